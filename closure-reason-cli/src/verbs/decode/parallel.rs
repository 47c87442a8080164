//! Decodes a large file of CSV on all processors, and writes its rows in order.
//!
//! As in counting (see [`crate::rows::parallel`]), each block except the first begins with a guess, at the
//! first line break after its cut, and counts only if the block before it ended exactly there. If the
//! guess was wrong, or anything is wrong with the rows, the writing thread reads the block again, from
//! where it really begins.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::{io, mem, thread};

use super::columns::{Counted, DecodedColumns};
use super::output::Lines;
use super::rows::{LabeledColumn, fill, write};
use crate::report::error::Error;
use crate::rows::buffer::Position;
use crate::rows::csv::Reader;
use crate::rows::regular_file::RegularFile;

/// Shorter files are not worth a thread.
const LEAST: u64 = 8 * 1024 * 1024;

/// The most threads: they decode faster than any disk can write.
const MOST: usize = 8;

/// How long a record may be in a block that begins with a guess.
const LONGEST: usize = 1024 * 1024;

/// How a file is decoded in blocks.
#[derive(Clone, Copy)]
pub struct Blocks {
    /// How many threads decode.
    pub workers: usize,
    /// How many bytes of the file are a block.
    pub length: u64,
    /// How long the texts are that workers pass on.
    pub full: usize,
}

impl Blocks {
    /// The blocks of a file that has rows between these places; `None` if it is too short.
    pub fn of(start: u64, end: u64) -> Option<Self> {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(MOST);
        let is_worth_it = workers > 1 && end.saturating_sub(start) >= LEAST;
        // Even with labels, a block rarely needs more than one text.
        is_worth_it.then_some(Self { workers, length: 512 * 1024, full: 1024 * 1024 })
    }
}

/// A block to be decoded.
struct Task {
    cut: u64,
    until: u64,
    file: RegularFile,
    /// Buffers to be reused.
    text: Vec<u8>,
    texts: SyncSender<Text>,
}

/// Rows with their labels, and where they are in the file.
struct Text {
    start: Position,
    end: Position,
    text: Vec<u8>,
    counted: Counted,
}

/// A block that is being decoded.
struct Ahead {
    file: RegularFile,
    texts: Receiver<Text>,
}

/// Where the file is cut.
#[derive(Clone, Copy)]
struct Cuts {
    start: u64,
    length: u64,
    count: u64,
}

impl Cuts {
    /// Where a block begins; blocks that do not exist begin after the end.
    fn at(self, block: u64) -> u64 {
        if block < self.count { self.start + self.length * block } else { u64::MAX }
    }
}

/// Writes all rows that follow with their labels. The reader is then where the rows end.
pub fn write_all(
    reader: &mut Reader,
    wanted: &[LabeledColumn],
    file: &RegularFile,
    blocks: Blocks,
    labels: &mut DecodedColumns<'_>,
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let start = reader.offset();
    let count = file.length.saturating_sub(start).div_ceil(blocks.length);
    let cuts = Cuts { start, length: blocks.length, count };
    thread::scope(|scope| {
        let (tasks, queue) = mpsc::channel::<Task>();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..blocks.workers {
            let mut reader = reader.continued(io::empty(), Position::default());
            reader.limit(LONGEST);
            let (queue, mut labels) = (Arc::clone(&queue), labels.part(blocks.workers));
            let work = move || {
                while let Some(task) = next(&queue) {
                    decode(task, &mut reader, wanted, &mut labels, blocks.full);
                }
            };
            // If the system has no thread left, use fewer.
            drop(thread::Builder::new().spawn_scoped(scope, work));
        }
        // Without workers, do not wait for one.
        drop(queue);
        let begin = |block, text| {
            let (texts, receiver) = mpsc::sync_channel(1);
            let file = file.apart();
            let ahead = Ahead { file: file.clone(), texts: receiver };
            drop(tasks.send(Task { cut: cuts.at(block), until: cuts.at(block + 1), file, text, texts }));
            ahead
        };
        let mut ahead = VecDeque::new();
        let mut begun = 1..cuts.count;
        let mut spare = Vec::new();
        let (mut here, mut is_here) = (reader.place(), true);
        let mut all = || {
            for block in 0..cuts.count.max(1) {
                while ahead.len() < 2 * blocks.workers
                    && let Some(block) = begun.next()
                {
                    ahead.push_back(begin(block, spare.pop().unwrap_or_default()));
                }
                let until = cuts.at(block + 1);
                if block > 0
                    && let Some(Ahead { file: apart, texts }) = ahead.pop_front()
                {
                    let before = here;
                    for Text { start, end, mut text, counted } in texts {
                        if start.offset != here.offset {
                            break;
                        }
                        out.write_all(&text)?;
                        labels.add(counted);
                        here = Position { offset: end.offset, lines: here.lines + (end.lines - start.lines) };
                        text.clear();
                        spare.push(text);
                    }
                    if here.offset > until {
                        is_here = false;
                        continue;
                    }
                    if here == before {
                        apart.take_back();
                    } else {
                        is_here = false;
                    }
                }
                if !is_here {
                    reader.go_to(file.at(here.offset), here);
                    is_here = true;
                }
                write(reader, wanted, until, labels, out)?;
                here = reader.place();
            }
            Ok(())
        };
        all().inspect_err(|_| file.give_up())
    })
}

/// The next block to be decoded, once there is one.
fn next(queue: &Mutex<Receiver<Task>>) -> Option<Task> {
    queue.lock().ok()?.recv().ok()
}

/// Decodes a block from the first line break on, as far as nothing is wrong with it.
fn decode(
    task: Task,
    reader: &mut Reader,
    wanted: &[LabeledColumn],
    labels: &mut DecodedColumns<'_>,
    full: usize,
) {
    let Task { cut, until, file, mut text, texts } = task;
    reader.go_to(file.between(cut, until), Position { offset: cut, lines: 0 });
    if reader.skip_line().is_err() {
        return;
    }
    loop {
        let start = reader.place();
        let has_more = fill(reader, wanted, until, labels, &mut text, full);
        let counted = labels.take();
        let decoded = Text { start, end: reader.place(), text: mem::take(&mut text), counted };
        let is_exact = decoded.counted.is_exact();
        if !is_exact || texts.send(decoded).is_err() || !has_more.unwrap_or(false) {
            return;
        }
    }
}
