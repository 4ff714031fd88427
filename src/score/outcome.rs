//! One run of records held against the annotated articles: what it counts, and every mistake.

use super::deal::Deal;
use super::errors::{Mistake, sort};
use super::pairing::pair_deals;
use super::read::GoldArticle;
use super::slots::{LISTS, PARTY_TYPE, SCALAR, Slip, score_alone, score_pair};
use super::tally::{Figures, Tally};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Something that one article shows of a run.
#[derive(Clone, Debug)]
pub enum Finding {
    /// The annotated deal of this place has no record.
    Missed(usize),
    /// The record of this place tells of no annotated deal.
    False(usize),
    /// A slot of an annotated deal and its record is not fully right.
    Slip(usize, usize, Slip),
}

/// Counts one article: its annotated deals against the predicted ones.
pub fn score_article(tally: &mut Tally, golds: &[Deal], predicted: &[Deal]) {
    read_article(tally, golds, predicted, &mut |_| {});
}

/// Counts one article, and tells what it shows.
pub fn read_article<P: Borrow<Deal>>(
    tally: &mut Tally,
    golds: &[Deal],
    predicted: &[P],
    tell: &mut dyn FnMut(Finding),
) {
    let pairs = pair_deals(golds, predicted);
    for (i, j) in pairs.iter().copied().filter(|(i, _)| !golds[*i].optional) {
        tally.add("deal", 1.0, 1, 1);
        score_pair(tally, &golds[i], predicted[j].borrow(), &mut |slip| tell(Finding::Slip(i, j, slip)));
    }
    for (i, gold) in golds.iter().enumerate().filter(|(_, gold)| !gold.optional) {
        if !pairs.iter().any(|(g, _)| *g == i) {
            tally.add("deal", 0.0, 1, 0);
            score_alone(tally, gold, true);
            tell(Finding::Missed(i));
        }
    }
    for (j, extra) in predicted.iter().enumerate() {
        if !pairs.iter().any(|(_, p)| *p == j) {
            tally.add("deal", 0.0, 0, 1);
            score_alone(tally, extra.borrow(), false);
            tell(Finding::False(j));
        }
    }
}

/// What became of one run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The sums.
    pub tally: Tally,
    /// What is not right: by group, article and deal.
    pub mistakes: Vec<Mistake>,
    /// How many articles are annotated.
    pub articles: usize,
    /// How many records the run gave.
    pub records: usize,
    /// Articles of records that are not annotated, and how many records each has. Those count nowhere.
    pub unknown: BTreeMap<String, usize>,
}

impl Outcome {
    /// The figures in the order in which they are shown: deals, all slots together, each slot, the type of parties.
    pub fn figures(&self) -> Vec<(&'static str, Figures)> {
        let slots = [SCALAR, LISTS].concat();
        let alone = |slot: &'static str| (slot, self.tally.figures(&[slot]));
        let together = [alone("deal"), ("slots", self.tally.figures(&slots))];
        together.into_iter().chain(slots.iter().copied().chain([PARTY_TYPE]).map(alone)).collect()
    }
}

/// Holds records against annotated articles. `texts` are the articles' texts by id, as far as they are at hand.
pub fn score(gold: &[GoldArticle], records: &[(String, Deal)], texts: &BTreeMap<String, String>) -> Outcome {
    let mut by_article: BTreeMap<&str, Vec<&Deal>> = BTreeMap::new();
    for (doc, deal) in records {
        by_article.entry(doc).or_default().push(deal);
    }
    let mut outcome = Outcome { articles: gold.len(), records: records.len(), ..Outcome::default() };
    for article in gold {
        let predicted = by_article.remove(article.doc.as_str()).unwrap_or_default();
        let text = texts.get(&article.doc).map(String::as_str);
        let mistakes = &mut outcome.mistakes;
        read_article(&mut outcome.tally, &article.deals, &predicted, &mut |finding| {
            mistakes.push(Mistake::new(article, &predicted, text, finding));
        });
    }
    outcome.unknown = by_article.into_iter().map(|(doc, deals)| (doc.to_owned(), deals.len())).collect();
    sort(&mut outcome.mistakes);
    outcome
}
