//! Date phrases of each sentence.

use super::Reading;
use crate::calendar;
use crate::model::Span;

pub(super) fn annotate(reading: &mut Reading) {
    let text = &reading.document.text;
    for line in &mut reading.sentences {
        line.dates = calendar::find(line.span.of(text));
        for date in &mut line.dates {
            date.span = Span::new(date.span.start + line.span.start, date.span.end + line.span.start);
        }
    }
}
