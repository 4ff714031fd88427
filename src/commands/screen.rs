//! Lines cut to the width of the screen.

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use unicode_segmentation::UnicodeSegmentation;

/// How wide a line of the standard output may be; without a terminal, as wide as it likes.
pub fn width() -> usize {
    if !io::stdout().is_terminal() {
        return usize::MAX;
    }
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or(terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(100).max(40)
}

/// How many places `text` takes. A letter with its accents is one.
pub fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// At most `room` places of `text`, with `…` where something was cut off.
pub fn cut(text: &str, room: usize) -> Cow<'_, str> {
    if text.len() <= room || length(text) <= room {
        return Cow::Borrowed(text);
    }
    let kept: String = text.graphemes(true).take(room.saturating_sub(1)).collect();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// The words of `text` in lines of at most `room` places. A word that is longer stands alone.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if length(line).saturating_add(length(word)) < room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_never_cut_apart() {
        assert_eq!(cut("Zürich", 6), "Zürich");
        assert_eq!(cut("Zu\u{308}rich", 6), "Zu\u{308}rich");
        assert_eq!(cut("Zu\u{308}rich", 3), "Zu\u{308}…");
        assert_eq!(cut("👩‍🚀👩‍🚀👩‍🚀", 2), "👩‍🚀…");
        assert_eq!(cut("a port and a bank", 8), "a port…");
        assert_eq!(cut("a", 0), "…");
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(wrap("a port and  a bank", 8), ["a port", "and a", "bank"]);
        assert_eq!(wrap("Zürich harbour", 5), ["Zürich", "harbour"]);
        assert_eq!(wrap("a port and a bank", usize::MAX), ["a port and a bank"]);
        assert_eq!(wrap(" ", 5), [""; 0]);
    }
}
