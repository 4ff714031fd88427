//! Multinomial logistic regression, and its like for choices: the weights under which the right answers are likeliest, held
//! back from growing for the sake of a few examples.

use super::examples::{Example, Examples};
use super::lbfgs::minimise;
use crate::decide::{BASE, Decision, MOST_LABELS, Weights};

/// Examples that a piece of evidence must stand in.
const LEAST: usize = 2;
/// Steps of a fit, and the gain below which it ends.
const STEPS: usize = 400;
const ENOUGH: f64 = 1e-6;

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

/// The best answer for each example, or of each choice, with its score: by weights that `weights` gives for its article.
pub(super) fn test<'w>(decision: Decision, examples: &Examples, weights: impl Fn(usize) -> &'w Weights) -> Answers {
    let labels = decision.labels().len();
    let all: Vec<&Example> = examples.all.iter().collect();
    let mut answers = Answers::default();
    for bundle in bundles(&all, decision.row().choice) {
        let bundle = &all[bundle];
        let mut best = (f32::MIN, false);
        for example in bundle {
            let names = example.features.iter().map(|f| examples.names[*f as usize].as_str());
            let (label, score) = crate::decide::top(&weights(example.article).scores_of(decision, names), labels);
            if score > best.0 {
                best = (score, example.label == label + 1);
            }
        }
        answers.wanted += usize::from(bundle.iter().any(|e| e.label > 0));
        answers.given.push(best);
    }
    answers
}

/// What answers were right to give, and the best that were found.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    wanted: usize,
    /// Score of each, and whether it is right.
    given: Vec<(f32, bool)>,
}

impl Answers {
    /// How it goes where every answer above a score is given.
    pub(super) fn above(&self, threshold: f32) -> Hits {
        let given = self.given.iter().filter(|(score, _)| *score > threshold);
        let right = given.clone().filter(|(_, right)| *right).count();
        Hits { wanted: self.wanted, given: given.count(), right }
    }

    /// The score above which answers are to be given for the best F1. Some that are wanted are never asked for: what is
    /// wanted is `unasked` times as much as what is asked for. The best lies on a plateau, and which of its points is the
    /// highest is chance: the middle of it is taken.
    pub(super) fn threshold(&self, unasked: f64) -> f32 {
        let wanted = self.wanted as f64 * unasked;
        let f1 = |hits: Hits| 2.0 * hits.right as f64 / (hits.given as f64 + wanted).max(1.0);
        let steps: Vec<(f64, f32)> = (-24..=16).map(|step| step as f32 / 8.0).map(|t| (f1(self.above(t)), t)).collect();
        let best = steps.iter().map(|(f1, _)| *f1).fold(0.0, f64::max);
        let plateau: Vec<f32> = steps.iter().filter(|(f1, _)| *f1 >= best - PLATEAU).map(|(_, t)| *t).collect();
        plateau.iter().sum::<f32>() / plateau.len().max(1) as f32
    }
}

/// How far below the best F1 a threshold is as good as the best.
const PLATEAU: f64 = 0.003;

/// Fits the weights of a decision on the examples of the articles that pass.
pub(super) fn fit(decision: Decision, examples: &Examples, passes: impl Fn(usize) -> bool) -> Fitted {
    let labels = decision.labels().len();
    let (choice, hold) = (decision.row().choice, decision.row().hold);
    let chosen: Vec<&Example> = examples.all.iter().filter(|e| passes(e.article)).collect();
    let columns = columns(&chosen, examples.names.len());
    let width = columns.iter().flatten().count();
    // The rows of each example's evidence; the last row is the base.
    let rows: Vec<Vec<u32>> = chosen
        .iter()
        .map(|e| e.features.iter().filter_map(|f| columns[*f as usize]).chain([width as u32]).collect())
        .collect();
    let bundles = bundles(&chosen, choice);
    let weights = minimise(vec![0.0; (width + 1) * labels], STEPS, ENOUGH, |weights, slope| {
        let mut loss = 0.0;
        for (cell, (s, w)) in slope.iter_mut().zip(weights).enumerate() {
            let held = if cell / labels < width { hold * w } else { 0.0 };
            *s = held;
            loss += held * w / 2.0;
        }
        for bundle in &bundles {
            let scores: Vec<[f64; MOST_LABELS]> =
                rows[bundle.clone()].iter().map(|r| scores(weights, r, labels)).collect();
            let (lost, slopes) = if choice {
                of_choice(&chosen[bundle.clone()], &scores)
            } else {
                of_answer(chosen[bundle.start], &scores[0], labels)
            };
            loss += lost;
            for (row, own) in rows[bundle.clone()].iter().zip(&slopes) {
                for cell in row.iter().map(|r| *r as usize * labels) {
                    slope[cell..cell + labels].iter_mut().zip(own).for_each(|(s, o)| *s += o);
                }
            }
        }
        loss
    });
    let own = |row: usize| weights[row * labels..(row + 1) * labels].iter().map(|w| *w as f32).collect::<Vec<f32>>();
    let named =
        examples.names.iter().zip(&columns).filter_map(|(name, column)| Some((name.clone(), own((*column)? as usize))));
    let mut rows: Vec<(String, Vec<f32>)> = named.filter(|(_, own)| own.iter().any(|w| w.abs() >= LIGHTEST)).collect();
    rows.push((BASE.to_owned(), own(width)));
    Fitted { rows }
}

/// Evidence that weighs less for every answer is left out.
const LIGHTEST: f32 = 0.015;

/// The row of each piece of evidence that stands in enough examples.
fn columns(chosen: &[&Example], names: usize) -> Vec<Option<u32>> {
    let mut counts = vec![0_usize; names];
    for example in chosen {
        let mut last = u32::MAX;
        for feature in &example.features {
            if *feature != last {
                counts[*feature as usize] += 1;
                last = *feature;
            }
        }
    }
    let mut next = 0;
    counts
        .iter()
        .map(|count| {
            (*count >= LEAST).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

fn scores(weights: &[f64], rows: &[u32], labels: usize) -> [f64; MOST_LABELS] {
    let mut scores = [0.0; MOST_LABELS];
    for cell in rows.iter().map(|r| *r as usize * labels) {
        scores.iter_mut().zip(&weights[cell..cell + labels]).for_each(|(score, weight)| *score += weight);
    }
    scores
}

/// Examples that are weighed together: of a choice all candidates, else each alone.
fn bundles(chosen: &[&Example], choice: bool) -> Vec<std::ops::Range<usize>> {
    if !choice {
        return (0..chosen.len()).map(|at| at..at + 1).collect();
    }
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, example) in chosen.iter().enumerate() {
        match found.last_mut() {
            Some(last)
                if (chosen[last.start].article, chosen[last.start].group) == (example.article, example.group) =>
            {
                last.end = at + 1;
            }
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// Loss and slopes of an example's answers, where "none of these" has a score of 0.
fn of_answer(example: &Example, scores: &[f64; MOST_LABELS], labels: usize) -> (f64, Vec<[f64; MOST_LABELS]>) {
    let most = scores[..labels].iter().copied().fold(0.0, f64::max);
    let sum: f64 = scores[..labels].iter().map(|s| (s - most).exp()).sum::<f64>() + (-most).exp();
    let mut slopes = scores.map(|s| (s - most).exp() / sum);
    let right = if example.label > 0 { scores[example.label - 1] } else { 0.0 };
    if example.label > 0 {
        slopes[example.label - 1] -= 1.0;
    }
    let weight = f64::from(example.weight);
    ((most + sum.ln() - right) * weight, vec![slopes.map(|s| s * weight)])
}

/// Loss and slopes of the candidates of a choice: all right ones together are to outweigh the others and none.
fn of_choice(bundle: &[&Example], scores: &[[f64; MOST_LABELS]]) -> (f64, Vec<[f64; MOST_LABELS]>) {
    let most = scores.iter().map(|s| s[0]).fold(0.0, f64::max);
    let odds: Vec<f64> = scores.iter().map(|s| (s[0] - most).exp()).collect();
    let none = (-most).exp();
    let all: f64 = odds.iter().sum::<f64>() + none;
    let known: f64 = bundle.iter().zip(&odds).filter(|(e, _)| e.label > 0).map(|(_, o)| o).sum();
    let right = if known > 0.0 { known } else { none };
    let slopes = bundle.iter().zip(&odds).map(|(example, odd)| {
        let mut slope = [0.0; MOST_LABELS];
        slope[0] = odd / all - if example.label > 0 { odd / known } else { 0.0 };
        slope
    });
    ((all / right).ln(), slopes.collect())
}
