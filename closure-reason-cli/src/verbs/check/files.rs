use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::report::error::Error;
use crate::rust;
use crate::rust::{Aside, File, RustEnum, enums_elsewhere, find_files, modules_of};

/// A Rust file that has enums, with its path as the user wrote it or as found below a folder.
pub struct RustFile {
    pub name: String,
    pub file: File,
    /// Whether another file of its folder declares it as a test module.
    is_for_tests: bool,
}

impl RustFile {
    /// Whether the program cannot use an enum of the file. `generate` leaves such an enum unchanged.
    pub fn aside(&self, one: &RustEnum) -> Option<Aside> {
        if self.is_for_tests { Some(Aside::Tests) } else { one.aside }
    }

    /// The enums that the program can use.
    pub fn enums(&self) -> impl Iterator<Item = &RustEnum> {
        self.file.enums().iter().filter(|one| self.aside(one).is_none())
    }
}

/// Reads files and folders. Each file is read once, however often it is named.
pub fn read(paths: &[PathBuf]) -> Result<Vec<RustFile>, Error> {
    let (mut files, mut seen) = (Vec::new(), HashSet::new());
    // All files that were looked at, and what others take code from.
    let (mut looked_at, mut takers) = (HashSet::new(), Vec::new());
    for root in paths {
        let is_folder = std::fs::metadata(root).map_err(|error| unreadable(error, root))?.is_dir();
        let found = if is_folder { find_files::below(root)? } else { vec![root.clone()] };
        // The modules of the files with enums, and the texts of all that may declare one of these.
        let (mut modules, mut texts) = (Vec::new(), Vec::new());
        let begin = files.len();
        for path in found {
            let same = std::fs::canonicalize(&path).map_err(|error| Error::from(error).at(path.display()))?;
            let text = find_files::read(&path).map_err(|error| Error::from(error).at(path.display()))?;
            if rust::takes_other_texts(&text) && !looked_at.contains(&same) {
                takers.push((path.clone(), text.clone(), is_folder));
            }
            looked_at.insert(same.clone());
            let of_file = if is_folder { modules_of(&path, root) } else { Vec::new() };
            if is_folder && text.contains("test") {
                texts.push((of_file.clone(), text.clone()));
            }
            if let Some(file) = parse(&path, text, !is_folder)?.filter(|_| seen.insert(same)) {
                files.push(file);
                modules.push(of_file);
            }
        }
        let leads = |(of_file, _): &(Vec<String>, String)| {
            modules
                .iter()
                .any(|below: &Vec<String>| below.len() > of_file.len() && below.starts_with(of_file))
        };
        let texts = texts.into_iter().filter(leads);
        let for_tests: Vec<_> =
            texts.flat_map(|(of_file, text)| rust::modules_for_tests(&of_file, &text)).collect();
        for (file, of_file) in files[begin..].iter_mut().zip(&modules) {
            file.is_for_tests = for_tests.iter().any(|path| of_file.starts_with(path));
        }
    }
    for (path, text, is_in_folder) in takers {
        tell_unread(&mut files, &path, text, is_in_folder, &looked_at);
    }
    if files.is_empty() {
        let named: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Error::new("there is no enum that derives `OptionSet`")
            .at(named.join(", "))
            .remedy("name the files or the folder that have them; `closure-reason generate` writes them"));
    }
    File::link(&mut files.iter_mut().map(|file| &mut file.file).collect::<Vec<_>>());
    Ok(files)
}

/// Tells of enums that a file takes from another one, which is not looked at. Of a file that the user names, only what
/// is a part of it counts.
fn tell_unread(
    files: &mut Vec<RustFile>,
    path: &Path,
    text: String,
    is_in_folder: bool,
    looked_at: &HashSet<PathBuf>,
) {
    let mut unread = enums_elsewhere(&text, path, looked_at, find_files::read);
    unread.retain(|other| is_in_folder || !other.is_module);
    let name = path.display().to_string();
    let at = files.iter().position(|file| file.name == name);
    if unread.is_empty() || at.is_some_and(|at| files[at].is_for_tests) {
        return;
    }
    let at = at.unwrap_or_else(|| {
        files.push(RustFile { name, file: File::without_enums(text), is_for_tests: false });
        files.len() - 1
    });
    for other in unread {
        let remedy = if other.path.is_some() { ": name that file too" } else { "" };
        files[at].file.is_unread_at(other.span.clone(), other.place() + remedy);
    }
}

fn unreadable(error: std::io::Error, path: &Path) -> Error {
    Error::from(error)
        .at(path.display())
        .remedy("name the files or the folder that have the enums; `--from` says where metadata is")
}

fn parse(path: &Path, text: String, named: bool) -> Result<Option<RustFile>, Error> {
    let name = path.display().to_string();
    let file = (rust::may_derive(&text) || named).then(|| File::parse(text));
    let file = file
        .filter(|file| !(file.enums().is_empty() && file.unread().is_empty() && file.mistakes().is_empty()));
    if named && file.is_none() {
        return Err(Error::new("the file has no enum that derives `OptionSet`")
            .at(name)
            .remedy("name the file that has the enums, or its folder"));
    }
    Ok(file.map(|file| RustFile { name, file, is_for_tests: false }))
}
