//! People with their positions: the office before or after a name belongs to the name, and so does the body that it is of.

use super::Reading;
use crate::gazetteer::{Sense, Words};
use crate::model::{Element, ElementKind, Person, SideRef, Span, Token, VerbClass};

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

    fn has(&self, at: usize, sense: &Sense) -> Option<usize> {
        self.words.longest(self.tokens, at, |s| (s == sense).then_some(())).map(|(len, ())| len)
    }

    /// Elements before the name that are only honorifics: "H.E. Sheikh".
    fn honorifics_before(&self, out: &[Element]) -> Option<usize> {
        let mut taken = 0;
        for element in out.iter().rev().take(6) {
            let honorific = (0..4).any(|back| {
                element.tokens.0 >= back
                    && self.has(element.tokens.0 - back, &Sense::Honorific).is_some_and(|len| len > back)
            });
            if !honorific || matches!(element.kind, ElementKind::Sides(_) | ElementKind::People(_)) {
                break;
            }
            taken += 1;
        }
        (taken > 0).then_some(taken)
    }

    /// "Belarus’s Minister of Justice", "its mayor,", "Housing and Local Government Minister Datuk Seri": how many elements
    /// before the name belong to its office.
    fn position_before(&self, out: &[Element], person: &mut Person) -> usize {
        let honorifics = self.honorifics_before(out).unwrap_or(0);
        let mut rest = &out[..out.len() - honorifics];
        if rest.last().is_some_and(|e| matches!(e.kind, ElementKind::Mark(','))) && rest.len() >= 2 {
            // "its mayor, Datuk Zamri": the comma of an apposition; "ports minister, X" too.
            rest = &rest[..rest.len() - 1];
        }
        // The office must end right before the name.
        let Some(last) = rest.last() else { return 0 };
        let end = last.tokens.1;
        let office = (last.tokens.0.saturating_sub(5)..=last.tokens.0)
            .find(|&at| self.has(at, &Sense::Position).is_some_and(|len| at + len == end))
            .or_else(|| self.office_with_of(rest));
        let Some(office) = office else { return 0 };
        let Some(mut first) = rest.iter().position(|e| e.tokens.1 > office) else { return 0 };
        if rest[first..].iter().any(|e| matches!(e.kind, ElementKind::People(_))) {
            return 0;
        }
        for element in &rest[first..] {
            self.note_employer(element, person);
        }
        // Whose office: "Kestrel’s", "the trust’s", "Turkey’s deputy transport", "Singapore permanent".
        while first > 0 {
            let element = &rest[first - 1];
            let word = element.span.of(self.text).to_lowercase();
            let takes = match &element.kind {
                ElementKind::Word(_) => {
                    !matches!(
                        word.as_str(),
                        "and"
                            | "by"
                            | "of"
                            | "in"
                            | "with"
                            | "that"
                            | "said"
                            | "for"
                            | "to"
                            | "as"
                            | "from"
                            | "on"
                            | "at"
                            | "when"
                            | "while"
                            | "is"
                            | "was"
                            | "who"
                            | "were"
                            | "between"
                            | "including"
                            | "but"
                            | "also"
                            | "after"
                            | "told"
                            | "then"
                            | "where"
                            | "are"
                            | "has"
                            | "had"
                    ) && !self.words.senses(self.tokens, element.tokens.0).any(|(_, s)| matches!(s, Sense::Verb { .. }))
                        || (word == "and"
                            && first > 1
                            && self.is_topic(&rest[first - 2])
                            && self.is_topic(&rest[first]))
                }
                ElementKind::Sides(group) => {
                    if let Some(SideRef::Named(id)) = group.sides.first().map(|s| &s.who) {
                        person.employer.get_or_insert(*id);
                    }
                    true
                }
                _ => false,
            };
            if !takes {
                break;
            }
            first -= 1;
            if matches!(element.kind, ElementKind::Sides(_))
                || matches!(word.as_str(), "the" | "its" | "a" | "an" | "their" | "his" | "her")
            {
                break;
            }
        }
        out.len() - first
    }

    fn is_topic(&self, element: &Element) -> bool {
        self.words.is(self.tokens, element.tokens.0, &Sense::Topic)
    }

    /// "Minister for Law and Second Minister for Home Affairs Mr X": an office that goes on with "of" or "for" up to the name.
    fn office_with_of(&self, rest: &[Element]) -> Option<usize> {
        let end = rest.last()?.tokens.1;
        // The office of somebody named before is not this person's.
        let floor = rest
            .iter()
            .rev()
            .find(|e| matches!(e.kind, ElementKind::People(_) | ElementKind::Verb(_)))
            .map_or(0, |e| e.tokens.1);
        for at in (end.saturating_sub(14).max(floor)..end).rev() {
            let Some(len) = self.has(at, &Sense::Position) else { continue };
            let follows = at + len;
            let of = matches!(self.word(follows), "of" | "for")
                || (at..follows).any(|k| matches!(self.word(k), "of" | "for"));
            if !of {
                return None;
            }
            let plain = (follows..end).all(|k| {
                self.tokens[k].capital
                    || matches!(
                        self.word(k),
                        "of" | "for" | "and" | "the" | "&" | "," | "in" | "(" | ")" | "’s" | "'s" | "’"
                    )
            });
            if plain {
                // The first office of several in a row: "Minister for Home Affairs and Minister for Law".
                let earlier = (at.saturating_sub(12).max(floor)..at).find(|&k| {
                    self.has(k, &Sense::Position).is_some_and(|l| matches!(self.word(k + l), "of" | "for"))
                        && (k..at).all(|j| {
                            self.tokens[j].capital || matches!(self.word(j), "of" | "for" | "and" | "the" | "&" | ",")
                        })
                });
                return Some(earlier.unwrap_or(at));
            }
            return None;
        }
        None
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

    /// ", Kestrel’s chief commercial officer,": how many elements after the name belong to it.
    fn position_after(&self, rest: &[Element], person: &mut Person) -> usize {
        let Some(first) = rest.first() else { return 0 };
        let opening = match first.kind {
            ElementKind::Mark(',') => ',',
            ElementKind::Mark('(') => return self.bracket(rest),
            _ => return 0,
        };
        debug_assert_eq!(opening, ',');
        if let Some(end) = self.on_behalf(rest, person) {
            return end;
        }
        let who = matches!(self.word(first.tokens.1), "who" | "whose");
        let reach = 9;
        let office = rest
            .iter()
            .skip(1)
            .take(reach)
            .take_while(|e| !matches!(e.kind, ElementKind::Mark(',' | ';' | '.' | '“')) && (who || !is_plain_verb(e)))
            .any(|e| (e.tokens.0..e.tokens.1).any(|at| self.has(at, &Sense::Position).is_some()));
        if (!office && !who) || (!who && self.next_has_it(rest)) {
            return 0;
        }
        let mut taken = 1;
        for (i, element) in rest.iter().enumerate().skip(1) {
            match &element.kind {
                ElementKind::Mark(',') => {
                    // "Minister for Law, and Second Minister": the office goes on; else the comma closes the apposition.
                    let next = rest.get(i + 1);
                    let goes_on = next.is_some_and(|n| {
                        self.word(n.tokens.0) == "and"
                            && (n.tokens.1..n.tokens.1 + 4)
                                .any(|at| self.has(at, &Sense::Position).is_some() && !self.person_near(&rest[i + 1..]))
                    });
                    if goes_on {
                        taken = i + 1;
                        continue;
                    }
                    return i + usize::from(rest.len() > i + 1);
                }
                ElementKind::Mark(';' | '.' | '”' | '"' | '“' | ':' | '—' | '–') => return i,
                ElementKind::People(_) => return taken,
                ElementKind::Verb(_) if !who && is_plain_verb(element) => return i,
                ElementKind::Word(_)
                    if !who
                        && matches!(
                            self.word(element.tokens.0),
                            "said"
                                | "and"
                                | "has"
                                | "is"
                                | "was"
                                | "on"
                                | "that"
                                | "were"
                                | "will"
                                | "as"
                                | "with"
                                | "witnessed"
                                | "in"
                                | "signed"
                        ) =>
                {
                    let topics = self.word(element.tokens.0) == "and"
                        && i > 1
                        && self.is_topic(&rest[i - 1])
                        && rest.get(i + 1).is_some_and(|n| self.is_topic(n));
                    let coordinated = topics
                        || self.word(element.tokens.0) == "and"
                            && rest.get(i + 1).is_some_and(|n| !matches!(n.kind, ElementKind::People(_)))
                            && !self.person_near(&rest[i..]);
                    if !coordinated {
                        return i;
                    }
                }
                _ => self.note_employer(element, person),
            }
            taken = i + 1;
            if i > 24 {
                break;
            }
        }
        taken
    }

    /// ", on behalf of Delta Silos,": for whom a person acts.
    fn on_behalf(&self, rest: &[Element], person: &mut Person) -> Option<usize> {
        let word = |k: usize| rest.get(k).map_or("", |e| self.word(e.tokens.0));
        let side = match (word(1), word(2), word(3)) {
            ("on", "behalf", "of") => 4,
            ("for", ..) => 2,
            _ => return None,
        };
        let named = rest.get(side).filter(|e| matches!(e.kind, ElementKind::Sides(_)))?;
        let closed = matches!(word(side + 1), "," | "and");
        if side == 2 && !closed {
            return None;
        }
        self.note_employer(named, person);
        Some(side + 1 + usize::from(word(side + 1) == ","))
    }

    /// ", AeroKampung founder Encik Farid": the office after the comma is the next person's.
    fn next_has_it(&self, rest: &[Element]) -> bool {
        let inside =
            rest.iter().skip(1).take(9).take_while(|e| !matches!(e.kind, ElementKind::Mark(',' | ';' | '.' | '(')));
        let mut last_office = None;
        for (i, element) in inside.enumerate() {
            if matches!(element.kind, ElementKind::People(_)) {
                return last_office.is_some_and(|at: usize| {
                    rest[at + 2..=i].iter().all(|e| {
                        self.words.senses(self.tokens, e.tokens.0).any(|(_, s)| *s == Sense::Honorific)
                            || matches!(e.kind, ElementKind::Mark('.'))
                    })
                });
            }
            if (element.tokens.0..element.tokens.1).any(|at| self.has(at, &Sense::Position).is_some()) {
                last_office = Some(i);
            }
        }
        false
    }

    fn person_near(&self, rest: &[Element]) -> bool {
        rest.iter()
            .take(8)
            .take_while(|e| !matches!(e.kind, ElementKind::Verb(_) | ElementKind::Mark('.')))
            .any(|e| matches!(e.kind, ElementKind::People(_)))
    }

    /// "(Ind–Bukit Kemuning)": a bracket after a name is a note on it.
    fn bracket(&self, rest: &[Element]) -> usize {
        let close = rest.iter().take(10).position(|e| matches!(e.kind, ElementKind::Mark(')')));
        close.map_or(0, |at| at + 1)
    }
}

fn is_plain_verb(element: &Element) -> bool {
    match &element.kind {
        ElementKind::Verb(verb) => {
            !verb.classes.iter().all(|(c, _)| *c == VerbClass::Represent)
                && !matches!(verb.form, crate::model::VerbForm::Gerund)
        }
        _ => false,
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
        (0..tokens.len()).any(|at| words.longest(&tokens, at, |s| (*s == Sense::Position).then_some(())).is_some())
    };
    let strip = |t: &str| {
        let tokens = crate::gazetteer::tokenize(t);
        let mut end = tokens.len();
        while end > 0 {
            let honorific = (0..end).find(|&at| {
                words
                    .longest(&tokens[..end], at, |s| (*s == Sense::Honorific).then_some(()))
                    .is_some_and(|(len, ())| at + len == end)
            });
            match honorific {
                Some(at) if at > 0 => end = at,
                _ => break,
            }
        }
        if end == 0 { String::new() } else { Span::new(0, tokens[end - 1].span.end).of(t).to_owned() }
    };
    let after = after.strip_prefix("who ").or_else(|| after.strip_prefix("whose ")).map(str::to_owned).unwrap_or(after);
    let before = strip(&before);
    if holds_office(&before) {
        return Some(before);
    }
    (holds_office(&after) || !after.is_empty()).then_some(after)
}
