//! What a deal is worth, and how long it runs: of the sums and durations of the article the likeliest.

use super::Article;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};
use crate::model::{BlockKind, ElementKind, Money, Span};

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    let mut found = if article.deals.is_empty() { Vec::new() } else { mentions(article) };
    for mention in &mut found {
        let mut evidence = article.evidence.like();
        beside(&mut evidence, article, mention);
        judge.sum(mention.what.decision(), &mut evidence);
        mention.beside = evidence;
    }
    for at in 0..article.deals.len() {
        let mut value: Option<(&Money, f32)> = None;
        let mut term: Option<(&String, f32)> = None;
        let mut evidence = std::mem::take(&mut article.evidence);
        for mention in &found {
            evidence.clear();
            gather(&mut evidence, article, at, mention);
            evidence.extend(&mention.beside);
            match &mention.what {
                What::Value(money) => {
                    let case = || Case::Value(at, money.amount, &money.currency);
                    let score = judge.weigh(Decision::Value, &evidence, case)[0];
                    if score > value.map_or(0.0, |(_, s)| s) {
                        value = Some((money, score));
                    }
                }
                What::Term(duration) => {
                    let score = judge.weigh(Decision::Term, &evidence, || Case::Term(at, duration))[0];
                    if score > term.map_or(0.0, |(_, s)| s) {
                        term = Some((duration, score));
                    }
                }
            }
        }
        let deal = &mut article.deals[at];
        deal.value = value.map(|(money, _)| money.clone());
        deal.term = term.map(|(duration, _)| duration.clone());
        article.evidence = evidence;
    }
}

enum What {
    Value(Money),
    Term(String),
}

impl What {
    fn decision(&self) -> Decision {
        match self {
            Self::Value(_) => Decision::Value,
            Self::Term(_) => Decision::Term,
        }
    }
}

/// A sum or a duration of the article.
struct Mention {
    sentence: usize,
    element: usize,
    span: Span,
    what: What,
    /// Part of a deal's noun: "a three-year, $5m contract".
    in_noun: bool,
    /// What is said round it: the same for every deal.
    beside: Evidence,
}

fn mentions(article: &Article) -> Vec<Mention> {
    let mut found = Vec::new();
    for (sentence, it) in article.annotation.sentences.iter().enumerate() {
        if matches!(it.kind, BlockKind::Furniture | BlockKind::Boilerplate) {
            continue;
        }
        for &element in article.page.noted(sentence) {
            let e = &it.elements[element];
            let mut add = |what: What, in_noun: bool| {
                let beside = Evidence::default();
                found.push(Mention { sentence, element, span: e.span, what, in_noun, beside });
            };
            match &e.kind {
                ElementKind::Money(money) => add(What::Value(money.clone()), false),
                ElementKind::Term(term) => add(What::Term(term.clone()), false),
                ElementKind::Noun(noun) => {
                    noun.money.iter().for_each(|m| add(What::Value(m.clone()), true));
                    noun.term.iter().for_each(|t| add(What::Term(t.clone()), true));
                }
                _ => {}
            }
        }
    }
    found
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize, mention: &Mention) {
    const FAR: Cue = Cue::new("far");
    const NOUN: Cue = Cue::new("in noun");
    const LAST: Cue = Cue::new("last");
    const KIND: Cue = Cue::new("kind");
    const BLOCK: Cue = Cue::new("block");
    const CLOSEST: Cue = Cue::new("closest");
    const AGO: Cue = Cue::new("last told");
    const WAY: Cue = Cue::new("way");
    const STAND: Cue = Cue::new("nearest trigger");
    let deal = &article.deals[at];
    let sentence = &article.annotation.sentences[mention.sentence];
    let codes = &article.codes[mention.sentence];
    let k = mention.element;
    let deals = level(article.deals.len().min(3));
    let far = look::distance(deal.distance(mention.sentence));
    evidence.add(FAR, &[far]);
    evidence.add(FAR, &[far, deals]);
    let inside = look::yes(deal.sentences.contains(&mention.sentence));
    let of_frame = deal.frames.iter().any(|f| {
        let frame = &article.frames[*f];
        frame.draft.sentence == mention.sentence && frame.draft.noun == Some(k)
    });
    evidence.add(NOUN, &[look::yes(mention.in_noun), look::yes(of_frame), inside]);
    let kind = deal.kind.map_or(look::NO, look::kind);
    evidence.add(KIND, &[kind, inside]);
    evidence.add(BLOCK, &[look::block(sentence.kind), inside]);
    let own = deal.distance(mention.sentence).abs();
    let closest = article.deals.iter().all(|d| d.distance(mention.sentence).abs() >= own);
    evidence.add(CLOSEST, &[look::yes(closest), deals]);
    let told = article
        .deals
        .iter()
        .enumerate()
        .filter_map(|(d, deal)| deal.sentences.iter().filter(|s| **s <= mention.sentence).max().map(|s| (*s, d)));
    let ago = told.max_by_key(|(s, _)| *s).map_or(look::NO, |(s, d)| look::yes(d == at || deal.sentences.contains(&s)));
    evidence.add(AGO, &[ago, deals]);
    evidence.add(LAST, &[last_word(article, mention).0, inside]);
    if let Some(frame) = look::nearest_frame(article, deal, mention.sentence, k) {
        let mut seen = super::codes::Way::after(&[look::yes(k > frame.anchor)]);
        seen.pass(codes, frame.anchor, k);
        evidence.add(WAY, &seen);
    }
    look::stand(evidence, STAND, article, deal, mention.sentence, k);
}

/// What is said round a phrase, whatever the deal.
fn beside(evidence: &mut Evidence, article: &Article, mention: &Mention) {
    const LAST: Cue = Cue::new("last");
    const LAST_TWO: Cue = Cue::new("last two");
    const NEXT: Cue = Cue::new("next");
    const NEXT_TWO: Cue = Cue::new("next two");
    const WORD: Cue = Cue::new("word");
    const VERB: Cue = Cue::new("verb before");
    let text = article.text();
    let sentence = &article.annotation.sentences[mention.sentence];
    let k = mention.element;
    let (last, first) = last_word(article, mention);
    let end = sentence.tokens.partition_point(|t| t.span.start < mention.span.end);
    let word = |k: usize| sentence.tokens.get(k).map(|t| look::token(t, text));
    let next = word(end).unwrap_or(Piece::new("[end]"));
    evidence.add(LAST, &[last]);
    if let Some(second) = first.checked_sub(2).and_then(word) {
        evidence.add(LAST_TWO, &[second, last]);
    }
    evidence.add(NEXT, &[next]);
    if let Some(second) = word(end + 1) {
        evidence.add(NEXT_TWO, &[next, second]);
    }
    for token in sentence.tokens[first.saturating_sub(8)..first].iter().filter(|t| t.is_word()) {
        evidence.add(WORD, &[Piece::new("before"), look::token(token, text)]);
    }
    for token in sentence.tokens[end..sentence.tokens.len().min(end + 6)].iter().filter(|t| t.is_word()) {
        evidence.add(WORD, &[Piece::new("after"), look::token(token, text)]);
    }
    let verb = |k: usize| match &sentence.elements[k].kind {
        ElementKind::Verb(v) => v.classes.first().map(|(c, _)| super::codes::verb_class(*c)),
        _ => None,
    };
    if let Some(class) = (k.saturating_sub(12)..k).rev().find_map(verb) {
        evidence.add(VERB, &[class]);
    }
}

/// The word before a phrase, a noun's own phrase too, and the place of the phrase's first token.
fn last_word<'a>(article: &'a Article, mention: &Mention) -> (Piece<'a>, usize) {
    let sentence = &article.annotation.sentences[mention.sentence];
    let first = sentence.tokens.partition_point(|t| t.span.end <= mention.span.start);
    let last = first.checked_sub(1).map(|k| look::token(&sentence.tokens[k], article.text()));
    (last.unwrap_or(Piece::new("[start]")), first)
}
