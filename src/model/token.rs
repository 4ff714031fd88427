//! A token of a text.

use super::{SEED, Span, eat};

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens, apostrophes or inner stops: "Al-Ghamdi", "U.S.", "K-Flow".
    Word,
    /// Digits: "62", "1,200", "2.5".
    Number,
    /// The "'s" of a possessive.
    Possessive,
    /// One mark or symbol.
    Mark,
}

/// What the word lists have for a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The word's place in the lists, if phrases begin with it.
    pub word: Option<u32>,
    /// The senses of those phrases, one bit each.
    pub starts: u32,
    /// The senses of the word alone.
    pub alone: u32,
}

/// A token: where it stands, what it is, and the key under which data files know it.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Hash of its letters without case; equal for "MOU" and "MoU".
    pub key: u64,
    /// What sort it is.
    pub kind: TokenKind,
    /// Begins with a capital letter, or a letter of a script without case.
    pub capital: bool,
    /// Has two or more capitals and no small letter: "UPA".
    pub shouted: bool,
    /// Blanks, or a line end, stand before it.
    pub spaced: bool,
    /// All letters of ASCII: no digit, hyphen or stop can hide another word in it.
    pub plain: bool,
    /// What the word lists have for it, once it has been looked up.
    pub listed: Option<Listed>,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// The keys of the words in it: "mid", "march" of "mid-March"; of a plain word its own.
    pub fn pieces(self, text: &str) -> impl Iterator<Item = u64> {
        let letters = if self.plain { &[][..] } else { self.span.of(text).as_bytes() };
        let pieces = letters.split(|b| !b.is_ascii_alphabetic()).filter(|piece| !piece.is_empty());
        let keys = pieces.map(|piece| piece.iter().fold(SEED, |hash, b| eat(hash, b.to_ascii_lowercase())));
        self.plain.then_some(self.key).into_iter().chain(keys)
    }
}
