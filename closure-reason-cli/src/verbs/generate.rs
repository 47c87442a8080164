//! `generate`: enums from metadata. Existing enums are edited, not rewritten.

mod report;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::catalog::{Catalog, ColumnKind, Sources};
use crate::config::Config;
use crate::enums::changes::ChangedEnum;
use crate::enums::files::{Generated, Present};
use crate::enums::job::Job;
use crate::enums::names::NameSpelling;
use crate::enums::style::Style;
use crate::enums::targets::SetId;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::note::Note;
use crate::report::output::Bounds;
use crate::report::output::paths::{portable, real};
use crate::report::terminal::{argument, shown};
use crate::report::{output, terminal};

/// Write enums for the columns of your metadata, and keep existing ones up to date.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason generate --from metadata -o src/choices
  closure-reason generate --from picklist.json --table incident
  closure-reason generate --from solution.zip -o src/choices.rs --kind choice --kind boolean
  closure-reason generate --check

An existing enum is edited, not rewritten: names, order, comments and other code stay. A new label
leaves the old one as an alias; an option that is gone is marked as deprecated. What changes in
each enum is said on standard error. A description that only the enum has stays.

Without --from and -o, `from` and `output` in closure-reason.toml say where metadata and enums are.
Yes/no columns get enums only with `--kind boolean`. Repeat `--kind` to get several kinds.

Descriptions are written as attributes, not as documentation: a crate that denies `missing_docs`
allows it where it declares the module, `#[allow(missing_docs)] pub mod choices;`.")]
pub struct Arguments {
    #[command(flatten)]
    pub sources: Sources,
    /// Where the enums are or will be: a `.rs` file, a folder, or `-` for standard output, which is
    /// the default.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Write nothing: print what would change, and exit with 1 if anything would.
    #[arg(long)]
    pub check: bool,
    /// Remove options that are gone from the column. Old rows may still hold them.
    #[arg(long)]
    pub prune: bool,
    /// The language of names and labels of new enums, by its locale id, such as 1033.
    #[arg(long, value_name = "LCID", value_parser = crate::config::language)]
    pub language: Option<u32>,
    /// One more derive for new enums; repeatable.
    #[arg(long, value_name = "PATH")]
    pub derive: Vec<String>,
    /// Make new enums use serde; `--serde=false` overrides closure-reason.toml.
    #[arg(
        long,
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        hide_possible_values = true
    )]
    pub serde: Option<bool>,
    /// Do not report what was changed and written. Errors are always reported.
    #[arg(short, long)]
    pub quiet: bool,
    /// Spell new names in ASCII, whatever the labels are written in.
    #[arg(long)]
    pub ascii: bool,
}

impl Arguments {
    fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new("-"))
    }

    /// Fills in from the config what the command line leaves out.
    fn complete(&mut self, config: &Config) {
        config.complete(&mut self.sources);
        if self.sources.kind.is_empty() {
            self.sources.kind.clone_from(&config.kinds);
        }
        if self.derive.is_empty() {
            self.derive.clone_from(&config.derives);
        }
        self.output = self.output.take().or(config.output.clone());
        self.language = self.language.or(config.language);
        self.serde = self.serde.or(config.serde);
    }
}

pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    let typed = arguments.output.as_deref().map(Bounds::typed);
    arguments.complete(config);
    let bounds = typed.unwrap_or_else(|| config.bounds());
    if arguments.check && arguments.output().as_os_str() == "-" {
        return Err(Error::new("there are no enums to check")
            .remedy("say where they are with `-o`, or with `output` in closure-reason.toml"));
    }
    let style = style(&arguments)?;
    may_be_output(&arguments)?;
    let is_stdout = arguments.output() == Path::new("-");
    if !arguments.check && !is_stdout {
        // Check this before reading anything, which may take minutes.
        bounds.allow(arguments.output())?;
    }
    // Reading files takes much more memory than what is kept of them. So Rust and metadata are not read
    // at the same time.
    let output = arguments.output();
    let present = Present::at(output)?;
    let catalog = Catalog::load(&arguments.sources)?;
    if catalog.is_empty {
        terminal::notes(&catalog.notes);
        // Without this error, enums would look up to date although nothing was compared.
        return Err(Error::new("there is no metadata to generate enums from")
            .remedy("check the path after `--from`, or `from` in closure-reason.toml"));
    }
    let mut notes = catalog.notes.clone();
    let (files, changed) = generated(present, catalog, &style, &arguments, &mut notes)?;
    if !arguments.quiet {
        terminal::notes(&notes);
    }
    if arguments.check {
        let diffs: String = files.iter().filter(|file| file.old != file.new).map(diff).collect();
        output::print(&diffs)?;
        return Ok(if diffs.is_empty() { Outcome::Done } else { Outcome::No });
    }
    if is_stdout {
        files.iter().try_for_each(|file| output::print(&file.new))?;
    } else {
        crate::enums::replace::files(arguments.output(), &files, &bounds)?;
    }
    if !(arguments.quiet || is_stdout) {
        report::changed(&changed);
        report::written(arguments.output(), &files);
    }
    Ok(Outcome::Done)
}

/// The unified diff of a file, as git writes it: from here. A file elsewhere has its whole path, without `a/` and `b/`.
fn diff(file: &Generated) -> String {
    let mut path = file.path.clone();
    if let (true, Ok(here)) = (path.is_absolute(), std::env::current_dir()) {
        // Here is named without links, but the user may have typed some.
        let real = real(&path);
        path = [&*path, &*real]
            .iter()
            .find_map(|path| path.strip_prefix(&here).ok())
            .unwrap_or(&path)
            .to_owned();
    }
    let path_text = path.display().to_string();
    let name = portable(&path_text);
    let (old, new) = if path.is_absolute() { ("", "") } else { ("a/", "b/") };
    let old = if file.old.is_empty() { "/dev/null".to_owned() } else { format!("{old}{name}") };
    let mut options = diffy::DiffOptions::new();
    options.set_original_filename(old).set_modified_filename(format!("{new}{name}"));
    options.create_patch(&file.old, &file.new).to_string()
}

/// How new enums are written.
fn style(arguments: &Arguments) -> Result<Style, Error> {
    let style = Style {
        spelling: NameSpelling { ascii: arguments.ascii },
        language: arguments.language,
        derives: arguments.derive.clone(),
        serde: arguments.serde.unwrap_or_default(),
        prune: arguments.prune,
    };
    for derive in &style.derives {
        if syn::parse_str::<syn::Path>(derive).is_err() {
            return Err(Error::new(format!("`{}` cannot be derived", shown(derive)))
                .remedy("write it as in `#[derive(..)]`, such as `PartialOrd` or `my_crate::MyDerive`"));
        }
    }
    Ok(style)
}

/// Refuses an output that would overwrite an input, or that is neither a Rust file nor a folder.
fn may_be_output(arguments: &Arguments) -> Result<(), Error> {
    let output = arguments.output();
    if output.is_file() && arguments.sources.from.iter().any(|from| is_same(from, output)) {
        return Err(Error::new("the output is an input, and would be overwritten")
            .at(output.display())
            .remedy("name another file with `-o`"));
    }
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    let why = match &*name {
        name if output::is_device(name) => Some("it is a device there"),
        name if name.contains(':') => Some("what is after `:` would be hidden in another file"),
        _ => None,
    };
    if let Some(why) = why {
        return Err(Error::new(format!("Windows cannot have a file `{}`: {why}", shown(&name)))
            .at(output.display())
            .remedy("name another file or folder with `-o`"));
    }
    // A name with another extension is more likely a file than a folder, unless the folder exists.
    let is_other = match output.extension() {
        Some(extension) => extension != "rs" && !output.is_dir(),
        None => output.is_file(),
    };
    if is_other {
        return Err(Error::new("the output is neither a Rust file nor a folder")
            .at(output.display())
            .remedy("name a `.rs` file or a folder"));
    }
    Ok(())
}

fn generated(
    present: Present,
    catalog: Catalog,
    style: &Style,
    arguments: &Arguments,
    notes: &mut Vec<Note>,
) -> Result<(Vec<Generated>, Vec<ChangedEnum>), Error> {
    // The catalog is already selected; yes/no columns get enums only if the user asks for them.
    let with_boolean = arguments.sources.kind.contains(&ColumnKind::Boolean);
    let there = present.keys();
    let units = crate::enums::targets::of(&catalog, &there, with_boolean, notes);
    let Sources { table, column, global, kind, .. } = &arguments.sources;
    let selects = [table, column, global].iter().any(|names| !names.is_empty()) || !kind.is_empty();
    // Do not report what the user excluded.
    if arguments.check && !selects {
        notes.extend(present.without_metadata(&catalog));
    }
    // The units have what the enums need, so free the catalog's copy.
    let Catalog { tables, columns, globals, .. } = catalog;
    drop((columns, globals));
    let leave_out =
        |group: &str| format!("leave it out with `--table {}`", argument(&format!("!{}", shown(group))));
    if let Some(group) = units.keys().map(SetId::group).find(|group| !crate::enums::names::is_module(group)) {
        return Err(Error::new(format!("the table {group:?} cannot be the name of a module"))
            .remedy(leave_out(group)));
    }
    let new = units.keys().filter(|key| present.is_folder() && !there.contains(key));
    for group in new.map(SetId::group) {
        let message = match group {
            "lib" | "main" => {
                format!("a file `{group}.rs` is the root of a crate, not the module of a table")
            }
            _ if output::is_device(group) => {
                format!("Windows cannot have a file `{group}.rs`: `{group}` is a device there")
            }
            _ => continue,
        };
        return Err(
            Error::new(message).remedy(format!("name a `.rs` file with `-o`, or {}", leave_out(group)))
        );
    }
    present.generated(Job { units: &units, tables: &tables, style }, notes)
}

fn is_same(left: &Path, right: &Path) -> bool {
    matches!((left.canonicalize(), right.canonicalize()), (Ok(left), Ok(right)) if left == right)
}
