//! Scoring records against annotated articles: deals found, and each slot of them, in the manner of the MUC evaluations.

mod deal;
mod names;
mod pairing;
mod slots;
mod tally;

pub use deal::{Deal, GoldArticle, Named, Sum, read_gold, read_records};
pub use names::{core, match_names, overlap, same_name, words};
pub use pairing::{pair_deals, similarity};
pub use slots::{LISTS, SCALAR, date_credit, names, scalar_credit, score_alone, score_pair, text_credit};
pub use tally::{Figures, Tally};

/// Counts one article: its annotated deals against the predicted ones.
pub fn score_article(tally: &mut Tally, golds: &[Deal], predicted: &[Deal]) {
    let pairs = pair_deals(golds, predicted);
    for (i, j) in pairs.iter().filter(|(i, _)| !golds[*i].optional) {
        tally.add("deal", 1.0, 1, 1);
        score_pair(tally, &golds[*i], &predicted[*j], &mut |_, _, _| {});
    }
    for (i, gold) in golds.iter().enumerate().filter(|(_, g)| !g.optional) {
        if !pairs.iter().any(|(g, _)| *g == i) {
            tally.add("deal", 0.0, 1, 0);
            score_alone(tally, gold, true);
        }
    }
    for (j, extra) in predicted.iter().enumerate() {
        if !pairs.iter().any(|(_, p)| *p == j) {
            tally.add("deal", 0.0, 0, 1);
            score_alone(tally, extra, false);
        }
    }
}
