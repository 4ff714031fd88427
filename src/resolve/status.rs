//! At which stage a deal is.

use super::Article;
use super::frame::{Frame, verb};
use super::look;
use crate::calendar::{Tense, resolve as day};
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, top};
use crate::gazetteer::{Sense, SenseSet};
use crate::model::{BlockKind, ElementKind, Status, VerbClass};

pub(super) const STATUSES: [Status; 5] =
    [Status::Planned, Status::Announced, Status::Signed, Status::Renewed, Status::Ended];

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        evidence.clear();
        gather(&mut evidence, article, at);
        let scores = judge.weigh(Decision::Status, &evidence, || Case::Status(at));
        article.deals[at].status = Some(STATUSES[top(&scores, STATUSES.len()).0]);
        article.evidence = evidence;
    }
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize) {
    const KIND: Cue = Cue::new("kind");
    const STAGE: Cue = Cue::new("stage");
    const STRONGEST: Cue = Cue::new("strongest");
    const FIRST: Cue = Cue::new("first");
    const NOUN: Cue = Cue::new("noun");
    const VERB: Cue = Cue::new("verb");
    const AROUND: Cue = Cue::new("other verb");
    const WORD: Cue = Cue::new("word");
    const DATE: Cue = Cue::new("date");
    const TITLE: Cue = Cue::new("title verb");
    const PATTERN: Cue = Cue::new("pattern");
    let text = article.text();
    let deal = &article.deals[at];
    let kind = deal.kind.map_or(look::NO, look::kind);
    evidence.add(KIND, &[kind]);
    let mut stages = Vec::new();
    for (order, f) in deal.frames.iter().enumerate() {
        let frame = &article.frames[*f];
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        let title = matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst);
        let stage = super::same::stage_of(frame, sentence);
        let piece = stage.map_or(look::NO, look::status);
        evidence.add(STAGE, &[piece, look::yes(title)]);
        if order == 0 {
            evidence.add(FIRST, &[piece, kind]);
        }
        stages.extend(stage);
        if let Some(noun) = frame.noun(sentence) {
            let class = super::codes::noun_class(noun.class);
            evidence.add(NOUN, &[class]);
            evidence.add(NOUN, &[class, piece]);
            for (holds, flag) in [
                (noun.lapsed, Piece::new("lapsed")),
                (noun.definite, Piece::new("definite")),
                (noun.negative, Piece::new("negative")),
            ] {
                if holds {
                    evidence.add(NOUN, &[flag, piece]);
                }
            }
        }
        for pattern in &frame.draft.patterns {
            evidence.add(PATTERN, &[look::word_piece(pattern)]);
        }
        if let Some(told) = verb(sentence, frame.main_verb()) {
            look::verb_as(evidence, if title { TITLE } else { VERB }, told, text);
        }
        around(evidence, WORD, article, frame);
    }
    let strongest = stages.iter().max_by_key(|s| match s {
        Status::Ended => 5,
        Status::Renewed => 4,
        Status::Signed => 3,
        Status::Planned => 2,
        Status::Announced => 1,
    });
    evidence.add(STRONGEST, &[strongest.map_or(look::NO, |s| look::status(*s))]);
    for s in &deal.sentences {
        let sentence = &article.annotation.sentences[*s];
        for element in &sentence.elements {
            match &element.kind {
                ElementKind::Verb(told) => {
                    for (class, _) in &told.classes {
                        let class = super::codes::verb_class(*class);
                        let voice = super::codes::voice(told.voice);
                        evidence.add(AROUND, &[class, voice, look::yes(told.planned)]);
                    }
                }
                ElementKind::Date(form) => {
                    let published = article.document.published;
                    let when = day(*form, published, Tense::Past);
                    let side = match (when, published) {
                        (Some(a), Some(b)) if a.year < b.year => Piece::new("years-before"),
                        (Some(a), Some(b)) if a > b => Piece::new("after"),
                        (Some(_), Some(_)) => Piece::new("before"),
                        _ => Piece::new("unknown"),
                    };
                    evidence.add(DATE, &[side]);
                }
                _ => {}
            }
        }
    }
    outlook(evidence, article, at);
}

/// Words round a frame's trigger.
fn around(evidence: &mut Evidence, cue: Cue, article: &Article, frame: &Frame) {
    let text = article.text();
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let Some(anchor) = sentence.elements.get(frame.anchor) else { return };
    let from = anchor.tokens.0.saturating_sub(10);
    let to = sentence.tokens.len().min(anchor.tokens.1 + 8);
    for token in sentence.tokens[from..to].iter().filter(|t| t.is_word() && !t.capital) {
        look::word(evidence, cue, token, text);
    }
}

/// What the sentences after the deal say of its stage: "talks broke off", "has lapsed", "will be signed".
fn outlook(evidence: &mut Evidence, article: &Article, at: usize) {
    const LATER: Cue = Cue::new("later verb");
    const HEDGE: Cue = Cue::new("hedge");
    const HEDGES: SenseSet = SenseSet::PLANNED.or(SenseSet::NEGATIVE).or(SenseSet::POSSIBLE);
    let deal = &article.deals[at];
    for (s, sentence) in article.annotation.sentences.iter().enumerate() {
        if deal.sentences.contains(&s) {
            for k in 0..sentence.tokens.len() {
                let hedge =
                    article.gazetteer.words.senses_of(&sentence.tokens, k, HEDGES).find_map(|(_, sense)| match sense {
                        Sense::Planned => Some(Piece::new("planned")),
                        Sense::Negative => Some(Piece::new("negative")),
                        Sense::Possible => Some(Piece::new("possible")),
                        _ => None,
                    });
                if let Some(hedge) = hedge {
                    evidence.add(HEDGE, &[hedge]);
                }
            }
            continue;
        }
        if !(1..=3).contains(&deal.distance(s)) || !sentence.kind.gives_deals() {
            continue;
        }
        for element in &sentence.elements {
            if let ElementKind::Verb(told) = &element.kind {
                let classes = [VerbClass::End, VerbClass::Sign, VerbClass::Renew, VerbClass::Delay];
                for class in classes.into_iter().filter(|c| told.has(*c).is_some()) {
                    evidence.add(
                        LATER,
                        &[
                            super::codes::verb_class(class),
                            look::yes(told.planned),
                            look::yes(article.deals.len() == 1),
                        ],
                    );
                }
            }
        }
    }
}
