//! Weights of evidence: data files in `weights/`, one for each decision.

use super::evidence::hash_of;
use super::judge::{Judge, MOST_LABELS, Scores};
use super::rows::Rows;
use super::{Case, DECISIONS, DealSketch, Decision, DecisionRow, Evidence, Forms};
use crate::error::{Error, Result};

/// Name of the row that says what each answer weighs without any evidence.
pub const BASE: &str = "base";

/// The weights of all decisions.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    tables: Vec<Table>,
}

/// The weights of one decision.
#[derive(Clone, Debug, Default)]
struct Table {
    base: Scores,
    /// For each piece of evidence its weight, as bits; where there are several labels, its row of the weights.
    rows: Rows,
    /// Rows of as many weights as there are labels, where there are several; the first, for all other evidence, of 0.
    weights: Vec<f32>,
    labels: usize,
}

impl Weights {
    /// No weight for anything.
    pub fn none() -> Self {
        let table = |row: &DecisionRow| Table { labels: row.labels.len(), ..Table::default() };
        Self { tables: DECISIONS.iter().map(table).collect() }
    }

    /// The weights built in, with a user's folder over them.
    pub fn with_folder(folder: Option<&std::path::Path>) -> Result<Self> {
        let files = crate::gazetteer::weight_files(folder)?;
        Self::read(files.iter().map(|f| (f.path.as_str(), f.text.as_ref())))
    }

    /// Reads weight files, each given by its path and its text.
    pub fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut weights = Self::none();
        for (path, text) in files {
            let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".tsv");
            let Some(row) = DECISIONS.iter().find(|row| row.name == name) else {
                return Err(fault(path, 1, format!("no decision is called \"{name}\""), "name the file after one"));
            };
            weights.tables[row.decision as usize] = Table::read(path, text, row)?;
        }
        Ok(weights)
    }

    /// Takes the weight of a piece of evidence, for every label of a decision.
    pub fn set(&mut self, decision: Decision, name: &str, weights: &[f32]) {
        self.tables[decision as usize].set(name, weights);
    }

    /// Takes other weights for a decision.
    pub fn replace(&mut self, decision: Decision, rows: &[(String, Vec<f32>)]) {
        self.tables[decision as usize] = Table { labels: decision.labels().len(), ..Table::default() };
        for (name, weights) in rows {
            self.set(decision, name, weights);
        }
    }

    /// Scores of the answers of a decision.
    pub fn scores(&self, decision: Decision, evidence: &Evidence) -> Scores {
        let table = &self.tables[decision as usize];
        let mut scores = table.base;
        // Evidence without a weight adds 0: cheaper than to ask whether it has one.
        if table.labels == 1 {
            scores[0] = evidence.keys.iter().fold(scores[0], |score, key| score + f32::from_bits(table.rows.get(*key)));
        } else {
            for key in &evidence.keys {
                for (score, weight) in scores.iter_mut().zip(table.row(table.rows.get(*key))) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// What a piece of evidence weighs for an answer of a decision.
    pub fn of(&self, decision: Decision, name: &str, answer: usize) -> f32 {
        let table = &self.tables[decision as usize];
        let value = table.rows.get(hash_of(name));
        if table.labels == 1 {
            f32::from_bits(value)
        } else {
            table.row(value).get(answer).copied().unwrap_or_default()
        }
    }

    /// Makes every answer of a decision as much likelier.
    pub fn shift(&mut self, decision: Decision, by: f32) {
        let table = &mut self.tables[decision as usize];
        table.base[..table.labels].iter_mut().for_each(|base| *base += by);
    }

    /// Scores of the answers for evidence that is given by its names.
    pub fn scores_of<'n>(&self, decision: Decision, names: impl Iterator<Item = &'n str>) -> Scores {
        self.scores(decision, &Evidence { keys: names.map(hash_of).collect(), names: None })
    }
}

impl Table {
    fn read(path: &str, text: &str, row: &DecisionRow) -> Result<Self> {
        let mut table = Self { labels: row.labels.len(), ..Self::default() };
        let mut lines = text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with("# "));
        let header = lines.next().map_or("", |(_, l)| l);
        if header.split('\t').skip(1).ne(row.labels.iter().copied()) {
            let wanted = format!("evidence, {}", row.labels.join(", "));
            return Err(fault(
                path,
                1,
                "other columns than the decision has answers".into(),
                &format!("name them {wanted}"),
            ));
        }
        for (at, line) in lines {
            let mut cells = line.split('\t');
            let name = cells.next().unwrap_or_default();
            let weights: Option<Vec<f32>> = cells.map(|c| c.parse().ok().filter(|w: &f32| w.is_finite())).collect();
            match weights {
                Some(weights) if weights.len() == table.labels => table.set(name, &weights),
                _ => {
                    let fault_ = format!("\"{name}\" has not one weight for each answer");
                    return Err(fault(path, at + 1, fault_, "write a number in each column"));
                }
            }
        }
        Ok(table)
    }

    fn set(&mut self, name: &str, weights: &[f32]) {
        if name == BASE {
            self.base[..weights.len().min(MOST_LABELS)].copy_from_slice(weights);
            return;
        }
        let key = hash_of(name);
        if let [weight] = weights {
            self.rows.set(key, weight.to_bits());
            return;
        }
        if self.weights.is_empty() {
            self.weights.resize(self.labels, 0.0);
        }
        let from = match self.rows.get(key) as usize * self.labels {
            0 => self.weights.len(),
            known => known,
        };
        self.weights.resize(self.weights.len().max(from + self.labels), 0.0);
        self.weights[from..from + self.labels].copy_from_slice(weights);
        self.rows.set(key, (from / self.labels) as u32);
    }

    /// The weights of a row, one for each label.
    fn row(&self, row: u32) -> &[f32] {
        self.weights.get(row as usize * self.labels..).and_then(|rest| rest.get(..self.labels)).unwrap_or_default()
    }
}

fn fault(path: &str, line: usize, fault: String, remedy: &str) -> Error {
    Error::Data { file: path.to_owned(), line, fault, remedy: remedy.to_owned() }
}

/// A judge by weights alone: what a run uses.
impl Judge for &Weights {
    const NAMED: bool = false;

    fn weigh<'c>(&mut self, decision: Decision, evidence: &Evidence, _: impl FnOnce() -> Case<'c>) -> Scores {
        self.scores(decision, evidence)
    }

    fn hear(&mut self, _: impl FnOnce() -> Vec<Forms>) {}

    fn meet(&mut self, _: impl FnOnce() -> Vec<DealSketch>) {}
}

/// The weights of a decision as the text of its file, sorted by name.
pub fn folded(decision: Decision, mut rows: Vec<(String, Vec<f32>)>) -> String {
    rows.sort_by(|a, b| (a.0 != BASE).cmp(&(b.0 != BASE)).then(a.0.cmp(&b.0)));
    let mut text = format!("evidence\t{}\n", decision.labels().join("\t"));
    for (name, weights) in rows {
        let cells: Vec<String> = weights.iter().map(|weight| format!("{weight:.2}")).collect();
        text.extend([name.as_str(), "\t", &cells.join("\t"), "\n"]);
    }
    text
}
