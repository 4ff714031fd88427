//! How far a record's confidence can be believed.

use super::deal::Deal;
use super::{match_names, pair_deals};

/// Steps of confidence in a table of reliability.
const STEPS: usize = 10;

/// Records with their confidence, and whether they were right: paired with an annotated deal, with all of its sides and no
/// other. Those of optional deals, and of deals whose sides are skipped, are not judged.
#[derive(Clone, Debug, Default)]
pub struct Reliability {
    judged: Vec<(f64, bool)>,
}

/// The records of one step of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// Least confidence; the step is 0.1 wide.
    pub from: f64,
    /// Records.
    pub records: usize,
    /// Those that are right.
    pub right: usize,
    /// Their mean confidence: what `right / records` should be.
    pub promised: f64,
}

impl Reliability {
    /// Judges the records of one article, each with its confidence.
    pub fn note(&mut self, golds: &[Deal], records: &[(Deal, f64)]) {
        let deals: Vec<&Deal> = records.iter().map(|(deal, _)| deal).collect();
        let pairs = pair_deals(golds, &deals);
        for (at, (deal, confidence)) in records.iter().enumerate() {
            let gold = pairs.iter().find(|(_, record)| *record == at).map(|(gold, _)| &golds[*gold]);
            if gold.is_some_and(|g| g.optional || g.skip.contains("parties")) {
                continue;
            }
            let right = gold.is_some_and(|gold| {
                let found = match_names(&gold.sides(), &deal.sides());
                found.missing.is_empty() && found.spurious.is_empty()
            });
            self.judged.push((*confidence, right));
        }
    }

    /// Takes in what another has judged.
    pub fn extend(&mut self, other: &Self) {
        self.judged.extend_from_slice(&other.judged);
    }

    /// The steps of confidence that have records, from the highest.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> =
            (0..STEPS).map(|n| Step { from: n as f64 / STEPS as f64, ..Step::default() }).collect();
        for (confidence, right) in &self.judged {
            let step = &mut steps[((confidence * STEPS as f64) as usize).min(STEPS - 1)];
            step.records += 1;
            step.right += usize::from(*right);
            step.promised += confidence;
        }
        steps.retain(|s| s.records > 0);
        for step in &mut steps {
            step.promised /= step.records as f64;
        }
        steps.reverse();
        steps
    }

    /// Of the surer half of the records: the least confidence, and the share that is right.
    pub fn surer_half(&self) -> Option<(f64, f64)> {
        let mut judged = self.judged.clone();
        judged.sort_by(|a, b| b.0.total_cmp(&a.0));
        judged.truncate(judged.len().div_ceil(2));
        let least = judged.last()?.0;
        let right = judged.iter().filter(|(_, right)| *right).count();
        Some((least, right as f64 / judged.len() as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal(sides: &[&str]) -> Deal {
        let parties: Vec<_> = sides.iter().map(|s| serde_json::json!({"name": s, "role": "party"})).collect();
        let deal = serde_json::json!({"kind": "mou", "status": "signed", "parties": parties});
        serde_json::from_value(deal).expect("a deal")
    }

    #[test]
    fn a_record_is_right_with_all_sides_and_no_other() {
        let golds = [deal(&["Arvento Rail", "Nokia"]), deal(&["Keppel", "Port of Riga"])];
        let records = [
            (deal(&["Arvento Rail", "Nokia"]), 0.95),
            (deal(&["Keppel", "Port of Riga", "Elbe Pilots"]), 0.91),
            (deal(&["Somebody Else"]), 0.2),
        ];
        let mut reliability = Reliability::default();
        reliability.note(&golds, &records);
        let steps = reliability.steps();
        assert_eq!(steps.iter().map(|s| (s.records, s.right)).collect::<Vec<_>>(), [(2, 1), (1, 0)]);
        assert!((steps[0].promised - 0.93).abs() < 1e-9, "{steps:?}");
        assert_eq!(reliability.surer_half(), Some((0.91, 0.5)));
    }

    #[test]
    fn optional_deals_are_not_judged() {
        let gold = Deal { optional: true, ..deal(&["Keppel", "Nokia"]) };
        let mut reliability = Reliability::default();
        reliability.note(&[gold], &[(deal(&["Keppel", "Nokia"]), 0.5)]);
        assert_eq!((reliability.steps(), reliability.surer_half()), (Vec::new(), None));
    }
}
