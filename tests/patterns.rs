//! Every pattern reads its own examples and leaves its counter-examples alone.

/// A pattern binds an example where one of its drafts names no side that the example does not have, and one at least; a side
/// told by "the two companies" or by people names none.
#[test]
fn every_pattern_binds_its_examples() {
    let engine = tieup::Engine::embedded().expect("the built-in data is sound");
    let mut faults = Vec::new();
    for pattern in engine.patterns() {
        for example in &pattern.examples {
            let bound = engine.bound(&tieup::ingest::document("example", &example.text));
            let own: Vec<_> = bound.iter().filter(|(ids, _)| ids.contains(&pattern.id)).collect();
            let plain = |side: &String| {
                side.starts_with(|c: char| c.is_lowercase()) || COMMON.iter().any(|w| side.starts_with(w))
            };
            let fits = |sides: &[String]| {
                let mut named = sides.iter().filter(|s| !plain(s)).peekable();
                (named.peek().is_some() || sides.len() < 2) && named.all(|side| example.parties.contains(side))
            };
            if own.is_empty() {
                faults.push(format!("{}: \"{}\" is not bound, but by {bound:?}", pattern.id, example.text));
            } else if !own.iter().any(|(_, sides)| fits(sides)) {
                faults.push(format!("{}: \"{}\" binds {own:?}", pattern.id, example.text));
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

/// How sides begin that are told by a common noun or a pronoun.
const COMMON: &[&str] = &["The ", "It", "They", "We", "Both", "Its ", "Our "];

#[test]
fn every_pattern_leaves_its_counter_examples_alone() {
    let engine = tieup::Engine::embedded().expect("the built-in data is sound");
    let mut faults = Vec::new();
    for pattern in engine.patterns() {
        for example in &pattern.counter_examples {
            let records = engine.read(&tieup::ingest::document("example", &example.text));
            if let Some(r) = records.iter().find(|r| r.patterns.contains(&pattern.id)) {
                let sides: Vec<&str> = r.parties.iter().map(|p| p.name.as_str()).collect();
                faults.push(format!("{}: \"{}\" ({}) gives {sides:?}", pattern.id, example.text, example.why));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults; `tieup train` learns from counter-examples of one sentence:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn there_are_at_least_thirty_patterns() {
    let engine = tieup::Engine::embedded().expect("the built-in data is sound");
    assert!(engine.patterns().len() >= 30, "{} patterns", engine.patterns().len());
}
