//! The phrase that says what a deal is about: "on …", "to …", "for …", "covering …", "which will see …".

use super::matching::Match;
use crate::model::{Draft, Element, ElementKind, KeySet, Sentence, Span, Voice, clause};

/// The subject phrase of a draft's sentence, if it has one.
pub(super) fn find(text: &str, sentence: &Sentence, draft: &Draft, found: &Match) -> Option<Span> {
    let elements = &sentence.elements;
    let noun = draft.noun.map(|n| n + 1);
    let trigger = noun.or(draft.verb.map(|v| v + 1)).unwrap_or(draft.elements.0);
    let sides_end = found.sides.iter().map(|(at, _)| at + 1).filter(|at| *at > trigger).max();
    // "A – B: terminal automation": what follows the colon of a list's item.
    let colon = draft
        .elements
        .1
        .checked_sub(1)
        .and_then(|k| elements.get(k))
        .is_some_and(|e| matches!(e.kind, ElementKind::Mark(':')));
    if colon {
        return clause(text, elements, draft.elements.1);
    }
    let after = opening(text, elements, trigger, 4)
        .or_else(|| sides_end.and_then(|end| opening(text, elements, end, 12)))
        .or_else(|| opening(text, elements, trigger, 16));
    let phrase = after.and_then(|start| clause(text, elements, start));
    phrase.or_else(|| draft.noun_of(elements).and_then(|n| n.about.or_else(|| topic(text, n.head))))
}

/// Words that a subject may follow.
const OPENERS: KeySet<14> = KeySet::new([
    "on",
    "for",
    "covering",
    "regarding",
    "concerning",
    "about",
    "towards",
    "over",
    "into",
    "to",
    "that",
    "which",
    "aimed",
    "in",
]);

/// Where a subject phrase starts within `reach` elements from `from`: after "on", "to", "covering" …
fn opening(text: &str, elements: &[Element], from: usize, reach: usize) -> Option<usize> {
    for at in from..elements.len().min(from + reach) {
        let element = &elements[at];
        let next = elements.get(at + 1)?;
        match &element.kind {
            ElementKind::Mark(';' | '.') => return None,
            ElementKind::Word(key) if OPENERS.has(*key) => match element.span.of(text).to_lowercase().as_str() {
                word @ ("on" | "for" | "covering" | "regarding" | "concerning" | "about" | "towards" | "over"
                | "into") => {
                    let time = matches!(
                        next.kind,
                        ElementKind::Date(_) | ElementKind::Term(_) | ElementKind::Money(_) | ElementKind::People(_)
                    );
                    let words = next.span.of(text).to_lowercase();
                    let other = matches!(next.kind, ElementKind::Sides(_)) && word == "for";
                    if !time
                        && !other
                        && !matches!(words.as_str(), "behalf" | "a" if next_is_term(elements, at + 1))
                        && words != "behalf"
                        && !sidelines(text, elements, at + 1)
                    {
                        return Some(at + 1);
                    }
                }
                "to" => {
                    let base = matches!(next.kind, ElementKind::Word(_) | ElementKind::Verb(_))
                        && next.span.of(text).chars().next().is_some_and(char::is_lowercase);
                    let article = matches!(
                        next.span.of(text),
                        "the" | "a" | "an" | "its" | "their" | "be" | "date" | "which" | "it"
                    );
                    if base && !article {
                        return Some(at + 1);
                    }
                }
                "that" | "which"
                    if matches!(
                        next.span.of(text).to_lowercase().as_str(),
                        "will" | "would" | "aims" | "seeks" | "is" | "covers" | "provides" | "allows" | "enables"
                    ) =>
                {
                    return Some(skip_auxiliaries(text, elements, at + 1));
                }
                "aimed" if next.span.of(text) == "at" => return Some(at + 2),
                "in" if matches!(next.span.of(text), "the")
                    && elements.get(at + 2).is_some_and(|e| {
                        matches!(e.span.of(text), "field" | "fields" | "area" | "areas" | "sector")
                    }) =>
                {
                    let of = elements.get(at + 3).is_some_and(|e| e.span.of(text) == "of");
                    return Some(if of { at + 4 } else { at + 1 });
                }
                _ => {}
            },
            ElementKind::Verb(verb)
                if at > from && verb.has(crate::model::VerbClass::Supply).is_some() && verb.voice == Voice::Gerund =>
            {
                return Some(at);
            }
            _ => {}
        }
    }
    None
}

fn next_is_term(elements: &[Element], at: usize) -> bool {
    elements[at..].iter().take(4).any(|e| matches!(e.kind, ElementKind::Term(_)))
}

fn sidelines(text: &str, elements: &[Element], at: usize) -> bool {
    elements[at..].iter().take(2).any(|e| matches!(e.span.of(text), "sidelines" | "margins" | "occasion"))
}

fn skip_auxiliaries(text: &str, elements: &[Element], from: usize) -> usize {
    let skip = elements[from..]
        .iter()
        .take_while(|e| {
            matches!(
                e.span.of(text),
                "will"
                    | "would"
                    | "aims"
                    | "seeks"
                    | "to"
                    | "is"
                    | "see"
                    | "also"
                    | "covers"
                    | "the"
                    | "two"
                    | "parties"
                    | "allows"
                    | "enables"
                    | "provides"
                    | "for"
                    | "expected"
            )
        })
        .count();
    from + skip
}

/// "codeshare" of "codeshare agreement": the noun's own first words, where they say more than its form.
fn topic(text: &str, head: Span) -> Option<Span> {
    let words = head.of(text);
    let (first, last) = words.rsplit_once(' ')?;
    let form = matches!(
        first.to_lowercase().as_str(),
        "framework"
            | "cooperation"
            | "co-operation"
            | "collaboration"
            | "partnership"
            | "strategic partnership"
            | "strategic collaboration"
            | "strategic"
            | "umbrella"
            | "joint"
            | "supply"
            | "power purchase"
            | "sale and purchase"
            | "purchase"
            | "service"
            | "services"
            | "implementation"
            | "master services"
            | "sister city"
            | "friendship"
            | "twinning"
            | "joint venture"
            | "bilateral"
            | "model"
            | "project"
            | "accession"
            | "concession"
            | "teaming"
            | "exchange"
    );
    let instrument =
        matches!(last.to_lowercase().as_str(), "agreement" | "agreements" | "contract" | "contracts" | "deal" | "pact");
    (instrument && !form).then(|| Span::new(head.start, head.start + first.len()))
}
