//! Drafts that are no deals: denied ones, takeovers, funding, lawsuits.

use super::Article;
use crate::gazetteer::Sense;
use crate::model::{BlockKind, Draft, ElementKind, NounClass, Status, VerbClass};

pub(super) fn resolve(article: &mut Article) {
    let takeover =
        article.annotation.sentences.iter().filter(|s| matches!(s.kind, BlockKind::Title | BlockKind::Standfirst)).any(
            |s| {
                (0..s.tokens.len()).any(|at| {
                    article
                        .gazetteer
                        .words
                        .senses(&s.tokens, at)
                        .any(|(_, sense)| matches!(sense, Sense::OutOfScope { article: true }))
                })
            },
        );
    let drafts = std::mem::take(&mut article.drafts);
    for draft in drafts {
        let span = article.annotation.sentences[draft.sentence].span;
        match reason(article, &draft, takeover) {
            Some(why) => article.note(span, &draft.patterns.join(", "), format!("dropped: {why}")),
            None => article.drafts.push(draft),
        }
    }
}

fn reason(article: &Article, draft: &Draft, takeover: bool) -> Option<&'static str> {
    if draft.negative && draft.status != Some(Status::Ended) {
        return Some("it is denied");
    }
    let sentence = &article.annotation.sentences[draft.sentence];
    if is_in_a_denial(article, draft) {
        return Some("it is denied");
    }
    let noun = draft.noun_of(&sentence.elements);
    if takeover
        && noun.is_some_and(|n| matches!(n.class, NounClass::Instrument | NounClass::Vague) && n.about.is_none())
    {
        return Some("the headline tells of a takeover or a lawsuit");
    }
    if draft.verb.is_none()
        && draft.status.is_none()
        && noun.is_some_and(|n| n.class == NounClass::Loose && !n.indefinite && n.count.is_none() && n.about.is_none())
    {
        return Some("cooperation in general: nothing is said to be done");
    }
    if draft.verb_of(&sentence.elements).is_some_and(|v| v.possible) {
        return Some("only possible: nobody says that it will be");
    }
    if is_uncountable(article, draft) {
        return Some("cooperation in general: nothing is said to be done");
    }
    if is_supposed(article, draft) {
        return Some("only supposed: \"if\", \"whether\"");
    }
    let from = draft.noun.or(draft.verb).map_or(draft.elements.0, |at| at);
    let start = sentence.elements[from].tokens.0;
    let last = sentence.elements[draft.elements.1.max(from + 1) - 1].tokens.1;
    let out = (start..(last + 10).min(sentence.tokens.len())).any(|at| {
        article.gazetteer.words.senses(&sentence.tokens, at).any(|(_, sense)| matches!(sense, Sense::OutOfScope { .. }))
    });
    out.then_some("out of scope: a takeover, funding, a lawsuit or politics")
}

/// "… may still bid if the talks with Konya fail": said of a case that has not come.
fn is_supposed(article: &Article, draft: &Draft) -> bool {
    let elements = &article.annotation.sentences[draft.sentence].elements;
    let before = &elements[draft.elements.0.saturating_sub(5)..draft.elements.0];
    let clause = before.iter().rev().map(|e| e.span.of(article.text()));
    clause
        .take_while(|w| !matches!(*w, "," | ";" | ":"))
        .any(|w| matches!(w, "if" | "If" | "whether" | "Whether" | "unless" | "Unless"))
}

/// "to deepen legal cooperation between A and B": cooperation as such is no deal unless it is formed, signed, ended.
fn is_uncountable(article: &Article, draft: &Draft) -> bool {
    let elements = &article.annotation.sentences[draft.sentence].elements;
    let Some(noun) = draft.noun_of(elements) else { return false };
    let general = matches!(
        noun.head.of(article.text()).to_lowercase().as_str(),
        "cooperation" | "co-operation" | "collaboration" | "partnership"
    ) && !noun.indefinite
        && noun.count.is_none();
    let does =
        [VerbClass::Form, VerbClass::Sign, VerbClass::Agree, VerbClass::Partner, VerbClass::Renew, VerbClass::End];
    let done = draft.verb_of(elements).is_some_and(|v| does.iter().any(|c| v.has(*c).is_some()));
    general && !noun.definite && !done && draft.status != Some(Status::Ended)
}

/// "has denied reports that it has signed an agreement": the denial stands before.
fn is_in_a_denial(article: &Article, draft: &Draft) -> bool {
    let elements = &article.annotation.sentences[draft.sentence].elements;
    let before = &elements[..draft.verb.or(draft.noun).unwrap_or(draft.elements.0)];
    before
        .iter()
        .rev()
        .take(14)
        .any(|e| matches!(&e.kind, ElementKind::Verb(v) if v.has(VerbClass::Deny).is_some() && !v.negative))
}
