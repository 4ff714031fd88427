//! Drafts of triggers that no pattern has bound: a noun or a verb that may tell a deal, its sides yet to be found.

use crate::model::{BlockKind, Draft, Element, ElementKind, Sentence, VerbClass};

/// Verbs that may tell a deal without a noun.
const TELLING: &[VerbClass] = &[
    VerbClass::Sign,
    VerbClass::Agree,
    VerbClass::Partner,
    VerbClass::Form,
    VerbClass::Win,
    VerbClass::Award,
    VerbClass::Select,
    VerbClass::Renew,
    VerbClass::End,
    VerbClass::Join,
    VerbClass::Supply,
    VerbClass::Talk,
];

/// Drafts for the triggers of a sentence that none of the chosen drafts holds.
pub(super) fn drafts(at: usize, sentence: &Sentence, chosen: &[Draft]) -> Vec<Draft> {
    let elements = &sentence.elements;
    let held = |k: usize| chosen.iter().any(|d| d.noun == Some(k) || (d.elements.0 <= k && k < d.elements.1));
    let mut found = Vec::new();
    let mut governed = Vec::new();
    for (k, element) in elements.iter().enumerate() {
        if matches!(element.kind, ElementKind::Noun(_)) {
            let verb = before(elements, k);
            governed.extend(verb);
            if !held(k) {
                found.push(draft(at, Some(k), verb));
            }
        }
    }
    let sides = elements.iter().any(|e| matches!(e.kind, ElementKind::Sides(_)));
    for (k, element) in elements.iter().enumerate() {
        let ElementKind::Verb(verb) = &element.kind else { continue };
        let tells = verb.classes.iter().any(|(class, _)| TELLING.contains(class));
        if sides && tells && !held(k) && !governed.contains(&k) && !chosen.iter().any(|d| d.verb == Some(k)) {
            found.push(draft(at, None, Some(k)));
        }
    }
    let listed = matches!(sentence.kind, BlockKind::ListItem | BlockKind::TableRow);
    if listed && sides && found.is_empty() && chosen.is_empty() {
        found.push(draft(at, None, None));
    }
    found
}

/// The nearest verb before a noun with no other noun between.
fn before(elements: &[Element], noun: usize) -> Option<usize> {
    let near = (noun.saturating_sub(12)..noun).rev();
    for k in near {
        match &elements[k].kind {
            ElementKind::Verb(verb) if verb.classes.iter().any(|(class, _)| TELLING.contains(class)) => return Some(k),
            ElementKind::Noun(_) | ElementKind::Mark(';' | '.') => return None,
            _ => {}
        }
    }
    None
}

fn draft(sentence: usize, noun: Option<usize>, verb: Option<usize>) -> Draft {
    let from = noun.into_iter().chain(verb).min().unwrap_or(0);
    let to = noun.into_iter().chain(verb).max().map_or(0, |k| k + 1);
    Draft { sentence, noun, verb, elements: (from, to), ..Draft::default() }
}
