//! Verbs that announce a deal, with their auxiliaries: voice, whether it is done yet, whether it is denied.

use crate::gazetteer::{Role, Sense, SenseSet, Words};
use crate::model::{Span, Status, Token, TokenKind, Verb, VerbClass, VerbForm, Voice};

/// The verb at token `at`, and how many tokens its main words cover.
pub(super) fn at(
    text: &str,
    tokens: &[Token],
    at: usize,
    words: &Words,
    after_name: bool,
    headline: bool,
) -> Option<(usize, Verb)> {
    let mut classes: Vec<(VerbClass, Option<Status>)> = Vec::new();
    let mut best: Option<(usize, VerbForm)> = None;
    for (len, sense) in words.senses_of(tokens, at, SenseSet::VERB) {
        let Sense::Verb { class, form, status } = sense else { continue };
        if best.is_none_or(|(l, _)| len > l) {
            classes.clear();
            best = Some((len, *form));
        }
        if best.is_some_and(|(l, _)| len == l) && !classes.iter().any(|(c, _)| c == class) {
            classes.push((*class, *status));
        }
    }
    let (len, form) = best?;
    let word = |k: usize| tokens[k].span.of(text);
    let before = if at > 0 { word(at - 1).to_ascii_lowercase() } else { String::new() };
    let determined = matches!(
        before.as_str(),
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "no"
            | "new"
            | "any"
            | "each"
            | "such"
            | "’s"
            | "'s"
    );
    let nominal = form == VerbForm::Nominal;
    if form != VerbForm::Gerund && determined && !nominal {
        return None;
    }
    if form == VerbForm::Gerund && determined && matches!(before.as_str(), "a" | "an") {
        return None;
    }
    let noun_too = matches!(form, VerbForm::Base | VerbForm::Present) && len == 1;
    let to = matches!(
        before.as_str(),
        "to" | "will"
            | "would"
            | "can"
            | "may"
            | "must"
            | "shall"
            | "should"
            | "could"
            | "might"
            | "and"
            | "it"
            | "they"
            | "we"
            | "not"
            | "also"
            | "jointly"
            | "now"
    );
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
    let infinitive = form == VerbForm::Base && before == "to";
    // "A to sign with B" tells a plan in a headline only; "a deal between A and B to form" does not.
    let planned = aux.planned || (headline && infinitive && !aux.agreed && aux.after_name);
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
        let word = token.span.of(text);
        let lower = word.to_lowercase();
        if token.kind == TokenKind::Mark {
            break;
        }
        match lower.as_str() {
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "gets" | "got" => found.passive = true,
            "has" | "have" | "had" | "having" | "’ve" | "'ve" => found.perfect = true,
            "agreed" | "agree" | "agrees" if steps > 0 => found.agreed = true,
            "to" if k >= 2 && tokens[k - 2].capital => found.after_name = true,
            _ => {}
        }
        let hedge = words
            .senses_of(tokens, k - 1, SenseSet::PLANNED.or(SenseSet::POSSIBLE).or(SenseSet::NEGATIVE))
            .filter(|(len, _)| k - 1 + len <= at)
            .max_by_key(|(len, _)| *len);
        let mut passes = words.plays(token, Role::Auxiliary) || lower.ends_with("ly") || lower == "to";
        match hedge {
            Some((_, Sense::Planned)) if !(lower == "should" && found.perfect) => {
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
