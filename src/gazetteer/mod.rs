//! The lists: names of organisations, places and officials, and the words that tell what they do. Reading them,
//! compiling them, finding them in text.

mod names;
mod table;
mod tokens;
mod words;

use crate::error::{Error, Result};
pub use names::{Entry, NameClass, NameHit, Names};
use std::path::Path;
pub use tokens::{key, tokenize, tokenize_span};
pub use words::{Sense, Words};

/// All lists, read once and shared by all workers.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Organisations, places and officials.
    pub names: Names,
    /// The word lists.
    pub words: Words,
}

impl Gazetteer {
    /// Reads data files, each given by its path inside the gazetteers' folder and its text.
    pub fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut gazetteer = Self::default();
        for (file, text) in files {
            match file.split_once('/').map_or("", |(folder, _)| folder) {
                "words" => gazetteer.words.read(file, text)?,
                folder @ ("organisations" | "places" | "officials") => gazetteer.names.read(folder, file, text)?,
                folder => {
                    return Err(Error::Data {
                        file: file.to_owned(),
                        line: 1,
                        fault: format!("no room of the gazetteers is called \"{folder}\""),
                        remedy: "put the file into organisations, places, officials or words".to_owned(),
                    });
                }
            }
        }
        Ok(gazetteer)
    }
}

/// The data files of a folder of the user's, by their path inside it, in the order of their names.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|e| {
            let path = e.path().unwrap_or(folder).to_owned();
            Error::Io { path, source: e.into() }
        })?;
        let path = entry.path();
        if entry.file_type().is_file() && path.extension().is_some_and(|e| e == ending) {
            let text = std::fs::read_to_string(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
            let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
            files.push((name, text));
        }
    }
    Ok(files)
}
