//! Dates as news writes them, with what they mean.

use super::random::Random;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// How an article writes a day: "12 March 2024" or "March 12, 2024".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    DayFirst,
    MonthFirst,
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day in the years 2017 to 2025.
pub(super) fn published(random: &mut Random) -> Date {
    let year = 2017 + random.small(0, 8);
    let first = Date::constant(year, 1, 1);
    move_days(first.saturating_add(i64::from(random.small(0, 11)).months()), random.small(0, 27))
}

fn move_days(date: Date, days: i16) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// The month's name.
pub(super) fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => WEEKDAYS[0],
        Weekday::Tuesday => WEEKDAYS[1],
        Weekday::Wednesday => WEEKDAYS[2],
        Weekday::Thursday => WEEKDAYS[3],
        Weekday::Friday => WEEKDAYS[4],
        Weekday::Saturday => WEEKDAYS[5],
        Weekday::Sunday => WEEKDAYS[6],
    }
}

/// The day in full.
pub(super) fn full(date: Date, style: Style) -> String {
    match style {
        Style::DayFirst => format!("{} {} {}", date.day(), month(date), date.year()),
        Style::MonthFirst => format!("{} {}, {}", month(date), date.day(), date.year()),
    }
}

fn without_year(date: Date, style: Style) -> String {
    match style {
        Style::DayFirst => format!("{} {}", date.day(), month(date)),
        Style::MonthFirst => format!("{} {}", month(date), date.day()),
    }
}

/// Words for a day gone by, or to come, and the date they mean; both as seen from the day of publication.
pub(super) fn moment(random: &mut Random, today: Date, style: Style, future: bool) -> (String, String) {
    let sign = if future { 1 } else { -1 };
    let near = move_days(today, sign * random.small(2, 6));
    let far = move_days(today, sign * random.small(7, 20));
    let other_month = move_days(today.first_of_month(), if future { 31 } else { -1 });
    match random.below(6) {
        0 if future => (" tomorrow".to_owned(), move_days(today, 1).to_string()),
        0 => (" today".to_owned(), today.to_string()),
        1 if future => (" later this year".to_owned(), format!("{:04}", today.year())),
        1 => (" yesterday".to_owned(), move_days(today, -1).to_string()),
        2 => (format!(" on {}", weekday(near)), near.to_string()),
        3 => (format!(" on {}", in_sentence(far, style)), far.to_string()),
        4 => (format!(" on {}", without_year(near, style)), near.to_string()),
        _ => {
            let words = if future { " next month" } else { " last month" };
            (words.to_owned(), format!("{:04}-{:02}", other_month.year(), other_month.month()))
        }
    }
}

/// Inside a sentence many papers drop the comma of "March 12, 2024".
fn in_sentence(date: Date, style: Style) -> String {
    match style {
        Style::DayFirst => full(date, style),
        Style::MonthFirst => format!("{} {} {}", month(date), date.day(), date.year()),
    }
}
