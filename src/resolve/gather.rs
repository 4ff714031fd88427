//! Which drafts tell one deal: those that share their sides, their kind and their time.

mod lists;
mod merge;
mod same_deal;
mod told;

use super::Article;
use super::deal::Deal;
use crate::model::{BlockKind, Draft, ElementKind, EntityClass, EntityId, Kind, Noun, NounClass, SideRef, VerbClass};
use lists::inherit;
use merge::merge;
use same_deal::same_deal;
use told::{Told, tell};

pub(super) fn resolve(article: &mut Article) {
    let headline = |article: &Article, d: &Draft| {
        matches!(article.annotation.sentences[d.sentence].kind, BlockKind::Title | BlockKind::Standfirst)
    };
    let order: Vec<usize> = (0..article.drafts.len()).collect();
    let (titles, body): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|d| headline(article, &article.drafts[*d]));
    for at in body.into_iter().chain(titles) {
        let mut draft = article.drafts[at].clone();
        let listed = article.annotation.sentences[draft.sentence].kind == BlockKind::ListItem;
        let opens = (draft.inherits || listed) && inherit(article, &mut draft);
        if draft.inherits && !opens {
            let span = article.annotation.sentences[draft.sentence].span;
            article.note(span, &draft.patterns.join(", "), "dropped: no sentence before it opens a list of deals");
            continue;
        }
        for told in tell(article, &draft) {
            place(article, at, &draft, told);
        }
    }
}

fn place(article: &mut Article, at: usize, draft: &Draft, told: Told) {
    let sentence = &article.annotation.sentences[draft.sentence];
    let span = sentence.span;
    let title = matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst);
    let label = draft.patterns.join(", ");
    let noun = draft.noun_of(&sentence.elements).cloned();
    let names = |ids: &[EntityId]| {
        ids.iter().map(|id| article.annotation.entities[*id].name.clone()).collect::<Vec<_>>().join(" + ")
    };
    if let Some(known) = same_deal(article, draft, &told, noun.as_ref(), title) {
        let why = format!("tells deal {} again: {}", known + 1, names(&told.sides));
        article.note(span, &label, why);
        merge(article, known, at, draft, &told, title);
        return;
    }
    let counted = count(draft, noun.as_ref());
    let enough = told.sides.len() >= 2
        || (counted.is_some()
            && (!told.sides.is_empty() || draft.counted.is_some() || is_bare_count(draft, noun.as_ref()))
            && noun.as_ref().is_some_and(|n| matches!(n.class, NounClass::Instrument | NounClass::Venture)));
    let named = draft.left.iter().chain(&draft.right).any(|s| matches!(s.who, SideRef::Named(_)));
    let firm = noun.as_ref().is_some_and(|n| matches!(n.class, NounClass::Instrument | NounClass::Venture));
    if !named && !firm && !draft.by_people {
        article.note(span, &label, "dropped: it names no side, and tells no new instrument");
        return;
    }
    let signs =
        draft.verb_of(&sentence.elements).is_some_and(|v| v.has(VerbClass::Sign).is_some()) && draft.verb.is_some();
    let pending = told.sides.len() == 1
        && signs
        && !title
        && noun.as_ref().is_some_and(|n| n.class == NounClass::Instrument && !n.definite && !n.plural && !n.lapsed);
    if !enough && !pending {
        let definite = noun.as_ref().is_some_and(|n| n.definite);
        let why = if definite {
            "kept for the deal before: it names no sides of its own"
        } else {
            "dropped: fewer than two sides are known"
        };
        article.note(span, &label, why);
        return;
    }
    let umbrella =
        told.sides.iter().all(|id| article.deals.iter().all(|d| !d.sides.contains(id))) && summed_up(article).is_some();
    if title && (told.sides.iter().any(|id| weak(article, *id)) || !(article.deals.is_empty() || umbrella)) {
        article.note(span, &label, "dropped: a headline tells no deal that the text does not");
        return;
    }
    if told.sides.len() == 2 && nested(article, told.sides[0], told.sides[1]) {
        article.note(span, &label, "dropped: one side is a place of the other");
        return;
    }
    article.note(
        span,
        &label,
        format!(
            "a new deal: {}{}",
            names(&told.sides),
            if told.completed { " (one side from the context)" } else { "" }
        ),
    );
    let mut deal = Deal { first: draft.sentence, count: counted, sides: told.sides.clone(), ..Deal::default() };
    if let Some(kind) = summed_up(article).filter(|_| title && umbrella && !article.deals.is_empty()) {
        (deal.kind, deal.class, deal.count) = (Some(kind), Some(NounClass::Instrument), Some(None));
    }
    article.deals.push(deal);
    let id = article.deals.len() - 1;
    merge(article, id, at, draft, &told, title);
}

/// A city's or country's name beside the country that it lies in: no two sides.
fn nested(article: &Article, a: EntityId, b: EntityId) -> bool {
    let (a, b) = (&article.annotation.entities[a], &article.annotation.entities[b]);
    a.class.is_place() && b.class.is_place() && a.class != b.class && a.country.is_some() && a.country == b.country
}

/// "Multiple MoUs signed": a headline or standfirst that counts deals stands for a frame over those in the text; their kind.
fn summed_up(article: &Article) -> Option<Kind> {
    let headlines =
        article.annotation.sentences.iter().filter(|s| matches!(s.kind, BlockKind::Title | BlockKind::Standfirst));
    headlines.flat_map(|s| &s.elements).find_map(|e| match &e.kind {
        ElementKind::Noun(n) if n.plural && n.class == NounClass::Instrument => Some(n.kind),
        _ => None,
    })
}

fn weak(article: &Article, id: EntityId) -> bool {
    let entity = &article.annotation.entities[id];
    entity.class == EntityClass::Unknown && entity.mentions.len() < 2
}

/// "29 MoUs", "four companies signed MoUs".
fn count(draft: &Draft, noun: Option<&Noun>) -> Option<Option<u32>> {
    let noun = noun?;
    if let Some(count) = noun.count.filter(|c| *c != Some(1)) {
        return noun.plural.then_some(count);
    }
    draft.counted.filter(|_| noun.plural)
}

fn is_bare_count(draft: &Draft, noun: Option<&Noun>) -> bool {
    draft.verb.is_some() && noun.is_some_and(|n| matches!(n.count, Some(Some(c)) if c >= 2) && !n.definite)
}
