use std::path::Path;
use std::process::{Command, Output};

/// The command in the folder of the sample data.
pub(crate) fn command(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/list"))
        .output()
        .unwrap()
}

/// The standard output of a successful run.
pub(crate) fn data(arguments: &[&str]) -> String {
    let output = command(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Exit code, standard output and standard error as one text.
pub(crate) fn all(arguments: &[&str]) -> String {
    let output = command(arguments);
    format!(
        "{}{}exit code {}\n",
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap()
    )
}

/// The values and texts of the hostile set, read without the command.
pub(crate) fn hostile() -> Vec<(i64, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/list/hostile.json");
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let options = json["OptionSet"]["Options"].as_array().unwrap();
    let text = |option: &serde_json::Value| {
        option["Label"]["LocalizedLabels"][0]["Label"].as_str().unwrap().to_owned()
    };
    options.iter().map(|option| (option["Value"].as_i64().unwrap(), text(option))).collect()
}
