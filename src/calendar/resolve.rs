//! Working a date out from the article's own.

use crate::model::{Date, DateForm};
use jiff::ToSpan;
use jiff::civil::Date as Day;

/// Which way a date without a year looks: news tells the past unless the verb says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "signed on Tuesday": the nearest one before.
    Past,
    /// "will sign on Tuesday": the nearest one after.
    Future,
}

/// The date that a phrase means in an article of `anchor`; none where the article gives no way to know.
pub fn resolve(form: DateForm, anchor: Option<Date>, tense: Tense) -> Option<Date> {
    if let DateForm::Absolute(date) = form {
        return Some(date);
    }
    let anchor = anchor?;
    match (form, anchor.civil()) {
        (DateForm::Years(step), _) => Some(Date::year(anchor.year + step as i16)),
        (DateForm::DayMonth(day, month), Some(today)) => day_month(day, month, today, tense),
        (DateForm::Month(month, direction), Some(today)) => Some(month_only(month, direction, today, tense)),
        (DateForm::Weekday(weekday, direction), Some(today)) => {
            let back = i64::from(weekday.until(today.weekday()));
            let ahead = i64::from(today.weekday().until(weekday));
            let step = match (direction, tense) {
                (-1, _) => -(if back == 0 { 7 } else { back }),
                (1, _) => {
                    if ahead == 0 {
                        7
                    } else {
                        ahead
                    }
                }
                (_, Tense::Past) => -back,
                (_, Tense::Future) => ahead,
            };
            today.checked_add(step.days()).ok().map(Date::from)
        }
        (DateForm::Days(step), Some(today)) => today.checked_add(step.days()).ok().map(Date::from),
        (DateForm::Weeks(step), Some(today)) => {
            let day = today.checked_add((step * 7).days()).ok()?;
            Some(Date::month(day.year(), day.month()))
        }
        (DateForm::Months(step), Some(today)) => {
            let day = today.first_of_month().checked_add(step.months()).ok()?;
            Some(Date::month(day.year(), day.month()))
        }
        _ => None,
    }
}

fn day_month(day: i8, month: i8, today: Day, tense: Tense) -> Option<Date> {
    let this = Day::new(today.year(), month, day).ok()?;
    let year = match tense {
        Tense::Past if this > today.checked_add(7.days()).ok()? => today.year() - 1,
        Tense::Future if this < today.checked_sub(7.days()).ok()? => today.year() + 1,
        _ => today.year(),
    };
    Day::new(year, month, day).ok().map(Date::from)
}

fn month_only(month: i8, direction: i8, today: Day, tense: Tense) -> Date {
    let year = match (direction, tense) {
        (-1, _) => today.year() - i16::from(month >= today.month()),
        (1, _) => today.year() + i16::from(month <= today.month()),
        (_, Tense::Past) => today.year() - i16::from(month > today.month()),
        (_, Tense::Future) => today.year() + i16::from(month < today.month()),
    };
    Date::month(year, month)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    #[test]
    fn tense_decides_the_direction() {
        let cases = [
            ("on Monday", "2024-03-12", Tense::Past, "2024-03-11"),
            ("on Tuesday", "2024-03-12", Tense::Past, "2024-03-12"),
            ("last Tuesday", "2024-03-12", Tense::Past, "2024-03-05"),
            ("next Tuesday", "2024-09-26", Tense::Future, "2024-10-01"),
            ("on Friday", "2024-03-12", Tense::Future, "2024-03-15"),
            ("in October", "2023-06-20", Tense::Future, "2023-10"),
            ("in August", "2025-01-28", Tense::Past, "2024-08"),
            ("last November", "2023-08-23", Tense::Past, "2022-11"),
            ("6 November", "2023-11-08", Tense::Past, "2023-11-06"),
            ("29 December", "2024-01-04", Tense::Past, "2023-12-29"),
            ("last week", "2024-10-03", Tense::Past, "2024-09"),
            ("last month", "2024-01-31", Tense::Past, "2023-12"),
            ("two years ago", "2024-01-31", Tense::Past, "2022"),
            ("yesterday", "2024-03-01", Tense::Past, "2024-02-29"),
            ("in 2021", "2024-03-01", Tense::Past, "2021"),
        ];
        for (text, anchor, tense, want) in cases {
            let anchor: jiff::civil::Date = anchor.parse().expect("an anchor of this table is a date");
            let form = find(text).next().map(|f| f.form);
            let got = form.and_then(|f| resolve(f, Some(anchor.into()), tense)).map(|d| d.to_string());
            assert_eq!(got.as_deref(), Some(want), "{text} in an article of {anchor}");
        }
    }

    #[test]
    fn without_an_anchor_only_full_dates_are_known() {
        assert_eq!(resolve(DateForm::Days(0), None, Tense::Past), None);
        assert_eq!(resolve(DateForm::Absolute(Date::year(2021)), None, Tense::Past), Some(Date::year(2021)));
    }
}
