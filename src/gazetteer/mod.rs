//! The lists: names of organisations, places and officials, and the words that tell what they do. Reading them,
//! compiling them, finding them in text.

mod audit;
mod files;
mod names;
mod senses;
mod table;
mod tokens;
mod words;

use crate::error::{Error, Result};
pub use crate::model::key;
pub use audit::{Audit, Count, audit};
pub use files::{DataFile, data_files, pattern_files, weight_files};
pub use names::{Entry, NameClass, NameHit, Names};
pub use senses::{Matter, Role, Sense, SenseSet};
use std::path::Path;
pub(crate) use tokens::tokenize_into;
pub use tokens::{tokenize, tokenize_span};
pub use words::Words;

/// All lists, read once and shared by all workers.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Organisations, places and officials.
    pub names: Names,
    /// The word lists.
    pub words: Words,
}

impl Gazetteer {
    /// The lists that are built in.
    pub fn embedded() -> Result<Self> {
        Self::with_folder(None)
    }

    /// The lists that are built in, with a folder of the user's added; a file of the same path takes the built-in one's
    /// place.
    pub fn with_folder(folder: Option<&Path>) -> Result<Self> {
        let mut gazetteer = Self::default();
        for file in data_files(folder)? {
            gazetteer.add(&file.name, &file.path, &file.text)?;
        }
        Ok(gazetteer)
    }

    /// Reads data files, each given by its path inside the gazetteers' folder and its text.
    pub fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut gazetteer = Self::default();
        for (name, text) in files {
            gazetteer.add(name, name, text)?;
        }
        Ok(gazetteer)
    }

    /// Adds one file: its name says what is in it, its path stands in messages.
    fn add(&mut self, name: &str, path: &str, text: &str) -> Result<()> {
        match name.split_once('/').map_or("", |(folder, _)| folder) {
            "words" => self.words.read(path, text),
            folder @ ("organisations" | "places" | "officials") => self.names.read(folder, path, text),
            folder => Err(Error::Data {
                file: path.to_owned(),
                line: 1,
                fault: format!("no room of the gazetteers is called \"{folder}\""),
                remedy: "put the file into organisations, places, officials or words".to_owned(),
            }),
        }
    }
}
