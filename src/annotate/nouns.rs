//! Nouns that announce a deal: "a three-year memorandum of understanding", "29 MoUs", "its codeshare agreement".

use super::durations::number;
use super::lower;
use crate::gazetteer::{Role, Sense, SenseSet, Words};
use crate::model::{Element, ElementKind, Kind, Noun, NounClass, SideRef, Span, Token, TokenKind};

/// The trigger noun at token `at` and how many tokens it covers.
pub(super) fn head(tokens: &[Token], at: usize, words: &Words) -> Option<(usize, Kind, NounClass, bool)> {
    let (len, (kind, class, plural)) = words.longest_of(tokens, at, SenseSet::NOUN, |s| match s {
        Sense::Noun { kind, class, plural } => Some((*kind, *class, *plural)),
        _ => None,
    })?;
    Some((len, kind, class, plural))
}

/// Builds the noun phrase: takes its article, numbers and adjectives back from the elements before it. Returns the
/// number of elements that it takes.
pub(super) fn phrase(text: &str, tokens: &[Token], before: &[Element], noun: &mut Noun, words: &Words) -> usize {
    let mut taken = 0;
    let mut about: Option<Span> = None;
    let mut determined = false;
    for element in before.iter().rev().take(9) {
        let word = element.span.of(text);
        let mut room = [0; 16];
        let lower = lower(word, &mut room);
        match &element.kind {
            ElementKind::Word(_) => {
                if determiner(word, lower, noun) {
                    determined = true;
                    taken += 1;
                    // "a further three agreements", "the two MoUs": one more article may stand before a number.
                    if noun.count.is_none() || noun.definite || matches!(lower, "a" | "an") {
                        break;
                    }
                    continue;
                }
                if noun.count.is_some()
                    && !matches!(lower, "further" | "more" | "other" | "new" | "another" | "first" | "separate")
                {
                    break;
                }
                let hedges = SenseSet::PLANNED.or(SenseSet::NEGATIVE);
                if words.plays(&tokens[element.tokens.0], Role::Stop)
                    || words.any(tokens, element.tokens.0, hedges) && lower != "planned"
                {
                    break;
                }
                if matches!(lower, "former" | "previous" | "earlier" | "old" | "existing") {
                    noun.lapsed = true;
                }
                if !words.plays(&tokens[element.tokens.0], Role::Colour) && noun.term.is_none() && noun.money.is_none()
                {
                    about = Some(about.map_or(element.span, |a| a.cover(element.span)));
                }
                taken += 1;
            }
            ElementKind::Mark('-' | '–' | '“' | '‘' | '"' | '/' | '”' | '’') => taken += 1,
            // "a five-year, $58.7 million contract".
            ElementKind::Mark(',') if noun.money.is_some() || noun.term.is_some() => taken += 1,
            ElementKind::Term(term) => {
                noun.term.get_or_insert_with(|| term.clone());
                taken += 1;
            }
            ElementKind::Money(money) => {
                noun.money.get_or_insert_with(|| money.clone());
                taken += 1;
            }
            ElementKind::Verb(verb)
                if matches!(verb.voice, crate::model::Voice::Bare)
                    && is_adjective(lower)
                    && follows_article(text, before, taken) =>
            {
                taken += 1;
            }
            ElementKind::Event(_) => taken += 1,
            ElementKind::Sides(group) if !determined => {
                let next_is_possessive =
                    before.get(before.len() - taken).is_some_and(|e| tokens[e.tokens.0].kind == TokenKind::Possessive);
                let named = group.sides.iter().filter_map(|s| match s.who {
                    SideRef::Named(id) => Some(id),
                    _ => None,
                });
                let opens = before.len() > taken + 1 && {
                    let earlier = &before[before.len() - taken - 2];
                    matches!(earlier.kind, ElementKind::Word(_))
                        && matches!(
                            super::lower(earlier.span.of(text), &mut [0; 16]),
                            "a" | "an" | "the" | "its" | "new"
                        )
                };
                if next_is_possessive {
                    noun.owners.extend(named);
                    noun.definite = true;
                    break;
                }
                if !opens || taken > 2 {
                    break;
                }
                noun.owners.extend(named);
                taken += 1;
            }
            _ => break,
        }
    }
    noun.about = about.filter(|_| determined || taken <= 3);
    taken
}

/// Whether an article stands before the element `taken` from the end: "the proposed deal", but "Ghana signed deals".
fn follows_article(text: &str, before: &[Element], taken: usize) -> bool {
    let at = before.len().checked_sub(taken + 2).and_then(|at| before.get(at));
    at.is_some_and(|e| {
        matches!(lower(e.span.of(text), &mut [0; 16]), "a" | "an" | "the" | "its" | "their" | "this" | "newly")
    })
}

/// Takes an article or number in; whether it was one.
fn determiner(word: &str, lower: &str, noun: &mut Noun) -> bool {
    match lower {
        "the" | "this" | "that" | "these" | "those" | "its" | "their" | "such" | "both" | "our" | "his" | "her"
        | "said" => noun.definite = true,
        "a" | "an" | "another" => noun.indefinite = true,
        "no" | "any" | "neither" => noun.negative = lower != "any",
        "several" | "multiple" | "various" | "many" | "numerous" | "some" | "dozens" | "few" => noun.count = Some(None),
        "one" | "each" | "every" | "first" | "second" | "third" => noun.indefinite = true,
        _ => match number(word).filter(|n| *n > 0 && *n < 1900) {
            Some(n) => noun.count = Some(Some(n)),
            None => return false,
        },
    }
    true
}

fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "proposed"
            | "planned"
            | "signed"
            | "agreed"
            | "renewed"
            | "extended"
            | "expanded"
            | "launched"
            | "concluded"
            | "initialled"
            | "awarded"
            | "negotiated"
            | "reported"
    )
}
