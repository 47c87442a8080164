//! Arbitrary metadata that an environment could have, and texts that are difficult for a generator.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::proof::model::{Choice, Kind, Set, Table, Texts};

/// Keywords, names of the prelude, collisions, signs, digits, scripts, and what breaks out of strings, comments, lines and terminals.
const TROUBLE: &[&str] = &[
    "",
    " ",
    "Self",
    "self",
    "Type",
    "crate",
    "fn",
    "async",
    "Some",
    "None",
    "Ok",
    "Option",
    "OptionSet",
    "Clone",
    "String",
    "Vec",
    "i32",
    "Other",
    "other",
    "OTHER",
    " Other",
    "Other ",
    "OtherV1",
    "V1",
    "Value1",
    "ValueNeg1",
    "+",
    "-",
    "--",
    "#",
    "%",
    "&&",
    "||",
    ">=",
    "C",
    "C#",
    "C++",
    "$123",
    "123$",
    "1",
    "01",
    "3 days",
    "\u{663}",
    "0",
    "-1",
    "745500000",
    "true",
    "false",
    "Größe",
    "GRÖSSE",
    "e\u{301}te\u{301}",
    "\u{e9}t\u{e9}",
    "\u{fb01}ne\u{b2}",
    "\u{130}stanbul",
    "\u{17f}",
    "\u{df}",
    "日本語",
    "Привет",
    "\u{410}\u{412}\u{421}",
    "שלום",
    "مرحبا",
    "हिन्दी",
    "\u{1f642}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{202e}abc\u{202c}",
    "\u{2066}x",
    "\u{200b}",
    "\u{feff}x",
    "\u{ad}",
    "*/",
    "/*",
    "//",
    "\"",
    "\\",
    "\\u{41}",
    "\\\"",
    "r#\"x\"#",
    "'",
    "\u{2019}",
    "line\nbreak",
    "\r\n",
    "a\rb",
    "\t",
    "\u{2028}",
    "\u{85}",
    "\0",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{9b}31m",
    "{}",
    "{0}",
    "${x}",
    "%s",
    "<script>alert(1)</script>",
    "</title>",
    "../../etc",
    "..\\x",
    "::error::x",
    "a,b",
    "a;b",
    "Web; Outlook",
    "[x](y)",
    "`code`",
    "# title",
    "http://x.y",
    "_",
    "__",
    "a_b",
    "aB",
];

/// Any label, difficult ones first.
pub fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(TROUBLE).prop_map(str::to_owned),
        3 => "[A-D][a-d]{1,3}( [a-d]{1,4})?",
        2 => "(Other|Self|V1|V2|Value1|[aA+# _-]|\u{301}|ß|İ|ǆ){0,4}",
        1 => any::<String>(),
        1 => vec(any::<char>(), 0..6).prop_map(String::from_iter),
        1 => vec(select(TROUBLE), 2..4).prop_map(|parts| parts.concat()),
        1 => (select(&["x", "word ", "\u{c4}", "\""][..]), 345..=350_usize).prop_map(|(part, length)| part.chars().cycle().take(length).collect()),
    ]
}

fn value() -> impl Strategy<Value = i32> {
    prop_oneof![
        4 => 0..12,
        4 => (0..12).prop_map(|offset| 745_500_000 + offset),
        1 => -3..0,
        1 => select(&[i32::MIN, i32::MIN + 1, i32::MAX, i32::MAX - 1][..]),
    ]
}

/// A text in some of the languages, the first nearly always among them.
fn texts(languages: Vec<u32>) -> impl Strategy<Value = Texts> {
    let each: Vec<_> = languages
        .into_iter()
        .enumerate()
        .map(|(at, language)| {
            let share = if at == 0 { 0.95 } else { 0.8 };
            weighted(share, label()).prop_map(move |text| text.map(|text| (language, text)))
        })
        .collect();
    each.prop_map(|texts| texts.into_iter().flatten().collect())
}

/// Names of columns and descriptions: never empty, because an empty text counts as none.
fn names(languages: Vec<u32>) -> impl Strategy<Value = Texts> {
    texts(languages).prop_map(|texts| texts.into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

fn option(languages: Vec<u32>) -> impl Strategy<Value = Choice> {
    let texts = (texts(languages.clone()), names(languages));
    let color = weighted(0.8, "#[0-9a-f]{6}");
    let external = weighted(0.6, label().prop_filter("none", |text| !text.is_empty()));
    (value(), texts, color, external, proptest::bool::weighted(0.2), label()).prop_map(
        |(value, (label, description), color, external, hidden, invariant)| Choice {
            value,
            label,
            description,
            color,
            external,
            hidden,
            state: 0,
            next: None,
            default_status: 0,
            invariant,
        },
    )
}

/// Options with distinct values.
fn options(
    languages: Vec<u32>,
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<Choice>> {
    vec(option(languages), count).prop_map(|mut options| {
        let mut seen = std::collections::HashSet::new();
        options.retain(|option| seen.insert(option.value));
        options
    })
}

/// A choice, choices or yes/no column.
fn set(languages: Vec<u32>) -> impl Strategy<Value = Set> {
    let kinds = select(&[Kind::Choice, Kind::Choice, Kind::Choices, Kind::Boolean][..]);
    let all = options(languages.clone(), 1..=7);
    (
        kinds,
        names(languages),
        all,
        weighted(0.6, any::<Index>()),
        weighted(0.3, Just(())),
        weighted(0.2, Just(())),
    )
        .prop_map(|(kind, display, mut options, default, name, global)| {
            if kind == Kind::Boolean {
                let (mut no, mut yes) = (options[0].clone(), options[options.len() - 1].clone());
                (no.value, yes.value) = (0, 1);
                options = vec![no, yes];
            }
            let default = match kind {
                Kind::Choices => None,
                Kind::Boolean => Some(i32::from(default.is_some())),
                // -1 means that the column has no default.
                _ => default.map(|at| at.get(&options).value).filter(|&value| value != -1),
            };
            let global = global.is_some() && matches!(kind, Kind::Choice | Kind::Choices);
            let name = name.or(global.then_some(())).map(|()| "odd".to_owned());
            Set { column: String::new(), name, global, kind, display, default, options }
        })
}

/// The states of a table and their status reasons. Some states are odd: they have no status reason, or their default belongs
/// to another state.
fn pair(languages: Vec<u32>) -> impl Strategy<Value = [Set; 2]> {
    let states = options(languages.clone(), 1..=3);
    let statuses = options(languages.clone(), 1..=6);
    let links = vec((any::<Index>(), weighted(0.7, any::<u8>())), 6);
    let defaults = vec((any::<Index>(), proptest::bool::weighted(0.1)), 3);
    (states, statuses, links, defaults, names(languages)).prop_map(
        |(mut states, mut statuses, links, defaults, display)| {
            let values: Vec<_> = statuses.iter().map(|status| status.value).collect();
            for (status, (state, next)) in statuses.iter_mut().zip(links) {
                status.state = state.get(&states).value;
                let listed = |next: u8| {
                    values
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| next >> at & 1 == 1)
                        .map(|(_, value)| *value)
                        .collect()
                };
                status.next = next.map(listed).filter(|next: &Vec<_>| !next.is_empty());
            }
            for (state, (at, is_odd)) in states.iter_mut().zip(defaults) {
                let own: Vec<_> = statuses.iter().filter(|status| status.state == state.value).collect();
                state.default_status =
                    if own.is_empty() || is_odd { at.get(&statuses).value } else { at.get(&own).value };
            }
            let set = |kind, column: &str, options| Set {
                column: column.to_owned(),
                name: None,
                global: false,
                kind,
                display: display.clone(),
                default: None,
                options,
            };
            [set(Kind::State, "statecode", states), set(Kind::Status, "statuscode", statuses)]
        },
    )
}

/// A table with a few choice columns. Its name and theirs are derived from its number.
fn table() -> impl Strategy<Value = Table> {
    let languages = subsequence(&[1033, 1031, 1036][..], 1..=3).prop_shuffle();
    languages.prop_flat_map(|languages| {
        let sets = vec(set(languages.clone()), 0..3);
        let pair = weighted(0.7, pair(languages.clone()));
        (names(languages), proptest::bool::weighted(0.7), sets, pair).prop_map(
            |(display, enforces, mut sets, pair)| {
                sets.extend(pair.into_iter().flatten());
                Table { name: String::new(), display, enforces, sets }
            },
        )
    })
}

/// Several tables, all in one answer of each kind.
pub fn tables(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Table>> {
    let tables = vec(table(), count).prop_map(|mut tables| {
        for (number, table) in tables.iter_mut().enumerate() {
            table.name = format!("demo_t{number}");
            for (at, set) in table.sets.iter_mut().enumerate() {
                if set.column.is_empty() {
                    set.column = format!("demo_c{at}");
                }
                if set.name.is_some() {
                    set.name = Some(format!("{}_{number}_{at}", if set.global { "shared" } else { "odd" }));
                }
            }
        }
        tables.retain(|table| !table.sets.is_empty());
        tables
    });
    tables.prop_filter("no column", |tables| !tables.is_empty())
}
