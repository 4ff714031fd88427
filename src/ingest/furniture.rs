//! Reading the page round an article: what each block is, the headline, the byline, the article's own date.

use super::blocks;
use crate::calendar;
use crate::model::{Block, BlockKind, Date, DateForm, Document, Span};
use std::sync::LazyLock;

/// A start of furniture.tsv.
struct Opening {
    start: &'static str,
    whole: bool,
    kind: BlockKind,
    rest: bool,
}

/// The openings by their first letter, in the order of the file.
static OPENINGS: LazyLock<Vec<Vec<Opening>>> = LazyLock::new(|| {
    let lines = include_str!("furniture.tsv").lines().filter(|l| !l.starts_with('#')).skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (start, part, scope) = (cells.next()?, cells.next()?, cells.next()?);
        let kind = match part {
            "furniture" => BlockKind::Furniture,
            "caption" => BlockKind::Caption,
            _ => BlockKind::Boilerplate,
        };
        let whole = start.strip_prefix('=');
        Some(Opening { start: whole.unwrap_or(start), whole: whole.is_some(), kind, rest: scope == "rest" })
    });
    let mut openings: Vec<Vec<Opening>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
    for opening in lines {
        openings[usize::from(opening.start.as_bytes()[0].to_ascii_lowercase())].push(opening);
    }
    openings
});

fn opening(words: &str) -> Option<&'static Opening> {
    let first = words.as_bytes().first()?.to_ascii_lowercase();
    OPENINGS[usize::from(first)].iter().find(|o| opens(words, o))
}

/// Finds blocks, title, author and date of a document whose text is set.
pub fn read(document: &mut Document) {
    let text = &document.text;
    let spans = blocks::split(text);
    let mut found = Vec::with_capacity(spans.len());
    let mut head = true;
    let mut rest = false;
    for (at, &span) in spans.iter().enumerate() {
        let words = span.of(text);
        let kind = if rest {
            BlockKind::Boilerplate
        } else if let Some(opening) =
            opening(words).filter(|o| !(head && at == 0) && (o.kind != BlockKind::Furniture || is_short(words)))
        {
            rest = opening.rest && !head;
            opening.kind
        } else if is_about(words) && !head {
            rest = true;
            BlockKind::Boilerplate
        } else if head {
            let kind = head_kind(words, &found, text, at, spans.get(at + 1).map(|s| s.of(text)));
            head = !matches!(kind, BlockKind::Body | BlockKind::ListItem | BlockKind::TableRow);
            kind
        } else {
            body_kind(words)
        };
        let dateline = if kind == BlockKind::Body { dateline(words) } else { None };
        match dateline {
            Some(end) if span.start + end < span.end => {
                let rest = span.start + end;
                found.push(Block {
                    span: Span::new(span.start, span.start + words[..end].trim_end().len()),
                    kind: BlockKind::Dateline,
                });
                found.push(Block {
                    span: Span::new(rest + (words[end..].len() - words[end..].trim_start().len()), span.end),
                    kind,
                });
            }
            _ => found.push(Block { span, kind }),
        }
    }
    document.title = found.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span.of(text).to_owned());
    document.author = author(text, &found);
    document.published = published(text, &found);
    document.blocks = found;
}

fn opens(words: &str, opening: &Opening) -> bool {
    let Some(start) = words.get(..opening.start.len()) else { return false };
    start.eq_ignore_ascii_case(opening.start) && (!opening.whole || words.len() == opening.start.len())
}

/// "About Northgate Energy": the heading of a company's own description.
fn is_about(words: &str) -> bool {
    words.starts_with("About ") && count(words, 8) <= 8 && !words.ends_with(['.', '?'])
}

fn is_short(words: &str) -> bool {
    count(words, 16) <= 16 && words.chars().take(161).count() <= 160
}

/// How many words there are; of more than `limit` only that they are more.
fn count(words: &str, limit: usize) -> usize {
    let (mut found, mut blank) = (0, true);
    for c in words.chars() {
        let before = std::mem::replace(&mut blank, c.is_whitespace());
        found += usize::from(before && !blank);
        if found > limit {
            break;
        }
    }
    found
}

fn ends_a_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?'])
}

fn head_kind(words: &str, before: &[Block], text: &str, at: usize, next: Option<&str>) -> BlockKind {
    let count = count(words, 45);
    if at == 0 {
        let opens_text = ends_a_sentence(words) && dateline(words).is_some();
        let title = count <= 45
            && !words.ends_with([':', ';'])
            && !(ends_a_sentence(words) && count > 12)
            && !opens_text
            && next.is_some();
        return if title { BlockKind::Title } else { BlockKind::Body };
    }
    if before.first().is_some_and(|b| b.kind == BlockKind::Title && b.span.of(text) == words) {
        return BlockKind::Furniture;
    }
    if words.contains('©') || words.contains("(Photo") || words.contains("| Dreamstime") {
        return BlockKind::Caption;
    }
    if count > 8 && dateline(words).is_some() {
        return BlockKind::Body;
    }
    if blocks::is_table_row(words) && (words.starts_with('|') || words.matches('|').count() > 3) {
        return BlockKind::TableRow;
    }
    let dated = || calendar::find(words).any(|d| matches!(d.form, DateForm::Absolute(_)));
    let parts = words.contains(" | ")
        || words.contains(" · ")
        || words.contains(" / ")
        || words.contains("min read")
        || words.contains("mins");
    if (count <= 14 && !(ends_a_sentence(words) && count > 8) && dated()) || (parts && is_short(words)) {
        return BlockKind::Furniture;
    }
    if blocks::is_list_item(words) {
        return BlockKind::ListItem;
    }
    if ends_a_sentence(words) && (count >= 8 || before.iter().any(|b| b.kind == BlockKind::Furniture)) || count > 40 {
        return BlockKind::Body;
    }
    let furnished = before.iter().any(|b| b.kind == BlockKind::Furniture);
    if before.last().is_some_and(|b| b.kind == BlockKind::Title) && !furnished && count > 3 {
        return BlockKind::Standfirst;
    }
    if furnished && count > 8 { BlockKind::Standfirst } else { BlockKind::Furniture }
}

fn body_kind(words: &str) -> BlockKind {
    if blocks::is_list_item(words) {
        return BlockKind::ListItem;
    }
    if blocks::is_table_row(words) {
        return BlockKind::TableRow;
    }
    let letters_are_capital = !words.chars().any(char::is_lowercase);
    if letters_are_capital && count(words, 12) <= 12 {
        return BlockKind::Furniture;
    }
    if ends_a_sentence(words) {
        return BlockKind::Body;
    }
    let count = count(words, 14);
    // "Filed 5 March 2025, 14:20", "The Nordwire, November 15, 2023": the page's own date.
    let dated = || calendar::find(words).any(|d| matches!(d.form, DateForm::Absolute(d) if d.day.is_some()));
    if count <= 9 && dated() {
        return BlockKind::Furniture;
    }
    if count <= 14 && !words.ends_with([':', ';', ',']) && !words.contains("said") {
        return BlockKind::Heading;
    }
    BlockKind::Body
}

/// The end of a dateline at a block's start: "IPOH: ", "Abu Dhabi, 17 January 2024 — ", "VALLETTA, Aug 8 - ".
fn dateline(words: &str) -> Option<usize> {
    if !opens_like_a_place(words) {
        return None;
    }
    let window = words.char_indices().nth(90).map_or(words, |(end, _)| &words[..end]);
    let marks = [" — ", " – ", " - ", ": ", " -- "];
    let mark = |at: &usize| marks.iter().find(|mark| window[*at..].starts_with(**mark)).map(|mark| (*at, mark.len()));
    let mark = memchr::memchr2_iter(b' ', b':', window.as_bytes()).find_map(|at| mark(&at));
    // "Valletta, 8 August 2024. Two of …": a year and a full stop close it too.
    let stop = window
        .find(". ")
        .filter(|at| window[..*at].trim_end_matches(')').ends_with(|c: char| c.is_ascii_digit() || c == 'y'))
        .map(|at| (at, 2));
    // "SAN ANGELO, Texas--(NEWSWIRE)--Mar. 5, 2024--": a wire's own form.
    let wire = window.contains("--(").then(|| window.rfind("--")).flatten().map(|at| (at, 2));
    let at = wire.or_else(|| mark.into_iter().chain(stop).min())?;
    let place = &window[..at.0];
    let first = place.split([',', '(']).next().unwrap_or(place).trim();
    let capital =
        first.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase) && !w.ends_with('.'));
    let shouted = !first.is_empty() && !first.chars().any(char::is_lowercase) && first.chars().count() > 2;
    let dated = || calendar::find(place).next().is_some();
    (capital && count(first, 4) <= 4 && count(place, 9) <= 9 && (shouted || dated())).then_some(at.0 + at.1)
}

/// Whether the words up to the first mark all begin with a capital.
fn opens_like_a_place(words: &str) -> bool {
    let mut begins = true;
    for c in words.chars() {
        if matches!(c, ',' | '(' | ':' | '.' | '-' | '—' | '–') {
            return true;
        }
        if begins && !c.is_uppercase() && !c.is_whitespace() {
            return false;
        }
        begins = c.is_whitespace();
    }
    false
}

fn author(text: &str, found: &[Block]) -> Option<String> {
    let lines = found.iter().filter(|b| b.kind == BlockKind::Furniture).map(|b| b.span.of(text));
    for part in lines.flat_map(|line| line.split(['|', '/', '·'])) {
        let part = part.trim();
        let Some(name) = part.strip_prefix("By ").or_else(|| part.strip_prefix("by ")) else { continue };
        let name = name.split([',', '–']).next().unwrap_or(name).trim();
        if name.chars().next().is_some_and(char::is_uppercase) {
            return Some(name.to_owned());
        }
    }
    None
}

/// The article's date: in the furniture above the text, else in the dateline, else in the furniture below.
fn published(text: &str, found: &[Block]) -> Option<Date> {
    let first =
        found.iter().position(|b| matches!(b.kind, BlockKind::Body | BlockKind::Dateline)).unwrap_or(found.len());
    let (above, below) = found.split_at(first);
    let day = |words: &str| {
        let digits = words.bytes().any(|b| b.is_ascii_digit());
        digits.then(|| calendar::find(words)).into_iter().flatten().find_map(|d| match d.form {
            DateForm::Absolute(date) if date.day.is_some() => Some((date, d.span.start)),
            _ => None,
        })
    };
    let opening = |words: &str| {
        let end = words.char_indices().nth(160).map_or(words.len(), |(end, _)| end);
        day(&words[..end]).filter(|(_, at)| *at < 60)
    };
    let is_page = |b: &&Block| matches!(b.kind, BlockKind::Furniture | BlockKind::Standfirst | BlockKind::Caption);
    let words = |b: &Block| b.span.of(text);
    above
        .iter()
        .filter(is_page)
        .find_map(|b| day(words(b)))
        .or_else(|| below.first().and_then(|b| opening(words(b))))
        .or_else(|| below.iter().filter(|b| b.kind == BlockKind::Furniture).find_map(|b| day(words(b))))
        .or_else(|| below.iter().rev().take(4).filter(|b| is_short(words(b))).find_map(|b| day(words(b))))
        .map(|(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Document {
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        read(&mut document);
        document
    }

    #[test]
    fn furniture_gives_title_author_and_date() {
        let d = page(
            "Port signs pact\n\nTwo harbours to share pilots\n\n3 May 2024 | Ports | By Ann Lee\n\nThe port of Aa signed a pact.\n\nAbout the port\nIt is large.\n",
        );
        assert_eq!(d.title.as_deref(), Some("Port signs pact"));
        assert_eq!(d.author.as_deref(), Some("Ann Lee"));
        assert_eq!(d.published, Some(Date::day(2024, 5, 3)));
        let kinds: Vec<_> = d.blocks.iter().map(|b| b.kind.name()).collect();
        assert_eq!(kinds, ["title", "standfirst", "furniture", "body", "boilerplate", "boilerplate"]);
    }

    #[test]
    fn a_dateline_gives_the_date() {
        assert_eq!(page("Head\n\nLima, 7 March 2023 — The city signed.").published, Some(Date::day(2023, 3, 7)));
        assert_eq!(page("Head\n\nLIMA, March 7 - The city signed.").published, None);
        assert_eq!(page("LIMA: The city signed a contract with a maker of buses. It was late.").title, None);
    }
}
