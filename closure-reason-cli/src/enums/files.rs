//! The files to generate: one, or a folder with one for each table.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::existing::TargetFile;
use super::job::Job;
use super::plan::Plan;
use super::targets::SetId;
use super::{insertion_point, modules, targets, write};
use crate::catalog::Catalog;
use crate::enums::changes::ChangedEnum;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal;
use crate::rust;
use crate::rust::{File, find_files, modules_of};

/// How many enums are named without `-v`, which names all.
const LISTED: usize = 10;

/// A file as it is, and as it should be.
#[derive(Debug)]
pub struct Generated {
    pub path: PathBuf,
    pub old: String,
    pub new: String,
    /// The modules that the file declares, if it is the root of a folder.
    pub modules: Vec<String>,
    /// Whether nothing changes but the lines for these.
    pub gets_only_lines: bool,
}

/// The existing Rust files: one, or those of a folder.
pub struct Present<'a> {
    output: &'a Path,
    is_folder: bool,
    /// Sorted by path.
    files: Vec<(PathBuf, TargetFile)>,
}

impl<'a> Present<'a> {
    /// Reads what exists at a path: a file or a folder. Without a path, the output is standard output.
    pub fn at(output: &'a Path) -> Result<Self, Error> {
        let is_stdout = output == Path::new("-");
        let is_folder =
            !is_stdout && (output.is_dir() || output.extension().is_none_or(|extension| extension != "rs"));
        let mut files = Vec::new();
        if !is_folder {
            let text = if is_stdout { String::new() } else { read(output)? };
            files.push((output.to_owned(), target(Vec::new(), output, text)));
        } else if output.is_dir() {
            for path in find_files::below(output)? {
                let target = target(modules_of(&path, output), &path, read(&path)?);
                files.push((path, target));
            }
        }
        if is_folder && files.iter().all(|(_, target)| !target.modules.is_empty()) {
            // The module itself: a file next to the folder, or one in it.
            let beside = output.extension().is_none().then(|| output.with_extension("rs"));
            let root = beside.filter(|path| path.is_file()).unwrap_or_else(|| output.join("mod.rs"));
            let target = target(Vec::new(), &root, read(&root)?);
            files.push((root, target));
        }
        // Write nothing next to an enum that cannot be read: its column would get a second enum.
        Error::all(files.iter().flat_map(|(path, target)| {
            let name = path.display().to_string();
            target.file.errors(&name).into_iter().chain(target.file.unreadable(&name))
        }))?;
        mark_tests(&mut files);
        tell_unread(&mut files);
        Ok(Self { output, is_folder, files })
    }

    /// Whether each table gets a file of its own.
    pub fn is_folder(&self) -> bool {
        self.is_folder
    }

    /// The columns and global sets of the existing enums.
    pub fn keys(&self) -> BTreeSet<SetId> {
        self.files.iter().flat_map(|(_, target)| target.enums()).filter_map(SetId::of_enum).collect()
    }

    /// A note about enums without metadata.
    pub fn without_metadata(&self, catalog: &Catalog) -> Option<Note> {
        let known = targets::known(catalog, &self.keys());
        let enums = self.files.iter().flat_map(|(_, target)| target.enums());
        let unknown = enums.filter(|one| SetId::of_enum(one).is_some_and(|key| !known.contains(&key)));
        let names: Vec<_> = unknown.map(|one| format!("`{}`", one.ident)).collect();
        let count = match names.len() {
            0 => return None,
            1 => "1 enum has".to_owned(),
            count => format!("{count} enums have"),
        };
        let at_most = if terminal::is_verbose() { usize::MAX } else { LISTED };
        let mut message = format!("{count} no metadata: {}", names[..names.len().min(at_most)].join(", "));
        if names.len() > at_most {
            message.push_str(&format!(" and {} more (-v lists them)", names.len() - at_most));
        }
        Some(Note { place: String::new(), message })
    }

    /// Notes about enums that cannot be read, if new enums are written next to them.
    fn unread(&self) -> impl Iterator<Item = Note> {
        self.files.iter().flat_map(|(path, target)| {
            target.file.unread().iter().map(|unread| Note {
                place: format!("{}:{}", path.display(), target.file.place(&unread.span)),
                message: format!(
                    "`OptionSet` is derived here, but the enum cannot be read: {}. If it is for one of the \
                     columns that get an enum now, that column has two",
                    unread.reason
                ),
            })
        })
    }

    /// Notes about enums of these columns that the program cannot use.
    fn aside<'b>(&'b self, job: Job<'b>) -> impl Iterator<Item = Note> + 'b {
        self.files.iter().flat_map(move |(path, target)| {
            target.file.enums().iter().filter_map(move |one| {
                let aside = target.aside(one)?;
                job.units.get(&SetId::of_enum(one)?)?;
                Some(Note {
                    place: format!("{}:{}", path.display(), target.file.place(&one.ident_span)),
                    message: aside.left_as_it_is(one),
                })
            })
        })
    }

    /// The files as they should be, and the changes of each enum.
    pub fn generated(
        mut self,
        job: Job,
        notes: &mut Vec<Note>,
    ) -> Result<(Vec<Generated>, Vec<ChangedEnum>), Error> {
        let there = self.keys();
        if job.units.keys().any(|key| !there.contains(key)) {
            notes.extend(self.unread());
        }
        notes.extend(self.aside(job));
        let groups: BTreeSet<&str> = job.units.keys().map(SetId::group).collect();
        if self.is_folder {
            self.add(&groups);
        }
        let (paths, targets): (Vec<_>, Vec<_>) = self.files.into_iter().unzip();
        let root = targets.iter().position(|target| self.is_folder && target.modules.is_empty());
        let target_of = |group: &str| target_of(group, &targets, root);
        let (mut texts, changed) = write::texts(&Plan::new(job, &targets, target_of, notes)?, notes);
        let gets_only_lines = root.is_some_and(|root| texts[root] == targets[root].file.text());
        let declared = match root {
            Some(root) => Some((root, declare(root, &groups, &targets, &mut texts)?)),
            None => None,
        };
        let files = paths.into_iter().zip(targets).zip(texts);
        let files = files.map(|((path, target), new)| Generated {
            path,
            old: target.file.into_text(),
            new,
            modules: Vec::new(),
            gets_only_lines: false,
        });
        let mut files: Vec<_> = files.collect();
        if let Some((root, modules)) = declared {
            (files[root].modules, files[root].gets_only_lines) = (modules, gets_only_lines);
        }
        for file in files.iter().filter(|file| file.old != file.new && !rust::may_derive(&file.old)) {
            // A file without enums is parsed only now, to refuse it if it is not Rust.
            File::parse(file.old.clone()).sound(&file.path.display().to_string())?;
        }
        // A file that stays empty is not written: the enums of its table are elsewhere.
        let is_empty = |file: &Generated| file.old.is_empty() && file.new.is_empty();
        Ok((files.into_iter().filter(|file| !self.is_folder || !is_empty(file)).collect(), changed))
    }

    /// Adds files for tables that have none yet.
    fn add(&mut self, groups: &BTreeSet<&str>) {
        for &group in groups {
            let modules = vec![group.to_owned()];
            if self.files.iter().all(|(_, target)| target.modules != modules) {
                let path = self.output.join(format!("{group}.rs"));
                let target = target(modules, &path, String::new());
                self.files.push((path, target));
            }
        }
        for (_, target) in &mut self.files {
            target.group =
                groups.iter().find(|group| target.modules == [**group]).map(|&group| group.to_owned());
        }
        self.files.sort_by(|(a, _), (b, _)| a.cmp(b));
    }
}

/// The text of a file; `None` if there is no such file.
pub fn read(path: &Path) -> Result<String, Error> {
    match find_files::read(path) {
        Ok(text) => Ok(text),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(String::new())
        }
        Err(error) => Err(Error::from(error).at(path.display())),
    }
}

fn target(modules: Vec<String>, path: &Path, text: String) -> TargetFile {
    let file = if rust::may_derive(&text) { File::parse(text) } else { File::without_enums(text) };
    TargetFile { modules, group: None, name: path.display().to_string(), is_for_tests: false, file }
}

/// Marks the files that other files declare as test modules.
fn mark_tests(files: &mut [(PathBuf, TargetFile)]) {
    let texts = files.iter().map(|(_, target)| (&*target.modules, target.file.text()));
    let for_tests: Vec<_> =
        texts.flat_map(|(modules, text)| rust::modules_for_tests(modules, text)).collect();
    for (_, target) in files {
        target.is_for_tests = for_tests.iter().any(|path| target.modules.starts_with(path));
    }
}

/// Tells of enums that files take from others, which are not among them.
fn tell_unread(files: &mut [(PathBuf, TargetFile)]) {
    let real = |(path, _): &(PathBuf, TargetFile)| path.canonicalize().ok();
    let looked_at = files.iter().filter_map(real).collect();
    for (path, target) in files.iter_mut().filter(|(_, target)| !target.is_for_tests) {
        for other in rust::enums_elsewhere(target.file.text(), path, &looked_at, find_files::read) {
            target.file.is_unread_at(other.span.clone(), other.place());
        }
    }
}

/// Adds the lines `pub mod ..;` that the root lacks. Returns the modules that have a file.
fn declare(
    root: usize,
    groups: &BTreeSet<&str>,
    targets: &[TargetFile],
    texts: &mut [String],
) -> Result<Vec<String>, Error> {
    let has_file = |group: &str| {
        texts.iter().zip(targets).any(|(text, target)| target.modules == [group] && !text.is_empty())
    };
    let with_file: Vec<_> = groups.iter().copied().filter(|group| has_file(group)).collect();
    texts[root] = declared(&targets[root].name, &texts[root], &with_file)?;
    Ok(with_file.into_iter().map(str::to_owned).collect())
}

/// The text of a file with a line for each module.
pub fn declared(name: &str, text: &str, modules: &[&str]) -> Result<String, Error> {
    modules::declared(text, modules).map_err(|mistake| {
        let place = File::without_enums(text.to_owned()).place_of(&mistake);
        Error::new(mistake.message).at(format!("{name}:{place}"))
    })
}

/// The file for new enums of a table: one that contains the module of the table, else the file of that module.
fn target_of(group: &str, targets: &[TargetFile], root: Option<usize>) -> Result<usize, Error> {
    let is_own = |target: &TargetFile| target.group.as_deref() == Some(group);
    let has_enums = |target: &TargetFile| {
        let mut modules = target.enums().map(|one| [&*target.modules, &one.modules].concat());
        !is_own(target) && modules.any(|modules| modules == [group])
    };
    if let Some(within) = targets.iter().position(has_enums) {
        return Ok(within);
    }
    for (at, target) in targets.iter().enumerate() {
        let text = target.file.text();
        if target.modules.is_empty() && text.contains("mod") && text.contains(group) {
            let inner = target.inner()?;
            if inner.iter().any(|module| module.path == [group] && module.body.is_some()) {
                return Ok(at);
            }
        }
    }
    let own = targets.iter().position(is_own);
    if let (Some(_), Some(root)) = (own, root) {
        insertion_point::is_compiled(&targets[root], group)?;
    }
    Ok(own.unwrap_or_default())
}
