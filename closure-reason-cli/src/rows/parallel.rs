//! Reads a large file of CSV on all processors.
//!
//! In the middle of a file, a line break may end a record or belong to a quoted field. So each part
//! except the first begins with a guess, at the first line break after its cut, and counts only if the
//! part before it ended exactly there. The first part begins at a record, and so does each part that
//! follows one that did. If the guess was wrong, or anything is wrong with the rows, the part is read
//! again, from where it really begins, after everything before it.

use std::thread;

use super::buffer::Position;
use super::csv::Reader;
use super::regular_file::RegularFile;
use super::sink::Sink;
use crate::report::error::Error;

/// Shorter parts are not worth a thread.
const LEAST: u64 = 16 * 1024 * 1024;

/// The most threads: they read faster than any disk, and each needs memory.
const MOST: usize = 8;

/// How long a record may be in a part that begins with a guess: a wrong guess may begin with a quote
/// that closes a field.
const LONGEST: usize = 1024 * 1024;

/// Where to cut a file that has rows between these places; empty if it is not cut.
pub fn cuts(start: u64, end: u64) -> Vec<u64> {
    let processors = thread::available_parallelism().map_or(1, usize::from).min(MOST) as u64;
    let length = end.saturating_sub(start);
    let parts = processors.min(length / LEAST);
    (1..parts).map(|part| start + length / parts * part).collect()
}

/// A part that may or may not have begun at a record.
struct Part<S> {
    start: Position,
    end: Position,
    sink: S,
}

/// Passes on all rows that follow. `wanted` are the fields of the columns, each with the number by
/// which its cells are passed on.
pub fn read<'a, S: Sink<'a>>(
    mut reader: Reader,
    wanted: &[(usize, usize)],
    file: &RegularFile,
    cuts: &[u64],
    sink: &mut S,
) -> Result<(), Error> {
    thread::scope(|scope| {
        let until = |part: usize| cuts.get(part).copied().unwrap_or(u64::MAX);
        let mut parts = Vec::new();
        for (at, &cut) in cuts.iter().enumerate() {
            let begin = Position { offset: cut, lines: 0 };
            let apart = file.apart();
            let (reader, sink) = (reader.continued(apart.at(cut), begin), sink.part());
            let work = move || guess(reader, wanted, until(at + 1), sink);
            // Without a free thread, the part is read later, as if the guess were wrong.
            parts.push((apart, thread::Builder::new().spawn_scoped(scope, work).ok()));
        }
        let all = || {
            pass(&mut reader, wanted, until(0), sink)?;
            for (at, (apart, part)) in parts.into_iter().enumerate() {
                let here = reader.place();
                match part.and_then(|part| part.join().ok().flatten()) {
                    Some(part) if part.start.offset == here.offset => {
                        sink.add(part.sink).map_err(|error| error.at(reader.name()))?;
                        let lines = here.lines + (part.end.lines - part.start.lines);
                        let end = Position { offset: part.end.offset, lines };
                        reader = reader.continued(file.at(end.offset), end);
                    }
                    _ => {
                        apart.take_back();
                        pass(&mut reader, wanted, until(at + 1), sink)?;
                    }
                }
            }
            Ok(())
        };
        all().inspect_err(|_| file.give_up())
    })
}

/// Reads a part from the first line break on.
fn guess<'a, S: Sink<'a>>(
    mut reader: Reader,
    wanted: &[(usize, usize)],
    until: u64,
    mut sink: S,
) -> Option<Part<S>> {
    reader.limit(LONGEST);
    reader.skip_line().ok()?;
    let start = reader.place();
    pass(&mut reader, wanted, until, &mut sink).ok()?;
    Some(Part { start, end: reader.place(), sink })
}

/// Passes rows on, up to the first one that ends after this place.
pub fn pass<'a, S: Sink<'a>>(
    reader: &mut Reader,
    wanted: &[(usize, usize)],
    until: u64,
    sink: &mut S,
) -> Result<(), Error> {
    while let Some(record) = reader.next()? {
        if !record.fields().is_empty() {
            for &(field, column) in wanted {
                sink.cell(column, &record.text(field), None);
            }
            sink.row().map_err(|error| error.at(reader.name()))?;
        }
        if reader.offset() > until {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::OptionSetDefinition;
    use crate::report::progress::{Counter, Progress};
    use crate::rows::input;
    use crate::rows::sink::Remark;

    /// The first cells of all rows, and how many parts were taken in.
    #[derive(Default)]
    struct Cells {
        cells: Vec<String>,
        parts: usize,
    }

    impl<'a> Sink<'a> for Cells {
        fn column(&mut self, _: &str, _: Option<&'a OptionSetDefinition>, _: Option<usize>) -> usize {
            0
        }
        fn cell(&mut self, _: usize, text: &[u8], _: Option<&[u8]>) {
            self.cells.push(String::from_utf8_lossy(text).into_owned());
        }
        fn row(&mut self) -> Result<(), Error> {
            Ok(())
        }
        fn remark(&mut self, _: &str, _: Remark) {}
        fn part(&self) -> Self {
            Self::default()
        }
        fn add(&mut self, part: Self) -> Result<(), Error> {
            self.cells.extend(part.cells);
            self.parts += 1;
            Ok(())
        }
    }

    fn read_at(text: &str, cuts: &[u64]) -> (Vec<String>, usize) {
        counted_at(text, cuts, Progress::hidden().counter())
    }

    fn counted_at(text: &str, cuts: &[u64], counter: &Counter) -> (Vec<String>, usize) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let open = input::open(file.path(), input::InputOptions::default(), counter).unwrap();
        let reader = Reader::new(open.window, None.into()).unwrap();
        let mut cells = Cells::default();
        read(reader, &[(0, 0)], &open.file.unwrap(), cuts, &mut cells).unwrap();
        (cells.cells, cells.parts)
    }

    #[test]
    fn a_part_counts_where_it_begins_at_a_record() {
        let text = "a,1\nb,2\nc,3\nd,4\ne,5\n";
        let expected = ["a", "b", "c", "d", "e"].map(str::to_owned);
        for (cuts, parts) in [(&[][..], 0), (&[4], 1), (&[5, 13], 2), (&[3, 7, 11, 15], 4), (&[19], 1)] {
            assert_eq!(read_at(text, cuts), (expected.to_vec(), parts), "{cuts:?}");
        }
    }

    #[test]
    fn a_part_is_read_again_where_it_begins_in_a_field() {
        let text = "a,1\n\"b\nb,b\n\",2\nc,3\nd,4\n";
        let expected = ["a", "b\nb,b\n", "c", "d"].map(str::to_owned);
        for (cuts, parts) in [(&[5][..], 0), (&[5, 15], 1), (&[2, 8, 12], 1), (&[16], 1)] {
            assert_eq!(read_at(text, cuts), (expected.to_vec(), parts), "{cuts:?}");
        }
    }

    /// But for what a reader has in memory when it comes to the end of its part.
    #[test]
    fn what_is_read_again_is_progress_once() {
        const IN_MEMORY: u64 = 256 * 1024;
        let rows = "a,1\n".repeat(200_000);
        let in_field = format!("\"{}\",1\n", "b,1\n".repeat(200_000));
        for (text, taken) in [(rows.repeat(2), 1), (in_field + &rows, 0)] {
            let (progress, length) = (Progress::hidden(), text.len() as u64);
            let (_, parts) = counted_at(&text, &[length / 4], progress.counter());
            let read = progress.counter().position();
            assert_eq!(parts, taken);
            assert!((length..=length + IN_MEMORY).contains(&read), "{read} of {length}");
        }
    }

    #[test]
    fn only_large_files_are_cut() {
        for (start, end) in [(100, 100), (100, 50), (0, 2 * LEAST - 1)] {
            assert!(cuts(start, end).is_empty());
        }
        assert!(cuts(10, 1 << 40).len() < MOST);
    }
}
