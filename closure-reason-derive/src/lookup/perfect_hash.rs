use closure_reason_syntax::ordered;

/// A perfect hash: which slot each key has, and what is needed to compute it.
pub(crate) struct PerfectHash {
    pub(crate) seed: u64,
    pub(crate) shift: u32,
    pub(crate) mask: usize,
    pub(crate) displacements: Vec<usize>,
    /// The number of the key in each slot.
    pub(crate) slots: Vec<Option<usize>>,
}

/// How many seeds are tried before the table is doubled, and how often it is doubled before the
/// search gives up.
///
/// So the search ends after at most 64 tries, with at most 16 slots for each key. If it fails, the
/// caller must do without a hash. Only the author of an enum could choose keys that make it fail.
const SEEDS: usize = 16;
const DOUBLINGS: u32 = 3;

impl PerfectHash {
    /// Searches for a seed under which `count` keys can be told apart. `hash` is the hash of a key
    /// under a seed.
    pub(crate) fn search(count: usize, hash: &dyn Fn(usize, u64) -> u64) -> Option<Self> {
        let bits = count.next_power_of_two().trailing_zeros().max(1);
        // Any odd number will do; always using the same ones makes the expansion reproducible.
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for bits in bits..=bits + DOUBLINGS {
            for _ in 0..SEEDS {
                seed = seed.wrapping_mul(0xd134_2543_de82_ef95) ^ seed >> 29 | 1;
                let hashes: Vec<u64> = (0..count).map(|key| hash(key, seed)).collect();
                if let Some((displacements, slots)) = place(&hashes, bits) {
                    return Some(Self {
                        seed,
                        shift: 64 - bucket_bits(bits),
                        mask: slots.len() - 1,
                        displacements,
                        slots,
                    });
                }
            }
        }
        None
    }
}

/// Half as many buckets as slots.
fn bucket_bits(bits: u32) -> u32 {
    (bits - 1).max(1)
}

/// Finds a displacement for each bucket, the fullest first, so that no two keys share a slot.
#[expect(clippy::cast_possible_truncation, reason = "the lower bits are all that is wanted")]
fn place(hashes: &[u64], bits: u32) -> Option<(Vec<usize>, Vec<Option<usize>>)> {
    let size = 1_usize << bits;
    let base = |key: usize| (hashes[key] >> 32) as usize & (size - 1);

    let mut buckets = vec![Vec::new(); 1 << bucket_bits(bits)];
    for (key, hash) in hashes.iter().enumerate() {
        buckets[(hash >> (64 - bucket_bits(bits))) as usize].push(key);
    }
    let fullest_first = ordered(buckets.len(), &|left, right| buckets[right].len().cmp(&buckets[left].len()));

    let mut displacements = vec![0; buckets.len()];
    let mut slots = vec![None; size];
    let mut free = 0;
    for bucket in fullest_first {
        let displacement = match &*buckets[bucket] {
            [] => break,
            // A lone key goes to the next free slot, wherever that is.
            [key] => {
                while slots[free].is_some() {
                    free += 1;
                }
                base(*key) ^ free
            }
            keys => {
                let bases: Vec<usize> = keys.iter().map(|&key| base(key)).collect();
                if (1..bases.len()).any(|at| bases[..at].contains(&bases[at])) {
                    return None;
                }
                (0..size)
                    .find(|displacement| bases.iter().all(|base| slots[base ^ displacement].is_none()))?
            }
        };
        displacements[bucket] = displacement;
        for &key in &buckets[bucket] {
            slots[base(key) ^ displacement] = Some(key);
        }
    }
    Some((displacements, slots))
}
