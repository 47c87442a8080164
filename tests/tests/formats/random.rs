//! Runs a test on random values.

use std::fmt;

use proptest::prelude::*;
use proptest::strategy::Union;
use proptest::test_runner::TestRunner;

pub(crate) type Outcome = Result<(), TestCaseError>;

/// Runs a test on this many values; if it fails, panics with the simplest value for which it fails.
pub(crate) fn for_all<T: fmt::Debug + 'static>(
    cases: u32,
    values: impl Strategy<Value = T> + 'static,
    test: fn(&T) -> Outcome,
) {
    run(cases, &values.prop_map(move |value| Box::new(Case { value, test }) as Box<dyn Check>).boxed());
}

/// Any of these.
pub(crate) fn any_of<T: fmt::Debug + 'static>(
    strategies: impl IntoIterator<Item = BoxedStrategy<T>>,
) -> BoxedStrategy<T> {
    Union::new(strategies).boxed()
}

struct Case<T> {
    value: T,
    test: fn(&T) -> Outcome,
}

/// A value and its test, without the type of the value: the runner of proptest is large, and is compiled
/// for each type that it runs.
trait Check: fmt::Debug {
    fn check(&self) -> Outcome;
}

impl<T: fmt::Debug> fmt::Debug for Case<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: fmt::Debug> Check for Case<T> {
    fn check(&self) -> Outcome {
        (self.test)(&self.value)
    }
}

fn run(cases: u32, values: &BoxedStrategy<Box<dyn Check>>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    if let Err(error) = TestRunner::new(config).run(values, |case| case.check()) {
        panic!("{error}");
    }
}
