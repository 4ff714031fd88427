//! The whole engine over generated articles, one thread. First the answers are held against the generator's gold: a fast
//! wrong answer is no answer.
//!
//!     cargo bench --bench pipeline

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::Value;
use std::hint::black_box;
use std::time::Duration;
use tieup::Engine;
use tieup::generate::{self, Article, Options};
use tieup::model::{Document, PartyRole, Record};

const ARTICLES: usize = 400;
/// Share of the gold deals all of whose sides must stand in one record.
const RECALL: f64 = 0.7;
/// Share of the records that must have a side in common with a gold deal of their article.
const PRECISION: f64 = 0.7;

fn articles(seed: u64, deals: f64) -> Vec<Article> {
    let options = Options { articles: ARTICLES, seed, deals, ..Options::default() };
    match generate::articles(&options) {
        Ok(articles) => articles.collect(),
        Err(error) => panic!("the generator's own data is at fault: {error}"),
    }
}

fn engine() -> Engine {
    match Engine::embedded() {
        Ok(engine) => engine,
        Err(error) => panic!("the embedded gazetteers or patterns are at fault: {error}"),
    }
}

/// The words of a name that count: no case, no "the", no legal suffix.
fn core(name: &str) -> Vec<String> {
    const LEGAL: &[&str] = &[
        "ab",
        "ag",
        "as",
        "asa",
        "berhad",
        "bhd",
        "co",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "jsc",
        "kk",
        "llc",
        "ltd",
        "ltda",
        "pcl",
        "plc",
        "pte",
        "pty",
        "pvt",
        "sa",
        "sae",
        "sas",
        "sdn",
        "sl",
        "tbk",
    ];
    let mut words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    if words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL.contains(&word.as_str())) {
        words.pop();
    }
    words
}

/// The sides of a gold deal, each in all the forms under which it may be found.
fn gold_sides(deal: &Value) -> Vec<Vec<Vec<String>>> {
    let parties = deal["parties"].as_array().into_iter().flatten();
    let sides = parties.filter(|party| party["role"] == "party");
    let forms = |party: &Value| {
        let aliases = party["aliases"].as_array().into_iter().flatten();
        aliases.chain([&party["name"]]).filter_map(Value::as_str).map(core).collect()
    };
    sides.map(forms).collect()
}

fn sides(record: &Record) -> Vec<Vec<String>> {
    record.parties.iter().filter(|party| party.role == PartyRole::Party).map(|party| core(&party.name)).collect()
}

fn check(engine: &Engine, articles: &[Article], documents: &[Document]) {
    let (mut gold, mut found, mut records, mut right, mut from_nothing) = (0, 0, 0, 0, 0);
    let mut missed = Vec::new();
    for (article, document) in articles.iter().zip(documents) {
        let got: Vec<_> = engine.read(document).iter().map(sides).collect();
        let deals: Vec<_> = article.gold["deals"].as_array().into_iter().flatten().map(gold_sides).collect();
        let has = |record: &[Vec<String>], side: &Vec<Vec<String>>| record.iter().any(|name| side.contains(name));
        for deal in &deals {
            gold += 1;
            if got.iter().any(|record| deal.iter().all(|side| has(record, side))) {
                found += 1;
            } else if missed.len() < 5 {
                missed.push(format!("{}: {:?}", article.id, deal.iter().map(|side| side.last()).collect::<Vec<_>>()));
            }
        }
        records += got.len();
        right += got.iter().filter(|r| deals.iter().flatten().any(|side| has(r, side))).count();
        from_nothing += if deals.is_empty() { got.len() } else { 0 };
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let (recall, precision) = (share(found, gold), share(right, records));
    println!(
        "{found} of {gold} deals found with all sides; {right} of {records} records have a side of a deal of their article"
    );
    assert!(records > 0, "no record at all: either the gate lets nothing pass, or no pattern is embedded");
    assert!(
        recall >= RECALL,
        "{recall:.2} of the deals found with all sides, {RECALL} asked for: a pattern, a trigger or a name shape has \
         probably been lost; `tieup generate` writes the articles, `tieup explain` shows the steps; the first missed:\n{}",
        missed.join("\n")
    );
    assert!(
        precision >= PRECISION,
        "{precision:.2} of the records have to do with a deal of their article, {PRECISION} asked for: a pattern has \
         probably become too wide, or boilerplate is read as news"
    );
    assert_eq!(from_nothing, 0, "records from articles without any trigger word: the gate no longer shuts");
}

fn bench(c: &mut Criterion) {
    let engine = engine();
    let mut group = c.benchmark_group("pipeline");
    group.sample_size(20).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(5));
    // A dump as it comes; the worst case; what the gate stops.
    for (name, deals) in [("dump", 0.3), ("deals only", 1.0), ("no deals", 0.0)] {
        let articles = articles(1, deals);
        let documents: Vec<Document> = articles.iter().map(|a| tieup::ingest::document(&a.id, &a.text)).collect();
        if deals > 0.0 {
            check(&engine, &articles, &documents);
        }
        let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |b| {
            b.iter(|| documents.iter().map(|document| black_box(engine.read(document)).len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
