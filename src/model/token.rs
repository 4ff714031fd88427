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
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}
