//! The keys of `#[option_set(..)]` and `#[option(..)]`, and descriptions.

use closure_reason::OptionSet;

// The derive does not know the text of a doc comment from a macro, so `desc` must give it.
#[derive(Clone, Copy, OptionSet)]
enum DocOfAMacro {
    #[option(value = 1)]
    #[doc = include_str!("key.rs")]
    First,
    #[option(value = 2)]
    /// It is,
    #[doc = concat!("in", " part")]
    Second,
    #[option(value = 3, desc = "")]
    #[doc = concat!("Not", " read")]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum AttributeOnField {
    #[option(value = 1)]
    First {
        #[option(value = 2)]
        second: u8,
    },
    #[option(value = 3)]
    Third(#[option_set(serde)] u8),
}

#[derive(Clone, Copy, OptionSet)]
struct AttributeOnStructField {
    #[option(value = 1)]
    first: u8,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(crate = closure_reason::private<u8>)]
enum CrateIsMoreThanAPath {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(crate = "closure_reason")]
enum CrateIsNotAPath {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = "")]
enum EmptyGlobal {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = "", table = "", column = "", display_name = "")]
enum EmptyName {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde(rename), allow_duplicate_labels())]
enum FlagWithList {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde = true, allow_duplicate_labels = "yes")]
enum FlagWithValue {
    #[option(value = 1, label = "First rate")]
    First,
    #[option(value = 2, label = "First rate")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde = , allow_duplicate_labels =)]
enum FlagWithoutItsValue {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = "demo_job_demo_grade", table = "demo_job", column = "demo_grade")]
#[option_set(global = "demo_grade")]
enum GlobalBesideAllNames {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = "demo_grade", column = "demo_grade")]
enum GlobalBesideColumn {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = demo_grade)]
enum GlobalIsNotAString {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum ListForValue {
    #[option(value(1))]
    First,
    #[option(value = 2, label("Second rate"))]
    Second,
}

// A misspelled key that may be `value` is the only mistake: the missing value follows from it.
#[derive(Clone, Copy, OptionSet)]
enum MisspelledValue {
    #[option(valu = 1, label = "First rate")]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(label = "Grade", value = 1, desc = "grades", alias = "Rate")]
enum OptionKeyOnEnum {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option(name = "demo_grade")]
enum OptionOnEnum {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum OptionSetOnVariant {
    #[option_set(value = 1)]
    First,
    #[option(value = 2)]
    #[option_set]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum Repeated {
    #[option(value = 1, value = 1)]
    First,
    #[option(value = 2, label = "Second rate", label = "Second")]
    Second,
    #[option(value = 3, desc = "third", desc = "3rd")]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum RepeatedAcrossAttributes {
    #[option(value = 1)]
    #[option(label = "First rate", value = 2)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", serde, table = "demo_job", serde)]
enum RepeatedOnEnum {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", crate = ::closure_reason)]
#[option_set(crate = closure_reason, table = "demo_task")]
enum RepeatedOnEnumAcrossAttributes {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum SetKeyOnVariant {
    #[option(value = 1, table = "demo_job", serde)]
    First,
    #[option(value = 2, crate = closure_reason, display_name = "Grade")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum TextIsNotAString {
    #[option(value = 1, label = 1)]
    First,
    #[option(value = 2, desc = b"second")]
    Second,
    #[option(value = 3, alias = 'c')]
    Third,
    #[option(value = 4, label = LABEL)]
    Fourth,
    #[option(value = 5, label = concat!("Fifth", " rate"))]
    Fifth,
    #[option(value = 6, desc = c"sixth")]
    Sixth,
    #[option(value = 7, desc = true)]
    Seventh,
    #[option(value = 8, label = "eighth"_rate)]
    Eighth,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = demo_grade, table = 1, column = b"demo_grade", display_name = true)]
enum TextIsNotAStringOnEnum {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum Unknown {
    #[option(value = 1, lable = "First rate")]
    First,
    #[option(value = 2, LABEL = "Second rate")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(entity = "demo_job", rename_all = "lowercase")]
enum UnknownOnEnum {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum WithoutValue {
    #[option(value)]
    First,
    #[option(value = 2, label)]
    Second,
    #[option(value = 3, desc, alias)]
    Third,
    #[option(value = 4, label = )]
    Fourth,
    #[option(value = , label = "Fifth rate")]
    Fifth,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(name, table = , column, display_name, crate)]
enum WithoutValueOnEnum {
    #[option(value = 1)]
    First,
}

// One more letter is near `label`; two swapped pairs and four more letters are not.
#[derive(Clone, Copy, OptionSet)]
enum SpelledAlikeOrNot {
    #[option(value = 1, alble = "First rate")]
    First,
    #[option(value = 2, labelling = "Second rate")]
    Second,
    #[option(value = 3, labell = "Third rate")]
    Third,
}

fn main() {}
