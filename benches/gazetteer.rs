//! Finding listed names in generated text. First the matches are held against a naive search for the same names.
//!
//!     cargo bench --bench gazetteer
//!
//! LEAD: `Gazetteer` at the end of this file stands in for `tieup::gazetteer::Gazetteer`. Replace it by that one, so that
//! `scan(text)` gives the spans of its matches: leftmost, longest, in the names' own case, ambiguous ones included. Where
//! the real scan also takes names in capitals or bends apostrophes, widen `naive` in the same way.

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::collections::{BTreeSet, HashSet};
use std::hint::black_box;
use std::path::Path;
use tieup::generate::{self, Options};
use tieup::model::Span;

/// Names, aliases and demonyms of the data files themselves, read without the code under test.
fn names() -> Vec<String> {
    let mut names = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    for room in ["organisations", "places"] {
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

fn on_boundaries(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Every occurrence of every name, then those between word boundaries, then the leftmost and longest.
fn naive(searcher: &AhoCorasick, text: &str) -> Vec<Span> {
    let all = searcher.find_overlapping_iter(text).map(|found| Span::new(found.start(), found.end()));
    let mut spans: Vec<Span> = all.filter(|span| on_boundaries(text, *span)).collect();
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
    let searcher = match AhoCorasick::new(names) {
        Ok(searcher) => searcher,
        Err(error) => panic!("the naive search cannot be built: {error}"),
    };
    let mut matches = 0;
    for text in texts {
        let (got, expected) = (gazetteer.scan(text), naive(&searcher, text));
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
    let gazetteer = Gazetteer::embedded(&names);
    check(&gazetteer, &names, &texts);
    let mut group = c.benchmark_group("gazetteer");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group
        .bench_function("scan", |b| b.iter(|| texts.iter().map(|t| black_box(gazetteer.scan(t)).len()).sum::<usize>()));
    group.finish();
}

/// LEAD: the stand-in. At each word's start, the longest run of words that is a name.
struct Gazetteer {
    names: HashSet<String>,
    longest: usize,
}

impl Gazetteer {
    fn embedded(names: &[String]) -> Self {
        let longest = names.iter().map(String::len).max().unwrap_or(0);
        Self { names: names.iter().cloned().collect(), longest }
    }

    fn scan(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut free = 0;
        for (start, _) in text.char_indices() {
            let ends = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
            let spans_here = ends.take_while(|end| end - start <= self.longest).map(|end| Span::new(start, end));
            if start < free || text[..start].chars().next_back().is_some_and(char::is_alphanumeric) {
                continue;
            }
            let named = |span: &Span| on_boundaries(text, *span) && self.names.contains(span.of(text));
            if let Some(span) = spans_here.filter(named).last() {
                free = span.end;
                spans.push(span);
            }
        }
        spans
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
