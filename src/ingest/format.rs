//! Which reader a file gets. A new format is one file in this folder and one row here.

use super::{Article, Reject, RejectCode, Source, text};
use std::path::Path;

/// How one format is read.
pub struct Reader {
    /// The format's name, for people.
    pub name: &'static str,
    /// Endings of its files, in lower case; the empty one stands for files without an ending.
    pub extensions: &'static [&'static str],
    /// Its bytes to an article.
    pub read: fn(Vec<u8>, &Source) -> Result<Article, Reject>,
}

/// Every format that can be read.
pub const READERS: &[Reader] = &[PLAIN_TEXT];

const PLAIN_TEXT: Reader = Reader { name: "plain text", extensions: &["txt", "text", "md", ""], read: text::read };

/// Formats made of text whose markup would be taken for words; what is not text at all shows by its bytes.
const NOT_PROSE: &[&str] = &[
    "csv", "eml", "htm", "html", "json", "jsonl", "mbox", "mht", "mhtml", "ndjson", "rss", "rtf", "srt", "svg", "tex",
    "toml", "tsv", "vtt", "warc", "xhtml", "xml", "yaml", "yml",
];

/// The file's ending in lower case, where a reader has it.
pub(super) fn known_extension(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let known = READERS.iter().any(|reader| reader.extensions.contains(&extension.as_str()));
    (known || NOT_PROSE.contains(&extension.as_str())).then_some(extension)
}

/// The reader of a file. A file with an ending that nobody knows ("Accord of 12.3" has one, as far as the system can
/// tell) is read as plain text: if it is none, its bytes will show it.
pub(super) fn reader(path: &Path) -> Result<&'static Reader, Reject> {
    let extension = known_extension(path).unwrap_or_default();
    if NOT_PROSE.contains(&extension.as_str()) {
        let message = format!("no reader for .{extension} files");
        return Err(Reject::new(path.to_string_lossy(), RejectCode::Format, message));
    }
    let found = READERS.iter().find(|reader| reader.extensions.contains(&extension.as_str()));
    Ok(found.unwrap_or(&PLAIN_TEXT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_of_one_reader_only_and_lower_case() {
        let mut seen = std::collections::HashSet::new();
        for reader in READERS {
            for extension in reader.extensions {
                assert_eq!(
                    *extension,
                    extension.to_ascii_lowercase(),
                    "write endings of {} in lower case",
                    reader.name
                );
                assert!(seen.insert(*extension), ".{extension} belongs to two readers");
                assert!(!NOT_PROSE.contains(extension), ".{extension} has a reader now: take it off NOT_PROSE");
            }
        }
        assert!(NOT_PROSE.is_sorted(), "keep NOT_PROSE sorted");
    }

    #[test]
    fn unknown_endings_are_plain_text_and_markup_is_not() {
        assert_eq!(reader(Path::new("a/Accord of 12.3")).ok().map(|r| r.name), Some("plain text"));
        assert_eq!(reader(Path::new("a/B.TXT")).ok().map(|r| r.name), Some("plain text"));
        assert_eq!(reader(Path::new("a/b.HTML")).err().map(|r| r.code), Some(RejectCode::Format));
    }
}
