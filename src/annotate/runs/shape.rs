//! What the words of a run say that it is.

use super::Runs;
use crate::gazetteer::{NameClass, Sense, SenseSet};
use crate::model::{KeySet, PartyType, TokenKind};

/// What the shape of a run says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Shape {
    Organisation(PartyType),
    Event,
    /// A part of the land or sea, and whether it is governed: "Disko Bay", "Manus Province".
    Place(bool),
    /// The name of an instrument: "Model Agreement".
    Instrument,
    Plain,
}

/// Parts of the land that are governed.
const GOVERNED: KeySet<16> = KeySet::new([
    "county",
    "province",
    "district",
    "region",
    "prefecture",
    "governorate",
    "parish",
    "oblast",
    "voivodeship",
    "territory",
    "department",
    "canton",
    "districts",
    "provinces",
    "counties",
    "regions",
]);

impl Runs<'_> {
    /// What the run's own words say that it is.
    pub(in crate::annotate) fn shape(&self, start: usize, end: usize) -> Shape {
        // Most runs hold no word of most sets: nothing of those is looked for.
        let all = self.tokens[start..end].iter().fold(SenseSet::NONE, |all, t| all.or(self.words.starts(t)));
        let closes =
            |set: SenseSet| all.meets(set).then(|| (start..end).find(|at| self.spans(*at, end, set))).flatten();
        let long = end - start > 1;
        let occasion = closes(SenseSet::EVENT).is_some();
        // "Model Agreement" is a deal's name; "Green Ports Alliance" a body's, "Aurora Compact" a programme's.
        let noun = closes(SenseSet::NOUN).is_some() && (!long || self.head_end(end - 1).is_none());
        if noun && !self.is_body_for(start, end) {
            let plain = SenseSet::ORDINARY.or(SenseSet::TOPIC).or(SenseSet::NOUN);
            // "Packaging Partnership Programme": more than its head.
            let whole = |set| closes(set).map_or(0, |at| end - at);
            let more = end - start > whole(SenseSet::NOUN).max(whole(SenseSet::EVENT)) && end - start > 2;
            let named = || more || !self.is(start, plain) || self.is_listed_at(start);
            return if occasion && long && named() { Shape::Event } else { Shape::Instrument };
        }
        if self.has_legal_form(start, end) {
            return Shape::Organisation(PartyType::Company);
        }
        let governed = self.in_set(end - 1, &GOVERNED);
        let head_at = closes(SenseSet::HEAD_END).filter(|_| long);
        let end_head = head_at.and_then(|at| self.head_between(at, end));
        let start_head = self.head_start(start).filter(|(len, _)| start + len < end).map(|(_, party)| party);
        let capitals = (start..end).all(|k| self.tokens[k].capital || !self.tokens[k].is_word());
        let place = long && capitals && closes(SenseSet::PLACE_END).is_some() && !self.is_surname(start, end);
        if place && start_head.is_none() && !occasion && (governed || end_head.is_none()) {
            return Shape::Place(governed);
        }
        let whole = |at: Option<usize>| at.map_or(0, |at| end - at);
        // "Joint Economic Commission": a longer phrase for an occasion than "Commission" for a body.
        let meets = || closes(SenseSet::EVENT).is_some_and(|at| self.is_occasion(at, end));
        let longer = occasion && whole(closes(SenseSet::EVENT)) > whole(head_at) && meets();
        if let Some(party) = start_head.or(end_head).filter(|_| !longer || start_head.is_some()) {
            return Shape::Organisation(party);
        }
        if occasion && (long || self.word(start).ends_with(|c: char| c.is_ascii_digit())) {
            return Shape::Event;
        }
        let headed = all.meets(SenseSet::HEAD.or(SenseSet::EVENT));
        headed
            .then(|| self.inside(start, end))
            .flatten()
            .or_else(|| self.numbered_event(start, end))
            .or_else(|| headed.then(|| self.held_at(start, end)).flatten())
            .or_else(|| (self.place_start(start) < end - start).then_some(Shape::Place(false)).filter(|_| long))
            .unwrap_or(Shape::Plain)
    }

    /// An occasion rather than an undertaking.
    fn is_occasion(&self, at: usize, end: usize) -> bool {
        let events = self.words.senses_of(self.tokens, at, SenseSet::EVENT);
        events.into_iter().any(|(len, s)| at + len == end && matches!(s, Sense::Event { programme: false, .. }))
    }

    /// Type of the head that reaches from one token to another.
    fn head_between(&self, at: usize, end: usize) -> Option<PartyType> {
        self.words.senses_of(self.tokens, at, SenseSet::HEAD_END).find_map(|(len, sense)| match sense {
            Sense::Head { party, .. } if at + len == end => Some(*party),
            _ => None,
        })
    }

    /// "Nordic Institute of Rail Research", "Baltic Financing Facility for the Islands": a head inside.
    fn inside(&self, start: usize, end: usize) -> Option<Shape> {
        // "Feria del Libro de Quito"; "Annual Exchange of Visits on the Environment".
        let foreign = self.is(start, SenseSet::EVENT) && self.in_set(start + 1, &super::LINKS);
        if foreign || (start + 1..end).any(|at| self.word(at) == "on" && self.event_before(start, at)) {
            return Some(Shape::Event);
        }
        let heads = SenseSet::HEAD.or(SenseSet::EVENT);
        (start..end).find_map(|at| match self.word(at) {
            // "Joint Council for Bilateral Cooperation".
            "of" | "for" if at > start + 1 && (start..at - 1).any(|k| self.spans(k, at, SenseSet::EVENT)) => {
                Some(Shape::Event)
            }
            "of" | "for" if at > start => {
                self.words.senses_of(self.tokens, at - 1, heads).find_map(|(len, sense)| match sense {
                    Sense::Head { party, .. } if len == 1 => Some(Shape::Organisation(*party)),
                    Sense::Event { .. } if len == 1 => Some(Shape::Event),
                    _ => None,
                })
            }
            _ => None,
        })
    }

    /// "Centre for Dispute Settlement": what the noun is about belongs to a body.
    fn is_body_for(&self, start: usize, end: usize) -> bool {
        (start + 1..end)
            .any(|at| matches!(self.word(at), "of" | "for") && (start..at).any(|k| self.spans(k, at, SenseSet::HEAD)))
    }

    fn numbered_event(&self, start: usize, end: usize) -> Option<Shape> {
        let year = self.tokens[end - 1].kind == TokenKind::Number && end - start > 1;
        year.then_some(Shape::Event)
    }

    /// "Energy Week Samarkand": an occasion and where it is held.
    fn held_at(&self, start: usize, end: usize) -> Option<Shape> {
        let mut hits = Vec::new();
        (start + 2..end)
            .any(|at| {
                self.event_before(start, at) && {
                    self.listed(at, &mut hits);
                    let place = |class| matches!(class, NameClass::City | NameClass::Region | NameClass::Country);
                    hits.iter().any(|h| at + h.tokens == end && place(h.entry.class))
                }
            })
            .then_some(Shape::Event)
    }

    /// Length of "Lake", "Bay of" at the start; longer than any name where there is none.
    fn place_start(&self, start: usize) -> usize {
        self.words.length(self.tokens, start, SenseSet::PLACE_START).unwrap_or(usize::MAX)
    }

    /// "Damon Hill": a person, not a hill.
    fn is_surname(&self, start: usize, end: usize) -> bool {
        end == start + 2 && self.is(start, SenseSet::GIVEN_NAME) && self.is(start + 1, SenseSet::SURNAME)
    }
}
