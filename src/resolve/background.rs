//! News or background: a deal that is the article's news and has no date word takes the article's date; one told in
//! passing takes none.

use super::Article;
use crate::model::{BlockKind, ElementKind, Kind, Status, VerbClass};

pub(super) fn resolve(article: &mut Article) {
    let body: Vec<usize> = article
        .annotation
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| matches!(s.kind, BlockKind::Body | BlockKind::ListItem | BlockKind::TableRow))
        .map(|(at, _)| at)
        .collect();
    let signing = tells_of_signing(article);
    for at in 0..article.deals.len() {
        let deal = &article.deals[at];
        let instrument = matches!(deal.kind, Some(Kind::Mou | Kind::LetterOfIntent | Kind::Agreement | Kind::Twinning));
        if deal.status.is_none() && instrument && signing {
            article.deals[at].status = Some(Status::Signed);
        }
        let deal = &article.deals[at];
        let rank = body.iter().position(|s| *s == deal.first).unwrap_or(0);
        let early = rank < 4 || rank * 2 < body.len();
        let passing = deal.sentences.iter().any(|s| is_passing(article, *s));
        let published = article.document.published;
        let old = match (deal.date, published) {
            (Some(date), Some(published)) => {
                deal.status != Some(Status::Planned)
                    && (date.year < published.year - 1 || (date.year < published.year && date.day.is_none()))
            }
            _ => false,
        };
        let deal = &mut article.deals[at];
        deal.background = old || (passing && !deal.in_title);
        let news = deal.in_title || (early && !passing) || (!passing && deal.status == Some(Status::Signed));
        if deal.date.is_none() && news && !matches!(deal.status, Some(Status::Planned) if !deal.in_title) {
            deal.date = published;
        }
    }
}

/// Whether headline or lead tell of a signing: "a step forward with the signing of three documents".
fn tells_of_signing(article: &Article) -> bool {
    let lead = article
        .annotation
        .sentences
        .iter()
        .filter(|s| matches!(s.kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Body))
        .take(5);
    lead.flat_map(|s| &s.elements).any(
        |e| matches!(&e.kind, ElementKind::Verb(v) if v.has(VerbClass::Sign).is_some() && !v.planned && !v.negative),
    )
}

/// "Recently …", "… had earlier signed": told in passing.
fn is_passing(article: &Article, sentence: usize) -> bool {
    let sentence = &article.annotation.sentences[sentence];
    sentence.tokens.iter().any(|t| {
        matches!(
            t.span.of(article.text()),
            "recently" | "Recently" | "previously" | "Previously" | "formerly" | "Formerly"
        )
    })
}
