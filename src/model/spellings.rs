//! A few words exactly as they are spelt, told from all others without comparing letters.

/// Words of ASCII, worked out when the program is built.
#[derive(Debug)]
pub struct Spellings<const N: usize> {
    /// For each mark the first word that has it; `NONE` where none has: nearly all other words fall through here.
    first: [u8; 256],
    /// For each word the next one of the same mark.
    next: [u8; N],
    words: [&'static str; N],
}

/// The place of no word.
const NONE: u8 = u8::MAX;

impl<const N: usize> Spellings<N> {
    /// The given words, fewer than 255.
    pub const fn new(words: [&'static str; N]) -> Self {
        const { assert!(N < NONE as usize, "write fewer words") };
        let (mut first, mut next, mut at) = ([NONE; 256], [NONE; N], N);
        while at > 0 {
            at -= 1;
            let mark = mark(words[at].as_bytes()) as usize;
            (next[at], first[mark]) = (first[mark], at as u8);
        }
        Self { first, next, words }
    }

    /// Whether a word is one of them.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let mut at = self.first[mark(word.as_bytes()) as usize];
        while at != NONE {
            if self.words[at as usize] == word {
                return true;
            }
            at = self.next[at as usize];
        }
        false
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
