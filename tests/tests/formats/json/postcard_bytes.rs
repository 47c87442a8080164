//! Postcard is not self-describing: the reader must know what comes next. It holds values.

use super::*;

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Row {
    option: Period,
    choice: Choice<Period>,
    choices: [Choices<Period>; 2],
    optional: [Option<Period>; 2],
    optional_choice: [Option<Choice<Period>>; 2],
    #[serde(with = "label")]
    label: Period,
    #[serde(with = "label")]
    label_choice: Choice<Period>,
    #[serde(with = "label")]
    label_some: Option<Period>,
    #[serde(with = "label")]
    label_some_choice: Option<Choice<Period>>,
    #[serde(with = "label")]
    label_none: Option<Choice<Period>>,
    #[serde(with = "lenient")]
    lenient: Period,
    #[serde(with = "lenient")]
    lenient_choice: Choice<Period>,
    #[serde(with = "lenient")]
    lenient_some: Option<Period>,
    #[serde(with = "lenient")]
    lenient_some_choice: Option<Choice<Period>>,
    #[serde(with = "lenient")]
    lenient_none: Option<Period>,
}

fn row(option: Period, value: i32) -> Row {
    let choice = Choice::new(value);
    Row {
        option,
        choice,
        choices: [Choices::new(), Choices::from([choice, Choice::from(option)])],
        optional: [None, Some(option)],
        optional_choice: [None, Some(choice)],
        label: option,
        label_choice: choice,
        label_some: Some(option),
        label_some_choice: Some(choice),
        label_none: None,
        lenient: option,
        lenient_choice: choice,
        lenient_some: Some(option),
        lenient_some_choice: Some(choice),
        lenient_none: None,
    }
}

#[test]
fn every_kind_of_field_comes_back_even_if_labels_look_like_values() {
    for option in Period::ALL {
        for value in [2, 7, 40, 192_350_099] {
            let row = row(*option, value);
            let bytes = postcard::to_stdvec(&row).unwrap();
            assert_eq!(postcard::from_bytes(&bytes), Ok(row));
        }
    }
}

#[test]
fn the_bytes_are_those_of_the_value() {
    #[derive(Serialize)]
    struct Fields {
        #[serde(with = "label")]
        label: Period,
        #[serde(with = "lenient")]
        lenient: Option<Period>,
    }
    let fields = Fields { label: Period::February, lenient: Some(Period::February) };
    assert_eq!(postcard::to_stdvec(&fields), postcard::to_stdvec(&(2_i32, Some(2_i32))));
    assert_eq!(postcard::to_stdvec(&Choice::<Period>::new(-1)), postcard::to_stdvec(&-1_i32));
}

#[test]
fn an_unknown_value_is_an_error_for_an_option() {
    #[derive(Debug, Deserialize)]
    struct Field {
        #[serde(with = "lenient")]
        _field: Option<Period>,
    }
    let bytes = postcard::to_stdvec(&Some(99_i32)).unwrap();
    assert!(postcard::from_bytes::<Field>(&bytes).is_err());
    assert!(postcard::from_bytes::<Period>(&bytes[1..]).is_err());
    assert_eq!(postcard::from_bytes(&bytes[1..]), Ok(Choice::<Period>::new(99)));
}
