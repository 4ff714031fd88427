//! Which frames tell one deal: each frame's sides are weighed, then it goes to the deal that it tells again, or is a new one.

use super::Article;
use super::deal::{Deal, Told};
use super::frame::{self, Frame, Via};
use super::{look, same, split, weigh_frame, weigh_side};
use crate::decide::{Case, Decision, Evidence, Judge};
use crate::model::{BlockKind, EntityId};

/// Frames less likely than this to state a deal are not looked at further: log-odds.
const HOPELESS: f32 = -2.5;
/// A frame at least this likely may open a deal of its own: log-odds.
const OPENS: f32 = -1.5;

/// What one deal of a frame is told to be: who may be its sides, and how surely.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    pub(super) sides: Vec<(EntityId, f32)>,
}

impl Telling {
    /// Those that are more likely sides than not.
    pub(super) fn probable(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.sides.iter().filter(|(_, score)| *score > 0.0).map(|(id, _)| *id)
    }
}

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    let headline = |article: &Article, at: &usize| {
        let sentence = article.frames[*at].draft.sentence;
        matches!(article.annotation.sentences[sentence].kind, BlockKind::Title | BlockKind::Standfirst)
    };
    let (titles, body): (Vec<usize>, Vec<usize>) = (0..article.frames.len()).partition(|at| headline(article, at));
    let (mut titles_say, mut words, mut sentence) = (article.evidence.like(), article.evidence.like(), None);
    weigh_frame::title_words(article, &mut titles_say);
    judge.sum(Decision::Frame, &mut titles_say);
    for at in body.into_iter().chain(titles) {
        let mut frame = std::mem::take(&mut article.frames[at]);
        frame.candidates = frame::candidates(article, &frame);
        // Frames of one sentence follow one another.
        if sentence.replace(frame.draft.sentence) != Some(frame.draft.sentence) {
            words.clear();
            weigh_frame::words(article, frame.draft.sentence, &mut words);
            words.extend(&titles_say);
            judge.sum(Decision::Frame, &mut words);
        }
        let keep = weigh(article, &mut frame, &words, judge);
        article.frames[at] = frame;
        if keep {
            for telling in split::tellings(article, at, judge) {
                place(article, at, telling, judge);
            }
        }
    }
}

/// Weighs a frame and its candidates; whether it may state a deal.
fn weigh<J: Judge>(article: &mut Article, frame: &mut Frame, words: &Evidence, judge: &mut J) -> bool {
    let span = article.annotation.sentences[frame.draft.sentence].span;
    let mut evidence = std::mem::take(&mut article.evidence);
    evidence.clear();
    weigh_frame::evidence(article, frame, &mut evidence);
    evidence.extend(words);
    frame.score = judge.weigh(Decision::Frame, &evidence, || Case::Frame(span))[0];
    let keep = frame.score > HOPELESS;
    if article.told {
        let why = if keep { "may state a deal" } else { "states no deal" };
        article.note_score(span, label(frame), why, frame.score);
    }
    if keep {
        weigh_candidates(article, frame, &mut evidence, judge);
    }
    article.evidence = evidence;
    keep
}

fn weigh_candidates<J: Judge>(article: &mut Article, frame: &mut Frame, evidence: &mut Evidence, judge: &mut J) {
    let span = article.annotation.sentences[frame.draft.sentence].span;
    for at in 0..frame.candidates.len() {
        let candidate = frame.candidates[at];
        evidence.clear();
        weigh_side::evidence(article, frame, &candidate, evidence);
        evidence.extend(&look::entity(article, candidate.entity, evidence, judge).side);
        let score = judge.weigh(Decision::Side, evidence, || Case::Side(span, article.forms(candidate.entity)))[0];
        frame.candidates[at].score = score;
        if article.told {
            let name = &article.annotation.entities[candidate.entity].name;
            let why = format!("{name} {} a side", if score > 0.0 { "is" } else { "is not" });
            article.note_score(candidate.span, label(frame), why, score);
        }
    }
}

/// How `explain` calls a frame: by its patterns, or by its trigger.
pub(super) fn label(frame: &Frame) -> String {
    if frame.draft.patterns.is_empty() { "trigger".to_owned() } else { frame.draft.patterns.join(", ") }
}

/// Everybody of a frame, each once with the best score.
pub(super) fn everybody(frame: &Frame) -> Telling {
    let mut sides: Vec<(EntityId, f32)> = Vec::new();
    for candidate in &frame.candidates {
        // "MoUs with the two companies": whom a plural means is as likely as the rest of its group.
        let score = if candidate.via == Via::Place { candidate.score.min(3.0) } else { candidate.score };
        match sides.iter_mut().find(|(id, _)| *id == candidate.entity) {
            Some((_, known)) => *known = known.max(score),
            None => sides.push((candidate.entity, score)),
        }
    }
    Telling { sides }
}

fn place<J: Judge>(article: &mut Article, at: usize, telling: Telling, judge: &mut J) {
    let frame = &article.frames[at];
    let (sentence, score) = (frame.draft.sentence, frame.score);
    let span = article.annotation.sentences[sentence].span;
    let label = if article.told { label(frame) } else { String::new() };
    let title = matches!(article.annotation.sentences[sentence].kind, BlockKind::Title | BlockKind::Standfirst);
    let nearly = same::told_before(article, at, &telling, judge);
    if let Some((known, same)) = nearly.filter(|(_, score)| *score > 0.0) {
        article.note(span, label, format_args!("tells deal {} again", known + 1));
        merge(article, known, at, telling, Some(same), title);
        return;
    }
    if score < OPENS {
        article.note(span, label, "left: no deal before it, and too unsure for one of its own");
        return;
    }
    let number = article.deals.len();
    article.note(span, label, format_args!("deal {}: a new one", number + 1));
    article.deals.push(Deal { first: sentence, number, frame_score: score, nearly, ..Deal::default() });
    merge(article, article.deals.len() - 1, at, telling, None, title);
}

fn merge(article: &mut Article, id: usize, at: usize, telling: Telling, same: Option<f32>, title: bool) {
    let frame = &article.frames[at];
    let deal = &mut article.deals[id];
    for (entity, score) in &telling.sides {
        match deal.likely.iter_mut().find(|(known, _)| known == entity) {
            Some((_, known)) => *known = known.max(*score),
            None => deal.likely.push((*entity, *score)),
        }
    }
    deal.frame_score = deal.frame_score.max(frame.score);
    deal.add_sentence(frame.draft.sentence);
    deal.frames.push(at);
    deal.told.push(Told::new(telling.sides, same, frame.score));
    deal.in_title |= title;
    for pattern in &frame.draft.patterns {
        if !deal.patterns.contains(pattern) {
            deal.patterns.push(pattern.clone());
        }
    }
}
