//! A deal on its way from drafts to a record.

use crate::model::{Date, EntityId, Kind, Money, NounClass, OfficialRole, Span, Status};

/// One deal of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Deal {
    pub(super) sides: Vec<EntityId>,
    pub(super) stakeholders: Vec<EntityId>,
    pub(super) kind: Option<Kind>,
    /// How strongly the noun behind the kind announces a deal.
    pub(super) class: Option<NounClass>,
    pub(super) status: Option<Status>,
    /// Sentences that state it, in the order found.
    pub(super) sentences: Vec<usize>,
    /// Its first sentence in the running text; a headline's where there is none.
    pub(super) first: usize,
    /// Draft that told it best.
    pub(super) drafts: Vec<usize>,
    pub(super) subject: Option<Span>,
    pub(super) term: Option<String>,
    pub(super) value: Option<Money>,
    /// None: one; `Some(None)`: several; `Some(Some(n))`: n.
    pub(super) count: Option<Option<u32>>,
    pub(super) programme: Option<EntityId>,
    pub(super) officials: Vec<(EntityId, OfficialRole)>,
    pub(super) places: Vec<EntityId>,
    pub(super) date: Option<Date>,
    /// The date stands in the deal's own sentence.
    pub(super) dated: bool,
    pub(super) patterns: Vec<String>,
    pub(super) in_title: bool,
    /// Told in passing: it has a date of its own long before the article.
    pub(super) background: bool,
    pub(super) confidence: f64,
}

impl Deal {
    pub(super) fn add_sentence(&mut self, sentence: usize) {
        if !self.sentences.contains(&sentence) {
            self.sentences.push(sentence);
        }
    }
}
