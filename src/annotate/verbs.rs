//! Verbs that announce a deal, with their auxiliaries: voice, whether it is done yet, whether it is denied.

use crate::gazetteer::{Role, Sense, SenseSet, Words};
use crate::model::{KeySet, Span, Token, TokenKind, Verb, VerbForm, Voice};

/// After these a verb's form is a noun or an adjective: "its signed pact".
const DETERMINERS: KeySet<18> = KeySet::new([
    "a", "an", "the", "this", "that", "these", "its", "their", "his", "her", "our", "no", "new", "any", "each", "such",
    "’s", "'s",
]);
const ARTICLES: KeySet<2> = KeySet::new(["a", "an"]);
/// After these a form that may be a noun too is a verb.
const LEADS: KeySet<18> = KeySet::new([
    "to", "will", "would", "can", "may", "must", "shall", "should", "could", "might", "and", "it", "they", "we", "not",
    "also", "jointly", "now",
]);
const TO: KeySet<1> = KeySet::new(["to"]);
const SHOULD: KeySet<1> = KeySet::new(["should"]);
const PASSIVE: KeySet<9> = KeySet::new(["is", "are", "was", "were", "be", "been", "being", "gets", "got"]);
const PERFECT: KeySet<5> = KeySet::new(["has", "have", "had", "having", "’ve"]);
const AGREED: KeySet<3> = KeySet::new(["agreed", "agree", "agrees"]);

/// The verb at token `at`, and how many tokens its main words cover.
pub(super) fn at(
    text: &str,
    tokens: &[Token],
    at: usize,
    words: &Words,
    after_name: bool,
    headline: bool,
) -> Option<(usize, Verb)> {
    let mut best: Option<(usize, VerbForm)> = None;
    for (len, sense) in words.senses_of(tokens, at, SenseSet::VERB) {
        if let Sense::Verb { form, .. } = sense {
            if best.is_none_or(|(l, _)| len > l) {
                best = Some((len, *form));
            }
        }
    }
    let (len, form) = best?;
    // Key 0 is no word's.
    let before = at.checked_sub(1).map_or(0, |k| tokens[k].key);
    let determined = DETERMINERS.has(before);
    let nominal = form == VerbForm::Nominal;
    if form != VerbForm::Gerund && determined && !nominal {
        return None;
    }
    if form == VerbForm::Gerund && ARTICLES.has(before) {
        return None;
    }
    let noun_too = matches!(form, VerbForm::Base | VerbForm::Present) && len == 1;
    let to = LEADS.has(before);
    if noun_too && !to && !(after_name && tokens[at].kind == TokenKind::Word) {
        return None;
    }
    if form == VerbForm::Base && !to && len == 1 && at > 0 && tokens[at - 1].kind == TokenKind::Mark {
        return None;
    }
    let aux = auxiliaries(text, tokens, at, words);
    let voice = match form {
        VerbForm::Gerund if aux.passive => Voice::Active,
        VerbForm::Gerund | VerbForm::Nominal => Voice::Gerund,
        VerbForm::Participle | VerbForm::PastOrParticiple if aux.passive => Voice::Passive,
        VerbForm::PastOrParticiple if !aux.perfect => Voice::Bare,
        VerbForm::Participle if !aux.perfect => Voice::Bare,
        _ => Voice::Active,
    };
    let head = Span::new(tokens[at].span.start, tokens[at + len - 1].span.end);
    let infinitive = form == VerbForm::Base && TO.has(before);
    // "A to sign with B" tells a plan in a headline only; "a deal between A and B to form" does not.
    let planned = aux.planned || (headline && infinitive && !aux.agreed && aux.after_name);
    let mut classes = Vec::new();
    for (l, sense) in words.senses_of(tokens, at, SenseSet::VERB) {
        match sense {
            Sense::Verb { class, status, .. } if l == len && !classes.iter().any(|(c, _)| c == class) => {
                classes.push((*class, *status));
            }
            _ => {}
        }
    }
    Some((len, Verb { classes, form, voice, planned, negative: aux.negative, possible: aux.possible, head }))
}

#[derive(Default)]
struct Auxiliaries {
    passive: bool,
    perfect: bool,
    planned: bool,
    negative: bool,
    possible: bool,
    /// "agreed to": the infinitive is as good as done.
    agreed: bool,
    /// A name stands right before "to": headline grammar, "A to sign with B".
    after_name: bool,
}

fn auxiliaries(text: &str, tokens: &[Token], at: usize, words: &Words) -> Auxiliaries {
    let mut found = Auxiliaries::default();
    let mut k = at;
    let mut steps = 0;
    while k > 0 && steps < 9 {
        let token = &tokens[k - 1];
        if token.kind == TokenKind::Mark {
            break;
        }
        let (key, to) = (token.key, TO.has(token.key));
        found.passive |= PASSIVE.has(key);
        found.perfect |= PERFECT.has(key);
        found.agreed |= steps > 0 && AGREED.has(key);
        found.after_name |= to && k >= 2 && tokens[k - 2].capital;
        let hedge = words
            .senses_of(tokens, k - 1, SenseSet::PLANNED.or(SenseSet::POSSIBLE).or(SenseSet::NEGATIVE))
            .filter(|(len, _)| k - 1 + len <= at)
            .max_by_key(|(len, _)| *len);
        let adverb =
            || token.span.of(text).as_bytes().last_chunk().is_some_and(|end: &[u8; 2]| end.eq_ignore_ascii_case(b"ly"));
        let mut passes = words.plays(token, Role::Auxiliary) || adverb() || to;
        match hedge {
            Some((_, Sense::Planned)) if !(SHOULD.has(key) && found.perfect) => {
                found.planned = true;
                passes = true;
            }
            Some((_, Sense::Possible)) => {
                found.possible = true;
                passes = true;
            }
            Some((_, Sense::Negative)) => {
                found.negative = true;
                passes = true;
            }
            _ => {}
        }
        if !passes && !words.plays(token, Role::Hedge) {
            break;
        }
        k -= 1;
        steps += 1;
    }
    found
}
