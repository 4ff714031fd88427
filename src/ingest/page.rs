//! Reading the page round an article: what each block is, the headline, the byline, the article's own date.

use super::line::{self, Mark};
use super::{blocks, dateline, furniture, head, inside, published};
use crate::model::{Block, BlockKind, Document, Span};

/// Finds blocks, title, author and date of a document whose text is set.
pub fn read(document: &mut Document) {
    let text = &document.text;
    let spans = blocks::split(text);
    let mut page = Page { text, found: Vec::with_capacity(spans.len()), part: Part::Head, number: 0 };
    for (at, &span) in spans.iter().enumerate() {
        page.add(span, spans.get(at + 1).map(|s| s.of(text)));
    }
    let found = page.found;
    document.title = found.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span.of(text).to_owned());
    document.author = author(text, &found);
    document.published = published::of(text, &found);
    document.blocks = found;
}

/// Where on the page reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Above the running text.
    Head,
    /// In it.
    Inside,
    /// Below it.
    Rest,
}

/// The blocks so far.
struct Page<'a> {
    text: &'a str,
    found: Vec<Block>,
    part: Part,
    /// The number of the last numbered paragraph.
    number: u16,
}

impl Page<'_> {
    fn add(&mut self, span: Span, next: Option<&str>) {
        let whole = span.of(self.text);
        let mark = line::marker(whole, self.number);
        if let Some((_, Mark::Number(number))) = mark {
            self.number = number;
        }
        let span = Span::new(span.start + mark.map_or(0, |(at, _)| at), span.end);
        let words = span.of(self.text);
        let kind = self.kind(words, mark.map(|(_, mark)| mark), next);
        if kind == BlockKind::Body
            && let Some(end) = dateline::end(words).filter(|end| span.start + end < span.end)
        {
            let place = words[..end].trim_end().len();
            let rest = words.len() - words[end..].trim_start().len();
            self.found.push(Block { span: Span::new(span.start, span.start + place), kind: BlockKind::Dateline });
            self.found.push(Block { span: Span::new(span.start + rest, span.end), kind });
        } else {
            self.found.push(Block { span, kind });
        }
    }

    fn kind(&mut self, words: &str, mark: Option<Mark>, next: Option<&str>) -> BlockKind {
        if self.part == Part::Rest {
            if furniture::opening(words).is_some_and(|o| o.back) && line::count(words, 14) <= 14 {
                self.part = Part::Inside;
                return BlockKind::Heading;
            }
            return BlockKind::Boilerplate;
        }
        let first = self.found.is_empty();
        if let Some(opening) = furniture::opening(words).filter(|o| !o.back && (!first || o.section)) {
            if opening.rest && self.part == Part::Inside {
                self.part = Part::Rest;
            }
            return opening.kind;
        }
        if self.part == Part::Inside && furniture::is_about(words) {
            self.part = Part::Rest;
            return BlockKind::Boilerplate;
        }
        let before = self.found.last().map(|b| (b.kind, b.span.of(self.text)));
        if self.part == Part::Inside {
            return inside::kind(words, mark, before);
        }
        let kind = head::kind(words, mark, self.text, &self.found, next);
        if matches!(kind, BlockKind::Body | BlockKind::ListItem | BlockKind::TableRow) {
            self.part = Part::Inside;
        }
        kind
    }
}

fn author(text: &str, found: &[Block]) -> Option<String> {
    let lines = found.iter().filter(|b| b.kind == BlockKind::Furniture).map(|b| b.span.of(text));
    for part in lines.flat_map(|line| line.split(['|', '/', '·', '•', '—'])) {
        let part = part.trim().trim_matches('*');
        let Some(name) = part.strip_prefix("By ").or_else(|| part.strip_prefix("by ")) else { continue };
        let name = name.split([',', '–']).next().unwrap_or(name);
        let name = name.split(" in ").next().unwrap_or(name).trim();
        if name.starts_with(char::is_uppercase) {
            return Some(name.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests;
