//! Dates, money and durations of each sentence: found before names, so that "RM" and "March" are none.

use super::{Reading, amounts, durations};
use crate::calendar;
use crate::model::{KeySet, Token, TokenKind};

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
        line.money = amounts::find(text, line.span, &line.tokens, reading.gazetteer);
        line.terms = durations::find(text, line.span, &line.tokens);
        line.dates = calendar::find_by_tokens(text, line.span, &line.tokens);
    }
}
