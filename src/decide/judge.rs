//! Whoever weighs evidence: the weights in a run; in learning, a teacher who knows the right answers.

use super::{Case, Cue, DealSketch, Decision, Evidence, Forms};

/// Most answers that a decision has.
pub const MOST_LABELS: usize = 8;

/// Log-odds of each answer against "none of these".
pub type Scores = [f32; MOST_LABELS];

/// The same in whole hundredths, on the way to a score.
pub(super) type Sums = [i32; MOST_LABELS];

/// Weighs evidence.
pub trait Judge {
    /// Whether the names of the evidence are to be kept.
    const NAMED: bool;

    /// Weighs the evidence of a decision. The case says what it is about; only who knows the right answers asks for it.
    fn weigh<'c>(&mut self, decision: Decision, evidence: &Evidence, case: impl FnOnce() -> Case<'c>) -> Scores;

    /// Sums evidence that is to be part of more evidence for the same decision, so that what is shared is weighed once. Who
    /// wants to know the pieces leaves it as it is.
    fn sum(&mut self, _: Decision, _: &mut Evidence) {}

    /// The most that pieces of some cues, one of each, can add to the sum of a decision with one answer, in hundredths.
    fn most(&self, _: Decision, _: &[Cue]) -> i32 {
        0
    }

    /// Whether what was summed may come out above a score if at most so many hundredths are added: where it may not, the
    /// rest need not be gathered. Who wants to know all candidates with all of their pieces says yes.
    fn may_pass(&self, _: Decision, _: &Evidence, _most: i32, _score: f32) -> bool {
        true
    }

    /// Tells everybody and everything that the article names.
    fn hear(&mut self, names: impl FnOnce() -> Vec<Forms>);

    /// Tells the deals that the next cases are about, by their places in this list.
    fn meet(&mut self, deals: impl FnOnce() -> Vec<DealSketch>);
}

/// The best answer and its score, if it is better than none.
pub fn best(scores: &Scores, labels: usize) -> Option<(usize, f32)> {
    let (at, score) = top(scores, labels);
    (score > 0.0).then_some((at, score))
}

/// The best answer, better than none or not.
pub fn top(scores: &Scores, labels: usize) -> (usize, f32) {
    let mut found = (0, scores[0]);
    for (at, score) in scores.iter().enumerate().take(labels).skip(1) {
        if *score > found.1 {
            found = (at, *score);
        }
    }
    found
}

/// The probability of log-odds.
pub fn probability(score: f32) -> f64 {
    1.0 / (1.0 + f64::from(-score).exp())
}
