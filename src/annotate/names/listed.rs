//! Names that the lists know: which entry counts, and what bears out an ambiguous one, as "in" does in "in Reading".

use super::super::runs::Shape;
use super::{RawName, Scan};
use crate::gazetteer::{NameClass, NameHit, Names, SenseSet, Words};
use crate::model::{EntityClass, PartyType, Token};

/// Below so many inhabitants a town's name is more often a company's or a person's.
const TOWN: u64 = 150_000;
/// The same where the name is no word, given name or surname.
const SURE_TOWN: u64 = 30_000;

impl Scan<'_, '_> {
    pub(super) fn by_lists(&mut self, at: usize) -> Option<RawName> {
        let sure = |h: &&NameHit| !h.ambiguous || self.has_context(at, h);
        let rank = |h: &NameHit| match h.entry.class {
            NameClass::Country => (5, 0),
            NameClass::Organisation(_) => (4, 0),
            NameClass::Official => (3, 0),
            NameClass::City => (2, h.entry.population),
            NameClass::Region => (1, 0),
            NameClass::Demonym => (0, 0),
        };
        let hit = *self.hits.iter().filter(sure).max_by_key(|h| (rank(h), !h.ambiguous))?;
        let (class, party) = match hit.entry.class {
            NameClass::Country => (EntityClass::Country, Some(PartyType::Country)),
            NameClass::Organisation(party) => (EntityClass::Organisation, Some(party)),
            NameClass::Official => (EntityClass::Person, None),
            NameClass::City => (EntityClass::City, Some(PartyType::City)),
            NameClass::Region => (EntityClass::Region, Some(PartyType::Government)),
            NameClass::Demonym => return None,
        };
        // "Shell" is no shell where a sentence does not begin with it.
        let firm = class == EntityClass::Organisation && !self.titled && !self.opens(at);
        if hit.tokens == 1
            && class != EntityClass::Country
            && !firm
            && self.runs.is(at, SenseSet::ORDINARY)
            && !self.locative(at)
        {
            return None;
        }
        // A small town's name outside a place's context is as likely a company's: "Fujita said".
        let least = if self.is_town(at) { SURE_TOWN } else { TOWN };
        let town = class == EntityClass::City
            && hit.tokens == 1
            && hit.entry.population < least
            && !self.locative(at)
            && !self.in_a_country(at + hit.tokens);
        if town {
            return self.by_shape(at, at + hit.tokens, Shape::Plain, &[]).map(|name| RawName { country: None, ..name });
        }
        let mut name = self.raw(at, at + hit.tokens, class, party, "in the gazetteer");
        name.id = hit.entry.id.as_deref().map(str::to_owned);
        name.country = hit.entry.country.as_deref().map(str::to_owned);
        Some(name)
    }

    /// Whether something beside an ambiguous name bears it out: "in Reading", "Reading, England"; an acronym in its own
    /// capitals bears itself out.
    fn has_context(&self, at: usize, hit: &NameHit) -> bool {
        if self.titled {
            return false;
        }
        let shouted = self.runs.tokens[at].shouted && !matches!(hit.entry.class, NameClass::City | NameClass::Region);
        match hit.entry.class {
            NameClass::City | NameClass::Region => {
                self.locative(at) && (hit.entry.population > 100_000 || !self.runs.is(at, SenseSet::GIVEN_NAME))
            }
            // "Jordan signed", but not "Michael Jordan" or "Jordan Peele".
            NameClass::Country => {
                let capital = |k: usize| self.runs.tokens.get(k).is_some_and(|t| t.capital);
                !capital(at + hit.tokens)
                    && !(at > 0 && capital(at - 1))
                    && !(at > 0 && self.runs.honorific(at - 1).is_some())
            }
            _ => shouted || (at > 0 && !self.runs.is(at, SenseSet::ORDINARY)),
        }
    }

    /// "Wells, England": a country follows.
    fn in_a_country(&self, end: usize) -> bool {
        let mut hits = Vec::new();
        if self.runs.word(end) == "," {
            self.runs.listed(end + 1, &mut hits);
        }
        hits.iter().any(|h| matches!(h.entry.class, NameClass::Country | NameClass::Region))
    }

    fn locative(&self, at: usize) -> bool {
        at > 0
            && matches!(
                self.runs.word(at - 1),
                "in" | "near" | "from" | "outside" | "of" | "In" | "to" | "between" | "at" | "off"
            )
    }
}

/// Senses of words that are too weak.
const WEAK: SenseSet = SenseSet::ORDINARY
    .or(SenseSet::TOPIC)
    .or(SenseSet::HEAD)
    .or(SenseSet::EVENT)
    .or(SenseSet::NATIONALITY)
    .or(SenseSet::FUNCTION)
    .or(SenseSet::POSITION)
    .or(SenseSet::HONORIFIC)
    .or(SenseSet::LEGAL_FORM);

/// Whether a list knows the words as a place, an ordinary word or a topic: too weak to stand for a longer name.
pub(in crate::annotate) fn is_weak(text: &str, tokens: &[Token], words: &Words, names: &Names) -> bool {
    let mut hits = Vec::new();
    names.longest(text, tokens, 0, &mut hits);
    let listed = hits.iter().any(|h| {
        h.tokens == tokens.len()
            && !matches!(h.entry.class, NameClass::Organisation(_))
            && (h.entry.class != NameClass::City || h.entry.population > TOWN)
    });
    let acronym = tokens.len() == 1 && tokens[0].shouted;
    listed || !acronym && words.senses_of(tokens, 0, WEAK).any(|(len, _)| len == tokens.len())
}
