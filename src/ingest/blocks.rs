//! Cutting a page into blocks: paragraphs, lines of furniture, list items, table rows.

use crate::model::Span;

/// The blocks of a text, in order: blank lines divide, and so do line ends, except where a line was wrapped.
pub(super) fn split(text: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::with_capacity(text.len() / 100 + 1);
    let mut open = false;
    for line in lines(text) {
        let words = line.of(text);
        if words.is_empty() {
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if open && is_wrapped(last_line(last.of(text)), words) => last.end = line.end,
            _ => blocks.push(line),
        }
        open = true;
    }
    blocks
}

/// Lines without the blanks around them; empty ones too.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        let end = start.max(at + line.trim_end().len());
        at += line.len();
        Span::new(start.min(end), end)
    })
}

fn last_line(block: &str) -> &str {
    block.rsplit('\n').next().unwrap_or(block).trim()
}

/// Whether a paragraph goes on in the next line: "… the two ports have" / "been in contact since".
fn is_wrapped(line: &str, next: &str) -> bool {
    let long = line.chars().count() >= 45;
    let ended = line.ends_with(['.', '!', '?', ':', ';', '”', '"', '’', ')']);
    let flows = next.starts_with(|c: char| c.is_lowercase());
    (long && !ended && !is_list_item(next) && !line.contains(" | ") && line.chars().count() <= 110)
        || (flows && long && !is_list_item(next))
}

/// Whether a line opens with a bullet.
pub(super) fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    let bullet = chars.next().is_some_and(|c| "•‣◦▪●·–—-*»>".contains(c));
    bullet && chars.next().is_some_and(char::is_whitespace)
}

/// Whether a line is a row of cells.
pub(super) fn is_table_row(line: &str) -> bool {
    let marked = memchr::memchr2(b'|', b'\t', line.as_bytes()).is_some();
    marked && (line.matches(" | ").count() >= 2 || line.matches('\t').count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|b| b.of(text)).collect()
    }

    #[test]
    fn lines_divide_unless_they_were_wrapped() {
        assert_eq!(
            cut("A headline\n12 March 2024\n\nBody one.\nBody two.\n"),
            ["A headline", "12 March 2024", "Body one.", "Body two."]
        );
        let wrapped = "The two ports have been in contact since a delegation\nvisited the north in March.";
        assert_eq!(cut(wrapped), [wrapped]);
        assert_eq!(cut("one\r\n\r\n• two\r\n• three"), ["one", "• two", "• three"]);
        assert!(cut(" \n\n ").is_empty());
    }
}
