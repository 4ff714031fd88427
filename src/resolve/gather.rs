//! Which drafts tell one deal: those that share their sides, their kind and their time.

use super::deal::Deal;
use super::{Article, dates, sides};
use crate::model::{
    BlockKind, Date, Draft, ElementKind, EntityClass, EntityId, Kind, Noun, NounClass, SideRef, Status, VerbClass,
};

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

/// An item of a list takes what the sentence before the list says of them all; whether there is one.
fn inherit(article: &Article, draft: &mut Draft) -> bool {
    let sentences = &article.annotation.sentences;
    let mut opens = false;
    let listed = sentences[draft.sentence].kind == BlockKind::ListItem;
    let before = sentences[..draft.sentence].iter().enumerate().rev().filter(|(_, s)| s.kind.gives_deals()).take(12);
    for (at, sentence) in before {
        let noun = sentence.elements.iter().find_map(|e| match &e.kind {
            ElementKind::Noun(noun)
                if !noun.negative
                    && (noun.plural || noun.count.is_some() || (!listed && at + 3 > draft.sentence))
                    && !matches!(noun.class, NounClass::Talks) =>
            {
                Some(noun)
            }
            _ => None,
        });
        let Some(noun) = noun else { continue };
        opens = true;
        draft.status = draft.status.or_else(|| article.drafts.iter().find(|d| d.sentence == at).and_then(|d| d.status));
        draft.opener.get_or_insert(at);
        if noun.class != NounClass::Vague {
            draft.kind = draft.kind.or(Some(noun.kind));
            draft.opener = Some(at);
            break;
        }
    }
    if opens && listed {
        draft.status = draft.status.or(Some(Status::Signed));
    }
    opens
}

/// What a draft tells, once its sides are known.
struct Told {
    left: Vec<EntityId>,
    right: Vec<EntityId>,
    sides: Vec<EntityId>,
    completed: bool,
    date: Option<Date>,
}

fn tell(article: &Article, draft: &Draft) -> Vec<Told> {
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
        return pairs
            .into_iter()
            .map(|(l, r)| Told { sides: vec![l, r], left: vec![l], right: vec![r], completed, date })
            .collect();
    }
    let several = noun.is_some_and(|n| n.plural && n.count.is_none_or(|c| c.is_none_or(|c| c as usize == right.len())));
    if several && left.len() == 1 && right.len() >= 2 {
        return right
            .iter()
            .map(|r| Told { left: left.clone(), right: vec![*r], sides: vec![left[0], *r], completed, date })
            .collect();
    }
    let mut all = left.clone();
    all.extend(right.iter().copied());
    all.dedup();
    vec![Told { left, right, sides: all, completed, date }]
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
    let umbrella = told.sides.iter().all(|id| article.deals.iter().all(|d| !d.sides.contains(id))) && sums_up(article);
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
    let mut deal = Deal {
        first: draft.sentence,
        count: if told.sides.len() >= 2 && draft.counted.is_none() && !title {
            counted.filter(|_| true)
        } else {
            counted
        },
        ..Deal::default()
    };
    deal.sides.clone_from(&told.sides);
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

/// "Multiple MoUs signed": a headline or standfirst that counts deals stands for a frame over those in the text.
fn sums_up(article: &Article) -> bool {
    summed_up(article).is_some()
}

/// The kind of the deals that a headline counts.
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
    if noun.plural {
        if let Some(count) = draft.counted {
            return Some(count);
        }
        return None;
    }
    None
}

fn is_bare_count(draft: &Draft, noun: Option<&Noun>) -> bool {
    draft.verb.is_some() && noun.is_some_and(|n| matches!(n.count, Some(Some(c)) if c >= 2) && !n.definite)
}

/// The deal that a draft tells again.
fn same_deal(article: &Article, draft: &Draft, told: &Told, noun: Option<&Noun>, title: bool) -> Option<usize> {
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

fn merge(article: &mut Article, id: usize, at: usize, draft: &Draft, told: &Told, title: bool) {
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
    let _ = (&told.left, &told.right);
}
