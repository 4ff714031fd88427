//! Who signed, who watched, who spoke; each tied to the deal by office or act.

use super::Article;
use crate::model::{BlockKind, Element, ElementKind, EntityClass, EntityId, OfficialRole, VerbClass, VerbForm, Voice};

pub(super) fn resolve(article: &mut Article) {
    let mut current: Option<usize> = None;
    let sentences = &article.annotation.sentences;
    let mut found: Vec<(usize, EntityId, OfficialRole)> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        if !matches!(sentence.kind, BlockKind::Body | BlockKind::ListItem | BlockKind::Caption) {
            continue;
        }
        current = article.about[at].or(current);
        let here: Vec<usize> = (0..article.deals.len()).filter(|d| article.deals[*d].sentences.contains(&at)).collect();
        for (k, element) in sentence.elements.iter().enumerate() {
            let ElementKind::People(people) = &element.kind else { continue };
            let bound = article
                .drafts
                .iter()
                .filter(|d| d.sentence == at)
                .flat_map(|d| &d.people)
                .find(|(e, _)| *e == k)
                .map(|(_, role)| *role);
            let Some(role) = bound.or_else(|| act(article, &sentence.elements, k)) else { continue };
            for person in people {
                let employer = person.employer.or(article.annotation.entities[person.entity].employer);
                for deal in tied(article, &here, current, employer, role, at) {
                    found.push((deal, person.entity, role));
                }
            }
        }
    }
    for (deal, person, role) in found {
        let officials = &mut article.deals[deal].officials;
        match officials.iter_mut().find(|(known, _)| *known == person) {
            Some((_, known)) if weight(role) > weight(*known) => *known = role,
            Some(_) => {}
            None => officials.push((person, role)),
        }
    }
}

fn weight(role: OfficialRole) -> u8 {
    match role {
        OfficialRole::Signatory => 3,
        OfficialRole::Witness => 2,
        OfficialRole::Speaker => 1,
    }
}

/// What the people of an element did, by the verb beside them.
fn act(article: &Article, elements: &[Element], at: usize) -> Option<OfficialRole> {
    let text = article.text();
    let word = |k: usize| elements.get(k).map_or("", |e| e.span.of(text));
    // Before: "witnessed by", "in the presence of", "signed by", "said".
    let mut k = at;
    while k > 0 && at - k < 26 {
        k -= 1;
        match &elements[k].kind {
            ElementKind::Verb(verb) => {
                let by = elements[k..at].iter().any(|e| matches!(e.span.of(text), "by" | "was" | "were"));
                if verb.has(VerbClass::Witness).is_some() {
                    let subject =
                        matches!(word(at + 1), "") || by || verb.voice == Voice::Gerund || word(k + 1) == "by";
                    // "co-chaired the meeting with the mayor".
                    let together = at >= 1 && word(at - 1) == "with" && verb.voice != Voice::Passive;
                    if (subject && by) || together {
                        return Some(OfficialRole::Witness);
                    }
                }
                if verb.has(VerbClass::Sign).is_some() && by && is_agent(article, elements, k, at) {
                    return Some(OfficialRole::Signatory);
                }
                // "bears the signatures of X".
                if verb.has(VerbClass::Sign).is_some()
                    && verb.form == VerbForm::Nominal
                    && word(k + 1) == "of"
                    && k + 2 == at
                {
                    return Some(OfficialRole::Signatory);
                }
                if verb.has(VerbClass::Represent).is_some() && by {
                    return Some(OfficialRole::Signatory);
                }
                if verb.has(VerbClass::Say).is_some() && k + 1 == at {
                    return Some(OfficialRole::Speaker);
                }
                if verb.voice != Voice::Gerund && !by {
                    break;
                }
            }
            ElementKind::Word(_) => match elements[k].span.of(text) {
                "presence" | "attended" | "witnesses" => return Some(OfficialRole::Witness),
                "signatories" => return Some(OfficialRole::Signatory),
                "to" if word(k.wrapping_sub(1)) == "according" && k + 1 == at => return Some(OfficialRole::Speaker),
                _ => {}
            },
            ElementKind::Mark(';') => {}
            ElementKind::Mark('—' | '–') if k + 1 == at && k > 2 => return Some(OfficialRole::Speaker),
            ElementKind::Mark('.') => break,
            _ => {}
        }
    }
    // After: "signed", "presided", "said", "looking on".
    for (k, element) in elements.iter().enumerate().skip(at + 1).take(7) {
        match &element.kind {
            ElementKind::Verb(verb) => {
                let passive = verb.voice == Voice::Passive;
                if verb.has(VerbClass::Witness).is_some() && !passive {
                    return Some(OfficialRole::Witness);
                }
                if verb.has(VerbClass::Sign).is_some() && !passive && verb.voice != Voice::Gerund {
                    return Some(OfficialRole::Signatory);
                }
                if verb.has(VerbClass::Sign).is_some() && verb.voice == Voice::Gerund && k == at + 1 {
                    return Some(OfficialRole::Signatory);
                }
                if verb.has(VerbClass::Say).is_some() && !passive {
                    return Some(OfficialRole::Speaker);
                }
                return None;
            }
            ElementKind::Mark(':' | '“' | '"') if k == at + 1 => return Some(OfficialRole::Speaker),
            ElementKind::Word(_) => match element.span.of(text) {
                "present" | "guest" => return Some(OfficialRole::Witness),
                _ if k > at + 5 => return None,
                _ => {}
            },
            ElementKind::Mark('.' | ';') | ElementKind::People(_) => return None,
            _ => {}
        }
    }
    // ", … chief executive of X, “We …”": a quote follows the office.
    let quote = elements[at + 1..].iter().take(3).any(|e| matches!(e.kind, ElementKind::Mark('“' | '"')));
    quote.then_some(OfficialRole::Speaker)
}

/// Whether the people at `at` are the "by" of the verb at `verb`, not of another: "signed at the end of a visit led by X".
fn is_agent(article: &Article, elements: &[Element], verb: usize, at: usize) -> bool {
    let text = article.text();
    let Some(by) = (verb..at).rev().find(|k| elements[*k].span.of(text) == "by") else { return true };
    let before = elements[by - 1].span.of(text);
    let other = by > verb + 1
        && (before.ends_with("ed") || matches!(before, "visit" | "led" | "speech" | "delegation" | "address"));
    let active = matches!(&elements[verb].kind, ElementKind::Verb(v) if v.voice == Voice::Active);
    !other && !active
}

/// The deals that a person's act belongs to.
fn tied(
    article: &Article,
    here: &[usize],
    current: Option<usize>,
    employer: Option<EntityId>,
    role: OfficialRole,
    at: usize,
) -> Vec<usize> {
    let deals = &article.deals;
    if deals.is_empty() {
        return Vec::new();
    }
    let side = |d: usize| employer.is_some_and(|e| is_side(article, d, e));
    let told = |d: usize| deals[d].first <= at;
    if role == OfficialRole::Speaker {
        let own: Vec<usize> = (0..deals.len()).filter(|d| side(*d) && !deals[*d].background).collect();
        if deals.len() == 1 {
            let outside =
                employer.is_some_and(|e| article.annotation.entities[e].class == EntityClass::Organisation && !side(0));
            return if outside { Vec::new() } else { vec![0] };
        }
        // "…, Secretary-General X said" in the deal's own sentence: of nobody else.
        if own.is_empty() && employer.is_none() {
            return here.first().copied().into_iter().collect();
        }
        let near = current.filter(|c| own.contains(c));
        return near.or_else(|| own.first().copied()).into_iter().collect();
    }
    // "signed all three papers": every deal of the same side.
    if role == OfficialRole::Signatory && signs_all(article, at) {
        let first = here.first().copied().or(current).and_then(|d| deals[d].sides.first().copied());
        let all: Vec<usize> = (0..deals.len())
            .filter(|d| told(*d) && first.is_some_and(|f| deals[*d].sides.contains(&f)) && !deals[*d].background)
            .collect();
        if !all.is_empty() {
            return all;
        }
    }
    if !here.is_empty() {
        let own: Vec<usize> = here.iter().copied().filter(|d| side(*d)).collect();
        return if own.is_empty() || role == OfficialRole::Witness { here.to_vec() } else { own };
    }
    let several: Vec<usize> = (0..deals.len()).filter(|d| told(*d) && side(*d) && !deals[*d].background).collect();
    if role == OfficialRole::Signatory && !several.is_empty() {
        return several;
    }
    let Some(one) = current.or_else(|| (0..deals.len()).find(|d| told(*d))) else { return Vec::new() };
    if role == OfficialRole::Witness {
        // "All were witnessed by …": those of the same occasion.
        let same = |d: usize| {
            let list = deals[one].opener.is_some() && deals[d].opener == deals[one].opener;
            let stage = deals[d].status == deals[one].status && deals[d].opener == deals[one].opener;
            told(d) && (list || (!deals[d].in_passing() && (stage || deals[d].in_title)))
        };
        return (0..deals.len()).filter(|d| same(*d)).collect();
    }
    vec![one]
}

fn signs_all(article: &Article, at: usize) -> bool {
    let sentence = &article.annotation.sentences[at];
    sentence.elements.iter().enumerate().any(|(k, e)| {
        let all = k > 0 && matches!(sentence.elements[k - 1].span.of(article.text()), "all" | "both");
        matches!(&e.kind, ElementKind::Noun(n) if n.plural && (all || e.span.of(article.text()).starts_with("all") || e.span.of(article.text()).starts_with("both")))
    })
}

/// Whether a body is a side, or sits in a side's country as a ministry does in its country.
fn is_side(article: &Article, deal: usize, body: EntityId) -> bool {
    let sides = &article.deals[deal].sides;
    if sides.contains(&body) {
        return true;
    }
    let entity = &article.annotation.entities[body];
    sides.iter().any(|s| {
        let side = &article.annotation.entities[*s];
        entity.name.contains(&side.name) || (side.name.contains(&entity.name) && entity.class.is_place())
    })
}
