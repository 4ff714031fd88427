//! Random numbers: `SplitMix64`, twelve lines of our own, because the same seed has to give the same articles with every
//! version of every library and on every machine, which no random crate promises across its major versions.

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The stream that depends on `seed` and `index` only.
    pub(super) fn new(seed: u64, index: u64) -> Self {
        let first = Self(seed).next();
        Self(Self(first ^ index).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to and without `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// A small number from `low` to `high`, for years and days.
    pub(super) fn small(&mut self, low: u8, high: u8) -> i16 {
        i16::try_from(self.between(low.into(), high.into())).unwrap_or_default()
    }

    /// From 0 up to and without 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with this probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One member of a list. `Stock` has made sure that no list is empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// The numbers from 0 up to `length`, shuffled.
    pub(super) fn shuffled(&mut self, length: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..length).collect();
        for i in (1..length).rev() {
            order.swap(i, self.below(i + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    const MEANT: &str = "the random numbers have changed: every seed now gives other articles";

    /// The published test numbers of `SplitMix64`.
    #[test]
    fn the_numbers_are_those_of_splitmix() {
        let mut random = Random(1_234_567);
        let drawn = [random.next(), random.next(), random.next()];
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423], "{MEANT}");
    }

    #[test]
    fn a_stream_is_fixed_by_seed_and_index() {
        let mut random = Random::new(1, 0);
        assert_eq!([0; 6].map(|_: u8| random.below(1000)), [693, 971, 426, 806, 359, 845], "{MEANT}");
    }
}
