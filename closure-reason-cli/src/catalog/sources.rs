//! The arguments about sources: where they are, what to select from them, and what they leave out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::definition::{OptionSetDefinition, Options};
use crate::source::encoding::Encoding;
use crate::source::environment::Environment;
use crate::source::selection::is_glob;
use crate::source::{LeftOut, MetadataFormat, Sourced, Why};

/// Where definitions come from, and which to select. Verbs that need a catalog flatten this into their arguments.
#[derive(Args, Clone, Debug, Default)]
pub struct Sources {
    /// Metadata: a file, a folder or `-` for standard input, in any format; repeatable. Without it: the closure reason itself.
    #[arg(long, value_name = "PATH", help_heading = "Metadata")]
    pub from: Vec<PathBuf>,
    #[command(flatten)]
    pub environment: Environment,
    /// Only these tables, by logical name; globs, repeatable, `!` excludes. Inputs may disagree about others. A single name also says
    /// which table a file belongs to, if the file does not say so itself.
    #[arg(long, value_name = "GLOB", help_heading = "Metadata")]
    pub table: Vec<String>,
    /// Only these columns, by logical or display name; globs of logical names, repeatable, `!`
    /// excludes. A single name also says which column a file belongs to, if the file does not say so itself.
    #[arg(long, value_name = "GLOB", help_heading = "Metadata")]
    pub column: Vec<String>,
    /// Columns that are needed besides the selected ones, if the metadata has them, by their logical
    /// or display names.
    #[arg(skip)]
    pub besides: Vec<String>,
    /// Only these global sets, by name; globs, repeatable, `!` excludes.
    #[arg(long, value_name = "GLOB", help_heading = "Metadata")]
    pub global: Vec<String>,
    /// Only columns and global sets of these kinds; repeatable.
    #[arg(long, value_name = "KIND", help_heading = "Metadata")]
    pub kind: Vec<ColumnKind>,
    /// The encoding of CSV that is not UTF-8, such as `windows-1252`, in which Excel saves CSV in much
    /// of Europe: of rows, and of sheets of metadata that are not UTF-8. A byte order mark wins.
    /// `latin1` means `windows-1252`, as on the web.
    #[arg(long, value_name = "NAME", value_parser = Encoding::named, help_heading = "Metadata")]
    pub encoding: Option<Encoding>,
    /// Which input wins if several disagree about a column: the last one on the command line.
    #[arg(long, value_name = "WHICH", ignore_case = true, help_heading = "Metadata")]
    pub prefer: Option<Prefer>,
}

/// The kinds of column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColumnKind {
    /// One option; also columns that do not say their kind.
    Choice,
    /// Several options.
    Choices,
    /// Yes or no.
    Boolean,
    /// The state of a row.
    State,
    /// The status reason of a row.
    Status,
}

/// Which input wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Prefer {
    /// The last on the command line.
    Last,
}

/// What to add to a remedy if the user names no metadata.
pub const NEED_METADATA: &str = "columns other than the closure reason need their metadata, with `--from`";

impl Sources {
    /// Whether the user says where definitions come from.
    pub fn are_named(&self) -> bool {
        !self.from.is_empty() || self.environment.is_asked()
    }

    /// Whether an environment is queried, but the user has not named any table or global set.
    pub fn needs_names(&self) -> bool {
        self.environment.is_asked() && self.table.is_empty() && self.global.is_empty()
    }
}

/// The set with the table and column that the command line names, where its file does not; without
/// options if it does not either.
pub(super) fn named(
    mut set: Sourced<OptionSetDefinition>,
    sources: &Sources,
) -> Result<Sourced<OptionSetDefinition>, Box<LeftOut>> {
    if matches!(set.origin.format, MetadataFormat::Rust | MetadataFormat::List | MetadataFormat::BuiltIn) {
        return Ok(set);
    }
    for (flag, word, given) in [("--table", "table", &sources.table), ("--column", "column", &sources.column)]
    {
        let is_known = if word == "table" { set.what.table.is_some() } else { set.what.column.is_some() };
        if is_known {
            continue;
        }
        let [name] = &given[..] else { return Err(unnamed(set, flag, word)) };
        if is_glob(name) {
            return Err(unnamed(set, flag, word));
        }
        let field = if word == "table" { &mut set.what.table } else { &mut set.what.column };
        *field = Some(name.clone());
    }
    Ok(set)
}

fn unnamed(set: Sourced<OptionSetDefinition>, flag: &'static str, word: &str) -> Box<LeftOut> {
    let whose = match set.what.table.as_deref() {
        Some(table) if word == "column" => format!("which column of {table} its options belong to"),
        _ => format!("which {word} {} belongs to", set.what),
    };
    Box::new(LeftOut {
        place: set.origin.to_string(),
        why: Why::Unnamed(format!("the file does not say {whose}"), flag),
        column: OptionSetDefinition { options: Options::default(), ..set.what },
    })
}

impl Sources {
    /// Whether the user named this very input, rather than the folder that it is in.
    pub(super) fn names(&self, input: &str) -> bool {
        input == "standard input" || self.from.iter().any(|path| path.display().to_string() == input)
    }
}
