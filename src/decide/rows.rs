//! Where the weights of a piece of evidence stand. This is asked some thousand times an article, nearly always of evidence
//! that has weights, so the table is small before all: of eight bytes a slot, much stays near the processor.

/// Bits of a slot that tell the row; above them stand the lower bits of the key.
const ROW_BITS: u32 = 24;
const FREE: u64 = u64::MAX;

/// The rows of a decision's weights by the hashes of their names.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// A power of two, at most half of them taken. Where the search for a key begins its upper bits tell, so those are not
    /// kept: a key without a row is taken for another one in less than one of 2^40 searches.
    slots: Box<[u64]>,
    /// The key of each row.
    keys: Vec<u64>,
}

impl Default for Rows {
    fn default() -> Self {
        Self { slots: Box::new([FREE; 8]), keys: Vec::new() }
    }
}

impl Rows {
    /// The row of a key.
    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let (mut at, wanted) = (home(key), key << ROW_BITS);
        loop {
            let slot = self.slots[at & mask];
            if slot == FREE {
                return None;
            }
            if (slot ^ wanted) >> ROW_BITS == 0 {
                return Some((slot & ((1 << ROW_BITS) - 1)) as usize);
            }
            at += 1;
        }
    }

    /// The row of a key, a new one where it has none.
    pub(super) fn row(&mut self, key: u64) -> usize {
        self.get(key).unwrap_or_else(|| {
            self.keys.push(key);
            if self.keys.len() * 2 > self.slots.len() {
                self.slots = vec![FREE; self.slots.len() * 2].into_boxed_slice();
                (0..self.keys.len()).for_each(|row| self.put(row));
            } else {
                self.put(self.keys.len() - 1);
            }
            self.keys.len() - 1
        })
    }

    fn put(&mut self, row: usize) {
        debug_assert!(row < (1 << ROW_BITS) - 1, "more rows than a slot can tell");
        let mask = self.slots.len() - 1;
        let mut at = home(self.keys[row]) & mask;
        while self.slots[at] != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = self.keys[row] << ROW_BITS | row as u64;
    }
}

/// Where the search for a key begins.
#[inline]
fn home(key: u64) -> usize {
    (key >> (64 - ROW_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_a_row_and_no_other_key_is_found() {
        let mut rows = Rows::default();
        let key = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for n in 0..2_000 {
            assert_eq!((rows.get(key(n)), rows.row(key(n))), (None, n as usize));
        }
        for n in 0..2_000 {
            assert_eq!((rows.get(key(n)), rows.row(key(n))), (Some(n as usize), n as usize));
            assert_eq!(rows.get(key(n) ^ 1), None);
        }
    }
}
