//! Every pattern reads its own examples and leaves its counter-examples alone.

use std::collections::BTreeSet;
use tieup::model::Record;

fn read(engine: &tieup::Engine, text: &str) -> Vec<Record> {
    engine.read(&tieup::ingest::document("example", text))
}

fn names(record: &Record) -> BTreeSet<String> {
    record.parties.iter().map(|p| p.name.clone()).collect()
}

#[test]
fn every_pattern_reads_its_examples() {
    let engine = tieup::Engine::embedded().expect("the built-in data is sound");
    let mut faults = Vec::new();
    for pattern in engine.patterns() {
        for example in &pattern.examples {
            let wanted: BTreeSet<String> = example.parties.iter().cloned().collect();
            let records = read(&engine, &example.text);
            let fits = |r: &&Record| {
                let sides: BTreeSet<String> = r
                    .parties
                    .iter()
                    .filter(|p| p.role == tieup::model::PartyRole::Party)
                    .map(|p| p.name.clone())
                    .collect();
                sides == wanted
                    && example.kind.is_none_or(|k| k == r.kind)
                    && example.status.is_none_or(|s| s == r.status)
            };
            match records.iter().find(fits) {
                Some(r) if r.patterns.contains(&pattern.id) => {}
                Some(r) => {
                    faults.push(format!("{}: \"{}\" is read by {:?} instead", pattern.id, example.text, r.patterns));
                }
                None => {
                    let got: Vec<_> = records.iter().map(|r| (r.kind, r.status, names(r), &r.patterns)).collect();
                    faults.push(format!("{}: \"{}\" gives {got:?}", pattern.id, example.text));
                }
            }
        }
        for example in &pattern.counter_examples {
            let records = read(&engine, &example.text);
            if let Some(r) = records.iter().find(|r| r.patterns.contains(&pattern.id)) {
                faults.push(format!(
                    "{}: counter-example \"{}\" ({}) gives {:?}",
                    pattern.id,
                    example.text,
                    example.why,
                    names(r)
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults; run `tieup explain` on the sentence to see what each step made of it:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn there_are_at_least_thirty_patterns() {
    let engine = tieup::Engine::embedded().expect("the built-in data is sound");
    assert!(engine.patterns().len() >= 30, "{} patterns", engine.patterns().len());
}
