use alloc::vec::Vec;

/// The most texts to suggest.
const SUGGESTED: usize = 3;

/// Longer texts are not compared: they are no typing mistakes.
const LONGEST: usize = 128;

/// The texts nearest to one in spelling, ignoring case, the nearest first.
///
/// A text is near if up to a third of its characters (one in a short text, four at most) are missing,
/// added, replaced or swapped with a neighbor, and at most one more than in the nearest text. A
/// single character may differ only in case.
///
/// Most texts are excluded by their length or their letters: of 2,000 labels, only a few are compared in
/// full.
pub(crate) fn nearest<'t>(text: &str, among: &mut dyn Iterator<Item = (&'t str, usize)>) -> Vec<&'t str> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    let sought: Vec<char> = folded(text).collect();
    let mut farthest = (sought.len() / 3).clamp(1, 4).min(sought.len() - 1);
    let letters = letters(&sought);
    let mut other = Vec::new();
    let mut rows = Rows::default();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (candidate, _) in among {
        if candidate.len() > 2 * LONGEST {
            continue;
        }
        if text.is_ascii() && candidate.is_ascii() && candidate.len().abs_diff(text.len()) > farthest {
            continue;
        }
        other.clear();
        other.extend(folded(candidate));
        let differing = (letters ^ self::letters(&other)).count_ones() as usize;
        if other.len().abs_diff(sought.len()) > farthest || differing > 2 * farthest {
            continue;
        }
        let distance = rows.distance(&sought, &other, farthest);
        if let Some(distance) = distance.filter(|_| found.iter().all(|(_, text)| *text != candidate)) {
            farthest = farthest.min(distance + 1);
            let at = found.partition_point(|(other, _)| *other <= distance);
            found.insert(at, (distance, candidate));
            found.truncate(SUGGESTED);
        }
    }
    found.retain(|(distance, _)| *distance <= farthest);
    found.into_iter().map(|(_, text)| text).collect()
}

/// In lower case. A few letters become several characters, of which only the first is kept.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|letter| match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\0'..='\x7f' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    })
}

/// Which characters occur, by their last six bits. One change of a text changes at most two of these.
fn letters(text: &[char]) -> u64 {
    text.iter().fold(0, |letters, &character| letters | 1 << (u32::from(character) & 63))
}

/// The last rows of the table of distances between the beginnings of two texts.
#[derive(Default)]
struct Rows {
    before_last: Vec<usize>,
    last: Vec<usize>,
    this: Vec<usize>,
}

impl Rows {
    /// How many changes lead from one text to the other; `None` if more than `farthest`. Only the part of
    /// each row that can lead to so few changes is computed.
    fn distance(&mut self, left: &[char], right: &[char], farthest: usize) -> Option<usize> {
        let far = farthest + 1;
        for row in [&mut self.before_last, &mut self.last, &mut self.this] {
            row.clear();
            row.resize(right.len() + 1, far);
        }
        for (column, distance) in self.last.iter_mut().enumerate().take(far) {
            *distance = column;
        }
        for (row, from) in left.iter().enumerate() {
            let (start, end) = (row.saturating_sub(farthest), right.len().min(row + far));
            self.this[start] = if start == 0 { (row + 1).min(far) } else { far };
            let mut nearest = self.this[start];
            for column in start..end {
                let to = right[column];
                let replaced = self.last[column] + usize::from(*from != to);
                let mut least = replaced.min(self.last[column + 1] + 1).min(self.this[column] + 1);
                if row > 0 && column > 0 && left[row - 1] == to && right[column - 1] == *from {
                    least = least.min(self.before_last[column - 1] + 1);
                }
                self.this[column + 1] = least;
                nearest = nearest.min(least);
            }
            if end < right.len() {
                self.this[end + 1] = far;
            }
            if nearest > farthest {
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
    use alloc::vec;

    use super::*;

    fn nearest_of<'t>(text: &str, among: &[&'t str]) -> Vec<&'t str> {
        nearest(text, &mut among.iter().copied().zip(0..))
    }

    /// Computes the whole table.
    fn plainly(left: &[char], right: &[char]) -> usize {
        let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
        for row in 0..=left.len() {
            for column in 0..=right.len() {
                table[row][column] = match (row, column) {
                    (0, other) | (other, 0) => other,
                    _ => {
                        let (from, to) = (left[row - 1], right[column - 1]);
                        let replaced = table[row - 1][column - 1] + usize::from(from != to);
                        let least = replaced.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                        let swapped =
                            row > 1 && column > 1 && left[row - 2] == to && right[column - 2] == from;
                        if swapped { least.min(table[row - 2][column - 2] + 1) } else { least }
                    }
                };
            }
        }
        table[left.len()][right.len()]
    }

    #[test]
    fn what_is_left_out_of_the_table_does_not_count() {
        // All texts of up to five letters, from an alphabet of three.
        let texts: Vec<Vec<char>> = (0..=5)
            .flat_map(|length| {
                (0..3_usize.pow(length)).map(move |number| {
                    (0..length).map(|at| ['a', 'b', 'c'][number / 3_usize.pow(at) % 3]).collect()
                })
            })
            .collect();
        let mut rows = Rows::default();
        for left in &texts {
            for right in &texts {
                let distance = plainly(left, right);
                for farthest in 0..4 {
                    let expected = (distance <= farthest).then_some(distance);
                    assert_eq!(
                        rows.distance(left, right, farthest),
                        expected,
                        "{left:?} {right:?} {farthest}"
                    );
                }
            }
        }
    }

    #[test]
    fn one_change_is_one_whatever_the_case() {
        for near in ["Won", "won", "Wons", "Wo", "Wun", "Wno", " Won "] {
            assert_eq!(nearest_of(near, &["Won", "Draft"]), ["Won"], "{near}");
        }
        for far in ["", " ", "W", "x", "Wonder", "Lost", "Draught"] {
            assert_eq!(nearest_of(far, &["Won", "Closed", "y"]), [""; 0], "{far}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_each_once() {
        let labels = ["Grade 11", "Grade 2", "Grade 1", "Grade 1", "Grade 12", "Grade 13", "Rank"];
        assert_eq!(nearest_of("grade 1", &labels), ["Grade 1", "Grade 11", "Grade 2"]);
    }

    #[test]
    fn a_whole_file_is_near_nothing() {
        assert_eq!(nearest_of(&"Won".repeat(1_000_000), &["Won"]), [""; 0]);
        assert_eq!(nearest_of("Won", &["Won".repeat(1_000_000).as_str()]), [""; 0]);
    }
}
