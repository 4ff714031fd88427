//! Scoring records against annotated articles: deals found, and each slot of them, in the manner of the MUC evaluations.

mod check;
mod compare;
mod deal;
mod errors;
mod names;
mod outcome;
mod pairing;
mod read;
mod reliability;
mod slots;
mod tally;

pub use compare::{Answer, Change, Comparison, compare};
pub use deal::{Deal, Named, Sum};
pub use errors::{Fault, Group, Mistake, counts};
pub use names::{core, match_names, overlap, same_name, words};
pub use outcome::{Finding, Outcome, read_article, score, score_article};
pub use pairing::{pair_deals, similarity};
pub use read::{GoldArticle, read_gold, read_golds, read_records};
pub use reliability::{Reliability, Step};
pub use slots::{
    LISTS, PARTY_TYPE, SCALAR, Slip, Told, date_credit, names, scalar_credit, score_alone, score_pair, text_credit,
};
pub use tally::{Figures, Tally};
