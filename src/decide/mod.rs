//! Decisions. Where a reader would say "it depends", a stage gathers named evidence and asks a judge, who weighs it with
//! the weights that annotated articles have taught: is this a side of that deal, do these two sentences tell one deal,
//! which of these dates is the deal's. What the evidence is, the stage knows; what it weighs, a data file.

mod case;
mod decision;
mod evidence;
mod judge;
mod rows;
mod telling;
mod weights;

pub use case::{Case, DealSketch, Forms};
pub use decision::{DECISIONS, Decision, DecisionRow};
pub use evidence::{Cue, Evidence, Piece, Seen, level};
pub use judge::{Judge, MOST_LABELS, Scores, best, probability, top};
pub use telling::Telling;
pub use weights::{BASE, Weights, folded};
