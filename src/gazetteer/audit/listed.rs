//! An entry with its spellings as they stand in its row.

use super::super::DataFile;
use super::super::table::{Row, Table};

/// What sort of thing a spelling stands for. The same spelling for two things of one sort is a clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Organisation,
    Official,
    City,
    Region,
    Country,
    Demonym,
}

/// One entry of a list of names.
pub(super) struct Listed {
    pub(super) line: usize,
    pub(super) sort: Sort,
    pub(super) country: String,
    /// What tells two tenures of one official apart.
    pub(super) tenure: String,
    /// The name first, then the aliases.
    pub(super) spellings: Vec<Spelling>,
    pub(super) demonyms: Vec<Spelling>,
}

impl Listed {
    pub(super) fn name(&self) -> &str {
        self.spellings.first().map_or("", |name| &name.text)
    }

    /// Every spelling and what it stands for.
    pub(super) fn all(&self) -> impl Iterator<Item = (Sort, &Spelling)> {
        let names = self.spellings.iter().map(|spelling| (self.sort, spelling));
        names.chain(self.demonyms.iter().map(|spelling| (Sort::Demonym, spelling)))
    }
}

/// A name, alias or demonym.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// Without its mark.
    pub(super) text: String,
    /// Ends in `?`.
    pub(super) marked: bool,
}

impl Spelling {
    fn of(cell: &str) -> Self {
        let text = cell.strip_suffix('?');
        Self { text: text.unwrap_or(cell).to_owned(), marked: text.is_some() }
    }

    /// What the text is compared by: the curly apostrophe is the straight one, as where names are found.
    pub(super) fn folded(&self) -> String {
        self.text.replace(['’', '‘', 'ʻ', 'ʼ'], "'")
    }
}

/// The entries of a file; none in the room of the words.
pub(super) fn listed(file: &DataFile, table: &Table) -> Vec<Listed> {
    let has = |column: &str| table.column(column).is_ok();
    let sort = match file.room() {
        "organisations" => Sort::Organisation,
        "officials" => Sort::Official,
        "places" if has("demonyms") => Sort::Country,
        "places" if has("population") => Sort::City,
        "places" => Sort::Region,
        _ => return Vec::new(),
    };
    let cell =
        |row: &Row, column: &str| table.column(column).map_or_else(|_| String::new(), |c| row.cell(c).to_owned());
    let list = |row: &Row, column: &str| -> Vec<Spelling> {
        let column = table.column(column).ok();
        column.map_or_else(Vec::new, |c| row.list(c).map(Spelling::of).collect())
    };
    let entry = |row: &Row| {
        let mut spellings = vec![Spelling::of(&cell(row, "name"))];
        spellings.extend(list(row, "aliases"));
        let tenure = ["office", "organisation", "from"].map(|column| cell(row, column)).join("\t");
        Listed {
            line: row.line,
            sort,
            country: cell(row, "country"),
            tenure,
            spellings,
            demonyms: list(row, "demonyms"),
        }
    };
    table.rows.iter().map(entry).collect()
}
