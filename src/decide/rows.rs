//! Where the weights of a piece of evidence stand: an open-addressing table, for this is asked some thousand times an
//! article, nearly always of evidence that has weights.

/// A piece of evidence that has weights.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u64,
    /// Which row; `FREE` where the slot holds none.
    row: u32,
    /// Its weight for the first answer: most decisions have but one, and find it with the key in one line of the cache.
    first: f32,
}

const FREE: u32 = u32::MAX;
const EMPTY: Slot = Slot { key: 0, row: FREE, first: 0.0 };

/// The rows of a decision's weights by the hashes of their names.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// A power of two, at most half of them taken.
    slots: Box<[Slot]>,
    taken: usize,
}

impl Default for Rows {
    fn default() -> Self {
        Self { slots: Box::new([EMPTY; 8]), taken: 0 }
    }
}

impl Rows {
    /// The row of a key, and its weight for the first answer.
    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<(usize, f32)> {
        let mask = self.slots.len() - 1;
        let mut at = place(key, mask);
        loop {
            let slot = &self.slots[at & mask];
            if slot.key == key && slot.row != FREE {
                return Some((slot.row as usize, slot.first));
            }
            if slot.row == FREE {
                return None;
            }
            at += 1;
        }
    }

    /// Notes the row of a key, in the place of another one.
    pub(super) fn set(&mut self, key: u64, row: usize, first: f32) {
        if (self.taken + 1) * 2 > self.slots.len() {
            let room = vec![EMPTY; self.slots.len() * 2].into_boxed_slice();
            let before = std::mem::replace(self, Self { slots: room, taken: 0 });
            before.slots.iter().filter(|s| s.row != FREE).for_each(|s| self.put(*s));
        }
        self.put(Slot { key, row: row as u32, first });
    }

    fn put(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = place(slot.key, mask) & mask;
        while self.slots[at].row != FREE && self.slots[at].key != slot.key {
            at = (at + 1) & mask;
        }
        self.taken += usize::from(self.slots[at].row == FREE);
        self.slots[at] = slot;
    }
}

/// Where looking for a key begins: its upper half is mixed best.
#[inline]
fn place(key: u64, mask: usize) -> usize {
    (key >> 32) as usize & mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_found_and_nothing_else() {
        let mut rows = Rows::default();
        for key in 0..500_u64 {
            rows.set(key << 30, key as usize, key as f32);
            rows.set(key << 30, key as usize + 1, key as f32);
        }
        for key in 0..500_u64 {
            assert_eq!(rows.get(key << 30), Some((key as usize + 1, key as f32)));
            assert_eq!(rows.get((key << 30) + 1), None);
        }
    }
}
