//! How does somebody stand to a deal?

use super::Article;
use super::deal::Deal;
use super::frame::{Candidate, Via};
use super::look;
use crate::decide::{Cue, Evidence, Piece, level};
use crate::model::{ElementKind, EntityId, SideRef, Spellings};

/// The score of somebody whom no frame brings in.
pub(super) const UNSAID: f32 = -20.0;

/// What all candidates of a deal are seen against.
pub(super) struct View {
    probable: usize,
    /// Those that no frame makes a side, by how well they would do for a missing one.
    spare: Vec<EntityId>,
    /// Each frame that brings somebody in, with the likeliest of the ways in which it does; sorted by whom.
    brought: Vec<(Candidate, usize)>,
}

impl View {
    pub(super) fn new(article: &Article, at: usize, candidates: &[(EntityId, f32)]) -> Self {
        let deal = &article.deals[at];
        let probable = candidates.iter().filter(|(_, s)| *s > 0.0).count();
        let mut spare: Vec<EntityId> = candidates.iter().filter(|(_, s)| *s <= 0.0).map(|(id, _)| *id).collect();
        let fitness = |id: &EntityId| {
            let named = &article.page.named_in[*id];
            let before = named.iter().filter(|s| **s <= deal.first).max().copied();
            let place = article.annotation.entities[*id].class.is_place();
            (place, !article.page.in_title(*id), before.map_or(usize::MAX, |s| deal.first - s))
        };
        spare.sort_by_key(fitness);
        let mut brought: Vec<(Candidate, usize)> = Vec::new();
        for f in &deal.frames {
            let first = brought.len();
            for candidate in &article.frames[*f].candidates {
                match brought[first..].iter_mut().find(|(known, _)| known.entity == candidate.entity) {
                    Some((known, _)) if known.score.total_cmp(&candidate.score).is_gt() => {}
                    Some((known, _)) => *known = *candidate,
                    None => brought.push((*candidate, *f)),
                }
            }
        }
        brought.sort_by_key(|(candidate, _)| candidate.entity);
        Self { probable, spare, brought }
    }

    /// The frames that bring somebody in, and how.
    fn brought(&self, id: EntityId) -> &[(Candidate, usize)] {
        let from = self.brought.partition_point(|(candidate, _)| candidate.entity < id);
        let len = self.brought[from..].iter().take_while(|(candidate, _)| candidate.entity == id).count();
        &self.brought[from..from + len]
    }
}

/// Evidence that somebody is a side of a deal or a stakeholder, beside what they are as such.
pub(super) fn evidence(
    evidence: &mut Evidence,
    article: &Article,
    at: usize,
    view: &View,
    rank: usize,
    id: EntityId,
    score: f32,
) {
    const SCORE: Cue = Cue::new("score");
    const RANK: Cue = Cue::new("rank");
    const FRAMES: Cue = Cue::new("frames");
    const SHORT: Cue = Cue::new("short");
    const PROTAGONIST: Cue = Cue::new("protagonist");
    const TITLES: Cue = Cue::new("titles");
    const FAR: Cue = Cue::new("far");
    const ELSEWHERE: Cue = Cue::new("elsewhere");
    const NOUN: Cue = Cue::new("kind");
    const SURE: Cue = Cue::new("deal");
    let deal = &article.deals[at];
    let text = article.text();
    let told = score > UNSAID;
    let how = if told { look::score_level(score) } else { Piece::new("unsaid") };
    evidence.add(SCORE, &[how]);
    let probable = level(view.probable.min(4));
    evidence.add(SCORE, &[how, probable]);
    evidence.add(RANK, &[level(rank.min(5)), probable, look::yes(score > 0.0)]);
    let brought = view.brought(id);
    let won = brought.iter().filter(|(candidate, _)| candidate.score > 0.0).count();
    let lost = brought.len() - won;
    evidence.add(FRAMES, &[level(won.min(3)), level(lost.min(3))]);
    brought_in(evidence, article, brought, probable);
    main(evidence, deal, id, look::class(article.annotation.entities[id].class));
    let class = look::class(article.annotation.entities[id].class);
    if view.probable < 2 && score <= 0.0 {
        let place = view.spare.iter().position(|s| *s == id).unwrap_or(9);
        evidence.add(SHORT, &[probable, level(place.min(4))]);
        evidence.add(SHORT, &[probable, level(place.min(4)), look::yes(article.page.in_title(id)), class]);
        evidence.add(SHORT, &[probable, Piece::new("own"), look::yes(article.page.own == Some(id))]);
        let others = || article.deals.iter().enumerate().filter(|(k, _)| *k != at).map(|(_, d)| d);
        let of = |d: &Deal| d.likely.iter().any(|(e, s)| *e == id && *s > 0.0);
        let sided = others().filter(|d| of(d)).count();
        let before = others().filter(|d| d.first <= deal.first).max_by_key(|d| d.first).is_some_and(of);
        evidence.add(PROTAGONIST, &[probable, level(sided.min(3)), look::yes(before)]);
        evidence.add(PROTAGONIST, &[probable, look::yes(sided * 2 > article.deals.len()), class]);
        let named = level(article.page.named_in[id].len().min(5));
        evidence.add(PROTAGONIST, &[probable, named, look::yes(article.page.in_title(id))]);
    }
    evidence.add(TITLES, &[look::yes(deal.in_title), look::yes(article.page.in_title(id)), look::yes(score > 0.0)]);
    let near = article.page.named_in[id].iter().map(|s| deal.distance(*s)).min_by_key(|d| d.abs());
    let far = near.map_or(look::NO, look::distance);
    evidence.add(FAR, &[far, look::yes(told)]);
    let others = article.deals.iter().enumerate().filter(|(k, _)| *k != at);
    let elsewhere = others.filter(|(_, d)| d.likely.iter().any(|(e, s)| *e == id && *s > 0.0)).count();
    evidence.add(ELSEWHERE, &[level(elsewhere.min(2)), look::yes(score > 0.0), level(article.deals.len().min(3))]);
    let noun = deal.frames.first().and_then(|f| {
        let frame = &article.frames[*f];
        super::same::kind_of(frame, &article.annotation.sentences[frame.draft.sentence])
    });
    evidence.add(NOUN, &[noun.map_or(look::NO, look::kind), class, look::yes(score > 0.0)]);
    evidence.add(SURE, &[look::score_level(deal.frame_score), look::yes(score > 0.0)]);
    nested(evidence, article, deal, id);
    mentions(evidence, article, at, id, text);
}

/// Whether the telling that names the deal's sides best names somebody, and what the others say beside it.
fn main(evidence: &mut Evidence, deal: &Deal, id: EntityId, class: Piece<'static>) {
    const MAIN: Cue = Cue::new("main");
    const OTHER: Cue = Cue::new("beside main");
    const VOTES: Cue = Cue::new("votes");
    const MERGED: Cue = Cue::new("merged");
    let Some(main) = deal.main() else { return };
    let sides = level(main.probable().min(4));
    let there = main.of(id).map_or(look::NO, look::score_level);
    evidence.add(MAIN, &[there, sides]);
    evidence.add(MAIN, &[there, class]);
    evidence.add(MAIN, &[there, look::score_level(main.score)]);
    if main.of(id).is_none_or(|score| score <= 0.0) {
        // Whoever comes in by another telling: how sure is it that this one tells the deal at all?
        let others = deal.told.iter().filter_map(|t| Some((t.of(id)?, t)));
        if let Some((score, told)) = others.max_by(|a, b| a.0.total_cmp(&b.0)) {
            let same = told.same.map_or(Piece::new("opened"), look::score_level);
            evidence.add(OTHER, &[look::score_level(score), same]);
            evidence.add(OTHER, &[look::score_level(score), sides]);
            evidence.add(OTHER, &[level(told.probable().min(3)), sides, same]);
        }
    }
    let able = deal.told.iter().filter(|t| t.probable() >= 2).count();
    let won = deal.told.iter().filter(|t| t.probable() >= 2 && t.of(id).is_some_and(|s| s > 0.0)).count();
    evidence.add(VOTES, &[level(won.min(3)), level(able.min(3))]);
    let merged = deal.told.iter().filter(|t| t.of(id).is_some_and(|s| s > 0.0)).filter_map(|t| t.same).reduce(f32::max);
    evidence.add(MERGED, &[merged.map_or(look::NO, look::score_level), sides]);
}

/// How somebody stands to the sides that are already accepted: a deal has few sides, and a country seldom signs beside its
/// own ministry.
pub(super) fn beside_accepted(
    evidence: &mut Evidence,
    article: &Article,
    at: usize,
    sides: &[EntityId],
    id: EntityId,
    score: f32,
) {
    const ACCEPTED: Cue = Cue::new("accepted");
    const TYPES: Cue = Cue::new("beside");
    const NESTED: Cue = Cue::new("nested in accepted");
    const GROUP: Cue = Cue::new("grouped with accepted");
    const GAP: Cue = Cue::new("gap");
    let entities = &article.annotation.entities;
    let deal = &article.deals[at];
    let it = &entities[id];
    let many = level(sides.len().min(5));
    let how = if score > UNSAID { look::score_level(score) } else { Piece::new("unsaid") };
    let class = look::class(it.class);
    evidence.add(ACCEPTED, &[many]);
    evidence.add(ACCEPTED, &[many, how]);
    evidence.add(ACCEPTED, &[many, class]);
    evidence.add(ACCEPTED, &[many, look::yes(article.page.in_title(id)), look::yes(score > 0.0)]);
    let least = sides.iter().filter_map(|s| deal.likely.iter().find(|(e, _)| e == s)).map(|(_, s)| *s).reduce(f32::min);
    if let Some(least) = least.filter(|_| score > UNSAID) {
        evidence.add(GAP, &[many, look::score_level(least - score)]);
    }
    for side in sides {
        let theirs = &entities[*side];
        evidence.add(TYPES, &[class, look::class(theirs.class), many]);
        evidence.add(TYPES, &[look::party_type(it.party), look::party_type(theirs.party)]);
        let nested = if look::holds(article, *side, id) {
            Piece::new("inside")
        } else if look::holds(article, id, *side) {
            Piece::new("around")
        } else if it.country.is_some() && it.country == theirs.country {
            Piece::new("land")
        } else {
            continue;
        };
        evidence.add(NESTED, &[nested, class, look::class(theirs.class)]);
        evidence.add(NESTED, &[nested, how]);
    }
    let grouped = !sides.is_empty()
        && deal.frames.iter().any(|f| {
            let named = || article.frames[*f].candidates.iter().filter(|c| c.via == Via::Name);
            let beside = |c: &Candidate| named().any(|o| o.element == c.element && sides.contains(&o.entity));
            named().any(|c| c.entity == id && beside(c))
        });
    evidence.add(GROUP, &[look::yes(grouped), many]);
}

/// How the frames bring somebody in.
fn brought_in(evidence: &mut Evidence, article: &Article, brought: &[(Candidate, usize)], probable: Piece<'static>) {
    const VIA: Cue = Cue::new("via");
    const ANY: Cue = Cue::new("ever via");
    let determined = |frame: usize| {
        let frame = &article.frames[frame];
        look::determined(frame.noun(&article.annotation.sentences[frame.draft.sentence]))
    };
    for (candidate, frame) in brought {
        let via = super::weigh_side::via(candidate.via);
        evidence.add(ANY, &[via, look::yes(candidate.score > 0.0), determined(*frame)]);
    }
    if let Some((best, frame)) = brought.iter().max_by(|a, b| a.0.score.total_cmp(&b.0.score)) {
        let via = super::weigh_side::via(best.via);
        let determined = determined(*frame);
        evidence.add(VIA, &[via, look::score_level(best.score)]);
        evidence.add(VIA, &[via, super::weigh_side::bound(best.bound), determined]);
        evidence.add(VIA, &[via, determined, probable]);
    }
}

/// A name within another one's, or a country beside its own ministry.
fn nested(evidence: &mut Evidence, article: &Article, deal: &Deal, id: EntityId) {
    const INSIDE: Cue = Cue::new("inside");
    const AROUND: Cue = Cue::new("around");
    const LAND: Cue = Cue::new("land of");
    let entities = &article.annotation.entities;
    let name = entities[id].name.as_str();
    for (other, score) in deal.likely.iter().filter(|(other, _)| *other != id) {
        let theirs = &entities[*other];
        let won = look::yes(*score > 0.0);
        if theirs.name.len() > name.len() && look::holds(article, *other, id) {
            evidence.add(INSIDE, &[won, look::class(entities[id].class)]);
        }
        if name.len() > theirs.name.len() && look::holds(article, id, *other) {
            evidence.add(AROUND, &[won, look::class(theirs.class)]);
        }
        let land = entities[id].class.is_place() && !theirs.class.is_place();
        if land && theirs.country.is_some() && theirs.country == entities[id].country {
            evidence.add(LAND, &[won, look::class(entities[id].class)]);
        }
    }
}

/// Words and verbs beside the name where it is told near the deal.
fn mentions(evidence: &mut Evidence, article: &Article, at: usize, id: EntityId, text: &str) {
    const LAST: Cue = Cue::new("last");
    const NEXT: Cue = Cue::new("next");
    const VERB_BEFORE: Cue = Cue::new("verb before");
    const VERB_AFTER: Cue = Cue::new("verb after");
    const SUPPORT: Cue = Cue::new("support word");
    let deal = &article.deals[at];
    let near = article.page.named_in[id].iter().filter(|s| deal.distance(**s).abs() <= 3).take(3);
    for s in near {
        let sentence = &article.annotation.sentences[*s];
        let inside = look::yes(deal.sentences.contains(s));
        for &k in article.page.noted(*s) {
            let ElementKind::Sides(group) = &sentence.elements[k].kind else { continue };
            if !group.sides.iter().any(|side| side.who == SideRef::Named(id)) {
                continue;
            }
            let last = k.checked_sub(1).and_then(|k| look::beside(text, sentence, k)).unwrap_or(Piece::new("[start]"));
            let next = look::beside(text, sentence, k + 1).unwrap_or(Piece::new("[end]"));
            evidence.add(LAST, &[last, inside]);
            evidence.add(NEXT, &[next, inside]);
            let verbs = |k: &usize| matches!(sentence.elements[*k].kind, ElementKind::Verb(_));
            let class = |k: usize| match &sentence.elements[k].kind {
                ElementKind::Verb(v) => {
                    v.classes.first().map(|(c, _)| (super::codes::verb_class(*c), super::codes::voice(v.voice)))
                }
                _ => None,
            };
            if let Some((class, voice)) = (k.saturating_sub(8)..k).rev().find(verbs).and_then(class) {
                evidence.add(VERB_BEFORE, &[class, voice, inside]);
            }
            if let Some((class, voice)) = (k + 1..sentence.elements.len().min(k + 8)).find(verbs).and_then(class) {
                evidence.add(VERB_AFTER, &[class, voice, inside]);
            }
            for word in supporting(article, *s) {
                evidence.add(SUPPORT, &[*word]);
            }
        }
    }
}

/// The words of a sentence that tell of help; every name of it asks for them.
fn supporting<'a, 'b>(article: &'b Article<'a>, sentence: usize) -> &'b [Piece<'a>] {
    article.supporting[sentence].get_or_init(|| {
        let words = article.annotation.sentences[sentence].tokens.iter().map(|t| t.span.of(&article.document.text));
        words.filter(|word| SUPPORTING.has(word)).map(look::word_piece).collect()
    })
}

/// Words that tell of help, in whose sentence a name may be a stakeholder's.
const SUPPORTING: Spellings<33> = Spellings::new([
    "support",
    "supported",
    "supports",
    "backing",
    "backed",
    "funded",
    "funding",
    "financed",
    "financing",
    "grant",
    "grants",
    "loan",
    "advice",
    "advised",
    "adviser",
    "assistance",
    "sponsored",
    "hosted",
    "host",
    "brokered",
    "facilitated",
    "facilitator",
    "arranged",
    "supervised",
    "supervise",
    "implement",
    "implemented",
    "coordinate",
    "endorsed",
    "help",
    "helped",
    "provide",
    "provided",
]);
