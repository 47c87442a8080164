//! From one saved answer to a crate with typed columns. A month later, after one variant was renamed by hand, the crate is
//! brought up to date.

use std::path::Path;

use serde_json::Value;

use crate::proof::compiled::compiles;
use crate::proof::run::Folder;

/// The options of the first answer, in its own form.
fn options(answer: &mut Value) -> &mut Vec<Value> {
    answer["OptionSet"]["Options"].as_array_mut().unwrap()
}

#[test]
fn a_month_later_check_reports_three_changes_and_generate_applies_them() {
    let folder = Folder::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/check/msdyn_ocsession.msdyn_closurereason.json");
    let saved = std::fs::read_to_string(sample).unwrap();
    folder.write("saved.json", &saved);
    let generate = ["generate", "--from", "saved.json", "-o", "src/choices"];
    assert_eq!(folder.run(&generate).code, 0);
    let check = ["check", "--from", "saved.json", "src/choices"];
    assert_eq!(folder.run(&check).code, 0);
    compiles(&folder, &["choices"], "\npub use choices::msdyn_ocsession::ClosureReason;\n");

    // The developer renames a variant.
    let file = "src/choices/msdyn_ocsession.rs";
    let read = || std::fs::read_to_string(folder.path().join(file)).unwrap();
    let hers = read().replace(
        "    AgentClosed = 192350004,\n",
        "    // As we say.\n    ClosedByOurAgent = 192350004, // her name\n",
    );
    assert_ne!(hers, read());
    folder.write(file, &hers);

    let mut answer: Value = serde_json::from_str(saved.trim_start_matches('\u{feff}')).unwrap();
    let at = |options: &[Value], value: i32| options.iter().position(|one| one["Value"] == value).unwrap();
    let options = options(&mut answer);
    let mut booking = options[0].clone();
    booking["Value"] = 192_350_099.into();
    booking["Label"]["LocalizedLabels"][0]["Label"] = "BookingCanceled".into();
    booking["Label"]["UserLocalizedLabel"]["Label"] = "BookingCanceled".into();
    let changed = at(options, 192_350_004);
    for label in ["UserLocalizedLabel", "LocalizedLabels"] {
        let label = &mut options[changed]["Label"][label];
        let label = if label.is_array() { &mut label[0] } else { label };
        label["Label"] = "Closed by agent".into();
    }
    options.push(booking);
    let gone = at(options, 192_350_006);
    options.remove(gone);
    folder.write("saved.json", &answer.to_string());

    let line = |part: &str| 1 + hers.lines().position(|line| line.contains(part)).unwrap();
    let said = folder.run(&check);
    assert_eq!(said.code, 1, "{}", said.errors);
    for (message, line) in [
        (
            "the label in language 1033 of `ClosureReason::ClosedByOurAgent` differs",
            line("label = \"AgentClosed\""),
        ),
        ("is no longer an option", line("    AgentTransfer")),
        ("`ClosureReason` lacks the option 192350099 \"BookingCanceled\"", line("pub enum ClosureReason {")),
    ] {
        let at = said.out.find(message).unwrap_or_else(|| panic!("{message}: {}", said.out));
        let place = said.out[at..].lines().nth(1).unwrap().replace('\\', "/");
        assert!(place.contains(&format!("{file}:{line}:")), "{message}: {place}, not {line}");
    }
    assert!(said.out.ends_with("3 differences; compared: 1 enum\n"), "{}", said.out);

    assert_eq!(folder.run(&generate).code, 0);
    let said = folder.run(&check);
    assert_eq!(said.code, 0, "{}", said.out);
    let mended = read();
    for part in [
        "    // As we say.\n    ClosedByOurAgent = 192350004, // her name\n",
        "    BookingCanceled = 192350099,\n",
        "alias = \"AgentClosed\"",
    ] {
        assert!(mended.contains(part), "{part}: {mended}");
    }
    assert_eq!(mended.matches("#[deprecated").count(), 1);
    compiles(&folder, &["choices"], "");
}
