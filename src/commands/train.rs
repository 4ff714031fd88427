//! `tieup train` and `tieup calibrate`: weights learned from annotated articles.

use super::exit::ExitCode;
use super::set::{Set, as_deal};
use crate::cli::Train;
use anyhow::{Context, Result, bail};
use std::io::{self, Write};
use std::path::Path;
use tieup::ingest::{MAX_BYTES, load};
use tieup::learn::{Lesson, Outcome, Settings, of_patterns, train};
use tieup::score::{Deal, LISTS, Reliability, SCALAR, Tally, score_article};

/// Learns, writes the weights, and says how well articles were read that the weights were not learned from.
pub fn run(args: &Train, confidence_only: bool) -> Result<ExitCode> {
    let mut lessons = Vec::new();
    let mut sets = Vec::new();
    for set in &args.sets {
        let from = lessons.len();
        read_set(set, &mut lessons)?;
        sets.push((set.display().to_string(), from..lessons.len()));
    }
    let engine = super::engine(&args.data)?;
    if !confidence_only {
        let from = lessons.len();
        lessons.extend(of_patterns(&engine));
        sets.push(("examples of patterns".to_owned(), from..lessons.len()));
    }
    let settings = Settings { rounds: args.rounds, shares: args.shares, confidence_only };
    let mut err = io::stderr();
    let outcome = train(&engine, &lessons, settings, |round| {
        writeln!(err, "tieup: round {round}: {} articles", lessons.len()).ok();
    });
    write(args, &outcome)?;
    report(&lessons, &outcome, &sets)?;
    Ok(ExitCode::Done)
}

/// Adds the annotated articles of a set.
fn read_set(folder: &Path, lessons: &mut Vec<Lesson>) -> Result<()> {
    let set = Set::read(folder)?;
    for annotated in &set.gold {
        match load(set.source(annotated)?, MAX_BYTES) {
            Ok(article) => {
                let (document, deals) = (article.document, annotated.deals.clone());
                lessons.push(Lesson { document, deals, weight: 1.0 });
            }
            Err(reject) => bail!("{}: {}", reject.path, reject.message),
        }
    }
    Ok(())
}

fn write(args: &Train, outcome: &Outcome) -> Result<()> {
    let folder = &args.output;
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for (decision, text) in &outcome.files {
        let path = folder.join(format!("{}.tsv", decision.row().name));
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    if let Some(path) = &args.records {
        let mut file = io::BufWriter::new(std::fs::File::create(path).with_context(|| path.display().to_string())?);
        for record in outcome.records.iter().flatten() {
            serde_json::to_writer(&mut file, record)?;
            writeln!(file)?;
        }
        file.flush()?;
    }
    Ok(())
}

fn report(lessons: &[Lesson], outcome: &Outcome, sets: &[(String, std::ops::Range<usize>)]) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{:14}{:>8}{:>8}{:>11}{:>8}", "decision", "wanted", "given", "precision", "recall")?;
    for (decision, hits) in &outcome.hits {
        let share = |of: usize| hits.right as f64 / of.max(1) as f64;
        let name = decision.row().name;
        writeln!(
            out,
            "{name:14}{:>8}{:>8}{:>11.3}{:>8.3}",
            hits.wanted,
            hits.given,
            share(hits.given),
            share(hits.wanted)
        )?;
    }
    writeln!(out)?;
    let slots: Vec<&str> = SCALAR.iter().chain(LISTS).copied().collect();
    writeln!(
        out,
        "{:32}{:>7}{:>7}{:>7}{:>7}{:>9}{:>11}{:>7}{:>9}{:>13}",
        "cross-validated F1",
        "deals",
        "slots",
        "kind",
        "status",
        "parties",
        "officials",
        "date",
        "subject",
        "surer half"
    )?;
    let mut all = Reliability::default();
    for (name, range) in sets {
        let (mut tally, mut reliability) = (Tally::default(), Reliability::default());
        for at in range.clone() {
            let records: Vec<Deal> = outcome.records[at].iter().map(as_deal).collect::<Result<_>>()?;
            score_article(&mut tally, &lessons[at].deals, &records);
            let sure = outcome.records[at].iter().map(|record| record.confidence);
            let records: Vec<_> = records.into_iter().zip(sure).collect();
            reliability.note(&lessons[at].deals, &records);
        }
        let half = reliability.surer_half().map_or(f64::NAN, |(_, right)| right);
        all.extend(&reliability);
        let f1 = |slots: &[&str]| tally.figures(slots).f1;
        writeln!(
            out,
            "{name:32}{:>7.3}{:>7.3}{:>7.3}{:>7.3}{:>9.3}{:>11.3}{:>7.3}{:>9.3}{half:>13.3}",
            f1(&["deal"]),
            f1(&slots),
            f1(&["kind"]),
            f1(&["status"]),
            f1(&["parties"]),
            f1(&["officials"]),
            f1(&["date"]),
            f1(&["subject"]),
        )?;
    }
    report_reliability(&mut out, &all)
}

/// How far the confidence can be believed: a record is right that is paired and has all of its sides and no other.
fn report_reliability(out: &mut impl Write, all: &Reliability) -> Result<()> {
    writeln!(out, "\n{:12}{:>9}{:>9}{:>10}", "confidence", "records", "promised", "right")?;
    for step in all.steps() {
        let right = step.right as f64 / step.records as f64;
        writeln!(out, "{:12}{:>9}{:>9.3}{right:>10.3}", format!("from {:.1}", step.from), step.records, step.promised)?;
    }
    Ok(())
}
