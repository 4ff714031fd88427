//! Finding listed names in generated text. First the matches are held against a naive search for the same names.
//!
//!     cargo bench --bench gazetteer

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;
use tieup::gazetteer::{Gazetteer, tokenize};
use tieup::generate::{self, Options};
use tieup::model::Span;

/// Names, aliases and demonyms of the data files themselves, read without the code under test.
fn names() -> Vec<String> {
    let mut names = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    for room in ["organisations", "places", "officials"] {
        for file in walkdir::WalkDir::new(root.join(room)).into_iter().flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap_or_default();
            let mut rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
            let head: Vec<&str> = rows.next().unwrap_or_default().split('\t').collect();
            for row in rows {
                let cells =
                    row.split('\t').zip(&head).filter(|(_, column)| ["name", "aliases", "demonyms"].contains(column));
                let spellings = cells.flat_map(|(cell, _)| cell.split('|')).filter(|spelling| !spelling.is_empty());
                names.extend(spellings.map(|spelling| spelling.trim_end_matches('?').to_owned()));
            }
        }
    }
    assert!(!names.is_empty(), "no names: {} is missing or its files have no column `name`", root.display());
    names.into_iter().collect()
}

/// Every form under which a name is found: as it is, all in capitals unless that would make a word look like an acronym,
/// and with each apostrophe.
fn forms(name: &str) -> BTreeSet<String> {
    let capitals = (name.chars().count() > 3).then(|| name.to_uppercase());
    let apostrophes = |form: String| ["'", "’", "‘"].map(|mark| form.replace(['\'', '’', '‘'], mark));
    [Some(name.to_owned()), capitals].into_iter().flatten().flat_map(apostrophes).collect()
}

/// Every occurrence of every name, then those from the start of a token to the end of one, then the leftmost and longest.
fn naive(searcher: &AhoCorasick, text: &str) -> Vec<Span> {
    let tokens = tokenize(text);
    let (starts, ends): (BTreeSet<usize>, BTreeSet<usize>) = tokens.iter().map(|t| (t.span.start, t.span.end)).unzip();
    let all = searcher.find_overlapping_iter(text).map(|found| Span::new(found.start(), found.end()));
    let mut spans: Vec<Span> = all.filter(|s| starts.contains(&s.start) && ends.contains(&s.end)).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        if kept.last().is_none_or(|last| last.end <= span.start) {
            kept.push(span);
        }
    }
    kept
}

fn check(gazetteer: &Gazetteer, names: &[String], texts: &[String]) {
    let searcher = match AhoCorasick::new(names.iter().flat_map(|name| forms(name))) {
        Ok(searcher) => searcher,
        Err(error) => panic!("the naive search cannot be built: {error}"),
    };
    let mut matches = 0;
    for text in texts {
        let got: Vec<Span> = gazetteer.names.scan(text).into_iter().map(|(span, _)| span).collect();
        let expected = naive(&searcher, text);
        let odd = got.iter().find(|s| !expected.contains(s)).or_else(|| expected.iter().find(|s| !got.contains(s)));
        if let Some(span) = odd {
            let side = if got.contains(span) { "only the scan finds" } else { "only the naive search finds" };
            panic!(
                "{side} {:?} at {}: probably a word boundary, a longest-match or a case rule has changed, or an entry was \
                 not compiled; the text goes\n{text}",
                span.of(text),
                span.start
            );
        }
        matches += got.len();
    }
    assert!(matches > 0, "no name in any text: the generated cities and countries should be in the gazetteers");
    println!("{} names, {matches} matches in {} texts, as the naive search finds them", names.len(), texts.len());
}

fn bench(c: &mut Criterion) {
    let texts: Vec<String> = match generate::articles(&Options { articles: 300, ..Options::default() }) {
        Ok(articles) => articles.map(|article| article.text).collect(),
        Err(error) => panic!("the generator's own data is at fault: {error}"),
    };
    let names = names();
    let gazetteer = match Gazetteer::embedded() {
        Ok(gazetteer) => gazetteer,
        Err(error) => panic!("the embedded gazetteers are at fault: {error}"),
    };
    check(&gazetteer, &names, &texts);
    let mut group = c.benchmark_group("gazetteer");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("scan", |b| {
        b.iter(|| texts.iter().map(|t| black_box(gazetteer.names.scan(t)).len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
