//! What a draft adds to the deal that it tells: the stronger status, the more specific kind, a date not known before.

use super::super::sides;
use super::{Article, Told};
use crate::model::{Draft, Kind, NounClass, Status};

fn specific(kind: Kind, class: Option<NounClass>) -> u8 {
    match (kind, class) {
        (_, Some(NounClass::Vague)) => 1,
        (Kind::Partnership, _) => 0,
        (Kind::Agreement, _) => 2,
        (Kind::JointVenture, _) => 3,
        _ => 4,
    }
}

fn stage(status: Status) -> u8 {
    match status {
        Status::Ended => 5,
        Status::Renewed => 4,
        Status::Signed => 3,
        Status::Planned => 2,
        Status::Announced => 1,
    }
}

pub(super) fn merge(article: &mut Article, id: usize, at: usize, draft: &Draft, told: &Told, title: bool) {
    let sentence = &article.annotation.sentences[draft.sentence];
    let noun = draft.noun_of(&sentence.elements).cloned();
    let stakeholders = sides::entities(article, draft, &draft.stakeholders);
    let deal = &mut article.deals[id];
    for side in &told.sides {
        // A headline shortens names, and people name their own units: neither adds a side to a deal that has two.
        let headline_only = (title || draft.by_people) && deal.sides.len() >= 2;
        if !deal.sides.contains(side) && !headline_only {
            deal.sides.push(*side);
        }
    }
    deal.stakeholders.extend(stakeholders.into_iter().filter(|s| !told.sides.contains(s)));
    let class = noun.as_ref().map(|n| n.class);
    if let Some(kind) = draft.kind {
        if deal.kind.is_none_or(|k| specific(kind, class) > specific(k, deal.class)) {
            (deal.kind, deal.class) = (Some(kind), class);
        }
    }
    if let Some(status) = draft.status {
        let stronger = deal.status.is_none_or(|s| stage(status) > stage(s));
        let planned = deal.status == Some(Status::Planned) && title;
        if stronger && !planned {
            deal.status = Some(status);
        }
    }
    deal.add_sentence(draft.sentence);
    deal.opener = deal.opener.or(draft.opener);
    deal.drafts.push(at);
    deal.in_title |= title;
    if let Some(noun) = &noun {
        deal.term = deal.term.take().or_else(|| noun.term.clone());
        deal.value = deal.value.take().or_else(|| noun.money.clone());
    }
    if !title || deal.subject.is_none() {
        deal.subject = deal.subject.or(draft.subject);
    }
    deal.date = deal.date.or(told.date);
    deal.dated = deal.date.is_some();
    for pattern in &draft.patterns {
        if !deal.patterns.contains(pattern) {
            deal.patterns.push(pattern.clone());
        }
    }
    article.about[draft.sentence].get_or_insert(id);
}
