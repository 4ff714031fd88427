//! Offices as they stand before a name: "Minister for Sustainability and the Environment Grace Fu".

use super::super::runs::Shape;
use super::Scan;
use crate::gazetteer::{NameClass, SenseSet};
use crate::model::KeySet;

/// Offices whose "of" and "for" name what they are about, never a body.
const GOVERNING: KeySet<4> = KeySet::new(["minister", "secretary", "undersecretary", "commissioner"]);
const OF: KeySet<2> = KeySet::new(["of", "for"]);
const RANKS: KeySet<17> = KeySet::new([
    "and",
    "&",
    "of",
    "for",
    "the",
    "deputy",
    "vice",
    "senior",
    "assistant",
    "acting",
    "chief",
    "group",
    "state",
    "union",
    "first",
    "second",
    "local",
]);

impl Scan<'_, '_> {
    /// The end of the office that starts at `at`, with the topics that it is for.
    pub(super) fn office(&self, at: usize) -> Option<usize> {
        let runs = &self.runs;
        let len = runs.position(at)?;
        let mut end = at + len;
        if !runs.in_set(end, &OF) || runs.in_set(at + len - 1, &OF) {
            return (self.runs.tokens[at].capital || len > 1).then_some(end);
        }
        let first = end + 1 + usize::from(runs.word(end + 1) == "the");
        let governs = (at..end).any(|k| runs.in_set(k, &GOVERNING));
        let ends = first >= runs.tokens.len();
        if !governs && !ends && matches!(runs.shape(first, runs.end(first)), Shape::Organisation(_)) {
            return Some(end);
        }
        let mut next = first;
        while let Some(topic) = self.topic(next) {
            end = next + topic;
            let mut k = end;
            while matches!(runs.word(k), "," | "and" | "&" | "the") {
                k += 1;
            }
            if k == end {
                break;
            }
            next = k;
            // "Minister for Ports and Minister for Trade": the next office begins its own phrase.
            if runs.position(next).is_some() {
                return self.office(next).or(Some(end));
            }
        }
        Some(end)
    }

    /// Length of the topic in capitals at `at`.
    fn topic(&self, at: usize) -> Option<usize> {
        let capital = self.runs.capital(at) && !self.runs.breaks(at);
        self.runs.words.length(self.runs.tokens, at, SenseSet::TOPIC).filter(|_| capital)
    }

    /// Whether an office ends right before `at`: "boss Ana Rey", "Minister for Ports Ana Rey".
    pub(super) fn office_before(&self, at: usize) -> bool {
        !self.runs.breaks(at)
            && (self.office_end == at || (1..=5).any(|back| at >= back && self.runs.position(at - back) == Some(back)))
    }

    /// "Minister Yamaguchi": a listed place or body that an office in capitals stands before is a person.
    pub(super) fn holds_office(&self, at: usize, end: usize) -> bool {
        let place = |class| matches!(class, NameClass::City | NameClass::Region);
        end == at + 1
            && at > 0
            && self.runs.capital(at - 1)
            && self.runs.position(at - 1) == Some(1)
            && self.hits.iter().all(|h| place(h.entry.class))
            && !self.runs.is_possessive(end)
    }

    /// "Prime Minister’s Office", "Attorney General’s Chambers": an office that is a body.
    pub(super) fn opens_office(&self, at: usize) -> bool {
        let end = self.runs.end(at);
        let owner = self.runs.position(at).is_some_and(|len| {
            self.runs.is_possessive(at + len) || matches!(self.runs.word(at + len), "Office" | "Chambers" | "General")
        });
        let body = self.runs.head_start(at).is_some_and(|(len, _)| len > 1);
        (owner || body) && matches!(self.runs.shape(at, end), Shape::Organisation(_)) && end > at + 1
    }

    /// "Law" in "Law Minister": the capitals before an office belong to the office.
    pub(super) fn office_modifier(&self, start: usize, end: usize) -> bool {
        self.runs.position(end).is_some()
            && self.runs.tokens[end].capital
            && (start..end).all(|k| {
                self.runs.is(k, SenseSet::TOPIC.or(SenseSet::ORDINARY))
                    || self.has_sense(k)
                    || self.runs.in_set(k, &RANKS)
            })
    }

    /// "Tan Sri Dato’ Dr": honorifics in a row.
    pub(super) fn honorifics(&self, at: usize, first: usize) -> usize {
        let mut len = first;
        while let Some(more) = self.runs.honorific(at + len) {
            len += more;
        }
        len
    }
}
