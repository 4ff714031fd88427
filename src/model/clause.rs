//! A clause: from an element to where what follows tells when, by whom or how much.

use super::{Element, ElementKind, KeySet, Span, Spellings, VerbClass, Voice};

/// The phrase that starts at an element, up to the end of its clause.
pub fn clause(text: &str, elements: &[Element], start: usize) -> Option<Span> {
    let first = elements.get(start)?;
    let mut end = None;
    let mut depth = 0_i32;
    let mut words = 0;
    for (at, element) in elements.iter().enumerate().skip(start).take(40) {
        match &element.kind {
            ElementKind::Mark('(') => depth += 1,
            ElementKind::Mark(')') if depth > 0 => depth -= 1,
            ElementKind::Mark(',') if depth == 0 && !goes_on(text, elements, at, start) => break,
            ElementKind::Mark('.' | ';' | ':' | '—' | '–' | '”' | '"' | '?' | '!' | ')' | '|') if depth == 0 => {
                break;
            }
            ElementKind::Date(_) => {
                let strip =
                    elements.get(at.wrapping_sub(1)).is_some_and(|e| matches!(e.span.of(text), "on" | "in" | "by"));
                if at > start && strip && words > 1 {
                    end = end.map(|_| at - 1);
                }
                break;
            }
            ElementKind::Verb(verb)
                if at > start && verb.has(VerbClass::Say).is_some() && verb.voice != Voice::Gerund && words > 2 =>
            {
                break;
            }
            ElementKind::Word(key)
                if at > start
                    && depth == 0
                    && (MAY_CLOSE.has(*key) && CLOSING.has(element.span.of(text))
                        || (words > 1 && MAY_TELL.has(*key) && tells_on(text, elements, start, at))) =>
            {
                break;
            }
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
    while last > start + 1
        && matches!(
            elements[last - 1].span.of(text),
            "," | "and"
                | "in"
                | "on"
                | "for"
                | "at"
                | "the"
                | "a"
                | "("
                | "of"
                | "with"
                | "by"
                | "to"
                | "last"
                | "earlier"
                | "which"
        )
    {
        last -= 1;
    }
    let span = first.span.cover(elements[last - 1].span);
    (span.of(text).chars().count() >= 4).then_some(span)
}

/// Words that end a subject phrase: what follows tells when, by whom, how much.
const ENDS: [&str; 26] = [
    "said",
    "says",
    "who",
    "whom",
    "according",
    "after",
    "when",
    "while",
    "worth",
    "valued",
    "through",
    "because",
    "although",
    "under",
    "during",
    "where",
    "whose",
    "following",
    "as",
    "but",
    "signed",
    "until",
    "which",
    "before",
    "than",
    "since",
];
const CLOSING: Spellings<26> = Spellings::new(ENDS);
/// Most words are told from those by their keys, without a look at their letters.
const MAY_CLOSE: KeySet<26> = KeySet::new(ENDS);
/// Words that `tells_on` asks for.
const MAY_TELL: KeySet<8> = KeySet::new(["has", "have", "had", "was", "were", "is", "are", "that"]);

/// "a centre in Rawang has lapsed", "a yard that will cost": the sentence's own verb, or a relative clause, follows.
fn tells_on(text: &str, elements: &[Element], start: usize, at: usize) -> bool {
    let word = |k: usize| elements.get(k).map_or("", |e| e.span.of(text));
    let relative = || (start..at).any(|k| matches!(word(k), "that" | "who" | "what" | "how"));
    match word(at) {
        "has" | "have" | "had" | "was" | "were" | "is" | "are" => !relative(),
        "that" => {
            matches!(word(at + 1), "will" | "would" | "goes" | "went" | "is" | "was" | "has" | "had" | "cost" | "costs")
        }
        _ => false,
    }
}

/// Whether the clause goes on after a comma: an enumeration does, a new clause does not.
fn goes_on(text: &str, elements: &[Element], comma: usize, start: usize) -> bool {
    let rest = &elements[comma + 1..];
    let Some(next) = rest.first() else { return false };
    let first = next.span.of(text);
    if matches!(
        next.kind,
        ElementKind::People(_)
            | ElementKind::Verb(_)
            | ElementKind::Date(_)
            | ElementKind::Money(_)
            | ElementKind::Sides(_)
    ) && first != "training"
    {
        return false;
    }
    let stops = || {
        matches!(
            first.to_lowercase().as_str(),
            "who"
                | "which"
                | "with"
                | "said"
                | "as"
                | "after"
                | "while"
                | "but"
                | "a"
                | "an"
                | "the"
                | "in"
                | "when"
                | "where"
                | "whose"
                | "following"
                | "adding"
                | "according"
                | "it"
                | "they"
                | "under"
                | "making"
                | "to"
                | "for"
                | "on"
                | "at"
                | "by"
                | "most"
                | "not"
                | "up"
                | "will"
                | "of"
        )
    };
    // "knowledge, ideas, and lessons": an "and" follows soon.
    let and = rest
        .iter()
        .take(7)
        .take_while(|e| !matches!(e.kind, ElementKind::Verb(_) | ElementKind::Mark('.' | ';')))
        .any(|e| matches!(e.span.of(text), "and" | "&"));
    let listing =
        matches!(first, "and") && elements[start..comma].iter().any(|e| matches!(e.kind, ElementKind::Mark(',')));
    (and && first != "and" && !stops()) || listing
}
