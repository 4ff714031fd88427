//! Matching a pattern's steps against a sentence's elements.

use super::pattern::{Atom, Pattern, Slot};
use super::traits::Traits;
use crate::model::{Element, ElementKind, KeySet, OfficialRole, SideRef, VerbClass};

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
}

/// A sentence as patterns look at it: what each element can be for a step, as bits.
pub struct View<'a> {
    elements: &'a [Element],
    traits: Vec<Traits>,
    /// Those of all elements.
    all: Traits,
    /// Room for the searches' trails.
    trail: Vec<(usize, usize)>,
}

impl<'a> View<'a> {
    /// The view of a sentence's elements.
    pub fn new(elements: &'a [Element]) -> Self {
        let traits: Vec<Traits> = elements.iter().map(Traits::of).collect();
        let all = traits.iter().fold(Traits::default(), |all, t| all.or(*t));
        Self { elements, traits, all, trail: Vec::with_capacity(8) }
    }

    /// Gives each match of a pattern to `take`, one for each element that it can begin at: of several the one that skips
    /// least. Tells how many steps the furthest search took; with `every` also those searches that are seen to be in vain.
    #[inline]
    pub fn matches(&mut self, pattern: &Pattern, every: bool, take: impl FnMut(&Match)) -> usize {
        let may = every || pattern.wants.iter().all(|w| w.meets(self.all));
        if may { self.search(pattern, every, take) } else { 0 }
    }

    fn search(&mut self, pattern: &Pattern, every: bool, mut take: impl FnMut(&Match)) -> usize {
        let mut furthest = 0;
        let trail = std::mem::take(&mut self.trail);
        let mut walk = Walk { pattern, view: self, trail, best: None, furthest: 0, budget: 0 };
        for at in 0..self.elements.len() {
            if !pattern.may_begin(self.traits[at], at) {
                continue;
            }
            if !every && !self.has_in_order(pattern, at) {
                // What does not follow here does not follow further on.
                break;
            }
            (walk.best, walk.furthest, walk.budget) = (None, 0, 4_000);
            walk.go(0, at, at, 0);
            furthest = furthest.max(walk.furthest);
            if let Some(best) = &walk.best {
                take(best);
            }
        }
        self.trail = walk.trail;
        furthest
    }

    /// Whether an element for each step that must take one stands in order from `at` on.
    fn has_in_order(&self, pattern: &Pattern, at: usize) -> bool {
        let mut left = self.traits[at..].iter();
        pattern.wants.iter().all(|w| left.any(|t| w.meets(*t)))
    }
}

/// Keys of the words that open a topic or a scene.
const TOPICAL: KeySet<4> = KeySet::new(["on", "under", "at", "in"]);

struct Walk<'a> {
    pattern: &'a Pattern,
    view: &'a View<'a>,
    /// The steps that took an element, and the element.
    trail: Vec<(usize, usize)>,
    best: Option<Match>,
    furthest: usize,
    /// Steps that may still be tried: hostile text must not make the search explode.
    budget: usize,
}

impl Walk<'_> {
    fn go(&mut self, step: usize, at: usize, start: usize, skipped: usize) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        self.furthest = self.furthest.max(step);
        let elements = self.view.elements;
        let Some(next) = self.pattern.steps.get(step) else {
            if self.best.as_ref().is_none_or(|b| (skipped, at) < (b.skipped, b.elements.1)) {
                self.best = Some(self.bound(start, at, skipped));
            }
            return;
        };
        if next.optional {
            self.go(step + 1, at, start, skipped);
        }
        match &next.atom {
            Atom::Start => {
                if at == 0 {
                    self.go(step + 1, at, start, skipped);
                }
            }
            Atom::End => {
                if elements[at..].iter().all(|e| matches!(e.kind, ElementKind::Mark(_))) {
                    self.go(step + 1, at, start, skipped);
                }
            }
            Atom::Gap(limit, wide) => {
                self.go(step + 1, at, start, skipped);
                for (k, element) in elements.iter().enumerate().skip(at).take(*limit) {
                    let topic = k > 0 && matches!(element.kind, ElementKind::Sides(_)) && self.after_preposition(k);
                    if !topic && !passes(element, *wide) {
                        return;
                    }
                    self.go(step + 1, k + 1, start, skipped + k + 1 - at);
                }
            }
            atom => {
                let may = self.view.traits.get(at).is_some_and(|t| next.traits.meets(*t));
                if may && atom.takes(&elements[at]) {
                    self.trail.push((step, at));
                    self.go(step + 1, at + 1, start, skipped);
                    self.trail.pop();
                }
            }
        }
    }

    /// What the trail has bound.
    fn bound(&self, start: usize, end: usize, skipped: usize) -> Match {
        let mut found = Match { elements: (start, end), skipped, ..Match::default() };
        for &(step, at) in &self.trail {
            match (&self.pattern.steps[step].atom, &self.view.elements[at].kind) {
                (Atom::Sides(slot, _), _) => found.sides.push((at, *slot)),
                (Atom::People(role), _) => found.people.push((at, *role)),
                (Atom::Noun(..), _) => found.nouns.push(at),
                (Atom::Verb(classes, _), ElementKind::Verb(verb)) => {
                    let class = classes.iter().find(|c| verb.has(**c).is_some());
                    found.verbs.extend(class.map(|c| (at, *c)));
                }
                _ => {}
            }
        }
        found
    }

    /// "on the Singapore-Myanmar Legal Exchange": a name after such a word is a topic or a scene, no side.
    fn after_preposition(&self, at: usize) -> bool {
        matches!(&self.view.elements[at - 1].kind, ElementKind::Word(key) if TOPICAL.has(*key))
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
