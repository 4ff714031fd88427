//! Groups: "A, B and C", "both A and B", a name with its apposition or bracket, a place within a place become one element.

use super::Reading;
use crate::gazetteer::Sense;
use crate::model::{Element, ElementKind, Entity, EntityClass, Group, Side, SideRef, Token, TokenKind};

pub(super) fn annotate(reading: &mut Reading) {
    let text = reading.document.text.as_str();
    let words = &reading.gazetteer.words;
    for line in &mut reading.sentences {
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

    /// Brackets, places within places, appositions and relative clauses go into the name before them.
    fn attach(&mut self) {
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
            self.rename(at);
            self.counterparts(at);
            if named {
                while let Some(end) = self.attachment(at) {
                    self.absorb(at, end);
                }
            }
            at += 1;
        }
    }

    /// Takes the description before a name into it: "the", "the health charity", "Japan’s", "chipmaker". Returns how many
    /// elements it took.
    fn describe(&mut self, at: usize) -> usize {
        let mut start = at;
        let mut kept = at;
        while start > 0 && at - start < 7 {
            let before = start - 1;
            let word = self.word(before).to_lowercase();
            let possessive = self.tokens[self.elements[before].tokens.0].kind == TokenKind::Possessive;
            if matches!(word.as_str(), "the" | "a" | "an" | "its" | "their" | "both") {
                kept = if word == "both" { start } else { before };
                break;
            }
            if possessive && before > 0 && self.class(before - 1).is_some_and(EntityClass::is_place) {
                // "Japan’s Hokuto": the country tells where the company is from.
                start = before - 1;
                kept = start;
                continue;
            }
            let plain = matches!(self.elements[before].kind, ElementKind::Word(_))
                && self.describes(before)
                && !matches!(word.as_str(), "and" | "both" | "or" | "than" | "such" | "one" | "another" | "its");
            if !plain {
                break;
            }
            // The word right before the name must itself say what the name is: "the health charity", "chipmaker".
            if before + 1 == at && !self.says_what(before) {
                break;
            }
            start = before;
            if self
                .words
                .senses(self.tokens, self.elements[before].tokens.0)
                .any(|(_, s)| matches!(s, Sense::Side { .. }))
                && before + 1 == at
            {
                kept = before;
            }
        }
        if kept == at {
            return 0;
        }
        let first = self.elements[kept].tokens.0;
        let kind = self.elements[at].kind.clone();
        let last = self.elements[at].tokens.1;
        let span = super::sentences::span(self.tokens, first, last);
        self.elements[kept] = Element { span, tokens: (first, last), kind };
        self.elements.drain(kept + 1..=at);
        at - kept
    }

    /// "charity", "Malaysian", "Penang-based": what stands right before a name and describes it.
    fn says_what(&self, at: usize) -> bool {
        let first = self.elements[at].tokens.0;
        let common =
            self.words.senses(self.tokens, first).any(|(_, s)| matches!(s, Sense::Side { .. } | Sense::Nationality));
        common || self.tokens[first].capital || self.word(at).contains('-')
    }

    /// "their counterparts at the University of Yangon": the bodies that the counterparts are at.
    fn counterparts(&mut self, at: usize) {
        let common =
            self.is_sides(at) && (self.word(at).ends_with("counterparts") || self.word(at).ends_with("counterpart"));
        if !common || !matches!(self.word(at + 1), "at" | "from" | "in" | "of") {
            return;
        }
        let kind = match self.elements.get(at + 2).map(|e| (&e.kind, e.span)) {
            Some((ElementKind::Place(id), span)) => {
                ElementKind::Sides(Group { sides: vec![Side { who: SideRef::Named(*id), span }], counted: None })
            }
            Some((ElementKind::Sides(group), _)) => ElementKind::Sides(group.clone()),
            _ => return,
        };
        self.elements[at].kind = kind;
        self.absorb(at, at + 3);
    }

    /// "the national utility, TANESCO,": a common noun and then its name are one side.
    fn rename(&mut self, at: usize) {
        let common = matches!(&self.elements[at].kind, ElementKind::Sides(g) if matches!(g.sides.as_slice(), [s] if matches!(s.who, SideRef::Singular(_))))
            && self.word(at).contains(' ');
        if !common
            || self.word(at + 1) != ","
            || !matches!(self.word(at + 3), "," | "." | ";" | ")" | "on" | "to" | "for" | "and")
        {
            return;
        }
        let Some(ElementKind::Sides(group)) = self.elements.get(at + 2).map(|e| e.kind.clone()) else { return };
        if group.sides.len() == 1
            && matches!(group.sides[0].who, SideRef::Named(_))
            && !self.class(at + 2).is_some_and(EntityClass::is_place)
        {
            self.elements[at].kind = ElementKind::Sides(group);
            let comma = usize::from(self.word(at + 3) == "," && !self.is_sides(at + 4));
            self.absorb(at, at + 3 + comma);
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
                // "Seaform Marine of Sharjah": where a body sits.
                let body = matches!(self.class(at), Some(EntityClass::Organisation | EntityClass::Unknown))
                    && self.is_sides(at);
                let place = self.class(at + 2).is_some_and(EntityClass::is_place);
                let free = !matches!(self.word(at + 3), "and" | "&");
                return (body && place && (free || next == "of")).then_some(at + 3);
            }
            _ => return None,
        }
        // "Satama, of Turku, built": where a body sits, between commas.
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
        let first = self.word(at + 2).to_lowercase();
        // "Coordinated by Nokia, the project brings …": the comma closes an opening clause.
        if at > 0 && self.word(at - 1) == "by" && self.word(0).ends_with("ed") {
            return None;
        }
        let relative = matches!(first.as_str(), "which" | "whose" | "who" | "where" | "itself");
        let opens = relative
            || matches!(
                first.as_str(),
                "a" | "an"
                    | "the"
                    | "one"
                    | "part"
                    | "formerly"
                    | "based"
                    | "owned"
                    | "its"
                    | "also"
                    | "itself"
                    | "headquartered"
                    | "founded"
                    | "maker"
                    | "operator"
                    | "known"
                    | "parent"
                    | "owner"
                    | "best"
                    | "whom"
                    | "home"
            )
            || self.nationality(at + 2);
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
            ElementKind::Verb(verb) => matches!(verb.voice, crate::model::Voice::Active | crate::model::Voice::Passive),
            _ => false,
        }
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
        // "the health charity Afya Bora Trust", "chipmaker Narae", "the Republic of Korea’s Daeyang".
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
        let word = self.word(at);
        let lower = word.to_lowercase();
        let stops = matches!(
            lower.as_str(),
            "of" | "in"
                | "on"
                | "for"
                | "to"
                | "with"
                | "by"
                | "from"
                | "at"
                | "that"
                | "which"
                | "who"
                | "is"
                | "was"
                | "are"
                | "were"
                | "has"
                | "have"
                | "will"
                | "said"
                | "as"
                | "between"
                | "under"
                | "would"
                | "where"
                | "while"
                | "when"
                | "into"
                | "after"
                | "but"
                | "had"
                | "been"
                | "be"
                | "not"
                | "including"
                | "also"
                | "through"
                | "about"
        );
        !stops
            && !self
                .words
                .senses(self.tokens, self.elements[at].tokens.0)
                .any(|(_, s)| matches!(s, Sense::Verb { .. } | Sense::Planned | Sense::Negative))
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

    /// "Siaya, Homa Bay and Busia" after "in Kisumu,".
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
