//! Does a frame state a deal?

use super::Article;
use super::frame::{Frame, Via};
use super::look;
use crate::decide::{Cue, Evidence, level};
use crate::gazetteer::Sense;
use crate::model::{ElementKind, TokenKind, VerbClass};

/// Evidence that a frame states a deal.
pub(super) fn evidence(article: &Article, frame: &Frame, evidence: &mut Evidence) {
    const PATTERN: Cue = Cue::new("pattern");
    const BLOCK: Cue = Cue::new("block");
    const RANK: Cue = Cue::new("rank");
    const NAMED: Cue = Cue::new("sides named");
    const MEANT: Cue = Cue::new("sides meant");
    const PEOPLE: Cue = Cue::new("people");
    const NEXT: Cue = Cue::new("next");
    const LAST: Cue = Cue::new("last");
    const NEXT_TWO: Cue = Cue::new("next two");
    const WORD: Cue = Cue::new("word");
    const TITLE: Cue = Cue::new("title word");
    const DENIED: Cue = Cue::new("denied before");
    const SUPPOSED: Cue = Cue::new("supposed before");
    const OUT: Cue = Cue::new("out of scope near");
    const OUT_TITLE: Cue = Cue::new("out of scope in title");
    let text = article.text();
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    look::frame(evidence, frame, sentence, text);
    if frame.draft.patterns.is_empty() {
        evidence.add(PATTERN, &[look::NO]);
    }
    for pattern in &frame.draft.patterns {
        evidence.add(PATTERN, &[look::word_piece(pattern)]);
    }
    let block = look::block(sentence.kind);
    evidence.add(BLOCK, &[block]);
    evidence.add(RANK, &[article.page.rank[frame.draft.sentence].map_or(look::NO, |r| level(r))]);
    let count = |via: fn(Via) -> bool| frame.candidates.iter().filter(|c| via(c.via)).count();
    let class = frame.noun(sentence).map_or(look::NO, |n| super::codes::noun_class(n.class));
    let named = level(count(|v| v == Via::Name).min(4));
    evidence.add(NAMED, &[named]);
    evidence.add(NAMED, &[named, class]);
    evidence.add(MEANT, &[level(count(|v| matches!(v, Via::Singular | Via::Plural | Via::We)).min(3)), class]);
    let people = sentence.elements.iter().filter(|e| matches!(e.kind, ElementKind::People(_))).count();
    evidence.add(PEOPLE, &[level(people.min(3))]);
    let codes = &article.codes[frame.draft.sentence];
    if let Some(next) = codes.get(frame.anchor + 1) {
        evidence.add(NEXT, &[class, *next]);
        if let Some(second) = codes.get(frame.anchor + 2) {
            evidence.add(NEXT_TWO, &[class, *next, *second]);
        }
    }
    if let Some(last) = frame.anchor.checked_sub(1).and_then(|k| codes.get(k)) {
        evidence.add(LAST, &[class, *last]);
    }
    let denied = sentence.elements[..frame.anchor]
        .iter()
        .rev()
        .take(14)
        .any(|e| matches!(&e.kind, ElementKind::Verb(v) if v.has(VerbClass::Deny).is_some() && !v.negative));
    evidence.flag(DENIED, denied);
    let supposed = sentence.elements[..frame.anchor]
        .iter()
        .rev()
        .take(8)
        .take_while(|e| !matches!(e.kind, ElementKind::Mark(',' | ';' | ':')))
        .any(|e| matches!(e.span.of(text), "if" | "If" | "whether" | "Whether" | "unless" | "Unless"));
    evidence.flag(SUPPOSED, supposed);
    evidence.flag(OUT, out_of_scope(article, frame.draft.sentence));
    evidence.flag(OUT_TITLE, article.page.titles.iter().any(|s| out_of_scope(article, *s)));
    for token in sentence.tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.capital) {
        evidence.add(WORD, &[crate::decide::Piece { key: token.key, name: token.span.of(text) }]);
    }
    for title in &article.page.titles {
        let tokens = &article.annotation.sentences[*title].tokens;
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            evidence.add(TITLE, &[crate::decide::Piece { key: token.key, name: token.span.of(text) }]);
        }
    }
}

fn out_of_scope(article: &Article, sentence: usize) -> bool {
    let tokens = &article.annotation.sentences[sentence].tokens;
    (0..tokens.len())
        .any(|at| article.gazetteer.words.senses(tokens, at).any(|(_, s)| matches!(s, Sense::OutOfScope { .. })))
}
