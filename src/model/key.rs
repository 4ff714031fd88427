//! Keys of words that the code asks for: whether a token is one of them is told without looking at its letters.

/// A few words by their keys, worked out when the program is built.
#[derive(Debug)]
pub struct KeySet<const N: usize> {
    /// One bit for what each key ends in: nearly all other words fall through here.
    sieve: [u64; SIEVE],
    keys: [u64; N],
}

/// A power of two.
const SIEVE: usize = 16;

impl<const N: usize> KeySet<N> {
    /// The keys of words; of letters beyond ASCII only the apostrophe may stand in them.
    pub const fn new(words: [&str; N]) -> Self {
        let (mut keys, mut sieve, mut at) = ([0; N], [0; SIEVE], 0);
        while at < N {
            keys[at] = plain_key(words[at].as_bytes());
            sieve[keys[at] as usize >> 6 & (SIEVE - 1)] |= 1 << (keys[at] & 63);
            at += 1;
        }
        Self { sieve, keys }
    }

    /// Whether a key is that of one of the words.
    #[inline]
    pub fn has(&self, key: u64) -> bool {
        self.sieve[key as usize >> 6 & (SIEVE - 1)] >> (key & 63) & 1 != 0 && self.keys.contains(&key)
    }
}

/// The key of no letters.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a's step: the key of some letters and one more.
#[inline]
pub(crate) const fn eat(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The key of a word: FNV-1a over its letters in lower case, with one apostrophe for all; equal for "MOU" and "MoU".
pub fn key(word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(SEED, |hash, b| eat(hash, b.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    let letters = word.chars().map(|c| if matches!(c, '’' | '‘' | 'ʼ' | 'ʻ') { '\'' } else { c });
    letters.flat_map(char::to_lowercase).fold(SEED, |hash, c| c.encode_utf8(&mut buffer).bytes().fold(hash, eat))
}

/// The same for a word known when the program is built.
#[inline]
pub const fn const_key(word: &str) -> u64 {
    plain_key(word.as_bytes())
}

/// What `key` gives, for letters of ASCII and the apostrophe.
#[inline]
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
