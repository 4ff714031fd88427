//! Dates, money and durations of each sentence: found before names, so that "RM" and "March" are none.

use super::{Reading, amounts, durations};
use crate::calendar;

pub(super) fn annotate(reading: &mut Reading) {
    let text = &reading.document.text;
    for line in &mut reading.sentences {
        line.money = amounts::find(text, line.span, &line.tokens, &reading.gazetteer.words);
        line.terms = durations::find(text, line.span, &line.tokens);
        line.dates = calendar::find_by_tokens(text, line.span, &line.tokens);
    }
}
