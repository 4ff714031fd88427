//! Cutting text into tokens: the same cut for the text and for the names of the lists, so that a name ends where a
//! token ends. A fast path for ASCII; words with other letters end where Unicode's word rules end them.

use crate::model::{Span, Token, TokenKind, key};
use unicode_segmentation::UnicodeSegmentation;

/// The tokens of a text.
pub fn tokenize(text: &str) -> Vec<Token> {
    tokenize_span(text, Span::new(0, text.len()))
}

/// The tokens of a part of a text; spans count from the text's start.
pub fn tokenize_span(text: &str, part: Span) -> Vec<Token> {
    let mut tokens = Vec::with_capacity((part.end - part.start) / 5);
    let mut at = part.start;
    let mut spaced = false;
    while let Some(first) = text.get(at..part.end).and_then(|rest| rest.chars().next()) {
        if first.is_whitespace() {
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let (end, kind) = if let Some(end) = possessive(text, at, spaced, tokens.last()) {
            (end, TokenKind::Possessive)
        } else if first.is_alphanumeric() || is_letter_mark(first) {
            let end = word_end(text, at, part.end);
            let digits = text[at..end].bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
            (end, if digits { TokenKind::Number } else { TokenKind::Word })
        } else {
            (at + first.len_utf8(), TokenKind::Mark)
        };
        tokens.push(token(text, Span::new(at, end), kind, spaced));
        spaced = false;
        at = end;
    }
    tokens
}

/// The okina and its like, letters of Polynesian names ("ʻAna"); a quote mark in its place stays a mark, as opening quotes
/// look the same.
fn is_letter_mark(first: char) -> bool {
    first == 'ʻ' || first == 'ʼ'
}

fn possessive(text: &str, at: usize, spaced: bool, before: Option<&Token>) -> Option<usize> {
    let before = before?;
    if spaced || before.kind == TokenKind::Mark {
        return None;
    }
    let rest = text[at..].strip_prefix(['\'', '’', '‘'])?;
    let mark = text.len() - rest.len();
    match rest.strip_prefix(['s', 'S']) {
        Some(after) if !after.starts_with(char::is_alphanumeric) => Some(mark + 1),
        // The plain mark after a plural: "the ports' pilots".
        None if !rest.starts_with(char::is_alphanumeric) && before.span.of(text).ends_with(['s', 'S']) => Some(mark),
        _ => None,
    }
}

/// The end of the word that starts at `at`: letters and digits, and inside it single joining marks.
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = run_end(text, at, limit);
    loop {
        let rest = &text[end..limit];
        let mut chars = rest.chars();
        let word = &text[at..end];
        let Some(mark) = chars.next() else { return end };
        let Some(next) = chars.next() else {
            return if mark == '.' && is_initials(word) && word.contains('.') { end + 1 } else { end };
        };
        let joins = match mark {
            '-' | '‑' | 'ʻ' | 'ʼ' => next.is_alphanumeric(),
            '\'' | '’' | '‘' => {
                let ends_possessive = matches!(next, 's' | 'S') && !chars.next().is_some_and(char::is_alphanumeric);
                next.is_alphabetic() && !ends_possessive
            }
            ':' => next.is_ascii_digit() && word.bytes().all(|b| b.is_ascii_digit()),
            '&' => next.is_uppercase() && word.chars().count() <= 3 && word.chars().all(char::is_uppercase),
            '.' => {
                (next.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit()))
                    || (next.is_alphabetic() && is_initials(word))
            }
            ',' => {
                next.is_ascii_digit()
                    && word.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
                    && thousands(&rest[1..])
            }
            _ => false,
        };
        if joins {
            end = run_end(text, end + mark.len_utf8(), limit);
        } else if mark == '.' && is_initials(word) && word.contains('.') {
            return end + 1; // the last stop of "U.S."
        } else {
            return end;
        }
    }
}

/// "1,200" joins, "1,2" joins too (a decimal comma), "5,6,7" does not matter.
fn thousands(after: &str) -> bool {
    after.bytes().take_while(u8::is_ascii_digit).count() <= 3
}

/// "U", "U.S", "A.Ş": single letters between stops.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

fn run_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < limit && bytes[end].is_ascii_alphanumeric() {
        end += 1;
    }
    if end < limit && !bytes[end].is_ascii() {
        // A word with letters beyond ASCII: "Universität", "Nuku‘alofa", "京都市".
        if let Some(word) = text[end..limit].split_word_bounds().next() {
            if word.starts_with(char::is_alphanumeric) {
                let cut = word.find(['\'', '’', '.', '·', ':']).unwrap_or(word.len());
                let next = end + cut.max(1);
                return if next > end && text.is_char_boundary(next) { run_end(text, next, limit) } else { end };
            }
        }
    }
    end.max(at)
}

fn token(text: &str, span: Span, kind: TokenKind, spaced: bool) -> Token {
    let words = span.of(text);
    let first = words.chars().find(|c| c.is_alphanumeric());
    let caseless = first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let capital = kind == TokenKind::Word && (first.is_some_and(char::is_uppercase) || caseless);
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    let shouted = kind == TokenKind::Word && capitals >= 2 && !words.chars().any(char::is_lowercase);
    Token { span, key: key(words), kind, capital, shouted, spaced }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            cut("The U.S. firm’s US$2.5bn deal, 1,200 km."),
            ["The", "U.S.", "firm", "’s", "US", "$", "2.5bn", "deal", ",", "1,200", "km", "."]
        );
        assert_eq!(cut("Al-Ghamdi (A.Ş.) and AT&T"), ["Al-Ghamdi", "(", "A.Ş.", ")", "and", "AT&T"]);
        assert_eq!(cut("Universität Köln’s Nuku‘alofa"), ["Universität", "Köln", "’s", "Nuku‘alofa"]);
        assert_eq!(cut("the ports' pilots"), ["the", "ports", "'", "pilots"]);
        assert_eq!(cut("京都市 signed"), ["京都市", "signed"]);
    }

    #[test]
    fn any_text_gives_tokens_in_order() {
        for text in ["", "’", "a’", "..", "—", "\u{301}a\u{301}b", "e\u{301}’s", "3.", "🙂🙂 ok", "‘‘‘", "a-", "-a"]
        {
            let tokens = tokenize(text);
            let mut end = 0;
            for t in &tokens {
                assert!(t.span.start >= end && t.span.end > t.span.start, "{text:?}");
                end = t.span.end;
            }
        }
    }
}
