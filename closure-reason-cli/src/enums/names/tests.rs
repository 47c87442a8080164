use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{NameSpelling, signs, variants};

fn named(labels: &[&str]) -> Vec<String> {
    let options: Vec<_> = (1..).zip(labels.iter().map(|label| Some(*label))).collect();
    variants(&options, &[], NameSpelling::default())
}

#[test]
fn words_become_upper_camel_case() {
    for (label, name) in [
        ("First rate", "FirstRate"),
        ("SLA Breached", "SlaBreached"),
        ("don't", "Dont"),
        ("Größe", "Größe"),
        ("3 days", "_3Days"),
        ("Self", "Self_"),
        ("", "Value1"),
        ("-", "Minus"),
        ("\u{202e}abc", "Abc"),
        ("日本", "日本"),
        ("ﬁne²", "Fine2"),
        ("ＡＢＣ", "Abc"),
        // Thai am is two letters for the compiler, the Arabic tatweel and Hebrew points are not for names.
        ("ทำงาน", "ทํางาน"),
        ("محـمد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("Роса", "Rosa"),
        ("Роща", "Роща"),
        ("Læst", "Læst"),
    ] {
        assert_eq!(named(&[label]), [name], "{label}");
    }
    assert_eq!(variants(&[(-1, None)], &[], NameSpelling::default()), ["ValueNeg1"]);
    assert_eq!(variants(&[(1, Some("Größe"))], &[], NameSpelling { ascii: true }), ["Grosse"]);
    assert_eq!(variants(&[(7, Some("Open"))], &["Open"], NameSpelling::default()), ["OpenV7"]);
}

#[test]
fn equal_names_become_different() {
    assert_eq!(named(&["Other", "other", "A"]), ["OtherV1", "OtherV2", "A"]);
    assert_eq!(named(&["Self", "self"]), ["SelfV1", "SelfV2"]);
    assert_eq!(named(&["C", "C#", "C++"]), ["C", "CSharp", "CPlusPlus"]);
    assert_eq!(named(&["Other", "Other", "OtherV1"]), ["OtherV1", "OtherV2", "OtherV1V3"]);
    assert_eq!(named(&["", "", "+"]), ["Value1", "Value2", "Plus"]);
    // Cyrillic that could be Latin, and Cyrillic that could not: each by itself.
    assert_eq!(named(&["А", "В", "С"]), ["A", "V", "S"]);
    assert_eq!(named(&["А", "В", "Д", "Роса", "Роща"]), ["A", "V", "Д", "Rosa", "Роща"]);
    // Equal transliterations get different names, whatever the script.
    assert_eq!(named(&["А", "A"]), ["AV1", "AV2"]);
    assert_eq!(named(&["Sıra", "Sira"]), ["SıraV1", "SiraV2"]);
    assert_eq!(named(&["Sıra1", "Sira1", "SIRA1"]), ["Sıra1V1", "Sira1V2", "Sira1V3"]);
}

#[test]
fn comparisons_and_ranges_keep_their_meaning() {
    for (label, name) in [
        ("<$5M", "LessThan5m"),
        (">$10M", "MoreThan10m"),
        ("$5M-$10M", "_5mTo10m"),
        ("$500K - $1M", "_500kTo1m"),
        ("\u{2264} 5 years", "AtMost5Years"),
        ("=\u{338} 5", "NotEqualTo5"),
        (">=5", "AtLeast5"),
        ("<> 5", "NotEqualTo5"),
        (" < 10-20 %", "LessThan10To20"),
        ("10 %\u{2013}20 %", "_10To20"),
        ("Aged 18\u{2212}25", "Aged18To25"),
        ("1 000\u{20ac}-2 000\u{20ac}", "_1000To2000"),
        // No comparison, and no range.
        ("<none>", "None"),
        ("<< first", "First"),
        ("-> next", "Next"),
        ("<-", "LessMinus"),
        ("2024-01-15", "_20240115"),
        ("1-800-555", "_1800555"),
        ("COVID-19", "Covid19"),
        ("24-hour", "_24Hour"),
        ("-5", "_5"),
        ("A < B", "AB"),
    ] {
        assert_eq!(named(&[label]), [name], "{label}");
    }
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[aA+#V1 _-]{0,4}",
        "[АВСДОро]{1,3}",
        "(Other|Self|V1|V2|Value1| |\u{301}|ß|İ|ǆ|\u{fe0f}){0,4}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn names_are_legal_distinct_and_stable(
        labels in proptest::collection::vec(label(), 1..12),
        further in label(),
        ascii: bool,
        taken in proptest::collection::vec("[A-C]V?[1-3]?", 0..3),
    ) {
        let spelling = NameSpelling { ascii };
        let taken: Vec<_> = taken.iter().map(|name| &**name).collect();
        let options: Vec<_> = (1..).zip(labels.iter().map(|label| Some(&**label))).collect();
        let names = variants(&options, &taken, spelling);
        for (at, name) in names.iter().enumerate() {
            prop_assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name:?}");
            prop_assert!(!names[..at].contains(name) && !taken.contains(&&**name), "{name:?}");
            prop_assert!(!ascii || name.is_ascii());
        }
        let shuffled: Vec<_> = options.iter().rev().copied().collect();
        let mut again = variants(&shuffled, &taken, spelling);
        again.reverse();
        prop_assert_eq!(&names, &again);
        // A further option changes no name that it does not share: such a one gets its value, or its signs in words.
        let mut more = options.clone();
        more.push((99, Some(&further)));
        for ((name, anew), (value, label)) in names.iter().zip(variants(&more, &taken, spelling)).zip(&options) {
            let label: String = label.unwrap_or_default().nfkc().collect();
            let has_signs = signs::spelled(&label) != label;
            let has_value = anew.trim_end_matches('_').ends_with(&value.to_string());
            prop_assert!(anew == *name || has_value || has_signs, "{name:?} became {anew:?}");
        }
        // With the names as a lock, a further option takes none of them.
        let mut locked: Vec<_> = names.iter().map(|name| &**name).collect();
        locked.extend(&taken);
        let added = variants(&[(99, Some(&further))], &locked, spelling);
        prop_assert!(!locked.contains(&&*added[0]));
    }
}
