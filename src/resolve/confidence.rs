//! How likely a record is right: a sum of named evidence, weighed in `weights.toml`.

use super::Article;
use super::deal::Deal;
use crate::model::{EntityClass, NounClass};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    base: f64,
    two_sides: f64,
    verb: f64,
    instrument: f64,
    in_title: f64,
    told_twice: f64,
    listed_side: f64,
    side_from_context: f64,
    loose_noun: f64,
    unknown_side: f64,
    background: f64,
    no_date: f64,
    counted_only: f64,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| toml::from_str(include_str!("weights.toml")).unwrap_or_default());

pub(super) fn resolve(article: &mut Article) {
    for at in 0..article.deals.len() {
        let sum = evidence(article, &article.deals[at]);
        let confidence = 1.0 / (1.0 + (-sum).exp());
        article.deals[at].confidence = (confidence * 1000.0).round() / 1000.0;
    }
}

fn evidence(article: &Article, deal: &Deal) -> f64 {
    let w = &*WEIGHTS;
    let entities = || deal.sides.iter().map(|id| &article.annotation.entities[*id]);
    let drafts = || deal.drafts.iter().map(|d| &article.drafts[*d]);
    let named: usize = drafts().map(|d| d.left.len() + d.right.len()).max().unwrap_or(0);
    let on = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    w.base
        + on(deal.sides.len() >= 2, w.two_sides)
        + on(drafts().any(|d| d.verb.is_some()), w.verb)
        + on(matches!(deal.class, Some(NounClass::Instrument | NounClass::Venture)), w.instrument)
        + on(deal.in_title, w.in_title)
        + on(deal.sentences.len() > 1, w.told_twice)
        + w.listed_side * entities().filter(|e| e.country.is_some() || e.id.is_some()).count().min(3) as f64
        + on(named < deal.sides.len(), w.side_from_context)
        + on(!matches!(deal.class, Some(NounClass::Instrument | NounClass::Venture)), w.loose_noun)
        + w.unknown_side * entities().filter(|e| e.class == EntityClass::Unknown).count().min(3) as f64
        + on(deal.background, w.background)
        + on(deal.date.is_none(), w.no_date)
        + on(deal.sides.len() < 2, w.counted_only)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_weights_file_is_whole() {
        let weights: Result<super::Weights, _> = toml::from_str(include_str!("weights.toml"));
        assert!(weights.is_ok(), "resolve/weights.toml: {}", weights.err().map(|e| e.to_string()).unwrap_or_default());
    }
}
