//! Entries and spellings that get in each other's way, in a file or across files.

use super::listed::{Listed, Sort, Spelling};
use super::{Faults, Sheet};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// An entry and the sheet it stands in.
type Placed<'a> = (&'a Sheet<'a>, &'a Listed);

fn entries<'a>(sheets: &'a [Sheet<'a>]) -> impl Iterator<Item = Placed<'a>> {
    sheets.iter().flat_map(|sheet| sheet.listed.iter().map(move |entry| (sheet, entry)))
}

fn place((sheet, entry): Placed) -> String {
    format!("{}:{}", sheet.file.path, entry.line)
}

/// Remembers who came first with a key.
fn first<K: Eq + Hash, V: Copy>(seen: &mut FxHashMap<K, V>, key: K, value: V) -> Option<V> {
    let known = seen.get(&key).copied();
    seen.entry(key).or_insert(value);
    known
}

/// One thing, two rows. Things of one name in two countries are two things; so are two tenures of one official.
pub(super) fn twice(sheets: &[Sheet], faults: &mut Faults) {
    let mut seen = FxHashMap::default();
    for (sheet, entry) in entries(sheets) {
        let key = (entry.sort, entry.spellings.first().map(Spelling::folded), &entry.country, &entry.tenure);
        if let Some(known) = first(&mut seen, key, (sheet, entry)) {
            let fault = format!("\"{}\" stands at {} too", entry.name(), place(known));
            faults.add(sheet.file, entry.line, fault, "make one row of the two");
        }
    }
}

/// A word may have several senses, as a verb may stand in several classes, but not one sense twice.
pub(super) fn words_twice(sheets: &[Sheet], faults: &mut Faults) {
    for sheet in sheets.iter().filter(|sheet| sheet.file.room() == "words") {
        let senses = ["kind", "type", "class"].map(|column| sheet.column(column));
        let mut seen = FxHashMap::default();
        for row in &sheet.table.rows {
            let key = (row.cell(0), senses.map(|column| column.map_or("", |column| row.cell(column))));
            if let Some(line) = first(&mut seen, key, row.line) {
                let fault = format!("\"{}\" stands in line {line} too", row.cell(0));
                faults.add(sheet.file, row.line, fault, "make one row of the two");
            }
        }
    }
}

/// One spelling, two things of one sort: which one is meant, only the context can say. Of two cities of one name the
/// larger is meant, and an official's rows are told apart by their dates.
pub(super) fn shared(sheets: &[Sheet], faults: &mut Faults) {
    let mut bearers: FxHashMap<(Sort, String), Vec<(Placed, &Spelling)>> = FxHashMap::default();
    for (sheet, entry) in entries(sheets).filter(|(_, entry)| entry.sort != Sort::City) {
        for (sort, spelling) in entry.all() {
            bearers.entry((sort, spelling.folded())).or_default().push(((sheet, entry), spelling));
        }
    }
    for bearers in bearers.values() {
        for ((sheet, entry), spelling) in bearers.iter().filter(|(_, spelling)| !spelling.marked) {
            let other = bearers.iter().find(|((_, other), _)| are_two(entry, other));
            if let Some((other, _)) = other {
                let text = &spelling.text;
                let fault = format!("\"{text}\" also stands for \"{}\" of {}", other.1.name(), place(*other));
                faults.add(sheet.file, entry.line, fault, format!("mark it in both: \"{text}?\", or delete one"));
            }
        }
    }
}

/// Whether two entries that share a spelling stand for two things. An official's country is the office's: who leads one
/// central bank and then governs another country is one person.
fn are_two(one: &Listed, other: &Listed) -> bool {
    one.name() != other.name() || (one.sort != Sort::Official && one.country != other.country)
}

/// "Luxembourg" alone is the country.
pub(super) fn cities_and_countries(sheets: &[Sheet], faults: &mut Faults) {
    let mut countries = FxHashMap::default();
    for (sheet, entry) in entries(sheets).filter(|(_, entry)| entry.sort == Sort::Country) {
        for spelling in entry.spellings.iter().filter(|spelling| !spelling.marked) {
            countries.insert(spelling.folded(), (sheet, entry));
        }
    }
    for (sheet, entry) in entries(sheets).filter(|(_, entry)| entry.sort == Sort::City) {
        for spelling in entry.spellings.iter().filter(|spelling| !spelling.marked) {
            if let Some(country) = countries.get(&spelling.folded()) {
                let text = &spelling.text;
                let fault = format!("\"{text}\" is also the country of {}", place(*country));
                faults.add(sheet.file, entry.line, fault, format!("mark the city: \"{text}?\""));
            }
        }
    }
}
