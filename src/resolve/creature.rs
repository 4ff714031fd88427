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

/// How the article's sentences bring a name in beside words for deals, verbs of founding and words that give names.
pub(super) fn evidence(evidence: &mut Evidence, article: &Article, id: EntityId) {
    const CREATURE: Cue = Cue::new("creature");
    const WAYS: [Piece<'static>; 4] =
        [Piece::new("given"), Piece::new("after-noun"), Piece::new("founded"), Piece::new("before-noun")];
    let mut seen = [0_usize; 4];
    for s in &article.page.named_in[id] {
        let sentence = &article.annotation.sentences[*s];
        for (k, element) in sentence.elements.iter().enumerate() {
            let ElementKind::Sides(group) = &element.kind else { continue };
            let Some(member) = group.sides.iter().position(|side| side.who == SideRef::Named(id)) else { continue };
            let before = k.checked_sub(1).map(|k| &sentence.elements[k]);
            let earlier = k.checked_sub(2).map(|k| &sentence.elements[k]);
            let comma = before.is_some_and(is_comma);
            let told = if comma { earlier } else { before };
            let first = member == 0;
            seen[0] += usize::from(first && before.is_some_and(gives));
            seen[1] += usize::from(first && told.is_some_and(is_venture));
            let founding = |e: &Element| match &e.kind {
                ElementKind::Verb(verb) => verb.classes.iter().any(|(class, _)| *class == VerbClass::Form),
                _ => false,
            };
            seen[2] += usize::from(first && before.is_some_and(founding));
            let rest = sentence.elements.get(k + 1..).unwrap_or_default();
            let apposed = rest.first().is_some_and(is_comma)
                && rest
                    .iter()
                    .skip(1)
                    .take(REACH)
                    .take_while(|e| !matches!(e.kind, ElementKind::Verb(_) | ElementKind::Sides(_)))
                    .any(is_venture);
            seen[3] += usize::from(member + 1 == group.sides.len() && apposed);
        }
    }
    for (way, n) in WAYS.into_iter().zip(seen) {
        if n > 0 {
            evidence.add(CREATURE, &[way]);
            evidence.add(CREATURE, &[way, level(n.min(3)), look::yes(n * 2 > article.page.named_in[id].len())]);
        }
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
