//! Something that holds an article: a file, or the standard input.

use std::borrow::Cow;
use std::path::PathBuf;

/// One article to be read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where its bytes come from.
    pub origin: Origin,
    /// The document's id.
    pub id: String,
    /// Its size as the folder told it; 0 where nobody knows.
    pub bytes: u64,
}

/// Where an article's bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The standard input.
    Stdin,
    /// A file, or a device or pipe that the user named.
    File(PathBuf),
}

impl Source {
    /// The path as the user named it; `-` is the standard input.
    pub fn path(&self) -> Cow<'_, str> {
        match &self.origin {
            Origin::Stdin => Cow::Borrowed("-"),
            Origin::File(path) => path.to_string_lossy(),
        }
    }
}
