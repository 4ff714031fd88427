//! Multinomial logistic regression by AdaGrad: every weight has a step of its own, which shrinks with what it has learned.

use super::examples::{Example, Examples};
use crate::decide::{BASE, Decision, MOST_LABELS, Scores, Weights};

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
        let e = |n: &str, d: f32| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
        Self { epochs: e("EP", 20.0) as usize, step: e("ST", 0.05), decay: e("DE", 2e-3), least: e("LE", 2.0) as usize }
    }
}

/// The weights of one decision: a row for each name, and the base.
pub(super) struct Fitted {
    pub(super) rows: Vec<(String, Vec<f32>)>,
}

/// How often an answer other than "none" was right to give, was given, and was both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Times that there was one.
    pub wanted: usize,
    /// Times that one was given.
    pub given: usize,
    /// Times that the right one was given.
    pub right: usize,
}

/// Takes a decision for every example, by weights that `weights` gives for its article.
pub(super) fn test<'w>(decision: Decision, examples: &Examples, weights: impl Fn(usize) -> &'w Weights) -> Hits {
    let labels = decision.labels().len();
    let all: Vec<&Example> = examples.all.iter().collect();
    let mut hits = Hits::default();
    for bundle in bundles(&all, decision.row().choice) {
        let bundle = &all[bundle];
        let scores = bundle.iter().map(|e| {
            let names = e.features.iter().map(|f| examples.names[*f as usize].as_str());
            crate::decide::top(&weights(e.article).scores_of(decision, names), labels)
        });
        let best = scores.enumerate().fold(None, |best: Option<(usize, usize, f32)>, (at, (label, score))| {
            if score > best.map_or(0.0, |b| b.2) { Some((at, label, score)) } else { best }
        });
        hits.wanted += usize::from(bundle.iter().any(|e| e.label > 0));
        if let Some((at, label, _)) = best {
            hits.given += 1;
            hits.right += usize::from(bundle[at].label == label + 1);
        }
    }
    hits
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
    let mut model = Model::new(width, labels, how);
    let bundles = bundles(&chosen, decision.row().choice);
    let mut order = Shuffle::new(bundles.len());
    let mut slopes = Vec::new();
    for epoch in 0..how.epochs {
        for at in order.next_round() {
            let bundle = &chosen[bundles[*at].clone()];
            let scores: Vec<Scores> = bundle.iter().map(|e| model.scores(e, &known)).collect();
            slopes.clear();
            if decision.row().choice {
                choice(bundle, &scores, &mut slopes);
            } else {
                slopes.extend(bundle.iter().zip(&scores).map(|(e, s)| answer(e, s, labels)));
            }
            for (example, slope) in bundle.iter().zip(&slopes) {
                model.learn(example, &known, slope);
            }
        }
        if epoch >= how.epochs / 2 {
            model.remember();
        }
    }
    Fitted { rows: model.rows(&examples.names, &known) }
}

/// Examples that are weighed together: of a choice all candidates, else each alone.
fn bundles(chosen: &[&Example], choice: bool) -> Vec<std::ops::Range<usize>> {
    if !choice {
        return (0..chosen.len()).map(|at| at..at + 1).collect();
    }
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, example) in chosen.iter().enumerate() {
        match found.last_mut() {
            Some(last) if (chosen[last.start].article, chosen[last.start].group) == (example.article, example.group) => {
                last.end = at + 1;
            }
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// Slopes of an example's answers.
fn answer(example: &Example, scores: &Scores, labels: usize) -> Scores {
    let mut slopes = softmax(scores, labels);
    if example.label > 0 {
        slopes[example.label - 1] -= 1.0;
    }
    slopes.map(|s| s * example.weight)
}

/// Slopes of the candidates of a choice: all right ones together are to outweigh the others and none.
fn choice(bundle: &[&Example], scores: &[Scores], slopes: &mut Vec<Scores>) {
    let most = scores.iter().map(|s| s[0]).fold(0.0_f32, f32::max);
    let odds: Vec<f32> = scores.iter().map(|s| (s[0] - most).exp()).collect();
    let all: f32 = odds.iter().sum::<f32>() + (-most).exp();
    let right: f32 = bundle.iter().zip(&odds).filter(|(e, _)| e.label > 0).map(|(_, o)| o).sum();
    for (example, odd) in bundle.iter().zip(&odds) {
        let mut slope = [0.0; MOST_LABELS];
        slope[0] = odd / all - if example.label > 0 { odd / right } else { 0.0 };
        slopes.push(slope);
    }
}

/// Weights on their way: a row for each piece of evidence, and one for the base.
struct Model {
    width: usize,
    labels: usize,
    how: Fit,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// Sums of the weights of the later rounds: their mean errs less than the last.
    sums: Vec<f32>,
    rounds: f32,
}

impl Model {
    fn new(width: usize, labels: usize, how: Fit) -> Self {
        let cells = (width + 1) * labels;
        Self { width, labels, how, weights: vec![0.0; cells], squares: vec![1e-3; cells], sums: vec![0.0; cells], rounds: 0.0 }
    }

    fn rows_of<'e>(&self, example: &'e Example, known: &'e [bool]) -> impl Iterator<Item = usize> + use<'e> {
        let features = example.features.iter().map(|f| *f as usize).filter(|f| known[*f]);
        features.chain([self.width])
    }

    fn scores(&self, example: &Example, known: &[bool]) -> Scores {
        let mut scores = [0.0; MOST_LABELS];
        for row in self.rows_of(example, known) {
            let own = &self.weights[row * self.labels..(row + 1) * self.labels];
            scores.iter_mut().zip(own).for_each(|(score, weight)| *score += weight);
        }
        scores
    }

    fn learn(&mut self, example: &Example, known: &[bool], slopes: &Scores) {
        for row in self.rows_of(example, known) {
            for (label, slope) in slopes.iter().enumerate().take(self.labels) {
                let cell = row * self.labels + label;
                let decay = if row == self.width { 0.0 } else { self.how.decay * self.weights[cell] };
                let gradient = slope + decay;
                self.squares[cell] += gradient * gradient;
                self.weights[cell] -= self.how.step * gradient / self.squares[cell].sqrt();
            }
        }
    }

    fn remember(&mut self) {
        self.rounds += 1.0;
        self.sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
    }

    /// The weights worth keeping, by their names.
    fn rows(&self, names: &[String], known: &[bool]) -> Vec<(String, Vec<f32>)> {
        let all = names.iter().map(String::as_str).chain([BASE]).enumerate();
        let mean = |row: usize| -> Vec<f32> {
            self.sums[row * self.labels..(row + 1) * self.labels].iter().map(|sum| sum / self.rounds.max(1.0)).collect()
        };
        all.filter(|(row, name)| *name == BASE || known[*row])
            .map(|(row, name)| (name.to_owned(), mean(row)))
            .filter(|(name, own)| name == BASE || own.iter().any(|w| w.abs() >= LIGHTEST))
            .collect()
    }
}

/// Evidence that weighs less for every answer is left out.
const LIGHTEST: f32 = 0.015;

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
