//! What one line of a page looks like: its length, its end, the mark that opens it.

use crate::calendar;

/// The mark that opens an item or a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// "•", "–", "*", "■".
    Bullet,
    /// "(a)", "b)", "ii.".
    Letter,
    /// "2.", "6.1", "(3)".
    Number(u16),
    /// "Q:", "A:".
    Voice,
}

pub(super) fn ends_a_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', ')', '*']).ends_with(['.', '!', '?'])
}

/// How many words there are; of more than `limit` only that they are more.
pub(super) fn count(words: &str, limit: usize) -> usize {
    if words.is_ascii() {
        // With the vertical tab, which Unicode has among the blanks.
        starts(words.bytes().map(|b| b.is_ascii_whitespace() || b == 0x0b), limit)
    } else {
        starts(words.chars().map(char::is_whitespace), limit)
    }
}

/// How many words begin, by whether each letter is a blank.
fn starts(blanks: impl Iterator<Item = bool>, limit: usize) -> usize {
    let (mut found, mut blank) = (0, true);
    for next in blanks {
        found += usize::from(blank && !next);
        blank = next;
        if found > limit {
            break;
        }
    }
    found
}

pub(super) fn is_short(words: &str) -> bool {
    // Most lines are far too long: a letter has four bytes at most.
    words.len() <= 4 * 160 && (words.len() <= 160 || words.chars().count() <= 160) && count(words, 16) <= 16
}

/// Whether all letters are capitals.
pub(super) fn is_shouted(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// Whether a line could be a headline: some words, no sentence, nothing left open at its end.
pub(super) fn is_headline(words: &str) -> bool {
    (4..=30).contains(&count(words, 30))
        && !words.ends_with(['.', ',', ';', ':', '*'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'*".contains(c))
}

/// Whether a line is a row of cells.
pub(super) fn is_table_row(words: &str) -> bool {
    let marked = memchr::memchr2(b'|', b'\t', words.as_bytes()).is_some();
    (marked && (words.matches(" | ").count() >= 2 || words.matches('\t').count() >= 2)) || columns(words) >= 3
}

/// Cells that runs of blanks part: "Contractor      Object      Date".
fn columns(words: &str) -> usize {
    if words.contains('\n') || memchr::memmem::find(words.as_bytes(), b"   ").is_none() {
        return 1;
    }
    words.split("   ").filter(|cell| !cell.trim().is_empty()).count()
}

/// The mark at a line's start, and where the words after it begin. A number alone ("12 The town …") opens a paragraph
/// only after the paragraph before it in number: `last`.
pub(super) fn marker(words: &str, last: u16) -> Option<(usize, Mark)> {
    let first = words.split_whitespace().next()?;
    let rest = words[first.len()..].trim_start();
    if rest.is_empty() {
        return None;
    }
    let mark = mark(first, rest, last)?;
    let at = words.len() - rest.len();
    // "* * text", "• 1. text": two marks.
    match marker(rest, 0) {
        Some((more, Mark::Bullet)) if mark == Mark::Bullet => Some((at + more, mark)),
        _ => Some((at, mark)),
    }
}

fn mark(first: &str, rest: &str, last: u16) -> Option<Mark> {
    let mut letters = first.chars();
    let sign = letters.next()?;
    if letters.next().is_none() && "•‣◦▪▫●·–—-*»>■□►▶★✔✓→".contains(sign) {
        return Some(Mark::Bullet);
    }
    if matches!(first, "Q:" | "A:" | "Q." | "Q" | "A.") && (first.ends_with(':') || first == "Q.") {
        return Some(Mark::Voice);
    }
    let capital = rest.starts_with(|c: char| !c.is_lowercase());
    let inner = first.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let closed = first.ends_with([')', '.']) && !inner.is_empty();
    let digits = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    // "1 November 2023".
    if digits && is_month(rest) {
        return None;
    }
    if digits && (closed || (first == inner && capital && last > 0 && inner.parse() == Ok(last + 1))) {
        return inner.parse().ok().map(Mark::Number);
    }
    if digits
        && first == inner
        && inner == "1"
        && last == 0
        && capital
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(Mark::Number(1));
    }
    // "6.1 The Secretary", but no "4.8 MW" and no "2.5 million".
    let word = rest.split_whitespace().next().unwrap_or_default();
    if let Some((section, part)) = inner.split_once('.') {
        let number = |s: &str| !s.is_empty() && s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
        let plain = word.starts_with(char::is_uppercase) && (word == "A" || word.chars().any(char::is_lowercase));
        return (number(section) && number(part) && plain).then(|| Mark::Number(section.parse().unwrap_or(0)));
    }
    let letter = inner.chars().count() == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase());
    let roman = inner.len() <= 5 && !inner.is_empty() && inner.bytes().all(|b| b"ivx".contains(&b));
    (closed && (letter || roman)).then_some(Mark::Letter)
}

fn is_month(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = &rest[..end];
    calendar::may_be_date(word) && calendar::find(&format!("1 {word}")).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_open_items_and_paragraphs() {
        for (line, last, want) in [
            ("• two", 0, Some((4, Mark::Bullet))),
            ("* * two", 0, Some((4, Mark::Bullet))),
            ("■ OMAN", 0, Some((4, Mark::Bullet))),
            ("(a) the port", 0, Some((4, Mark::Letter))),
            ("ii)   Discussions", 0, Some((6, Mark::Letter))),
            ("b.\tCompanies pay", 0, Some((3, Mark::Letter))),
            ("2. During the visit", 0, Some((3, Mark::Number(2)))),
            ("6.1 The Secretary said", 0, Some((4, Mark::Number(6)))),
            ("1 Good evening", 0, Some((2, Mark::Number(1)))),
            ("12 The town will", 11, Some((3, Mark::Number(12)))),
            ("Q: And then?", 0, Some((3, Mark::Voice))),
            ("12 The town will", 3, None),
            ("12 ports agreed", 11, None),
            ("4.8 MW of wind", 0, None),
            ("2.5 million people", 0, None),
            ("J. Petersen said", 0, None),
            ("A. Petersen said", 0, None),
            ("-5 degrees", 0, None),
            ("2018. The year", 0, None),
            ("1 November 2023", 0, None),
            ("•", 0, None),
        ] {
            assert_eq!(marker(line, last), want, "{line}");
        }
    }

    #[test]
    fn cells_make_a_row() {
        for row in ["| No. | Title | Side |", "a\tb\tc", "Contractor      Object        Date"] {
            assert!(is_table_row(row), "{row}");
        }
        for line in ["Ports | 3 May", "For the State      For the Republic", "1.        The port said"] {
            assert!(!is_table_row(line), "{line}");
        }
    }
}
