//! Who the sides of a draft are: names as they are; "it", "the ministry", "the two companies", "we" by what the article
//! has said before; a missing side by the sentence's subject.

use super::Article;
use crate::model::{BlockKind, Draft, ElementKind, EntityClass, EntityId, PartyType, Sentence, Side, SideRef, Span};

/// The entities of a list of sides, in order, each once.
pub(super) fn entities(article: &Article, draft: &Draft, sides: &[Side]) -> Vec<EntityId> {
    let mut found = Vec::new();
    for side in sides {
        let who = match &side.who {
            SideRef::Named(id) if article.annotation.entities[*id].class.may_be_side() => vec![*id],
            SideRef::Named(_) => Vec::new(),
            SideRef::Singular(party) => singular(article, draft, side, *party).into_iter().collect(),
            SideRef::Plural(party) => plural(article, draft, *party),
            SideRef::We => own(article).into_iter().collect(),
        };
        for id in who {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
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

/// "it", "the ministry": the nearest fitting side before, the subject of a sentence first.
fn singular(article: &Article, draft: &Draft, side: &Side, party: Option<PartyType>) -> Option<EntityId> {
    let sentences = &article.annotation.sentences;
    let here = sides_before(&sentences[draft.sentence], side.span.start);
    let own = if party.is_none() {
        here.first().copied()
    } else {
        here.iter().rev().copied().find(|id| fits(article, *id, party))
    };
    if let Some(id) = bearing(article, side) {
        return Some(id);
    }
    if let Some(id) = own.filter(|id| fits(article, *id, party)) {
        return Some(id);
    }
    let earlier = sentences[..draft.sentence]
        .iter()
        .rev()
        .filter(|s| s.kind.gives_deals() && s.kind != BlockKind::Title)
        .take(if party.is_some() { 12 } else { 4 });
    for sentence in earlier {
        let all = sides_before(sentence, usize::MAX);
        if let Some(id) = all.iter().copied().find(|id| fits(article, *id, party)) {
            return Some(id);
        }
    }
    None
}

/// "the trust" is the body whose name says Trust, where there is one before it: the nearest.
fn bearing(article: &Article, side: &Side) -> Option<EntityId> {
    let noun = side.span.of(article.text()).rsplit(' ').next()?.to_lowercase();
    if noun.len() < 4 {
        return None;
    }
    let bears = |name: &str| name.split(' ').any(|w| w.to_lowercase() == noun);
    let before = |e: &crate::model::Entity| e.mentions.iter().filter(|m| m.end <= side.span.start).map(|m| m.end).max();
    let entities =
        article.annotation.entities.iter().enumerate().filter(|(_, e)| e.class.may_be_side() && bears(&e.name));
    entities.filter_map(|(id, e)| before(e).map(|end| (end, id))).max().map(|(_, id)| id)
}

/// Named sides of a sentence that end before a byte.
fn sides_before(sentence: &Sentence, limit: usize) -> Vec<EntityId> {
    let groups = sentence.elements.iter().filter(|e| e.span.start < limit).filter_map(|e| match &e.kind {
        ElementKind::Sides(group) => Some(group),
        _ => None,
    });
    groups
        .flat_map(|g| &g.sides)
        .filter(|s| s.span.end <= limit)
        .filter_map(|s| match s.who {
            SideRef::Named(id) => Some(id),
            _ => None,
        })
        .collect()
}

/// "the two companies": the sides of the deal told last, else the last group of two.
fn plural(article: &Article, draft: &Draft, party: Option<PartyType>) -> Vec<EntityId> {
    let told =
        article.deals.iter().rev().find(|d| d.sides.len() >= 2 && d.sides.iter().all(|id| fits(article, *id, party)));
    if let Some(deal) = told {
        return deal.sides.clone();
    }
    let near = |party| group_before(article, draft, party);
    let last = || article.deals.iter().rev().find(|d| d.sides.len() >= 2).map(|d| d.sides.clone());
    near(party).or_else(last).or_else(|| near(None)).unwrap_or_default()
}

/// The nearest group of two or more named sides.
fn group_before(article: &Article, draft: &Draft, party: Option<PartyType>) -> Option<Vec<EntityId>> {
    let near = article.annotation.sentences[..=draft.sentence].iter().rev().take(5);
    for sentence in near {
        for element in &sentence.elements {
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
    }
    None
}

/// "we", "our": the body whose release it is: the organisation that the article names most.
pub(super) fn own(article: &Article) -> Option<EntityId> {
    let entities = article.annotation.entities.iter().enumerate();
    let bodies = entities.filter(|(_, e)| matches!(e.class, EntityClass::Organisation | EntityClass::Unknown));
    bodies.max_by_key(|(id, e)| (e.mentions.len(), std::cmp::Reverse(*id))).map(|(id, _)| id)
}

/// The subject of a sentence: its first side before an element; else the first side of the sentence before.
pub(super) fn subject(article: &Article, draft: &Draft, taken: &[EntityId]) -> Option<EntityId> {
    let sentences = &article.annotation.sentences;
    let sentence = &sentences[draft.sentence];
    let from = sentence.elements.get(draft.elements.0).map_or(sentence.span.start, |e| e.span.start);
    let free = |id: &EntityId| {
        !taken.contains(id) && fits(article, *id, None) && !article.annotation.entities[*id].class.is_place()
    };
    // The first side of the sentence, "It" and "The company" among them.
    for element in sentence.elements.iter().take_while(|e| e.span.start < from) {
        let ElementKind::Sides(group) = &element.kind else { continue };
        if let Some(id) = entities(article, draft, &group.sides).into_iter().find(free) {
            return Some(id);
        }
    }
    let noun = draft.noun_of(&sentence.elements);
    if let Some(id) = owner(article, draft).filter(|id| free(id)) {
        return Some(id);
    }
    if let Some(owner) = noun.and_then(|n| n.owners.iter().copied().find(free)) {
        return Some(owner);
    }
    // An item of a list has its subject in the sentence that opens the list.
    let listed = sentence.kind == BlockKind::ListItem;
    let earlier = sentences[..draft.sentence]
        .iter()
        .rev()
        .filter(|s| s.kind == BlockKind::Body || (!listed && s.kind == BlockKind::ListItem))
        .take(2);
    for earlier in earlier {
        if let Some(id) = sides_before(earlier, usize::MAX).into_iter().find(free) {
            return Some(id);
        }
    }
    // A release's own company: "Northgate signed with …" told as "a contract with …".
    own(article).filter(free)
}

/// "the institute’s older agreement with …": the owner that the noun phrase names by a common noun.
fn owner(article: &Article, draft: &Draft) -> Option<EntityId> {
    let sentence = &article.annotation.sentences[draft.sentence];
    let element = sentence.elements.get(draft.noun?)?;
    let words = element.span.of(article.text());
    let end = words.find("’s ").or_else(|| words.find("'s "))?;
    let span = Span::new(element.span.start, element.span.start + end);
    let side = Side { who: SideRef::Singular(None), span };
    bearing(article, &side)
}
