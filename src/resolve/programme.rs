//! The summit, programme or initiative under which a deal is made.

use super::Article;
use crate::model::{BlockKind, ElementKind, EntityId, Sentence};

pub(super) fn resolve(article: &mut Article) {
    let lead: Vec<usize> = article
        .annotation
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| s.kind == BlockKind::Body)
        .map(|(at, _)| at)
        .take(3)
        .collect();
    for at in 0..article.deals.len() {
        let deal = &article.deals[at];
        let mut sentences = deal.sentences.clone();
        sentences.sort_unstable();
        let own = sentences.iter().find_map(|s| event(article, &article.annotation.sentences[*s]));
        let common = (!deal.background)
            .then(|| lead.iter().find_map(|s| event(article, &article.annotation.sentences[*s])))
            .flatten();
        article.deals[at].programme = own.or(common);
    }
}

/// "at the World Ports Forum", "under the Smart Harbours Programme", "on the sidelines of …".
fn event(article: &Article, sentence: &Sentence) -> Option<EntityId> {
    let text = article.text();
    sentence.elements.iter().enumerate().find_map(|(at, element)| {
        let ElementKind::Event(id) = element.kind else { return None };
        let near: Vec<String> =
            sentence.elements[at.saturating_sub(6)..at].iter().map(|e| e.span.of(text).to_lowercase()).collect();
        let under = near.iter().any(|w| {
            matches!(
                w.as_str(),
                "at" | "under"
                    | "during"
                    | "sidelines"
                    | "margins"
                    | "part"
                    | "conjunction"
                    | "of"
                    | "through"
                    | "within"
                    | "for"
                    | "in"
            )
        });
        under.then_some(id)
    })
}
