//! How many deals a record stands for, where the article only counts them: "29 MoUs", "four companies signed MoUs".

use super::Article;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, level};
use crate::model::ElementKind;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    judge.meet(|| article.deals.iter().map(|d| article.sketch(d, true)).collect());
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        let mut best: Option<(Option<u32>, f32)> = None;
        for (count, f, by_sides) in candidates(article, at) {
            evidence.clear();
            gather(&mut evidence, article, at, count, f, by_sides);
            let score = judge.weigh(Decision::Count, &evidence, || Case::Count(at, count))[0];
            if score > best.map_or(0.0, |(_, s)| s) {
                best = Some((count, score));
            }
        }
        article.evidence = evidence;
        article.deals[at].count = best.map(|(count, _)| count);
    }
}

/// Counts near a deal's triggers: the number, its frame, and whether it counts sides rather than deals.
fn candidates(article: &Article, at: usize) -> Vec<(Option<u32>, usize, bool)> {
    let mut found = Vec::new();
    for f in &article.deals[at].frames {
        let frame = &article.frames[*f];
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        if let Some(count) = frame.noun(sentence).and_then(|n| n.count).filter(|c| *c != Some(1)) {
            found.push((count, *f, false));
        }
        for element in &sentence.elements {
            if let ElementKind::Sides(group) = &element.kind {
                if let Some(count) = group.counted.filter(|c| *c != Some(1)) {
                    found.push((count, *f, true));
                }
            }
        }
    }
    found.truncate(8);
    found
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize, count: Option<u32>, f: usize, by_sides: bool) {
    const BY: Cue = Cue::new("counts sides");
    const SIDES: Cue = Cue::new("sides");
    const NOUN: Cue = Cue::new("noun");
    const KNOWN: Cue = Cue::new("number");
    const BOUND: Cue = Cue::new("bound");
    const DEALS: Cue = Cue::new("deals");
    const TITLE: Cue = Cue::new("block");
    const SAME: Cue = Cue::new("as many sides");
    let deal = &article.deals[at];
    let frame = &article.frames[f];
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let by = look::yes(by_sides);
    evidence.add(BY, &[by]);
    let sides = level(deal.sides.len().min(3));
    evidence.add(SIDES, &[sides, by]);
    if let Some(noun) = frame.noun(sentence) {
        let class = super::codes::noun_class(noun.class);
        evidence.add(NOUN, &[class, look::yes(noun.plural), by]);
        evidence.add(NOUN, &[class, look::yes(noun.plural), look::yes(noun.definite), by]);
    }
    evidence.add(KNOWN, &[look::yes(count.is_some()), by]);
    evidence.add(BOUND, &[look::yes(frame.draft.counted.is_some()), by]);
    evidence.add(DEALS, &[level(article.deals.len().min(4)), sides]);
    evidence.add(TITLE, &[look::block(sentence.kind), by]);
    let others = article.deals.len() - 1;
    let as_many = count.is_some_and(|n| n as usize == deal.sides.len() || n as usize == others);
    evidence.add(SAME, &[look::yes(as_many), by]);
}
