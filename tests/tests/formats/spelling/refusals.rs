//! What a refusal says.

use super::*;

#[test]
fn a_refusal_says_the_cell_the_set_and_the_remedy() {
    let grades = Spellings::new(
        "demo_job.demo_grade",
        OptionSetKind::Choice,
        [
            (1, vec!["First rate"]),
            (2, vec!["In Progress"]),
            (3, vec!["In Progress"]),
            (4, vec!["9"]),
            (9, vec![]),
            (3000, vec!["Many"]),
        ],
    );
    for (cell, message) in [
        (
            "first rat",
            r#""first rat" is not a label of demo_job.demo_grade: did you mean "First rate"? (of 6 labels)"#,
        ),
        (
            "zzzzz",
            r#""zzzzz" is not a label of demo_job.demo_grade, which has "First rate", "In Progress", "In Progress", "9", "Many""#,
        ),
        (
            "In Progress",
            r#""In Progress" is the label of several options of demo_job.demo_grade: 2 "In Progress", 3 "In Progress""#,
        ),
        (
            "9.0",
            r#"9 has two meanings in demo_job.demo_grade: as a label it is option 4 "9", as a value it is another option or unknown"#,
        ),
        (
            "192350004.5",
            "192350004.5 is not an option of demo_job.demo_grade: option values are whole numbers",
        ),
        (
            "2147483648",
            "2147483648 is not an option of demo_job.demo_grade: option values are signed 32-bit integers",
        ),
        (
            "1e300",
            "\"1e300\" is not an option of demo_job.demo_grade: digits are missing; write the value in all its digits",
        ),
        (
            "1.9235e+08",
            "\"1.9235e+08\" is not an option of demo_job.demo_grade: digits are missing, it may be any number from \
             192345000 to 192354999; write the value in all its digits",
        ),
        (
            "1,92E+08",
            "\"1,92E+08\" is not an option of demo_job.demo_grade: digits are missing, it may be any number from \
             191500000 to 192499999; write the value in all its digits",
        ),
        (
            "-2E+01",
            "\"-2E+01\" is not an option of demo_job.demo_grade: digits are missing, it may be any number from -24 to \
             -15; write the value in all its digits",
        ),
        (
            "192,350,099",
            "\"192,350,099\" is not an option of demo_job.demo_grade: no option has the value 192350099",
        ),
        ("7.000", "\"7.000\" is not an option of demo_job.demo_grade: no option has the value 7 or 7000"),
        (
            "3.000",
            "\"3.000\" has several readings in demo_job.demo_grade: option 3 \"In Progress\" or option 3000 \
             \"Many\"; write the value in plain digits",
        ),
    ] {
        assert_eq!(grades.parse(cell).refusal().unwrap().to_string(), message);
    }
    let candidates = |cell| grades.parse(cell).refusal().unwrap().candidates();
    assert_eq!(
        (candidates("In Progress"), candidates("9"), candidates("zzz")),
        (vec![1, 2], vec![3, 4], vec![])
    );
}

#[test]
fn quotes_of_cells_are_cut() {
    let grades = Spellings::new("demo_job.demo_grade", OptionSetKind::Choice, [(1, ["First rate"])]);
    let cell = "ä".repeat(500_000);
    let message = grades.parse(&cell).refusal().unwrap().to_string();
    assert!(message.len() < 400, "{}", message.len());
    assert!(message.contains("ä\".. (1000000 bytes) is not a label of demo_job.demo_grade"), "{message}");
}
