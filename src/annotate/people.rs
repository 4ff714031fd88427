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
        let elements = std::mem::take(&mut line.elements);
        let joined = Joiner { text, words, tokens: &line.tokens }.join(elements);
        for element in &joined {
            let ElementKind::People(people) = &element.kind else { continue };
            for person in people {
                let entity = &mut reading.entities[person.entity];
                entity.employer = entity.employer.or(person.employer);
                if entity.position.is_none() {
                    entity.position = position_text(text, element.span, person.span, words);
                }
            }
        }
        line.elements = joined;
    }
}

struct Joiner<'a> {
    text: &'a str,
    words: &'a Words,
    tokens: &'a [Token],
}

impl Joiner<'_> {
    fn join(&self, elements: Vec<Element>) -> Vec<Element> {
        let mut out: Vec<Element> = Vec::with_capacity(elements.len());
        let mut at = 0;
        while at < elements.len() {
            let element = &elements[at];
            let ElementKind::People(people) = &element.kind else {
                out.push(element.clone());
                at += 1;
                continue;
            };
            let mut person = people[0].clone();
            let mut start = element.tokens.0;
            let before = self.position_before(&out, &mut person);
            if before > 0 {
                start = out[out.len() - before].tokens.0;
                out.truncate(out.len() - before);
            } else if let Some(honorific) = self.honorifics_before(&out) {
                start = out[out.len() - honorific].tokens.0;
                out.truncate(out.len() - honorific);
            }
            let after = self.position_after(&elements[at + 1..], &mut person);
            let end = elements[at + after].tokens.1;
            let span = super::sentences::span(self.tokens, start, end);
            out.push(Element { span, tokens: (start, end), kind: ElementKind::People(vec![person]) });
            at += after + 1;
        }
        out
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
        t.trim_matches(|c: char| c.is_whitespace() || ",;:()–—".contains(c))
            .trim_start_matches("and ")
            .trim_start_matches("the ")
            .trim_start_matches("its ")
            .to_owned()
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
            let honorific = (0..end).find(|&at| {
                words.length(&tokens[..end], at, SenseSet::HONORIFIC).is_some_and(|len| at + len == end)
            });
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
