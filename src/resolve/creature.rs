//! Is a name that of the deal's own creature, "the joint venture, Norlin Rail Oy", and no side of it?

use super::Article;
use super::look;
use crate::decide::{Cue, Evidence, Piece, level};
use crate::model::{Element, ElementKind, EntityId, KeySet, NounClass, SideRef, VerbClass};

/// Words before a name that give it: "a venture called Norlin".
const GIVING: KeySet<9> =
    KeySet::new(["called", "named", "dubbed", "christened", "baptised", "titled", "branded", "as", "entitled"]);
/// How many elements an apposition may take to come to its noun: "Norlin Oy, a 60:40 joint venture".
const REACH: usize = 6;

/// In how many places the article brings a name in as that of something made.
pub(super) fn evidence(evidence: &mut Evidence, article: &Article, id: EntityId) {
    const CREATURE: Cue = Cue::new("creature");
    const WAYS: [Piece<'static>; 4] =
        [Piece::new("given"), Piece::new("after-noun"), Piece::new("founded"), Piece::new("before-noun")];
    let named_in = &article.page.named_in[id];
    let mut seen = [0_usize; WAYS.len()];
    for s in named_in {
        let elements = &article.annotation.sentences[*s].elements;
        for k in 0..elements.len() {
            for (n, holds) in seen.iter_mut().zip(ways(elements, k, id)) {
                *n += usize::from(holds);
            }
        }
    }
    for (way, n) in WAYS.into_iter().zip(seen).filter(|(_, n)| *n > 0) {
        evidence.add(CREATURE, &[way]);
        evidence.add(CREATURE, &[way, level(n.min(3)), look::yes(n * 2 > named_in.len())]);
    }
}

/// Whether a word gives the name of an element, a noun for a deal stands before it, a verb of founding does, and such a
/// noun stands in apposition after it.
fn ways(elements: &[Element], at: usize, id: EntityId) -> [bool; 4] {
    let ElementKind::Sides(group) = &elements[at].kind else { return [false; 4] };
    let Some(member) = group.sides.iter().position(|side| side.who == SideRef::Named(id)) else { return [false; 4] };
    let (first, last) = (member == 0, member + 1 == group.sides.len());
    let before = at.checked_sub(1).map(|k| &elements[k]);
    let earlier = at.checked_sub(2).map(|k| &elements[k]);
    let noun = if before.is_some_and(is_comma) { earlier } else { before };
    let mut after = elements[at + 1..].iter();
    let apposed = after.next().is_some_and(is_comma)
        && after
            .take(REACH)
            .take_while(|e| !matches!(e.kind, ElementKind::Verb(_) | ElementKind::Sides(_)))
            .any(is_venture);
    [
        first && before.is_some_and(gives),
        first && noun.is_some_and(is_venture),
        first && before.is_some_and(founds),
        last && apposed,
    ]
}

fn founds(element: &Element) -> bool {
    match &element.kind {
        ElementKind::Verb(verb) => verb.classes.iter().any(|(class, _)| *class == VerbClass::Form),
        _ => false,
    }
}

fn is_comma(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Mark(','))
}

fn gives(element: &Element) -> bool {
    matches!(&element.kind, ElementKind::Word(key) if GIVING.has(*key))
}

/// "joint venture", "consortium", "alliance": what may bear a name of its own.
fn is_venture(element: &Element) -> bool {
    matches!(&element.kind, ElementKind::Noun(noun) if matches!(noun.class, NounClass::Venture | NounClass::Loose))
}
