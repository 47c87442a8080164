//! Proves that `ClosureReason` is what Microsoft published: `closure_reasons.csv`, which was made from
//! the published tables and not from the enum, has the 32 rows of the page of 2025-06-18, followed by
//! the 16 options that were added later.

use closure_reason::{ClosureReason, OptionMetadata};

/// The rows of the table: value, label, description.
fn published() -> Vec<(i32, String, Option<String>)> {
    let mut table = csv::Reader::from_reader(include_str!("closure_reasons.csv").as_bytes());
    table.deserialize().collect::<Result<_, _>>().unwrap()
}

#[test]
fn the_table_has_the_32_rows_of_the_page_and_16_later_ones() {
    let values: Vec<i32> = published().into_iter().map(|(value, ..)| value).collect();
    let page: Vec<i32> = (192_350_000..=192_350_031).collect();
    let later =
        [32, 33, 34, 35, 36, 37, 38, 52, 54, 55, 56, 61, 62, 63, 64, 65].map(|offset| 192_350_000 + offset);
    assert_eq!(values, [page, later.to_vec()].concat());
}

#[test]
fn every_option_has_the_published_value_label_and_description_in_the_published_order() {
    let options: Vec<(i32, String, Option<String>)> = ClosureReason::ALL
        .iter()
        .map(|reason| (reason.value(), reason.label().to_owned(), reason.description().map(str::to_owned)))
        .collect();
    assert_eq!(options.len(), 48);
    for (option, published) in options.iter().zip(published()) {
        assert_eq!(*option, published);
    }
}

#[test]
fn the_first_32_are_those_of_the_page() {
    let page: Vec<_> = published().into_iter().take(32).map(|(value, label, _)| (value, label)).collect();
    let options: Vec<_> =
        ClosureReason::ALL[..32].iter().map(|reason| (reason.value(), reason.label().to_owned())).collect();
    assert_eq!(options, page);
    assert!(ClosureReason::ALL[..32].iter().all(|reason| reason.description().is_some()));
}

#[test]
fn four_options_that_microsoft_does_not_describe_have_no_description() {
    let bare: Vec<i32> = ClosureReason::ALL
        .iter()
        .filter(|reason| reason.description().is_none())
        .map(|r| r.value())
        .collect();
    assert_eq!(bare, [192_350_032, 192_350_033, 192_350_035, 192_350_052]);
}

#[test]
fn every_published_value_and_label_is_found() {
    for (value, label, _) in published() {
        let reason = ClosureReason::from_value(value).unwrap();
        assert_eq!(reason.label(), label);
        assert_eq!(ClosureReason::from_label(&label), Some(reason));
    }
}

#[test]
fn unpublished_values_are_not_found() {
    for gap in [-1, 39, 51, 53, 57, 60, 66].map(|offset| 192_350_000 + offset) {
        assert_eq!(ClosureReason::from_value(gap), None);
    }
}

#[test]
fn a_variant_is_named_as_its_label() {
    for reason in ClosureReason::ALL {
        assert_eq!(format!("{reason:?}"), reason.label());
    }
}

#[test]
fn the_spelling_of_live_systems_with_one_r_is_an_alias_and_not_the_label() {
    assert_eq!(ClosureReason::from_label("AgentTransfered"), Some(ClosureReason::AgentTransferred));
    assert_eq!(ClosureReason::AgentTransferred.value(), 192_350_006);
    assert_eq!(ClosureReason::AgentTransferred.label(), "AgentTransferred");
}

#[test]
fn no_other_option_has_an_alias() {
    let aliases: Vec<_> = ClosureReason::METADATA.options().flat_map(OptionMetadata::aliases).collect();
    assert_eq!(aliases, ["AgentTransfered"]);
}

#[test]
fn the_set_says_which_column_it_is() {
    let set = ClosureReason::METADATA;
    assert_eq!(set.table(), Some("msdyn_ocsession"));
    assert_eq!(set.column(), Some("msdyn_closurereason"));
    assert_eq!(set.name(), Some("msdyn_ocsession_msdyn_closurereason"));
    assert_eq!(set.global(), None);
}

#[test]
fn a_cast_gives_the_published_value() {
    assert_eq!(ClosureReason::AgentClosed as i32, 192_350_004);
    for (reason, (value, ..)) in ClosureReason::ALL.iter().zip(published()) {
        assert_eq!(*reason as i32, value);
    }
    assert_eq!(size_of::<ClosureReason>(), 4);
}
