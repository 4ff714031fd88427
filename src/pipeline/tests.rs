//! Order, panics and failing sinks, with a scan of our own.

use super::*;
use crate::ingest::walk;
use crate::model::{DocumentRef, Kind, Status};
use std::path::Path;

fn record(document: &Document) -> Record {
    Record {
        schema: String::new(),
        id: String::new(),
        doc: DocumentRef {
            id: document.id.clone(),
            path: String::new(),
            title: None,
            published: None,
            author: None,
            url: None,
            lang: None,
        },
        kind: Kind::Mou,
        status: Status::Signed,
        parties: Vec::new(),
        officials: Vec::new(),
        places: Vec::new(),
        date: None,
        subject: None,
        value: None,
        term: None,
        count: Some(1),
        programme: None,
        evidence: Vec::new(),
        confidence: 0.5,
        patterns: Vec::new(),
    }
}

#[derive(Default)]
struct Kept {
    ids: Vec<String>,
    full_at: Option<usize>,
}

impl Sink for Kept {
    fn form(&self) -> Form {
        |record, formed| {
            formed.extend(record.doc.id.as_bytes());
            Ok(())
        }
    }

    fn write(&mut self, formed: &[u8]) -> Result<()> {
        if self.full_at == Some(self.ids.len()) {
            return Err(Error::Io { path: "x".into(), source: std::io::ErrorKind::StorageFull.into() });
        }
        self.ids.push(String::from_utf8_lossy(formed).into_owned());
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        Ok(())
    }
}

fn articles(folder: &Path, count: usize) -> Walk {
    for n in 0..count {
        std::fs::write(folder.join(format!("{n:04}.txt")), format!("Article {n}\n")).unwrap();
    }
    walk(&[folder.to_owned()], &|_| false)
}

#[test]
fn records_come_in_the_order_of_the_articles_however_long_each_takes() {
    let folder = tempfile::tempdir().unwrap();
    let walk = articles(folder.path(), 400);
    let slow_first = |document: &Document| {
        if document.id.ends_with("00") {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        vec![record(document)]
    };
    for jobs in [1, 2, 8] {
        let mut kept = Kept::default();
        let options = Options { jobs, ..Options::default() };
        let (summary, result) = run_with(&slow_first, &walk, &options, &mut kept, &mut |_| {});
        assert!(result.is_ok());
        assert_eq!((summary.articles, summary.records, summary.rejected), (400, 400, 0));
        assert!(kept.ids.is_sorted(), "with {jobs} workers");
    }
}

#[test]
fn a_panic_is_a_reject_of_its_article_alone() {
    let folder = tempfile::tempdir().unwrap();
    let walk = articles(folder.path(), 10);
    let scan = |document: &Document| {
        assert!(document.id != "0003", "three is too many");
        vec![record(document)]
    };
    let mut told = Vec::new();
    let mut kept = Kept::default();
    let mut observe = |event: Event<'_>| {
        if let Event::Reject(reject) = event {
            told.push((reject.path.clone(), reject.code, reject.message.clone()));
        }
    };
    let (summary, result) = run_with(&scan, &walk, &Options::default(), &mut kept, &mut observe);
    assert!(result.is_ok());
    assert_eq!((summary.articles, summary.records, summary.rejected), (9, 9, 1));
    assert_eq!(told.len(), 1);
    assert!(told[0].0.ends_with("0003.txt") && told[0].1 == RejectCode::Panic);
    assert!(told[0].2.contains("three is too many"), "{}", told[0].2);
}

#[test]
fn a_sink_that_fails_ends_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let walk = articles(folder.path(), 300);
    let mut kept = Kept { full_at: Some(5), ..Kept::default() };
    let (summary, result) =
        run_with(&|document| vec![record(document)], &walk, &Options::default(), &mut kept, &mut |_| {});
    assert!(result.is_err());
    assert_eq!((summary.records, kept.ids.len()), (5, 5));
}

#[test]
fn records_below_the_least_confidence_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let walk = articles(folder.path(), 3);
    for (min_confidence, records) in [(0.5, 3), (0.51, 0)] {
        let options = Options { min_confidence, ..Options::default() };
        let mut kept = Kept::default();
        let (summary, _) = run_with(&|document| vec![record(document)], &walk, &options, &mut kept, &mut |_| {});
        assert_eq!(summary.records, records);
    }
}

#[test]
fn the_summary_reads_well() {
    let summary = Summary { articles: 12, records: 1, rejected: 1, bytes: 23_000, seconds: 0.01 };
    assert_eq!(summary.to_string(), "12 articles, 1 record, 1 rejected, 0.02 MB in 0.01 s (2.3 MB/s)");
}
