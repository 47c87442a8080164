//! Colors, external values, invariant names and `hidden`, and the set's default.

use closure_reason::OptionSet;

// A color is a string literal.
#[derive(Clone, Copy, OptionSet)]
enum ColorIsNotAString {
    #[option(value = 1, color = 0x0000ff)]
    First,
    #[option(value = 2, color)]
    Second,
}

// A color is `#` and six hexadecimal digits.
#[derive(Clone, Copy, OptionSet)]
enum ColorMalformed {
    #[option(value = 0, color = "0000ff")]
    WithoutHash,
    #[option(value = 1, color = "#00f")]
    Short,
    #[option(value = 2, color = "#0000ff00")]
    Long,
    #[option(value = 3, color = "#0000fg")]
    NoDigit,
    #[option(value = 4, color = "blue")]
    Name,
    #[option(value = 5, color = "")]
    Empty,
    #[option(value = 6, color = "#+000ff")]
    Sign,
    #[option(value = 7, color = "#00é00")]
    Foreign,
}

mod default_is_not_a_name {
    //! The default is named by the variant's name.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(default = 1)]
    enum Grade {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(default = "First")]
    enum Size {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(default = Color::First)]
    enum Color {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(default = -1)]
    enum Shape {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(default)]
    enum Kind {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(default(First))]
    enum Level {
        #[option(value = 1)]
        First,
    }
}

// The default must be an option of the set.
#[derive(Clone, Copy, OptionSet)]
#[option_set(default = Third)]
enum DefaultIsNotAVariant {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second,
}

mod empty {
    //! Names that are empty.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        #[option(value = 1, external_value = "")]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = New, invariant_name = "")]
        Active,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active)]
        New,
    }
}

// `hidden` takes no value.
#[derive(Clone, Copy, OptionSet)]
enum HiddenWithValue {
    #[option(value = 1, hidden = true)]
    First,
    #[option(value = 2, hidden(false))]
    Second,
}

// Keys of the enum on a variant, and vice versa.
#[derive(Clone, Copy, OptionSet)]
#[option_set(color = "#000000", hidden, state = Active)]
enum OnTheWrongItem {
    #[option(value = 1, default = First, language = 1033, kind = boolean)]
    First,
}

// Each key may be given once.
#[derive(Clone, Copy, OptionSet)]
#[option_set(default = First, default = First, language = 1033, language = 1033)]
enum Repeated {
    #[option(value = 1, color = "#000000", color = "#000000", hidden, hidden)]
    First,
    #[option(value = 2, external_value = "A", external_value = "B")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = First 1)]
enum AfterTheDefault {
    #[option(value = 1)]
    First,
}

fn main() {}
