//! Frames: a draft's trigger with the verbs around it, and everybody in its sentence who could be a side.

use super::Article;
use super::coreference;
use crate::model::{Draft, Element, ElementKind, EntityId, Noun, Sentence, SideRef, Span, Verb, VerbClass};

/// A draft with what stands around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub(super) draft: Draft,
    /// Element of the trigger: the noun, or the verb where there is none.
    pub(super) anchor: usize,
    /// Nearest trigger verb before the noun.
    pub(super) before: Option<usize>,
    /// Nearest trigger verb after it.
    pub(super) after: Option<usize>,
    pub(super) candidates: Vec<Candidate>,
    /// How surely it states a deal: log-odds.
    pub(super) score: f32,
}

/// How a sentence brings somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    Name,
    Singular,
    Plural,
    We,
    Employer,
    Owner,
    Place,
}

/// The slot of a pattern that has bound somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Left,
    Right,
    Stakeholder,
    No,
}

/// Somebody who could be a side of a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) entity: EntityId,
    pub(super) element: usize,
    /// Place in its group.
    pub(super) member: usize,
    pub(super) span: Span,
    pub(super) via: Via,
    pub(super) bound: Bound,
    /// How surely a side: log-odds.
    pub(super) score: f32,
}

impl Frame {
    pub(super) fn new(draft: Draft, sentence: &Sentence) -> Self {
        let anchor = draft.noun.or(draft.verb).unwrap_or(draft.elements.0);
        let (before, after) = match draft.noun {
            Some(noun) => (verb_before(sentence, noun), verb_after(sentence, noun)),
            None => (None, None),
        };
        let other = |at: Option<usize>| at.filter(|at| draft.verb != Some(*at));
        let (before, after) = (other(before), other(after));
        Self { draft, anchor, before, after, candidates: Vec::new(), score: 0.0 }
    }

    pub(super) fn noun<'s>(&self, sentence: &'s Sentence) -> Option<&'s Noun> {
        match &sentence.elements.get(self.draft.noun?)?.kind {
            ElementKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// Whether what it states is denied: "has not signed", "no agreement was reached", "denied that it had signed".
    pub(super) fn denied(&self, sentence: &Sentence) -> bool {
        let denies =
            |e: &Element| matches!(&e.kind, ElementKind::Verb(v) if v.has(VerbClass::Deny).is_some() && !v.negative);
        let verb = verb(sentence, self.main_verb());
        self.noun(sentence).is_some_and(|n| n.negative)
            || verb.is_some_and(|v| v.negative)
            || sentence.elements[..self.anchor.min(sentence.elements.len())].iter().rev().take(14).any(denies)
    }

    /// The verb that tells what happens: the draft's own, else the one before the noun, else the one after it.
    pub(super) fn main_verb(&self) -> Option<usize> {
        self.draft.verb.or(self.before).or(self.after)
    }
}

/// The verb at an element.
pub(super) fn verb(sentence: &Sentence, at: Option<usize>) -> Option<&Verb> {
    match &sentence.elements.get(at?)?.kind {
        ElementKind::Verb(verb) => Some(verb),
        _ => None,
    }
}

fn tells(verb: &Verb) -> bool {
    !verb.classes.iter().all(|(c, _)| matches!(c, VerbClass::Say | VerbClass::Represent))
}

fn verb_before(sentence: &Sentence, noun: usize) -> Option<usize> {
    let near = (noun.saturating_sub(14)..noun).rev();
    near.take_while(|k| !matches!(sentence.elements[*k].kind, ElementKind::Mark(';')))
        .find(|k| matches!(&sentence.elements[*k].kind, ElementKind::Verb(v) if tells(v)))
}

fn verb_after(sentence: &Sentence, noun: usize) -> Option<usize> {
    let near = noun + 1..sentence.elements.len().min(noun + 26);
    near.take_while(|k| !matches!(sentence.elements[*k].kind, ElementKind::Mark(';' | '.')))
        .find(|k| matches!(&sentence.elements[*k].kind, ElementKind::Verb(v) if tells(v)))
}

/// Everybody in a frame's sentence who could be a side.
pub(super) fn candidates(article: &Article, frame: &Frame) -> Vec<Candidate> {
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let mut found: Vec<Candidate> = Vec::new();
    let may = |id: EntityId| article.annotation.entities[id].class.may_be_side();
    for &element in article.page.noted(frame.draft.sentence) {
        let it = &sentence.elements[element];
        let mut add = |entity: EntityId, member: usize, span: Span, via: Via| {
            let bound = bound(&frame.draft, span);
            found.push(Candidate { entity, element, member, span, via, bound, score: 0.0 });
        };
        match &it.kind {
            ElementKind::Sides(group) => {
                for (member, side) in group.sides.iter().enumerate() {
                    let via = match side.who {
                        SideRef::Named(id) => {
                            if may(id) {
                                add(id, member, side.span, Via::Name);
                            }
                            continue;
                        }
                        SideRef::Singular(_) => Via::Singular,
                        SideRef::Plural(_) => Via::Plural,
                        SideRef::We => Via::We,
                    };
                    for id in coreference::meant(article, frame.draft.sentence, side) {
                        add(id, member, side.span, via);
                    }
                }
            }
            ElementKind::People(people) => {
                for (member, person) in people.iter().enumerate() {
                    let employer = person.employer.or(article.annotation.entities[person.entity].employer);
                    if let Some(id) = employer.filter(|id| may(*id)) {
                        add(id, member, person.span, Via::Employer);
                    }
                }
            }
            ElementKind::Noun(noun) => {
                noun.owners.iter().filter(|id| may(**id)).for_each(|id| add(*id, 0, noun.head, Via::Owner));
            }
            ElementKind::Place(id) if may(*id) => add(*id, 0, it.span, Via::Place),
            _ => {}
        }
    }
    found
}

fn bound(draft: &Draft, span: Span) -> Bound {
    let in_list = |list: &[crate::model::Side]| list.iter().any(|s| s.span == span);
    if in_list(&draft.left) {
        Bound::Left
    } else if in_list(&draft.right) {
        Bound::Right
    } else if in_list(&draft.stakeholders) {
        Bound::Stakeholder
    } else {
        Bound::No
    }
}
