use crate::gold::{Verdict, judge, table};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tieup::Engine;
use tieup::model::Record;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// The articles of a folder by their names; none where the folder is not there, as in a packed crate.
fn articles(name: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder(name)).into_iter().flatten().flatten();
    let read = |path: PathBuf| {
        let slug = path.file_stem().unwrap().to_string_lossy().into_owned();
        (slug, std::fs::read_to_string(&path).unwrap())
    };
    entries.map(|entry| read(entry.path())).collect()
}

fn read(engine: &Engine, slug: &str, text: &str) -> Vec<Record> {
    engine.read(&tieup::ingest::document(slug, text))
}

fn verdicts() -> BTreeMap<String, Verdict> {
    let engine = Engine::embedded().unwrap();
    let judged = |(slug, text): (String, String)| {
        let path = folder("expected").join(format!("{slug}.jsonl"));
        let gold = std::fs::read_to_string(&path)
            .unwrap_or_else(|e| panic!("{}: {e}; write a line for each deal that the article tells", path.display()));
        let deals: Vec<_> = gold.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let verdict = judge(&deals, &read(&engine, &slug, &text));
        (slug, verdict)
    };
    articles("articles").into_iter().map(judged).collect()
}

/// What is known to fail: article and slot, as the failing test prints them.
fn known() -> BTreeSet<String> {
    let text = std::fs::read_to_string(folder("known-failures.tsv")).unwrap_or_default();
    text.lines().filter(|line| !line.starts_with('#')).skip(1).map(str::to_owned).collect()
}

/// `cargo test articles_give -- --nocapture` shows the totals, and what came in place of what is known to fail.
#[test]
fn articles_give_the_deals_that_they_tell() {
    let (mut verdicts, known) = (verdicts(), known());
    if verdicts.is_empty() {
        return;
    }
    let (mut fresh, mut seen) = (Vec::new(), BTreeSet::new());
    for (slug, verdict) in &verdicts {
        for fault in &verdict.faults {
            let row = format!("{slug}\t{}", fault.what);
            if known.contains(&row) {
                println!("{row}\n    {}", fault.seen);
            } else {
                fresh.push(format!("{row}\n    {}", fault.seen));
            }
            seen.insert(row);
        }
    }
    let sum = |part: fn(&Verdict) -> usize| verdicts.values().map(part).sum::<usize>();
    let right = sum(|v| usize::from(v.faults.is_empty()));
    println!("\n| slot | right |\n|---|---|\n| articles without a fault | {right} of {} |", verdicts.len());
    println!("| deals found | {} of {} |", sum(|v| v.found), sum(|v| v.wanted));
    println!("| records too many | {} |", sum(|v| v.false_deals));
    println!("{}", table(&verdicts.values_mut().flat_map(|v| std::mem::take(&mut v.slots)).collect::<Vec<_>>()));
    assert!(
        fresh.is_empty(),
        "{} faults that were not there before; `tieup explain fixtures/articles/SLUG.txt` shows which step makes them. \
         Mend them, or, for what is not to be had yet, add the lines to fixtures/known-failures.tsv:\n{}\n",
        fresh.len(),
        fresh.join("\n")
    );
    let mended: Vec<&str> = known.difference(&seen).map(String::as_str).collect();
    assert!(mended.is_empty(), "right now, so take it off fixtures/known-failures.tsv:\n{}\n", mended.join("\n"));
}

#[test]
fn quiet_articles_give_nothing() {
    let engine = Engine::embedded().unwrap();
    let mut wrong = Vec::new();
    for (slug, text) in articles("quiet") {
        let found = read(&engine, &slug, &text);
        wrong.extend(found.iter().map(|r| format!("{slug}: {:?} gives \"{}\"", r.patterns, r.evidence[0].text)));
    }
    assert!(wrong.is_empty(), "records of articles that tell of no deal:\n{}", wrong.join("\n"));
}
