use crate::support::{Folder, Said, fixtures, run, said, tieup};
use std::collections::BTreeSet;
use tieup::Engine;
use tieup::model::Fate;

/// Patterns of a user's own, each for a wording that no other pattern reads: an id, its sequence, and how it begins.
const PATTERNS: [(&str, &str, &str); 3] = [
    ("corks-pop-over-deal", "'corks' 'popped' 'over' paper 'between' sides+", "Corks popped over"),
    ("bells-ring-for-deal", "'bells' 'rang' 'for' paper 'between' sides+", "Bells rang for"),
    ("drums-roll-for-deal", "'drums' 'rolled' 'for' paper 'between' sides+", "Drums rolled for"),
];

fn pattern((id, sequence, opening): (&str, &str, &str)) -> String {
    let example = |paper: &str| {
        let text = format!("{opening} {paper} between Keppel and Nokia.");
        format!("[[examples]]\ntext = \"{text}\"\nparties = [\"Keppel\", \"Nokia\"]\n\n")
    };
    let head = format!("id = \"{id}\"\ndoc = \"A feast.\"\nsequence = \"{sequence}\"\nstatus = \"signed\"\n\n");
    let counter_example = format!("[[counter_examples]]\ntext = \"{opening} the mayor.\"\nwhy = \"no deal\"\n");
    head + &example("a memorandum of understanding") + &example("a contract") + &counter_example
}

fn article(opening: &str, sides: &str) -> String {
    let told = "It was signed in Cork on Monday, in a hall that smelt of fish.";
    format!("{opening} a memorandum of understanding between {sides} to train pilots.\n\n{told}\n")
}

fn deal(sides: [&str; 2], optional: bool) -> String {
    let parties = sides.map(|name| format!("{{\"name\": \"{name}\"}}")).join(", ");
    format!("{{\"kind\": \"mou\", \"status\": \"signed\", \"optional\": {optional}, \"parties\": [{parties}]}}")
}

/// Corks pop for a deal that is annotated and for one that is optional; bells ring for one that is none.
fn set() -> Folder {
    let folder = Folder::new();
    for row in PATTERNS {
        folder.put(&format!("mine/{}.toml", row.0), pattern(row).as_bytes());
    }
    let rows = [
        ("corks", "Corks popped over", ["Arvento Rail Ltd", "Nokia"], Some(false)),
        ("maybe", "Corks popped over", ["Keppel", "Northgate University"], Some(true)),
        ("bells", "Bells rang for", ["Keppel", "Nokia"], None),
    ];
    let gold = rows.map(|(doc, opening, sides, annotated)| {
        folder.put(&format!("set/articles/{doc}.txt"), article(opening, &sides.join(" and ")).as_bytes());
        let deals = annotated.map(|optional| deal(sides, optional)).unwrap_or_default();
        format!("{{\"doc\": \"{doc}\", \"deals\": [{deals}]}}\n")
    });
    folder.put("set/gold.jsonl", gold.concat().as_bytes());
    folder.put("plain/corks.txt", article("Corks popped over", "Keppel and Nokia").as_bytes());
    folder
}

fn audit(folder: &Folder, args: &[&str]) -> Said {
    let mut command = tieup();
    command.current_dir(folder.root()).arg("audit").args(args);
    said(command)
}

/// The cells of a pattern's line: fired, articles, alone, left, dropped, kept, right, wrong, precision.
fn row(out: &str, id: &str) -> Vec<String> {
    let line = out.lines().find(|line| line.split_whitespace().next() == Some(id));
    let line = line.unwrap_or_else(|| panic!("no line for {id}:\n{out}"));
    line.split_whitespace().skip(1).map(str::to_owned).collect()
}

fn never(out: &str) -> Vec<&str> {
    out.lines().skip_while(|line| !line.starts_with("never fired (")).skip(1).collect()
}

#[test]
fn a_pattern_is_right_where_its_record_is_paired_with_an_annotated_deal() {
    let folder = set();
    let said = audit(&folder, &["--patterns=mine", "set"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.starts_with("3 articles, 3 annotated; "), "{}", said.out);
    let told = |id: &str| row(&said.out, id);
    let corks = told("corks-pop-over-deal");
    assert_eq!(
        [&corks[..2], &corks[5..]].concat(),
        ["2", "2", "2", "1", "0", "1.000"],
        "the optional deal counts neither way"
    );
    let bells = told("bells-ring-for-deal");
    assert_eq!([&bells[..2], &bells[5..]].concat(), ["1", "1", "1", "0", "1", "0.000"], "its deal is not annotated");
    assert!(never(&said.out).contains(&"drums-roll-for-deal"), "{}", said.out);
    assert!(!never(&said.out).contains(&"bells-ring-for-deal"), "{}", said.out);
}

#[test]
fn the_pattern_that_fires_most_comes_first_or_the_one_that_is_least_right() {
    let folder = set();
    let place = |out: &str, id: &str| out.lines().position(|line| line.starts_with(id)).unwrap();
    for (by, first, second) in [
        ("fired", "corks-pop-over-deal", "bells-ring-for-deal"),
        ("precision", "bells-ring-for-deal", "corks-pop-over-deal"),
    ] {
        let out = audit(&folder, &["--patterns=mine", "--sort", by, "set"]).out;
        assert!(place(&out, first) < place(&out, second), "by {by}:\n{out}");
    }
}

#[test]
fn without_annotation_nobody_knows_what_is_right() {
    let folder = set();
    let alone = audit(&folder, &["--patterns=mine", "plain"]);
    assert!(alone.out.starts_with("1 article, 0 annotated; "), "{}", alone.out);
    assert_eq!(row(&alone.out, "corks-pop-over-deal")[6..], ["-", "-", "-"]);
    // The article of the same name in the folder without annotations is another one.
    let both = audit(&folder, &["--patterns=mine", "set", "plain"]);
    assert!(both.out.starts_with("4 articles, 3 annotated; "), "{}", both.out);
    let corks = row(&both.out, "corks-pop-over-deal");
    assert_eq!([&corks[..1], &corks[5..]].concat(), ["3", "3", "1", "0", "1.000"]);
}

#[test]
fn what_cannot_be_read_is_told_and_shown_in_the_status() {
    let folder = set();
    folder.put("plain/picture.txt", b"\0\0\0");
    let partly = audit(&folder, &["--patterns=mine", "plain"]);
    assert_eq!(partly.code, 3, "{}", partly.err);
    assert!(partly.err.contains("picture.txt") && partly.out.contains("corks-pop-over-deal"), "{}", partly.err);
    folder.put("set/gold.jsonl", b"{\"doc\": \"crocks\", \"deals\": []}\n");
    let rows: [(&[&str], &str); 5] = [
        (&["--patterns", "set"], "no article \"crocks\""),
        (&["--patterns", "mine"], "--patterns=DIR"),
        (&["--patterns"], "CORPUS"),
        (&["plain"], "--patterns"),
        (&["--jobs", "2"], "--patterns"),
    ];
    for (args, words) in rows {
        let said = audit(&folder, args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
    }
}

/// A record's patterns are those of the drafts that it is made of, so that a draft tied to another record shows.
#[test]
fn the_drafts_of_a_record_have_its_patterns() {
    let engine = Engine::embedded().expect("the built-in data is sound");
    let (mut dropped, mut kept) = (0, 0);
    for path in fixtures() {
        let document = tieup::ingest::document("article", &std::fs::read_to_string(&path).unwrap());
        let (records, drafts) = engine.fates(&document);
        assert_eq!(records, engine.read(&document), "{}: records change when fates are asked for", path.display());
        for (at, record) in records.iter().enumerate() {
            let of_it = drafts.iter().filter(|(_, fate)| matches!(fate, Fate::Kept(records) if records.contains(&at)));
            let bound: BTreeSet<&String> = of_it.flat_map(|(patterns, _)| patterns).collect();
            assert_eq!(bound, record.patterns.iter().collect(), "{}: record {}", path.display(), at + 1);
            kept += 1;
        }
        let drops = drafts.iter().filter(|(_, fate)| *fate == Fate::Dropped).count();
        let decisions = engine.explain(&document).1.decisions;
        assert!(drops == 0 || decisions.iter().any(|d| d.why.starts_with("dropped")), "{}", path.display());
        dropped += drops;
    }
    assert!(fixtures().is_empty() || dropped.min(kept) > 0, "{dropped} dropped, {kept} kept: the check checks nothing");
}

#[test]
fn every_pattern_is_told_once() {
    let Some(folder) = fixtures().first().and_then(|path| path.parent()).map(std::path::Path::to_owned) else { return };
    let out = run([std::ffi::OsStr::new("audit"), "--patterns".as_ref(), folder.as_os_str()]).out;
    for pattern in Engine::embedded().expect("the built-in data is sound").patterns() {
        let lines = out.lines().filter(|line| line.split_whitespace().next() == Some(&pattern.id)).count();
        assert_eq!(lines, 1, "{}:\n{out}", pattern.id);
    }
    for line in out.lines().skip(3).take_while(|line| !line.is_empty()) {
        let cells: Vec<usize> = line.split_whitespace().filter_map(|cell| cell.parse().ok()).collect();
        assert_eq!(cells[0], cells[3] + cells[4] + cells[5], "a draft is left, dropped or kept: {line}");
    }
}
