//! Names of persons: an honorific, an office or a given name gives them away, as in "chief engineer Ana Rey".

use super::{RawName, Scan};
use crate::gazetteer::{NameClass, SenseSet};
use crate::model::EntityClass;

impl Scan<'_, '_> {
    pub(super) fn person(&self, at: usize, why: &'static str) -> Option<RawName> {
        if !self.runs.tokens.get(at).is_some_and(|t| t.capital) {
            return None;
        }
        let mut end = self.runs.end(at);
        end = end.min(at + 7);
        // "Dr Lena Horn MP", "Anita Goh SC": letters after a name.
        while end > at + 1
            && self.runs.tokens[end - 1].shouted
            && self.runs.word(end - 1).chars().count() <= 4
            && self.runs.word(end - 1).chars().count() >= 2
            && !self.runs.word(end - 1).contains('.')
        {
            end -= 1;
        }
        Some(self.raw(at, end, EntityClass::Person, None, why))
    }

    /// A person without an honorific: an office before the name, an office or "who" after it, a given name in front.
    pub(super) fn plain_person(&self, start: usize, end: usize, before: &[RawName]) -> Option<RawName> {
        let len = end - start;
        if len > 6 || self.runs.has_legal_form(start, end) {
            return None;
        }
        let given = self.runs.is(start, SenseSet::GIVEN_NAME);
        let ends_before = |end: usize| (1..=5).any(|back| end >= back && self.runs.position(end - back) == Some(back));
        // "its mayor, Rahim Salleh": the comma of an apposition may stand between.
        let apposition = start >= 2
            && self.runs.word(start - 1) == ","
            && (2..=5).contains(&len)
            && ends_before(start - 1)
            && matches!(self.runs.word(end), "," | "." | "");
        let office_before = ends_before(start) || apposition;
        let apposed = before.last().is_some_and(|b| {
            b.class == EntityClass::Person && b.tokens.1 + 1 == start && self.runs.word(b.tokens.1) == "and"
        });
        let office_after = matches!(self.runs.word(end), "," | "(") && self.office_within(end + 1, 7);
        let who = self.runs.word(end) == "," && matches!(self.runs.word(end + 1), "who" | "whose");
        let why = if office_before {
            "an office before it"
        } else if len >= 2 && office_after {
            "an office after it"
        } else if (2..=4).contains(&len) && who {
            "\"who\" after it"
        } else if (2..=4).contains(&len) && given && !(start..end).any(|k| self.is_company_word(k)) {
            "a given name in front"
        } else if len >= 2 && apposed {
            "coordinated with a person"
        } else {
            return None;
        };
        self.person(start, why)
    }

    fn is_company_word(&self, at: usize) -> bool {
        let set = SenseSet::HEAD.or(SenseSet::TOPIC).or(SenseSet::LEGAL_FORM).or(SenseSet::EVENT);
        self.runs.words.any(self.runs.tokens, at, set)
    }

    /// Whether an office starts within `reach` words, before a mark or a verb: ", Northgate's chief commercial officer".
    fn office_within(&self, at: usize, reach: usize) -> bool {
        for k in at..at + reach {
            if matches!(
                self.runs.word(k),
                "" | "," | ";" | "." | ":" | "(" | "and" | "said" | "which" | "is" | "was" | "has"
            ) {
                return false;
            }
            if self.runs.position(k).is_some() {
                return !matches!(
                    self.runs.word(k),
                    "partner" | "partners" | "owner" | "owners" | "member" | "agent" | "head"
                ) || matches!(self.runs.word(k + 1), "of" | "at");
            }
        }
        false
    }

    /// "Norway Helen Marsh", "Group Karin Holt": a listed name and then a person.
    pub(super) fn split_at_person(&self, at: usize, end: usize) -> Option<usize> {
        (at + 1..end).find(|&k| {
            let left =
                self.hits.first().is_some_and(|h| h.tokens == k - at && !matches!(h.entry.class, NameClass::Demonym));
            let topics = (at..k).all(|j| {
                self.runs.is(j, SenseSet::TOPIC.or(SenseSet::ORDINARY))
                    || matches!(self.runs.word(j), "and" | "&" | "of" | "for")
            });
            (left || topics)
                && self.runs.is(k, SenseSet::GIVEN_NAME)
                && (2..=4).contains(&(end - k))
                && !self.is_company_word(end - 1)
        })
    }
}
