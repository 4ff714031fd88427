//! What became of each draft, for whoever audits the patterns.

use super::{Article, records};
use crate::model::Fate;

/// The fates of the drafts in their order; records are named by their places among those that are written.
pub(super) fn fates(article: &Article) -> Vec<Fate> {
    let mut fates = vec![Fate::Left; article.frames.len()];
    for frame in &article.dropped {
        fates[*frame] = Fate::Dropped;
    }
    for (record, deal) in records::in_order(&article.deals).into_iter().enumerate() {
        for frame in &deal.frames {
            match &mut fates[*frame] {
                // "MoUs with A and B": one draft may tell several deals, or one deal twice.
                Fate::Kept(records) if records.contains(&record) => {}
                Fate::Kept(records) => records.push(record),
                fate => *fate = Fate::Kept(vec![record]),
            }
        }
    }
    fates
}
