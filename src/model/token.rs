//! A token of a text.

use super::Span;

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
    /// What the word lists have for it, once it has been looked up.
    pub listed: Option<Listed>,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}
