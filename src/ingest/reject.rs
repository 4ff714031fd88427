//! An article that cannot be read, and why.

use serde::Serialize;

/// What went wrong with one path of a run. The run goes on without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// Where, as the user named it.
    pub path: String,
    /// What sort of fault.
    pub code: RejectCode,
    /// What happened, in a sentence.
    pub message: String,
}

impl Reject {
    /// A reject of one path.
    pub fn new(path: impl Into<String>, code: RejectCode, message: impl Into<String>) -> Self {
        Self { path: path.into(), code, message: message.into() }
    }

    /// The reject that a failed read of `path` gives.
    pub fn io(path: impl Into<String>, error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{NotADirectory, NotFound};
        let code = match error.kind() {
            NotFound | NotADirectory => RejectCode::Missing,
            _ => RejectCode::Unreadable,
        };
        Self::new(path, code, error.to_string())
    }
}

/// How grave a reject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The path gave nothing to the run.
    Error,
    /// The path was read, or there was nothing in it to read; somebody may want to look at it.
    Warning,
}

impl Level {
    /// The word that a message begins with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What sort of fault a reject is; written as one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RejectCode {
    /// No such file or folder.
    Missing,
    /// The system does not let us read it.
    Unreadable,
    /// A symbolic link that leads back to a folder above it.
    Loop,
    /// Neither a file nor a folder, such as a socket found in a folder.
    Special,
    /// Larger than the limit.
    TooLarge,
    /// A format that has no reader.
    Format,
    /// Not text.
    Binary,
    /// The program failed on it.
    Panic,
    /// Nothing in it.
    Empty,
    /// Bytes that no encoding explains; each was replaced by U+FFFD.
    Encoding,
    /// Named twice in one run; read once.
    Duplicate,
}

impl RejectCode {
    /// The word that stands for it in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::Loop => "loop",
            Self::Special => "special",
            Self::TooLarge => "too_large",
            Self::Format => "format",
            Self::Binary => "binary",
            Self::Panic => "panic",
            Self::Empty => "empty",
            Self::Encoding => "encoding",
            Self::Duplicate => "duplicate",
        }
    }

    /// Whether the run lost something by it.
    pub fn level(self) -> Level {
        match self {
            Self::Empty | Self::Encoding | Self::Duplicate => Level::Warning,
            _ => Level::Error,
        }
    }

    /// What the user can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Missing => "check the spelling of the path",
            Self::Unreadable => "check its permissions",
            Self::Loop => "remove the link, or name the folders one by one",
            Self::Special => "name it on the command line to have it read as a stream",
            Self::TooLarge => "raise --max-bytes if this really is one article",
            Self::Format | Self::Binary => "convert it to plain text first",
            Self::Panic => "this is a bug: please report it with the article",
            Self::Empty => "nothing to do if that is as it should be",
            Self::Encoding => "convert it to UTF-8 first to be sure of every letter",
            Self::Duplicate => "name it once",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_as_it_is_named() {
        for code in [RejectCode::TooLarge, RejectCode::Loop, RejectCode::Empty] {
            assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{}\"", code.name()));
        }
    }

    #[test]
    fn a_path_through_a_file_is_missing_like_one_to_nowhere() {
        let not_a_folder = std::io::Error::from(std::io::ErrorKind::NotADirectory);
        assert_eq!(Reject::io("a.txt/b", &not_a_folder).code, RejectCode::Missing);
        let refused = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        assert_eq!(Reject::io("a.txt", &refused).code, RejectCode::Unreadable);
    }
}
