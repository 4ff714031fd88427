//! A deal on its way from frames to a record.

use crate::model::{Date, EntityId, Kind, Money, OfficialRole, Span, Status};

/// What one frame tells of a deal's sides.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Who may be a side, and how surely: log-odds.
    sides: Vec<(EntityId, f32)>,
    /// How surely the frame tells this deal; none where it opened it: log-odds.
    pub(super) same: Option<f32>,
    /// How surely it states a deal at all: log-odds.
    pub(super) score: f32,
    /// How many are more likely sides than not.
    probable: usize,
}

impl Told {
    pub(super) fn new(sides: Vec<(EntityId, f32)>, same: Option<f32>, score: f32) -> Self {
        let probable = sides.iter().filter(|(_, score)| *score > 0.0).count();
        Self { sides, same, score, probable }
    }

    pub(super) fn probable(&self) -> usize {
        self.probable
    }

    pub(super) fn of(&self, id: EntityId) -> Option<f32> {
        self.sides.iter().find(|(known, _)| *known == id).map(|(_, score)| *score)
    }
}

/// One deal of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Deal {
    /// Frames that tell it.
    pub(super) frames: Vec<usize>,
    /// What each of them tells of its sides.
    pub(super) told: Vec<Told>,
    /// Who may be a side by its frames, and how surely: log-odds, the best of all frames.
    pub(super) likely: Vec<(EntityId, f32)>,
    pub(super) sides: Vec<EntityId>,
    pub(super) stakeholders: Vec<EntityId>,
    pub(super) kind: Option<Kind>,
    pub(super) status: Option<Status>,
    /// Sentences that state it, in the order found.
    pub(super) sentences: Vec<usize>,
    /// Its first sentence in the running text; a headline's where there is none.
    pub(super) first: usize,
    pub(super) subject: Option<Span>,
    pub(super) term: Option<String>,
    pub(super) value: Option<Money>,
    /// None: one; `Some(None)`: several; `Some(Some(n))`: n.
    pub(super) count: Option<Option<u32>>,
    pub(super) programme: Option<EntityId>,
    pub(super) officials: Vec<(EntityId, OfficialRole)>,
    pub(super) places: Vec<EntityId>,
    pub(super) date: Option<Date>,
    pub(super) patterns: Vec<String>,
    pub(super) in_title: bool,
    /// How surely its frames state a deal: log-odds, the best of them.
    pub(super) frame_score: f32,
    /// How surely it is a deal of the article: log-odds.
    pub(super) score: f32,
    /// Which it is of those ever opened.
    pub(super) number: usize,
    /// The number of the earlier deal that its first frame was likeliest to tell again, and how likely: log-odds.
    pub(super) nearly: Option<(usize, f32)>,
    /// The least sure of its sides, and the surest of those left out, where there are any: log-odds.
    pub(super) margin: (Option<f32>, Option<f32>),
    /// How unsure it is that just these are its sides: the sum of each candidate's surprise, in nats.
    pub(super) doubt: f32,
    pub(super) confidence: f64,
}

impl Deal {
    pub(super) fn add_sentence(&mut self, sentence: usize) {
        if !self.sentences.contains(&sentence) {
            self.sentences.push(sentence);
        }
    }

    /// Those of its likely sides that are more likely than not.
    pub(super) fn probable(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.likely.iter().filter(|(_, score)| *score > 0.0).map(|(id, _)| *id)
    }

    /// The telling that its sides are best read from: one with two sides or more, the surest of those.
    pub(super) fn main(&self) -> Option<&Told> {
        self.told.iter().max_by(|a, b| {
            (a.probable().min(2), a.same.is_none())
                .cmp(&(b.probable().min(2), b.same.is_none()))
                .then(a.score.total_cmp(&b.score))
        })
    }

    /// How far a sentence is from the nearest one that tells the deal; before it less than zero.
    pub(super) fn distance(&self, sentence: usize) -> isize {
        let far = |s: &usize| sentence as isize - *s as isize;
        self.sentences.iter().map(far).min_by_key(|d| (d.abs(), *d)).unwrap_or(0)
    }
}
