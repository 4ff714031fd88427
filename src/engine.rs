//! One article through the stages: gate, annotate, extract, resolve.

use crate::annotate::annotate;
use crate::decide::{Judge, Telling, Weights};
use crate::error::Result;
use crate::extract::{self, Patterns};
use crate::gate::Gate;
use crate::gazetteer::Gazetteer;
use crate::model::{Document, Draft, Explanation, Fate, Record, Side, SideRef};
use crate::resolve::resolve;
use std::path::Path;

/// Everything that reading needs, loaded once and shared by all workers.
pub struct Engine {
    gate: Gate,
    gazetteer: Gazetteer,
    patterns: Patterns,
    weights: Weights,
}

impl Engine {
    /// The engine with the gazetteers and patterns that are built in.
    pub fn embedded() -> Result<Self> {
        Self::with_folders(None, None, None)
    }

    /// The engine with folders of gazetteers, patterns and weights added to those built in; a file of the same path takes
    /// the built-in one's place.
    pub fn with_folders(gazetteers: Option<&Path>, patterns: Option<&Path>, weights: Option<&Path>) -> Result<Self> {
        let gazetteer = Gazetteer::with_folder(gazetteers)?;
        let patterns = Patterns::with_folder(patterns)?;
        // Every trigger noun, and the verbs that some pattern takes without a noun.
        let alone = patterns.verbs_alone();
        let roots = gazetteer.words.triggers().filter(|(class, _)| class.is_none_or(|c| alone.contains(&c)));
        let gate = Gate::new(roots.map(|(_, root)| root));
        let weights = Weights::with_folder(weights)?;
        Ok(Self { gate, gazetteer, patterns, weights })
    }

    /// The weights of its decisions.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The patterns, for audits and tests.
    pub fn patterns(&self) -> &[extract::Pattern] {
        &self.patterns.all
    }

    /// The deals of one article.
    pub fn read(&self, document: &Document) -> Vec<Record> {
        self.read_with(document, &mut &self.weights)
    }

    /// The deals of one article as somebody else judges them: in learning, a teacher who knows the right answers.
    pub fn read_with<J: Judge>(&self, document: &Document, judge: &mut J) -> Vec<Record> {
        if self.gate.opens(&document.text).is_none() {
            return Vec::new();
        }
        let annotation = annotate(document, &self.gazetteer);
        let drafts = extract::extract(&document.text, &annotation, &self.patterns, None);
        if drafts.is_empty() {
            return Vec::new();
        }
        resolve(document, &annotation, &self.gazetteer, drafts, judge, false).records
    }

    /// What the patterns bind in one article: for each draft the ids of its patterns and the names of its sides.
    pub fn bound(&self, document: &Document) -> Vec<(Vec<String>, Vec<String>)> {
        let annotation = annotate(document, &self.gazetteer);
        let drafts = extract::extract(&document.text, &annotation, &self.patterns, None);
        let name = |side: &Side| match side.who {
            SideRef::Named(id) => annotation.entities[id].name.clone(),
            _ => side.span.of(&document.text).to_owned(),
        };
        let of = |draft: Draft| (draft.patterns, draft.left.iter().chain(&draft.right).map(name).collect());
        drafts.into_iter().map(of).collect()
    }

    /// The deals of one article, and for each draft the ids of the patterns that bound it, none where a trigger alone gave
    /// it, and what became of it.
    pub fn fates(&self, document: &Document) -> (Vec<Record>, Vec<(Vec<String>, Fate)>) {
        if self.gate.opens(&document.text).is_none() {
            return (Vec::new(), Vec::new());
        }
        let annotation = annotate(document, &self.gazetteer);
        let drafts = extract::extract(&document.text, &annotation, &self.patterns, None);
        let patterns: Vec<Vec<String>> = drafts.iter().map(|draft| draft.patterns.clone()).collect();
        let resolved = resolve(document, &annotation, &self.gazetteer, drafts, &mut &self.weights, true);
        (resolved.records, patterns.into_iter().zip(resolved.fates).collect())
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
        let mut judge = Telling::new(&self.weights);
        let resolved = resolve(document, &annotation, &self.gazetteer, drafts, &mut judge, true);
        told.decisions = resolved.decisions;
        told.weighed = judge.weighed;
        crate::explain::in_code_points(text, &mut told);
        (resolved.records, told)
    }
}
