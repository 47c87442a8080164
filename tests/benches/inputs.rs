//! The inputs of lookups: the same in every run.

/// A sequence of numbers that neither a table nor a branch predictor can guess.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Picks any of these, `count` times.
pub(crate) fn any<T: Copy>(of: &[T], count: usize) -> Vec<T> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    (0..count).map(|_| of[random.below(of.len())]).collect()
}

/// Values, about half of which are near the value of an option, but belong to none.
pub(crate) fn hits_and_misses(values: &[i32], count: usize) -> Vec<i32> {
    let mut random = Random(0x0123_4567_89ab_cdef);
    let missing: Vec<i32> = (0..10_000_i32)
        .map(|number| values[random.below(values.len())].wrapping_add(number % 1_999 - 999))
        .filter(|value| !values.contains(value))
        .collect();
    let of = |random: &mut Random| if random.below(2) == 0 { values } else { &missing };
    (0..count)
        .map(|_| {
            let of = of(&mut random);
            of[random.below(of.len())]
        })
        .collect()
}

/// The labels in capitals or in small letters.
pub(crate) fn other_case(labels: &[&str]) -> Vec<&'static str> {
    let other = |(number, label): (usize, &&str)| -> &'static str {
        let label = if number % 2 == 0 { label.to_ascii_uppercase() } else { label.to_ascii_lowercase() };
        label.leak()
    };
    labels.iter().enumerate().map(other).collect()
}

/// A row as a query returns it.
#[derive(serde::Deserialize)]
pub(crate) struct Row<T> {
    #[expect(dead_code, reason = "it is only read")]
    closure: T,
}

/// Rows with these values, as JSON.
pub(crate) fn json(values: &[i32]) -> String {
    let rows: Vec<String> = values.iter().map(|value| format!(r#"{{"closure":{value}}}"#)).collect();
    format!("[{}]", rows.join(","))
}
