//! What `tieup explain` shows: each step of the way of one article, as plain text values.

use serde::Serialize;

/// Every step that led from an article to its records.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Explanation {
    /// Whether the gate opened, and for which trigger root.
    pub gate: Option<String>,
    /// Blocks: what each is and its text.
    pub blocks: Vec<Step>,
    /// Mentions: what each is, its text and why it was taken.
    pub mentions: Vec<Step>,
    /// Sentences: the elements that the patterns saw.
    pub sentences: Vec<Step>,
    /// Patterns tried at each trigger, and where they stopped.
    pub patterns: Vec<Step>,
    /// Drafts: what a pattern bound.
    pub drafts: Vec<Step>,
    /// Merges, links and drafts dropped, with the reason.
    pub decisions: Vec<Step>,
    /// What was weighed, in order.
    pub weighed: Vec<Weighed>,
}

/// One line of an explanation.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Step {
    /// Code points into the text.
    pub start: usize,
    /// Code points into the text, exclusive.
    pub end: usize,
    /// What it is: a block's kind, a mention's kind, a pattern's id.
    pub label: String,
    /// The words it is about.
    pub text: String,
    /// The reason.
    pub why: String,
}

/// One decision that was weighed: its best answer beside "none of these", and what spoke for and against it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Weighed {
    /// Name of the decision: that of its file of weights.
    pub decision: String,
    /// The sentence that it is about, where it is about one: code points, the end exclusive.
    pub sentence: Option<(usize, usize)>,
    /// What else it is about: a deal by its number, a name, a phrase.
    pub about: String,
    /// The best answer, taken where its score is above 0.
    pub answer: String,
    /// Its log-odds.
    pub score: f32,
    /// The evidence that weighs anything for it, the heaviest first. What is missing to the score is the base.
    pub weights: Vec<Weight>,
}

/// A piece of evidence and what it weighs.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Weight {
    /// Its name.
    pub evidence: String,
    /// Log-odds.
    pub weight: f32,
}
