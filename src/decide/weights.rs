//! Weights of evidence: data files in `weights/`, one for each decision.

use super::evidence::{hash_and_cue, hash_of};
use super::judge::{Judge, MOST_LABELS, Scores, Sums};
use super::rows::{Rows, halves, pair};
use super::{Case, Cue, DECISIONS, DealSketch, Decision, DecisionRow, Evidence, Forms};
use crate::error::{Error, Result};
use rustc_hash::FxHashMap;

/// Name of the row that says what each answer weighs without any evidence.
pub const BASE: &str = "base";

/// The weights of all decisions.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    tables: Vec<Table>,
}

/// The weights of one decision, in whole hundredths, as they stand in its file: however a sum is put together, it is the
/// same.
#[derive(Clone, Debug)]
struct Table {
    base: Sums,
    /// For each piece of evidence its weight, as bits, or its pair of weights; where there are more labels, its row of the
    /// weights.
    rows: Rows,
    /// A weight for each label, where there are more than two; the first row, for all other evidence, of 0.
    weights: Vec<[i16; MOST_LABELS]>,
    labels: usize,
    /// Where there is one label: for each cue the most that a piece of it has ever weighed, if more than 0.
    most: FxHashMap<u64, i32>,
}

impl Weights {
    /// No weight for anything.
    pub fn none() -> Self {
        Self { tables: DECISIONS.iter().map(Table::of).collect() }
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

    /// Takes the weight of a piece of evidence, for every label of a decision, to the next hundredth.
    pub fn set(&mut self, decision: Decision, name: &str, weights: &[f32]) {
        let weights: Vec<i16> = weights.iter().map(|weight| hundredths((*weight).into()) as i16).collect();
        self.tables[decision as usize].set(name, &weights);
    }

    /// Takes other weights for a decision.
    pub fn replace(&mut self, decision: Decision, rows: &[(String, Vec<f32>)]) {
        self.tables[decision as usize] = Table::of(decision.row());
        for (name, weights) in rows {
            self.set(decision, name, weights);
        }
    }

    /// Scores of the answers of a decision.
    pub fn scores(&self, decision: Decision, evidence: &Evidence) -> Scores {
        let table = &self.tables[decision as usize];
        let mut sums = table.sums(evidence);
        sums.iter_mut().zip(&table.base).for_each(|(sum, base)| *sum += base);
        sums.map(|sum| sum as f32 / 100.0)
    }

    /// What a piece of evidence weighs for an answer of a decision.
    pub fn of(&self, decision: Decision, name: &str, answer: usize) -> f32 {
        let table = &self.tables[decision as usize];
        let value = table.rows.get(hash_of(name));
        let weight = match table.labels {
            1 => value.cast_signed(),
            2 => halves(value)[answer],
            _ => table.weights[value as usize][answer].into(),
        };
        weight as f32 / 100.0
    }

    /// Makes every answer of a decision as much likelier.
    pub fn shift(&mut self, decision: Decision, by: f32) {
        let table = &mut self.tables[decision as usize];
        table.base[..table.labels].iter_mut().for_each(|base| *base += hundredths(by.into()) as i32);
    }

    /// Scores of the answers for evidence that is given by its names.
    pub fn scores_of<'n>(&self, decision: Decision, names: impl Iterator<Item = &'n str>) -> Scores {
        self.scores(decision, &Evidence { keys: names.map(hash_of).collect(), ..Evidence::default() })
    }
}

impl Table {
    fn of(row: &DecisionRow) -> Self {
        let weights = vec![[0; MOST_LABELS]];
        let (base, rows, most) = ([0; MOST_LABELS], Rows::default(), FxHashMap::default());
        Self { base, rows, weights, labels: row.labels.len(), most }
    }

    fn read(path: &str, text: &str, row: &DecisionRow) -> Result<Self> {
        let mut table = Self::of(row);
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
            let weights: Option<Vec<f64>> = cells.map(|c| c.parse().ok().filter(|w: &f64| w.is_finite())).collect();
            let Some(weights) = weights.filter(|w| w.len() == table.labels) else {
                let told = format!("\"{name}\" has not one weight for each answer");
                return Err(fault(path, at + 1, told, "write a number in each column"));
            };
            let weights: Option<Vec<i16>> = weights.into_iter().map(exact).collect();
            let Some(weights) = weights else {
                let told = format!("\"{name}\" has a weight beyond 327.67 or finer than hundredths");
                return Err(fault(path, at + 1, told, "write a smaller number, with two decimals"));
            };
            table.set(name, &weights);
        }
        Ok(table)
    }

    /// What evidence weighs for each label, without the base.
    fn sums(&self, evidence: &Evidence) -> Sums {
        let mut sums = evidence.summed;
        // Evidence without a weight adds 0: cheaper than to ask whether it has one.
        match self.labels {
            1 => sums[0] += self.rows.sum(&evidence.keys),
            2 => {
                let more = self.rows.sum_pairs(&evidence.keys);
                sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            }
            _ => {
                for key in &evidence.keys {
                    let row = &self.weights[self.rows.get(*key) as usize];
                    sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
                }
            }
        }
        sums
    }

    fn set(&mut self, name: &str, weights: &[i16]) {
        if name == BASE {
            self.base.iter_mut().zip(weights).for_each(|(base, weight)| *base = i32::from(*weight));
            return;
        }
        let (key, cue) = hash_and_cue(name);
        if let [weight] = weights {
            let weight = i32::from(*weight);
            self.rows.set(key, weight.cast_unsigned());
            if weight > 0 {
                self.most.entry(cue).and_modify(|most| *most = weight.max(*most)).or_insert(weight);
            }
            return;
        }
        if let [first, second] = weights {
            self.rows.set(key, pair([*first, *second]));
            return;
        }
        let row = match self.rows.get(key) as usize {
            0 => self.weights.len(),
            known => known,
        };
        self.weights.resize(self.weights.len().max(row + 1), [0; MOST_LABELS]);
        self.weights[row].iter_mut().zip(weights).for_each(|(own, weight)| *own = *weight);
        self.rows.set(key, row as u32);
    }
}

/// A number in hundredths, as near as whole ones come.
fn hundredths(number: f64) -> f64 {
    (number * 100.0).round_ties_even()
}

/// A weight of a file in hundredths, if that is what it has.
fn exact(weight: f64) -> Option<i16> {
    let whole = hundredths(weight);
    let fits = whole.abs() <= f64::from(i16::MAX) && (weight * 100.0 - whole).abs() < 1e-6;
    fits.then_some(whole as i16)
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

    fn sum(&mut self, decision: Decision, evidence: &mut Evidence) {
        evidence.summed = self.tables[decision as usize].sums(evidence);
        evidence.keys.clear();
    }

    fn most(&self, decision: Decision, cues: &[Cue]) -> i32 {
        let most = &self.tables[decision as usize].most;
        cues.iter().filter_map(|cue| most.get(&cue.key)).sum()
    }

    fn may_pass(&self, decision: Decision, evidence: &Evidence, most: i32, score: f32) -> bool {
        let base = self.tables[decision as usize].base[0];
        (base + evidence.summed[0] + most) as f32 / 100.0 > score
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
