//! A few words exactly as they are spelt, told from all others without comparing letters.

/// Words of ASCII, worked out when the program is built.
#[derive(Debug)]
pub struct Spellings<const N: usize> {
    /// One bit for what `mark` gives of each word: nearly all other words fall through here.
    sieve: [u64; 4],
    /// The same of each word.
    marks: [u8; N],
    words: [&'static str; N],
}

impl<const N: usize> Spellings<N> {
    /// The given words.
    pub const fn new(words: [&'static str; N]) -> Self {
        let (mut sieve, mut marks, mut at) = ([0; 4], [0; N], 0);
        while at < N {
            let mark = mark(words[at].as_bytes());
            sieve[mark as usize >> 6] |= 1 << (mark & 63);
            marks[at] = mark;
            at += 1;
        }
        Self { sieve, marks, words }
    }

    /// Whether a word is one of them.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let mark = mark(word.as_bytes());
        self.sieve[mark as usize >> 6] >> (mark & 63) & 1 != 0
            && self.marks.iter().zip(&self.words).any(|(known, same)| *known == mark && *same == word)
    }
}

/// A byte made of a word's length, its first two letters and its last.
#[inline]
const fn mark(word: &[u8]) -> u8 {
    match word {
        [] => 0,
        [only] => only.wrapping_mul(31),
        [first, second, ..] => {
            let last = word[word.len() - 1];
            let sum = (word.len() as u8).wrapping_mul(83) ^ first.wrapping_mul(29) ^ second.wrapping_mul(7);
            sum.wrapping_add(last.wrapping_mul(113))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_letters_are_the_same_word() {
        const SET: Spellings<4> = Spellings::new(["on", "On", ",", "covering"]);
        for word in ["on", "On", ",", "covering"] {
            assert!(SET.has(word), "{word}");
        }
        for word in ["", "ON", "onn", "coverings", "é", "."] {
            assert!(!SET.has(word), "{word}");
        }
    }
}
