//! Sides that are called again without a name: "it", "the ministry", "the two companies", "four firms".

use super::durations::number;
use crate::gazetteer::{Sense, SenseSet, Words};
use crate::model::{Group, KeySet, PartyType, Side, SideRef, Span, Token, TokenKind};

const WE: KeySet<6> = KeySet::new(["we", "we’re", "we’ve", "we’ll", "we’d", "us"]);
/// Who speaks for a body or a country.
const I: KeySet<4> = KeySet::new(["i", "i’m", "i’ve", "i’ll"]);
const DEFINITE: KeySet<6> = KeySet::new(["the", "this", "these", "both", "its", "their"]);
const SEVERAL: KeySet<4> = KeySet::new(["several", "various", "many", "dozens"]);
const BOTH: KeySet<2> = KeySet::new(["both", "these"]);
/// What may stand between an article or number and the noun.
const BETWEEN: KeySet<16> = KeySet::new([
    "other",
    "more",
    "further",
    "foreign",
    "local",
    "new",
    "state",
    "public",
    "private",
    "member",
    "participating",
    "partner",
    "same",
    "larger",
    "smaller",
    "parent",
]);
/// Plain words that a side without a name may begin with.
const OPENINGS: KeySet<43> = KeySet::new([
    "it",
    "they",
    "we",
    "us",
    "i",
    "the",
    "this",
    "these",
    "both",
    "its",
    "their",
    "several",
    "various",
    "many",
    "dozens",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "dozen",
]);
const BOTH_SIDES: KeySet<1> = KeySet::new(["both"]);
const IT: KeySet<1> = KeySet::new(["it"]);
const THEY: KeySet<1> = KeySet::new(["they"]);
/// Words that no noun for a side stands behind: "the", "of".
const STOPS: KeySet<27> = KeySet::new([
    "the", "a", "an", "its", "their", "of", "and", "or", "in", "on", "to", "for", "with", "by", "is", "was", "are",
    "were", "has", "have", "will", "that", "which", "who", "as", "at", "from",
]);

/// Whether a side without a name may begin with a token.
pub(super) fn may_open(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => !token.plain || OPENINGS.has(token.key),
        TokenKind::Number => true,
        TokenKind::Possessive | TokenKind::Mark => false,
    }
}

/// The side at token `at`, and how many tokens it covers.
pub(super) fn at(
    text: &str,
    tokens: &[Token],
    at: usize,
    words: &Words,
    starts_name: impl Fn(usize) -> bool,
) -> Option<(usize, Group)> {
    let word = |k: usize| tokens.get(k).map_or("", |t| t.span.of(text));
    let first = tokens[at];
    let single = |who: SideRef| {
        let side = Side { who, span: first.span };
        Some((1, Group { sides: vec![side], counted: None }))
    };
    if IT.has(first.key) {
        return single(SideRef::Singular(None));
    } else if THEY.has(first.key) {
        return single(SideRef::Plural(None));
    } else if WE.has(first.key) && !first.shouted || I.has(first.key) && first.capital {
        return single(SideRef::We);
    } else if BOTH_SIDES.has(first.key) && tokens.get(at + 1).is_none_or(|t| !t.is_word()) {
        return single(SideRef::Plural(None));
    }
    let mut k = at;
    let mut definite = false;
    let mut several = false;
    let mut count: Option<Option<u32>> = None;
    while let Some(token) = tokens.get(k) {
        if DEFINITE.has(token.key) {
            definite = true;
        } else if SEVERAL.has(token.key) {
            count = Some(None);
        } else if !(k > at && BETWEEN.has(token.key)) {
            let counts = !token.plain || OPENINGS.has(token.key);
            let number = if counts { number(word(k)) } else { None };
            match number.filter(|n| (2..1000).contains(n)) {
                Some(n) => count = Some(Some(n)),
                None => break,
            }
        }
        several |= BOTH.has(token.key);
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
            let plain = token.kind == TokenKind::Word && !trigger && !(STOPS.has(token.key) && !token.capital);
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
