//! Cutting text into tokens: the same cut for the text and for the names of the lists, so that a name ends where a
//! token ends. A fast path for ASCII; words with other letters end where Unicode's word rules end them.

use crate::model::{SEED, Span, Token, TokenKind, eat, key};
use unicode_segmentation::UnicodeSegmentation;

/// The tokens of a text.
pub fn tokenize(text: &str) -> Vec<Token> {
    tokenize_span(text, Span::new(0, text.len()))
}

/// The tokens of a part of a text; spans count from the text's start.
pub fn tokenize_span(text: &str, part: Span) -> Vec<Token> {
    let mut tokens = Vec::with_capacity((part.end - part.start) / 5 + 1);
    tokenize_into(text, part, &mut tokens);
    tokens
}

/// The tokens of a part of a text, added to others.
pub(crate) fn tokenize_into(text: &str, part: Span, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let bytes = &text.as_bytes()[..part.end];
    let mut at = part.start;
    let mut spaced = false;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            spaced = true;
            at += 1;
            continue;
        }
        let end = plain_token(bytes, at, spaced, tokens);
        at = end.unwrap_or_else(|| any_token(text, Span::new(at, part.end), spaced, first, tokens));
        // A blank that only Unicode knows gave no token.
        spaced = tokens.last().is_none_or(|t| t.span.end != at);
    }
}

const CAPITAL: u8 = 1;
const SMALL: u8 = 2;
const DIGIT: u8 = 4;

/// What each byte is, if a letter or digit of ASCII; 0 for all others.
const CLASS: [u8; 256] = {
    let (mut table, mut byte) = ([0; 256], 0);
    while byte < 128_u8 {
        table[byte as usize] = match byte {
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' => SMALL,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// A word or number of ASCII letters and digits that nothing joins to what follows, or a mark of ASCII, as nearly all
/// tokens are.
#[inline]
fn plain_token(bytes: &[u8], at: usize, spaced: bool, tokens: &mut Vec<Token>) -> Option<usize> {
    let (mut end, mut key, mut classes) = (at, SEED, 0);
    while let Some(&byte) = bytes.get(end) {
        let class = CLASS[usize::from(byte)];
        if class == 0 {
            break;
        }
        classes |= class;
        // The bit that makes a letter small is set in every digit.
        key = eat(key, byte | 0x20);
        end += 1;
    }
    if end == at {
        let mark = bytes.get(at).filter(|b| b.is_ascii() && **b > b' ' && **b != b'\'')?;
        tokens.push(Token { span: Span::new(at, at + 1), key: eat(SEED, *mark), spaced, ..MARK });
        return Some(at + 1);
    }
    let goes_on = match bytes.get(end..)? {
        [b' ' | b'\n', ..] | [] => false,
        [b'-' | b'\'' | b':' | b'&' | b'.' | b',', next, ..] => !next.is_ascii() || next.is_ascii_alphanumeric(),
        // "—", "”" and their like end a word; "’", "‘" and the hyphen that does not break may not.
        [0xe2, 0x80, last, ..] => matches!(last, 0x91 | 0x98 | 0x99),
        [next, ..] => !next.is_ascii(),
    };
    if goes_on {
        return None;
    }
    tokens.push(Token {
        span: Span::new(at, end),
        key,
        kind: if classes == DIGIT { TokenKind::Number } else { TokenKind::Word },
        capital: match CLASS[usize::from(bytes[at])] {
            CAPITAL => true,
            SMALL => classes & CAPITAL != 0 && is_camel(&bytes[at..end]),
            _ => is_numbered(&bytes[at..end]),
        },
        shouted: classes & SMALL == 0 && bytes[at..end].iter().filter(|b| b.is_ascii_uppercase()).count() >= 2,
        spaced,
        plain: classes & DIGIT == 0,
        listed: None,
    });
    Some(end)
}

/// "eParken", "toluTech": a capital inside, then small letters, makes a name of a small beginning; "kWh" is none.
fn is_camel(word: &[u8]) -> bool {
    word.len() >= 5 && word.windows(2).any(|w| w[0].is_ascii_uppercase() && w[1].is_ascii_lowercase())
}

/// "4Junction", "7hills": a digit or two, then a word; "20th", "10mln" and "3D" are none.
fn is_numbered(word: &[u8]) -> bool {
    let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
    let letters = &word[digits..];
    digits <= 2 && letters.len() >= 5 && letters.iter().all(u8::is_ascii_alphabetic)
}

/// "e-Harbour": a letter tied to a word with a capital.
fn is_prefixed(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase)
        && chars.next() == Some('-')
        && chars.next().is_some_and(char::is_uppercase)
        && chars.filter(|c| c.is_lowercase()).count() >= 3
}

/// "zeeland.energie": two words of small letters with a stop between, if no address stands around them.
fn is_dotted(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    if before.ends_with(['@', '/', '.'])
        || after.starts_with(['/', '.']) && !after[1..].starts_with([' ', '\n']) && after.len() > 1
    {
        return false;
    }
    let mut parts = span.of(text).split('.');
    let long = |part: Option<&str>| part.is_some_and(|p| p.len() >= 2 && p.chars().all(char::is_alphabetic));
    long(parts.next().filter(|first| *first != "www")) && long(parts.next()) && parts.next().is_none()
}

const MARK: Token = Token {
    span: Span { start: 0, end: 0 },
    key: 0,
    kind: TokenKind::Mark,
    capital: false,
    shouted: false,
    spaced: false,
    plain: false,
    listed: None,
};

/// Whatever token there is, if no blank; where it ends.
fn any_token(text: &str, rest: Span, spaced: bool, before: usize, tokens: &mut Vec<Token>) -> usize {
    let at = rest.start;
    let first = rest.of(text).chars().next().unwrap_or(' ');
    let (end, kind) = if let Some(end) = possessive(text, at, spaced, tokens[before..].last()) {
        (end, TokenKind::Possessive)
    } else if first.is_alphanumeric() || is_letter_mark(first) {
        let end = word_end(text, at, rest.end);
        let digits = text[at..end].bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
        (end, if digits { TokenKind::Number } else { TokenKind::Word })
    } else {
        (at + first.len_utf8(), TokenKind::Mark)
    };
    if !first.is_whitespace() {
        tokens.push(Token { spaced, ..token(text, Span::new(at, end), kind) });
    }
    end
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
                    || (next.is_lowercase() && word.len() >= 3 && word.chars().all(char::is_alphabetic))
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
    let rest = &text[end..limit];
    if end < limit && !bytes[end].is_ascii() && rest.starts_with(char::is_alphanumeric) {
        // A word with letters beyond ASCII: "Universität", "Nuku‘alofa", "京都市".
        let word = rest.split_word_bounds().next().unwrap_or_default();
        let next = end + word.find(['\'', '’', '.', '·', ':']).unwrap_or(word.len()).max(1);
        return if next > end && text.is_char_boundary(next) { run_end(text, next, limit) } else { end };
    }
    end.max(at)
}

fn token(text: &str, span: Span, kind: TokenKind) -> Token {
    let words = span.of(text);
    if kind == TokenKind::Mark {
        return Token { span, key: key(words), ..MARK };
    }
    let first = words.chars().find(|c| c.is_alphanumeric());
    let caseless = first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let dotted = words.contains('.') && is_dotted(text, span);
    let capital =
        kind == TokenKind::Word && (first.is_some_and(char::is_uppercase) || caseless || dotted || is_prefixed(words));
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    let shouted = kind == TokenKind::Word && capitals >= 2 && !words.chars().any(char::is_lowercase);
    Token { span, key: key(words), kind, capital, shouted, ..MARK }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KeySet;

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
        assert_eq!(cut("at haven.energie, see"), ["at", "haven.energie", ",", "see"]);
    }

    #[test]
    fn capitals_of_names_with_small_beginnings() {
        let capitals = |text: &str| tokenize(text).iter().map(|t| t.capital).collect::<Vec<_>>();
        assert_eq!(capitals("veloTech eHafen 4Bridge 9lakes haven.energie e-Harbour"), [true; 6]);
        assert_eq!(capitals("harbour kWh 20th 10mln 3D 1990s e-mail x-Ray"), [false; 8]);
    }

    #[test]
    fn keys_of_the_code_are_those_of_the_text() {
        const SET: KeySet<3> = KeySet::new(["the", "we’re", "'s"]);
        for word in ["the", "THE", "we’re", "We're", "’s", "'S"] {
            assert!(SET.has(key(word)), "{word}");
        }
        assert!(!SET.has(key("them")) && !SET.has(key("")));
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
