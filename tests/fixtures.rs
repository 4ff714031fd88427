use crate::gold::{Verdict, judge, table};
use std::collections::BTreeMap;
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

/// The articles that are known to fail, and at what.
fn known() -> BTreeMap<String, String> {
    let path = folder("known-failures.tsv");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| row.split_once('\t').unwrap_or((row, ""))).map(|(slug, why)| (slug.into(), why.into())).collect()
}

/// `cargo test --release articles_give -- --nocapture` shows the totals.
#[test]
fn articles_give_the_deals_that_they_tell() {
    let (mut verdicts, known) = (verdicts(), known());
    if verdicts.is_empty() {
        return;
    }
    let mut wrong = Vec::new();
    for (slug, verdict) in &verdicts {
        let faults = format!("\n  {}", verdict.faults.join("\n  "));
        match (known.contains_key(slug), verdict.faults.is_empty()) {
            (false, false) => wrong.push(format!("fixtures/articles/{slug}.txt{faults}")),
            (true, true) => wrong.push(format!("{slug} passes now: take it off fixtures/known-failures.tsv")),
            (true, false) => println!("{slug}, a known failure{faults}"),
            (false, true) => {}
        }
    }
    wrong.extend(known.keys().filter(|slug| !verdicts.contains_key(*slug)).map(|slug| {
        format!("{slug} of fixtures/known-failures.tsv is no article")
    }));
    let sum = |part: fn(&Verdict) -> usize| verdicts.values().map(part).sum::<usize>();
    let passing = sum(|v| usize::from(v.faults.is_empty()));
    println!("\n| articles all right | {passing} of {} |\n|---|---|", verdicts.len());
    println!("| deals found | {} of {} |", sum(|v| v.found), sum(|v| v.wanted));
    println!("| false deals | {} |", sum(|v| v.false_deals));
    println!("{}", table(&verdicts.values_mut().flat_map(|v| std::mem::take(&mut v.slots)).collect::<Vec<_>>()));
    assert!(
        wrong.is_empty(),
        "{} articles are read differently; `tieup explain FILE` shows which step did it:\n\n{}\n",
        wrong.len(),
        wrong.join("\n\n")
    );
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
