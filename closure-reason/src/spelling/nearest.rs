use alloc::vec::Vec;

/// How many texts are suggested at most.
const SUGGESTED: usize = 3;

/// A text that is longer than this is not a slip of the pen.
const LONGEST: usize = 128;

/// The texts that are nearest to one in spelling, whatever the case, the nearest first: those in which up to a third of
/// the characters (one in a short text, four at most) are missing, added, replaced or swapped with a neighbor; of a single character only the case may differ.
///
/// Most texts are set aside by their length or their letters: of 2,000 labels a few are compared in full.
pub(crate) fn nearest<'t>(text: &str, among: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    let sought: Vec<char> = folded(text).collect();
    let farthest = (sought.len() / 3).clamp(1, 4).min(sought.len() - 1);
    let letters = letters(sought.iter().copied());
    let mut other = Vec::new();
    let mut rows = Rows::default();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for candidate in among.filter(|candidate| candidate.len() <= 2 * LONGEST) {
        other.clear();
        other.extend(folded(candidate));
        let differing = (letters ^ self::letters(other.iter().copied())).count_ones() as usize;
        if other.len().abs_diff(sought.len()) > farthest || differing > 2 * farthest {
            continue;
        }
        let distance = rows.distance(&sought, &other, farthest);
        if let Some(distance) = distance.filter(|_| found.iter().all(|(_, text)| *text != candidate)) {
            found.push((distance, candidate));
        }
    }
    found.sort_by_key(|(distance, _)| *distance);
    found.truncate(SUGGESTED);
    found.into_iter().map(|(_, text)| text).collect()
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// Which characters there are, by their last six bits. One change of a text changes two of them at most.
fn letters(text: impl Iterator<Item = char>) -> u64 {
    text.fold(0, |letters, character| letters | 1 << (u32::from(character) & 63))
}

/// The last rows of the table of distances between the beginnings of two texts.
#[derive(Default)]
struct Rows {
    before_last: Vec<usize>,
    last: Vec<usize>,
    this: Vec<usize>,
}

impl Rows {
    /// How many changes lead from one text to the other; `None` where more than `farthest`.
    fn distance(&mut self, left: &[char], right: &[char], farthest: usize) -> Option<usize> {
        self.last.clear();
        self.last.extend(0..=right.len());
        for (row, from) in left.iter().enumerate() {
            self.this.clear();
            self.this.push(row + 1);
            for (column, to) in right.iter().enumerate() {
                let replaced = self.last[column] + usize::from(from != to);
                let mut least = replaced.min(self.last[column + 1] + 1).min(self.this[column] + 1);
                let swapped = row > 0 && column > 0 && left[row - 1] == *to && right[column - 1] == *from;
                if swapped {
                    least = least.min(self.before_last[column - 1] + 1);
                }
                self.this.push(least);
            }
            if self.this.iter().all(|&distance| distance > farthest) {
                return None;
            }
            core::mem::swap(&mut self.before_last, &mut self.last);
            core::mem::swap(&mut self.last, &mut self.this);
        }
        self.last.last().copied().filter(|&distance| distance <= farthest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_change_is_one_whatever_the_case() {
        for near in ["Won", "won", "Wons", "Wo", "Wun", "Wno", " Won "] {
            assert_eq!(nearest(near, ["Won", "Draft"].into_iter()), ["Won"], "{near}");
        }
        for far in ["", " ", "W", "x", "Wonder", "Lost", "Draught"] {
            assert_eq!(nearest(far, ["Won", "Closed", "y"].into_iter()), [""; 0], "{far}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_each_once() {
        let labels = ["Grade 11", "Grade 2", "Grade 1", "Grade 1", "Grade 12", "Grade 13", "Rank"];
        assert_eq!(nearest("grade 1", labels.into_iter()), ["Grade 1", "Grade 11", "Grade 2"]);
    }

    #[test]
    fn a_whole_file_is_near_nothing() {
        assert_eq!(nearest(&"Won".repeat(1_000_000), ["Won"].into_iter()), [""; 0]);
        assert_eq!(nearest("Won", ["Won".repeat(1_000_000).as_str()].into_iter()), [""; 0]);
    }
}
