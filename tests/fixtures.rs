//! The articles of the fixtures, scored by phenomenon: each group must read as well as `fixtures/floors.tsv` says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tieup::Engine;
use tieup::score::{Deal, GoldArticle, LISTS, SCALAR, Tally, read_gold, score_article};

/// How far a group may rise above its floor before the floor is to be raised.
const SLACK: f64 = 0.12;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// The articles below a folder: the folder that each lies in, its name, its text; none where the folder is not there, as in
/// a packed crate.
fn articles(root: &Path) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let group = folder.file_name().unwrap().to_string_lossy().into_owned();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            found.push((group, name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Figures of one group of articles.
#[derive(Default)]
struct Group {
    articles: usize,
    tally: Tally,
    /// Articles without a deal that gave a record all the same.
    loud: Vec<String>,
}

impl Group {
    fn figures(&self) -> (f64, f64) {
        let slots: Vec<&str> = SCALAR.iter().chain(LISTS).copied().collect();
        let deals = self.tally.figures(&["deal"]);
        if deals.gold + deals.predicted == 0 { (1.0, 1.0) } else { (deals.f1, self.tally.figures(&slots).f1) }
    }

    /// Articles that must be quiet have no F1: the share of them that is.
    fn quiet(&self) -> f64 {
        1.0 - self.loud.len() as f64 / self.articles.max(1) as f64
    }
}

fn groups(set: &str) -> BTreeMap<String, Group> {
    let engine = Engine::embedded().unwrap();
    let root = folder(set).join("articles");
    let mut gold: BTreeMap<String, GoldArticle> = BTreeMap::new();
    if root.exists() {
        gold = read_gold(&folder(set).join("gold.jsonl")).unwrap().into_iter().map(|g| (g.doc.clone(), g)).collect();
    }
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (group, name, text) in articles(&root) {
        let records = engine.read(&tieup::ingest::document(&name, &text));
        let deals: Vec<Deal> =
            records.iter().map(|r| serde_json::from_value(serde_json::to_value(r).unwrap()).unwrap()).collect();
        let annotated = gold.remove(&name).unwrap_or_else(|| panic!("{name} is not in gold.jsonl of {set}"));
        let group = groups.entry(group).or_default();
        group.articles += 1;
        score_article(&mut group.tally, &annotated.deals, &deals);
        if annotated.deals.is_empty() && !deals.is_empty() {
            group.loud.push(name);
        }
    }
    assert!(gold.is_empty(), "annotated in gold.jsonl of {set}, but not there: {:?}", gold.keys());
    groups
}

/// Floors by group: deals and slots, each an F1; of a group without deals the share of quiet articles, twice.
fn floors() -> BTreeMap<String, (f64, f64)> {
    let text = std::fs::read_to_string(folder("floors.tsv")).unwrap_or_default();
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        (cells[0].to_owned(), (cells[1].parse().unwrap(), cells[2].parse().unwrap()))
    })
    .collect()
}

/// `cargo test phenomena -- --nocapture` shows the table.
fn hold(set: &str) {
    let floors = floors();
    let mut faults = Vec::new();
    println!("{:34}{:>9}{:>8}{:>8}  floors", "group", "articles", "deals", "slots");
    for (name, group) in groups(set) {
        let silent = group.tally.figures(&["deal"]).gold == 0;
        let (deals, slots) = if silent { (group.quiet(), group.quiet()) } else { group.figures() };
        let Some((least_deals, least_slots)) = floors.get(&name).copied() else {
            faults.push(format!(
                "{name} has no floor; write \"{name}\t{deals:.2}\t{slots:.2}\" into fixtures/floors.tsv"
            ));
            continue;
        };
        println!("{name:34}{:>9}{deals:>8.2}{slots:>8.2}  {least_deals:.2} {least_slots:.2}", group.articles);
        if deals < least_deals - 0.005 || slots < least_slots - 0.005 {
            faults.push(format!(
                "{name} fell to {deals:.2} of deals and {slots:.2} of slots, below {least_deals:.2} and {least_slots:.2}{}",
                if group.loud.is_empty() { String::new() } else { format!("; to be quiet: {}", group.loud.join(", ")) }
            ));
        }
        if deals > least_deals + SLACK && slots > least_slots + SLACK {
            faults.push(format!("{name} reads better now: raise its floor to {deals:.2} and {slots:.2}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} groups; `tieup score fixtures/{set}/gold.jsonl --pred … --errors` lists what is wrong:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn phenomena_read_as_well_as_they_did() {
    hold("phenomena");
}

#[test]
fn whole_articles_read_as_well_as_they_did() {
    hold("");
}

/// A run leaves out what cannot change an answer; `explain` weighs all of it.
#[test]
fn a_run_gives_the_records_that_explain_gives() {
    let engine = Engine::embedded().unwrap();
    let sets = ["", "phenomena"].map(|set| articles(&folder(set).join("articles")));
    for (_, name, text) in sets.into_iter().flatten() {
        let document = tieup::ingest::document(&name, &text);
        assert_eq!(engine.read(&document), engine.explain(&document).0, "{name}");
    }
}
