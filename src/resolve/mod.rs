//! From drafts to records: what an article means as a whole. Each resolver gathers evidence and asks the judge.

mod clauses;
mod codes;
mod confidence;
mod coreference;
mod count;
mod creature;
mod date;
mod deal;
mod fate;
mod frame;
mod gather;
mod keep;
mod kind;
mod look;
mod official;
mod page;
mod party;
mod place;
mod programme;
mod records;
mod same;
mod split;
mod status;
mod subject;
mod weigh_frame;
mod weigh_party;
mod weigh_side;
mod worth;

use crate::decide::{DealSketch, Evidence, Forms, Judge, Piece};
use crate::gazetteer::Gazetteer;
use crate::model::{Annotation, Date, Document, Draft, EntityId, Fate, Record, Span, Step};
use clauses::Clauses;
use deal::Deal;
use frame::Frame;
use page::Page;
use std::cell::OnceCell;
use std::fmt::Display;

/// What the resolvers work on.
pub(crate) struct Article<'a> {
    document: &'a Document,
    annotation: &'a Annotation,
    gazetteer: &'a Gazetteer,
    page: Page<'a>,
    /// For each sentence the codes of its elements.
    codes: Vec<Vec<Piece<'a>>>,
    /// The clauses of each sentence.
    clauses: Vec<Clauses>,
    frames: Vec<Frame>,
    deals: Vec<Deal>,
    /// Frames of deals that were not kept.
    dropped: Vec<usize>,
    /// How many tellings of deals have been met.
    tellings: usize,
    /// Filled anew for each decision.
    evidence: Evidence,
    /// The letters of each entity's name.
    letters: Vec<u64>,
    /// Evidence of each entity as such, once it was asked for.
    looks: Vec<OnceCell<look::Looks>>,
    /// The first full date of each sentence, likewise.
    dates: Vec<OnceCell<Option<Date>>>,
    /// Words of each sentence that tell of help, likewise.
    supporting: Vec<OnceCell<Vec<Piece<'a>>>>,
    /// Phrases of each sentence that could be a subject, likewise.
    phrases: Vec<OnceCell<Vec<subject::Phrase>>>,
    /// Whether somebody wants to know why.
    told: bool,
    decisions: Vec<Step>,
}

impl Article<'_> {
    fn text(&self) -> &str {
        &self.document.text
    }

    /// Notes why something was done, for `explain`.
    fn note(&mut self, span: Span, label: impl Display, why: impl Display) {
        if self.told {
            let text = span.of(&self.document.text).to_owned();
            self.decisions.push(Step {
                start: span.start,
                end: span.end,
                label: label.to_string(),
                text,
                why: why.to_string(),
            });
        }
    }

    /// The same with the log-odds of the decision.
    fn note_score(&mut self, span: Span, label: impl Display, why: impl Display, score: f32) {
        self.note(span, label, format_args!("{why} ({score:+.1})"));
    }

    /// The forms under which the article names an entity, the fullest first.
    fn forms(&self, id: EntityId) -> Forms {
        let entity = &self.annotation.entities[id];
        let mut forms = vec![entity.name.clone()];
        for mention in &entity.mentions {
            let form = mention.of(self.text());
            if !forms.iter().any(|f| f == form) {
                forms.push(form.to_owned());
            }
        }
        forms
    }

    /// A deal as far as it is known: by its sides where they are settled, else by its likely ones.
    fn sketch(&self, deal: &Deal, settled: bool) -> DealSketch {
        let sides: Vec<EntityId> = if settled { deal.sides.clone() } else { deal.probable().collect() };
        DealSketch {
            sides: sides.into_iter().map(|id| self.forms(id)).collect(),
            sentences: deal.sentences.iter().map(|s| self.annotation.sentences[*s].span).collect(),
            kind: deal.kind.map(|k| look::kind(k).name),
            status: deal.status.map(|s| look::status(s).name),
        }
    }
}

/// A resolver and the name under which it is known.
type Resolver<J> = (&'static str, for<'a, 'b, 'j> fn(&'b mut Article<'a>, &'j mut J));

/// Every resolver in running order.
fn resolvers<J: Judge>() -> [Resolver<J>; 12] {
    [
        ("gather", gather::resolve),
        ("party", party::resolve),
        ("kind", kind::resolve),
        ("status", status::resolve),
        ("count", count::resolve),
        ("keep", keep::resolve),
        ("official", official::resolve),
        ("date", date::resolve),
        ("subject", subject::resolve),
        ("worth", worth::resolve),
        ("place and programme", |article, judge| {
            place::resolve(article, judge);
            programme::resolve(article, judge);
        }),
        ("confidence", confidence::resolve),
    ]
}

/// What a document gives.
pub struct Resolved {
    /// Its records.
    pub records: Vec<Record>,
    /// Why each draft became one or did not; only where that was to be told.
    pub decisions: Vec<Step>,
    /// What became of each draft; likewise.
    pub fates: Vec<Fate>,
}

/// The records of a document; with `told`, also what became of each draft, and why.
pub fn resolve<J: Judge>(
    document: &Document,
    annotation: &Annotation,
    gazetteer: &Gazetteer,
    drafts: Vec<Draft>,
    judge: &mut J,
    told: bool,
) -> Resolved {
    let codes: Vec<_> =
        annotation.sentences.iter().map(|s| codes::codes(&document.text, s, &gazetteer.words)).collect();
    let frames = drafts.into_iter().map(|d| {
        let sentence = &annotation.sentences[d.sentence];
        Frame::new(d, sentence)
    });
    let frames: Vec<Frame> = frames.collect();
    let evidence = if J::NAMED { Evidence::named() } else { Evidence::new() };
    let mut article = Article {
        document,
        annotation,
        gazetteer,
        page: Page::new(annotation, &gazetteer.words),
        clauses: Clauses::of(&codes, &frames),
        codes,
        frames,
        deals: Vec::new(),
        dropped: Vec::new(),
        tellings: 0,
        evidence,
        letters: annotation.entities.iter().map(|e| look::letters(&e.name)).collect(),
        looks: vec![OnceCell::new(); annotation.entities.len()],
        dates: vec![OnceCell::new(); annotation.sentences.len()],
        supporting: vec![OnceCell::new(); annotation.sentences.len()],
        phrases: vec![OnceCell::new(); annotation.sentences.len()],
        told,
        decisions: Vec::new(),
    };
    judge.hear(|| (0..annotation.entities.len()).map(|id| article.forms(id)).collect());
    for (_, run) in resolvers::<J>() {
        run(&mut article, judge);
    }
    let records = records::write(&article);
    let fates = if told { fate::fates(&article) } else { Vec::new() };
    Resolved { records, decisions: article.decisions, fates }
}
