//! A judge who knows the right answers: notes the evidence of each decision with its answer, and decides by weights learned
//! from other articles, or, as long as there are none, by the answer itself.

use super::examples::Examples;
use super::oracle::Oracle;
use crate::decide::{Case, DECISIONS, DealSketch, Decision, Evidence, Forms, Judge, MOST_LABELS, Scores, Weights};

/// Log-odds of an answer that is known to be right.
const SURE: f32 = 3.0;

pub(super) struct Teacher<'t> {
    pub(super) oracle: Oracle,
    /// None in the first round.
    pub(super) weights: Option<&'t Weights>,
    pub(super) article: usize,
    /// How much each of its decisions counts.
    pub(super) weight: f32,
    pub(super) notes: Vec<Examples>,
}

impl<'t> Teacher<'t> {
    pub(super) fn new(oracle: Oracle, weights: Option<&'t Weights>, article: usize, weight: f32) -> Self {
        Self { oracle, weights, article, weight, notes: vec![Examples::default(); DECISIONS.len()] }
    }
}

impl Judge for Teacher<'_> {
    const NAMED: bool = true;

    fn weigh<'c>(&mut self, decision: Decision, evidence: &Evidence, case: impl FnOnce() -> Case<'c>) -> Scores {
        let case = case();
        let answer = self.oracle.answer(decision, &case);
        if let Some((label, weight)) = answer {
            let group = case.subject().unwrap_or(0);
            self.notes[decision as usize].note(evidence.names(), label, weight * self.weight, self.article, group);
        }
        match (self.weights, answer) {
            (Some(weights), _) => weights.scores(decision, evidence),
            (None, answer) => {
                let mut scores = [-SURE; MOST_LABELS];
                if let Some((label @ 1.., _)) = answer {
                    scores[label - 1] = SURE;
                }
                scores
            }
        }
    }

    fn hear(&mut self, names: impl FnOnce() -> Vec<Forms>) {
        self.oracle.hear(names());
    }

    fn meet(&mut self, deals: impl FnOnce() -> Vec<DealSketch>) {
        self.oracle.meet(deals());
    }
}
