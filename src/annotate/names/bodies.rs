//! Bodies that a common noun names beside a country or place: "the Norwegian embassy", "the port authority of Baku".

use super::{RawName, Scan};
use crate::gazetteer::{NameClass, NameHit, Sense, SenseSet};
use crate::model::{EntityClass, KeySet, PartyType};

/// What may stand between the country and the noun: "Almaty regional akimat".
pub(super) const RANKS: KeySet<20> = KeySet::new([
    "regional",
    "national",
    "state",
    "federal",
    "municipal",
    "provincial",
    "central",
    "general",
    "royal",
    "public",
    "foreign",
    "local",
    "district",
    "city",
    "county",
    "port",
    "river",
    "art",
    "civil",
    "free",
]);
const MAXIMUM: usize = 3;

impl Scan<'_, '_> {
    /// "Norwegian embassy", "Mali’s health ministry", "Dutch consulate general": a body after its country or place.
    pub(super) fn body_after(&self, at: usize) -> Option<RawName> {
        let place = self.hits.iter().find(|h| is_place(h) || h.entry.class == NameClass::Demonym);
        let (len, country) = match place {
            Some(hit) => (hit.tokens, hit.entry.country.as_deref().map(str::to_owned)),
            None if self.runs.is(at, SenseSet::NATIONALITY) => (1, None),
            None => return None,
        };
        let owned = usize::from(self.runs.is_possessive(at + len));
        let first = at + len + owned;
        let place = place.is_some_and(is_place) && owned == 0;
        let (end, party) = self.body(first, place)?;
        // "Muscat bus company Safar Lines": a description of the name that follows.
        if self.runs.goes_on(end) {
            return None;
        }
        // "Norway’s company": an owner needs a noun that says what for.
        if self.runs.breaks(first) || owned == 1 && party == PartyType::Company {
            return None;
        }
        let mut name = self.raw(at, end, EntityClass::Organisation, Some(party), "a body by its country or place");
        name.country = country;
        Some(name)
    }

    /// "the port authority of Baku", "the ministry of health of Laos": a body before its place.
    pub(super) fn body_before(&self, at: usize) -> Option<RawName> {
        let (end, party) = self.body(at, false).filter(|_| !self.runs.capital(at))?;
        let before = at.checked_sub(1).map_or("", |k| self.runs.word(k));
        let definite = before.eq_ignore_ascii_case("the") || self.runs.is_possessive(at.wrapping_sub(1));
        if matches!(before, "a" | "an" | "new")
            || self.runs.word(end) != "of" && (!definite || party == PartyType::Government)
        {
            return None;
        }
        let place = end + 1 + usize::from(self.runs.word(end + 1) == "the");
        if !matches!(self.runs.word(end), "of" | "in" | "at" | "for") || !self.runs.goes_on(place) {
            return None;
        }
        let mut hits = Vec::new();
        self.runs.listed(place, &mut hits);
        let hit = hits.iter().find(|h| is_place(h));
        let run = self.runs.end(place);
        let close = hit.map_or(run, |h| place + h.tokens);
        // A body of small letters at an unlisted place: no company, no list of names.
        let unlisted = run == place + 1 && !self.is_company_word(place) && self.runs.word(end) != "for";
        if hit.is_none() && !unlisted || hit.is_some() && run > close {
            return None;
        }
        let mut name = self.raw(at, close, EntityClass::Organisation, Some(party), "a body of its place");
        name.country = hit.and_then(|h| h.entry.country.as_deref().map(str::to_owned));
        Some(name)
    }

    /// The end of a body's noun in small letters at `at`, with what stands before it and the topics after it. Right after a
    /// place any such noun will do: "Bergen council".
    pub(super) fn body(&self, at: usize, placed: bool) -> Option<(usize, PartyType)> {
        let runs = &self.runs;
        // Nearly no word begins one.
        let starts = runs.tokens.get(at).map_or(SenseSet::NONE, |t| runs.words.starts(t));
        if !starts.meets(SenseSet::BODY.or(SenseSet::TOPIC)) && !runs.in_set(at, &RANKS) {
            return None;
        }
        for from in at..=at + MAXIMUM {
            let small = runs.tokens.get(from).is_some_and(|t| t.is_word() && !t.capital);
            if !small {
                return None;
            }
            let noun = runs.words.longest_of(runs.tokens, from, SenseSet::BODY, |sense| match sense {
                Sense::Body { party, bare } if *bare || placed || from > at => Some(*party),
                _ => None,
            });
            if let Some((len, party)) = noun {
                return Some((self.topics_after(from + len), party));
            }
            if !runs.in_set(from, &RANKS) && !runs.is(from, SenseSet::TOPIC) {
                return None;
            }
        }
        None
    }

    /// "ministry of health", "ministry of trade and industry": past the topics in small letters.
    fn topics_after(&self, at: usize) -> usize {
        let runs = &self.runs;
        let topic = |at: usize| {
            let small = runs.tokens.get(at).is_some_and(|t| !t.capital);
            runs.words.length(runs.tokens, at, SenseSet::TOPIC).filter(|_| small)
        };
        let mut end = at;
        let mut next = at + 1;
        if !matches!(runs.word(at), "of" | "for") {
            return end;
        }
        while let Some(len) = topic(next) {
            end = next + len;
            let joint = match (runs.word(end), runs.word(end + 1)) {
                (",", "and") => 2,
                ("," | "and", _) => 1,
                _ => break,
            };
            next = end + joint;
        }
        end
    }
}

fn is_place(hit: &NameHit) -> bool {
    matches!(hit.entry.class, NameClass::City | NameClass::Region | NameClass::Country) && !hit.ambiguous
}
