//! What the lines between the first and the last sentence are: text, headings, items, rows, furniture.

use super::line::{self, Mark};
use super::{dateline, published};
use crate::model::BlockKind;

/// What a line in the running text is, after the block `before`.
pub(super) fn kind(words: &str, mark: Option<Mark>, before: Option<(BlockKind, &str)>) -> BlockKind {
    if line::is_table_row(words) {
        return BlockKind::TableRow;
    }
    let ends = line::ends_a_sentence(words);
    if mark.is_none() && ends && words.chars().any(char::is_lowercase) {
        return BlockKind::Body;
    }
    let count = line::count(words, 14);
    match mark {
        Some(Mark::Bullet) if line::is_shouted(words) && count <= 4 => return BlockKind::Furniture,
        Some(Mark::Bullet | Mark::Letter) => return BlockKind::ListItem,
        // "1. A roadmap on flax" in a list, but "2. During the visit the ministers signed …" is running text.
        Some(Mark::Number(_)) => {
            let listed = before.is_some_and(|(kind, words)| kind == BlockKind::ListItem || words.ends_with(':'));
            if listed {
                return BlockKind::ListItem;
            }
        }
        Some(Mark::Voice) => return BlockKind::Body,
        None => {}
    }
    if !words.chars().any(char::is_lowercase) && count <= 12 {
        return if count > 4 { BlockKind::Heading } else { BlockKind::Furniture };
    }
    // "Filed 5 March 2025, 14:20", "The Nordwire, November 15, 2023": the page's own date.
    if count <= 9 && !ends && published::is_page_date(words) {
        return if dateline::is_alone(words) { BlockKind::Dateline } else { BlockKind::Furniture };
    }
    if count <= 14 && !ends && !words.ends_with([':', ';', ',']) && !words.contains("said") {
        return BlockKind::Heading;
    }
    BlockKind::Body
}
