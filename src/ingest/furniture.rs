//! The blocks of a page, its headline, date and byline.

use crate::model::{Block, BlockKind, Document, Span};

/// Cuts the text into blocks and takes title, date and author from the page furniture.
pub(super) fn read(document: &mut Document) {
    let text = &document.text;
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            open = false;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + trimmed.len());
            match blocks.last_mut() {
                Some(last) if open && last.kind == BlockKind::Body => last.span = last.span.cover(span),
                None => blocks.push(Block { span, kind: BlockKind::Title }),
                Some(_) => blocks.push(Block { span, kind: BlockKind::Body }),
            }
            open = true;
        }
        at += line.len();
    }
    document.title = blocks.first().map(|block| block.span.of(text).to_owned());
    document.blocks = blocks;
}
