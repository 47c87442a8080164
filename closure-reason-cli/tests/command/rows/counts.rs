//! Counts agree with those of a simple independent reader.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::rows::command::{Folder, data, piped, run};

/// Spellings with their meaning: an option, an unknown value, an unknown label, an empty cell.
const SPELLINGS: [(&str, &str); 11] = [
    ("192350004", "192350004 true"),
    ("192350004.0", "192350004 true"),
    (" 192350004 ", "192350004 true"),
    ("AgentClosed", "192350004 true"),
    ("CustomerDisconnect", "192350020 true"),
    ("192350020", "192350020 true"),
    ("192350099", "192350099 false"),
    ("-1", "-1 false"),
    ("Agent Cloned", " false"),
    ("", " "),
    ("   ", " "),
];

/// The counts of `summary --as csv`, by value and whether it is known.
fn counted(csv: &str) -> BTreeMap<String, u64> {
    let lines = csv.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        (format!("{} {}", fields[1], fields[3]), fields[4].parse().unwrap())
    });
    lines.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn of_csv_and_json(cells in proptest::collection::vec(0..SPELLINGS.len(), 1..400)) {
        let mut expected = BTreeMap::new();
        for &cell in &cells {
            *expected.entry(SPELLINGS[cell].1.to_owned()).or_insert(0) += 1;
        }
        let csv: String = cells.iter().map(|&cell| format!("x,{}\n", SPELLINGS[cell].0)).collect();
        let csv = piped(&["summary", "--as", "csv"], format!("id,msdyn_closurereason\n{csv}").as_bytes());
        prop_assert_eq!(counted(&csv.done()), expected.clone());
        let json: String =
            cells.iter().map(|&cell| format!("{{\"msdyn_closurereason\":\"{}\"}}\n", SPELLINGS[cell].0)).collect();
        prop_assert_eq!(counted(&piped(&["summary", "--as", "csv"], json.as_bytes()).done()), expected);
    }
}

#[test]
fn of_the_example() {
    let text = std::fs::read_to_string(data("sessions.json")).unwrap();
    let mut expected = BTreeMap::new();
    for line in text.lines() {
        let Some((_, value)) = line.trim().split_once("\"msdyn_closurereason\": ") else { continue };
        *expected.entry(value.trim_end_matches(',').replace("null", "")).or_insert(0_u64) += 1;
    }
    let counted = counted(&run(["summary", "--as", "csv", "sessions.json"]).done());
    let by_value = counted.iter().map(|(key, count)| (key.split(' ').next().unwrap().to_owned(), *count));
    assert_eq!(by_value.collect::<BTreeMap<_, _>>(), expected);
    assert_eq!(counted.values().sum::<u64>(), 44);
}

#[test]
fn of_many_different_texts() {
    let rows: String = (0..20_000).map(|at| format!("{at}\n")).collect();
    let summary = piped(&["summary", "--as", "json"], format!("msdyn_closurereason\n{rows}").as_bytes());
    let summary = summary.done();
    assert!(summary.contains("\"rows\": 20000,") && summary.contains("\"count\": 19000"));
    let texts: String = (0..10_000).map(|at| format!("text {at}\n")).collect();
    let summary =
        piped(&["summary", "--as", "csv"], format!("msdyn_closurereason\n{texts}").as_bytes()).done();
    assert!(summary.contains("(other texts),false,9000\n"), "{}", &summary[..300]);
    assert_eq!(counted(&summary).len(), 1);
}

/// Large enough to be read in parts, if there are several processors.
#[test]
fn of_a_large_file() {
    let folder = Folder::new();
    let row = format!("{},192350004,\"\n\"\n", "x".repeat(10_000));
    let text = format!("id,msdyn_closurereason,note\n{}", row.repeat(5_000));
    let good = folder.file("good.csv", &text);
    let table = run(["summary", "--as", "csv", &good]).done();
    assert_eq!(counted(&table), BTreeMap::from([("192350004 true".to_owned(), 5_000)]));
    let bad = folder.file("bad.csv", text + "1,2\n" + &row);
    let message = "bad.csv:10002:1: this row has 2 fields, the header has 3\n";
    assert!(run(["summary", &bad]).err.contains(message));
}
