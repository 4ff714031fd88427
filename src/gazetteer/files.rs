//! The data files: those built in, and a folder of the user's over them.

use crate::embedded;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::path::Path;

/// One data file.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Path inside the gazetteers' folder: "organisations/ports.tsv".
    pub name: Cow<'static, str>,
    /// Path as messages give it, so that it can be opened.
    pub path: String,
    /// What is in it.
    pub text: Cow<'static, str>,
}

impl DataFile {
    /// The room that it lies in: "organisations".
    pub(super) fn room(&self) -> &str {
        self.name.split_once('/').map_or("", |(room, _)| room)
    }

    /// Its name without folder and ending: "ports".
    pub(super) fn theme(&self) -> &str {
        self.name.rsplit('/').next().map_or("", |name| name.trim_end_matches(".tsv"))
    }
}

/// The gazetteers built in, with a user's folder added; a file of the same name takes the built-in one's place.
pub fn data_files(folder: Option<&Path>) -> Result<Vec<DataFile>> {
    overlay(embedded::GAZETTEERS, "gazetteers", "tsv", folder)
}

/// The patterns built in, with a user's folder added likewise.
pub fn pattern_files(folder: Option<&Path>) -> Result<Vec<DataFile>> {
    overlay(embedded::PATTERNS, "patterns", "toml", folder)
}

/// The weights built in, with a user's folder added likewise.
pub fn weight_files(folder: Option<&Path>) -> Result<Vec<DataFile>> {
    overlay(embedded::WEIGHTS, "weights", "tsv", folder)
}

fn overlay(
    built_in: &'static [(&str, &str)],
    room: &str,
    ending: &str,
    folder: Option<&Path>,
) -> Result<Vec<DataFile>> {
    let file = |(name, text): &(&'static str, &'static str)| DataFile {
        name: Cow::Borrowed(*name),
        path: format!("{room}/{name}"),
        text: Cow::Borrowed(*text),
    };
    let mut all: Vec<DataFile> = built_in.iter().map(file).collect();
    if let Some(folder) = folder {
        for (name, text) in files(folder, ending)? {
            let path = folder.join(&name).display().to_string();
            let file = DataFile { name: Cow::Owned(name), path, text: Cow::Owned(text) };
            match all.iter_mut().find(|known| known.name == file.name) {
                Some(known) => *known = file,
                None => all.push(file),
            }
        }
    }
    Ok(all)
}

/// The data files of a folder of the user's, by their path inside it, in the order of their names.
fn files(folder: &Path, ending: &str) -> Result<Vec<(String, String)>> {
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
