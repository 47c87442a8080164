//! Formats that guess types (here serde's own deserializers of one number) give an option a number
//! even if asked for text.

use super::*;

fn whole<F: Field>(number: i64) -> Result<F, ValueError> {
    label::deserialize::<F, I64Deserializer<ValueError>>(number.into_deserializer())
}

fn float<F: Field>(number: f64) -> Result<F, ValueError> {
    label::deserialize::<F, F64Deserializer<ValueError>>(number.into_deserializer())
}

#[test]
fn a_number_is_a_label_if_only_a_label_is_spelled_so() {
    assert_eq!(whole(1), Ok(Period::One));
    assert_eq!(whole(7), Ok(Period::Agent));
    assert_eq!(float(7.0), Ok(Period::Agent));
    assert_eq!(float(1.5), Ok(Odd::Fraction));
    assert_eq!(float(1.5), Ok(Choice::from(Odd::Fraction)));
    assert_eq!(whole(9_007_199_254_740_993), Ok(Choice::from(Odd::Account)));
}

#[test]
fn a_number_that_is_not_a_label_is_a_value_only_for_a_choice() {
    assert_eq!(whole(4), Ok(Choice::from(Period::Forty)));
    assert!(whole::<Period>(4).is_err());
    assert!(float::<Choice<Period>>(4.0).is_err());
}

#[test]
fn a_number_with_two_meanings_is_an_error() {
    assert!(whole::<Period>(2).is_err());
    assert!(whole::<Choice<Period>>(2).is_err());
    assert!(float::<Choice<Period>>(2.0).is_err());
}

#[test]
fn a_large_number_is_not_rounded_to_a_label() {
    assert!(whole::<Choice<Odd>>(9_007_199_254_740_992).is_err());
    assert!(float::<Choice<Odd>>(9_007_199_254_740_992.0).is_err());
}

#[test]
fn a_float_of_32_bits_is_not_rounded_to_an_option() {
    let single = |number: f32| -> F32Deserializer<ValueError> { number.into_deserializer() };
    // The nearest float to 192350004 is 192350000, which is another option.
    for number in [192_350_000.0, -16_777_216.0, f32::MAX] {
        let refused = |error: ValueError| {
            let error = error.to_string();
            assert!(error.contains("a float of 32 bits") && error.contains(CLOSURE_REASON), "{error}");
        };
        refused(lenient::deserialize::<ClosureReason, _>(single(number)).unwrap_err());
        refused(lenient::deserialize::<Option<Choice<ClosureReason>>, _>(single(number)).unwrap_err());
        refused(lenient::deserialize::<Choices<ClosureReason>, _>(single(number)).unwrap_err());
        refused(label::deserialize::<Choice<ClosureReason>, _>(single(number)).unwrap_err());
    }
    assert_eq!(lenient::deserialize(single(16_777_215.0)), Ok(Choice::<ClosureReason>::new(16_777_215)));
    assert_eq!(label::deserialize(single(7.0)), Ok(Choice::from(Period::Agent)));
}
