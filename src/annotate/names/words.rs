//! What a single word tells of the name that it might be part of.

use super::Scan;
use crate::gazetteer::{NameClass, SenseSet};

impl Scan<'_, '_> {
    /// Whether the words are a deal's own name or a trigger, as "MoU" or "Joint Venture" are.
    pub(super) fn is_trigger(&self, at: usize, end: usize) -> bool {
        let words = self.runs.words;
        words.senses_of(self.runs.tokens, at, SenseSet::NOUN).any(|(len, _)| at + len >= end)
            || (end == at + 1 && self.runs.is(at, SenseSet::NATIONALITY))
    }

    pub(super) fn has_sense(&self, at: usize) -> bool {
        const SENSES: SenseSet = SenseSet::NOUN
            .or(SenseSet::VERB)
            .or(SenseSet::ANY_SIDE)
            .or(SenseSet::PLANNED)
            .or(SenseSet::NEGATIVE)
            .or(SenseSet::FUNCTION)
            .or(SenseSet::EVENT)
            .or(SenseSet::POSITION);
        self.runs.is(at, SENSES)
    }

    pub(super) fn demonym(&self, at: usize) -> bool {
        let listed = || {
            let mut hits = Vec::new();
            self.runs.listed(at, &mut hits);
            hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Demonym)
        };
        self.runs.is(at, SenseSet::NATIONALITY) || listed()
    }

    /// Whether a sentence, a quotation or an item of a list opens at `at`.
    pub(super) fn opens(&self, at: usize) -> bool {
        let mark = |word: &str| matches!(word, "“" | "\"" | "‘" | ":" | "•" | "–" | "—" | "-" | "»" | ">" | "●" | "|");
        at == 0 || self.runs.breaks(at) || mark(self.runs.word(at - 1))
    }

    /// "Developers Alta Energy and", "Serving Ada Water": a common noun or a participle opens the sentence, and a name follows.
    pub(super) fn opens_plainly(&self, at: usize) -> bool {
        let token = &self.runs.tokens[at];
        if self.titled || !token.plain || token.shouted || !self.runs.capital(at + 1) || !self.opens(at) {
            return false;
        }
        let word = self.runs.word(at);
        let common = word.ends_with("ers")
            || word.ends_with("ing")
            || self.runs.is(at, SenseSet::ANY_SIDE.or(SenseSet::VERB)) && !self.runs.is(at, SenseSet::HEAD_START);
        common && word.len() > 4 && !self.marks.inner.contains(&token.key) && self.hits_at(at) == 0
    }

    /// Length of the longest listed name at `at`.
    fn hits_at(&self, at: usize) -> usize {
        let mut hits = Vec::new();
        self.runs.listed(at, &mut hits);
        hits.first().map_or(0, |h| h.tokens)
    }

    /// Whether the word is one that companies, bodies and topics are named with.
    pub(super) fn is_company_word(&self, at: usize) -> bool {
        let set = SenseSet::HEAD.or(SenseSet::TOPIC).or(SenseSet::LEGAL_FORM).or(SenseSet::EVENT);
        self.runs.any(at, set) || self.runs.word(at) == "&" || self.runs.is_possessive(at)
    }
}
