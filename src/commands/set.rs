//! A set of annotated articles: a folder with `articles/` and `gold.jsonl`.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use tieup::ingest::{Source, Walk, walk};
use tieup::model::Record;
use tieup::score::{Deal, GoldArticle, read_gold};

const GOLD: &str = "gold.jsonl";

/// The articles of a set, and what is annotated of them.
pub struct Set {
    articles: PathBuf,
    pub gold: Vec<GoldArticle>,
    pub walk: Walk,
}

impl Set {
    /// Whether a folder is laid out as one.
    pub fn is(folder: &Path) -> bool {
        folder.join(GOLD).is_file()
    }

    /// Reads the annotations and finds the articles.
    pub fn read(folder: &Path) -> Result<Self> {
        let gold = read_gold(&folder.join(GOLD))?;
        let articles = folder.join("articles");
        let walk = walk(std::slice::from_ref(&articles), &|_| false);
        Ok(Self { articles, gold, walk })
    }

    /// Where an annotated article is; that it is nowhere is a slip in its name.
    pub fn source(&self, article: &GoldArticle) -> Result<&Source> {
        let found = self.walk.sources.iter().find(|source| source.id == article.doc);
        found.with_context(|| format!("{}: no article \"{}\" of {GOLD} is there", self.articles.display(), article.doc))
    }
}

/// A record in the form of annotated deals, to be held against them.
pub fn as_deal(record: &Record) -> Result<Deal> {
    Ok(serde_json::from_value(serde_json::to_value(record)?)?)
}
