//! What follows a name and belongs to it: a bracket, a wider place, an apposition as in "Fujita, a maker of valves, signed".

use super::Grouping;
use crate::model::{ElementKind, EntityClass, KeySet, SideRef, TokenKind, Voice};

const RELATIVE: KeySet<5> = KeySet::new(["which", "whose", "who", "where", "itself"]);
/// Words after a comma that open an apposition: "a", "formerly", "maker".
const OPENINGS: KeySet<20> = KeySet::new([
    "a",
    "an",
    "the",
    "one",
    "part",
    "formerly",
    "based",
    "owned",
    "its",
    "also",
    "headquartered",
    "founded",
    "maker",
    "operator",
    "known",
    "parent",
    "owner",
    "best",
    "whom",
    "home",
]);

impl Grouping<'_> {
    /// Brackets, places within places, appositions and relative clauses go into the name before them.
    pub(super) fn attach(&mut self) {
        let mut at = 0;
        while at < self.elements.len() {
            let named = matches!(&self.elements[at].kind, ElementKind::Sides(g) if g.sides.iter().all(|s| matches!(s.who, SideRef::Named(_))));
            if named {
                at -= self.describe(at);
            }
            at += 1;
        }
        at = 0;
        while at < self.elements.len() {
            let named = self.is_sides(at)
                || matches!(
                    self.elements[at].kind,
                    ElementKind::Place(_) | ElementKind::Event(_) | ElementKind::Noun(_)
                );
            if named {
                self.rename(at);
                self.counterparts(at);
                while let Some(end) = self.attachment(at) {
                    self.absorb(at, end);
                }
            }
            at += 1;
        }
    }

    /// The end of what belongs to the name at `at`, if something does.
    fn attachment(&self, at: usize) -> Option<usize> {
        let next = self.word(at + 1);
        let is_noun = matches!(self.elements[at].kind, ElementKind::Noun(_));
        match next {
            "(" | "<" => {
                let close = if next == "(" { ')' } else { '>' };
                let end = (at + 2..self.elements.len().min(at + 14))
                    .find(|&k| matches!(self.elements[k].kind, ElementKind::Mark(c) if c == close))?;
                return Some(end + 1);
            }
            _ if is_noun => return None,
            "," => {}
            "of" | "in" => {
                // "Delmar Marine of Sharjah": where a body sits.
                let body = matches!(self.class(at), Some(EntityClass::Organisation | EntityClass::Unknown))
                    && self.is_sides(at);
                let place = self.class(at + 2).is_some_and(EntityClass::is_place);
                let free = !matches!(self.word(at + 3), "and" | "&");
                return (body && place && (free || next == "of")).then_some(at + 3);
            }
            _ => return None,
        }
        // "Ranta, of Turku, built": where a body sits, between commas.
        if self.is_sides(at)
            && matches!(self.word(at + 2), "of" | "from" | "in")
            && self.class(at + 3).is_some_and(|c| c.is_place() || c == EntityClass::Unknown)
            && self.word(at + 4) == ","
        {
            return Some(at + 5);
        }
        // "Shenzhen, China,"; "a plant in Jizan, Saudi Arabia".
        let class = self.class(at)?;
        if matches!(class, EntityClass::City | EntityClass::Region | EntityClass::Unknown) {
            let wider = matches!(self.class(at + 2), Some(EntityClass::Country | EntityClass::Region))
                && class != EntityClass::Unknown;
            if wider
                && !matches!(self.word(at + 3), "and" | "&")
                && !(self.word(at + 3) == "," && self.is_sides(at + 4))
            {
                let comma = usize::from(self.word(at + 3) == ",");
                return Some(at + 3 + comma);
            }
        }
        if !self.is_sides(at) {
            return None;
        }
        self.apposition(at)
    }

    /// ", a Penang-based robot maker,", ", which runs the harbour,": up to the comma that closes it.
    fn apposition(&self, at: usize) -> Option<usize> {
        let first = self.key(at + 2);
        // "Coordinated by Nokia, the project brings …": the comma closes an opening clause.
        if at > 0 && self.word(at - 1) == "by" && self.word(0).ends_with("ed") {
            return None;
        }
        let relative = RELATIVE.has(first);
        let opens = relative || OPENINGS.has(first) || self.nationality(at + 2);
        if !opens {
            return None;
        }
        let mut depth = 0;
        for k in at + 2..self.elements.len().min(at + 42) {
            match &self.elements[k].kind {
                ElementKind::Mark('(') => depth += 1,
                ElementKind::Mark(')') => depth -= 1,
                ElementKind::Mark(',') if depth <= 0 => {
                    // A list goes on: "A, the B authority, and C" is closed by the verb only.
                    let names_inside = (at + 2..k).any(|j| self.is_sides(j) && self.directly_named(at + 2, j));
                    if names_inside && !relative {
                        return None;
                    }
                    let empty = k == at + 2;
                    return (!empty).then_some(k + 1);
                }
                ElementKind::Mark(';' | '.' | ':') => return None,
                ElementKind::Verb(_) if !relative && self.is_finite(k) => return None,
                ElementKind::Noun(_) if !relative => {}
                _ => {}
            }
        }
        None
    }

    /// "the Korea Institute": a name with nothing but an article before it is a member of a list, no description.
    fn directly_named(&self, from: usize, at: usize) -> bool {
        at <= from + 1
    }

    fn nationality(&self, at: usize) -> bool {
        self.elements.get(at).is_some_and(|e| {
            let token = &self.tokens[e.tokens.0];
            token.capital
                && token.kind == TokenKind::Word
                && matches!(e.kind, ElementKind::Word(_))
                && e.span.of(self.text).ends_with("-based")
        })
    }

    fn is_finite(&self, at: usize) -> bool {
        match &self.elements[at].kind {
            ElementKind::Verb(verb) => matches!(verb.voice, Voice::Active | Voice::Passive),
            _ => false,
        }
    }
}
