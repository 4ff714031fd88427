//! Is somebody a side of what a frame states?

use super::Article;
use super::codes::{Way, noun_class, verb_class, voice};
use super::frame::{Bound, Candidate, Frame, Via, verb};
use super::look;
use crate::decide::{Cue, Evidence, Piece, level};
use crate::model::{ElementKind, Sentence, SideRef};

pub(super) const fn via(via: Via) -> Piece<'static> {
    match via {
        Via::Name => Piece::new("name"),
        Via::Singular => Piece::new("it"),
        Via::Plural => Piece::new("they"),
        Via::We => Piece::new("we"),
        Via::Employer => Piece::new("employer"),
        Via::Owner => Piece::new("owner"),
        Via::Place => Piece::new("place"),
    }
}

pub(super) const fn bound(bound: Bound) -> Piece<'static> {
    match bound {
        Bound::Left => Piece::new("left"),
        Bound::Right => Piece::new("right"),
        Bound::Stakeholder => Piece::new("stakeholder"),
        Bound::No => Piece::new("no"),
    }
}

/// Evidence that a candidate is a side, beside what it is as such.
pub(super) fn evidence(article: &Article, frame: &Frame, candidate: &Candidate, evidence: &mut Evidence) {
    const VIA: Cue = Cue::new("via");
    const BOUND: Cue = Cue::new("bound");
    const PATTERN: Cue = Cue::new("bound by");
    const UNBOUND: Cue = Cue::new("unbound by");
    const LAST: Cue = Cue::new("last");
    const LAST_TWO: Cue = Cue::new("last two");
    const NEXT: Cue = Cue::new("next");
    const AROUND: Cue = Cue::new("around");
    const MEMBER: Cue = Cue::new("member");
    const BLOCK: Cue = Cue::new("block");
    const FRAME: Cue = Cue::new("frame");
    const OTHERS: Cue = Cue::new("others");
    const ORDER: Cue = Cue::new("order");
    let text = article.text();
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let codes = &article.codes[frame.draft.sentence];
    let at = candidate.element;
    let how = via(candidate.via);
    evidence.add(VIA, &[how]);
    let slot = bound(candidate.bound);
    let by_pattern = !frame.draft.patterns.is_empty();
    evidence.add(BOUND, &[slot, look::yes(by_pattern), how]);
    for pattern in &frame.draft.patterns {
        let cue = if candidate.bound == Bound::No { UNBOUND } else { PATTERN };
        evidence.add(cue, &[slot, look::word_piece(pattern)]);
    }
    let last = at.checked_sub(1).and_then(|k| look::beside(text, sentence, k));
    let earlier = at.checked_sub(2).and_then(|k| codes.get(k)).copied();
    let next = look::beside(text, sentence, at + 1);
    let first = at == 0;
    let last = last.unwrap_or(if first { Piece::new("[start]") } else { look::NO });
    let next = next.unwrap_or(Piece::new("[end]"));
    evidence.add(LAST, &[last, how]);
    evidence.add(LAST_TWO, &[earlier.unwrap_or(look::NO), last]);
    evidence.add(NEXT, &[next, how]);
    evidence.add(
        AROUND,
        &[codes.get(at.wrapping_sub(1)).copied().unwrap_or(look::NO), codes.get(at + 1).copied().unwrap_or(look::NO)],
    );
    let size = match &sentence.elements[at].kind {
        ElementKind::Sides(group) => group.sides.len(),
        ElementKind::People(people) => people.len(),
        _ => 1,
    };
    evidence.add(MEMBER, &[level(size.min(4)), look::yes(candidate.member == 0)]);
    evidence.add(BLOCK, &[look::block(sentence.kind), how]);
    evidence.flag(FRAME, frame.draft.noun.is_none());
    let named = frame.candidates.iter().filter(|c| c.via == Via::Name).count();
    evidence.add(OTHERS, &[level(named.min(6)), how]);
    let before = frame.candidates.iter().filter(|c| c.via == Via::Name && c.element < at).count();
    evidence.add(ORDER, &[level(before.min(4)), level(named.min(4))]);
    mates(evidence, article, sentence, candidate);
    rivals(evidence, article, frame, candidate);
    trigger(evidence, article, frame, candidate, last);
}

/// What the others of a group are: "Hissverk of Borås and Pataas Elevators", where only one of the names is known.
fn mates(evidence: &mut Evidence, article: &Article, sentence: &Sentence, candidate: &Candidate) {
    const MATE: Cue = Cue::new("beside");
    let ElementKind::Sides(group) = &sentence.elements[candidate.element].kind else { return };
    let entities = &article.annotation.entities;
    let mut others = group.sides.iter().enumerate().filter(|(member, _)| *member != candidate.member);
    let other = others.find_map(|(_, side)| match side.who {
        SideRef::Named(id) => Some(look::class(entities[id].class)),
        _ => None,
    });
    evidence.add(MATE, &[look::class(entities[candidate.entity].class), other.unwrap_or(look::NO)]);
}

/// Whether the candidate stands nearer to another frame of the sentence, or in another clause.
fn rivals(evidence: &mut Evidence, article: &Article, frame: &Frame, candidate: &Candidate) {
    const RIVALS: Cue = Cue::new("rivals");
    const NEAREST: Cue = Cue::new("nearest trigger");
    const CLAUSE: Cue = Cue::new("clause");
    let clauses = &article.clauses[frame.draft.sentence];
    let (at, how) = (candidate.element, via(candidate.via));
    let noun = look::yes(frame.draft.noun.is_some());
    let (rivals, nearest) = (clauses.rivals(at, frame.anchor), clauses.nearest(at, frame.anchor));
    let clause = clauses.between(at, frame.anchor);
    let after = look::yes(at > frame.anchor);
    evidence.add(RIVALS, &[rivals, how, noun]);
    evidence.add(NEAREST, &[nearest, how, noun]);
    evidence.add(NEAREST, &[nearest, after, bound(candidate.bound)]);
    evidence.add(CLAUSE, &[clause, how, after]);
    evidence.add(CLAUSE, &[clause, nearest, after]);
}

/// Cues of the verb that tells, of the one before the noun, and of the one after it.
const VERBS: [(Cue, Cue, Cue, Cue); 3] = [
    (Cue::new("verb class"), Cue::new("verb way"), Cue::new("verb far"), Cue::new("verb prep")),
    (Cue::new("before class"), Cue::new("before way"), Cue::new("before far"), Cue::new("before prep")),
    (Cue::new("after class"), Cue::new("after way"), Cue::new("after far"), Cue::new("after prep")),
];

/// How the candidate stands to the noun and the verbs of the frame.
fn trigger(evidence: &mut Evidence, article: &Article, frame: &Frame, candidate: &Candidate, last: Piece<'_>) {
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let codes = &article.codes[frame.draft.sentence];
    let at = candidate.element;
    let how = via(candidate.via);
    if let Some(noun) = frame.noun(sentence) {
        const NOUN: Cue = Cue::new("noun class");
        const WAY: Cue = Cue::new("noun way");
        const FAR: Cue = Cue::new("noun far");
        const PREP: Cue = Cue::new("noun prep");
        const KIND: Cue = Cue::new("noun kind");
        const DETERMINED: Cue = Cue::new("determined");
        let class = noun_class(noun.class);
        let after = look::yes(at > frame.anchor);
        let told = level(article.deals.len().min(2));
        evidence.add(DETERMINED, &[look::determined(Some(noun)), how, told]);
        evidence.add(DETERMINED, &[look::determined(Some(noun)), how, after]);
        evidence.add(NOUN, &[class, after, how]);
        evidence.add(
            KIND,
            &[look::kind(noun.kind), after, look::class(article.annotation.entities[candidate.entity].class)],
        );
        evidence.add(FAR, &[after, level(at.abs_diff(frame.anchor))]);
        evidence.add(PREP, &[class, after, last]);
        let mut seen = Way::after(&[after]);
        seen.pass(codes, frame.anchor, at);
        evidence.add(WAY, &seen);
        if at == frame.anchor {
            const SELF: Cue = Cue::new("in the noun");
            evidence.add(SELF, &[class, look::yes(noun.definite)]);
        }
    }
    let parts = [frame.draft.verb, frame.before, frame.after];
    for ((cue, ways, far, prep), place) in VERBS.into_iter().zip(parts) {
        let (Some(place), Some(told)) = (place, verb(sentence, place)) else { continue };
        let after = look::yes(at > place);
        let voice = voice(told.voice);
        for (class, _) in &told.classes {
            let class = verb_class(*class);
            evidence.add(cue, &[class, voice, after]);
            evidence.add(cue, &[class, voice, after, how]);
            evidence.add(prep, &[class, voice, after, last]);
        }
        evidence.add(far, &[after, level(at.abs_diff(place))]);
        let mut seen = Way::after(&[after, voice]);
        seen.pass(codes, place, at);
        evidence.add(ways, &seen);
    }
    if frame.draft.noun.is_none() && frame.draft.verb.is_none() {
        const ITEM: Cue = Cue::new("item place");
        evidence.add(ITEM, &[level(at)]);
    }
}
