//! Sums of credit, and precision, recall and F1 from them.

use std::collections::BTreeMap;

/// Credit given, things annotated and things predicted, by slot.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    sums: BTreeMap<&'static str, (f64, usize, usize)>,
}

/// How well one slot, or several together, was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Figures {
    /// Credit over what was predicted.
    pub precision: f64,
    /// Credit over what was annotated.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
    /// How many were annotated.
    pub gold: usize,
    /// How many were predicted.
    pub predicted: usize,
}

impl Tally {
    /// Adds to one slot.
    pub fn add(&mut self, slot: &'static str, credit: f64, gold: usize, predicted: usize) {
        let sum = self.sums.entry(slot).or_default();
        *sum = (sum.0 + credit, sum.1 + gold, sum.2 + predicted);
    }

    /// Adds all of another tally.
    pub fn merge(&mut self, other: &Self) {
        for (slot, (credit, gold, predicted)) in &other.sums {
            self.add(slot, *credit, *gold, *predicted);
        }
    }

    /// The figures of some slots together.
    pub fn figures(&self, slots: &[&str]) -> Figures {
        let sums = slots.iter().filter_map(|s| self.sums.get(s));
        let (credit, gold, predicted) = sums.fold((0.0, 0, 0), |a, s| (a.0 + s.0, a.1 + s.1, a.2 + s.2));
        let share = |n: usize| if n == 0 { 0.0 } else { credit / n as f64 };
        let (precision, recall) = (share(predicted), share(gold));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        Figures { precision, recall, f1, gold, predicted }
    }
}
