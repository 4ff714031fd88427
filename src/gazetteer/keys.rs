//! Keys of words that the code asks for: whether a token is one of them is told without looking at its letters.

/// A few words by their keys, worked out when the program is built.
#[derive(Debug)]
pub struct KeySet<const N: usize> {
    /// One bit for each key's last six: most words fall through here.
    sieve: u64,
    keys: [u64; N],
}

impl<const N: usize> KeySet<N> {
    /// The keys of words; of letters beyond ASCII only the apostrophe may stand in them.
    pub const fn new(words: [&str; N]) -> Self {
        let (mut keys, mut sieve, mut at) = ([0; N], 0, 0);
        while at < N {
            keys[at] = plain_key(words[at].as_bytes());
            sieve |= 1 << (keys[at] & 63);
            at += 1;
        }
        Self { sieve, keys }
    }

    /// Whether a key is that of one of the words.
    #[inline]
    pub fn has(&self, key: u64) -> bool {
        self.sieve >> (key & 63) & 1 != 0 && self.keys.contains(&key)
    }
}

pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a's step.
#[inline]
pub(super) const fn eat(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// What `key` gives, for letters of ASCII and the apostrophe.
const fn plain_key(word: &[u8]) -> u64 {
    let (mut hash, mut at) = (SEED, 0);
    while at < word.len() {
        let byte = if word[at].is_ascii() {
            at += 1;
            word[at - 1]
        } else {
            assert!(word[at] == 0xe2 && word[at + 1] == 0x80 && word[at + 2] == 0x99, "write words of ASCII, or ’");
            at += 3;
            b'\''
        };
        hash = eat(hash, byte.to_ascii_lowercase());
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::key;

    #[test]
    fn keys_of_the_code_are_those_of_the_text() {
        const SET: KeySet<3> = KeySet::new(["the", "we’re", "'s"]);
        for word in ["the", "THE", "we’re", "We're", "’s", "'S"] {
            assert!(SET.has(key(word)), "{word}");
        }
        assert!(!SET.has(key("them")) && !SET.has(key("")));
    }
}
