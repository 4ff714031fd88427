//! What a decision is about, in plain values, for whoever knows the right answer.

use crate::model::Span;

/// The forms under which the article names somebody: the fullest first.
pub type Forms = Vec<String>;

/// A deal on its way, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct DealSketch {
    /// Its sides.
    pub sides: Vec<Forms>,
    /// The sentences that tell it.
    pub sentences: Vec<Span>,
    /// Its kind, where known.
    pub kind: Option<&'static str>,
    /// Its stage, where known.
    pub status: Option<&'static str>,
}

/// What a decision is about.
#[derive(Clone, Debug)]
pub enum Case<'c> {
    /// A frame in a sentence.
    Frame(Span),
    /// Somebody as a side of a frame in a sentence.
    Side(Span, Forms),
    /// The sides of a frame: those that all of its deals would share, and those that would have one each.
    Split(Span, Vec<Forms>, Vec<Forms>),
    /// A frame, by a number of its own, and a deal told before.
    Same(usize, DealSketch, DealSketch),
    /// Somebody and a deal.
    Party(usize, Forms),
    /// A deal's kind.
    Kind(usize),
    /// A deal's stage.
    Status(usize),
    /// Whether a deal is one.
    Deal(usize),
    /// Somebody and a deal.
    Official(usize, Forms),
    /// A date of a deal, `YYYY-MM-DD` or shorter.
    Date(usize, String),
    /// A place of a deal.
    Place(usize, Forms),
    /// A sum and its currency.
    Value(usize, f64, &'c str),
    /// A duration, ISO 8601.
    Term(usize, &'c str),
    /// A phrase that says what the deal is about.
    Subject(usize, &'c str),
    /// A programme or an occasion.
    Programme(usize, Forms),
    /// A number of deals; none for "several".
    Count(usize, Option<u32>),
    /// A record.
    Confidence(usize),
}

impl Case<'_> {
    /// What it is weighed for: the deal, by its place among those met, or the frame. Candidates for one are a choice.
    pub fn subject(&self) -> Option<usize> {
        match self {
            Self::Frame(_) | Self::Side(..) | Self::Split(..) => None,
            Self::Same(frame, ..) => Some(*frame),
            Self::Kind(deal) | Self::Status(deal) | Self::Deal(deal) | Self::Confidence(deal) => Some(*deal),
            Self::Party(deal, _)
            | Self::Official(deal, _)
            | Self::Date(deal, _)
            | Self::Place(deal, _)
            | Self::Value(deal, ..)
            | Self::Term(deal, _)
            | Self::Subject(deal, _)
            | Self::Programme(deal, _)
            | Self::Count(deal, _) => Some(*deal),
        }
    }
}
