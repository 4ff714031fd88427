//! When a deal was or will be made.

use super::Article;
use crate::calendar::{self, Tense};
use crate::model::{Date, DateForm, Draft, ElementKind, Sentence, Status, VerbClass};

/// The date that a draft's own sentence gives it.
pub(super) fn of_draft(article: &Article, draft: &Draft) -> Option<Date> {
    let sentence = &article.annotation.sentences[draft.sentence];
    let near = draft.verb.or(draft.noun).unwrap_or(draft.elements.0);
    in_sentence(article, sentence, near, draft.status == Some(Status::Planned))
}

/// The date of a sentence nearest to an element, left out where it tells a beginning or an end.
fn in_sentence(article: &Article, sentence: &Sentence, near: usize, planned: bool) -> Option<Date> {
    let tense = if planned { Tense::Future } else { Tense::Past };
    let mut best: Option<(usize, Date)> = None;
    for (at, element) in sentence.elements.iter().enumerate() {
        let ElementKind::Date(form) = element.kind else { continue };
        if !tells_when(article, sentence, at, form, planned) {
            continue;
        }
        let Some(date) = calendar::resolve(form, article.document.published, tense) else { continue };
        // "who set up the consortium in 2023": a relative clause dates something else.
        let between = near.min(at)..near.max(at);
        if at > near && sentence.elements[between].iter().any(|e| matches!(e.span.of(article.text()), "who" | "whose"))
        {
            continue;
        }
        let distance = near.abs_diff(at) + if date.day.is_none() && date.month.is_none() { 3 } else { 0 };
        if best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, date));
        }
    }
    best.map(|(_, date)| date)
}

/// Whether a date says when the deal was made: not "until 2030", "since 2013", "due in late 2023", "by 2025".
fn tells_when(article: &Article, sentence: &Sentence, at: usize, form: DateForm, planned: bool) -> bool {
    let text = article.text();
    let word =
        |back: usize| at.checked_sub(back).and_then(|k| sentence.elements.get(k)).map_or("", |e| e.span.of(text));
    let own = sentence.elements[at].span.of(text).to_lowercase();
    let first = own.split(' ').next().unwrap_or_default();
    let before = [word(1), word(2), word(3)].map(str::to_lowercase);
    let bounds = |w: &str| {
        matches!(
            w,
            "until"
                | "till"
                | "since"
                | "through"
                | "to"
                | "expire"
                | "expires"
                | "from"
                | "than"
                | "before"
                | "dated"
                | "of"
                | "for"
                | "end"
                | "–"
                | "-"
        )
    };
    if bounds(first) || bounds(&before[0]) || (before[0] == "the" && before[1] == "of") {
        return matches!(form, DateForm::Days(_))
            || (before[0] == "of" && matches!(form, DateForm::Absolute(d) if d.day.is_some()));
    }
    if (first == "by" || before[0] == "by") && !planned {
        return false;
    }
    let verb_near = sentence.elements[at.saturating_sub(4)..at].iter().rev().find_map(|e| match &e.kind {
        ElementKind::Verb(verb) => Some(verb),
        _ => None,
    });
    let begins = before.iter().any(|w| {
        matches!(
            w.as_str(),
            "start"
                | "starts"
                | "begin"
                | "begins"
                | "enrol"
                | "live"
                | "operational"
                | "completed"
                | "ready"
                | "due"
                | "open"
                | "opens"
                | "finish"
                | "delivery"
                | "deliveries"
                | "effect"
        )
    });
    if begins && !matches!(form, DateForm::Days(_)) {
        return false;
    }
    !verb_near.is_some_and(|v| v.has(VerbClass::Supply).is_some())
}

pub(super) fn resolve(article: &mut Article) {
    for at in 0..article.deals.len() {
        if article.deals[at].date.is_some() {
            continue;
        }
        let deal = &article.deals[at];
        let planned = deal.status == Some(Status::Planned);
        let mut sentences = deal.sentences.clone();
        sentences.extend(deal.opener);
        sentences.sort_unstable();
        let told = sentences.iter().find_map(|s| {
            let sentence = &article.annotation.sentences[*s];
            let verb = sentence.elements.iter().position(|e| {
                matches!(&e.kind, ElementKind::Verb(v) if [VerbClass::Sign, VerbClass::Renew, VerbClass::End, VerbClass::Agree, VerbClass::Form, VerbClass::Award].iter().any(|c| v.has(*c).is_some()))
            });
            let occasion = sentence.elements.iter().any(|e| matches!(e.span.of(article.text()), "ceremony" | "signing" | "held"));
            let near = verb.or(occasion.then_some(0))?;
            in_sentence(article, sentence, near, planned)
        });
        article.deals[at].dated = told.is_some();
        article.deals[at].date = told;
    }
}
