//! `closure-reason.toml`: arguments that every command line would repeat.

use std::iter;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Deserialize;
use serde::de::Error as _;

use crate::catalog::{Catalog, ColumnKind, Sources};
use crate::report::error::Error;
use crate::report::output::{Bounds, Destination, paths};
use crate::rust::find_files;
use crate::source::environment::Environment;

/// The name of the file.
const NAME: &str = "closure-reason.toml";

/// The most bytes that the file may have: it is read wherever the command is run.
const LARGEST: u64 = 1 << 20;

/// Every key, for `--help`.
pub const HELP: &str = "\
closure-reason.toml, in the working directory or the nearest one above it, holds what you would
otherwise repeat on every command line. Flags on the command line win. Paths are relative to the
file, and not on another computer; nothing is written outside its repository, or its folder where
there is none. Keys:
  from         metadata, as `--from`: a path, or a list of them
  environment  the address that `fetch` queries; the other verbs query it if there is no `from`
  output       where `generate` writes and `check` reads: a file or a folder
  tables       as `--table`: a list of names and globs
  language     the language of names and labels: a locale id, such as 1033
  kinds        which columns get enums: a list of choice, choices, boolean, state, status
  serde        whether new enums use serde: true or false
  derives      more derives for new enums: a list, such as [\"PartialOrd\", \"Ord\"]";

/// What the file says; empty if there is no file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "the keys of closure-reason.toml")]
pub struct Config {
    /// The file itself.
    #[serde(skip)]
    file: PathBuf,
    #[serde(deserialize_with = "one_or_many")]
    pub from: Vec<PathBuf>,
    pub environment: Option<String>,
    pub output: Option<PathBuf>,
    pub tables: Vec<String>,
    #[serde(deserialize_with = "locale_id")]
    pub language: Option<u32>,
    #[serde(deserialize_with = "kinds")]
    pub kinds: Vec<ColumnKind>,
    pub serde: Option<bool>,
    pub derives: Vec<String>,
}

impl Config {
    /// Reads the nearest file, from the working directory upwards.
    pub fn find() -> Result<Self, Error> {
        let here = std::env::current_dir().map_err(|error| Error::from(error).at("the working directory"))?;
        match here.ancestors().position(|folder| folder.join(NAME).is_file()) {
            // A relative path keeps messages and names of inputs short, and the same on every machine.
            Some(levels) => Self::read(&PathBuf::from_iter(vec![".."; levels])),
            None => Ok(Self::default()),
        }
    }

    fn read(folder: &Path) -> Result<Self, Error> {
        let file = folder.join(NAME);
        let text =
            find_files::read_up_to(&file, LARGEST).map_err(|error| Error::from(error).at(file.display()))?;
        let mut config: Self = toml::from_str(&text).map_err(|error| told(&error, &file, &text))?;
        let from = config.from.iter().map(|path| ("from", "--from", path));
        let output = config.output.iter().map(|path| ("output", "-o", path));
        from.chain(output).try_for_each(|(key, flag, path)| may_be_named(key, flag, path, &file))?;
        for path in config.from.iter_mut().chain(&mut config.output) {
            if path != Path::new("-") {
                *path = folder.join(&*path);
            }
        }
        config.file = file;
        Ok(config)
    }

    /// Fills in the environment, if the command line does not name one.
    pub fn name_environment(&self, environment: &mut Environment) {
        if let (false, Some(url)) = (environment.is_asked(), &self.environment) {
            environment.take_address(url, &self.file);
        }
    }

    /// The folder in which this file may make a verb write.
    pub fn bounds(&self) -> Bounds {
        Bounds::of_repository(self.file.parent().unwrap_or(&self.file))
    }

    /// Prepares an output, unless it is one of the inputs: metadata, this file, or one of the others.
    pub fn prepare<'a>(
        &'a self,
        destination: &Destination,
        catalog: &'a Catalog,
        others: impl IntoIterator<Item = &'a Path>,
    ) -> Result<(), Error> {
        let files = catalog.files.iter().map(|file| &**file).chain(iter::once(&*self.file));
        destination.prepare(files.chain(others))
    }

    /// Fills in what the command line leaves out.
    pub fn complete(&self, sources: &mut Sources) {
        let are_named = sources.are_named();
        if !are_named {
            sources.from.clone_from(&self.from);
            if self.from.is_empty() {
                self.name_environment(&mut sources.environment);
            }
        }
        // `tables` chooses what to query; it does not select from files. All tables of an environment would be too
        // many.
        let asks = sources.environment.is_asked() && sources.global.is_empty();
        if (!are_named || asks) && sources.table.is_empty() {
            sources.table.clone_from(&self.tables);
        }
    }
}

/// Refuses a path that is empty, or that would make Windows sign in at another computer.
fn may_be_named(key: &str, flag: &str, path: &Path, file: &Path) -> Result<(), Error> {
    if path.as_os_str().is_empty() {
        return Err(Error::new(format!("`{key}` is empty"))
            .at(file.display())
            .remedy("write a path, or leave the key out"));
    }
    if path.to_string_lossy().contains(char::is_control) {
        return Err(Error::new(format!("`{key}` has a control character"))
            .at(file.display())
            .remedy(ESCAPES));
    }
    if paths::is_remote(path) {
        let path = path.display();
        let message = format!(
            "`{key}` is on another computer, at which Windows would sign in with your account: {path}"
        );
        return Err(Error::new(message)
            .at(file.display())
            .remedy(format!("if you trust it, name it on the command line: `{flag} {path}`")));
    }
    Ok(())
}

/// A path such as `C:\temp` has escapes in double quotes: this one is a tab.
const ESCAPES: &str =
    "in double quotes, a backslash begins an escape: write a path in single quotes, or with `/`";

fn told(error: &toml::de::Error, path: &Path, text: &str) -> Error {
    let mut place = path.display().to_string();
    let mut remedy = "`closure-reason --help` lists the keys of the file and what they hold";
    if let Some(before) = error.span().and_then(|span| text.get(..span.start)) {
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        place = format!("{place}:{line}:{column}");
        if text.lines().nth(line - 1).is_some_and(|line| line.contains('"') && line.contains('\\')) {
            remedy = ESCAPES;
        }
    }
    Error::new(error.message().replace('\n', "; ").replace("unknown field", "unknown key"))
        .at(place)
        .remedy(remedy)
}

fn kinds<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<ColumnKind>, D::Error> {
    let kind = |name: &String| {
        ColumnKind::from_str(name, false).map_err(|_| {
            let known = ColumnKind::value_variants().iter().filter_map(ColumnKind::to_possible_value);
            let known: Vec<_> = known.map(|kind| kind.get_name().to_owned()).collect();
            D::Error::custom(format!(
                "`{name}` is not a kind of column, expected one of {}",
                known.join(", ")
            ))
        })
    };
    Vec::<String>::deserialize(deserializer)?.iter().map(kind).collect()
}

/// A language on the command line.
pub fn language(text: &str) -> Result<u32, String> {
    let id = text.parse::<u32>().ok().filter(|id| (1..=i32::MAX.unsigned_abs()).contains(id));
    id.ok_or_else(|| "expected a locale id, such as 1033 for English".to_owned())
}

fn locale_id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let id = toml::Value::deserialize(deserializer)?;
    match id.as_integer().map(i32::try_from) {
        Some(Ok(id @ 1..)) => Ok(Some(id.unsigned_abs())),
        _ => Err(D::Error::custom(format!("{id} is not a locale id, expected a number such as 1033"))),
    }
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a path or a list of paths")]
    enum Paths {
        One(PathBuf),
        Many(Vec<PathBuf>),
    }
    Ok(match Paths::deserialize(deserializer)? {
        Paths::One(path) => vec![path],
        Paths::Many(paths) => paths,
    })
}
