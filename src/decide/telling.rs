//! A judge who tells what each piece of evidence weighed, for `explain`.

use super::{Case, DealSketch, Decision, Evidence, Forms, Judge, Scores, Weights, top};
use crate::model::{Weighed, Weight};

/// Decides by weights, and keeps what was decided and why.
pub struct Telling<'w> {
    weights: &'w Weights,
    /// Every decision so far.
    pub weighed: Vec<Weighed>,
}

impl<'w> Telling<'w> {
    /// A judge by these weights.
    pub fn new(weights: &'w Weights) -> Self {
        Self { weights, weighed: Vec::new() }
    }
}

impl Judge for Telling<'_> {
    const NAMED: bool = true;

    fn weigh<'c>(&mut self, decision: Decision, evidence: &Evidence, case: impl FnOnce() -> Case<'c>) -> Scores {
        let scores = self.weights.scores(decision, evidence);
        let labels = decision.labels();
        let (answer, score) = top(&scores, labels.len());
        let weigh = |name: &String| Weight { evidence: name.clone(), weight: self.weights.of(decision, name, answer) };
        let mut weights: Vec<Weight> = evidence.names().iter().map(weigh).filter(|w| w.weight != 0.0).collect();
        weights.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        let case = case();
        self.weighed.push(Weighed {
            decision: decision.row().name.to_owned(),
            sentence: sentence(&case),
            about: about(&case),
            answer: labels[answer].to_owned(),
            score,
            weights,
        });
        scores
    }

    fn hear(&mut self, _: impl FnOnce() -> Vec<Forms>) {}

    fn meet(&mut self, _: impl FnOnce() -> Vec<DealSketch>) {}
}

fn sentence(case: &Case) -> Option<(usize, usize)> {
    match case {
        Case::Frame(sentence) | Case::Side(sentence, _) | Case::Split(sentence, ..) => {
            Some((sentence.start, sentence.end))
        }
        Case::Same(_, told, _) => told.sentences.first().map(|sentence| (sentence.start, sentence.end)),
        _ => None,
    }
}

/// What a decision is about, in words. Deals are counted from 1, as they stand when the decision is taken.
fn about(case: &Case) -> String {
    let fullest = |forms: &Forms| forms.first().cloned().unwrap_or_default();
    let deal = |at: &usize| format!("deal {}", at + 1);
    match case {
        Case::Frame(_) => String::new(),
        Case::Side(_, forms) => fullest(forms),
        Case::Split(_, shared, own) => {
            let names = |all: &[Forms]| all.iter().map(fullest).collect::<Vec<_>>().join(", ");
            format!("{} with each of {}", names(shared), names(own))
        }
        Case::Same(telling, ..) => format!("telling {telling}"),
        Case::Kind(at) | Case::Status(at) | Case::Deal(at) | Case::Confidence(at) => deal(at),
        Case::Party(at, forms) | Case::Official(at, forms) | Case::Place(at, forms) | Case::Programme(at, forms) => {
            format!("{}: {}", deal(at), fullest(forms))
        }
        Case::Date(at, date) => format!("{}: {date}", deal(at)),
        Case::Value(at, amount, currency) => format!("{}: {currency} {amount}", deal(at)),
        Case::Term(at, text) | Case::Subject(at, text) => format!("{}: {text}", deal(at)),
        Case::Count(at, count) => format!("{}: {}", deal(at), count.map_or("several".to_owned(), |n| n.to_string())),
    }
}
