//! The status that a draft's verb or pattern announces.

use super::pattern::Pattern;
use crate::model::{Draft, Element, ElementKind, NounClass, Status, Verb, VerbClass, Voice};

/// Sets verb, status and denial of a draft.
pub(super) fn read(draft: &mut Draft, pattern: &Pattern, elements: &[Element], verbs: &[(usize, VerbClass)]) {
    let bound = verbs.iter().max_by_key(|(_, class)| rank(*class)).copied();
    let governing = bound.or_else(|| governing(draft, elements));
    let Some((at, class)) = governing else {
        draft.status = pattern.status;
        return;
    };
    let ElementKind::Verb(verb) = &elements[at].kind else { return };
    if bound.is_some() {
        draft.verb = Some(at);
    }
    draft.negative |= verb.negative || class == VerbClass::Deny;
    let talks = draft.noun_of(elements).is_some_and(|n| n.class == NounClass::Talks);
    let told = verb.has(class).flatten();
    draft.status = if verb.planned && class != VerbClass::End {
        Some(Status::Planned)
    } else if bound.is_none()
        && pattern.status == Some(Status::Announced)
        && matches!(told, Some(Status::Signed | Status::Renewed | Status::Ended))
    {
        told
    } else if pattern.status.is_some() && (bound.is_some() || told != Some(Status::Ended)) {
        pattern.status
    } else if talks && told != Some(Status::Ended) {
        Some(Status::Planned)
    } else {
        told
    };
}

/// What a verb of a class says outweighs others: a renewal that was signed is a renewal.
fn rank(class: VerbClass) -> u8 {
    match class {
        VerbClass::End => 6,
        VerbClass::Renew => 5,
        VerbClass::Delay => 4,
        VerbClass::Sign => 3,
        VerbClass::Award | VerbClass::Win => 2,
        _ => 1,
    }
}

/// The verb that tells what became of a noun: after it in the passive ("an MoU between A and B has lapsed"), else before
/// it ("marked the signing of an MoU between A and B").
fn governing(draft: &Draft, elements: &[Element]) -> Option<(usize, VerbClass)> {
    let noun = draft.noun?;
    let tells = |verb: &Verb, after: bool| {
        verb.classes.iter().map(|(class, _)| *class).find(|class| match class {
            VerbClass::End | VerbClass::Renew | VerbClass::Delay => true,
            VerbClass::Sign | VerbClass::Agree | VerbClass::Form | VerbClass::Award => {
                !after || verb.voice != Voice::Active
            }
            VerbClass::Talk | VerbClass::Win => !after,
            _ => false,
        })
    };
    let after = elements.iter().enumerate().skip(draft.elements.1).take(26);
    for (at, element) in after {
        match &element.kind {
            ElementKind::Mark(';' | '.') => break,
            ElementKind::Noun(_) => break,
            ElementKind::Verb(verb) => match tells(verb, true) {
                Some(class) if verb.voice != Voice::Gerund => return Some((at, class)),
                _ => {}
            },
            _ => {}
        }
    }
    elements[..noun].iter().enumerate().rev().take(14).find_map(|(at, element)| match &element.kind {
        ElementKind::Verb(verb) => tells(verb, false).map(|class| (at, class)),
        _ => None,
    })
}
