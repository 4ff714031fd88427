//! Who signed, who watched, who spoke; each tied to the deal by office or act.

use super::Article;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, best, level};
use crate::model::{BlockKind, ElementKind, EntityClass, EntityId, OfficialRole, Sentence};

const ROLES: [OfficialRole; 3] = [OfficialRole::Signatory, OfficialRole::Witness, OfficialRole::Speaker];
/// Mentions of a person that are looked at.
const MENTIONS: usize = 4;
/// Most people of one article who are looked at.
const MOST: usize = 40;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    let people: Vec<_> = if article.deals.is_empty() { Vec::new() } else { people(article) };
    let whatever_deal = people.iter().map(|(person, mentions)| {
        let mut evidence = article.evidence.like();
        as_such(&mut evidence, article, *person, mentions);
        judge.sum(Decision::Official, &mut evidence);
        evidence
    });
    let whatever_deal: Vec<Evidence> = whatever_deal.collect();
    for at in 0..article.deals.len() {
        for ((person, mentions), as_such) in people.iter().zip(&whatever_deal) {
            let mut evidence = std::mem::take(&mut article.evidence);
            evidence.clear();
            gather(&mut evidence, article, at, *person, mentions);
            evidence.extend(as_such);
            let scores = judge.weigh(Decision::Official, &evidence, || Case::Official(at, article.forms(*person)));
            article.evidence = evidence;
            if let Some((role, score)) = best(&scores, ROLES.len()) {
                article.deals[at].officials.push((*person, ROLES[role]));
                let span = article.annotation.entities[*person].mentions.first().copied().unwrap_or_default();
                if article.told {
                    let role = format!("{:?}", ROLES[role]).to_lowercase();
                    article.note_score(span, format_args!("deal {}", at + 1), role, score);
                }
            }
        }
    }
}

/// The people of an article with the sentences and elements that name them.
fn people(article: &Article) -> Vec<(EntityId, Vec<(usize, usize)>)> {
    let mut found: Vec<(EntityId, Vec<(usize, usize)>)> = Vec::new();
    for (s, sentence) in article.annotation.sentences.iter().enumerate() {
        if matches!(sentence.kind, BlockKind::Furniture | BlockKind::Boilerplate) {
            continue;
        }
        for &k in article.page.noted(s) {
            let ElementKind::People(people) = &sentence.elements[k].kind else { continue };
            for person in people {
                let known = found.iter().position(|(id, _)| *id == person.entity);
                let is_person = article.annotation.entities[person.entity].class == EntityClass::Person;
                match known {
                    Some(at) => found[at].1.push((s, k)),
                    None if found.len() < MOST && is_person => found.push((person.entity, vec![(s, k)])),
                    None => {}
                }
            }
        }
    }
    found
}

/// Who somebody is and what the article says of them, whatever the deal.
fn as_such(evidence: &mut Evidence, article: &Article, person: EntityId, mentions: &[(usize, usize)]) {
    const POSITION: Cue = Cue::new("position");
    const OFFICE: Cue = Cue::new("office");
    const TIMES: Cue = Cue::new("mentions");
    let entity = &article.annotation.entities[person];
    evidence.add(POSITION, &[look::yes(entity.position.is_some())]);
    for word in entity.position.as_deref().unwrap_or_default().split_whitespace().filter(|w| !w.is_empty()) {
        evidence.add(OFFICE, &[look::word_piece(word)]);
    }
    evidence.add(TIMES, &[level(mentions.len().min(5))]);
    for (s, k) in mentions.iter().take(MENTIONS) {
        mention(evidence, article, *s, *k);
    }
}

/// How somebody stands to a deal.
fn gather(evidence: &mut Evidence, article: &Article, at: usize, person: EntityId, mentions: &[(usize, usize)]) {
    const DEALS: Cue = Cue::new("deals");
    const EMPLOYER: Cue = Cue::new("employer");
    const NEAREST: Cue = Cue::new("nearest");
    const STATUS: Cue = Cue::new("status");
    const KIND: Cue = Cue::new("kind");
    let deal = &article.deals[at];
    let entity = &article.annotation.entities[person];
    let deals = level(article.deals.len().min(3));
    evidence.add(DEALS, &[deals]);
    let side = entity.employer.map(|e| {
        if deal.sides.contains(&e) {
            Piece::new("side")
        } else if deal.stakeholders.contains(&e) {
            Piece::new("stakeholder")
        } else if deal.sides.iter().any(|s| look::related(article, *s, e)) {
            Piece::new("house")
        } else if article.deals.iter().any(|d| d.sides.contains(&e)) {
            Piece::new("another-deal")
        } else {
            Piece::new("other")
        }
    });
    let employer = side.unwrap_or(look::NO);
    evidence.add(EMPLOYER, &[employer, deals]);
    let nearest = mentions.iter().map(|(s, _)| deal.distance(*s)).min_by_key(|d| d.abs()).unwrap_or(99);
    let nearest = look::distance(nearest);
    evidence.add(NEAREST, &[nearest, deals]);
    evidence.add(NEAREST, &[nearest, employer]);
    let closest = mentions.iter().any(|(s, _)| {
        let own = deal.distance(*s).abs();
        article.deals.iter().all(|d| d.distance(*s).abs() >= own)
    });
    evidence.add(NEAREST, &[Piece::new("closest"), look::yes(closest), deals]);
    let status = deal.status.map_or(look::NO, look::status);
    evidence.add(STATUS, &[status]);
    evidence.add(KIND, &[deal.kind.map_or(look::NO, look::kind)]);
    for (s, k) in mentions.iter().take(MENTIONS) {
        mention_beside(evidence, article, at, *s, *k);
    }
}

/// How one mention of the person stands to a deal.
fn mention_beside(evidence: &mut Evidence, article: &Article, at: usize, s: usize, k: usize) {
    const BLOCK: Cue = Cue::new("block");
    const VERB_BEFORE: Cue = Cue::new("verb before");
    const VERB_AFTER: Cue = Cue::new("verb after");
    const IN: Cue = Cue::new("in sentence");
    const BOUND: Cue = Cue::new("bound");
    const AGO: Cue = Cue::new("last told");
    const LEAD: Cue = Cue::new("lead");
    const STAND: Cue = Cue::new("nearest trigger");
    let deal = &article.deals[at];
    let sentence = &article.annotation.sentences[s];
    let far = look::distance(deal.distance(s));
    evidence.add(BLOCK, &[look::block(sentence.kind), far]);
    // Who opened the occasion goes with all members of a list.
    let lead = article.page.is_lead(s);
    let of_deal = look::block(article.annotation.sentences[deal.first].kind);
    evidence.add(LEAD, &[look::yes(lead), of_deal, look::yes(deal.sentences.contains(&s))]);
    let told_last = article
        .deals
        .iter()
        .enumerate()
        .filter_map(|(d, deal)| deal.sentences.iter().filter(|x| **x <= s).max().map(|x| (*x, d)))
        .max_by_key(|(x, _)| *x);
    let ago = match told_last {
        Some((_, d)) if d == at => look::YES,
        Some((x, _)) if deal.sentences.contains(&x) => Piece::new("with-others"),
        Some(_) => look::NO,
        None => Piece::new("none"),
    };
    evidence.add(AGO, &[ago, level(article.deals.len().min(2))]);
    for d in &deal.frames {
        let frame = &article.frames[*d];
        if frame.draft.sentence == s {
            if let Some((_, role)) = frame.draft.people.iter().find(|(e, _)| *e == k) {
                let role = match role {
                    OfficialRole::Signatory => Piece::new("signatory"),
                    OfficialRole::Witness => Piece::new("witness"),
                    OfficialRole::Speaker => Piece::new("speaker"),
                };
                evidence.add(BOUND, &[role]);
            }
        }
    }
    let in_deal = look::yes(deal.sentences.contains(&s));
    evidence.add(IN, &[in_deal, ago]);
    if let Some((_, class, voice)) = verb_before(sentence, k) {
        evidence.add(VERB_BEFORE, &[class, voice, in_deal]);
    }
    if let Some((_, class, voice)) = verb_after(sentence, k) {
        evidence.add(VERB_AFTER, &[class, voice, in_deal]);
    }
    look::stand(evidence, STAND, article, deal, s, k);
}

/// What one mention says of what the person did.
fn mention(evidence: &mut Evidence, article: &Article, s: usize, k: usize) {
    const VERB_BEFORE: Cue = Cue::new("verb before");
    const VERB_AFTER: Cue = Cue::new("verb after");
    const WAY_BEFORE: Cue = Cue::new("way before");
    const WAY_AFTER: Cue = Cue::new("way after");
    const LAST: Cue = Cue::new("last");
    const LAST_TWO: Cue = Cue::new("last two");
    const NEXT: Cue = Cue::new("next");
    const NEXT_TWO: Cue = Cue::new("next two");
    const QUOTE: Cue = Cue::new("quote");
    const WORD: Cue = Cue::new("word");
    const GROUP: Cue = Cue::new("group");
    let text = article.text();
    let sentence = &article.annotation.sentences[s];
    let codes = &article.codes[s];
    if let Some((place, class, voice)) = verb_before(sentence, k) {
        evidence.add(VERB_BEFORE, &[class, voice]);
        let mut seen = super::codes::Way::after(&[class, voice]);
        seen.pass(codes, place, k);
        evidence.add(WAY_BEFORE, &seen);
    }
    if let Some((place, class, voice)) = verb_after(sentence, k) {
        evidence.add(VERB_AFTER, &[class, voice]);
        let mut seen = super::codes::Way::after(&[class, voice]);
        seen.pass(codes, k, place);
        evidence.add(WAY_AFTER, &seen);
    }
    let last = k.checked_sub(1).and_then(|k| look::beside(text, sentence, k)).unwrap_or(Piece::new("[start]"));
    evidence.add(LAST, &[last]);
    if let Some(second) = k.checked_sub(2).and_then(|k| look::beside(text, sentence, k)) {
        evidence.add(LAST_TWO, &[second, last]);
    }
    let next = look::beside(text, sentence, k + 1).unwrap_or(Piece::new("[end]"));
    evidence.add(NEXT, &[next]);
    if let Some(second) = look::beside(text, sentence, k + 2) {
        evidence.add(NEXT_TWO, &[next, second]);
    }
    if let ElementKind::People(people) = &sentence.elements[k].kind {
        evidence.add(GROUP, &[level(people.len().min(3))]);
    }
    let mark = |k: &usize| matches!(sentence.elements[*k].kind, ElementKind::Mark('“' | '"' | '”' | '‘'));
    evidence
        .add(QUOTE, &[look::yes((0..k).any(|k| mark(&k))), look::yes((k..sentence.elements.len()).any(|k| mark(&k)))]);
    for token in sentence.tokens.iter().filter(|t| t.is_word() && !t.capital) {
        look::word(evidence, WORD, token, text);
    }
}

/// A verb: its element, class and voice.
type Verb = (usize, Piece<'static>, Piece<'static>);

fn verb_before(sentence: &Sentence, k: usize) -> Option<Verb> {
    nearest_verb(sentence, (k.saturating_sub(16)..k).rev())
}

fn verb_after(sentence: &Sentence, k: usize) -> Option<Verb> {
    nearest_verb(sentence, k + 1..sentence.elements.len().min(k + 12))
}

fn nearest_verb(sentence: &Sentence, mut places: impl Iterator<Item = usize>) -> Option<Verb> {
    places.find_map(|k| match &sentence.elements[k].kind {
        ElementKind::Verb(verb) => {
            let (class, _) = verb.classes.first()?;
            Some((k, super::codes::verb_class(*class), super::codes::voice(verb.voice)))
        }
        _ => None,
    })
}
