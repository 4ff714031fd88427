//! Rounds of reading and fitting. Articles are dealt into shares; an article is read with weights fitted on the other
//! shares, so that later decisions are learned from earlier ones that go wrong as they will on unknown articles, and so
//! that the records of the last round tell how well the program reads what it has not learned from.

use super::examples::Examples;
use super::lessons::Lesson;
use super::logistic::{Hits, fit, test};
use super::oracle::Oracle;
use super::teacher::Teacher;
use crate::decide::{BASE, DECISIONS, Decision, Weights};
use crate::engine::Engine;
use crate::model::Record;

/// How learning goes on.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Rounds of reading and fitting.
    pub rounds: usize,
    /// Shares of articles for cross-validation.
    pub shares: usize,
    /// Learn how sure a record is, and leave all other weights as they are.
    pub confidence_only: bool,
}

/// What was learned.
pub struct Outcome {
    /// Weights of each decision learned, as the text of its file.
    pub files: Vec<(Decision, String)>,
    /// The records of each article, read with weights that were learned without it.
    pub records: Vec<Vec<Record>>,
    /// How each decision went in articles that its weights were not learned from.
    pub hits: Vec<(Decision, Hits)>,
}

/// Learns from annotated articles. `told` hears of each round: its number from 1.
pub fn train(engine: &Engine, lessons: &[Lesson], settings: Settings, mut told: impl FnMut(usize)) -> Outcome {
    let shares = settings.shares.max(2);
    let share = |article: usize| article % shares;
    let mut weights: Option<Vec<Weights>> = settings.confidence_only.then(|| vec![engine.weights().clone(); shares]);
    let rounds = if settings.confidence_only { 1 } else { settings.rounds.max(1) };
    let mut notes = Vec::new();
    let mut thresholds = [0.0; DECISIONS.len()];
    for round in 1..=rounds {
        told(round);
        // What is noted under weights is kept from round to round: later decisions then meet earlier ones gone wrong in
        // more than one way.
        if round <= 2 {
            notes = vec![Examples::default(); DECISIONS.len()];
        }
        read_all(engine, lessons, weights.as_deref(), share, &mut notes);
        let learned: Vec<Decision> = decisions(settings.confidence_only).collect();
        let fitted = (0..shares).map(|left_out| {
            let mut one = if settings.confidence_only { engine.weights().clone() } else { Weights::none() };
            for decision in &learned {
                let fitted = fit(*decision, &notes[*decision as usize], |a| share(a) != left_out);
                one.replace(*decision, &fitted.rows);
            }
            one
        });
        let mut fitted: Vec<Weights> = fitted.collect();
        for decision in learned.iter().copied().filter(|d| d.is_final()) {
            let threshold = test(decision, &notes[decision as usize], |article| &fitted[share(article)])
                .threshold(unasked(decision));
            for one in &mut fitted {
                one.shift(decision, -threshold);
            }
            thresholds[decision as usize] = threshold;
        }
        weights = Some(fitted);
    }
    let records = read_all(engine, lessons, weights.as_deref(), share, &mut vec![Examples::default(); DECISIONS.len()]);
    let files = decisions(settings.confidence_only).map(|decision| {
        let mut fitted = fit(decision, &notes[decision as usize], |_| true);
        for (_, base) in fitted.rows.iter_mut().filter(|(name, _)| name == BASE) {
            for weight in base {
                *weight -= thresholds[decision as usize];
            }
        }
        (decision, crate::decide::folded(decision, fitted.rows))
    });
    let known = weights.as_deref().unwrap_or_default();
    let hits = decisions(settings.confidence_only).map(|decision| {
        (decision, test(decision, &notes[decision as usize], |article| &known[share(article)]).above(0.0))
    });
    Outcome { files: files.collect(), records, hits: hits.collect() }
}

/// What is wanted of a decision, as a multiple of what it is asked for: names and phrases may not have been found at all.
/// A false deal costs all of its slots, so that deals are to be surer.
fn unasked(decision: Decision) -> f64 {
    if decision == Decision::Deal { 0.7 } else { 1.05 }
}

fn decisions(confidence_only: bool) -> impl Iterator<Item = Decision> {
    let all = DECISIONS.iter().map(|row| row.decision);
    all.filter(move |d| !confidence_only || *d == Decision::Confidence)
}

fn read_all(
    engine: &Engine,
    lessons: &[Lesson],
    weights: Option<&[Weights]>,
    share: impl Fn(usize) -> usize,
    notes: &mut Vec<Examples>,
) -> Vec<Vec<Record>> {
    let mut records = Vec::with_capacity(lessons.len());
    for (article, lesson) in lessons.iter().enumerate() {
        let oracle = Oracle::new(&lesson.document.text, &lesson.deals);
        let mut teacher = Teacher::new(oracle, weights.map(|w| &w[share(article)]), article, lesson.weight);
        std::mem::swap(&mut teacher.notes, notes);
        records.push(engine.read_with(&lesson.document, &mut teacher));
        std::mem::swap(&mut teacher.notes, notes);
    }
    records
}
