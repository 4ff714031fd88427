//! Dates, money and durations of each sentence: found before names, so that "RM" and "March" are none.

use super::{Reading, amounts, durations};
use crate::calendar;
use crate::gazetteer::{SenseSet, Words};
use crate::model::{KeySet, Span, Token, TokenKind};

/// Words of which a date or a duration without a number in digits has one.
const MEASURES: KeySet<54> = KeySet::new([
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "week",
    "month",
    "year",
    "weekend",
    "monthend",
    "yearend",
    "morning",
    "afternoon",
    "evening",
    "night",
    "ago",
    "earlier",
    "years",
    "months",
    "weeks",
    "day",
    "days",
    "decade",
    "decades",
]);

pub(super) fn annotate(reading: &mut Reading) {
    let text = &reading.document.text;
    // A sentence of plain words without one that measures, as half of them are, has no measure.
    let measures = |t: &Token| {
        if t.plain { MEASURES.has(t.key) } else { matches!(t.kind, TokenKind::Word | TokenKind::Number) }
    };
    for line in &mut reading.sentences {
        if !line.tokens.iter().any(measures) {
            continue;
        }
        let words = &reading.gazetteer.words;
        line.money = amounts::find(text, line.span, &line.tokens, reading.gazetteer);
        // "COP28" is no 28 pesos of Colombia.
        line.money.retain(|(span, _)| {
            !token_at(&line.tokens, *span).is_some_and(|k| words.alone(&line.tokens, k, SenseSet::EVENT))
        });
        line.terms = durations::find(text, line.span, &line.tokens);
        line.dates = calendar::find_by_tokens(text, line.span, &line.tokens);
        line.dates.retain(|date| !is_called_so(&line.tokens, date.span, words));
    }
}

/// Where the token is that is a span as a whole.
fn token_at(tokens: &[Token], span: Span) -> Option<usize> {
    tokens.binary_search_by_key(&span.start, |t| t.span.start).ok().filter(|k| tokens[*k].span == span)
}

/// "Ms June Tan": a month's name after an honorific and before another name.
fn is_called_so(tokens: &[Token], span: Span, words: &Words) -> bool {
    let Some(at) = token_at(tokens, span).filter(|at| *at > 0) else { return false };
    let stop = usize::from(at > 1 && tokens[at - 1].kind == TokenKind::Mark);
    words.alone(tokens, at - 1 - stop, SenseSet::HONORIFIC) && tokens.get(at + 1).is_some_and(|t| t.capital)
}
