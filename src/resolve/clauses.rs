//! The clauses of a sentence, and which of its frames an element is nearest to: one sentence may tell several deals.

use super::frame::Frame;
use crate::decide::{Piece, level};
use crate::model::KeySet;

/// Words and marks that begin another clause.
const BREAKS: KeySet<18> = KeySet::new([
    "while", "when", "whereas", "as", "after", "before", "which", "who", "whom", "whose", "where", "but", "because",
    "if", "that", "under", ";", ":",
]);

/// What parts the elements of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Clauses {
    /// For each element, how many clauses have begun before it.
    number: Vec<u8>,
    /// Triggers of the sentence's frames, in order, each once.
    anchors: Vec<usize>,
}

impl Clauses {
    /// The clauses of each sentence that has a frame, by the codes of its elements: nobody asks for those of others.
    pub(super) fn of(codes: &[Vec<Piece>], frames: &[Frame]) -> Vec<Self> {
        let mut all = vec![Self::default(); codes.len()];
        for frame in frames {
            all[frame.draft.sentence].anchors.push(frame.anchor);
        }
        for (clauses, codes) in all.iter_mut().zip(codes).filter(|(clauses, _)| !clauses.anchors.is_empty()) {
            clauses.number = number(codes);
            clauses.anchors.sort_unstable();
            clauses.anchors.dedup();
        }
        all
    }

    /// How many clauses begin between two elements.
    pub(super) fn between(&self, a: usize, b: usize) -> Piece<'static> {
        let number = |at: usize| self.number.get(at).copied().unwrap_or_default();
        level(usize::from(number(a).abs_diff(number(b))).min(2))
    }

    /// How many other triggers stand between an element and its frame's.
    pub(super) fn rivals(&self, element: usize, anchor: usize) -> Piece<'static> {
        let (low, high) = (element.min(anchor), element.max(anchor));
        level(self.anchors.iter().filter(|a| **a > low && **a < high).count().min(3))
    }

    /// How an element's distance from its frame's trigger compares with that from the nearest other one.
    pub(super) fn nearest(&self, element: usize, anchor: usize) -> Piece<'static> {
        let own = element.abs_diff(anchor);
        let other = self.anchors.iter().filter(|a| **a != anchor).map(|a| a.abs_diff(element)).min();
        match other {
            None => Piece::new("alone"),
            Some(other) if own < other => Piece::new("nearest"),
            Some(other) if own == other => Piece::new("even"),
            Some(other) if own <= 2 * other + 1 => Piece::new("near"),
            Some(_) => Piece::new("far"),
        }
    }
}

fn number(codes: &[Piece]) -> Vec<u8> {
    let mut begun = 0_u8;
    let number = codes.iter().map(|code| {
        begun = begun.saturating_add(u8::from(BREAKS.has(code.key)));
        begun
    });
    number.collect()
}
