//! One article through the stages: gate, annotate, extract, resolve.

use crate::annotate::annotate;
use crate::embedded;
use crate::error::Result;
use crate::extract::{self, Patterns};
use crate::gate::Gate;
use crate::gazetteer::{self, Gazetteer};
use crate::model::{Document, Explanation, Record};
use crate::resolve::resolve;
use std::borrow::Cow;
use std::path::Path;

/// Everything that reading needs, loaded once and shared by all workers.
pub struct Engine {
    gate: Gate,
    gazetteer: Gazetteer,
    patterns: Patterns,
}

impl Engine {
    /// The engine with the gazetteers and patterns that are built in.
    pub fn embedded() -> Result<Self> {
        Self::with_folders(None, None)
    }

    /// The engine with a folder of gazetteers and a folder of patterns added to those built in; a file of the same path
    /// takes the built-in one's place.
    pub fn with_folders(gazetteers: Option<&Path>, patterns: Option<&Path>) -> Result<Self> {
        let gazetteers = files(embedded::GAZETTEERS, gazetteers, "tsv")?;
        let patterns = files(embedded::PATTERNS, patterns, "toml")?;
        let gazetteer = Gazetteer::read(gazetteers.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))?;
        let patterns = Patterns::read(patterns.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))?;
        Ok(Self { gate: Gate::new(), gazetteer, patterns })
    }

    /// The patterns, for audits and tests.
    pub fn patterns(&self) -> &[extract::Pattern] {
        &self.patterns.all
    }

    /// The deals of one article.
    pub fn read(&self, document: &Document) -> Vec<Record> {
        if self.gate.opens(&document.text).is_none() {
            return Vec::new();
        }
        let annotation = annotate(document, &self.gazetteer);
        let drafts = extract::extract(&document.text, &annotation, &self.patterns, None);
        if drafts.is_empty() {
            return Vec::new();
        }
        resolve(document, &annotation, &self.gazetteer, drafts).0
    }

    /// The deals of one article, with every step that led to them.
    pub fn explain(&self, document: &Document) -> (Vec<Record>, Explanation) {
        let text = &document.text;
        let mut told = Explanation {
            gate: self.gate.opens(text).map(str::to_owned),
            blocks: crate::explain::blocks(document),
            ..Explanation::default()
        };
        if told.gate.is_none() {
            return (Vec::new(), told);
        }
        let annotation = annotate(document, &self.gazetteer);
        let drafts = extract::extract(text, &annotation, &self.patterns, Some(&mut told.patterns));
        told.sentences = crate::explain::sentences(text, &annotation);
        told.mentions = crate::explain::mentions(text, &annotation);
        told.drafts = crate::explain::drafts(text, &annotation, &drafts);
        let (records, decisions) = resolve(document, &annotation, &self.gazetteer, drafts);
        told.decisions = decisions;
        crate::explain::in_code_points(text, &mut told);
        (records, told)
    }
}

/// Built-in data files and a user's folder over them.
fn files(
    embedded: &'static [(&str, &str)],
    folder: Option<&Path>,
    ending: &str,
) -> Result<Vec<(Cow<'static, str>, Cow<'static, str>)>> {
    let mut files: Vec<(Cow<str>, Cow<str>)> =
        embedded.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(*text))).collect();
    if let Some(folder) = folder {
        for (name, text) in gazetteer::files(folder, ending)? {
            match files.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = Cow::Owned(text),
                None => files.push((Cow::Owned(name), Cow::Owned(text))),
            }
        }
    }
    Ok(files)
}
