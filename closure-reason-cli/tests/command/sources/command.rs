use std::path::{MAIN_SEPARATOR, Path};
use std::process::Command;

/// Standard output, standard error and exit code of the command in a folder.
pub(crate) fn in_folder(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    format!(
        "{}{}exit code {}\n",
        String::from_utf8(output.stdout).unwrap(),
        // Paths with `/`, as on Unix.
        String::from_utf8(output.stderr).unwrap().replace(MAIN_SEPARATOR, "/"),
        output.status.code().unwrap()
    )
}

/// The same in a folder with only these files.
pub(crate) fn with(files: &[(&str, &[u8])], arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    in_folder(folder.path(), arguments)
}

/// The output of `list` for one named file.
pub(crate) fn list(name: &str, content: impl AsRef<[u8]>) -> String {
    with(&[(name, content.as_ref())], &["list", "--from", name])
}

/// The rows of the CSV form, without the header: table, column, kind, set, global, value, language, label, and what follows.
pub(crate) fn rows(files: &[(&str, &[u8])], arguments: &[&str]) -> String {
    let all = with(files, &[&["list", "--as", "csv"], arguments].concat());
    all.split_once('\n')
        .filter(|(header, _)| header.starts_with("key,"))
        .map_or(all.clone(), |(_, rows)| rows.into())
}

/// A text in UTF-16 with a byte order mark, least byte first.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}
