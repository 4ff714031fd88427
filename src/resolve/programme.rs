//! The summit, programme or initiative under which a deal is made.

use super::Article;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};
use crate::model::{BlockKind, ElementKind, EntityId};

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    let events = events(article);
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        let mut best: Option<(EntityId, f32)> = None;
        for (id, mentions) in &events {
            evidence.clear();
            gather(&mut evidence, article, at, *id, mentions);
            let score = judge.weigh(Decision::Programme, &evidence, || Case::Programme(at, article.forms(*id)))[0];
            if score > best.map_or(0.0, |(_, s)| s) {
                best = Some((*id, score));
            }
        }
        article.evidence = evidence;
        article.deals[at].programme = best.map(|(id, _)| id);
    }
}

type Mentions = Vec<(usize, usize)>;

fn events(article: &Article) -> Vec<(EntityId, Mentions)> {
    let mut found: Vec<(EntityId, Mentions)> = Vec::new();
    for (s, sentence) in article.annotation.sentences.iter().enumerate() {
        if sentence.kind == BlockKind::Boilerplate {
            continue;
        }
        for &k in article.page.noted(s) {
            let ElementKind::Event(id) = sentence.elements[k].kind else { continue };
            match found.iter_mut().find(|(known, _)| *known == id) {
                Some((_, mentions)) => mentions.push((s, k)),
                None => found.push((id, vec![(s, k)])),
            }
        }
    }
    found.truncate(24);
    found
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize, id: EntityId, mentions: &[(usize, usize)]) {
    const TIMES: Cue = Cue::new("mentions");
    const FAR: Cue = Cue::new("far");
    const LAST: Cue = Cue::new("last");
    const LAST_TWO: Cue = Cue::new("last two");
    const NEXT: Cue = Cue::new("next");
    const HEAD: Cue = Cue::new("head");
    const WORDS: Cue = Cue::new("words");
    const DEALS: Cue = Cue::new("deals");
    const STATUS: Cue = Cue::new("status");
    const WORD: Cue = Cue::new("word before");
    const TITLE: Cue = Cue::new("in title");
    const CLOSEST: Cue = Cue::new("closest");
    const DATED: Cue = Cue::new("old");
    let text = article.text();
    let deal = &article.deals[at];
    let name = article.annotation.entities[id].name.as_str();
    evidence.add(TIMES, &[level(mentions.len().min(4))]);
    if let Some(head) = name.split_whitespace().next_back().filter(|w| !w.is_empty()) {
        evidence.add(HEAD, &[look::word_piece(head)]);
    }
    evidence.add(WORDS, &[level(name.split_whitespace().count())]);
    let nearest = mentions.iter().map(|(s, _)| deal.distance(*s)).min_by_key(|d| d.abs()).unwrap_or(99);
    let far = look::distance(nearest);
    let deals = level(article.deals.len().min(3));
    evidence.add(FAR, &[far]);
    evidence.add(DEALS, &[deals, far]);
    evidence.add(STATUS, &[deal.status.map_or(look::NO, look::status), far]);
    evidence.add(TITLE, &[look::yes(article.page.in_title(id)), look::yes(deal.in_title)]);
    let old = match (deal.date, article.document.published) {
        (Some(a), Some(b)) => look::yes(a.year < b.year),
        _ => Piece::new("unknown"),
    };
    evidence.add(DATED, &[old, far]);
    for (s, k) in mentions.iter().take(3) {
        let sentence = &article.annotation.sentences[*s];
        let inside = look::yes(deal.sentences.contains(s));
        let last = k.checked_sub(1).and_then(|k| look::beside(text, sentence, k)).unwrap_or(Piece::new("[start]"));
        evidence.add(LAST, &[last]);
        evidence.add(LAST, &[last, inside]);
        if let Some(second) = k.checked_sub(2).and_then(|k| look::beside(text, sentence, k)) {
            evidence.add(LAST_TWO, &[second, last]);
        }
        let next = look::beside(text, sentence, k + 1).unwrap_or(Piece::new("[end]"));
        evidence.add(NEXT, &[next]);
        let first = sentence.elements[*k].tokens.0;
        for token in sentence.tokens[first.saturating_sub(7)..first].iter().filter(|t| t.is_word() && !t.capital) {
            evidence.add(WORD, &[look::token(token, text)]);
        }
        let own = deal.distance(*s).abs();
        let closest = article.deals.iter().all(|d| d.distance(*s).abs() >= own);
        evidence.add(CLOSEST, &[look::yes(closest), deals]);
    }
}
