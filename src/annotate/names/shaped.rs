//! Names that no list knows, by their shape: capitals in a row with a head noun, a legal form or an acronym after them.

use super::super::runs::Shape;
use super::{RawName, Scan};
use crate::gazetteer::{NameClass, SenseSet};
use crate::model::{EntityClass, KeySet, PartyType, TokenKind};

/// Words before a run of ordinary words in capitals that speak of a thing: "the Legal Technology", no name.
const DETERMINERS: KeySet<14> =
    KeySet::new(["the", "a", "an", "our", "its", "their", "this", "these", "his", "her", "your", "my", "of", "on"]);

impl Scan<'_, '_> {
    pub(super) fn by_shape(&mut self, at: usize, end: usize, shape: Shape, before: &[RawName]) -> Option<RawName> {
        let single = end == at + 1 && shape != Shape::Event;
        if single {
            let token = self.runs.tokens[at];
            if self.runs.is(at, SenseSet::ORDINARY)
                || self.has_sense(at)
                || self.demonym(at)
                || token.span.of(self.runs.text).chars().count() < 2
            {
                return None;
            }
            let known = self.marks.inner.contains(&token.key)
                || token.shouted
                || self.is_town(at)
                || token.span.of(self.runs.text).chars().skip(1).any(char::is_uppercase);
            let cell = at > 0 && self.runs.word(at - 1) == "|" && token.listed.is_some_and(|l| l.word.is_none());
            if self.opens(at) && !known && !cell && !self.is_apposed(at, end) {
                return None;
            }
        }
        let (mut start, mut end) = (at, end);
        let (class, party, why) = match shape {
            Shape::Organisation(party) => (EntityClass::Organisation, Some(party), "its head noun or legal form"),
            Shape::Event => (EntityClass::Event, None, "its head noun names an occasion"),
            Shape::Place(governed) => {
                let party = governed.then_some(PartyType::Government);
                (EntityClass::Region, party, "its head noun names a place")
            }
            Shape::Instrument => return None,
            Shape::Plain => {
                // "Swiss Gemilang": a word of belonging is no part of a plain name.
                let regional = self.runs.is(start, SenseSet::NATIONALITY) && end > start + 2;
                if self.demonym(start) && !regional && end > start + 1 && self.runs.word(start + 1) != "&" {
                    start += 1;
                    if end == start + 1 && (self.runs.is(start, SenseSet::ORDINARY) || self.has_sense(start)) {
                        return None;
                    }
                }
                // "Kenya KEBS": the country of a body called by its acronym.
                if end == start + 2
                    && self.runs.tokens[start + 1].shouted
                    && !self.runs.tokens[start].shouted
                    && self.hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Country)
                {
                    start += 1;
                }
                if self.office_modifier(start, end) {
                    return None;
                }
                if let Some(name) = self.plain_person(start, end, before) {
                    return Some(name);
                }
                if self.is_common(start, end) {
                    return None;
                }
                let defined = self.runs.word(end) == "(" && self.runs.tokens.get(end + 1).is_some_and(|t| t.shouted);
                let class = if defined { EntityClass::Organisation } else { EntityClass::Unknown };
                (class, None, if defined { "an acronym is defined after it" } else { "a run of capitals" })
            }
        };
        if matches!(shape, Shape::Event) {
            end = end.max(start + 1);
        }
        let mut name = self.raw(start, end, class, party, why);
        name.defines = start > 0 && self.runs.word(start - 1).ends_with('(');
        if let Some(hit) = self.hits.iter().find(|h| h.tokens < end - start && !h.ambiguous) {
            name.country = hit.entry.country.as_deref().map(str::to_owned);
        }
        Some(name)
    }

    /// "Norlin, Tampere's largest haulier, has": a word that no list knows opens the sentence, and an apposition tells what
    /// body it is.
    fn is_apposed(&self, at: usize, end: usize) -> bool {
        const REACH: usize = 12;
        let runs = &self.runs;
        let unlisted = runs.tokens[at].listed.is_some_and(|l| l.word.is_none());
        if !unlisted || runs.word(end) != "," {
            return false;
        }
        let first = end + 1;
        let inside =
            |k: &usize| runs.tokens.get(*k).is_some_and(|t| t.kind != TokenKind::Mark) && !runs.is(*k, SenseSet::VERB);
        let close = first + (first..first + REACH).take_while(inside).count();
        let owned = || (first..first + 4).any(|k| runs.is_possessive(k));
        let opened = matches!(runs.word(first), "a" | "an" | "the" | "one") || owned();
        runs.word(close) == "," && opened && (first..close).any(|k| runs.any(k, SenseSet::SIDE))
    }

    /// Whether a run is made of ordinary words alone and nothing around it says that it is a name. In the middle of a
    /// sentence two of them are one: "the agreement with Island Wave".
    fn is_common(&self, start: usize, end: usize) -> bool {
        const COMMON: SenseSet = SenseSet::ORDINARY.or(SenseSet::TOPIC);
        let all = (start..end).all(|k| {
            self.runs.is(k, COMMON) || self.demonym(k) || matches!(self.runs.word(k), "&" | "and" | "of" | "on")
        });
        let Some(before) = start.checked_sub(1) else { return all };
        let token = &self.runs.tokens[before];
        let led = token.kind == TokenKind::Word && !token.capital && !self.runs.in_set(before, &DETERMINERS);
        all && (end - start < 2 || !led || self.opens(start) || (start..end).all(|k| self.demonym(k)))
    }

    /// Whether the word is a listed town's and no other word.
    pub(super) fn is_town(&self, at: usize) -> bool {
        let town = self.hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::City && !h.ambiguous);
        town && !self.runs.is(at, SenseSet::ORDINARY.or(SenseSet::GIVEN_NAME).or(SenseSet::SURNAME))
    }
}
