//! Choices are sets of numbers, in every format.

use std::collections::BTreeSet;

use closure_reason::{Choice, Choices};
use proptest::collection::btree_set;

use super::*;
use any_set::{Format, through};

#[test]
fn choices_lose_no_member() {
    for_all(300, btree_set(values(), 0..20), |values| {
        let choices: Choices<Mixed> = values.iter().copied().collect();
        prop_assert!(choices.iter().map(Choice::value).eq(values.iter().copied()));
        prop_assert_eq!(choices.len(), values.len());
        prop_assert_eq!(Choices::from_wire(&choices.to_wire()), Ok(choices.clone()));
        for format in [Format::Json, Format::Csv, Format::Postcard] {
            prop_assert_eq!(through(format, &choices), Some(choices.clone()), "{:?}", format);
        }
        Ok(())
    });
}

#[test]
fn sets_of_choices_combine_as_sets_of_numbers() {
    for_all(300, [btree_set(-9..9, 0..9), btree_set(-9..9, 0..9)], |[left, right]| {
        let [a, b]: [Choices<Mixed>; 2] = [left, right].map(|values| values.iter().copied().collect());
        for (choices, values) in [
            (&a | &b, left | right),
            (&a & &b, left & right),
            (&a - &b, left - right),
            (&a ^ &b, left ^ right),
        ] {
            prop_assert_eq!(choices.iter().map(Choice::value).collect::<BTreeSet<_>>(), values);
        }
        prop_assert_eq!(a.is_subset(&b), left.is_subset(right));
        prop_assert_eq!(a.is_superset(&b), left.is_superset(right));
        prop_assert_eq!(a.is_disjoint(&b), left.is_disjoint(right));
        Ok(())
    });
}

#[test]
fn a_text_is_from_the_wire_if_all_its_members_are_numbers() {
    let texts = any_of([any::<String>().boxed(), "[0-9, +-]{0,16}".boxed(), "([0-9]{1,3},){0,4}".boxed()]);
    for_all(300, texts, |text| {
        let blank = text.trim_ascii().is_empty();
        // After a comma, leading zeros belong to a fraction or a group.
        let is_whole = |member: &str| {
            !text.contains(',') || {
                let digits = member.trim_start_matches(['+', '-']);
                digits == "0" || !digits.starts_with('0')
            }
        };
        let member = |field: &str| field.trim_ascii().parse().ok().filter(|_| is_whole(field.trim_ascii()));
        let members: Option<Vec<i32>> = text.split(',').map(member).collect();
        match Choices::<Mixed>::from_wire(text) {
            Ok(choices) => prop_assert_eq!(choices, members.unwrap_or_default().into_iter().collect()),
            Err(error) => {
                prop_assert!(members.is_none() && !blank);
                prop_assert_eq!(error.text(), text);
                prop_assert!(text[error.position()..].starts_with(error.member()));
                let before = text[..error.position()].matches(',').count();
                prop_assert_eq!(text.split(',').position(|field| member(field).is_none()), Some(before));
                prop_assert!(error.member().parse::<i32>().is_err() || !is_whole(error.member()));
            }
        }
        Ok(())
    });
}
