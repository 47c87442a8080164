//! Finds the key that an unknown one probably means.

/// Other words for keys: what Dataverse, other crates or people call them.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("attribute", "column"),
    ("caption", "label"),
    ("colour", "color"),
    ("comment", "desc"),
    ("description", "desc"),
    ("descriptions", "descs"),
    ("doc", "desc"),
    ("entity", "table"),
    ("field", "column"),
    ("id", "value"),
    ("lcid", "language"),
    ("number", "value"),
    ("rename", "label"),
    ("text", "label"),
    ("title", "label"),
];

/// The key that a name probably means: the name is another word for it, or is spelled like it.
pub(super) fn nearest(name: &str, keys: &'static [&'static str]) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let other_word = OTHER_WORDS.iter().find(|(word, _)| *word == name).map(|&(_, key)| key);
    let spelled_alike = || {
        let distances = keys.iter().map(|&key| (distance(name.as_bytes(), key.as_bytes()), key));
        // As in rustc, one of three letters may be wrong.
        let near = distances.filter(|(distance, key)| *distance <= name.len().max(key.len()) / 3);
        near.min_by_key(|&(distance, _)| distance).map(|(_, key)| key)
    };
    other_word.filter(|key| keys.contains(key)).or_else(spelled_alike)
}

/// How many bytes have to be inserted, removed or replaced, or swapped with the next one, to get
/// from one text to the other.
fn distance(left: &[u8], right: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, byte) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let mut least = (above[column] + usize::from(byte != other)).min(above[column + 1] + 1);
            least = least.min(current[column] + 1);
            let is_swapped = row > 0 && column > 0 && *byte == right[column - 1] && left[row - 1] == *other;
            if is_swapped {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = core::mem::replace(&mut above, current);
    }
    above[right.len()]
}
