//! Dates, money and durations of each sentence: found before names, so that "RM" and "March" are none.

use super::{Reading, amounts, durations};
use crate::calendar;
use crate::model::Span;

pub(super) fn annotate(reading: &mut Reading) {
    let text = &reading.document.text;
    for line in &mut reading.sentences {
        line.money = amounts::find(text, line.span, &reading.gazetteer.words);
        line.terms = durations::find(text, line.span);
        line.dates = calendar::find(line.span.of(text));
        for date in &mut line.dates {
            date.span = Span::new(date.span.start + line.span.start, date.span.end + line.span.start);
        }
    }
}
