//! Which sort of instrument a deal is: the most specific that the article states of it.

use super::Article;
use super::frame::verb;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level, top};
use crate::model::{ElementKind, Kind, NounClass};

pub(super) const KINDS: [Kind; 7] = [
    Kind::Mou,
    Kind::LetterOfIntent,
    Kind::JointVenture,
    Kind::Contract,
    Kind::Agreement,
    Kind::Twinning,
    Kind::Partnership,
];

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    judge.meet(|| article.deals.iter().map(|d| article.sketch(d, true)).collect());
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        evidence.clear();
        gather(&mut evidence, article, at);
        let scores = judge.weigh(Decision::Kind, &evidence, || Case::Kind(at));
        article.deals[at].kind = Some(KINDS[top(&scores, KINDS.len()).0]);
        article.evidence = evidence;
    }
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize) {
    const SAID: Cue = Cue::new("said");
    const FIRST: Cue = Cue::new("first");
    const BEST: Cue = Cue::new("most specific");
    const VERB: Cue = Cue::new("verb");
    const TITLE: Cue = Cue::new("title");
    const PAGE: Cue = Cue::new("elsewhere");
    const NOUN: Cue = Cue::new("noun");
    const TYPES: Cue = Cue::new("types");
    const MONEY: Cue = Cue::new("money");
    let text = article.text();
    let deal = &article.deals[at];
    let mut kinds: Vec<(Kind, NounClass)> = Vec::new();
    for (order, f) in deal.frames.iter().enumerate() {
        let frame = &article.frames[*f];
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        if let Some(noun) = frame.noun(sentence) {
            let class = super::codes::noun_class(noun.class);
            evidence.add(SAID, &[look::kind(noun.kind), class]);
            if order == 0 {
                evidence.add(FIRST, &[look::kind(noun.kind), class]);
            }
            kinds.push((noun.kind, noun.class));
            for word in
                noun.head.of(text).split_whitespace().chain(noun.about.map_or("", |a| a.of(text)).split_whitespace())
            {
                if !word.is_empty() {
                    evidence.add(NOUN, &[look::word_piece(word)]);
                }
            }
        } else if order == 0 {
            evidence.add(FIRST, &[look::NO]);
        }
        if let Some(kind) = frame.draft.kind {
            evidence.add(SAID, &[Piece::new("pattern"), look::kind(kind)]);
            kinds.push((kind, NounClass::Instrument));
        }
        if let Some(told) = verb(sentence, frame.main_verb()) {
            for (class, _) in &told.classes {
                evidence.add(VERB, &[super::codes::verb_class(*class)]);
            }
            evidence.add(VERB, &[look::word_piece(told.head.of(text).split_whitespace().next().unwrap_or_default())]);
        }
    }
    let specific = |(kind, class): &(Kind, NounClass)| match (kind, class) {
        (_, NounClass::Vague) => 1,
        (Kind::Partnership, _) => 0,
        (Kind::Agreement, _) => 2,
        (Kind::JointVenture, _) => 3,
        _ => 4,
    };
    let best = kinds.iter().max_by_key(|k| specific(k));
    let best_piece = best.map_or(look::NO, |(kind, _)| look::kind(*kind));
    evidence.add(BEST, &[best_piece]);
    for s in &deal.sentences {
        let sentence = &article.annotation.sentences[*s];
        let money = sentence.elements.iter().any(|e| matches!(e.kind, ElementKind::Money(_)));
        evidence.flag(MONEY, money);
        for element in &sentence.elements {
            if let ElementKind::Noun(noun) = &element.kind {
                evidence
                    .add(PAGE, &[Piece::new("sentence"), look::kind(noun.kind), super::codes::noun_class(noun.class)]);
            }
        }
    }
    for s in &article.page.titles {
        for element in &article.annotation.sentences[*s].elements {
            if let ElementKind::Noun(noun) = &element.kind {
                evidence.add(TITLE, &[look::kind(noun.kind), look::yes(deal.in_title), best_piece]);
            }
        }
    }
    let sentences = &article.annotation.sentences;
    let near = (0..sentences.len()).filter(|s| (1..=4).contains(&deal.distance(*s)));
    for kind in near.flat_map(|s| article.page.noted(s).iter().map(move |k| &sentences[s].elements[*k].kind)) {
        if let ElementKind::Noun(noun) = kind {
            if noun.definite && !noun.plural {
                evidence.add(
                    PAGE,
                    &[look::kind(noun.kind), super::codes::noun_class(noun.class), level(article.deals.len().min(3))],
                );
            }
        }
    }
    let mut types: Vec<&str> =
        deal.sides.iter().map(|id| look::party_type(article.annotation.entities[*id].party).name).collect();
    types.sort_unstable();
    let pieces: Vec<Piece> = types.iter().take(3).map(|t| look::word_piece(t)).collect();
    evidence.add(TYPES, &pieces);
}
