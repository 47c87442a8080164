use crate::OptionMetadata;

/// The value of a variant, from its discriminant and the values of all, if discriminants are not
/// the values.
#[must_use]
pub const fn value_of(values: &[i32], discriminant: i64) -> i32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position, or an `i32`")]
    if (discriminant as usize) < values.len() { values[discriminant as usize] } else { discriminant as i32 }
}

/// Whether a status reason belongs to the state with a value. The compiler asks for each default
/// status.
///
/// Anything that is not a status reason is reported elsewhere.
#[must_use]
pub const fn status_belongs(status: OptionMetadata, state: i32) -> bool {
    match status.state() {
        Some(own) => own == state,
        None => true,
    }
}
