//! What the lines above the running text are: headline, standfirst, furniture.

use super::line::{self, Mark};
use super::{dateline, inside, published};
use crate::model::{Block, BlockKind};

/// What a line is that no running text stands before.
pub(super) fn kind(words: &str, mark: Option<Mark>, text: &str, before: &[Block], next: Option<&str>) -> BlockKind {
    let title = before.iter().find(|b| b.kind == BlockKind::Title);
    match title {
        None => first(words, mark, next, before.is_empty()),
        Some(title) if title.span.of(text) == words => BlockKind::Furniture,
        Some(_) => after_title(words, mark, text, before, next),
    }
}

/// A line before which no headline stands.
fn first(words: &str, mark: Option<Mark>, next: Option<&str>, top: bool) -> BlockKind {
    let count = line::count(words, 45);
    let headline_follows = || next.is_some_and(|n| line::is_headline(n) && !published::is_page_date(n));
    if published::is_page_date(words) {
        return if dateline::is_alone(words) {
            BlockKind::Dateline
        } else if headline_follows() || next.is_none() || published::words_besides(words) == 0 {
            BlockKind::Furniture
        } else {
            BlockKind::Title
        };
    }
    if line::is_table_row(words) {
        return BlockKind::TableRow;
    }
    if mark.is_some() && mark != Some(Mark::Letter) {
        return inside::kind(words, mark, None);
    }
    let code = words.bytes().any(|b| b.is_ascii_digit()) && next.is_some();
    let section = count <= 2 && (headline_follows() || code) && !line::ends_a_sentence(words);
    if section {
        return BlockKind::Furniture;
    }
    let opens_text = line::ends_a_sentence(words) && dateline::end(words).is_some();
    let title = count <= 45
        && !words.ends_with([':', ';'])
        && !(line::ends_a_sentence(words) && count > 12)
        && (top || !words.ends_with('.'))
        && !opens_text
        && next.is_some();
    if title { BlockKind::Title } else { BlockKind::Body }
}

fn after_title(words: &str, mark: Option<Mark>, text: &str, before: &[Block], next: Option<&str>) -> BlockKind {
    let count = line::count(words, 45);
    let ends = line::ends_a_sentence(words);
    if words.contains('©') || words.contains("(Photo") || words.contains("| Dreamstime") {
        return BlockKind::Caption;
    }
    if line::is_table_row(words) && (!words.contains('|') || words.starts_with('|') || words.matches('|').count() > 3) {
        return BlockKind::TableRow;
    }
    if published::is_page_date(words) {
        return if dateline::is_alone(words) { BlockKind::Dateline } else { BlockKind::Furniture };
    }
    if count > 8 && dateline::end(words).is_some() {
        return BlockKind::Body;
    }
    let parts = [" | ", " · ", " • ", " / ", "min read", "mins"].iter().any(|part| words.contains(part));
    if parts && line::is_short(words) {
        return BlockKind::Furniture;
    }
    if let Some(mark) = mark {
        return match mark {
            Mark::Number(_) | Mark::Voice if !ends && count <= 14 => inside::kind(words, None, None),
            _ => inside::kind(words, Some(mark), None),
        };
    }
    let furnished = before.iter().any(|b| matches!(b.kind, BlockKind::Furniture | BlockKind::Dateline));
    // "We write to tell you of the following agreement:", "The lakes signed two papers:".
    let leads = words.ends_with(':') && (count > 12 || next.is_some_and(|n| line::marker(n, 0).is_some()));
    if (ends && (count >= 8 || furnished)) || leads || count > 40 {
        return BlockKind::Body;
    }
    let last = before.last();
    if last.is_some_and(|b| b.kind == BlockKind::Title) && !furnished && count > 3 {
        return BlockKind::Standfirst;
    }
    // The headline under a masthead and its date: "THE CORBY MERCURY" / "19 May 2016" / "Steel towns forge a friendship".
    let headline = line::is_headline(words) && !has_standfirst(before, text);
    if (furnished && count > 8) || (headline && count >= 5) {
        BlockKind::Standfirst
    } else if count >= 4 {
        // "Ms Ann Lee, chair of the Lake Board,": whom a speech greets it may name in full only here.
        BlockKind::Heading
    } else {
        BlockKind::Furniture
    }
}

fn has_standfirst(before: &[Block], text: &str) -> bool {
    before.iter().any(|b| b.kind == BlockKind::Standfirst && line::count(b.span.of(text), 5) >= 5)
}
