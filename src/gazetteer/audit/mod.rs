//! Checks the data files for what reading them lets pass: order, doubles, clashes, codes that do not exist.

mod cells;
mod clashes;
mod lines;
mod listed;
mod spellings;
#[cfg(test)]
mod tests;

use super::table::Table;
use super::{DataFile, Gazetteer, key};
use crate::error::Error;
use listed::Listed;
use rustc_hash::FxHashSet;

/// The list that all country codes are held against.
const COUNTRIES: &str = "places/countries.tsv";

/// What an audit found.
#[derive(Debug, Default)]
pub struct Audit {
    /// Every fault with its file and line, in the order of the files.
    pub faults: Vec<Error>,
    /// How much each room holds.
    pub counts: Vec<Count>,
}

/// How much a room of the gazetteers holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The folder.
    pub room: String,
    /// Its files.
    pub files: usize,
    /// Entries, or in the room of the words, words.
    pub entries: usize,
    /// Other names of the entries.
    pub aliases: usize,
}

/// A file whose rows can all be read.
struct Sheet<'a> {
    file: &'a DataFile,
    table: Table<'a>,
    /// Its entries; none in the room of the words.
    listed: Vec<Listed>,
}

impl Sheet<'_> {
    /// A column that not every list has.
    fn column(&self, name: &str) -> Option<usize> {
        self.table.column(name).ok()
    }
}

/// What the rules ask for beside the row at hand.
struct Known {
    /// Country codes of places/countries.tsv.
    countries: FxHashSet<String>,
    /// Keys of the words of words/ordinary.tsv.
    ordinary: FxHashSet<u64>,
}

/// Faults as the rules find them.
#[derive(Default)]
struct Faults(Vec<Error>);

impl Faults {
    fn add(&mut self, file: &DataFile, line: usize, fault: impl Into<String>, remedy: impl Into<String>) {
        let (fault, remedy) = (fault.into(), remedy.into());
        self.0.push(Error::Data { file: file.path.clone(), line, fault, remedy });
    }

    /// By file, line and message: rules that look across files find theirs late.
    fn sorted(mut self) -> Vec<Error> {
        let key = |error: &Error| match error {
            Error::Data { file, line, .. } => (file.clone(), *line, error.to_string()),
            other => (String::new(), 0, other.to_string()),
        };
        self.0.sort_by_cached_key(key);
        self.0.dedup_by_key(|error| key(error));
        self.0
    }
}

type Rule = fn(&Sheet, &Known, &mut Faults);

/// What every file is held against.
const RULES: &[Rule] = &[
    lines::order,
    cells::countries,
    cells::dates,
    cells::ids,
    cells::numbers,
    cells::closed_sets,
    spellings::doubled,
    spellings::short,
    spellings::ordinary,
];

type RoomRule = fn(&[Sheet], &mut Faults);

/// What all files are held against together.
const ROOM_RULES: &[RoomRule] = &[clashes::twice, clashes::words_twice, clashes::shared, clashes::cities_and_countries];

/// Checks all data files.
pub fn audit(files: &[DataFile]) -> Audit {
    let mut faults = Faults::default();
    for file in files {
        lines::characters(file, &mut faults);
    }
    let sheets: Vec<Sheet> = files.iter().filter_map(|file| Sheet::read(file, &mut faults)).collect();
    let known = Known::read(&sheets);
    for sheet in &sheets {
        for rule in RULES {
            rule(sheet, &known, &mut faults);
        }
    }
    for rule in ROOM_RULES {
        rule(&sheets, &mut faults);
    }
    Audit { faults: faults.sorted(), counts: counts(&sheets) }
}

impl<'a> Sheet<'a> {
    /// Reads a file as the program does at its start, and goes on after a line that cannot be read.
    fn read(file: &'a DataFile, faults: &mut Faults) -> Option<Self> {
        let mut lines: Vec<&str> = file.text.lines().collect();
        loop {
            let text = lines.join("\n");
            match Gazetteer::default().add(&file.name, &file.path, &text) {
                Ok(()) => {
                    let table = Table::read(&file.path, &text).ok()?;
                    let listed = listed::listed(file, &table);
                    return Some(Self { file, table, listed });
                }
                Err(Error::Data { line, fault, remedy, .. }) => {
                    faults.add(file, line, fault, remedy);
                    // What is wrong with the whole file is told of its first line, which never is a row.
                    let row = lines.get_mut(line - 1).filter(|row| line > 1 && !row.is_empty())?;
                    *row = "";
                }
                Err(other) => {
                    faults.add(file, 1, other.to_string(), "make the file readable");
                    return None;
                }
            }
        }
    }
}

impl Known {
    fn read(sheets: &[Sheet]) -> Self {
        let of = |name: &str| sheets.iter().find(|sheet| sheet.file.name == name).map(|sheet| &sheet.table);
        let column = |table: &Table, name: &str| -> Vec<String> {
            let Ok(column) = table.column(name) else { return Vec::new() };
            table.rows.iter().map(|row| row.cell(column).to_owned()).collect()
        };
        let countries = of(COUNTRIES).map_or_else(Vec::new, |table| column(table, "country"));
        let ordinary = of("words/ordinary.tsv").map_or_else(Vec::new, |table| column(table, "word"));
        Self {
            countries: countries.into_iter().filter(|code| is_code(code, 2)).collect(),
            ordinary: ordinary.iter().map(|word| key(word)).collect(),
        }
    }
}

/// Whether a text is so many capital letters of ASCII.
fn is_code(text: &str, letters: usize) -> bool {
    text.len() == letters && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn counts(sheets: &[Sheet]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for sheet in sheets {
        let room = sheet.file.room();
        let at = counts.iter().position(|count| count.room == room).unwrap_or_else(|| {
            counts.push(Count { room: room.to_owned(), ..Count::default() });
            counts.len() - 1
        });
        counts[at].files += 1;
        counts[at].entries += sheet.table.rows.len();
        counts[at].aliases += sheet.listed.iter().map(|entry| entry.spellings.len() - 1).sum::<usize>();
    }
    counts
}
