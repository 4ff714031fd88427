//! From text to elements: each annotator makes the sentence shorter for the next.

mod amounts;
mod coordinate;
mod currencies;
mod dates;
mod durations;
mod elements;
mod homes;
mod memory;
mod names;
mod nouns;
mod people;
mod runs;
mod sentences;
mod sides;
mod verbs;

use crate::gazetteer::Gazetteer;
use crate::model::{Annotation, BlockKind, Document, Element, Entity, FoundDate, Money, Sentence, Span, Token};

/// What the annotators work on: the document, the lists, and all that has been found so far.
pub(crate) struct Reading<'a> {
    document: &'a Document,
    gazetteer: &'a Gazetteer,
    sentences: Vec<Line>,
    entities: Vec<Entity>,
}

/// A sentence on its way.
struct Line {
    span: Span,
    block: usize,
    kind: BlockKind,
    /// Most words begin with a capital, as in a headline: shape says nothing there.
    titled: bool,
    tokens: Vec<Token>,
    dates: Vec<FoundDate>,
    money: Vec<(Span, Money)>,
    terms: Vec<(Span, String)>,
    names: Vec<names::RawName>,
    elements: Vec<Element>,
}

/// An annotator and the name under which it is known.
type Annotator = (&'static str, for<'a, 'b> fn(&'b mut Reading<'a>));

/// Every annotator in running order.
const ANNOTATORS: &[Annotator] = &[
    ("sentences", sentences::annotate),
    ("measures", dates::annotate),
    ("names", names::annotate),
    ("memory", memory::annotate),
    ("homes", homes::annotate),
    ("currencies", currencies::annotate),
    ("elements", elements::annotate),
    ("people", people::annotate),
    ("coordinate", coordinate::annotate),
];

/// Reads a document as far as its sentences go.
pub fn annotate(document: &Document, gazetteer: &Gazetteer) -> Annotation {
    let mut reading = Reading { document, gazetteer, sentences: Vec::new(), entities: Vec::new() };
    for (_, run) in ANNOTATORS {
        run(&mut reading);
    }
    let sentences = reading.sentences.into_iter().map(|line| Sentence {
        span: line.span,
        block: line.block,
        kind: line.kind,
        tokens: line.tokens,
        elements: line.elements,
    });
    Annotation { sentences: sentences.collect(), entities: reading.entities }
}

/// A short word in lower case without a string of its own; empty for a longer one, which is none that the code asks for.
fn lower<'r>(word: &str, room: &'r mut [u8; 16]) -> &'r str {
    let Some(room) = room.get_mut(..word.len()).filter(|_| word.is_ascii()) else { return "" };
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).unwrap_or_default()
}
