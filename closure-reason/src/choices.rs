//! The iterators of [`Choices`](crate::Choices).
//!
//! Both give each member as a [`Choice`](crate::Choice), ascending by value, from either end.
//!
//! ```
//! use closure_reason::{Choices, ClosureReason};
//!
//! let reasons = Choices::from([ClosureReason::AgentClosed, ClosureReason::AgentReject]);
//! let values: Vec<i32> = reasons.iter().map(|choice| choice.value()).collect();
//! assert_eq!(values, [192350001, 192350004]);
//! assert_eq!(reasons.into_iter().next_back().unwrap(), ClosureReason::AgentClosed);
//! ```

mod iter;
pub(crate) mod set;
mod text;

pub use iter::{IntoIter, Iter};
