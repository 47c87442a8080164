//! Floats of 32 bits, which `MessagePack` has, and other formats that keep columns of single precision.

use alloc::format;

use serde_core::de::{Error, Expected, Unexpected};

/// 2^24: below it, every whole number has its own float of 32 bits. Option values are mostly above it.
const EXACT: f32 = 16_777_216.0;

/// The number, or an error if its last digits may be lost: the nearest float to 192350004 is 192350000.
pub(super) fn widened<E: Error>(number: f32, expected: &dyn Expected) -> Result<f64, E> {
    if number.is_finite() && number.abs() >= EXACT {
        let unexpected = format!("{number} as a float of 32 bits, which lacks the last digits");
        return Err(E::invalid_value(Unexpected::Other(&unexpected), expected));
    }
    Ok(number.into())
}
