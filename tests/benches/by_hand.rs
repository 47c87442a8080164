//! Careful handwritten code for an enum whose discriminants are its values: a table for each question,
//! indexed by a subtraction, or by a perfect hash if the values are far apart.

use super::{Row, each};

/// How the slot of a value is found.
struct Slots {
    /// The expression that computes the slot from `value`.
    code: String,
    /// The tables that it needs.
    tables: String,
    /// The number of the option in each slot.
    options: Vec<Option<usize>>,
}

pub(super) fn enumeration(rows: &[Row]) -> String {
    let first = rows.iter().map(|row| row.value).min().expect("there are rows");
    let span = rows.iter().map(|row| row.value.abs_diff(first)).max().expect("there are rows") as usize + 1;
    let Slots { code, tables, options } =
        if span < 4 * rows.len() { in_span(rows, first, span) } else { hashed(rows) };
    let variants = each(rows, |number, row| format!("O{number} = {},", row.value));
    let labels: Vec<&str> = rows.iter().map(|row| &*row.label).collect();
    let count = rows.len();
    let slots = options.len();
    let in_slots: String = options
        .iter()
        .map(|option| option.map_or("None, ".to_owned(), |number| format!("Some(ByHand::O{number}), ")))
        .collect();
    let numbers: Vec<usize> = options.iter().map(|option| option.unwrap_or_default()).collect();
    let is_contiguous = numbers.iter().copied().eq(0..count);
    let (found, index) = if is_contiguous {
        ("slot(self as i32)", String::new())
    } else {
        ("usize::from(INDEX[slot(self as i32)])", format!("static INDEX: [u16; {slots}] = {numbers:?};"))
    };
    let known = if tables.is_empty() {
        format!("slot.min({slots})")
    } else {
        format!("if KEYS[slot] == value {{ slot }} else {{ {slots} }}")
    };
    format!(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum ByHand {{
{variants}}}
static OPTIONS: [Option<ByHand>; {slots} + 1] = [{in_slots}None];
static TEXTS: [&str; {count}] = {labels:?};
{index}
{tables}
#[inline(always)]
fn slot(value: i32) -> usize {{ {code} }}
impl ByHand {{
    #[inline]
    pub fn from_value(value: i32) -> Option<Self> {{
        let slot = slot(value);
        OPTIONS[{known}]
    }}
    #[inline]
    pub fn value(self) -> i32 {{ self as i32 }}
    #[inline]
    pub fn index(self) -> usize {{
        {found}
    }}
    #[inline]
    pub fn label(self) -> &'static str {{ TEXTS[self.index()] }}
}}
impl<'de> serde::Deserialize<'de> for ByHand {{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{
        let value = i32::deserialize(deserializer)?;
        Self::from_value(value).ok_or_else(|| serde::de::Error::custom(\"unknown value\"))
    }}
}}
"
    )
}

fn in_span(rows: &[Row], first: i32, span: usize) -> Slots {
    let mut options = vec![None; span];
    for (number, row) in rows.iter().enumerate() {
        options[row.value.abs_diff(first) as usize] = Some(number);
    }
    Slots { code: format!("value.wrapping_sub({first}) as u32 as usize"), tables: String::new(), options }
}

/// At most half of the slots are used. Every bucket of some four values gets a displacement that moves
/// all of them to free slots; the fullest buckets choose first.
fn hashed(rows: &[Row]) -> Slots {
    const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
    let slots = 2 * rows.len().next_power_of_two();
    let buckets = slots / 8;
    let shift = 64 - buckets.ilog2();
    let hash = |row: &Row| u64::from(u32::from_ne_bytes(row.value.to_ne_bytes())).wrapping_mul(SEED);
    let place = |row: &Row| usize::try_from(hash(row) >> 32).expect("32 bits");
    let bucket = |row: &Row| usize::try_from(hash(row) >> shift).expect("fewer bits");
    let mut members = vec![Vec::new(); buckets];
    for (number, row) in rows.iter().enumerate() {
        members[bucket(row)].push(number);
    }
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket].len()));
    let (mut options, mut displacements) = (vec![None; slots], vec![0; buckets]);
    for bucket in order {
        let slots_with = |displacement: usize| -> Vec<usize> {
            members[bucket]
                .iter()
                .map(|&number| (place(&rows[number]) ^ displacement) & (slots - 1))
                .collect()
        };
        let is_free = |displacement: &usize| {
            let mut taken = slots_with(*displacement);
            taken.sort_unstable();
            taken.windows(2).all(|pair| pair[0] != pair[1])
                && taken.iter().all(|&slot| options[slot].is_none())
        };
        let displacement = (0..slots).find(is_free).expect("half of the slots are free");
        displacements[bucket] = displacement;
        for (slot, &number) in slots_with(displacement).into_iter().zip(&members[bucket]) {
            options[slot] = Some(number);
        }
    }
    // An empty slot may have the value of any other slot: no lookup of that value ends here.
    let keys: Vec<i32> = options.iter().map(|option| rows[option.unwrap_or_default()].value).collect();
    Slots {
        code: format!(
            "let hash = u64::from(value as u32).wrapping_mul({SEED});
    ((hash >> 32) as usize ^ usize::from(DISPLACEMENTS[(hash >> {shift}) as usize])) & {}",
            slots - 1
        ),
        tables: format!(
            "static KEYS: [i32; {slots}] = {keys:?};
static DISPLACEMENTS: [u16; {buckets}] = {displacements:?};"
        ),
        options,
    }
}
