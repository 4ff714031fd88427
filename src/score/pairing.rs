//! Pairing the predicted deals of an article with its annotated ones, to the greatest total similarity.

use super::deal::Deal;
use super::names::match_names;
use std::borrow::Borrow;

/// How alike an annotated and a predicted deal are; 0 where they cannot be a pair.
pub fn similarity(gold: &Deal, predicted: &Deal) -> f64 {
    let (want, have) = (gold.sides(), predicted.sides());
    let found = match_names(&want, &have);
    let hit: f64 = found.pairs.iter().map(|(_, _, credit)| credit).sum();
    let total = 2 * found.pairs.len() + found.missing.len() + found.spurious.len();
    let f1 = if total == 0 { 0.0 } else { 2.0 * hit / total as f64 };
    let touch = gold.touches(predicted);
    if !(if want.is_empty() { touch } else { hit > 0.0 }) {
        return 0.0;
    }
    let flag = |b: bool, weight: f64| if b { weight } else { 0.0 };
    2.0 * f1 + flag(touch, 1.0) + flag(gold.kind == predicted.kind, 0.5) + flag(gold.status == predicted.status, 0.25)
}

/// Most deals a side for which the best pairing is searched; beyond, the best pairs are taken first.
const EXACT: usize = 7;

/// Pairs annotated deals with predicted ones, one to one.
///
/// Ties are broken as the contract's scorer breaks them, for they can decide a slot: in the search, by the first of the
/// best in the order of permutations, that is by the earlier partner for the earlier deal; beyond it, of equal pairs
/// the one that stands *last* in the annotation, and then in the prediction.
pub fn pair_deals<P: Borrow<Deal>>(golds: &[Deal], predicted: &[P]) -> Vec<(usize, usize)> {
    let row = |gold| predicted.iter().map(|p| similarity(gold, p.borrow())).collect();
    let likeness: Vec<Vec<f64>> = golds.iter().map(row).collect();
    if golds.is_empty() || predicted.is_empty() {
        return Vec::new();
    }
    if golds.len().max(predicted.len()) <= EXACT {
        return exact(&likeness, golds.len(), predicted.len());
    }
    let mut cells: Vec<(f64, usize, usize)> = (0..golds.len())
        .flat_map(|i| (0..predicted.len()).map(move |j| (i, j)))
        .map(|(i, j)| (likeness[i][j], i, j))
        .filter(|cell| cell.0 > 0.0)
        .collect();
    cells.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in cells {
        if !pairs.iter().any(|(g, p)| *g == i || *p == j) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// The first of the best pairings, in the order of permutations.
fn exact(likeness: &[Vec<f64>], golds: usize, predicted: usize) -> Vec<(usize, usize)> {
    let flip = golds > predicted;
    let (small, large) = (golds.min(predicted), golds.max(predicted));
    let cell = |k: usize, at: usize| if flip { (at, k) } else { (k, at) };
    let mut best = (-1.0, Vec::new());
    let mut chosen = Vec::with_capacity(small);
    search(&mut chosen, small, large, &mut |chosen| {
        let cells: Vec<(usize, usize)> = chosen.iter().enumerate().map(|(k, at)| cell(k, *at)).collect();
        let sum: f64 = cells.iter().map(|(i, j)| likeness[*i][*j]).sum();
        if sum > best.0 {
            best = (sum, cells);
        }
    });
    best.1.retain(|(i, j)| likeness[*i][*j] > 0.0);
    best.1
}

fn search(chosen: &mut Vec<usize>, small: usize, large: usize, done: &mut impl FnMut(&[usize])) {
    if chosen.len() == small {
        done(chosen);
        return;
    }
    for at in 0..large {
        if !chosen.contains(&at) {
            chosen.push(at);
            search(chosen, small, large, done);
            chosen.pop();
        }
    }
}
