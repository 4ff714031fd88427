//! Deals that turn out to be one now that their sides are known.

use super::deal::Deal;
use super::look;
use super::{Article, party};
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    let mut evidence = std::mem::take(&mut article.evidence);
    for later in 1..article.deals.len() {
        for earlier in 0..later {
            let (a, b) = (&article.deals[earlier], &article.deals[later]);
            if shared(a, b) == 0 && kin(article, a, b) == 0 && !alone(article, earlier, later) {
                continue;
            }
            evidence.clear();
            gather(&mut evidence, article, earlier, later);
            let score = judge.weigh(Decision::Unite, &evidence, || Case::Unite(earlier, later))[0];
            if score > 0.0 {
                pairs.push((score, earlier, later));
            }
        }
    }
    article.evidence = evidence;
    if pairs.is_empty() {
        return;
    }
    unite(article, pairs);
    party::resolve(article, judge);
}

/// The likeliest pairs first; what has gone into another deal stays there.
fn unite(article: &mut Article, mut pairs: Vec<(f32, usize, usize)>) {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut home: Vec<usize> = (0..article.deals.len()).collect();
    for (score, earlier, later) in pairs {
        if home[later] != later || home[earlier] != earlier {
            continue;
        }
        home[later] = earlier;
        let gone = std::mem::take(&mut article.deals[later]);
        let span = article.annotation.sentences[gone.first].span;
        article.note_score(span, &format!("deal {}", later + 1), &format!("is deal {}", earlier + 1), score);
        take_in(&mut article.deals[earlier], gone);
    }
    let mut at = 0;
    article.deals.retain(|_| {
        at += 1;
        home[at - 1] == at - 1
    });
}

fn take_in(deal: &mut Deal, gone: Deal) {
    for (id, score) in gone.likely {
        match deal.likely.iter_mut().find(|(known, _)| *known == id) {
            Some((_, known)) => *known = known.max(score),
            None => deal.likely.push((id, score)),
        }
    }
    deal.frames.extend(gone.frames);
    deal.told.extend(gone.told);
    gone.sentences.into_iter().for_each(|s| deal.add_sentence(s));
    for pattern in gone.patterns {
        if !deal.patterns.contains(&pattern) {
            deal.patterns.push(pattern);
        }
    }
    deal.in_title |= gone.in_title;
    deal.frame_score = deal.frame_score.max(gone.frame_score);
}

fn shared(a: &Deal, b: &Deal) -> usize {
    a.sides.iter().filter(|id| b.sides.contains(id)).count()
}

/// How many sides of one are of a house that is a side of the other.
fn kin(article: &Article, a: &Deal, b: &Deal) -> usize {
    a.sides.iter().filter(|id| b.sides.iter().any(|other| look::related(article, **id, *other))).count()
}

/// Whether one of two neighbours names no side at all.
fn alone(article: &Article, earlier: usize, later: usize) -> bool {
    let empty = article.deals[earlier].sides.is_empty() || article.deals[later].sides.is_empty();
    empty && later - earlier <= 2
}

fn gather(evidence: &mut Evidence, article: &Article, earlier: usize, later: usize) {
    const SHARED: Cue = Cue::new("shared");
    const EQUAL: Cue = Cue::new("sides");
    const KINDS: Cue = Cue::new("kinds");
    const STAGES: Cue = Cue::new("stages");
    const FAR: Cue = Cue::new("far");
    const TITLE: Cue = Cue::new("title");
    const NEARLY: Cue = Cue::new("nearly");
    const NOUN: Cue = Cue::new("noun");
    const WORDS: Cue = Cue::new("words shared");
    const SURE: Cue = Cue::new("sure");
    const FRAMES: Cue = Cue::new("frames");
    const BLOCK: Cue = Cue::new("block");
    const KIN: Cue = Cue::new("kin");
    const COUNTS: Cue = Cue::new("counts");
    let (a, b) = (&article.deals[earlier], &article.deals[later]);
    let both = shared(a, b);
    let sizes = [level(both.min(3)), level(a.sides.len().min(3)), level(b.sides.len().min(3))];
    evidence.add(SHARED, &sizes);
    let fit = if both == a.sides.len() && both == b.sides.len() {
        Piece::new("equal")
    } else if both == a.sides.len().min(b.sides.len()) {
        Piece::new("within")
    } else {
        Piece::new("crossing")
    };
    evidence.add(EQUAL, &[fit, level(both.min(3))]);
    let first = |deal: &Deal| deal.frames.first().map(|f| &article.frames[*f]);
    let kind = |deal: &Deal| super::same::deal_kind(article, deal).map_or(look::NO, look::kind);
    evidence.add(KINDS, &[kind(a), kind(b), fit]);
    let stage = |deal: &Deal| {
        let stages = deal.frames.iter().filter_map(|f| {
            let frame = &article.frames[*f];
            super::same::stage_of(frame, &article.annotation.sentences[frame.draft.sentence])
        });
        stages.into_iter().next().map_or(look::NO, look::status)
    };
    evidence.add(STAGES, &[stage(a), stage(b)]);
    let gap = b.sentences.iter().map(|s| a.distance(*s).unsigned_abs()).min().unwrap_or(99);
    evidence.add(FAR, &[level(gap), fit]);
    evidence.add(TITLE, &[look::yes(a.in_title), look::yes(b.in_title), fit]);
    if let Some((with, score)) = b.nearly {
        evidence.add(NEARLY, &[look::yes(with == a.number), look::score_level(score)]);
        evidence.add(NEARLY, &[look::yes(with == a.number), look::score_level(score), fit]);
    }
    if let Some(frame) = first(b) {
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        evidence.add(BLOCK, &[look::block(sentence.kind), fit]);
        let determined = look::determined(frame.noun(sentence));
        evidence.add(NOUN, &[determined, fit]);
        let class = frame.noun(sentence).map_or(look::NO, |n| super::codes::noun_class(n.class));
        evidence.add(NOUN, &[determined, class, level(gap.min(4))]);
        evidence.add(COUNTS, &[look::yes(frame.noun(sentence).is_some_and(|n| n.count.is_some())), fit]);
    }
    evidence.add(SURE, &[look::score_level(a.frame_score), look::score_level(b.frame_score)]);
    evidence.add(FRAMES, &[level(a.frames.len().min(4)), level(b.frames.len().min(4))]);
    let about = level(b.sentences.iter().map(|s| article.page.overlap(*s, &a.sentences)).max().unwrap_or(0).min(5));
    evidence.add(WORDS, &[about, fit]);
    evidence.add(WORDS, &[about, kind(a), kind(b)]);
    let kin = level(kin(article, a, b).min(2));
    evidence.add(KIN, &[kin, fit]);
    evidence.add(KIN, &[kin, about, look::yes(kind(a).key == kind(b).key)]);
}
