//! Matching a pattern's steps against a sentence's elements.

use super::pattern::{Atom, Number, Pattern, Slot};
use crate::gazetteer::key;
use crate::model::{Element, ElementKind, Group, OfficialRole, SideRef, VerbClass};
use std::sync::LazyLock;

/// Where each step of a pattern stands in a sentence.
#[derive(Clone, Debug, Default)]
pub struct Match {
    /// Elements covered, half-open.
    pub elements: (usize, usize),
    /// Elements of sides and their slots.
    pub sides: Vec<(usize, Slot)>,
    /// Elements of people and what they did.
    pub people: Vec<(usize, OfficialRole)>,
    /// Elements of trigger nouns.
    pub nouns: Vec<usize>,
    /// Elements of trigger verbs and the class each was taken for.
    pub verbs: Vec<(usize, VerbClass)>,
    /// How many elements gaps let pass.
    pub skipped: usize,
    /// Steps taken, for `explain`.
    pub furthest: usize,
}

/// The match of a pattern that begins at element `at`: of several the one that skips least. `furthest` tells how many
/// steps a failing one took.
pub fn match_at(pattern: &Pattern, elements: &[Element], at: usize, furthest: &mut usize) -> Option<Match> {
    if !pattern.may_begin(&elements[at], at) {
        *furthest = 0;
        return None;
    }
    let mut walk = Walk {
        pattern,
        elements,
        best: None,
        furthest: 0,
        budget: 4_000 };
    let start = Match { elements: (at, at), ..Match::default() };
    walk.go(0, at, start);
    *furthest = walk.furthest;
    walk.best
}

/// Keys of the words that open a topic or a scene.
static TOPICAL: LazyLock<[u64; 4]> = LazyLock::new(|| ["on", "under", "at", "in"].map(key));

struct Walk<'a> {
    pattern: &'a Pattern,
    elements: &'a [Element],
    best: Option<Match>,
    furthest: usize,
    /// Steps that may still be tried: hostile text must not make the search explode.
    budget: usize,
}

impl Walk<'_> {
    fn go(&mut self, step: usize, at: usize, so_far: Match) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        self.furthest = self.furthest.max(step);
        let Some(next) = self.pattern.steps.get(step) else {
            let mut whole = so_far;
            whole.elements.1 = at;
            whole.furthest = step;
            if self.best.as_ref().is_none_or(|b| (whole.skipped, whole.elements.1) < (b.skipped, b.elements.1)) {
                self.best = Some(whole);
            }
            return;
        };
        if next.optional {
            self.go(step + 1, at, so_far.clone());
        }
        match &next.atom {
            Atom::Start => {
                if at == 0 {
                    self.go(step + 1, at, so_far);
                }
            }
            Atom::End => {
                if self.elements[at..].iter().all(|e| matches!(e.kind, ElementKind::Mark(_))) {
                    self.go(step + 1, at, so_far);
                }
            }
            Atom::Gap(limit, wide) => {
                let mut so_far = so_far;
                self.go(step + 1, at, so_far.clone());
                for k in at..self.elements.len().min(at + limit) {
                    let topic =
                        k > 0 && matches!(self.elements[k].kind, ElementKind::Sides(_)) && self.after_preposition(k);
                    if !topic && !passes(&self.elements[k], *wide) {
                        return;
                    }
                    so_far.skipped += 1;
                    self.go(step + 1, k + 1, so_far.clone());
                }
            }
            atom => {
                let Some(element) = self.elements.get(at) else { return };
                let mut taken = so_far;
                let fits = match (atom, &element.kind) {
                    (Atom::Words(words), ElementKind::Word(key)) => words.contains(key),
                    (Atom::Marks(marks), ElementKind::Mark(mark)) => marks.contains(*mark),
                    (Atom::Sides(slot, number), ElementKind::Sides(group)) => {
                        taken.sides.push((at, *slot));
                        fits_number(group, *number)
                    }
                    (Atom::People(role), ElementKind::People(_)) => {
                        taken.people.push((at, *role));
                        true
                    }
                    (Atom::Noun(classes, kind), ElementKind::Noun(noun)) => {
                        taken.nouns.push(at);
                        classes.contains(&noun.class) && kind.is_none_or(|k| k == noun.kind) && !noun.negative
                    }
                    (Atom::Verb(classes, voices), ElementKind::Verb(verb)) => {
                        let class = classes.iter().find(|c| verb.has(**c).is_some());
                        taken.verbs.extend(class.map(|c| (at, *c)));
                        class.is_some() && voices.take(verb.voice)
                    }
                    _ => false,
                };
                if fits {
                    self.go(step + 1, at + 1, taken);
                }
            }
        }
    }
}

impl Walk<'_> {
    /// "on the Singapore-Myanmar Legal Exchange": a name after such a word is a topic or a scene, no side.
    fn after_preposition(&self, at: usize) -> bool {
        matches!(&self.elements[at - 1].kind, ElementKind::Word(key) if TOPICAL.contains(key))
    }
}

fn fits_number(group: &Group, number: Number) -> bool {
    match number {
        Number::Any => !group.sides.is_empty(),
        Number::Two => {
            group.sides.len() >= 2 || matches!(group.sides.first().map(|s| &s.who), Some(SideRef::Plural(_)))
        }
        Number::Counted => group.sides.is_empty() && group.counted.is_some(),
    }
}

/// Whether a gap may pass an element: words, dates, money, places; a wide gap also other verbs, nouns and people.
fn passes(element: &Element, wide: bool) -> bool {
    match &element.kind {
        ElementKind::Word(_)
        | ElementKind::Date(_)
        | ElementKind::Money(_)
        | ElementKind::Term(_)
        | ElementKind::Place(_)
        | ElementKind::Event(_) => true,
        ElementKind::Mark(mark) => !matches!(mark, ';' | '.' | '?' | '!') && (wide || !matches!(mark, ':')),
        ElementKind::Verb(verb) => {
            wide || verb.classes.iter().all(|(c, _)| matches!(c, VerbClass::Fund | VerbClass::Supply | VerbClass::Say))
                && verb.voice == crate::model::Voice::Gerund
        }
        ElementKind::Noun(_) | ElementKind::People(_) => wide,
        ElementKind::Sides(group) => wide && group.sides.iter().all(|s| !matches!(s.who, SideRef::Named(_))),
    }
}
