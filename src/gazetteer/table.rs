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
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
        let mut lines = lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let header = lines.next().map_or("", |(_, line)| line);
        let columns: Vec<String> = header.split('\t').map(|c| c.trim().to_owned()).collect();
        let mut table = Self { file, columns, rows: Vec::new() };
        for (line, row) in lines {
            let cells: Vec<String> = row.split('\t').map(|c| c.trim().to_owned()).collect();
            if cells.len() != table.columns.len() {
                let fault = format!("{} columns where the header has {}", cells.len(), table.columns.len());
                return Err(table.error(
                    line,
                    fault,
                    "separate the cells by single tabs and leave unknown cells empty",
                ));
            }
            table.rows.push(Row { line, cells });
        }
        Ok(table)
    }

    /// The place of a column that must be there.
    pub fn column(&self, name: &str) -> Result<usize> {
        self.columns.iter().position(|c| c == name).ok_or_else(|| {
            let fault = format!("there is no column \"{name}\" (found: {})", self.columns.join(", ").trim());
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
