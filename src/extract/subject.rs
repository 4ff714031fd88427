//! The phrase that says what a deal is about: "on …", "to …", "for …", "covering …", "which will see …".

use super::matching::Match;
use crate::model::{Draft, Element, ElementKind, Sentence, Span, Voice};

/// The subject phrase of a draft's sentence, if it has one.
pub(super) fn find(text: &str, sentence: &Sentence, draft: &Draft, found: &Match) -> Option<Span> {
    let elements = &sentence.elements;
    let noun = draft.noun.map(|n| n + 1);
    let trigger = noun.or(draft.verb.map(|v| v + 1)).unwrap_or(draft.elements.0);
    let sides_end = found.sides.iter().map(|(at, _)| at + 1).filter(|at| *at > trigger).max();
    let after = opening(text, elements, trigger, 4)
        .or_else(|| sides_end.and_then(|end| opening(text, elements, end, 12)))
        .or_else(|| opening(text, elements, trigger, 16));
    let phrase = after.and_then(|start| phrase(text, elements, start));
    phrase.or_else(|| draft.noun_of(elements).and_then(|n| n.about))
}

/// The phrase that starts at an element, up to the end of its clause.
pub(crate) fn phrase(text: &str, elements: &[Element], start: usize) -> Option<Span> {
    let first = elements.get(start)?;
    let mut end = None;
    let mut depth = 0_i32;
    let mut words = 0;
    for (at, element) in elements.iter().enumerate().skip(start).take(40) {
        let word = element.span.of(text);
        match &element.kind {
            ElementKind::Mark('(') => depth += 1,
            ElementKind::Mark(')') if depth > 0 => depth -= 1,
            ElementKind::Mark(',') if depth == 0 && !goes_on(text, elements, at, start) => break,
            ElementKind::Mark('.' | ';' | ':' | '—' | '–' | '”' | '"' | '?' | '!' | ')' | '|') if depth == 0 => break,
            ElementKind::Date(_) => {
                let strip = elements.get(at.wrapping_sub(1)).is_some_and(|e| matches!(e.span.of(text), "on" | "in" | "by"));
                if at > start && strip && words > 1 {
                    end = end.map(|_| at - 1);
                }
                break;
            }
            ElementKind::Verb(verb) if at > start && verb.has(crate::model::VerbClass::Say).is_some() && verb.voice != Voice::Gerund && words > 2 => break,
            ElementKind::Word(_) if at > start && depth == 0 && closes(word) => break,
            ElementKind::Noun(_) | ElementKind::Sides(_) if at > start && words > 25 => break,
            _ => {}
        }
        words += element.tokens.1 - element.tokens.0;
        end = Some(at + 1);
        if words > 34 {
            break;
        }
    }
    let end = end.filter(|e| *e > start)?;
    let mut last = end;
    while last > start + 1 && matches!(elements[last - 1].span.of(text), "," | "and" | "in" | "on" | "for" | "at" | "the" | "a" | "(" | "of" | "with" | "by" | "to" | "last" | "earlier" | "which") {
        last -= 1;
    }
    let span = first.span.cover(elements[last - 1].span);
    (span.of(text).chars().count() >= 4).then_some(span)
}

/// Where a subject phrase starts within `reach` elements from `from`: after "on", "to", "covering" …
pub(crate) fn opening(text: &str, elements: &[Element], from: usize, reach: usize) -> Option<usize> {
    for at in from..elements.len().min(from + reach) {
        let element = &elements[at];
        let word = element.span.of(text).to_lowercase();
        let next = elements.get(at + 1)?;
        match &element.kind {
            ElementKind::Mark(';' | '.') => return None,
            ElementKind::Word(_) => match word.as_str() {
                "on" | "for" | "covering" | "regarding" | "concerning" | "about" | "towards" | "over" | "into" => {
                    let time = matches!(next.kind, ElementKind::Date(_) | ElementKind::Term(_) | ElementKind::Money(_) | ElementKind::People(_));
                    let words = next.span.of(text).to_lowercase();
                    let other = matches!(next.kind, ElementKind::Sides(_)) && word == "for";
                    if !time && !other && !matches!(words.as_str(), "behalf" | "a" if next_is_term(elements, at + 1)) && words != "behalf" && !sidelines(text, elements, at + 1) {
                        return Some(at + 1);
                    }
                }
                "to" => {
                    let base = matches!(next.kind, ElementKind::Word(_) | ElementKind::Verb(_)) && next.span.of(text).chars().next().is_some_and(char::is_lowercase);
                    let article = matches!(next.span.of(text), "the" | "a" | "an" | "its" | "their" | "be" | "date" | "which" | "it");
                    if base && !article {
                        return Some(at + 1);
                    }
                }
                "that" | "which" if matches!(next.span.of(text).to_lowercase().as_str(), "will" | "would" | "aims" | "seeks" | "is" | "covers" | "provides" | "allows" | "enables") => {
                    return Some(skip_auxiliaries(text, elements, at + 1));
                }
                "aimed" if next.span.of(text) == "at" => return Some(at + 2),
                "in" if matches!(next.span.of(text), "the") && elements.get(at + 2).is_some_and(|e| matches!(e.span.of(text), "field" | "fields" | "area" | "areas" | "sector")) => {
                    let of = elements.get(at + 3).is_some_and(|e| e.span.of(text) == "of");
                    return Some(if of { at + 4 } else { at + 1 });
                }
                _ => {}
            },
            ElementKind::Verb(verb) if at > from && verb.has(crate::model::VerbClass::Supply).is_some() && verb.voice == Voice::Gerund => return Some(at),
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
    let skip = elements[from..].iter().take_while(|e| matches!(e.span.of(text), "will" | "would" | "aims" | "seeks" | "to" | "is" | "see" | "also" | "covers" | "the" | "two" | "parties" | "allows" | "enables" | "provides" | "for" | "expected")).count();
    from + skip
}

/// Words that end a subject phrase: what follows tells when, by whom, how much.
fn closes(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "who" | "whom" | "according" | "after" | "when" | "while" | "worth" | "valued" | "because" | "although" | "under" | "during" | "where" | "whose" | "following" | "as" | "but" | "signed" | "until" | "which" | "before" | "than" | "since"
    )
}

/// Whether the clause goes on after a comma: an enumeration does, a new clause does not.
fn goes_on(text: &str, elements: &[Element], comma: usize, start: usize) -> bool {
    let rest = &elements[comma + 1..];
    let Some(next) = rest.first() else { return false };
    let first = next.span.of(text);
    if matches!(next.kind, ElementKind::People(_) | ElementKind::Verb(_) | ElementKind::Date(_) | ElementKind::Money(_) | ElementKind::Sides(_)) && first != "training" {
        return false;
    }
    let stops = matches!(first.to_lowercase().as_str(), "who" | "which" | "with" | "said" | "as" | "after" | "while" | "but" | "a" | "an" | "the" | "in" | "when" | "where" | "whose" | "following" | "adding" | "according" | "it" | "they" | "under" | "making" | "to" | "for" | "on" | "at" | "by" | "most" | "not" | "up" | "will" | "of");
    // "knowledge, ideas, and lessons": an "and" follows soon.
    let and = rest.iter().take(7).take_while(|e| !matches!(e.kind, ElementKind::Verb(_) | ElementKind::Mark('.' | ';'))).any(|e| matches!(e.span.of(text), "and" | "&"));
    let listing = matches!(first, "and") && elements[start..comma].iter().any(|e| matches!(e.kind, ElementKind::Mark(',')));
    (and && !stops && first != "and") || listing
}
