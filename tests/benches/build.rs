//! Writes the option sets to measure, once for every contender: `<set>.rs` has the inputs and the
//! derived enum, `<set>.peers.rs` the enums of the peers. `cast_<set>.rs` has an enum whose
//! discriminants are its values, derived and with handwritten tables.

#[path = "by_hand.rs"]
mod by_hand;

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

struct Row {
    value: i32,
    label: String,
    description: String,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=by_hand.rs");
    println!("cargo::rerun-if-changed=../tests/sets/closure_reasons.csv");
    println!("cargo::rustc-env=COMPILED_WITH={}", rustc_version());
    let out = env::var("OUT_DIR").expect("cargo names the directory");
    let real = real();
    // The library already has the derived enum of the real column.
    let derived = "pub use closure_reason::ClosureReason as Derived;\n";
    fs::write(Path::new(&out).join("real.rs"), inputs(&real) + derived).expect("the directory is there");
    fs::write(Path::new(&out).join("real.peers.rs"), peers(&real)).expect("the directory is there");
    let rows = generated(1024, |number| 192_350_000 + number);
    let numbered = inputs(&rows) + &numbered(&derived_enum(&rows));
    fs::write(Path::new(&out).join("numbered_1024.rs"), numbered).expect("the directory is there");
    fs::write(Path::new(&out).join("status_1024.rs"), status_reasons(1024)).expect("as above");
    for count in [256, 1024] {
        let sets = [
            (format!("contiguous_{count}"), generated(count, |number| 192_350_000 + number)),
            (format!("sparse_{count}"), generated(count, sparse)),
        ];
        for (name, rows) in sets {
            let path = Path::new(&out).join(name);
            fs::write(path.with_extension("rs"), inputs(&rows) + &derived_enum(&rows)).expect("as above");
            fs::write(path.with_extension("peers.rs"), peers(&rows)).expect("as above");
        }
    }
    let casts = [
        ("cast_contiguous_1024.rs", generated(1024, |number| 192_350_000 + number)),
        // Two of three values belong to options.
        ("cast_gaps_1024.rs", generated(1024, |number| 192_350_000 + number + number / 2)),
        ("cast_sparse_1024.rs", generated(1024, sparse)),
    ];
    for (name, rows) in casts {
        let code = inputs(&rows) + &derived_enum_of_discriminants(&rows) + &by_hand::enumeration(&rows);
        fs::write(Path::new(&out).join(name), code).expect("the directory is there");
    }
}

/// Multiplication by an odd number keeps numbers distinct, and scatters them over all values.
fn sparse(number: i32) -> i32 {
    number.wrapping_mul(0x3243_f6a9)
}

/// The version of the compiler that builds the benches, such as `1.95.0`.
fn rustc_version() -> String {
    let rustc = env::var_os("RUSTC").expect("cargo names the compiler");
    let output = Command::new(rustc).arg("--version").output().expect("the compiler runs");
    let line = String::from_utf8(output.stdout).expect("versions are text");
    line.split_whitespace().nth(1).expect("`rustc 1.2.3 (..)`").to_owned()
}

/// The same set, with one alias that is a number.
fn numbered(derived: &str) -> String {
    derived.replacen("desc = ", "alias = \"2026\", desc = ", 1)
}

/// A status reason in each of two states for every label, and the states.
fn status_reasons(count: i32) -> String {
    let each = |line: &dyn Fn(i32) -> String| (0..count).map(line).collect::<Vec<_>>().join("\n");
    let states =
        (0..2).map(|state| format!("#[option(value = {state}, default_status = O{state})] S{state},"));
    let states = states.collect::<Vec<_>>().join("\n");
    let statuses = each(&|number| {
        format!(
            "#[option(value = {}, label = \"Reason {}\", alias = \"Reason no. {number}\", state = S{})] O{number},",
            number + 1,
            number / 2,
            number % 2,
        )
    });
    let labels: Vec<String> = (0..count / 2).map(|number| format!("Reason {number}")).collect();
    format!(
        "pub static LABELS: &[&str] = &{labels:?};
#[derive(Clone, Copy, Debug, PartialEq, Eq, closure_reason::OptionSet)]
#[option_set(kind = state(Status))]
pub enum State {{
{states}
}}
#[derive(Clone, Copy, Debug, PartialEq, Eq, closure_reason::OptionSet)]
#[option_set(kind = status(State))]
pub enum Status {{
{statuses}
}}
"
    )
}

fn real() -> Vec<Row> {
    let mut table =
        csv::Reader::from_path("../tests/sets/closure_reasons.csv").expect("the table of the tests is there");
    let row = |record: csv::StringRecord| Row {
        value: record[0].parse().expect("the first column is the value"),
        label: record[1].to_owned(),
        description: record[2].to_owned(),
    };
    table.records().map(|record| row(record.expect("the table is in order"))).collect()
}

/// Labels like real ones: 6 to 40 bytes, many with the same beginning or the same end.
fn generated(count: i32, value: fn(i32) -> i32) -> Vec<Row> {
    const SUBJECTS: [&str; 8] =
        ["Agent", "Customer", "Bot", "Voice call", "Conversation", "Supervisor", "Queue", "External agent"];
    const EVENTS: [&str; 8] = [
        "rejected",
        "closed",
        "timed out",
        "transferred",
        "did not respond",
        "failed",
        "left",
        "moved to waiting",
    ];
    let row = |number: i32| {
        let index = usize::try_from(number).expect("it counts from 0");
        let label = format!("{} {} {}", SUBJECTS[index % 8], EVENTS[index / 8 % 8], index / 64);
        Row { value: value(number), description: format!("Indicates: {label}."), label }
    };
    (0..count).map(row).collect()
}

fn inputs(rows: &[Row]) -> String {
    let values: Vec<i32> = rows.iter().map(|row| row.value).collect();
    let labels: Vec<&str> = rows.iter().map(|row| &*row.label).collect();
    format!("pub static VALUES: &[i32] = &{values:?};\npub static LABELS: &[&str] = &{labels:?};\n")
}

/// The code for each row, joined.
fn each(rows: &[Row], code: impl Fn(usize, &Row) -> String) -> String {
    rows.iter().enumerate().fold(String::new(), |mut all, (number, row)| {
        writeln!(all, "    {}", code(number, row)).expect("a string takes any text");
        all
    })
}

fn derived_enum(rows: &[Row]) -> String {
    let options = each(rows, |number, Row { value, label, description }| {
        format!("#[option(value = {value}, label = {label:?}, desc = {description:?})] O{number},")
    });
    format!(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, closure_reason::OptionSet)]
#[option_set(serde)]
pub enum Derived {{
{options}}}
"
    )
}

/// The same, with discriminants as values.
fn derived_enum_of_discriminants(rows: &[Row]) -> String {
    let options = each(rows, |number, Row { value, label, description }| {
        format!("#[option(label = {label:?}, desc = {description:?})] O{number} = {value},")
    });
    format!(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, closure_reason::OptionSet)]
#[option_set(serde)]
pub enum Derived {{
{options}}}
"
    )
}

fn peers(rows: &[Row]) -> String {
    let strum = each(rows, |number, Row { value, label, description }| {
        format!("#[strum(serialize = {label:?}, message = {description:?})] O{number} = {value},")
    });
    let ignoring_case = each(rows, |number, row| format!("#[strum(serialize = {:?})] O{number},", row.label));
    let variants = each(rows, |number, row| format!("O{number} = {},", row.value));
    let all = each(rows, |number, _| format!("Self::O{number},"));
    let count = rows.len();
    let from_value = each(rows, |number, row| format!("{} => Some(Self::O{number}),", row.value));
    let from_label = each(rows, |number, row| format!("{:?} => Some(Self::O{number}),", row.label));
    let label = each(rows, |number, row| format!("Self::O{number} => {:?},", row.label));
    let description = each(rows, |number, row| format!("Self::O{number} => {:?},", row.description));
    format!(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumString, strum::IntoStaticStr, strum::FromRepr,
    strum::EnumMessage, num_enum::IntoPrimitive, serde_repr::Deserialize_repr)]
#[repr(i32)]
pub enum Strum {{
{strum}}}

/// With strum an enum is read from labels either exactly or ignoring case.
#[derive(Clone, Copy, Debug, strum::EnumString)]
#[strum(ascii_case_insensitive)]
pub enum StrumIgnoringCase {{
{ignoring_case}}}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum Match {{
{variants}}}

impl Match {{
    const ALL: [Self; {count}] = [
{all}    ];
    pub fn from_value(value: i32) -> Option<Self> {{ match value {{
{from_value}    _ => None }} }}
    pub fn from_label(label: &str) -> Option<Self> {{ match label {{
{from_label}    _ => None }} }}
    pub fn from_label_ignore_case(label: &str) -> Option<Self> {{
        LABELS.iter().position(|other| other.eq_ignore_ascii_case(label)).map(|position| Self::ALL[position])
    }}
    pub fn label(self) -> &'static str {{ match self {{
{label}    }} }}
    pub fn description(self) -> &'static str {{ match self {{
{description}    }} }}
}}

impl<'de> serde::Deserialize<'de> for Match {{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{
        let value = i32::deserialize(deserializer)?;
        Self::from_value(value).ok_or_else(|| serde::de::Error::custom(\"unknown value\"))
    }}
}}
"
    )
}
