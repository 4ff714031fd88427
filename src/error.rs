//! What can go wrong in the library. Each message names the place and, where there is one, the remedy.

use std::path::PathBuf;

/// A failure of the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A line of data is at fault: the start stops here.
    #[error("{file}:{line}: {fault}; {remedy}")]
    Data {
        /// The data file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        fault: String,
        /// What to do.
        remedy: String,
    },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// An article could not be read; the run goes on without it.
    #[error("{path}: {reason}")]
    Article {
        /// Which one.
        path: String,
        /// Why.
        reason: String,
    },
}

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;
