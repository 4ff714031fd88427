//! Reading a data file: tab-separated, a header row, `#` comments before it.

use crate::error::{Error, Result};

/// One data file: its columns and rows.
pub struct Table<'a> {
    /// Path inside the gazetteers' folder, for messages.
    pub file: &'a str,
    columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row and the line it stands on.
pub struct Row {
    /// Line, from 1.
    pub line: usize,
    cells: Vec<String>,
}

impl<'a> Table<'a> {
    /// Reads a file; a row with too few or too many columns is an error with its line.
    pub fn read(file: &'a str, text: &str) -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .comment(Some(b'#'))
            .flexible(true)
            .from_reader(text.as_bytes());
        let fault = |line, fault: String, remedy: &str| Error::Data {
            file: file.to_owned(),
            line,
            fault,
            remedy: remedy.to_owned(),
        };
        let header = reader.headers().map_err(|e| fault(1, e.to_string(), "save the file as UTF-8"))?;
        let columns: Vec<String> = header.iter().map(str::to_owned).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| {
                let line = e.position().map_or(1, csv::Position::line);
                fault(line as usize, e.to_string(), "save the file as UTF-8")
            })?;
            let line = record.position().map_or(0, csv::Position::line) as usize;
            if record.len() != columns.len() {
                let what = format!("{} columns where the header has {}", record.len(), columns.len());
                return Err(fault(line, what, "separate the cells by single tabs and leave unknown cells empty"));
            }
            rows.push(Row { line, cells: record.iter().map(|c| c.trim().to_owned()).collect() });
        }
        Ok(Self { file, columns, rows })
    }

    /// The place of a column that must be there.
    pub fn column(&self, name: &str) -> Result<usize> {
        self.columns.iter().position(|c| c == name).ok_or_else(|| {
            let fault = format!("there is no column \"{name}\" (found: {})", self.columns.join(", "));
            self.error(1, fault, "name the columns in the header row as CONTRIBUTING says")
        })
    }

    /// An error at a line of this file.
    pub fn error(&self, line: usize, fault: impl Into<String>, remedy: impl Into<String>) -> Error {
        Error::Data { file: self.file.to_owned(), line, fault: fault.into(), remedy: remedy.into() }
    }
}

impl Row {
    /// A cell; empty where the row has none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// A cell as an owned value, none where it is empty.
    pub fn known(&self, column: usize) -> Option<Box<str>> {
        let cell = self.cell(column);
        (!cell.is_empty()).then(|| cell.into())
    }

    /// The values of a cell that holds a list.
    pub fn list(&self, column: usize) -> impl Iterator<Item = &str> {
        self.cell(column).split('|').map(str::trim).filter(|v| !v.is_empty())
    }
}
