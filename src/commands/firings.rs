//! `tieup audit --patterns`: how often each pattern fires in a corpus, and how often rightly.

use super::exit::ExitCode;
use super::extract::{be_quiet_about_panics, tell};
use super::paint::{Paint, plain};
use super::set::{Set, as_deal};
use crate::cli::{Audit, Sort};
use anyhow::{Result, bail};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use tieup::Engine;
use tieup::firing::{Firing, Firings};
use tieup::ingest::{Walk, walk};
use tieup::model::Document;
use tieup::pipeline::{self, Event, Options};
use tieup::score::Deal;

/// Reads the corpus and prints what each pattern did.
pub fn run(args: &Audit) -> Result<ExitCode> {
    let patterns = args.patterns.as_ref().and_then(Option::as_deref);
    let engine = Engine::with_folders(args.gazetteers.as_deref(), patterns, args.weights.as_deref())?;
    let corpora = corpora(&args.corpus)?;
    be_quiet_about_panics();
    let mut firings = Firings::default();
    let mut rejected = 0;
    for corpus in &corpora {
        rejected += read(&engine, corpus, args, &mut firings)?;
    }
    if firings.articles == 0 {
        bail!("no article was read; a folder of patterns is named by --patterns=DIR");
    }
    let stdout = io::stdout();
    let paint = Paint::new(args.color.color, stdout.is_terminal());
    let mut out = BufWriter::new(stdout.lock());
    print(&mut out, paint, &engine, &firings, args.sort)?;
    out.flush()?;
    Ok(if rejected > 0 { ExitCode::Partial } else { ExitCode::Done })
}

/// Articles whose ids are given together, and the deals of those that are annotated.
struct Corpus {
    walk: Walk,
    gold: BTreeMap<String, Vec<Deal>>,
}

/// What the user named: each set is a corpus of its own, for the ids of its annotations count in it alone.
fn corpora(paths: &[PathBuf]) -> Result<Vec<Corpus>> {
    let (sets, plain): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| Set::is(path));
    let mut corpora = Vec::new();
    for set in sets {
        let set = Set::read(&set)?;
        set.gold.iter().try_for_each(|article| set.source(article).map(drop))?;
        let gold = set.gold.into_iter().map(|article| (article.doc, article.deals)).collect();
        corpora.push(Corpus { walk: set.walk, gold });
    }
    if !plain.is_empty() {
        corpora.push(Corpus { walk: walk(&plain, &|_| false), gold: BTreeMap::new() });
    }
    Ok(corpora)
}

/// Adds the firings of a corpus; tells how many of its paths could not be read.
fn read(engine: &Engine, corpus: &Corpus, args: &Audit, firings: &mut Firings) -> Result<usize> {
    let scan = |document: &Document| {
        let (records, drafts) = engine.fates(document);
        let records: Result<Vec<Deal>> = records.iter().map(as_deal).collect();
        (document.id.clone(), records, drafts)
    };
    let paint = Paint::new(args.color.color, io::stderr().is_terminal());
    let options = Options { jobs: args.jobs, ..Options::default() };
    let mut failed = None;
    let (summary, result) = pipeline::each(
        &scan,
        &corpus.walk,
        &options,
        &mut |(id, records, drafts), _| {
            match records {
                Ok(records) => firings.add(&drafts, &records, corpus.gold.get(&id).map(Vec::as_slice)),
                Err(error) => failed = Some(error),
            }
            Ok(())
        },
        &mut |event| {
            if let Event::Reject(reject) = event {
                tell(reject, paint);
            }
        },
    );
    result?;
    failed.map_or(Ok(summary.rejected), Err)
}

/// What the line of drafts is called that no pattern bound.
const NO_PATTERN: &str = "(no pattern)";

/// What stands above the counts.
const COLUMNS: [&str; 9] = ["fired", "articles", "alone", "left", "dropped", "kept", "right", "wrong", "precision"];

fn print(out: &mut impl Write, paint: Paint, engine: &Engine, firings: &Firings, sort: Sort) -> io::Result<()> {
    let ids = engine.patterns().iter().map(|pattern| pattern.id.as_str());
    let never: Vec<&str> = ids.filter(|id| !firings.patterns.contains_key(*id)).collect();
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let (articles, drafts) = (counted(firings.articles, "article"), counted(firings.drafts, "draft"));
    writeln!(out, "{articles}, {} annotated; {drafts}", firings.annotated)?;

    let mut rows: Vec<(&str, &Firing)> = firings.patterns.iter().map(|(id, firing)| (id.as_str(), firing)).collect();
    match sort {
        Sort::Fired => rows.sort_by_key(|(id, firing)| (Reverse(firing.fired), *id)),
        Sort::Precision => rows.sort_by(|(a, x), (b, y)| {
            let share = |firing: &Firing| firing.precision().unwrap_or(f64::INFINITY);
            share(x).total_cmp(&share(y)).then((y.wrong, y.fired, *a).cmp(&(x.wrong, x.fired, *b)))
        }),
    }
    rows.push((NO_PATTERN, &firings.trigger));
    let width = rows.iter().map(|(id, _)| id.len()).max().unwrap_or_default();
    let line = |first: &str, cells: [String; 9]| {
        cells.into_iter().fold(format!("{first:width$}"), |line, cell| format!("{line}  {cell:>8}"))
    };
    writeln!(out, "\n{}", paint.bold(&line("pattern", COLUMNS.map(str::to_owned))))?;
    for (id, firing) in rows {
        writeln!(out, "{}", line(&plain(id), cells(firing, firings.annotated > 0)))?;
    }
    writeln!(out, "\n{}", paint.bold(&format!("never fired ({} of {})", never.len(), engine.patterns().len())))?;
    never.iter().try_for_each(|id| writeln!(out, "{}", plain(id)))
}

/// The counts in the order of the columns; of what is not annotated nobody knows whether it is right.
fn cells(firing: &Firing, annotated: bool) -> [String; 9] {
    let Firing { fired, articles, alone, left, dropped, kept, right, wrong, .. } = firing;
    let [fired, articles, alone, left, dropped, kept] =
        [fired, articles, alone, left, dropped, kept].map(usize::to_string);
    let [right, wrong] = [right, wrong].map(|count| if annotated { count.to_string() } else { "-".to_owned() });
    let precision = firing.precision().map_or("-".to_owned(), |share| format!("{share:.3}"));
    [fired, articles, alone, left, dropped, kept, right, wrong, precision]
}
