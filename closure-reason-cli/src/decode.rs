//! `closure-reason decode`: the same rows, with words.

mod csv;
mod json;
mod labels;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::rows::columns::Columns;
use crate::rows::input::{self, Format};
use crate::rows::read::Layout;
use crate::terminal;

use self::labels::{Labels, Tally};

/// Write the same rows with labels beside the values.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Arguments {
    /// Rows: CSV, TSV, or JSON of the Web API, compressed with gzip or not; `-` is standard input,
    /// as is no file at all.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where to write; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    layout: Layout,
    /// Put the label in the place of the value. What is not an option stays as it is.
    #[arg(long)]
    replace: bool,
    /// The language of the labels, by its locale id, such as 1031 for German.
    #[arg(long, value_name = "LCID")]
    language: Option<u32>,
    /// Exit with 1 if there are values that are not options.
    #[arg(long)]
    deny_unknown: bool,
}

const EXAMPLES: &str = "\
Examples:
  A column `msdyn_closurereasonname` behind `msdyn_closurereason`:
    closure-reason decode export.csv -o labelled.csv

  Pages of the Web API, with the annotations that it gives if it is asked for them:
    closure-reason decode page1.json page2.json > labelled.json

  A column of your own, in German:
    closure-reason decode --from metadata --table incident --language 1031 incidents.csv -o incidents.de.csv";

/// How the labels are put in.
#[derive(Clone, Copy)]
pub struct How {
    pub replace: bool,
    pub language: Option<u32>,
}

/// Reads, writes, and says what there was.
pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    config.complete(&mut arguments.sources);
    let catalog = Catalog::load(&arguments.sources)?;
    terminal::notes(&catalog.notes);
    let columns = Columns::new(&catalog);
    let how = How { replace: arguments.replace, language: arguments.language };
    let files = input::inputs(&arguments.files);
    let mut labels = Labels::new(how);
    input::check(&files)?;
    write_to(&arguments.output, &files, |out| {
        let mut common = None;
        let mut first = None;
        let mut out = Lines { out, last: b'\n' };
        for file in &files {
            let open = input::open(file)?;
            match first {
                None => out.write_all(open.mark)?,
                Some(format) if format != open.format => {
                    let message = format!("this file is {}, the first one is {format}", open.format);
                    let remedy = "decode them one by one, each into a file of its own";
                    return Err(Error::new(message).at(open.window.name()).remedy(remedy));
                }
                Some(_) => out.end_line()?,
            }
            first = Some(open.format);
            match open.format {
                Format::Csv => {
                    csv::decode(
                        open.window,
                        &arguments.layout,
                        &columns,
                        &mut labels,
                        &mut common,
                        &mut out,
                    )?;
                }
                Format::Json => json::decode(open.window, &columns, &mut labels, &mut out)?,
            }
        }
        Ok(())
    })?;
    let tally = labels.tally();
    report(&tally);
    let is_denied = arguments.deny_unknown && tally.has_unknown();
    Ok(if is_denied { Outcome::No } else { Outcome::Done })
}

/// Writes to standard output, or to a file that is there whole or not at all.
fn write_to(
    path: &Path,
    inputs: &[PathBuf],
    write: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Error> {
    if path == Path::new("-") {
        let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
        return write(&mut out).and_then(|()| Ok(out.flush()?)).map_err(|error| error.at("standard output"));
    }
    let failed = |error: Error| error.at(path.display());
    // A pipe or a device is written to: a file in its place would not be it.
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        let file = File::options().write(true).open(path).map_err(|error| failed(error.into()))?;
        let mut out = BufWriter::with_capacity(BUFFER, file);
        return write(&mut out).and_then(|()| Ok(out.flush()?)).map_err(failed);
    }
    let same = |input: &&PathBuf| {
        input.canonicalize().is_ok_and(|input| path.canonicalize().is_ok_and(|output| input == output))
    };
    if let Some(input) = inputs.iter().find(same) {
        let message = "the output is one of the inputs, which are never overwritten";
        return Err(Error::new(message).at(input.display()).remedy("write to another file"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new();
    #[cfg(unix)]
    file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = file.tempfile_in(folder).map_err(|error| failed(error.into()))?;
    let mut out = BufWriter::with_capacity(BUFFER, file);
    write(&mut out).and_then(|()| Ok(out.flush()?)).map_err(failed)?;
    let file = out.into_inner().map_err(|error| failed(error.into_error().into()))?;
    file.persist(path).map_err(|error| failed(error.error.into()))?;
    Ok(())
}

/// How much is written at once.
const BUFFER: usize = 256 * 1024;

/// Knows whether a line has ended, so that the rows of two files stay apart.
struct Lines<'a> {
    out: &'a mut dyn Write,
    last: u8,
}

impl Lines<'_> {
    fn end_line(&mut self) -> io::Result<()> {
        if self.last == b'\n' { Ok(()) } else { self.write_all(b"\n") }
    }
}

impl Write for Lines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.last = bytes.last().copied().unwrap_or(self.last);
        self.out.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How many values are listed at the end.
const LISTED: usize = 20;

fn report(tally: &Tally) {
    for note in &tally.notes {
        anstream::eprintln!("note: {}", terminal::shown(note));
    }
    anstream::eprintln!("{} rows", tally.rows);
    for column in &tally.columns {
        let unknown: u64 = column.unknown.iter().map(|(_, count)| count).sum();
        anstream::eprintln!(
            "{}: {} decoded, {} empty, {} unknown",
            terminal::shown(&column.name),
            column.decoded,
            column.empty,
            unknown + column.uncounted,
        );
        for (text, count) in column.unknown.iter().take(LISTED) {
            anstream::eprintln!("{count:>9}  {}", terminal::shown(text));
        }
        let more = column.unknown.len().saturating_sub(LISTED);
        if more > 0 {
            anstream::eprintln!("           and {more} more");
        }
    }
}
