//! How likely a record is right: a deal of the article, with all of its sides and no other.

use super::Article;
use super::keep;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, level, probability};

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        evidence.clear();
        gather(&mut evidence, article, at);
        let score = judge.weigh(Decision::Confidence, &evidence, || Case::Confidence(at))[0];
        article.evidence = evidence;
        article.deals[at].confidence = (probability(score) * 1000.0).round() / 1000.0;
    }
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize) {
    const SURE: Cue = Cue::new("deal");
    const SIDES: Cue = Cue::new("sides and margin");
    const LEFT: Cue = Cue::new("left and margin");
    const DOUBT: Cue = Cue::new("doubt");
    const DATE: Cue = Cue::new("dated");
    const SUBJECT: Cue = Cue::new("subject");
    keep::gather(evidence, article, at);
    let deal = &article.deals[at];
    let sure = look::score_level(deal.score);
    evidence.add(SURE, &[sure]);
    let sides = level(deal.sides.len().min(4));
    let least = look::maybe_score(deal.margin.0);
    evidence.add(SIDES, &[sides, least, sure]);
    let most = look::maybe_score(deal.margin.1);
    evidence.add(LEFT, &[most, least]);
    let steps = |size: f32, most: i32| level(usize::try_from(((deal.doubt / size) as i32).min(most)).unwrap_or(0));
    evidence.add(DOUBT, &[steps(0.25, 16)]);
    evidence.add(DOUBT, &[steps(0.5, 8), sides, sure]);
    evidence.add(DATE, &[look::yes(deal.date.is_some())]);
    evidence.add(SUBJECT, &[look::yes(deal.subject.is_some())]);
}
