//! Writes articles whose deals are known beforehand: for timing, for large trial runs and for finding out what a change of
//! the patterns breaks. What they say is composed from the word lists and templates in `data/`; the same seed and the
//! same data give the same bytes, with every compiler and on every machine.

mod article;
mod calendar;
mod cast;
mod news;
mod page;
mod random;
mod scene;
mod slot;
mod stock;
mod template;
#[cfg(test)]
mod tests;
mod words;

use crate::error::Result;
use stock::Stock;

/// What to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// How many articles.
    pub articles: usize,
    /// The same seed gives the same articles; article `i` depends on the seed and on `i` only.
    pub seed: u64,
    /// Share of the articles that tell of deals, 0 to 1. The others hold no trigger word at all.
    pub deals: f64,
    /// Characters of the shortest article; one with deals may be somewhat longer for its deals' sake.
    pub shortest: usize,
    /// Characters of the longest article.
    pub longest: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { articles: 1000, seed: 1, deals: 0.3, shortest: 400, longest: 6000 }
    }
}

/// A generated article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its name: `g000001` for the first.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its line of the gold file.
    pub gold: serde_json::Value,
}

/// The articles one by one, each composed when it is asked for. Fails where the generator's own data is at fault.
pub fn articles(options: &Options) -> Result<impl Iterator<Item = Article> + use<>> {
    let stock = Stock::embedded()?;
    let options = options.clone();
    Ok((0..options.articles).map(move |index| article::compose(&stock, &options, index)))
}
