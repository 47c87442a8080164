//! Labels in other languages.

use closure_reason::OptionSet;

// The base language has the plain keys.
#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033, display_names(1033 = "Grade", 1031 = "Note"))]
enum BaseLanguage {
    #[option(value = 1, labels(1031 = "Erste", 1033 = "First"))]
    First,
    #[option(value = 2, descs(1033 = ".."))]
    Second,
}

// Labels differ in each language; the same text in two languages is no mistake.
#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033)]
enum DuplicateLabel {
    #[option(value = 1, labels(1031 = "Gut", 1036 = "Second"))]
    First,
    #[option(value = 2, labels(1031 = "gut", 1036 = "Gut"))]
    Second,
    #[option(value = 3, labels(1036 = "Gut"))]
    Third,
}

// Texts in languages are in one list.
#[derive(Clone, Copy, OptionSet)]
enum KeyTwice {
    #[option(value = 1, labels(1031 = "Erste"), labels(1036 = "Première"))]
    First,
}

mod language_without_value {
    //! The base language has a value.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language)]
    enum Grade {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language(1033))]
    enum Size {
        #[option(value = 1)]
        Small,
    }
}

// The commas between texts.
#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033 serde)]
enum MissingComma {
    #[option(value = 1, labels(1031 = "Erste" 1036 = "Premier"))]
    First,
}

// Texts in languages are lists.
#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names = "Note")]
enum NotAList {
    #[option(value = 1, labels = "Erste")]
    First,
    #[option(value = 2, labels, descs)]
    Second,
}

mod not_positive {
    //! A language is a positive number.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language = 0)]
    enum Zero {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language = -1033)]
    enum Negative {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language = "en")]
    enum Text {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language = German)]
    enum Name {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language = 1033u32)]
    enum Suffix {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(language = 10330000000)]
    enum Great {
        #[option(value = 1)]
        First,
    }
}

// The same where texts are given.
#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names(0 = "Grade"))]
enum NotPositiveInLabels {
    #[option(value = 1, labels(-1031 = "Erste", German = "Erste"))]
    First,
    #[option(value = 2, descs("1031" = ".."))]
    Second,
}

// Texts are string literals.
#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names(1031 = GRADE))]
enum TextIsNotAString {
    #[option(value = 1, labels(1031 = 1, 1036 = b"Premier"))]
    First,
    #[option(value = 2, descs(1036 = ))]
    Second,
    #[option(value = 3, labels(1031))]
    Third,
    #[option(value = 4, labels(1031: "Vierte"))]
    Fourth,
}

// A language that is given twice.
#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names(1031 = "Note", 1036 = "Niveau", 1031 = "Güte"))]
enum Twice {
    #[option(value = 1, labels(1031 = "Erste", 1031 = "Erste"))]
    First,
    #[option(value = 2, descs(1036 = "..", 1031 = "..", 1036 = ".."))]
    Second,
}

fn main() {}
