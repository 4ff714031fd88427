//! The sides that a draft tells: named, or found by their people or in the context; "MoUs with C and D" tells two deals.

use super::super::{dates, sides};
use super::Article;
use crate::model::{Date, Draft, ElementKind, EntityId};

/// What a draft tells, once its sides are known.
pub(super) struct Told {
    pub(super) sides: Vec<EntityId>,
    pub(super) completed: bool,
    pub(super) date: Option<Date>,
}

pub(super) fn tell(article: &Article, draft: &Draft) -> Vec<Told> {
    let sentence = &article.annotation.sentences[draft.sentence];
    let noun = draft.noun_of(&sentence.elements);
    let mut left = sides::entities(article, draft, &draft.left);
    let mut right = sides::entities(article, draft, &draft.right);
    let mut completed = false;
    if draft.by_people {
        let employers = employers(article, draft);
        completed = !employers.is_empty();
        left.extend(employers);
    }
    if left.is_empty() && !right.is_empty() {
        if let Some(id) = sides::subject(article, draft, &right) {
            left.push(id);
            completed = true;
        }
    } else if left.len() == 1 && right.is_empty() {
        if let Some(noun) = noun {
            right.extend(
                noun.owners
                    .iter()
                    .copied()
                    .filter(|o| !left.contains(o) && article.annotation.entities[*o].class.may_be_side()),
            );
        }
    }
    right.retain(|id| !left.contains(id));
    let date = dates::of_draft(article, draft);
    if let Some(pairs) = pairs(article, draft, &left, &right) {
        return pairs.into_iter().map(|(l, r)| Told { sides: vec![l, r], completed, date }).collect();
    }
    let several = noun.is_some_and(|n| n.plural && n.count.is_none_or(|c| c.is_none_or(|c| c as usize == right.len())));
    if several && left.len() == 1 && right.len() >= 2 {
        return right.iter().map(|r| Told { sides: vec![left[0], *r], completed, date }).collect();
    }
    left.append(&mut right);
    left.dedup();
    vec![Told { sides: left, completed, date }]
}

/// "A and B signed MoUs with C and D respectively": pairs in order.
fn pairs(article: &Article, draft: &Draft, left: &[EntityId], right: &[EntityId]) -> Option<Vec<(EntityId, EntityId)>> {
    let sentence = &article.annotation.sentences[draft.sentence];
    let respectively = sentence.span.of(article.text()).contains("respectively");
    (respectively && left.len() == right.len() && left.len() >= 2)
        .then(|| left.iter().copied().zip(right.iter().copied()).collect())
}

fn employers(article: &Article, draft: &Draft) -> Vec<EntityId> {
    let elements = &article.annotation.sentences[draft.sentence].elements;
    let mut found = Vec::new();
    for (at, _) in &draft.people {
        let ElementKind::People(people) = &elements[*at].kind else { continue };
        for person in people {
            let employer = person.employer.or(article.annotation.entities[person.entity].employer);
            if let Some(id) =
                employer.filter(|id| article.annotation.entities[*id].class.may_be_side() && !found.contains(id))
            {
                found.push(id);
            }
        }
    }
    found
}
