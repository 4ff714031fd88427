//! What a piece of evidence weighs, or where its weights stand. This is asked some thousand times an article, so an answer
//! costs one line of memory, and no jump that hangs on whether and where the evidence is found.

/// Places in a bucket: tags and values fill one line of memory.
const LANES: usize = 8;
/// The tag of a place that nothing has taken.
const FREE: u32 = 0;

/// Values by the hashes of names.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// A power of two of them; at most five places in eight are taken.
    buckets: Box<[Bucket]>,
    /// All keys, for a larger table.
    keys: Vec<u64>,
}

/// Neighbours by the upper bits of their keys. A bucket is filled from its first place on; once it is full, the next one
/// is taken too.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    tags: [u32; LANES],
    values: [u32; LANES],
}

impl Default for Rows {
    fn default() -> Self {
        Self { buckets: Box::new([Bucket::default()]), keys: Vec::new() }
    }
}

impl Rows {
    /// The value of a key; 0 where it has none.
    #[inline]
    pub(super) fn get(&self, key: u64) -> u32 {
        let mask = self.buckets.len() - 1;
        let (mut at, wanted) = (home(key), tag(key));
        loop {
            let bucket = &self.buckets[at & mask];
            let all = bucket.tags.iter().zip(&bucket.values);
            let value = all.fold(0, |found, (tag, value)| found | if *tag == wanted { *value } else { 0 });
            if value != 0 || bucket.tags[LANES - 1] == FREE {
                return value;
            }
            at += 1;
        }
    }

    /// The values of many keys as signed numbers, added up. Each place of a bucket has a sum of its own, so that the
    /// places come together once, not for each key.
    pub(super) fn sum(&self, keys: &[u64]) -> i32 {
        let mut sums = [0_i32; LANES];
        self.each(keys, |taken| sums.iter_mut().zip(taken).for_each(|(sum, value)| *sum += value.cast_signed()));
        sums.iter().sum()
    }

    /// The same of values that are pairs of signed numbers: the sum of their lower halves and that of the upper ones.
    pub(super) fn sum_pairs(&self, keys: &[u64]) -> [i32; 2] {
        let (mut low, mut high) = ([0_i32; LANES], [0_i32; LANES]);
        self.each(keys, |taken| {
            for (at, value) in taken.iter().enumerate() {
                let [lower, upper] = halves(*value);
                low[at] += lower;
                high[at] += upper;
            }
        });
        [low.iter().sum(), high.iter().sum()]
    }

    /// Gives the values of the buckets in which keys are looked for, 0 for those of other keys.
    #[inline]
    fn each(&self, keys: &[u64], mut take: impl FnMut([u32; LANES])) {
        let mask = self.buckets.len() - 1;
        for key in keys {
            let (mut at, wanted) = (home(*key), tag(*key));
            loop {
                let bucket = &self.buckets[at & mask];
                // All bits or none: with an `if` in its place, each place would be a jump of its own.
                let taken = |at: usize| bucket.values[at] & u32::from(bucket.tags[at] == wanted).wrapping_neg();
                take(std::array::from_fn(taken));
                if bucket.tags[LANES - 1] == FREE {
                    break;
                }
                at += 1;
            }
        }
    }

    /// Gives a key a value.
    pub(super) fn set(&mut self, key: u64, value: u32) {
        let (bucket, lane) = self.place(key);
        if self.buckets[bucket].tags[lane] == FREE {
            self.keys.push(key);
            if self.keys.len() * 8 > self.buckets.len() * LANES * 5 {
                self.grow();
                return self.set_at(self.place(key), key, value);
            }
        }
        self.set_at((bucket, lane), key, value);
    }

    fn set_at(&mut self, (bucket, lane): (usize, usize), key: u64, value: u32) {
        self.buckets[bucket].tags[lane] = tag(key);
        self.buckets[bucket].values[lane] = value;
    }

    fn grow(&mut self) {
        let larger = vec![Bucket::default(); self.buckets.len() * 2].into_boxed_slice();
        let old = Self { buckets: std::mem::replace(&mut self.buckets, larger), keys: Vec::new() };
        for at in 0..self.keys.len() {
            let key = self.keys[at];
            self.set_at(self.place(key), key, old.get(key));
        }
    }

    /// Where a key stands or would stand.
    fn place(&self, key: u64) -> (usize, usize) {
        let mask = self.buckets.len() - 1;
        let mut at = home(key) & mask;
        loop {
            let mut lanes = self.buckets[at].tags.iter();
            if let Some(lane) = lanes.position(|t| *t == tag(key) || *t == FREE) {
                return (at, lane);
            }
            at = (at + 1) & mask;
        }
    }
}

/// Two signed numbers as one value.
pub(super) fn pair([low, high]: [i16; 2]) -> u32 {
    u32::from(low.cast_unsigned()) | u32::from(high.cast_unsigned()) << 16
}

/// The numbers of such a value.
#[inline]
pub(super) fn halves(value: u32) -> [i32; 2] {
    [(value << 16).cast_signed() >> 16, value.cast_signed() >> 16]
}

/// Where the search for a key begins.
#[inline]
fn home(key: u64) -> usize {
    (key >> 40) as usize
}

/// What a bucket knows of a key: other bits than those that tell the bucket, so that a key without a value is taken for
/// another one in less than one of 2^30 searches.
#[inline]
fn tag(key: u64) -> u32 {
    (key >> 8) as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_value_and_no_other_key_is_found() {
        let mut rows = Rows::default();
        let key = |n: u64| (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for n in 0..2_000 {
            assert_eq!(rows.get(key(n)), 0);
            rows.set(key(n), 7);
            rows.set(key(n), n as u32 + 1);
        }
        for n in 0..2_000 {
            assert_eq!(rows.get(key(n)), n as u32 + 1);
            assert_eq!(rows.get(key(n) ^ 1 << 9), 0);
        }
        assert_eq!(rows.keys.len(), 2_000);
        rows.set(key(0), (-5_i32).cast_unsigned());
        let keys: Vec<u64> = (0..2_000).flat_map(|n| [key(n), key(n) ^ 1 << 9]).collect();
        assert_eq!(rows.sum(&keys), (2..=2_000).sum::<i32>() - 5);
        for n in 0..2_000 {
            rows.set(key(n), pair([-7, 1 - n as i16]));
        }
        assert_eq!(halves(rows.get(key(5))), [-7, -4]);
        assert_eq!(rows.sum_pairs(&keys), [-14_000, 2_000 - (0..2_000).sum::<i32>()]);
    }
}
