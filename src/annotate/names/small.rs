//! Names that begin with a small letter: a sentence that opens without a capital opens with one ("e-lumo runs 90 pumps").

use super::super::Line;
use crate::gazetteer::{SenseSet, Words};
use crate::model::{Token, TokenKind};

/// Gives such words their capital, here and wherever else they stand.
pub(super) fn mark(text: &str, words: &Words, lines: &mut [Line]) {
    let mut names: Vec<u64> = Vec::new();
    for line in lines.iter().filter(|l| l.kind.gives_deals() && !l.titled) {
        for (at, trio) in line.tokens.windows(3).enumerate() {
            if opens(text, words, &line.tokens, at, trio) {
                names.push(trio[2].key);
            }
        }
    }
    names.retain(|name| lines.iter().flat_map(|l| &l.tokens).filter(|t| t.key == *name).count() > 1);
    if names.is_empty() {
        return;
    }
    for token in lines.iter_mut().flat_map(|l| &mut l.tokens).filter(|t| names.contains(&t.key)) {
        token.capital = true;
    }
}

/// Whether a word without a sense, in small letters, comes after a sentence's end.
fn opens(text: &str, words: &Words, tokens: &[Token], at: usize, trio: &[Token]) -> bool {
    let [last, stop, first] = trio else { return false };
    let small = first.is_word() && !first.capital && first.spaced && first.listed.is_some_and(|l| l.word.is_none());
    small
        && stop.kind == TokenKind::Mark
        && text[stop.span.start..stop.span.end] == *"."
        && last.kind != TokenKind::Mark
        && !last.capital
        && last.span.end - last.span.start >= 4
        && !words.any(tokens, at, SenseSet::LEGAL_FORM.or(SenseSet::HONORIFIC).or(SenseSet::CURRENCY))
        && text[first.span.start..].starts_with(char::is_lowercase)
        && first.span.end - first.span.start >= 4
}
