//! "MoUs with A, B and C" tells three deals, "an MoU with A, B and C" one; "A and B … with C and D respectively" pairs them.

use super::Article;
use super::frame::{Candidate, Frame, Via};
use super::gather::{Telling, everybody};
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};

/// What a frame tells: one deal, or one for each member of a group.
pub(super) fn tellings<J: Judge>(article: &mut Article, at: usize, judge: &mut J) -> Vec<Telling> {
    let frame = &article.frames[at];
    let all = everybody(frame);
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let (own, group, after) = match (series(article, frame), largest_group(frame)) {
        (Some(own), _) => {
            let group = own[0].element;
            (own, group, true)
        }
        (None, Some((group, after))) => (members(frame, group).collect(), group, after),
        (None, None) => return vec![all],
    };
    let own_ids: Vec<_> = own.iter().map(|c| c.entity).collect();
    let shared: Vec<_> = all.probable().filter(|id| !own_ids.contains(id)).collect();
    let respectively = sentence.span.of(article.text()).contains("respectively");
    if respectively {
        if let Some(other) = groups(frame).find(|g| *g != group && members(frame, *g).count() == own.len()) {
            let others: Vec<Candidate> = members(frame, other).collect();
            let pair =
                |(a, b): (&Candidate, &Candidate)| Telling { sides: vec![(a.entity, a.score), (b.entity, b.score)] };
            return others.iter().zip(&own).map(pair).collect();
        }
    }
    let noun = frame.noun(sentence);
    let counted = noun.and_then(|n| n.count).flatten().is_some_and(|n| n as usize == own.len());
    let plural = noun.is_some_and(|n| n.plural);
    if shared.is_empty() || (!plural && !sentence.span.of(article.text()).contains("each")) {
        return vec![all];
    }
    let span = sentence.span;
    let mut evidence = std::mem::take(&mut article.evidence);
    evidence.clear();
    gather(&mut evidence, article, at, group, [after, counted, plural, respectively], shared.len(), own.len());
    let split = judge.weigh(Decision::Split, &evidence, || {
        let forms = |ids: &[usize]| ids.iter().map(|id| article.forms(*id)).collect();
        Case::Split(span, forms(&shared), forms(&own_ids))
    })[0];
    article.evidence = evidence;
    if split <= 0.0 {
        return vec![all];
    }
    let rest: Vec<_> = all.sides.iter().copied().filter(|(id, _)| !own_ids.contains(id)).collect();
    own.iter()
        .map(|c| {
            let mut sides = rest.clone();
            sides.push((c.entity, c.score));
            Telling { sides }
        })
        .collect()
}

fn gather(
    evidence: &mut Evidence,
    article: &Article,
    at: usize,
    group: usize,
    flags: [bool; 4],
    shared: usize,
    own: usize,
) {
    const NOUN: Cue = Cue::new("noun");
    const AFTER: Cue = Cue::new("after");
    const COUNTED: Cue = Cue::new("counted");
    const SIZES: Cue = Cue::new("sizes");
    const PREP: Cue = Cue::new("prep");
    const PLURAL: Cue = Cue::new("plural");
    const WORD: Cue = Cue::new("word");
    let frame = &article.frames[at];
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let text = article.text();
    let [after, counted, plural, respectively] = flags;
    if let Some(noun) = frame.noun(sentence) {
        let class = super::codes::noun_class(noun.class);
        evidence.add(NOUN, &[class, look::yes(noun.plural)]);
        evidence.add(COUNTED, &[look::yes(noun.count.is_some()), look::yes(counted)]);
        evidence.add(PLURAL, &[look::yes(noun.definite), look::yes(noun.plural)]);
    }
    evidence.add(AFTER, &[look::yes(after), look::yes(plural)]);
    evidence.add(SIZES, &[level(shared.min(3)), level(own.min(4))]);
    let prep = group.checked_sub(1).and_then(|k| look::beside(text, sentence, k)).unwrap_or(look::NO);
    evidence.add(PREP, &[prep, look::yes(plural)]);
    for word in ["each", "separate", "separately", "individual", "both", "all", "jointly", "three-way", "tripartite"] {
        if sentence.tokens.iter().any(|t| t.span.of(text) == word) {
            evidence.add(WORD, &[look::word_piece(word)]);
        }
    }
    if respectively {
        evidence.add(WORD, &[Piece::new("respectively")]);
    }
}

fn groups(frame: &Frame) -> impl Iterator<Item = usize> + '_ {
    let mut last = usize::MAX;
    frame
        .candidates
        .iter()
        .filter_map(move |c| (std::mem::replace(&mut last, c.element) != c.element).then_some(c.element))
}

/// The probable sides among a group's members.
fn members(frame: &Frame, element: usize) -> impl Iterator<Item = Candidate> + '_ {
    frame.candidates.iter().copied().filter(move |c| c.element == element && c.via == Via::Name && c.score > 0.0)
}

/// "with A on harbours, with B on a warehouse and with C on pilots": names after the trigger that each follow the same
/// preposition.
fn series(article: &Article, frame: &Frame) -> Option<Vec<Candidate>> {
    const WITH: [Piece<'static>; 2] = [Piece::new("with"), Piece::new("to")];
    let codes = &article.codes[frame.draft.sentence];
    let after = |prep: Piece<'static>| {
        let follows = |c: &&Candidate| {
            let last = c.element.checked_sub(1).and_then(|k| codes.get(k));
            c.element > frame.anchor
                && c.member == 0
                && c.via == Via::Name
                && c.score > 0.0
                && last.is_some_and(|l| l.key == prep.key)
        };
        frame.candidates.iter().filter(follows).copied().collect::<Vec<Candidate>>()
    };
    WITH.into_iter().map(after).find(|own| own.len() >= 2)
}

/// The group with most sides, two at least, and whether it stands after the trigger.
fn largest_group(frame: &Frame) -> Option<(usize, bool)> {
    let sized = groups(frame).map(|g| (members(frame, g).count(), g > frame.anchor, g));
    sized.filter(|(n, ..)| *n >= 2).max().map(|(_, after, group)| (group, after))
}
