//! Multinomial logistic regression by AdaGrad: every weight has a step of its own, which shrinks with what it has learned.

use super::examples::{Example, Examples};
use crate::decide::{BASE, Decision, MOST_LABELS, Scores};

/// How weights are fitted.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// Times that all examples are gone through.
    pub epochs: usize,
    /// First step.
    pub step: f32,
    /// Pull of each weight towards nothing, for each example.
    pub decay: f32,
    /// Examples that a piece of evidence must stand in.
    pub least: usize,
}

impl Default for Fit {
    fn default() -> Self {
        Self { epochs: 14, step: 0.15, decay: 6e-4, least: 2 }
    }
}

/// The weights of one decision: a row for each name, and the base.
pub(super) struct Fitted {
    pub(super) rows: Vec<(String, Vec<f32>)>,
}

/// Fits the weights of a decision on the examples of the articles that pass.
pub(super) fn fit(decision: Decision, examples: &Examples, passes: impl Fn(usize) -> bool, how: Fit) -> Fitted {
    let labels = decision.labels().len();
    let chosen: Vec<&Example> = examples.all.iter().filter(|e| passes(e.article)).collect();
    let mut counts = vec![0_usize; examples.names.len()];
    for example in &chosen {
        let mut last = u32::MAX;
        for feature in &example.features {
            if *feature != last {
                counts[*feature as usize] += 1;
                last = *feature;
            }
        }
    }
    let known: Vec<bool> = counts.iter().map(|c| *c >= how.least).collect();
    let width = examples.names.len();
    let mut weights = vec![0.0_f32; (width + 1) * labels];
    let mut squares = vec![1e-3_f32; (width + 1) * labels];
    let mut order = Shuffle::new(chosen.len());
    for _ in 0..how.epochs {
        for at in order.next_round() {
            let example = chosen[*at];
            let features = example.features.iter().copied().filter(|f| known[*f as usize]).map(|f| f as usize);
            let rows = || features.clone().chain([width]);
            let mut scores = [0.0_f32; MOST_LABELS];
            for row in rows() {
                for (score, weight) in scores.iter_mut().zip(&weights[row * labels..(row + 1) * labels]) {
                    *score += weight;
                }
            }
            let odds = softmax(&scores, labels);
            for label in 0..labels {
                let wanted = if example.label == label + 1 { 1.0 } else { 0.0 };
                let slope = (odds[label] - wanted) * example.weight;
                for row in rows() {
                    let cell = row * labels + label;
                    let gradient = slope + if row == width { 0.0 } else { how.decay * weights[cell] };
                    squares[cell] += gradient * gradient;
                    weights[cell] -= how.step * gradient / squares[cell].sqrt();
                }
            }
        }
    }
    let mut rows = Vec::new();
    for (row, name) in examples.names.iter().map(String::as_str).chain([BASE]).enumerate() {
        let own = &weights[row * labels..(row + 1) * labels];
        if name == BASE || (known[row] && own.iter().any(|w| w.abs() >= 0.015)) {
            rows.push((name.to_owned(), own.to_vec()));
        }
    }
    Fitted { rows }
}

/// Probabilities of the answers, where "none of these" has a score of 0.
fn softmax(scores: &Scores, labels: usize) -> Scores {
    let most = scores[..labels].iter().copied().fold(0.0_f32, f32::max);
    let mut odds = scores.map(|s| (s - most).exp());
    let sum: f32 = odds[..labels].iter().sum::<f32>() + (-most).exp();
    odds.iter_mut().for_each(|o| *o /= sum);
    odds
}

/// The same order on every run, another one in each round.
struct Shuffle {
    order: Vec<usize>,
    state: u64,
}

impl Shuffle {
    fn new(len: usize) -> Self {
        Self { order: (0..len).collect(), state: 0x9e37_79b9_7f4a_7c15 }
    }

    fn next_round(&mut self) -> &[usize] {
        for at in (1..self.order.len()).rev() {
            self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = (self.state >> 33) as usize % (at + 1);
            self.order.swap(at, other);
        }
        &self.order
    }
}
