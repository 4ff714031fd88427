//! Groups: "A, B and C", "both A and B", a name with its apposition or bracket, a place within a place become one element.

mod appositions;
mod descriptions;

use super::Reading;
use crate::gazetteer::SenseSet;
use crate::model::{Element, ElementKind, Entity, EntityClass, KeySet, Side, SideRef, Token, TokenKind};

/// Words that describe nothing: "of", "which".
const STOPS: KeySet<38> = KeySet::new([
    "of",
    "in",
    "on",
    "for",
    "to",
    "with",
    "by",
    "from",
    "at",
    "that",
    "which",
    "who",
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "will",
    "said",
    "as",
    "between",
    "under",
    "would",
    "where",
    "while",
    "when",
    "into",
    "after",
    "but",
    "had",
    "been",
    "be",
    "not",
    "including",
    "also",
    "through",
    "about",
]);

pub(super) fn annotate(reading: &mut Reading) {
    let text = reading.document.text.as_str();
    let words = &reading.gazetteer.words;
    for line in &mut reading.sentences {
        use ElementKind::{Event, Noun, People, Place, Sides};
        if !line.elements.iter().any(|e| matches!(e.kind, Sides(_) | People(_) | Place(_) | Event(_) | Noun(_))) {
            continue;
        }
        let elements = std::mem::take(&mut line.elements);
        let mut grouping = Grouping { text, words, entities: &reading.entities, tokens: &line.tokens, elements };
        grouping.attach();
        grouping.coordinate();
        line.elements = grouping.elements;
    }
}

struct Grouping<'a> {
    text: &'a str,
    words: &'a crate::gazetteer::Words,
    entities: &'a [Entity],
    tokens: &'a [Token],
    elements: Vec<Element>,
}

impl Grouping<'_> {
    fn word(&self, at: usize) -> &str {
        self.elements.get(at).map_or("", |e| e.span.of(self.text))
    }

    /// The key of an element that is one token; 0 is no word's.
    fn key(&self, at: usize) -> u64 {
        self.elements.get(at).filter(|e| e.tokens.1 == e.tokens.0 + 1).map_or(0, |e| self.tokens[e.tokens.0].key)
    }

    fn class(&self, at: usize) -> Option<EntityClass> {
        match &self.elements.get(at)?.kind {
            ElementKind::Sides(group) => match group.sides.as_slice() {
                [side] => match side.who {
                    SideRef::Named(id) => Some(self.entities[id].class),
                    _ => None,
                },
                _ => None,
            },
            ElementKind::Place(id) => Some(self.entities[*id].class),
            _ => None,
        }
    }

    fn is_sides(&self, at: usize) -> bool {
        matches!(self.elements.get(at).map(|e| &e.kind), Some(ElementKind::Sides(_)))
    }

    /// Takes elements `at + 1 .. end` into element `at`.
    fn absorb(&mut self, at: usize, end: usize) {
        let last = self.elements[end - 1].tokens.1;
        let element = &mut self.elements[at];
        element.tokens.1 = last;
        element.span = super::sentences::span(self.tokens, element.tokens.0, last);
        self.elements.drain(at + 1..end);
    }

    /// Joins the members of lists.
    fn coordinate(&mut self) {
        let mut at = 0;
        while at < self.elements.len() {
            match &self.elements[at].kind {
                ElementKind::Sides(_) => while self.join_next(at) {},
                ElementKind::People(_) => while self.join_people(at) {},
                ElementKind::Place(_) => self.join_places(at),
                _ => {}
            }
            at += 1;
        }
    }

    /// The member of the list that follows the group at `at`: its place, past commas, "and" and a description.
    fn next_member(&self, at: usize) -> Option<(usize, bool)> {
        let mut k = at + 1;
        let mut and = false;
        let mut comma = false;
        if self.word(k) == "," {
            comma = true;
            k += 1;
        }
        match self.word(k) {
            "and" | "&" | "/" | "–" | "or" => {
                and = true;
                k += 1;
            }
            "as" if self.word(k + 1) == "well" && self.word(k + 2) == "as" => {
                and = true;
                k += 3;
            }
            "along" | "together" if self.word(k + 1) == "with" => {
                and = true;
                k += 2;
            }
            "with" if self.word(k + 1) == "which" => return None,
            _ if !comma => return None,
            _ => {}
        }
        if self.word(k) == "with" && and {
            k += 1;
        }
        // "the health charity Mto Health Trust", "chipmaker Hanol", "Japan’s Fujita".
        let from = k;
        // ", the project brings together A, B": a clause of its own, no member of the list before.
        let clause = !and && matches!(self.word(k), "the" | "a" | "an" | "it" | "they");
        while k < from + if clause { 2 } else { 7 } {
            match &self.elements.get(k)?.kind {
                ElementKind::Sides(group) => {
                    let owner =
                        self.tokens.get(self.elements[k].tokens.1).is_some_and(|t| t.kind == TokenKind::Possessive);
                    let place = self.class(k).is_some_and(EntityClass::is_place);
                    if owner && place && self.elements.get(k + 1).is_some() {
                        k += 2;
                        continue;
                    }
                    if owner {
                        return None;
                    }
                    let pronoun = group.sides.first().is_some_and(|s| !matches!(s.who, SideRef::Named(_)));
                    let named = !pronoun && !group.sides.is_empty();
                    return (named
                        || (and
                            && group.sides.len() == 1
                            && matches!(group.sides[0].who, SideRef::Singular(Some(_)))))
                    .then_some((k, and));
                }
                ElementKind::Word(_) if self.describes(k) => k += 1,
                _ => return None,
            }
        }
        None
    }

    fn describes(&self, at: usize) -> bool {
        let has = |set: SenseSet| self.words.any(self.tokens, self.elements[at].tokens.0, set);
        // "its partner SOCAR": a noun that is a verb too describes all the same.
        let tells = SenseSet::VERB.or(SenseSet::PLANNED).or(SenseSet::NEGATIVE);
        !STOPS.has(self.key(at)) && (has(SenseSet::SIDE) || !has(tells))
    }

    fn join_next(&mut self, at: usize) -> bool {
        let Some((next, and)) = self.next_member(at) else { return false };
        // A comma alone joins only where the list goes on to its "and".
        if !and && !self.list_goes_on(next) {
            return false;
        }
        let ElementKind::Sides(more) = self.elements[next].kind.clone() else { return false };
        if let ElementKind::Sides(group) = &mut self.elements[at].kind {
            group.sides.extend(more.sides);
        }
        self.absorb(at, next + 1);
        true
    }

    fn list_goes_on(&self, at: usize) -> bool {
        let mut k = at;
        for _ in 0..12 {
            match self.next_member(k) {
                Some((_, true)) => return true,
                Some((next, false)) => k = next,
                None => {
                    // "A, B, and" was cut by a description; "A, B." at a line's end is a list in a headline or row.
                    return false;
                }
            }
        }
        false
    }

    /// "Nyeri, Embu and Meru" after "in Nakuru,".
    fn join_places(&mut self, at: usize) {
        let Some((next, _)) = self.next_member(at) else { return };
        let place = self.class(next).is_some_and(EntityClass::is_place) && next <= at + 3;
        let ElementKind::Sides(group) = &self.elements[next].kind else { return };
        // The next place becomes a place of its own; the words between stay.
        if let (true, [Side { who: SideRef::Named(id), .. }]) = (place, group.sides.as_slice()) {
            self.elements[next].kind = ElementKind::Place(*id);
        }
    }

    /// "by X, chief executive, and Prof. Y".
    fn join_people(&mut self, at: usize) -> bool {
        let mut k = at + 1;
        // The comma that closes an office stands inside the person's element.
        let mut joined = self.tokens[self.elements[at].tokens.1 - 1].span.of(self.text) == ",";
        while k < at + 5
            && matches!(
                self.word(k),
                "," | "and" | ";" | "&" | "as" | "well" | "by" | "together" | "with" | "alongside"
            )
        {
            joined |= self.word(k) != "with" && self.word(k) != "alongside";
            k += 1;
        }
        // "and his Moroccan counterpart, X".
        if joined && matches!(self.word(k), "his" | "her" | "its" | "their") {
            let end = (k + 1..k + 5).find(|j| self.word(*j).ends_with("counterpart"));
            k = end.map_or(k, |e| e + 1 + usize::from(self.word(e + 1) == ","));
        }
        if !joined || !matches!(self.elements.get(k).map(|e| &e.kind), Some(ElementKind::People(_))) {
            return false;
        }
        let ElementKind::People(more) = self.elements[k].kind.clone() else { return false };
        if let ElementKind::People(people) = &mut self.elements[at].kind {
            people.extend(more);
        }
        self.absorb(at, k + 1);
        true
    }
}
