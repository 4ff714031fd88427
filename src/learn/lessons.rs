//! What is learned from: annotated articles, and the examples of the patterns.

use crate::engine::Engine;
use crate::ingest;
use crate::model::Document;
use crate::score::{Deal, LISTS, Named, SCALAR};

/// An annotated article.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The article.
    pub document: Document,
    /// Its deals, evidence in code points.
    pub deals: Vec<Deal>,
    /// How much its decisions count; 1 for an article.
    pub weight: f32,
}

/// Counter-examples are promises of the patterns: a test holds each of them.
const PROMISE: f32 = 3.0;

/// The examples and counter-examples of the patterns that are one sentence: each a small article with one deal or none.
pub fn of_patterns(engine: &Engine) -> Vec<Lesson> {
    let one = |text: &str| !text.contains('\n') && !text.trim_end_matches('.').contains(". ");
    let mut lessons = Vec::new();
    for pattern in engine.patterns() {
        for (at, example) in pattern.examples.iter().enumerate().filter(|(_, e)| one(&e.text)) {
            let name = |kind: Option<&'static str>| kind.unwrap_or_default().to_owned();
            let kind = example.kind.map(crate::model::Kind::name);
            let status = example.status.map(crate::model::Status::name);
            let said = |slot: &str| {
                slot == "parties" || slot == "kind" && kind.is_some() || slot == "status" && status.is_some()
            };
            let deal = Deal {
                kind: name(kind),
                status: name(status),
                parties: example.parties.iter().map(|p| Named { name: p.clone(), ..Named::default() }).collect(),
                evidence: vec![(0, example.text.chars().count())],
                skip: SCALAR.iter().chain(LISTS).filter(|s| !said(s)).map(|s| (*s).to_owned()).collect(),
                ..Deal::default()
            };
            lessons.push(lesson(&format!("{}-{at}", pattern.id), &example.text, vec![deal], 1.0));
        }
        for (at, example) in pattern.counter_examples.iter().enumerate().filter(|(_, e)| one(&e.text)) {
            lessons.push(lesson(&format!("{}-not-{at}", pattern.id), &example.text, Vec::new(), PROMISE));
        }
    }
    lessons
}

fn lesson(id: &str, text: &str, deals: Vec<Deal>, weight: f32) -> Lesson {
    Lesson { document: ingest::document(id, text), deals, weight }
}
