//! Where a deal was signed or will be carried out.

use super::Article;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};
use crate::model::{BlockKind, ElementKind, EntityClass, EntityId, SideRef};

/// Sentences round the deal's own in which places are looked for.
const NEAR: isize = 2;
/// Most places of one deal.
const MOST: usize = 16;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        let mut places = Vec::new();
        for (id, mentions) in candidates(article, at) {
            evidence.clear();
            gather(&mut evidence, article, at, id, &mentions);
            beside_chosen(&mut evidence, article, &places, id);
            let score = judge.weigh(Decision::Place, &evidence, || Case::Place(at, article.forms(id)))[0];
            if score > 0.0 {
                places.push(id);
            }
        }
        article.evidence = evidence;
        article.deals[at].places = places;
    }
}

type Mentions = Vec<(usize, usize)>;

/// Places named near a deal, with the elements that name them.
fn candidates(article: &Article, at: usize) -> Vec<(EntityId, Mentions)> {
    let deal = &article.deals[at];
    let mut found: Vec<(EntityId, Mentions)> = Vec::new();
    for (s, sentence) in article.annotation.sentences.iter().enumerate() {
        let lead = article.page.is_lead(s) || article.page.titles.contains(&s);
        let line = sentence.kind == BlockKind::Dateline;
        if sentence.kind == BlockKind::Boilerplate || (deal.distance(s).abs() > NEAR && !lead && !line) {
            continue;
        }
        for &k in article.page.noted(s) {
            let element = &sentence.elements[k];
            let (place, sides) = match &element.kind {
                ElementKind::Place(id) => (Some(*id), &[][..]),
                ElementKind::Sides(group) => (None, group.sides.as_slice()),
                _ => continue,
            };
            let named = sides.iter().filter_map(|s| match s.who {
                SideRef::Named(id) => Some(id),
                _ => None,
            });
            for id in place.into_iter().chain(named) {
                let entity = &article.annotation.entities[id];
                let unknown = entity.class == EntityClass::Unknown && place.is_some();
                if !(entity.class.is_place() || unknown) || deal.sides.contains(&id) && !entity.class.is_place() {
                    continue;
                }
                match found.iter().position(|(known, _)| *known == id) {
                    Some(at) => found[at].1.push((s, k)),
                    None if found.len() < MOST => found.push((id, vec![(s, k)])),
                    None => {}
                }
            }
        }
    }
    found
}

fn gather(evidence: &mut Evidence, article: &Article, at: usize, id: EntityId, mentions: &[(usize, usize)]) {
    const CLASS: Cue = Cue::new("class");
    const SIDE: Cue = Cue::new("is side");
    const TIMES: Cue = Cue::new("mentions");
    const FAR: Cue = Cue::new("far");
    const BLOCK: Cue = Cue::new("block");
    const LAST: Cue = Cue::new("last");
    const LAST_TWO: Cue = Cue::new("last two");
    const NEXT: Cue = Cue::new("next");
    const KIND: Cue = Cue::new("element");
    const VERB: Cue = Cue::new("verb before");
    const WAY: Cue = Cue::new("way");
    const STATUS: Cue = Cue::new("status");
    const HOME: Cue = Cue::new("home");
    const CLOSEST: Cue = Cue::new("closest");
    const SIGNED: Cue = Cue::new("verbs");
    const LEAD: Cue = Cue::new("lead");
    const CASE: Cue = Cue::new("case");
    const STAND: Cue = Cue::new("nearest trigger");
    let text = article.text();
    let deal = &article.deals[at];
    let entity = &article.annotation.entities[id];
    let class = look::class(entity.class);
    evidence.add(CLASS, &[class]);
    evidence.add(SIDE, &[look::yes(deal.sides.contains(&id)), class]);
    evidence.add(TIMES, &[level(entity.mentions.len().min(6)), class]);
    evidence.add(STATUS, &[deal.status.map_or(look::NO, look::status), class]);
    let home = deal.sides.iter().filter(|s| {
        let side = &article.annotation.entities[**s];
        **s != id && side.country.is_some() && side.country == entity.country
    });
    evidence.add(HOME, &[level(home.count().min(2)), class]);
    for (s, k) in mentions.iter().take(4) {
        let sentence = &article.annotation.sentences[*s];
        let codes = &article.codes[*s];
        let inside = look::yes(deal.sentences.contains(s));
        evidence.add(FAR, &[look::distance(deal.distance(*s)), class]);
        evidence.add(BLOCK, &[look::block(sentence.kind), inside]);
        let shown = look::yes(matches!(sentence.elements[*k].kind, ElementKind::Place(_)));
        evidence.add(KIND, &[shown, class, inside]);
        let last = k.checked_sub(1).and_then(|k| look::beside(text, sentence, k)).unwrap_or(Piece::new("[start]"));
        evidence.add(LAST, &[last, inside]);
        evidence.add(LAST, &[last, class]);
        if let Some(second) = k.checked_sub(2).and_then(|k| look::beside(text, sentence, k)) {
            evidence.add(LAST_TWO, &[second, last]);
        }
        let next = look::beside(text, sentence, k + 1).unwrap_or(Piece::new("[end]"));
        evidence.add(NEXT, &[next, inside]);
        let verb = |k: usize| match &sentence.elements[k].kind {
            ElementKind::Verb(v) => v.classes.first().map(|(c, _)| (k, super::codes::verb_class(*c))),
            _ => None,
        };
        if let Some((place, class)) = (k.saturating_sub(14)..*k).rev().find_map(verb) {
            evidence.add(VERB, &[class, last]);
            let mut seen = super::codes::Way::after(&[class]);
            seen.pass(codes, place, *k);
            evidence.add(WAY, &seen);
        }
        let own = deal.distance(*s).abs();
        let closest = article.deals.iter().all(|d| d.distance(*s).abs() >= own);
        evidence.add(CLOSEST, &[look::yes(closest), level(article.deals.len().min(2))]);
        for element in &sentence.elements {
            if let ElementKind::Verb(verb) = &element.kind {
                if let Some((class, _)) = verb.classes.first() {
                    evidence.add(SIGNED, &[super::codes::verb_class(*class), last, inside]);
                }
            }
        }
        look::stand(evidence, STAND, article, deal, *s, *k);
        // The members of a list are signed where its lead says.
        let lead = article.page.is_lead(*s);
        let of_deal = look::block(article.annotation.sentences[deal.first].kind);
        evidence.add(LEAD, &[look::yes(lead), of_deal, last]);
        let shouted = sentence.elements[*k].tokens;
        let shouted = sentence.tokens[shouted.0..shouted.1].iter().any(|t| t.shouted);
        evidence.add(CASE, &[look::yes(shouted), look::block(sentence.kind), class]);
    }
}

/// How a place stands to those that are already the deal's.
fn beside_chosen(evidence: &mut Evidence, article: &Article, chosen: &[EntityId], id: EntityId) {
    const CHOSEN: Cue = Cue::new("chosen");
    const SAME_LAND: Cue = Cue::new("land chosen");
    let entities = &article.annotation.entities;
    let class = look::class(entities[id].class);
    evidence.add(CHOSEN, &[level(chosen.len().min(4)), class]);
    for other in chosen {
        let land = entities[*other].country.is_some() && entities[*other].country == entities[id].country;
        evidence.add(SAME_LAND, &[look::yes(land), class, look::class(entities[*other].class)]);
    }
}
