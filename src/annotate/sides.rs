//! Sides that are called again without a name: "it", "the ministry", "the two companies", "four firms".

use super::durations::number;
use crate::gazetteer::{Sense, SenseSet, Words};
use crate::model::{Group, PartyType, Side, SideRef, Span, Token, TokenKind};

/// The side at token `at`, and how many tokens it covers.
pub(super) fn at(
    text: &str,
    tokens: &[Token],
    at: usize,
    words: &Words,
    starts_name: impl Fn(usize) -> bool,
) -> Option<(usize, Group)> {
    let word = |k: usize| tokens.get(k).map_or("", |t| t.span.of(text));
    let first = word(at).to_lowercase();
    let single = |who: SideRef| {
        let side = Side { who, span: tokens[at].span };
        Some((1, Group { sides: vec![side], counted: None }))
    };
    match first.as_str() {
        "it" => return single(SideRef::Singular(None)),
        "they" => return single(SideRef::Plural(None)),
        "we" | "we’re" | "we've" | "we’ve" | "we're" | "we’ll" | "we'll" | "we’d" => {
            return single(SideRef::We);
        }
        "both" if tokens.get(at + 1).is_none_or(|t| !t.is_word()) => return single(SideRef::Plural(None)),
        _ => {}
    }
    let mut k = at;
    let mut definite = false;
    let mut several = false;
    let mut count: Option<Option<u32>> = None;
    loop {
        let lower = word(k).to_lowercase();
        match lower.as_str() {
            "the" | "this" | "these" | "both" | "its" | "their" => definite = true,
            "several" | "various" | "many" | "dozens" => count = Some(None),
            "other" | "more" | "further" | "foreign" | "local" | "new" | "state" | "public" | "private" if k > at => {}
            "member" | "participating" | "partner" | "same" | "larger" | "smaller" | "parent" if k > at => {}
            _ => match number(&lower).filter(|n| (2..1000).contains(n)) {
                Some(n) => count = Some(Some(n)),
                None => break,
            },
        }
        several |= matches!(lower.as_str(), "both" | "these");
        k += 1;
        if k >= at + 5 {
            return None;
        }
    }
    if !definite && count.is_none() {
        return None;
    }
    // One or two plain adjectives: "the Danish port", "the two mediation centres".
    for skip in 0..=2 {
        if starts_name(k + skip) {
            return None;
        }
        let Some((len, (party, plural))) = noun(tokens, k + skip, words) else {
            let token = tokens.get(k + skip)?;
            let trigger = words.any(tokens, k + skip, SenseSet::NOUN);
            let plain = token.kind == TokenKind::Word && !trigger && !stops(word(k + skip));
            if plain || demonym(token, words, tokens, k + skip) {
                continue;
            }
            return None;
        };
        let end = k + skip + len;
        let possessive = tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
        if possessive
            || starts_name(end)
            || matches!(word(end), "of" | "in" if party != Some(PartyType::Company) && !plural)
        {
            return None;
        }
        let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
        let group = if definite {
            let who = if plural || several { SideRef::Plural(party) } else { SideRef::Singular(party) };
            Group { sides: vec![Side { who, span }], counted: None }
        } else if plural {
            Group { sides: Vec::new(), counted: count }
        } else {
            return None;
        };
        return Some((end - at, group));
    }
    None
}

fn noun(tokens: &[Token], at: usize, words: &Words) -> Option<(usize, (Option<PartyType>, bool))> {
    words.longest_of(tokens, at, SenseSet::ANY_SIDE, |s| match s {
        Sense::Side { party, plural } => Some((*party, *plural)),
        _ => None,
    })
}

fn demonym(token: &Token, words: &Words, tokens: &[Token], at: usize) -> bool {
    token.capital && !words.any(tokens, at, SenseSet::FUNCTION)
}

fn stops(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "of"
            | "and"
            | "or"
            | "in"
            | "on"
            | "to"
            | "for"
            | "with"
            | "by"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "have"
            | "will"
            | "that"
            | "which"
            | "who"
            | "as"
            | "at"
            | "from"
    )
}
