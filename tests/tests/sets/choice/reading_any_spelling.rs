use super::*;

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_papers", allow_duplicate_labels)]
enum Paper {
    #[option(value = 1, label = "Rechnung", alias = "Bill")]
    Invoice,
    #[option(value = 2, label = "Vertrag")]
    Contract,
    #[option(value = 3, label = "Vertrag; unterschrieben")]
    Signed,
    #[option(value = 4, label = "Karte, Plan")]
    Map,
    #[option(value = 5, label = "Note; Vertrag")]
    Note,
    #[option(value = 6, label = "9")]
    Nine,
    #[option(value = 7, label = "Same")]
    Same,
    #[option(value = 8, label = "Same")]
    Other,
}

fn read(text: &str) -> Result<Vec<i32>, String> {
    let set: Choices<Paper> = text.parse().map_err(|error: ParseChoicesError| error.to_string())?;
    Ok(set.iter().map(Choice::value).collect())
}

#[test]
fn labels_and_numbers_in_any_spelling_are_read() {
    for (text, expected) in [
        ("", &[][..]),
        (" ", &[]),
        ("Rechnung; Vertrag", &[1, 2]),
        ("Vertrag;Bill", &[1, 2]),
        ("Vertrag, Rechnung", &[1, 2]),
        ("1,2", &[1, 2]),
        ("1, 2", &[1, 2]),
        ("1.0", &[1]),
        ("2.0; 01 ; 1e0", &[1, 2]),
        ("Rechnung;77", &[1, 77]),
        ("Karte, Plan", &[4]),
        ("Karte, Plan; Rechnung", &[1, 4]),
        ("Rechnung, Karte, Plan, 2", &[1, 2, 4]),
        ("Vertrag; unterschrieben", &[3]),
        ("Rechnung; Vertrag; unterschrieben; Vertrag", &[1, 2, 3]),
    ] {
        assert_eq!(read(text).as_deref(), Ok(expected), "{text:?}");
    }
}

#[test]
fn an_invalid_member_is_an_error_with_its_place_and_a_remedy() {
    for (text, message) in [
        (
            "Rechnung; Vertrak",
            r#"at byte 10 of "Rechnung; Vertrak": "Vertrak" is not a label of Paper (demo_job.demo_papers): did you mean "Vertrag"? (of 8 labels)"#,
        ),
        (
            "Rechnung;;2",
            r#"empty member at byte 9 of "Rechnung;;2": expected a value or a label of Paper (demo_job.demo_papers)"#,
        ),
        (
            "1,9",
            r#"at byte 2 of "1,9": 9 has two meanings in Paper (demo_job.demo_papers): as a label it is option 6 "9", as a value it is another option or unknown"#,
        ),
        (
            "Same",
            r#"at byte 0 of "Same": "Same" is the label of several options of Paper (demo_job.demo_papers): 7 "Same", 8 "Same""#,
        ),
        (
            "1,2.5",
            r#"at byte 2 of "1,2.5": 2.5 is not an option of Paper (demo_job.demo_papers): option values are whole numbers"#,
        ),
    ] {
        assert_eq!(read(text).unwrap_err(), message);
    }
    for text in ["Rechnung;", ";", ",1", "Rechnung; Vertrag, 2", "unterschrieben; Vertrag"] {
        assert!(read(text).unwrap_err().contains("Paper (demo_job.demo_papers)"), "{text}");
    }
}

#[test]
fn a_text_that_can_be_split_in_several_ways_is_an_error() {
    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    enum Letter {
        #[option(value = 1, label = "A")]
        A,
        #[option(value = 2, label = "B")]
        B,
        #[option(value = 3, label = "A; B")]
        Both,
    }
    assert_eq!("B; A".parse(), Ok(Choices::from([Letter::A, Letter::B])));
    let error = "A; B".parse::<Choices<Letter>>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"A; B\" can be split in several ways: some labels of Letter contain the separator, or differ only in the blanks around them; use the values instead"
    );
    assert_eq!((error.member(), error.position()), ("A; B", 0));
    // Only one way makes sense here.
    assert_eq!(read("Note; Vertrag").as_deref(), Ok(&[5][..]));
}

#[test]
fn parse_still_reads_whatever_is_written() {
    let set = Choices::<Paper>::from([1, 9]);
    assert_eq!(Choices::from_wire(&set.to_wire()), Ok(set));
}

#[test]
fn a_long_text_is_read_in_linear_time_and_quoted_in_part() {
    let long = "1;".repeat(100_000) + "x";
    let message = read(&long).unwrap_err();
    assert!(message.len() < 600, "{}", message.len());
    assert!(message.contains("at byte 200000 of") && message.contains("(200001 bytes)"), "{message}");
    assert!(read(&";".repeat(200_000)).is_err());
}
