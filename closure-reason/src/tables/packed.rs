/// A table of small unsigned numbers, packed into a byte string.
///
/// For the compiler, a byte string of any length is one literal, while a list of numbers has an
/// expression for each number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// One byte for each number.
    U8(&'static [u8]),
    /// Two bytes for each number, little-endian.
    U16(&'static [u8]),
    /// Four bytes for each number, little-endian.
    U32(&'static [u8]),
}

impl Packed {
    /// No numbers.
    pub const EMPTY: Self = Self::U8(&[]);

    /// Whether there is no number.
    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        matches!(self, Self::U8([]))
    }

    /// Whether a number is one of them.
    pub(crate) fn contains(&self, number: usize) -> bool {
        (0..self.len()).any(|index| self.get(index) == number)
    }

    /// How many numbers there are.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::U8(bytes) => bytes.len(),
            Self::U16(bytes) => bytes.len() / 2,
            Self::U32(bytes) => bytes.len() / 4,
        }
    }

    /// The number at `index`.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the variant is a constant of the set, so inlining removes the match"
    )]
    pub(crate) const fn get(&self, index: usize) -> usize {
        match *self {
            Self::U8(bytes) => bytes[index] as usize,
            // As a chunk, the two bytes are one load.
            Self::U16(bytes) => match bytes.split_at(2 * index).1.first_chunk() {
                Some(pair) => u16::from_le_bytes(*pair) as usize,
                None => panic!("the index is beyond the table"),
            },
            Self::U32(bytes) => bits(i32_at(bytes, index)) as usize,
        }
    }
}

impl Packed {
    /// The same number, for constants: the compiler interprets these, and there every call that
    /// [`get`](Self::get) makes costs. With that, to check an enum of 1,024 sparse options takes 40
    /// percent more instructions.
    pub(crate) const fn get_in_constant(&self, index: usize) -> usize {
        match *self {
            Self::U8(bytes) => bytes[index] as usize,
            Self::U16(bytes) => bytes[2 * index] as usize | (bytes[2 * index + 1] as usize) << 8,
            Self::U32(_) => self.get(index),
        }
    }
}

/// The `i32` at `index` of a byte string with four bytes for each number, little-endian.
#[inline]
pub(crate) const fn i32_at(bytes: &[u8], index: usize) -> i32 {
    let at = 4 * index;
    i32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The same 32 bits as an unsigned number.
#[inline]
pub(crate) const fn bits(value: i32) -> u32 {
    u32::from_ne_bytes(value.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three numbers, in tables of each width. No derived set is large enough for the widest one.
    const TABLES: [(Packed, [usize; 3]); 3] = [
        (Packed::U8(b"\x07\0\xff"), [7, 0, 0xff]),
        (Packed::U16(b"\x07\0\0\x01\xfe\xff"), [7, 0x100, 0xfffe]),
        (Packed::U32(b"\x07\0\0\0\0\0\x01\0\xfd\xff\xff\xff"), [7, 0x1_0000, 0xffff_fffd]),
    ];

    #[test]
    fn every_number_is_read_back() {
        for (table, numbers) in TABLES {
            for (index, number) in numbers.into_iter().enumerate() {
                assert_eq!(table.get(index), number, "{numbers:?}");
                assert_eq!(table.get_in_constant(index), number, "{numbers:?}");
            }
        }
    }

    #[test]
    fn a_table_contains_its_numbers_and_no_other() {
        for (table, numbers) in TABLES {
            assert!(numbers.into_iter().all(|number| table.contains(number)), "{numbers:?}");
            assert!(![1, 6, 8, 0xfe, 0x101, 0x1_0001].into_iter().any(|number| table.contains(number)));
        }
    }
}
