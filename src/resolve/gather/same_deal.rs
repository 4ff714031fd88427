//! Whether a draft tells a deal again that is known: "the MoU" after "A and B signed an MoU".

use super::{Article, Deal, Told, count};
use crate::model::{Date, Draft, Kind, Noun, NounClass, Status};

/// The deal that a draft tells again.
pub(super) fn same_deal(
    article: &Article,
    draft: &Draft,
    told: &Told,
    noun: Option<&Noun>,
    title: bool,
) -> Option<usize> {
    let definite = noun.is_none_or(|n| n.definite);
    let counted = count(draft, noun).is_some();
    let fits = |deal: &Deal| {
        let shared = told.sides.iter().filter(|id| deal.sides.contains(id)).count();
        if counted != deal.count.is_some() && !title && !definite {
            return false;
        }
        let talks = noun.is_some_and(|n| n.class == NounClass::Talks)
            && !definite
            && matches!(deal.status, Some(Status::Signed | Status::Renewed));
        if talks && !title {
            return false;
        }
        let kinds = same_kind(deal, draft, noun, definite || title);
        let times = title
            || match (deal.date, told.date) {
                (Some(a), Some(b)) => same_time(a, b),
                _ => true,
            };
        let ended = draft.status == Some(Status::Ended) && deal.status.is_some_and(|s| s != Status::Ended) && !definite;
        if title {
            return shared > 0
                && (shared >= told.sides.len().min(deal.sides.len()).min(2)
                    || told.sides.len() <= 1
                    || shared * 2 >= told.sides.len())
                && (kinds || deal.in_title || shared >= 2);
        }
        if draft.by_people && definite && shared > 0 && kinds {
            return true;
        }
        let all = shared == told.sides.len() || shared == deal.sides.len();
        let near = draft.sentence <= deal.sentences.iter().copied().max().unwrap_or(0) + 3 || definite;
        shared > 0
            && all
            && kinds
            && times
            && !ended
            && (told.sides.len() >= 2 || (definite && near && !told.sides.is_empty()))
    };
    let overlap = |deal: &Deal| told.sides.iter().filter(|id| deal.sides.contains(id)).count();
    (0..article.deals.len()).filter(|d| fits(&article.deals[*d])).max_by_key(|d| {
        (
            overlap(&article.deals[*d]),
            if title { std::cmp::Reverse(*d) } else { std::cmp::Reverse(article.deals.len() - *d) },
        )
    })
}

fn same_time(a: Date, b: Date) -> bool {
    a.year == b.year && (a.month.is_none() || b.month.is_none() || a.month == b.month)
}

/// Whether a draft's noun may be the deal's instrument.
fn same_kind(deal: &Deal, draft: &Draft, noun: Option<&Noun>, definite: bool) -> bool {
    let (Some(a), Some(b)) = (deal.kind, draft.kind) else { return true };
    let generic = |k: Kind| k == Kind::Partnership;
    let vague = noun.is_some_and(|n| n.class == NounClass::Vague);
    let stages =
        |a: Kind, b: Kind| matches!((a, b), (Kind::Mou | Kind::LetterOfIntent | Kind::Agreement, Kind::JointVenture));
    a == b
        || generic(a)
        || generic(b)
        || vague
        || (definite && (a == Kind::Agreement || b == Kind::Agreement))
        || stages(a, b)
        || stages(b, a)
}
