//! What a deal is worth and how long it runs.

use super::Article;
use crate::model::{BlockKind, ElementKind, Kind, Money, Sentence};

pub(super) fn resolve(article: &mut Article) {
    of_each(article);
    main_deal(article);
}

fn of_each(article: &mut Article) {
    for at in 0..article.deals.len() {
        let mut sentences = article.deals[at].sentences.clone();
        sentences.extend((0..article.about.len()).filter(|s| article.about[*s] == Some(at)));
        sentences.sort_unstable();
        sentences.dedup();
        for s in sentences {
            let sentence = &article.annotation.sentences[s];
            let contract = article.deals[at].kind == Some(Kind::Contract);
            if article.deals[at].value.is_none() {
                article.deals[at].value = worth(article, sentence, contract);
            }
            if article.deals[at].term.is_none() {
                article.deals[at].term = term(article, sentence);
            }
        }
    }
}

/// Value and term of the one deal that the article is about may stand anywhere in it: "The two-year project is worth …".
fn main_deal(article: &mut Article) {
    let news: Vec<usize> = (0..article.deals.len()).filter(|d| !article.deals[*d].in_passing()).collect();
    let [only] = news.as_slice() else { return };
    for (at, sentence) in article.annotation.sentences.iter().enumerate() {
        if sentence.kind != BlockKind::Body || article.about[at].is_some_and(|d| d != *only) {
            continue;
        }
        let value = worth(article, sentence, false);
        let term = term(article, sentence).or_else(|| project_term(article, sentence));
        let deal = &mut article.deals[*only];
        deal.value = deal.value.take().or(value);
        deal.term = deal.term.take().or(term);
    }
}

/// "The two-year project", "The 42-month pilot".
fn project_term(article: &Article, sentence: &Sentence) -> Option<String> {
    let text = article.text();
    sentence.elements.windows(2).find_map(|pair| match (&pair[0].kind, pair[1].span.of(text)) {
        (
            ElementKind::Term(term),
            "project" | "programme" | "program" | "pilot" | "trial" | "scheme" | "contract" | "arrangement" | "pact",
        ) => Some(term.clone()),
        _ => None,
    })
}

/// "worth US$38m", "valued at", "for EUR 14.5 million", "put at RM 40 million"; not "of which RM 6 million", a grant, a turnover.
fn worth(article: &Article, sentence: &Sentence, contract: bool) -> Option<Money> {
    let text = article.text();
    if matches!(sentence.kind, BlockKind::TableRow | BlockKind::ListItem) {
        return sentence.elements.iter().find_map(|e| match &e.kind {
            ElementKind::Money(money) => Some(money.clone()),
            _ => None,
        });
    }
    for (at, element) in sentence.elements.iter().enumerate() {
        let ElementKind::Money(money) = &element.kind else { continue };
        let before: Vec<String> =
            sentence.elements[at.saturating_sub(6)..at].iter().map(|e| e.span.of(text).to_lowercase()).collect();
        let near: Vec<&str> = before.iter().rev().take(4).map(String::as_str).collect();
        let says = |w: &str| near.contains(&w);
        let decoy = says("which")
            || says("grant")
            || says("revenue")
            || says("turnover")
            || says("profit")
            || says("loss")
            || says("save")
            || says("trade")
            || says("already")
            || says("paid");
        if decoy {
            continue;
        }
        let worth = [
            "worth",
            "valued",
            "value",
            "totalling",
            "cost",
            "costing",
            "budget",
            "outlay",
            "estimated",
            "put",
            "priced",
            "total",
            "capital",
            "investment",
            "invest",
            "amounting",
        ]
        .iter()
        .any(|w| says(w));
        let after = sentence.elements.get(at + 1).map_or("", |e| e.span.of(text));
        if worth || (contract && (says("for") || says("a"))) || matches!(after, "contract" | "deal" | "project") {
            return Some(money.clone());
        }
    }
    None
}

/// "for three years", "runs for", "by eight years", "for an initial five years".
fn term(article: &Article, sentence: &Sentence) -> Option<String> {
    let text = article.text();
    let row = matches!(sentence.kind, BlockKind::TableRow | BlockKind::ListItem);
    sentence.elements.iter().enumerate().find_map(|(at, element)| {
        let ElementKind::Term(term) = &element.kind else { return None };
        let near: Vec<&str> = sentence.elements[at.saturating_sub(4)..at].iter().map(|e| e.span.of(text)).collect();
        let runs = near.iter().any(|w| {
            matches!(
                *w,
                "for"
                    | "by"
                    | "over"
                    | "runs"
                    | "run"
                    | "last"
                    | "lasts"
                    | "period"
                    | "term"
                    | "another"
                    | "spanning"
                    | "Tenure"
                    | "Duration"
                    | "Term"
                    | "executed"
                    | "completed"
            )
        });
        let after = sentence.elements.get(at + 1).map_or("", |e| e.span.of(text));
        let period = matches!(after, "period" | "term" | "pact" | "extension" | "renewal" | "partnership");
        (runs || period || row).then(|| term.clone())
    })
}
