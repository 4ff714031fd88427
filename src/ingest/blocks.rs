//! Cutting a page into blocks: paragraphs, lines of furniture, list items, table rows.

use super::line;
use crate::model::Span;

/// A line of the page without the blanks around it; an empty one too.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Blanks before it.
    indent: usize,
}

impl Line {
    fn is_blank(self) -> bool {
        self.span.start == self.span.end
    }
}

/// Lines up to this many letters may have been wrapped by hand or by a wire's machine.
const WIDEST: usize = 100;

/// The blocks of a text, in order: blank lines divide, and so do line ends, except where a line was wrapped.
pub(super) fn split(text: &str) -> Vec<Span> {
    let lines: Vec<Line> = lines(text).collect();
    let page = wrapped_page(text, &lines);
    let mut blocks: Vec<Span> = Vec::with_capacity(text.len() / 100 + 1);
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let run = lines[at..].iter().take_while(|l| !l.is_blank()).count();
        let run = &lines[at..at + run];
        at += run.len();
        let width = page.or_else(|| wrapped_run(text, run));
        for (i, line) in run.iter().enumerate() {
            match blocks.last_mut() {
                Some(last) if i > 0 && goes_on(text, run[i - 1], *line, width) => last.end = line.span.end,
                _ => blocks.push(line.span),
            }
        }
    }
    blocks
}

fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let indent = line.len() - line.trim_start().len();
        let start = at + indent;
        let end = start.max(at + line.trim_end().len());
        at += line.len();
        Line { span: Span::new(start.min(end), end), indent }
    })
}

fn length(text: &str, line: Line) -> usize {
    line.span.of(text).chars().count()
}

/// The width of a page of typewriter lines, as wires wrote them: no line is long, and several are broken inside a sentence.
fn wrapped_page(text: &str, lines: &[Line]) -> Option<usize> {
    let width = widest(text, lines)?;
    let broken = |pair: &[Line]| {
        let (line, next) = (pair[0].span.of(text), pair[1].span.of(text));
        length(text, pair[0]) >= 40 && !line::ends_a_sentence(line) && next.starts_with(char::is_lowercase)
    };
    let indented = lines.windows(2).any(|pair| is_paragraph(pair[0], pair[1]) && !pair[0].is_blank());
    (lines.windows(2).filter(|pair| broken(pair)).count() >= if indented { 1 } else { 2 }).then_some(width)
}

/// The width of a paragraph of wrapped lines on a page whose other lines are long.
fn wrapped_run(text: &str, run: &[Line]) -> Option<usize> {
    let width = if run.len() >= 4 { widest(text, run).filter(|w| *w >= 45)? } else { return None };
    run.windows(2).all(|pair| is_full(text, pair[0], pair[1], width)).then_some(width)
}

fn widest(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widest = None;
    for line in lines {
        // A letter has at most four bytes: most long lines are told without counting.
        let bytes = line.span.end - line.span.start;
        let length = if bytes > 4 * WIDEST { bytes } else { length(text, *line) };
        if length > WIDEST {
            return None;
        }
        widest = widest.max(Some(length));
    }
    widest
}

/// Whether a line is so long that the next one's first word had no room in it.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    const RAGGED: usize = 8;
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    length(text, line) + 1 + word.chars().count() + RAGGED > width
}

/// Whether a paragraph goes on in the next line: "… the two ports have" / "been in contact since".
fn goes_on(text: &str, line: Line, next: Line, width: Option<usize>) -> bool {
    let (words, after) = (line.span.of(text), next.span.of(text));
    let bytes = line.span.end - line.span.start;
    let may = (after.starts_with(char::is_lowercase) && length(text, line) >= 45)
        || match width {
            None => bytes >= 45 && is_left_open(words) && (45..=WIDEST + 10).contains(&length(text, line)),
            Some(width) => {
                let headline = || line::is_shouted(words) && !line::is_shouted(after);
                !is_paragraph(line, next) && is_full(text, line, next, width) && !headline()
            }
        };
    // What takes longest to tell is asked last: most lines do not go on.
    may && line::marker(after, 0).is_none() && !line::is_table_row(after) && !line::is_table_row(words)
}

/// Whether blanks open a paragraph.
fn is_paragraph(line: Line, next: Line) -> bool {
    next.indent >= 2 && next.indent > line.indent + 1
}

/// Whether a line ends in a word that no line ends with unless it was wrapped.
fn is_left_open(words: &str) -> bool {
    const OPEN: [&str; 22] = [
        "of", "the", "and", "with", "to", "for", "in", "by", "on", "at", "from", "a", "an", "its", "their", "between",
        "as", "that", "or", "which", "has", "have",
    ];
    words.rsplit(' ').next().is_some_and(|last| OPEN.contains(&last))
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
        let heading = "Remarks by the Minister of Roads at the Bridge Dinner\nPago Bay, 3 May 2019";
        assert_eq!(cut(heading).len(), 2, "a heading of two lines");
    }

    #[test]
    fn a_paragraph_of_typewriter_lines_is_one_block() {
        let page = " 7-MAY-1986 10:22:01.40\nPORT FIRMS TO SHARE ONE CRANE\n    OSTEND, May 7 - The two port companies of the coast said they\nwould share a crane. Neither of them has the traffic to keep\nBaltic Lifting busy through the winter, they said.\n    The crane is new and lifts more than any other of the coast\nhas lifted so far.\n Reuter\n";
        let blocks = cut(page);
        assert_eq!(blocks.len(), 5, "{blocks:?}");
        assert!(blocks[2].starts_with("OSTEND") && blocks[2].ends_with("they said."));
    }

    #[test]
    fn rows_of_a_table_stay_apart() {
        let table = "Ref\tWith whom\tWhat they agreed on\nA-1\tPort of Northgate\tpilots, on loan to each other\nA-2\tThe lake town\tboats";
        assert_eq!(cut(table).len(), 3);
    }
}
