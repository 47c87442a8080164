//! Reads inputs one at a time: files, folders, standard input.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::recognize::Recognized;
use super::{
    Input, Metadata, MetadataFormat, archive, canvas_app, code_app, entity_metadata, gzip, json, list,
    other_files, place_at, recognize, rust, solution, stringmaps, synapse_link, unreadable, wildcards, yaml,
    zip,
};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::output::paths;
use crate::report::terminal;
use crate::rust::File as RustFile;
use crate::source::encoding::Encoding;

/// The most bytes of one input.
const LIMIT: u64 = 1 << 30;

/// What all inputs hold together.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Each with the position of its input on the command line.
    pub found: Vec<Metadata>,
    /// Files in folders that are not metadata, each with what it is.
    pub skipped: Vec<String>,
    /// The encoding of sheets that are not UTF-8, if the user names it.
    encoding: Option<Encoding>,
    /// The files that are metadata.
    pub files: Vec<PathBuf>,
    /// Hidden folders that were not read.
    pub hidden: Vec<String>,
    /// How many inputs were read, and how many of them are not metadata.
    inputs: usize,
    others: usize,
    /// The real paths of the folders that were read: links may form a circle.
    folders: HashSet<PathBuf>,
    /// Rust files, which refer to each other's enums: each with its name and its position in `found`, until all are linked.
    rust: Vec<(usize, Rc<str>, RustFile)>,
}

/// Reads every input, in the order of the command line; in folders, in the order of names.
pub fn gather(paths: &[PathBuf], encoding: Option<Encoding>) -> Result<Gathered, Error> {
    let mut gathered = Gathered { encoding, ..Gathered::default() };
    let mut stdin_is_read = false;
    for path in &wildcards::expanded(paths)? {
        if path.as_os_str() == "-" {
            if std::mem::replace(&mut stdin_is_read, true) {
                return Err(Error::new("standard input can be read only once").remedy("give `--from -` once"));
            }
            terminal::say_what_is_typed("metadata");
            gathered.take(read("standard input", std::io::stdin().lock(), 0, true)?)?;
        } else if path.is_dir() {
            // A folder that is named twice is read twice.
            gathered.folders.clear();
            gathered.whole_folder(path)?;
        } else {
            gathered.file(path, true)?;
        }
    }
    gathered.link();
    Ok(gathered)
}

impl Gathered {
    /// Reads a folder that the user named, which must have metadata in it.
    fn whole_folder(&mut self, folder: &Path) -> Result<(), Error> {
        let others = (self.skipped.len(), self.hidden.len(), self.found.len());
        let had = self.inputs - self.others;
        self.folder(folder)?;
        if self.inputs - self.others == had {
            let broken = self.found[others.2..].iter().flat_map(|found| &found.notes);
            let broken = broken.map(|note| format!("{}: {}", note.place, note.message));
            let files: Vec<_> = self.skipped[others.0..].iter().cloned().chain(broken).collect();
            return Err(without_metadata(&files, &self.hidden[others.1..]).at(folder.display()));
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Error> {
        let failed = |error: std::io::Error| Error::from(error).at(folder.display());
        if !self.folders.insert(folder.canonicalize().map_err(failed)?) {
            return Ok(());
        }
        let entries: Result<Vec<_>, _> = std::fs::read_dir(folder).map_err(failed)?.collect();
        let mut entries = entries.map_err(failed)?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') && name != code_app::FOLDER {
                // Every repository has this one, so it is not worth a note.
                if name != ".git" && path.is_dir() {
                    self.hidden.push(path.display().to_string());
                }
                continue;
            }
            if path.is_dir() {
                self.folder(&path)?;
            } else if path.is_file() {
                self.file(&path, false)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, named: bool) -> Result<(), Error> {
        let failed = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound if path.as_os_str().is_empty() => {
                Error::new("`--from` is empty").remedy("write a path, or leave `--from` out")
            }
            std::io::ErrorKind::NotFound => {
                Error::new("there is no such file or folder").at(path.display()).remedy(FOLDER)
            }
            _ => Error::from(error).at(path.display()),
        };
        if paths::is_address(path) {
            let remedy =
                "`--environment` asks an environment for its metadata; a response must be saved first";
            return Err(Error::new("this is an address, not a file").at(path.display()).remedy(remedy));
        }
        let file = File::open(path).map_err(failed)?;
        let size = file.metadata().map_or(0, |about| about.len());
        let others = self.others;
        self.take(read(&path.display().to_string(), file, size, named)?)?;
        if self.others == others {
            self.files.push(path.to_owned());
        }
        Ok(())
    }

    fn take(&mut self, mut input: Input) -> Result<(), Error> {
        let recognized = recognize::recognize(&input)?;
        self.inputs += 1;
        let is_sheet = matches!(
            recognized,
            Recognized::Metadata(MetadataFormat::Stringmaps | MetadataFormat::LakeCsv | MetadataFormat::List)
                | Recognized::Sheet(_)
        );
        if let Some(encoding) = self.encoding.filter(|_| is_sheet && str::from_utf8(&input.bytes).is_err()) {
            let bytes = std::mem::take(&mut input.bytes);
            let read = encoding.reader(Box::new(Cursor::new(bytes))).read_to_end(&mut input.bytes);
            read.map_err(|error| Error::from(error).at(place_at(&input, input.bytes.len())))?;
        }
        match recognized {
            Recognized::Metadata(MetadataFormat::Rust) => {
                let is_rust = input.named || input.name.ends_with(".rs");
                match rust::read(&input) {
                    // Documentation may contain derived enums too.
                    Err(_) if !is_rust => return self.other(&input, "some other text"),
                    file => {
                        self.rust.push((self.found.len(), Rc::clone(&input.name), file?));
                        self.found.push(Metadata::default());
                    }
                }
            }
            Recognized::Metadata(format) => self.found.push(match format {
                MetadataFormat::Stringmaps => stringmaps::read(&input)?,
                MetadataFormat::LakeCsv => synapse_link::read_csv(&input)?,
                MetadataFormat::EntityMetadata => synapse_link::read_json(&input)?,
                MetadataFormat::Solution if input.bytes.starts_with(b"PK") => {
                    if let Some(found) = archive::read(&input)? {
                        found
                    } else {
                        let entries = zip::open(&input.bytes[..], input.bytes.len() as u64)
                            .map_or_else(|_| Vec::new(), |(_, entries)| entries);
                        let has = |name: &str| entries.iter().any(|entry| entry.name == name);
                        let what = if has("xl/workbook.xml") {
                            "an Excel workbook: save the sheet as \"CSV UTF-8\""
                        } else if let Some((what, _)) = other_files::archive(has) {
                            what
                        } else {
                            "an archive with no solution and no canvas app in it"
                        };
                        return self.other(&input, what);
                    }
                }
                MetadataFormat::Solution => solution::read(&input)?,
                MetadataFormat::SdkXml => entity_metadata::read(&input)?,
                MetadataFormat::CanvasApp => canvas_app::read(&input)?,
                MetadataFormat::List if matches!(input.bytes.trim_ascii_start(), [b'{' | b'[', ..]) => {
                    list::read(&input)?
                }
                MetadataFormat::List => list::csv::read(&input)?,
                MetadataFormat::CodeApp => code_app::read(&input)?,
                _ => json::read(&input)?,
            }),
            Recognized::Nothing => {}
            Recognized::Yaml => self.found.push(yaml::read(&input)?),
            // Two columns may be anything; only the user knows which column of a table they describe.
            Recognized::Sheet(_) if !input.named => return self.other(&input, "a sheet of values and names"),
            Recognized::Sheet(columns) => self.found.push(list::csv::read_sheet(&input, columns)?),
            Recognized::Parquet => {
                let what = format!(
                    "a Parquet file; DuckDB turns it into a CSV that can be read: `duckdb -c \"COPY (FROM '{}') TO '{}'\"`",
                    input.name,
                    synapse_link::file_for(&input.name)
                );
                return self.other(&input, &what);
            }
            Recognized::Other(what) => return self.other(&input, what),
        }
        Ok(())
    }

    /// Lets states and status reasons of several Rust files find each other.
    fn link(&mut self) {
        RustFile::link(&mut self.rust.iter_mut().map(|(.., file)| file).collect::<Vec<_>>());
        for (at, name, file) in self.rust.drain(..) {
            self.found[at] = rust::found(&name, &file);
        }
    }

    /// Something that is not metadata: an error if the user named the file, otherwise the file is skipped.
    fn other(&mut self, input: &Input, what: &str) -> Result<(), Error> {
        self.others += 1;
        if let Some((message, remedy)) = unreadable::why(input) {
            if input.named {
                return Err(Error::new(message).at(&input.name).remedy(remedy));
            }
            let message = format!("{message}: it is skipped; repair it if it is metadata");
            let note = Note { place: input.name.to_string(), message };
            self.found.push(Metadata { notes: vec![note], ..Metadata::default() });
            return Ok(());
        }
        if input.named {
            let metadata = "a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, \
                            or Rust enums";
            let remedy = match what {
                other_files::WEB_PAGE => unreadable::SIGN_IN.to_owned(),
                recognize::ROWS => {
                    format!("`summary` and `decode` take rows, without `--from`; metadata is {metadata}")
                }
                _ => format!("give {metadata}"),
            };
            return Err(Error::new(format!("this is not metadata, but {what}"))
                .at(&input.name)
                .remedy(remedy));
        }
        self.skipped.push(format!("{}: {what}", input.name));
        Ok(())
    }
}

/// How many files the message about a folder without metadata names.
const NAMED: usize = 3;

/// The error about a folder without metadata: what it holds instead.
fn without_metadata(files: &[String], hidden: &[String]) -> Error {
    let mut holds: Vec<_> = files.iter().take(NAMED).cloned().collect();
    match files.len().saturating_sub(NAMED) {
        0 => {}
        1 => holds.push("1 more file".to_owned()),
        more => holds.push(format!("{more} more files")),
    }
    holds.extend(hidden.iter().map(|folder| format!("{folder}: a hidden folder, which is not read")));
    if holds.is_empty() {
        return Error::no("the folder has no files in it").remedy(FOLDER);
    }
    let error = Error::no("there is no metadata in this folder, but").remedy(FOLDER);
    holds.into_iter().fold(error, Error::line)
}

const FOLDER: &str = "`--from`, or `from` in closure-reason.toml, says where metadata is";

/// Reads a whole input of about this size.
fn read(name: &str, from: impl Read, size: u64, named: bool) -> Result<Input, Error> {
    // One byte more than the file has shows its end. The limit holds even if the file system claims a huge size.
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(LIMIT) + 1).unwrap_or_default());
    from.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| Error::from(error).at(name))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::new("the input is larger than 1 GiB, which metadata never is").at(name));
    }
    if gzip::is_gzip(&bytes) {
        match gzip::unpacked(&bytes) {
            Ok(text) => bytes = text,
            Err(error) if named => return Err(error.at(name)),
            // It only looks like gzip, and is skipped.
            Err(_) => {}
        }
    }
    match &bytes[..] {
        [0xef, 0xbb, 0xbf, ..] => drop(bytes.drain(..3)),
        // Excel and PowerShell write it.
        [0xff, 0xfe, text @ ..] => bytes = utf8(text, u16::from_le_bytes).map_err(|error| error.at(name))?,
        [0xfe, 0xff, text @ ..] => bytes = utf8(text, u16::from_be_bytes).map_err(|error| error.at(name))?,
        _ => {}
    }
    Ok(Input { name: Rc::from(name), bytes, named })
}

/// UTF-16 as UTF-8.
fn utf8(text: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Vec<u8>, Error> {
    let (units, rest) = text.as_chunks::<2>();
    let characters = char::decode_utf16(units.iter().map(|&bytes| unit(bytes)));
    let text: String = characters.collect::<Result<_, _>>().unwrap_or_default();
    if (text.is_empty() && !units.is_empty()) || !rest.is_empty() {
        return Err(Error::new("the file starts like UTF-16, but is not UTF-16").remedy("save it as UTF-8"));
    }
    Ok(text.into_bytes())
}
