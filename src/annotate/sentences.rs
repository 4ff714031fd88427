//! Cutting blocks into sentences.

use super::{Line, Reading};
use crate::gazetteer::{SenseSet, Words, tokenize_into};
use crate::model::{BlockKind, Span, Token, TokenKind, const_key};

/// Tokens after which a sentence is cut in any case: hostile text may hold no full stop, and work grows with the length.
const LONGEST: usize = 400;

pub(super) fn annotate(reading: &mut Reading) {
    let text = &reading.document.text;
    let longest = reading.document.blocks.iter().map(|b| b.span.end - b.span.start).max().unwrap_or(0);
    let mut tokens = Vec::with_capacity(longest / 4 + 1);
    reading.sentences.reserve(text.len() / 100 + 1);
    for (at, block) in reading.document.blocks.iter().enumerate() {
        tokens.clear();
        tokenize_into(text, block.span, &mut tokens);
        if block.kind == BlockKind::TableRow {
            part_cells(text, &mut tokens);
        }
        reading.gazetteer.words.mark(&mut tokens);
        let mut start = 0;
        for i in 0..tokens.len() {
            if i + 1 == tokens.len() || i + 1 - start >= LONGEST || ends(text, &tokens, i, &reading.gazetteer.words) {
                let part = tokens[start..=i].to_vec();
                start = i + 1;
                if let Some(line) = line(text, at, block.kind, part) {
                    reading.sentences.push(line);
                }
            }
        }
    }
}

/// Puts a mark where a tab or several blanks part two cells, so that no name reaches from one into the next.
fn part_cells(text: &str, tokens: &mut Vec<Token>) {
    for i in (1..tokens.len()).rev() {
        let gap = Span::new(tokens[i - 1].span.end, tokens[i].span.start);
        if gap.of(text).contains('\t') || gap.of(text).contains("   ") {
            let first = gap.of(text).chars().next().map_or(0, char::len_utf8);
            let span = Span::new(gap.start, gap.start + first);
            tokens.insert(
                i,
                Token { span, key: const_key("|"), kind: TokenKind::Mark, capital: false, shouted: false, ..tokens[i] },
            );
        }
    }
}

fn line(text: &str, block: usize, kind: BlockKind, tokens: Vec<Token>) -> Option<Line> {
    let span = tokens.first()?.span.cover(tokens.last()?.span);
    let headline = matches!(kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Heading);
    let titled = headline && {
        let words = tokens.iter().filter(|t| t.is_word() && t.span.of(text).chars().count() > 3);
        let (capitals, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.capital), n + 1));
        all >= 3 && capitals * 10 >= all * 7
    };
    Some(Line {
        span,
        block,
        kind,
        titled,
        tokens,
        dates: Vec::new(),
        money: Vec::new(),
        terms: Vec::new(),
        names: Vec::new(),
        elements: Vec::new(),
    })
}

/// Whether a sentence ends with token `i`: a full stop that is not part of "Dr.", "Sdn. Bhd." or "J. Petersen", with
/// the quotes that close after it.
fn ends(text: &str, tokens: &[Token], i: usize, words: &Words) -> bool {
    let (token, next) = (&tokens[i], &tokens[i + 1]);
    let plain = match token.kind {
        TokenKind::Word => text.as_bytes()[token.span.end - 1] != b'.',
        TokenKind::Number => true,
        TokenKind::Mark | TokenKind::Possessive => false,
    };
    if plain {
        return false;
    }
    let mark = token.span.of(text);
    let closing = |m: &str| matches!(m, "\"" | "”" | "’" | "'" | ")" | "»");
    if closing(mark) && i > 0 && !token.spaced {
        let before = tokens[i - 1].span.of(text);
        return matches!(before, "." | "!" | "?") && next.spaced && begins(text, next);
    }
    if mark.ends_with('.') && token.is_word() {
        // "of the U.S. The firm": an abbreviation that is a word with inner stops ends nothing unless a function word follows.
        return next.spaced && words.alone(tokens, i + 1, SenseSet::FUNCTION) && next.capital;
    }
    if !matches!(mark, "." | "!" | "?" | "…") || !next.spaced || !begins(text, next) {
        return false;
    }
    mark != "." || i == 0 || !is_abbreviation(text, tokens, i - 1, words)
}

fn begins(text: &str, next: &Token) -> bool {
    next.capital
        || !next.is_word() && !matches!(next.span.of(text), "," | ";" | ")")
        || next.span.of(text).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the token before a stop is shortened: an initial, an honorific, a legal form that the sentence goes on after.
fn is_abbreviation(text: &str, tokens: &[Token], i: usize, words: &Words) -> bool {
    let token = &tokens[i];
    let word = token.span.of(text);
    if !token.is_word() {
        // A paragraph's own number: "1. The ministry signed".
        return i == 0 && word.len() <= 3;
    }
    if word.chars().count() == 1 && token.capital {
        return true;
    }
    let goes_on = !words.alone(tokens, i + 2, SenseSet::FUNCTION);
    let forms =
        SenseSet::HONORIFIC.or(if goes_on { SenseSet::LEGAL_FORM.or(SenseSet::CURRENCY) } else { SenseSet::NONE });
    (i.saturating_sub(3)..=i).any(|from| words.spans(tokens, from, i + 2, forms))
        || matches!(
            word,
            "No" | "Nos"
                | "St"
                | "vs"
                | "approx"
                | "est"
                | "Jan"
                | "Feb"
                | "Mar"
                | "Apr"
                | "Aug"
                | "Sept"
                | "Sep"
                | "Oct"
                | "Nov"
                | "Dec"
                | "Mt"
                | "Ft"
                | "al"
                | "Dept"
                | "Univ"
                | "Jr"
                | "Sr"
                | "incl"
                | "Ma"
        )
}

/// The span from one token to another, exclusive.
pub(super) fn span(tokens: &[Token], from: usize, to: usize) -> Span {
    tokens[from].span.cover(tokens[to.max(from + 1) - 1].span)
}
