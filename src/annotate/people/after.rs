//! What stands after a name and tells the office or the body: ", Northgate’s chief commercial officer,".

use super::Joiner;
use crate::gazetteer::SenseSet;
use crate::model::{Element, ElementKind, Person, VerbClass, VerbForm};

impl Joiner<'_> {
    /// ", Northgate’s chief commercial officer,": how many elements after the name belong to it.
    pub(super) fn position_after(&self, rest: &[Element], person: &mut Person) -> usize {
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
            .any(|e| (e.tokens.0..e.tokens.1).any(|at| self.has(at, SenseSet::POSITION).is_some()));
        if (!office && !who) || (!who && self.next_has_it(rest)) {
            return 0;
        }
        let mut taken = 1;
        for (i, element) in rest.iter().enumerate().skip(1) {
            match &element.kind {
                ElementKind::Mark(',') => {
                    // "Minister for Ports, and Deputy Minister": the office goes on; else the comma closes the apposition.
                    let next = rest.get(i + 1);
                    let goes_on = next.is_some_and(|n| {
                        self.word(n.tokens.0) == "and"
                            && (n.tokens.1..n.tokens.1 + 4).any(|at| {
                                self.has(at, SenseSet::POSITION).is_some() && !self.person_near(&rest[i + 1..])
                            })
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

    /// ", on behalf of Northgate Silos,": for whom a person acts.
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

    /// ", Northgate founder Mr Lee": the office after the comma is the next person's.
    fn next_has_it(&self, rest: &[Element]) -> bool {
        let inside =
            rest.iter().skip(1).take(9).take_while(|e| !matches!(e.kind, ElementKind::Mark(',' | ';' | '.' | '(')));
        let mut last_office = None;
        for (i, element) in inside.enumerate() {
            if matches!(element.kind, ElementKind::People(_)) {
                return last_office.is_some_and(|at: usize| {
                    rest[at + 2..=i].iter().all(|e| {
                        self.words.any(self.tokens, e.tokens.0, SenseSet::HONORIFIC)
                            || matches!(e.kind, ElementKind::Mark('.'))
                    })
                });
            }
            if (element.tokens.0..element.tokens.1).any(|at| self.has(at, SenseSet::POSITION).is_some()) {
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
            !verb.classes.iter().all(|(c, _)| *c == VerbClass::Represent) && !matches!(verb.form, VerbForm::Gerund)
        }
        _ => false,
    }
}
