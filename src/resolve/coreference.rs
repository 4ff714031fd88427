//! Whom "it", "the ministry", "the two companies" and "we" mean, by what the article has said before.

use super::Article;
use super::look;
use crate::model::{BlockKind, ElementKind, EntityClass, EntityId, PartyType, Sentence, Side, SideRef};

/// The entities that a side without a name means; a name means itself.
pub(super) fn meant(article: &Article, sentence: usize, side: &Side) -> Vec<EntityId> {
    match &side.who {
        SideRef::Named(id) => vec![*id],
        SideRef::Singular(party) => singular(article, sentence, side, *party).into_iter().collect(),
        SideRef::Plural(party) => plural(article, sentence, *party),
        SideRef::We => article.page.own.into_iter().chain(article.page.land).collect(),
    }
}

fn fits(article: &Article, id: EntityId, party: Option<PartyType>) -> bool {
    let entity = &article.annotation.entities[id];
    if !entity.class.may_be_side() {
        return false;
    }
    match (party, entity.party) {
        (None, _) => entity.class != EntityClass::Region,
        (Some(wanted), Some(has)) => {
            wanted == has
                || matches!(
                    (wanted, has),
                    (PartyType::Government, PartyType::City | PartyType::Company)
                        | (PartyType::Association, PartyType::Government | PartyType::University)
                )
        }
        (Some(_), None) => matches!(entity.class, EntityClass::Organisation | EntityClass::Unknown),
    }
}

/// "it", "the ministry": the body whose name has the noun; else the nearest fitting side before, of a sentence the first.
fn singular(article: &Article, at: usize, side: &Side, party: Option<PartyType>) -> Option<EntityId> {
    if let Some(id) = bearing(article, side) {
        return Some(id);
    }
    let sentences = &article.annotation.sentences;
    let mut here = sides_before(&sentences[at], side.span.start);
    let own = match party {
        None => here.next().filter(|id| fits(article, *id, None)),
        Some(_) => here.filter(|id| fits(article, *id, party)).last(),
    };
    if own.is_some() {
        return own;
    }
    let reach = if party.is_some() { 12 } else { 4 };
    let earlier =
        sentences[..at].iter().rev().filter(|s| s.kind.gives_deals() && s.kind != BlockKind::Title).take(reach);
    earlier.flat_map(|s| sides_before(s, usize::MAX)).find(|id| fits(article, *id, party))
}

/// "the trust" is the body whose name says Trust, where there is one before it: the nearest.
fn bearing(article: &Article, side: &Side) -> Option<EntityId> {
    let noun = side.span.of(article.text()).split_whitespace().next_back()?.to_lowercase();
    if noun.len() < 4 {
        return None;
    }
    let same = |word: &str| {
        if word.is_ascii() { word.eq_ignore_ascii_case(&noun) } else { word.to_lowercase() == noun }
    };
    let letters = either_case(look::letters(&noun));
    // Of ASCII names most are told by their letters.
    let may = |id: usize, name: &str| letters & !either_case(article.letters[id]) == 0 || !name.is_ascii();
    let bears = |id: usize, name: &str| may(id, name) && name.split_whitespace().any(same);
    let before = |e: &crate::model::Entity| e.mentions.iter().filter(|m| m.end <= side.span.start).map(|m| m.end).max();
    let all = article.annotation.entities.iter().enumerate();
    let entities = all.filter(|(id, e)| e.class.may_be_side() && bears(*id, &e.name));
    entities.filter_map(|(id, e)| before(e).map(|end| (end, id))).max().map(|(_, id)| id)
}

/// The bits of letters, whether capital or small: those of the two are half of all bits apart.
fn either_case(letters: u64) -> u64 {
    letters | letters.rotate_left(32)
}

/// Named sides of a sentence that end before a byte.
fn sides_before(sentence: &Sentence, limit: usize) -> impl Iterator<Item = EntityId> + '_ {
    let groups = sentence.elements.iter().filter(move |e| e.span.start < limit).filter_map(|e| match &e.kind {
        ElementKind::Sides(group) => Some(group),
        _ => None,
    });
    groups.flat_map(|g| &g.sides).filter(move |s| s.span.end <= limit).filter_map(|s| match s.who {
        SideRef::Named(id) => Some(id),
        _ => None,
    })
}

/// "the two companies": the sides of the deal told last, else the nearest group of two or more.
fn plural(article: &Article, at: usize, party: Option<PartyType>) -> Vec<EntityId> {
    let told = article.deals.iter().rev().map(|d| d.probable().collect::<Vec<_>>());
    let told: Vec<Vec<EntityId>> = told.filter(|sides| sides.len() >= 2).collect();
    let fitting = told.iter().find(|sides| sides.iter().all(|id| fits(article, *id, party)));
    fitting
        .cloned()
        .or_else(|| group_before(article, at, party))
        .or_else(|| told.first().cloned())
        .or_else(|| group_before(article, at, None))
        .unwrap_or_default()
}

/// The nearest group of two or more named sides.
fn group_before(article: &Article, at: usize, party: Option<PartyType>) -> Option<Vec<EntityId>> {
    let near = article.annotation.sentences[..=at].iter().rev().take(5);
    for element in near.flat_map(|s| &s.elements) {
        if let ElementKind::Sides(group) = &element.kind {
            let named: Vec<EntityId> = group
                .sides
                .iter()
                .filter_map(|s| match s.who {
                    SideRef::Named(id) if fits(article, id, party) => Some(id),
                    _ => None,
                })
                .collect();
            if named.len() >= 2 {
                return Some(named);
            }
        }
    }
    None
}
