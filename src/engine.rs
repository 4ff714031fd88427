//! One article through the stages: gate, annotate, extract, resolve.

use crate::error::Result;
use crate::model::{Document, Explanation, Record};
use std::path::Path;

/// Everything that reading needs, loaded once and shared by all workers.
pub struct Engine {}

impl Engine {
    /// The engine with the gazetteers and patterns that are built in.
    pub fn embedded() -> Result<Self> {
        Ok(Self {})
    }

    /// The engine with a folder of gazetteers and a folder of patterns added to those built in.
    pub fn with_folders(_gazetteers: Option<&Path>, _patterns: Option<&Path>) -> Result<Self> {
        Self::embedded()
    }

    /// The deals of one article.
    pub fn read(&self, _document: &Document) -> Vec<Record> {
        Vec::new()
    }

    /// The deals of one article, with every step that led to them.
    pub fn explain(&self, _document: &Document) -> (Vec<Record>, Explanation) {
        (Vec::new(), Explanation::default())
    }
}
