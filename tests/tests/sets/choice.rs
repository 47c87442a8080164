//! `Choice` and `Choices`: the content of a column, known or not, as one value and as a set of values.

use std::any::type_name;
use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};

use closure_reason::{Choice, Choices, ClosureReason, OptionSet, ParseChoicesError};

mod collection;
mod iterators;
mod members;
mod reading_any_spelling;
mod set_operations;

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "contact", column = "demo_hobbies")]
enum Hobby {
    #[option(value = 9, label = "Skiing")]
    Skiing,
    #[option(value = 1, label = "Mountain \"free\" climbing")]
    Climbing,
    #[option(value = -1, label = "")]
    Unnamed,
}

/// Neither an option set nor an implementation of any trait: what needs no option requires no traits.
struct Bare;

mod single {
    use super::*;

    const SKIING: Choice<Hobby> = Choice::new(9);
    const UNKNOWN: Choice<Hobby> = Choice::new(7);

    #[test]
    fn a_choice_is_four_bytes() {
        assert_eq!(size_of::<Choice<Hobby>>(), 4);
        assert_eq!(align_of::<Choice<Hobby>>(), align_of::<i32>());
        assert_eq!(size_of::<Choice<Bare>>(), 4);
    }

    #[test]
    fn it_is_made_from_an_option_or_any_number() {
        assert_eq!(Choice::from(Hobby::Skiing).value(), 9);
        assert_eq!(Choice::from(Hobby::Unnamed).value(), -1);
        for value in [i32::MIN, -1, 0, 7, i32::MAX] {
            assert_eq!(Choice::<Hobby>::from(value).value(), value);
            assert_eq!(Choice::<Bare>::new(value).value(), value);
        }
    }

    #[test]
    fn it_is_made_from_a_64_bit_number_that_fits() {
        for (wide, value) in [(9_i64, 9), (-2_147_483_648, i32::MIN), (2_147_483_647, i32::MAX)] {
            assert_eq!(Choice::<Hobby>::try_from(wide).map(Choice::value), Ok(value));
        }
        // 4294967305 is 9 in its lower 32 bits.
        for wide in [2_147_483_648_i64, -2_147_483_649, 4_294_967_305, i64::MAX, i64::MIN] {
            assert!(Choice::<Hobby>::try_from(wide).is_err(), "{wide}");
        }
    }

    #[test]
    fn it_converts_back_to_a_number() {
        assert_eq!(i32::from(UNKNOWN), 7);
        assert_eq!(i64::from(Choice::<Bare>::new(-7)), -7_i64);
    }

    #[test]
    fn it_knows_its_option_if_there_is_one() {
        assert_eq!(SKIING.known(), Some(Hobby::Skiing));
        assert_eq!(SKIING.try_known(), Ok(Hobby::Skiing));
        assert_eq!(SKIING.label(), Some("Skiing"));
        assert_eq!(Choice::<Hobby>::new(-1).label(), Some(""));
    }

    #[test]
    fn a_known_choice_converts_to_its_option() {
        assert_eq!(ClosureReason::try_from(Choice::new(192_350_004)), Ok(ClosureReason::AgentClosed));
        let error = ClosureReason::try_from(Choice::new(192_350_099)).unwrap_err();
        assert_eq!(error, ClosureReason::try_from(192_350_099).unwrap_err());
    }

    #[test]
    fn an_unknown_value_is_none_and_an_error_that_names_value_and_set() {
        assert_eq!(UNKNOWN.known(), None);
        assert_eq!(UNKNOWN.label(), None);
        let error = UNKNOWN.try_known().unwrap_err();
        assert_eq!((error.value(), error.set()), (7, Hobby::METADATA));
        assert_eq!(error.to_string(), "7 is not an option of Hobby (contact.demo_hobbies)");
    }

    #[test]
    fn it_shows_the_label_else_the_number() {
        assert_eq!(SKIING.to_string(), "Skiing");
        assert_eq!(UNKNOWN.to_string(), "7");
        assert_eq!(Choice::<Hobby>::new(i32::MIN).to_string(), "-2147483648");
        assert_eq!(Choice::from(Hobby::Unnamed).to_string(), "");
    }

    #[test]
    fn it_is_padded_as_a_text_or_a_number() {
        assert_eq!(format!("[{SKIING:10}]"), "[Skiing    ]");
        assert_eq!(format!("[{SKIING:>10}]"), "[    Skiing]");
        assert_eq!(format!("[{SKIING:*^10}]"), "[**Skiing**]");
        assert_eq!(format!("[{SKIING:.3}]"), "[Ski]");
        assert_eq!(format!("[{UNKNOWN:5}]"), "[    7]");
        assert_eq!(format!("[{UNKNOWN:-<5}]"), "[7----]");
    }

    #[test]
    fn for_debugging_it_shows_both() {
        assert_eq!(format!("{SKIING:?}"), r#"Choice(9 "Skiing")"#);
        assert_eq!(format!("{UNKNOWN:?}"), "Choice(7)");
        assert_eq!(
            format!("{:?}", Choice::from(Hobby::Climbing)),
            r#"Choice(1 "Mountain \"free\" climbing")"#
        );
    }

    #[test]
    fn it_equals_its_option_and_no_other() {
        assert_eq!(SKIING, Hobby::Skiing);
        assert_ne!(SKIING, Hobby::Climbing);
        assert_ne!(UNKNOWN, Hobby::Skiing);
    }

    #[test]
    fn equality_order_and_hash_are_the_values_whatever_the_type() {
        let (low, high) = (Choice::<Bare>::new(-5), Choice::<Bare>::new(3));
        assert!(low == Choice::new(-5) && low != high);
        assert!(low < high);
        assert!(low.cmp(&low).is_eq() && high.cmp(&low).is_gt());
        assert!(low.partial_cmp(&high).is_some_and(std::cmp::Ordering::is_lt));
        let hasher = RandomState::new();
        assert_eq!(hasher.hash_one(low), hasher.hash_one(-5_i32));
    }

    #[test]
    #[expect(clippy::clone_on_copy, reason = "the clone is what is tested")]
    fn it_is_copied_whatever_the_type() {
        let choice = Choice::<Bare>::new(5);
        let copy = choice;
        assert!(copy == choice && choice.clone() == choice);
    }

    #[test]
    fn it_can_be_sent_and_shared_whatever_the_type() {
        fn assert_send_and_sync<T: Send + Sync + Unpin + 'static>() -> &'static str {
            type_name::<T>()
        }
        assert!(assert_send_and_sync::<Choice<std::rc::Rc<Bare>>>().contains("Choice"));
    }

    #[test]
    fn it_counts_in_maps_and_sets() {
        let seen: HashSet<_> = [SKIING, UNKNOWN, Hobby::Skiing.into()].into_iter().collect();
        assert_eq!(seen.len(), 2);
        let ordered: Vec<_> = BTreeSet::from([SKIING, UNKNOWN, Choice::new(-9)]).into_iter().collect();
        assert_eq!(ordered, [Choice::new(-9), UNKNOWN, SKIING]);
    }

    #[test]
    fn it_is_usable_in_constants() {
        const UNKNOWN_VALUE: i32 = UNKNOWN.value();
        const KNOWN: bool = SKIING.try_known().is_ok();
        assert_eq!((UNKNOWN_VALUE, KNOWN), (7, true));
    }
}

fn parse(text: &str) -> Result<Choices<Hobby>, ParseChoicesError> {
    Choices::from_wire(text)
}

fn values(choices: &Choices<Hobby>) -> Vec<i32> {
    choices.iter().map(Choice::value).collect()
}

mod parsing {
    use super::*;

    #[test]
    fn members_are_separated_by_commas() {
        assert_eq!(values(&parse("1,9").unwrap()), [1, 9]);
        assert_eq!(values(&parse("9").unwrap()), [9]);
    }

    #[test]
    fn blanks_around_members_are_ignored() {
        for text in ["1, 9", " 1,9 ", "1 ,9", "\t1\t,\n9\r\n"] {
            assert_eq!(values(&parse(text).unwrap()), [1, 9], "{text:?}");
        }
    }

    #[test]
    fn empty_and_blank_text_is_the_empty_set() {
        for text in ["", " ", "\t\n"] {
            assert!(parse(text).unwrap().is_empty(), "{text:?}");
        }
    }

    #[test]
    fn members_are_ascending_without_duplicates() {
        assert_eq!(values(&parse("9,1,9,-1,1").unwrap()), [-1, 1, 9]);
    }

    #[test]
    fn members_are_any_32_bits_known_or_not() {
        let text = "2147483647,-2147483648,7";
        assert_eq!(values(&parse(text).unwrap()), [i32::MIN, 7, i32::MAX]);
    }

    #[test]
    fn one_text_with_all_of_that_prints_canonically() {
        assert_eq!(parse(" 9 , 7,1,+9, -1").unwrap().to_wire(), "-1,1,7,9");
    }

    #[track_caller]
    fn assert_error(text: &str, member: &str, position: usize, message: &str) {
        let error = parse(text).unwrap_err();
        assert_eq!((error.text(), error.member(), error.position()), (text, member, position));
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn a_non_number_is_an_error_with_text_and_place() {
        assert_error(
            "1, Skiing ,9",
            "Skiing",
            3,
            r#""Skiing" at byte 3 of "1, Skiing ,9" is not an option of Hobby (contact.demo_hobbies): expected a whole number"#,
        );
        assert_error(
            "1.0",
            "1.0",
            0,
            r#""1.0" at byte 0 of "1.0" is not an option of Hobby (contact.demo_hobbies): expected a whole number"#,
        );
        for text in ["-", "+", "--1", "1 9", "0x1", "1;9", "٣", "\u{a0}1", "é"] {
            let error = parse(text).unwrap_err();
            assert!(
                error
                    .to_string()
                    .ends_with("is not an option of Hobby (contact.demo_hobbies): expected a whole number"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_number_out_of_range_is_an_error_with_text_and_place() {
        assert_error(
            "1,2147483648",
            "2147483648",
            2,
            r#""2147483648" at byte 2 of "1,2147483648" is not an option of Hobby (contact.demo_hobbies): option values are signed 32-bit integers"#,
        );
        for text in ["-2147483649", "+2147483648", "99999999999999999999999999"] {
            assert!(
                parse(text).unwrap_err().to_string().contains("option values are signed 32-bit integers"),
                "{text}"
            );
        }
    }

    #[test]
    fn an_empty_member_is_an_error_with_text_and_place() {
        assert_error(
            "1,,9",
            "",
            2,
            r#"empty member at byte 2 of "1,,9": expected the value of an option of Hobby (contact.demo_hobbies)"#,
        );
        assert_error(
            ",1",
            "",
            0,
            r#"empty member at byte 0 of ",1": expected the value of an option of Hobby (contact.demo_hobbies)"#,
        );
        assert_error(
            "1,",
            "",
            2,
            r#"empty member at byte 2 of "1,": expected the value of an option of Hobby (contact.demo_hobbies)"#,
        );
        for text in ["1, ,9", " ,", ","] {
            assert!(parse(text).unwrap_err().to_string().starts_with("empty member at byte "), "{text:?}");
        }
    }

    #[test]
    fn the_place_is_in_bytes_and_the_first_mistake_counts() {
        let error = parse("1,é,ü").unwrap_err();
        assert_eq!((error.member(), error.position()), ("é", 2));
        let error = parse("é ,x").unwrap_err();
        assert_eq!((error.member(), error.position()), ("é", 0));
    }

    #[test]
    fn the_error_is_an_error_that_can_be_kept() {
        fn assert_kept<E: std::error::Error + Send + Sync + Clone + Eq + 'static>(error: &E) {
            assert!(error.clone() == *error);
        }
        assert_kept(&parse("x").unwrap_err());
    }
}

mod printing {
    use super::*;

    #[test]
    fn on_the_wire_values_are_separated_by_commas_without_blanks() {
        assert_eq!(Choices::from([Hobby::Skiing, Hobby::Climbing]).to_wire(), "1,9");
        assert_eq!(Choices::<Hobby>::from([7]).to_wire(), "7");
        assert_eq!(Choices::<Bare>::new().to_wire(), "");
    }

    #[test]
    fn for_people_labels_are_separated_by_semicolons() {
        assert_eq!(
            Choices::from([Hobby::Skiing, Hobby::Climbing]).to_string(),
            "Mountain \"free\" climbing; Skiing"
        );
        assert_eq!(Choices::<Hobby>::from([7, 9, -1]).to_string(), "; 7; Skiing");
        assert_eq!(Choices::<Hobby>::new().to_string(), "");
    }

    #[test]
    fn they_are_padded_as_a_text() {
        assert_eq!(
            format!("{:>9}|{:<4}|", Choices::<Hobby>::from([7, 9]), Choices::<Hobby>::from([7])),
            "7; Skiing|7   |"
        );
        assert_eq!(format!("{:>11}|", Choices::<Hobby>::from([7, 9])), "  7; Skiing|");
    }

    #[test]
    fn a_precision_cuts_no_number_in_two() {
        let set = Choices::<Hobby>::from([192_350_001, 192_350_004]);
        assert_eq!(format!("{set:.4}"), "192350001; 192350004");
        assert_eq!(format!("{set:*^24.4}"), "**192350001; 192350004**");
    }

    #[test]
    fn for_debugging_each_member_is_shown() {
        assert_eq!(format!("{:?}", Choices::<Hobby>::from([9, 7])), r#"{Choice(7), Choice(9 "Skiing")}"#);
        assert_eq!(format!("{:?}", Choices::<Hobby>::new()), "{}");
    }
}
