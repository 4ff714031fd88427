//! Which of the deals gathered are deals of the article.

use super::Article;
use super::deal::Deal;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};
use crate::gazetteer::Matter;
use crate::model::EntityId;

/// Deals at least this likely are kept: log-odds.
const KEEPS: f32 = 0.0;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    judge.meet(|| article.deals.iter().map(|d| article.sketch(d, true)).collect());
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        evidence.clear();
        scope(&mut evidence, article, at);
        gather(&mut evidence, article, at);
        let score = judge.weigh(Decision::Deal, &evidence, || Case::Deal(at))[0];
        article.deals[at].score = score;
        article.evidence = evidence;
        let span = article.annotation.sentences[article.deals[at].first].span;
        let counted = article.deals[at].count.is_some();
        let sides = article.deals[at].sides.len();
        let why = if score <= KEEPS {
            "dropped: no deal of the article"
        } else if sides == 0 && !counted {
            "dropped: no side is known"
        } else {
            "kept"
        };
        article.note_score(span, format_args!("deal {}", at + 1), why, score);
    }
    let kept = |d: &Deal| d.score > KEEPS && (!d.sides.is_empty() || d.count.is_some());
    let dropped = article.deals.iter().filter(|d| !kept(d));
    article.dropped = dropped.flat_map(|d| d.frames.iter().copied()).collect();
    article.deals.retain(kept);
    judge.meet(|| article.deals.iter().map(|d| article.sketch(d, true)).collect());
}

/// How a deal stands among the article's, without the words that tell it: of those there are too many for confidence.
pub(super) fn gather(evidence: &mut Evidence, article: &Article, at: usize) {
    const FRAME: Cue = Cue::new("frame");
    const FRAMES: Cue = Cue::new("frames");
    const SIDES: Cue = Cue::new("sides");
    const STAKEHOLDERS: Cue = Cue::new("stakeholders");
    const SUREST: Cue = Cue::new("least sure side");
    const LEFT: Cue = Cue::new("surest left out");
    const KIND: Cue = Cue::new("kind");
    const STATUS: Cue = Cue::new("status");
    const STAGES: Cue = Cue::new("kind and status");
    const TITLE: Cue = Cue::new("in title");
    const RANK: Cue = Cue::new("rank");
    const TWIN: Cue = Cue::new("twin");
    const TWINS: Cue = Cue::new("sides shared");
    const ORDER: Cue = Cue::new("order");
    const PATTERN: Cue = Cue::new("pattern");
    const CLASSES: Cue = Cue::new("class");
    const COUNTED: Cue = Cue::new("counted");
    const BLOCK: Cue = Cue::new("block");
    const NOUN: Cue = Cue::new("noun");
    const DENIED: Cue = Cue::new("denied");
    const NEARLY: Cue = Cue::new("nearly");
    const ABOUT: Cue = Cue::new("about");
    const RELATED: Cue = Cue::new("related");
    let deal = &article.deals[at];
    let sure = look::score_level(deal.frame_score);
    let sides = level(deal.sides.len().min(5));
    evidence.add(FRAME, &[sure]);
    evidence.add(FRAME, &[sure, sides]);
    evidence.add(FRAMES, &[level(deal.frames.len().min(6))]);
    evidence.add(SIDES, &[sides]);
    evidence.add(STAKEHOLDERS, &[level(deal.stakeholders.len().min(3))]);
    let (least, most) = deal.margin;
    let least = look::maybe_score(least);
    evidence.add(SUREST, &[least]);
    evidence.add(SUREST, &[least, sides]);
    evidence.add(LEFT, &[look::maybe_score(most)]);
    let kind = deal.kind.map_or(look::NO, look::kind);
    let status = deal.status.map_or(look::NO, look::status);
    evidence.add(KIND, &[kind, sides]);
    evidence.add(STATUS, &[status]);
    evidence.add(STAGES, &[kind, status]);
    evidence.add(TITLE, &[look::yes(deal.in_title), level(article.deals.len().min(4))]);
    let rank = article.page.rank.get(deal.first).copied().flatten();
    evidence.add(RANK, &[rank.map_or(look::NO, level)]);
    evidence.add(BLOCK, &[look::block(article.annotation.sentences[deal.first].kind)]);
    let mut seen_twin = Piece::new("none");
    let mut most_shared = 0;
    for (other, them) in article.deals.iter().enumerate().filter(|(k, _)| *k != at) {
        let shared = deal.sides.iter().filter(|id| them.sides.contains(id)).count();
        most_shared = most_shared.max(shared);
        if shared == deal.sides.len() && shared > 0 {
            let better = (them.frame_score, them.frames.len()) > (deal.frame_score, deal.frames.len());
            let first = look::yes(other < at);
            seen_twin = if better { Piece::new("better") } else { Piece::new("weaker") };
            evidence.add(
                TWIN,
                &[seen_twin, first, look::yes(them.kind == deal.kind), look::yes(them.sides.len() == deal.sides.len())],
            );
        }
    }
    if let Some((other, score)) = deal.nearly {
        let them = article.deals.iter().find(|d| d.number == other);
        let near = look::score_level(score);
        let shared = them.map_or(0, |d| deal.sides.iter().filter(|id| d.sides.contains(id)).count());
        evidence.add(NEARLY, &[near]);
        evidence.add(NEARLY, &[near, level(shared.min(2)), sides]);
        evidence.add(NEARLY, &[near, sure]);
    }
    let about = |them: &Deal| deal.sentences.iter().map(|s| article.page.overlap(*s, &them.sentences)).max();
    let others = || article.deals.iter().enumerate().filter(|(k, _)| *k != at).map(|(_, d)| d);
    let closest = others().filter_map(about).max().unwrap_or(0);
    evidence.add(ABOUT, &[level(closest.min(5)), level(most_shared.min(2))]);
    let houses = |them: &Deal| {
        let kin =
            |id: &&EntityId| them.sides.iter().any(|other| *other == **id || look::related(article, **id, *other));
        deal.sides.iter().filter(kin).count() == deal.sides.len()
    };
    let kin = others().filter(|d| houses(d)).map(|d| d.frame_score > deal.frame_score).max();
    evidence.add(RELATED, &[kin.map_or(look::NO, look::yes), sides]);
    evidence.add(RELATED, &[kin.map_or(Piece::new("none"), look::yes), level(closest.min(3))]);
    evidence.add(TWIN, &[seen_twin]);
    evidence.add(TWINS, &[level(most_shared.min(3)), sides]);
    evidence.add(ORDER, &[level(at.min(6))]);
    for pattern in &deal.patterns {
        evidence.add(PATTERN, &[look::word_piece(pattern)]);
    }
    if deal.patterns.is_empty() {
        evidence.add(PATTERN, &[look::NO]);
    }
    for id in deal.sides.iter().take(6) {
        let entity = &article.annotation.entities[*id];
        evidence.add(CLASSES, &[look::class(entity.class), sides]);
    }
    evidence.add(COUNTED, &[look::yes(deal.count.is_some()), sides]);
    let denied = deal.frames.iter().filter(|f| {
        let frame = &article.frames[**f];
        frame.denied(&article.annotation.sentences[frame.draft.sentence])
    });
    let denied = denied.count();
    evidence.add(DENIED, &[level(denied.min(2)), look::yes(denied == deal.frames.len())]);
    for f in &deal.frames {
        let frame = &article.frames[*f];
        if let Some(noun) = frame.noun(&article.annotation.sentences[frame.draft.sentence]) {
            evidence.add(NOUN, &[super::codes::noun_class(noun.class), sides]);
        }
    }
}

/// Whether the article is about something else, and what is said round the deal's triggers.
fn scope(evidence: &mut Evidence, article: &Article, at: usize) {
    const TITLE: Cue = Cue::new("title word");
    const WORD: Cue = Cue::new("word");
    const BARE_TITLE: Cue = Cue::new("bare, title word");
    const BARE_WORD: Cue = Cue::new("bare, word");
    const ARTICLE: Cue = Cue::new("article");
    let text = article.text();
    let deal = &article.deals[at];
    // A deal that no pattern bound is likelier where others were bound, where the title tells one, and in short news.
    let bare = deal.patterns.is_empty();
    let bound = article.deals.iter().filter(|d| !d.patterns.is_empty()).count();
    let titled = article.deals.iter().any(|d| d.in_title);
    let long = level(article.annotation.sentences.len() / 8);
    evidence.add(ARTICLE, &[look::yes(bare), level(bound.min(2)), look::yes(titled)]);
    evidence.add(ARTICLE, &[look::yes(bare), look::yes(titled), look::yes(deal.in_title), long]);
    evidence.add(ARTICLE, &[look::yes(bare), long, level(bound.min(2))]);
    matters(evidence, article, deal, bare);
    for s in &article.page.titles {
        for token in article.annotation.sentences[*s].tokens.iter().filter(|t| t.is_word()) {
            look::word(evidence, TITLE, token, text);
            if bare {
                look::word(evidence, BARE_TITLE, token, text);
            }
        }
    }
    for f in deal.frames.iter().take(4) {
        let frame = &article.frames[*f];
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        for token in sentence.tokens.iter().filter(|t| t.is_word() && !t.capital) {
            look::word(evidence, WORD, token, text);
            if bare {
                look::word(evidence, BARE_WORD, token, text);
            }
        }
    }
}

/// Of what else the article, its headline and the deal's own sentences speak.
fn matters(evidence: &mut Evidence, article: &Article, deal: &Deal, bare: bool) {
    const OWN: Cue = Cue::new("matter");
    const TITLE: Cue = Cue::new("matter in title");
    const ALL: Cue = Cue::new("matter in all");
    let page = &article.page;
    for matter in page.matters_of(&deal.sentences) {
        evidence.add(OWN, &[look::matter(matter)]);
        evidence.add(OWN, &[look::matter(matter), look::yes(bare)]);
    }
    for matter in page.matters_of(&page.titles) {
        evidence.add(TITLE, &[look::matter(matter), look::yes(deal.in_title)]);
    }
    for (_, matter) in Matter::NAMES {
        let n = page.matters.iter().filter(|(_, m)| *m == matter).count();
        if n > 0 {
            evidence.add(ALL, &[look::matter(matter), level(n.min(5))]);
        }
    }
}
