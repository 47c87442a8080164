//! A mistake in an enum is the only error, whatever is called on the enum.

mod generic {
    //! A generic enum is refused, but its items still exist, for every type argument.

    use std::fmt::Display;

    use closure_reason::{Choice, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue};

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(table = "demo_job", column = "demo_grade", serde)]
    #[allow(non_upper_case_globals)]
    pub enum Grade<'de, T: Display, const value: usize>
    where
        T: 'de,
    {
        #[option(value = 1)]
        First,
        #[option(value = 2)]
        Second(&'de [T; value]),
    }

    type Given = Grade<'static, u8, 2>;

    const ALL: &[Given] = Given::ALL;
    const METADATA: &OptionSetMetadata = Given::METADATA;
    const VALUE: i32 = Given::First.value();
    const OPTION: Option<Given> = Given::from_value(1);
    const LABEL: &str = Given::First.label();
    const DESCRIPTION: Option<&str> = Given::First.description();
    const INDEX: usize = Given::First.index();
    const OPTION_METADATA: OptionMetadata = Given::First.metadata();

    fn generic<T: OptionSet>(option: T) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
        let _ = (T::ALL, T::METADATA, T::from_value(1), T::from_label(""), T::from_label_ignore_case(""));
        (option.value(), option.label(), option.description(), option.index(), option.metadata())
    }

    fn standard_traits(grade: Given) -> Result<Given, UnknownValue> {
        let _: i32 = grade.into();
        let _: Option<Given> = Given::from_label("First").or(Given::from_label_ignore_case("first"));
        let _: Given = "First".parse().unwrap();
        let _: String = grade.to_string();
        Given::try_from(1)
    }

    fn calls() {
        let _ = (ALL, METADATA, VALUE, OPTION, LABEL, DESCRIPTION, INDEX, OPTION_METADATA);
        let _ = (generic(Given::First), standard_traits(Given::First), Choice::from(Given::First).known());
        let _ = (crate::serde_impls::<Given>, crate::serde_impls::<Choice<Given>>);
    }
}

mod no_variants {
    //! The items exist for an enum without options too, although it has no value to call them on.

    use closure_reason::{Choice, OptionSet};

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(serde)]
    enum Grade {}

    const ALL: &[Grade] = Grade::ALL;

    fn texts(grade: Grade) -> (i32, &'static str, String) {
        (grade.value(), grade.label(), grade.to_string())
    }

    fn calls() {
        let _ = (ALL, Grade::METADATA, texts, Grade::from_value(1), Grade::try_from(1), "First".parse::<Grade>());
        let _ = (Choice::<Grade>::from(1).known(), crate::serde_impls::<Grade>);
    }
}

mod own_serde {
    //! An enum may have the implementations of serde's own derives instead of `#[option_set(serde)]`: there is no second implementation.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        #[option(label = "First rate")]
        First,
    }

    impl serde_core::Serialize for Grade {
        fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit_variant("Grade", 0, "First")
        }
    }

    impl<'de> serde_core::Deserialize<'de> for Grade {
        fn deserialize<D: serde_core::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Ok(Self::First)
        }
    }

    fn calls() {
        let _ = crate::serde_impls::<Grade>;
    }
}

mod struct_ {
    //! The items exist for a struct too.

    use closure_reason::{Choice, OptionSet};

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(serde)]
    struct Grade(i32);

    const LABEL: &str = Grade(1).label();

    fn calls() {
        let grade = Grade(1);
        let _ = (LABEL, Grade::ALL, Grade::METADATA, grade.value(), grade.to_string(), i32::from(grade));
        let _ = (Grade::from_value(1), Grade::try_from(1), "First".parse::<Grade>());
        let _ = (Choice::from(grade).label(), crate::serde_impls::<Grade>);
    }
}

mod whole_api {
    //! A mistake in an enum is the only error, whatever is called on the enum.

    use closure_reason::{
        Choice, Choices, LabelError, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue,
    };

    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, OptionSet)]
    #[option_set(table = "demo_job", column = "demo_grade", serde)]
    pub enum Grade {
        #[option(value = 1)]
        First,
        #[option(value = 2, lable = "Second rate")]
        Second,
    }

    mod in_constants {
        use super::*;

        pub const ALL: &[Grade] = Grade::ALL;
        pub const METADATA: &OptionSetMetadata = Grade::METADATA;
        pub const VALUE: i32 = Grade::First.value();
        pub const OPTION: Option<Grade> = Grade::from_value(1);
        pub const LABEL: &str = Grade::Second.label();
        pub const DESCRIPTION: Option<&str> = Grade::Second.description();
        pub const INDEX: usize = Grade::Second.index();
        pub const OPTION_METADATA: OptionMetadata = Grade::First.metadata();
        pub const CHOICE: Choice<Grade> = Choice::new(Grade::First.value());
        pub static LABELS: [&str; 2] = [Grade::First.label(), Grade::Second.label()];
        pub const COUNTS: [u32; Grade::ALL.len()] = [0; Grade::ALL.len()];
    }

    fn inherent(grade: Grade) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
        let _: Option<Grade> = Grade::from_value(1);
        let _: Option<Grade> = Grade::from_label("First");
        let _: Option<Grade> = Grade::from_label_ignore_case("first");
        let _: &'static [Grade] = Grade::ALL;
        let _: &'static OptionSetMetadata = Grade::METADATA;
        (grade.value(), grade.label(), grade.description(), grade.index(), grade.metadata())
    }

    fn generic<T: OptionSet>(option: T) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
        let _: Option<T> = T::from_value(1);
        let _: Option<T> = T::from_label("First");
        let _: Option<T> = T::from_label_ignore_case("first");
        let _: (&'static [T], &'static OptionSetMetadata) = (T::ALL, T::METADATA);
        (option.value(), option.label(), option.description(), option.index(), option.metadata())
    }

    fn standard_traits(grade: Grade) -> Result<Grade, UnknownValue> {
        let _: i32 = grade.into();
        let _: i32 = i32::from(grade);
        let _: Result<Grade, LabelError> = "First".parse();
        let _: String = format!("{grade} {grade:>9}");
        let _: String = grade.to_string();
        let _: Result<Grade, UnknownValue> = 1.try_into();
        Grade::try_from(1)
    }

    fn choices(grade: Grade) -> Choices<Grade> {
        let choice: Choice<Grade> = grade.into();
        let _: Option<Grade> = choice.known();
        let _: Result<Grade, UnknownValue> = choice.try_known();
        let _: Option<&'static str> = choice.label();
        let _: bool = choice == grade;
        let _: String = format!("{choice} {choice:?}");
        let _: Choices<Grade> = "1,9".parse().unwrap();
        [choice].into_iter().collect()
    }

    fn fields<'de, D: serde_core::Deserializer<'de>>(deserializers: [D; 2]) -> Result<(), D::Error> {
        let [label, lenient] = deserializers;
        let _: Grade = closure_reason::serde::label::deserialize(label)?;
        let _: Option<Choice<Grade>> = closure_reason::serde::lenient::deserialize(lenient)?;
        let _ = crate::serde_impls::<(Grade, Choice<Grade>, Choices<Grade>)>;
        Ok(())
    }

    fn calls() {
        let _ = (inherent(Grade::First), generic(Grade::Second), standard_traits(Grade::First));
        let _ = choices(Grade::Second);
        match Grade::First {
            Grade::First | Grade::Second => {}
        }
    }
}

fn serde_impls<T: serde_core::Serialize + for<'de> serde_core::Deserialize<'de>>() {}

fn main() {}
