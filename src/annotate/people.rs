//! People with their positions: the office before or after a name belongs to the name, and so does the body that it is of.

mod after;
mod before;

use super::Reading;
use crate::gazetteer::{SenseSet, Words};
use crate::model::{Element, ElementKind, Person, SideRef, Span, Token};

pub(super) fn annotate(reading: &mut Reading) {
    let text = reading.document.text.as_str();
    let words = &reading.gazetteer.words;
    for line in &mut reading.sentences {
        if !line.elements.iter().any(|e| matches!(e.kind, ElementKind::People(_))) {
            continue;
        }
        Joiner { text, words, tokens: &line.tokens }.join(&mut line.elements);
        for element in &line.elements {
            let ElementKind::People(people) = &element.kind else { continue };
            for person in people {
                let entity = &mut reading.entities[person.entity];
                entity.employer = entity.employer.or(person.employer);
                if entity.position.is_none() {
                    entity.position = position_text(text, element.span, person.span, words);
                }
            }
        }
    }
}

struct Joiner<'a> {
    text: &'a str,
    words: &'a Words,
    tokens: &'a [Token],
}

impl Joiner<'_> {
    /// The elements before `kept` are done with; those taken into a person's are overwritten.
    fn join(&self, elements: &mut Vec<Element>) {
        let (mut kept, mut at) = (0, 0);
        while at < elements.len() {
            elements.swap(kept, at);
            let (out, rest) = elements.split_at_mut(kept);
            let Some((element, rest)) = rest.split_first_mut() else { break };
            if let ElementKind::People(people) = &mut element.kind {
                let person = &mut people[0];
                let before = self.position_before(out, person);
                let before = if before > 0 { before } else { self.honorifics_before(out).unwrap_or(0) };
                let rest = &rest[at - kept..];
                let after = self.position_after(rest, person);
                let (mut start, mut end) = element.tokens;
                if before > 0 {
                    start = out[kept - before].tokens.0;
                }
                if after > 0 {
                    end = rest[after - 1].tokens.1;
                }
                element.tokens = (start, end);
                element.span = super::sentences::span(self.tokens, start, end);
                people.truncate(1);
                elements.swap(kept - before, kept);
                kept -= before;
                at += after;
            }
            kept += 1;
            at += 1;
        }
        elements.truncate(kept);
    }

    /// Length of the longest phrase out of a set that starts at `at`.
    fn has(&self, at: usize, set: SenseSet) -> Option<usize> {
        self.words.length(self.tokens, at, set)
    }

    fn is_topic(&self, element: &Element) -> bool {
        self.words.alone(self.tokens, element.tokens.0, SenseSet::TOPIC)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    fn note_employer(&self, element: &Element, person: &mut Person) {
        match &element.kind {
            ElementKind::Sides(group) => {
                if let Some(SideRef::Named(id)) =
                    group.sides.iter().map(|s| &s.who).find(|w| matches!(w, SideRef::Named(_)))
                {
                    person.employer.get_or_insert(*id);
                }
            }
            ElementKind::Place(id) => {
                person.employer.get_or_insert(*id);
            }
            _ => {}
        }
    }
}

/// The office's own words: what the element holds beside the name and its honorifics.
fn position_text(text: &str, whole: Span, name: Span, words: &Words) -> Option<String> {
    let trim = |t: &str| {
        let mut rest = t.trim_matches(|c: char| c.is_whitespace() || ",;:()–—".contains(c));
        for opening in ["and ", "the ", "its "] {
            while let Some(after) = rest.strip_prefix(opening) {
                rest = after;
            }
        }
        rest.to_owned()
    };
    let before = trim(Span::new(whole.start, name.start.max(whole.start)).of(text));
    let after = trim(Span::new(name.end.min(whole.end), whole.end).of(text));
    let holds_office = |t: &str| {
        let tokens = crate::gazetteer::tokenize(t);
        (0..tokens.len()).any(|at| words.any(&tokens, at, SenseSet::POSITION))
    };
    let strip = |t: &str| {
        let tokens = crate::gazetteer::tokenize(t);
        let mut end = tokens.len();
        while end > 0 {
            let honorific = (0..end)
                .find(|&at| words.length(&tokens[..end], at, SenseSet::HONORIFIC).is_some_and(|len| at + len == end));
            match honorific {
                Some(at) if at > 0 => end = at,
                _ => break,
            }
        }
        if end == 0 { String::new() } else { Span::new(0, tokens[end - 1].span.end).of(t).to_owned() }
    };
    let after = after.strip_prefix("who ").or_else(|| after.strip_prefix("whose ")).map(str::to_owned).unwrap_or(after);
    let before = trim(&strip(&before));
    if holds_office(&before) {
        return Some(before);
    }
    (holds_office(&after) || !after.is_empty()).then_some(after)
}
