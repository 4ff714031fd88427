//! From drafts to records: what an article means as a whole.

mod background;
mod carry;
mod confidence;
mod dates;
mod deal;
mod gather;
mod money;
mod officials;
mod places;
mod programme;
mod records;
mod scope;
mod sides;
mod subjects;

use crate::gazetteer::Gazetteer;
use crate::model::{Annotation, Document, Draft, Record, Span, Step};
use deal::Deal;

/// What the resolvers work on.
pub(crate) struct Article<'a> {
    document: &'a Document,
    annotation: &'a Annotation,
    gazetteer: &'a Gazetteer,
    drafts: Vec<Draft>,
    deals: Vec<Deal>,
    /// Sentences that speak of a deal: the deal's place in `deals`, if one is spoken of.
    about: Vec<Option<usize>>,
    decisions: Vec<Step>,
}

impl Article<'_> {
    fn text(&self) -> &str {
        &self.document.text
    }

    /// Notes why something was done, for `explain`.
    fn note(&mut self, span: Span, label: &str, why: impl Into<String>) {
        let text = span.of(&self.document.text).to_owned();
        self.decisions.push(Step { start: span.start, end: span.end, label: label.to_owned(), text, why: why.into() });
    }
}

/// A resolver and the name under which it is known.
type Resolver = (&'static str, for<'a, 'b> fn(&'b mut Article<'a>));

/// Every resolver in running order.
const RESOLVERS: &[Resolver] = &[
    ("scope", scope::resolve),
    ("gather", gather::resolve),
    ("carry", carry::resolve),
    ("subjects", subjects::resolve),
    ("officials", officials::resolve),
    ("dates", dates::resolve),
    ("background", background::resolve),
    ("places", places::resolve),
    ("money", money::resolve),
    ("programme", programme::resolve),
    ("confidence", confidence::resolve),
];

/// The records of a document, and why each draft became one or did not.
pub fn resolve(
    document: &Document,
    annotation: &Annotation,
    gazetteer: &Gazetteer,
    drafts: Vec<Draft>,
) -> (Vec<Record>, Vec<Step>) {
    let about = vec![None; annotation.sentences.len()];
    let mut article =
        Article { document, annotation, gazetteer, drafts, deals: Vec::new(), about, decisions: Vec::new() };
    for (_, run) in RESOLVERS {
        run(&mut article);
    }
    (records::write(&article), article.decisions)
}
