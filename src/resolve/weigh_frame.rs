//! Does a frame state a deal?

use super::Article;
use super::frame::{Frame, Via};
use super::look;
use crate::decide::{Cue, Evidence, level};
use crate::model::ElementKind;

/// Evidence that a frame states a deal, beside the words of its sentence.
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
    const DENIED: Cue = Cue::new("denied");
    const SUPPOSED: Cue = Cue::new("supposed before");
    const MATTER: Cue = Cue::new("matter near");
    const MATTER_IN_TITLE: Cue = Cue::new("matter in title");
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
    let noted = article.page.noted(frame.draft.sentence).iter().map(|k| &sentence.elements[*k].kind);
    let people = noted.filter(|kind| matches!(kind, ElementKind::People(_))).count();
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
    if frame.denied(sentence) {
        evidence.add(DENIED, &[]);
        evidence.add(DENIED, &[class]);
    }
    let supposed = sentence.elements[..frame.anchor]
        .iter()
        .rev()
        .take(8)
        .take_while(|e| !matches!(e.kind, ElementKind::Mark(',' | ';' | ':')))
        .any(|e| matches!(e.span.of(text), "if" | "If" | "whether" | "Whether" | "unless" | "Unless"));
    evidence.flag(SUPPOSED, supposed);
    for matter in article.page.matters_of(&[frame.draft.sentence]) {
        evidence.add(MATTER, &[look::matter(matter)]);
        evidence.add(MATTER, &[look::matter(matter), class]);
    }
    for matter in article.page.matters_of(&article.page.titles) {
        evidence.add(MATTER_IN_TITLE, &[look::matter(matter)]);
    }
}

/// The words of a sentence: the same for all of its frames.
pub(super) fn words(article: &Article, sentence: usize, evidence: &mut Evidence) {
    const WORD: Cue = Cue::new("word");
    let tokens = &article.annotation.sentences[sentence].tokens;
    for token in tokens.iter().filter(|t| t.is_word() && !t.capital) {
        look::word(evidence, WORD, token, article.text());
    }
}

/// The words of the titles: the same for all frames of the article.
pub(super) fn title_words(article: &Article, evidence: &mut Evidence) {
    const TITLE: Cue = Cue::new("title word");
    let titles = article.page.titles.iter().map(|title| &article.annotation.sentences[*title]);
    for token in titles.flat_map(|title| &title.tokens).filter(|t| t.is_word()) {
        look::word(evidence, TITLE, token, article.text());
    }
}
