//! Topics in a name: whether a comma or "and" stands inside it, as in "Ports and Harbours Authority".

use super::Runs;
use crate::gazetteer::{NameClass, SenseSet};
use crate::model::{KeySet, PartyType};

/// How words for topics end: "Bioeconomy", "Mobility", "Digitisation".
const TOPICAL: [&str; 13] = ["my", "gy", "ty", "ry", "ion", "ment", "ics", "ing", "ies", "ence", "ance", "ture", "ism"];
/// How adjectives end that stand before a topic: "Sanitary and Epidemiological Control".
const ADJECTIVAL: [&str; 6] = ["al", "ic", "ary", "ive", "ous", "able"];

impl Runs<'_> {
    /// Whether a comma is inside the name: "Ministry of Land, Infrastructure and Transport", "Harrop, Leigh & Sons".
    pub(super) fn lists(&self, start: usize, end: usize, next: usize) -> bool {
        if !self.capital(next) {
            return false;
        }
        let house = end - start <= 2 && self.word(next + 1) == "&" && self.legal_form(next + 1).is_some();
        house || self.lists_topics(start, end) && self.topics_follow(start, end, next)
    }

    /// The head that a body's name opens with, past words that say whose it is: "Norwegian State Agency for".
    fn opening_head(&self, start: usize, end: usize) -> Option<(usize, PartyType)> {
        let words = SenseSet::ORDINARY.or(SenseSet::TOPIC).or(SenseSet::NATIONALITY);
        let before = |k: &usize| self.head_start(*k).is_none() && (self.is(*k, words) || self.is_demonym(*k));
        let at = start + (start..end.min(start + 3)).take_while(before).count();
        if at < end { self.head_start(at) } else { None }
    }

    /// A list of topics closes with "and": "Land, Infrastructure and Transport". After a ministry one topic that the lists
    /// know bears out the others.
    fn topics_follow(&self, start: usize, end: usize, next: usize) -> bool {
        let topic = |at: usize| self.any(at, SenseSet::TOPIC);
        let head = self.opening_head(start, end);
        let ministry = matches!(head, Some((_, PartyType::Government | PartyType::Association)));
        let left = self.is(end - 1, SenseSet::TOPIC);
        let mut known = usize::from(left) + usize::from(topic(next));
        let (mut k, mut since) = (next, 0);
        while k < next + 9 {
            match self.word(k) {
                "and" | "&" if since > 0 && self.capital(k + 1) && !self.is_listed_at(k + 1) => {
                    known += usize::from(topic(k + 1));
                    return if ministry { known >= 1 } else { left && topic(next) && topic(k + 1) };
                }
                "," if since > 0 => since = 0,
                _ if self.capital(k) && since < 3 && (since > 0 || !self.is_listed_at(k)) => since += 1,
                _ => return false,
            }
            k += 1;
        }
        false
    }

    /// Whether "and" is inside a name: topics on both sides, as in "Ministry of Energy and Infrastructure" or
    /// "Ports and Harbours Authority"; not between two names that are each whole.
    pub(super) fn joins(&self, start: usize, end: usize, next: usize) -> bool {
        // "Ceremony and Conference": two heads of one occasion.
        // "Belt and Road Initiative".
        let phrase = |at: usize| {
            self.words.senses_of(self.tokens, at, SenseSet::EVENT.or(SenseSet::HEAD)).any(|(len, _)| at + len > next)
        };
        let both = (start..end).any(phrase)
            || self.event_before(start, end) && self.is(next, SenseSet::EVENT) && !self.capital(next + 1);
        let whole = || self.opening_head(start, end).is_some_and(|_| self.lists_topics(start, end));
        let event =
            self.event_soon(next, 3) && self.any(next, SenseSet::ALL) && !self.event_before(start, end) && !whole();
        if both || event || self.joins_a_place(start, end, next) || self.is_spelt_by_acronym(start, next) {
            return true;
        }
        self.joins_topics(start, end, next)
    }

    /// The same of topics: on both sides, after a ministry's "of" on one of them.
    fn joins_topics(&self, start: usize, end: usize, next: usize) -> bool {
        let left = self.is(end - 1, SenseSet::TOPIC);
        let head = self.opening_head(start, end);
        let ministry =
            matches!(head, Some((_, PartyType::Government | PartyType::Association))) && self.lists_topics(start, end);
        let right = self.is(next, SenseSet::TOPIC)
            || ministry && (self.any(next, SenseSet::TOPIC) || self.closes_with_topic(next));
        let mut hits = Vec::new();
        self.listed(next, &mut hits);
        let whole = hits.first().is_some_and(|h| h.tokens > 1 && matches!(h.entry.class, NameClass::Organisation(_)));
        if whole || self.head_start(next).is_some_and(|(len, _)| len > 1) {
            return false;
        }
        if left && right {
            // "Tamworth Oil and Gas Ltd".
            let formal = || self.legal_form(next + 1).is_some();
            let joined = self.lists_topics(start, end)
                || end == start + 1
                || self.head_end(end - 1).is_none()
                || !self.capital(next + 1)
                || formal();
            if joined {
                return true;
            }
        }
        let unknown = hits.is_empty() && !self.is(next, SenseSet::GIVEN_NAME);
        // "Ministry of Minerals and Energy", "Ministry of Plantation and Bioeconomy".
        if ministry && (left || right) && unknown {
            let topical = |word: &str| TOPICAL.iter().any(|end| word.ends_with(end)) && !self.capital(next + 1);
            return right || (self.head_end(next).is_none() && topical(self.word(next)));
        }
        // "Committee for Sanitary and Epidemiological Control".
        let adjective = |k: usize| ADJECTIVAL.iter().any(|end| self.word(k).ends_with(end));
        if self.lists_topics(start, end) && unknown && adjective(end - 1) && adjective(next) && self.capital(next + 1) {
            return true;
        }
        // "Norwegian Polar and Sea Institute": nothing before it is a name, and the head comes after.
        let words = SenseSet::ORDINARY.or(SenseSet::TOPIC).or(SenseSet::NATIONALITY);
        let nameless = (start..end)
            .all(|k| self.is(k, words) || k == start && (self.is_demonym(k) || end > start + 1 && self.is_land(k)));
        let whole = self.head_end(end - 1).is_some() && !left;
        nameless && !whole && unknown && self.head_follows(next) && self.head_end(next).is_none_or(|_| right)
    }

    /// "National Freight and Safety Office (NFSO)": the acronym after the second part has the first one's letters too.
    fn is_spelt_by_acronym(&self, start: usize, next: usize) -> bool {
        const REACH: usize = 8;
        const SMALL: KeySet<5> = KeySet::new(["of", "for", "and", "the", "on"]);
        let part = |k: &usize| (self.capital(*k) || self.in_set(*k, &SMALL)) && !self.breaks(*k);
        let close = next + (next..next + REACH).take_while(part).count();
        let acronym = self.word(close + 1);
        if self.word(close) != "(" || !self.tokens.get(close + 1).is_some_and(|t| t.shouted) || acronym.len() < 3 {
            return false;
        }
        let initials = (start..close).filter(|k| self.capital(*k)).filter_map(|k| self.word(k).chars().next());
        initials.eq(acronym.chars().filter(|c| c.is_uppercase()))
    }

    /// "Remote Health", "Physical Planning": a topic after ordinary words, and nothing in capitals after it.
    fn closes_with_topic(&self, at: usize) -> bool {
        let plain = SenseSet::ORDINARY.or(SenseSet::TOPIC);
        let end = (at..at + 3).find(|k| !self.capital(*k)).unwrap_or(at + 3);
        end > at && !self.capital(end) && (at..end).all(|k| self.is(k, plain)) && self.is(end - 1, SenseSet::TOPIC)
    }

    fn is_land(&self, at: usize) -> bool {
        let mut hits = Vec::new();
        self.listed(at, &mut hits);
        hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Country)
    }

    pub(super) fn is_demonym(&self, at: usize) -> bool {
        let mut hits = Vec::new();
        self.listed(at, &mut hits);
        hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Demonym) || self.is(at, SenseSet::NATIONALITY)
    }

    /// "Saint Kitts and Nevis" at the end of a longer name.
    fn joins_a_place(&self, start: usize, end: usize, next: usize) -> bool {
        let mut hits = Vec::new();
        (end.saturating_sub(3).max(start)..end).any(|at| {
            self.listed(at, &mut hits);
            hits.iter().any(|h| at + h.tokens > next && matches!(h.entry.class, NameClass::Country | NameClass::Region))
        })
    }
}
