//! Guards what lookups cost: counts the instructions of each and compares them with
//! `instructions.csv`.
//!
//! `cargo bench -p closure-reason-benches --bench instructions` runs this program under valgrind,
//! once for each operation, so the counts do not depend on the machine's load; `UPDATE_EXPECT=1`
//! rewrites them. Another C library may differ a little, hence the tolerance; a chain of comparisons
//! would cost many times as much. Another compiler may differ more: any version but the one that
//! `rustc-version.txt` names may take twice as many.

mod inputs;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use closure_reason::spelling::Spellings;
use closure_reason::{Choice, ClosureReason, OptionSet, State as _};
use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize, Deserializer};

const OPERATIONS: usize = 1_000;

/// How far a count may be from the committed one: a fifth, or one instruction.
const TOLERANCE: f64 = 0.2;

/// The same for another compiler.
const TOLERANCE_OF_ANOTHER: f64 = 1.0;

/// The compiler of the committed counts.
const MADE_WITH: &str = include_str!("../rustc-version.txt").trim_ascii();

#[allow(unreachable_pub, dead_code, unused_imports, clippy::pedantic, reason = "generated")]
mod sets {
    pub mod real {
        include!(concat!(env!("OUT_DIR"), "/real.rs"));
    }
    pub mod contiguous_256 {
        include!(concat!(env!("OUT_DIR"), "/contiguous_256.rs"));
    }
    pub mod contiguous_1024 {
        include!(concat!(env!("OUT_DIR"), "/contiguous_1024.rs"));
    }
    pub mod numbered_1024 {
        include!(concat!(env!("OUT_DIR"), "/numbered_1024.rs"));
    }
    pub mod sparse_1024 {
        include!(concat!(env!("OUT_DIR"), "/sparse_1024.rs"));
    }
    pub mod status_1024 {
        include!(concat!(env!("OUT_DIR"), "/status_1024.rs"));
    }
    pub mod cast_contiguous_1024 {
        include!(concat!(env!("OUT_DIR"), "/cast_contiguous_1024.rs"));
    }
    pub mod cast_gaps_1024 {
        include!(concat!(env!("OUT_DIR"), "/cast_gaps_1024.rs"));
    }
    pub mod cast_sparse_1024 {
        include!(concat!(env!("OUT_DIR"), "/cast_sparse_1024.rs"));
    }
}
use sets::{
    cast_contiguous_1024, cast_gaps_1024, cast_sparse_1024, contiguous_256, contiguous_1024, numbered_1024,
    real, sparse_1024, status_1024,
};

/// Each question, asked of an enum whose discriminants are its values and of one with handwritten tables.
macro_rules! cast {
    ($set:ident, $name:literal) => {
        [
            (concat!("value to option, ", $name), || each(&values($set::VALUES), $set::Derived::from_value)),
            (concat!("value to option, ", $name, ", by hand"), || {
                each(&values($set::VALUES), $set::ByHand::from_value);
            }),
            (concat!("option to value, ", $name), || each(&options(), $set::Derived::value)),
            (concat!("option to value, ", $name, ", by hand"), || {
                each(&by_hand($set::VALUES, $set::ByHand::from_value), $set::ByHand::value);
            }),
            (concat!("option to index, ", $name), || each(&options(), $set::Derived::index)),
            (concat!("option to index, ", $name, ", by hand"), || {
                each(&by_hand($set::VALUES, $set::ByHand::from_value), $set::ByHand::index);
            }),
            (concat!("option to label, ", $name), || each(&options(), $set::Derived::label)),
            (concat!("option to label, ", $name, ", by hand"), || {
                each(&by_hand($set::VALUES, $set::ByHand::from_value), $set::ByHand::label);
            }),
            (concat!("row of JSON, ", $name), || read_json_of::<$set::Derived>($set::VALUES)),
            (concat!("row of JSON, ", $name, ", by hand"), || read_json_of::<$set::ByHand>($set::VALUES)),
        ]
    };
}

type Measurement = (&'static str, fn());

/// What is counted. Every count includes the loop, which the first one measures.
const MEASUREMENTS: &[Measurement] = &[
    ("the loop alone", || each(&values(real::VALUES), |value| value)),
    ("value to option, closure reason", || each(&values(real::VALUES), ClosureReason::from_value)),
    ("value to option, 1024 sparse", || each(&values(sparse_1024::VALUES), sparse_1024::Derived::from_value)),
    ("option to value, 1024 sparse", || each(&options(), sparse_1024::Derived::value)),
    ("option to label, closure reason", || each(&options(), ClosureReason::label)),
    ("option to label, 1024 sparse", || each(&options(), sparse_1024::Derived::label)),
    ("option to description, closure reason", || each(&options(), ClosureReason::description)),
    ("label to status reason in a state, 1024", || {
        each(&labels(status_1024::LABELS), |label| status_1024::State::S1.status_from_label(label));
    }),
    ("label to option, closure reason", || each(&labels(real::LABELS), ClosureReason::from_label)),
    ("label to option, 256", || each(&labels(contiguous_256::LABELS), contiguous_256::Derived::from_label)),
    ("label to option, 1024", || {
        each(&labels(contiguous_1024::LABELS), contiguous_1024::Derived::from_label)
    }),
    ("label to option ignoring case, closure reason", || {
        each(&labels(&inputs::other_case(real::LABELS)), ClosureReason::from_label_ignore_case);
    }),
    ("label to option ignoring case, 1024", || {
        let other_case = inputs::other_case(contiguous_1024::LABELS);
        each(&labels(&other_case), contiguous_1024::Derived::from_label_ignore_case);
    }),
    ("spelling to choice, closure reason", || each(&real_spellings(), parsed::<ClosureReason>)),
    ("spelling to choice, 1024, one alias a number", || {
        each(&spellings(numbered_1024::VALUES, numbered_1024::LABELS), parsed::<numbered_1024::Derived>);
    }),
    ("spelling to option, 1024, known at run time", || {
        let index = Spellings::from(<numbered_1024::Derived as OptionSet>::METADATA);
        let cells: Vec<_> = spellings(numbered_1024::VALUES, numbered_1024::LABELS);
        each(&cells, |cell| index.parse(cell).value());
    }),
    ("message for an unknown label, 1024", || {
        let unknown: Vec<&'static str> =
            numbered_1024::LABELS.iter().map(|label| &*label.replace('e', "x").leak()).collect();
        each(&inputs::any(&unknown, OPERATIONS), |label| {
            label.parse::<numbered_1024::Derived>().map_err(|error| error.to_string()).is_err()
        });
    }),
    ("row of CSV in many spellings, by hand", read_csv::<ByHand>),
    ("row of CSV in many spellings, text", read_csv::<Text>),
    ("row of CSV in many spellings, lenient", read_csv::<Lenient>),
    ("row of JSON of ten columns, choice and label by name", read_table::<Named>),
    ("row of JSON of ten columns, Formatted", read_table::<Flattened>),
    ("row of JSON, i32", read_json::<i32>),
    ("row of JSON, Choice of closure reason", read_json::<Choice<ClosureReason>>),
    ("row of JSON, closure reason", read_json::<ClosureReason>),
    ("label to option, 1024 discriminants", || {
        each(&labels(cast_contiguous_1024::LABELS), cast_contiguous_1024::Derived::from_label);
    }),
];

/// The same for enums whose discriminants are the values.
static CASTS: [[Measurement; 10]; 3] = [
    cast!(cast_contiguous_1024, "1024 discriminants"),
    cast!(cast_gaps_1024, "1024 discriminants with gaps"),
    cast!(cast_sparse_1024, "1024 sparse discriminants"),
];

fn measurements() -> impl Iterator<Item = &'static Measurement> {
    MEASUREMENTS.iter().chain(CASTS.iter().flatten())
}

fn main() -> ExitCode {
    if let Ok(name) = env::var("CLOSURE_REASON_COUNTED") {
        let (_, run) = measurements().find(|(other, _)| *other == name).expect("it is in the list");
        run();
        return ExitCode::SUCCESS;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.csv");
    if env::var_os("UPDATE_EXPECT").is_some() {
        let mut table = "operation,instructions\n".to_owned();
        for (name, _) in measurements() {
            writeln!(table, "\"{name}\",{:.1}", count(name)).expect("a string takes any text");
        }
        fs::write(path, table).expect("the table can be written");
        return ExitCode::SUCCESS;
    }
    let committed = committed(&path);
    let mut code = ExitCode::SUCCESS;
    let version = env!("COMPILED_WITH");
    let tolerance = if version == MADE_WITH { TOLERANCE } else { TOLERANCE_OF_ANOTHER };
    if version != MADE_WITH {
        println!(
            "the committed counts are of rustc {MADE_WITH}, and this is {version}: only more than twice as many fail"
        );
    }
    println!("{:>12} {:>9}  instructions for one operation, loop included", "committed", "now");
    for (name, _) in measurements() {
        let (committed, now) = (committed.get(*name).copied().unwrap_or(f64::NAN), count(name));
        let close = (now - committed).abs() <= f64::max(tolerance * committed, 1.0);
        let verdict = if close { "" } else { "  <-- differs by too much" };
        println!("{committed:12.1} {now:9.1}  {name}{verdict}");
        if !close {
            code = ExitCode::FAILURE;
        }
    }
    if code == ExitCode::FAILURE {
        eprintln!(
            "if the change was meant, write the table anew with UPDATE_EXPECT=1, and say why in the commit"
        );
    }
    code
}

fn committed(path: &Path) -> BTreeMap<String, f64> {
    let mut table = csv::Reader::from_path(path).expect("instructions.csv is there");
    table
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("instructions.csv has an operation and a count in each line")
}

/// Runs one measurement under valgrind, and reads how many instructions were executed in
/// `measured`.
fn count(name: &str) -> f64 {
    let program = env::current_exe().expect("the program knows where it is");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*::measured*"])
        .arg(program)
        .env("CLOSURE_REASON_COUNTED", name)
        .output()
        .unwrap_or_else(|error| {
            panic!("valgrind, which counts the instructions, has to be installed: {error}")
        });
    let report = String::from_utf8_lossy(&output.stderr);
    let collected =
        report.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse::<f64>().ok());
    match collected {
        Some(collected) if output.status.success() && collected > 0.0 => collected / OPERATIONS as f64,
        _ => panic!("valgrind counted nothing for {name:?}:\n{report}"),
    }
}

/// Only what happens in here is counted.
#[inline(never)]
fn measured(work: impl FnOnce()) {
    work();
}

fn each<I: Copy, O>(inputs: &[I], operation: impl Fn(I) -> O) {
    measured(|| {
        for &input in inputs {
            black_box(operation(black_box(input)));
        }
    });
}

fn read_json<T: DeserializeOwned>() {
    read_json_of::<T>(real::VALUES);
}

fn read_json_of<T: DeserializeOwned>(values: &[i32]) {
    let rows = inputs::json(&inputs::any(values, OPERATIONS));
    measured(|| _ = black_box(serde_json::from_str::<Vec<inputs::Row<T>>>(black_box(&rows))));
}

fn parsed<T: OptionSet>(cell: &str) -> Option<Choice<T>> {
    cell.parse().ok()
}

/// Code without this library's readers, but with its lookup.
struct ByHand;

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cell;
        impl Visitor<'_> for Cell {
            type Value = ByHand;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a closure reason")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<ByHand, E> {
                let text = text.trim();
                let choice = match text.strip_suffix(".0").unwrap_or(text).parse() {
                    Ok(value) => Choice::<ClosureReason>::new(value),
                    Err(_) => ClosureReason::from_label(text).ok_or_else(|| E::custom("not a label"))?.into(),
                };
                black_box(choice);
                Ok(ByHand)
            }
        }
        deserializer.deserialize_str(Cell)
    }
}

struct Text;

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let choice: Choice<ClosureReason> = closure_reason::serde::text::deserialize(deserializer)?;
        black_box(choice);
        Ok(Self)
    }
}

struct Lenient;

impl<'de> Deserialize<'de> for Lenient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let choice: Choice<ClosureReason> = closure_reason::serde::lenient::deserialize(deserializer)?;
        black_box(choice);
        Ok(Self)
    }
}

fn read_csv<T: DeserializeOwned>() {
    let rows = format!("closure\n{}\n", real_spellings().join("\n"));
    measured(|| {
        let mut table = csv::Reader::from_reader(black_box(rows.as_bytes()));
        let (mut record, headers) =
            (csv::StringRecord::new(), table.headers().expect("there are some").clone());
        while table.read_record(&mut record).expect("rows are in order") {
            black_box(record.deserialize::<inputs::Row<T>>(Some(&headers)).expect("rows are in order"));
        }
    });
}

/// The columns of a session that most reports need.
#[derive(Deserialize)]
#[expect(dead_code, reason = "they are only read")]
struct Named {
    activityid: String,
    subject: String,
    createdon: String,
    modifiedon: String,
    statecode: i32,
    statuscode: i32,
    msdyn_channel: String,
    msdyn_lastsessionid: String,
    #[serde(rename = "msdyn_closurereason@OData.Community.Display.V1.FormattedValue")]
    label: Option<String>,
    msdyn_closurereason: Option<Choice<ClosureReason>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "they are only read")]
struct Flattened {
    activityid: String,
    subject: String,
    createdon: String,
    modifiedon: String,
    statecode: i32,
    statuscode: i32,
    msdyn_channel: String,
    msdyn_lastsessionid: String,
    #[serde(flatten)]
    reason: closure_reason::serde::Formatted<ClosureReason>,
}

fn read_table<T: DeserializeOwned>() {
    const ROW: &str = r#"{"activityid": "7f2c1d9e-0000-4000-8000-000000000001", "subject": "A question of delivery",
        "createdon": "2025-11-24T08:20:19Z", "modifiedon": "2025-11-24T09:20:19Z", "statecode": 1, "statuscode": 2,
        "msdyn_channel": "19241000", "msdyn_lastsessionid": "7f2c1d9e-0000-4000-8000-000000000002",
        "msdyn_closurereason@OData.Community.Display.V1.FormattedValue": "AgentClosed", "msdyn_closurereason": 192350004}"#;
    let rows = format!("[{}]", vec![ROW; OPERATIONS].join(","));
    measured(|| _ = black_box(serde_json::from_str::<Vec<T>>(black_box(&rows)).expect("rows are in order")));
}

fn real_spellings() -> Vec<&'static str> {
    spellings(real::VALUES, real::LABELS)
}

/// Cells in the spellings of many exporters: values, with a fraction or not, and labels.
fn spellings(values: &[i32], labels: &[&str]) -> Vec<&'static str> {
    let cells: Vec<&'static str> = values
        .iter()
        .zip(labels)
        .flat_map(|(value, label)| {
            [format!("{value}"), (*label).to_owned(), format!("{value}.0"), (*label).to_owned()]
        })
        .map(|cell| &*cell.leak())
        .collect();
    inputs::any(&cells, OPERATIONS)
}

fn values(values: &[i32]) -> Vec<i32> {
    inputs::hits_and_misses(values, OPERATIONS)
}

fn options<T: OptionSet>() -> Vec<T> {
    inputs::any(T::ALL, OPERATIONS)
}

/// Options with any of these values, in the order of [`options`].
fn by_hand<T: Copy>(values: &[i32], from_value: fn(i32) -> Option<T>) -> Vec<T> {
    let all: Vec<T> = values.iter().filter_map(|&value| from_value(value)).collect();
    inputs::any(&all, OPERATIONS)
}

fn labels(labels: &[&'static str]) -> Vec<&'static str> {
    inputs::any(labels, OPERATIONS)
}
