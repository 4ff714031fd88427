//! Working a date out from the article's own.

use crate::model::{Date, DateForm};
use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday};

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
    let month_of = |day: Day| Date::month(day.year(), day.month());
    match form {
        DateForm::Years(step) => return Some(Date::year(anchor.year + step as i16)),
        DateForm::InYear(month, 0, step) => return Some(Date::month(anchor.year + i16::from(step), month)),
        DateForm::InYear(month, day, step) => return exact(anchor.year + i16::from(step), month, day),
        _ => {}
    }
    let Some(today) = anchor.civil() else {
        return coarse(form, anchor, tense);
    };
    let days = |step: i64| today.checked_add(step.days()).ok();
    match form {
        DateForm::DayMonth(day, month) => day_month(day, month, today, tense),
        DateForm::Month(month, direction) => Some(month_only(month, direction, today, tense)),
        DateForm::Season(month, direction) => Some(Date::year(month_only(month, direction, today, tense).year)),
        DateForm::Day(day, direction) => day_only(day, direction, today, tense),
        DateForm::Weekday(weekday, direction) => days(weekday_step(weekday, direction, today, tense)).map(Date::from),
        DateForm::Days(step) => days(step.into()).map(Date::from),
        DateForm::Weeks(step) => days(7 * i64::from(step)).map(month_of),
        DateForm::Months(step) => today.first_of_month().checked_add(step.months()).ok().map(month_of),
        DateForm::Absolute(_) | DateForm::Years(_) | DateForm::InYear(..) => None,
    }
}

/// A date in an article of which only the month or the year is known: what does not hang on the day.
fn coarse(form: DateForm, anchor: Date, tense: Tense) -> Option<Date> {
    let Some(month) = anchor.month else {
        return match form {
            DateForm::DayMonth(day, month) => exact(anchor.year, month, day),
            DateForm::Month(month, step) => Some(Date::month(anchor.year + i16::from(step), month)),
            DateForm::Season(_, step) => Some(Date::year(anchor.year + i16::from(step))),
            DateForm::Days(0) => Some(anchor),
            _ => None,
        };
    };
    let today = Day::new(anchor.year, month, 1).ok()?.last_of_month();
    match form {
        DateForm::DayMonth(day, month) => day_month(day, month, today, tense),
        DateForm::Month(..) | DateForm::Season(..) | DateForm::Months(_) => resolve(form, Some(today.into()), tense),
        DateForm::Days(0) | DateForm::Weeks(0) => Some(anchor),
        _ => None,
    }
}

fn exact(year: i16, month: i8, day: i8) -> Option<Date> {
    Day::new(year, month, day).ok().map(Date::from)
}

/// Days from an article's day to a weekday.
fn weekday_step(weekday: Weekday, direction: i8, today: Day, tense: Tense) -> i64 {
    let back = i64::from(weekday.until(today.weekday()));
    let ahead = i64::from(today.weekday().until(weekday));
    match (direction, tense) {
        (-1, _) => -(if back == 0 { 7 } else { back }),
        (1, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        // "Tuesday of last week".
        (-2 | 2, _) => {
            let own = i64::from(weekday.to_monday_zero_offset()) - i64::from(today.weekday().to_monday_zero_offset());
            own + 7 * i64::from(direction.signum())
        }
        (_, Tense::Past) => -back,
        (_, Tense::Future) => ahead,
    }
}

/// "on the 5th".
fn day_only(day: i8, direction: i8, today: Day, tense: Tense) -> Option<Date> {
    let step = match (direction, tense) {
        (0, Tense::Past) => -i32::from(day > today.day()),
        (0, Tense::Future) => i32::from(day < today.day()),
        _ => direction.into(),
    };
    let month = today.first_of_month().checked_add(step.months()).ok()?;
    exact(month.year(), month.month(), day)
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
            ("earlier this week", "2024-03-01", Tense::Past, "2024-03"),
            ("over the weekend", "2024-03-01", Tense::Past, "2024-03"),
            ("later this year", "2024-03-01", Tense::Future, "2024"),
            ("by year-end", "2024-03-01", Tense::Future, "2024"),
            ("14 months ago", "2023-05-30", Tense::Past, "2022-03"),
            ("a fortnight ago", "2024-03-10", Tense::Past, "2024-02"),
            ("a decade ago", "2024-03-10", Tense::Past, "2014"),
            ("next spring", "2024-10-29", Tense::Future, "2025"),
            ("last autumn", "2022-05-20", Tense::Past, "2021"),
            ("last spring", "2024-10-29", Tense::Past, "2024"),
            ("this summer", "2024-10-29", Tense::Past, "2024"),
            ("22 August this year", "2017-09-18", Tense::Past, "2017-08-22"),
            ("in March last year", "2022-09-14", Tense::Past, "2021-03"),
            ("in early January next year", "2022-09-14", Tense::Future, "2023-01"),
            ("on the 5th.", "2024-03-01", Tense::Past, "2024-02-05"),
            ("on the 5th.", "2024-03-01", Tense::Future, "2024-03-05"),
            ("the 5th of next month", "2024-12-01", Tense::Future, "2025-01-05"),
            ("since May 1", "2024-03-01", Tense::Past, "2023-05-01"),
            ("in the morning of June 25, with music", "2024-06-27", Tense::Past, "2024-06-25"),
            ("on the 21st of August, a day", "2022-09-02", Tense::Past, "2022-08-21"),
            ("on the 14th December 2020", "2020-12-14", Tense::Past, "2020-12-14"),
            ("on the 5th of last month", "2024-03-01", Tense::Past, "2024-02-05"),
            ("put back to April", "2025-01-30", Tense::Future, "2025-04"),
            ("Monday of last week", "2024-03-13", Tense::Past, "2024-03-04"),
            ("Tuesday next week", "2024-03-13", Tense::Future, "2024-03-19"),
            ("Monday's dinner", "2024-03-12", Tense::Past, "2024-03-11"),
            ("(Monday)", "2024-03-12", Tense::Past, "2024-03-11"),
        ];
        for (text, anchor, tense, want) in cases {
            let anchor: jiff::civil::Date = anchor.parse().expect("an anchor of this table is a date");
            let form = find(text).next().map(|f| f.form);
            let got = form.and_then(|f| resolve(f, Some(anchor.into()), tense)).map(|d| d.to_string());
            assert_eq!(got.as_deref(), Some(want), "{text} in an article of {anchor}");
        }
    }

    #[test]
    fn an_article_of_a_month_or_a_year_tells_what_it_can() {
        let cases = [
            ("26 February", Date::month(2021, 3), "2021-02-26"),
            ("26 November", Date::month(2021, 3), "2020-11-26"),
            ("last month", Date::month(2021, 3), "2021-02"),
            ("in June last year", Date::month(2021, 3), "2020-06"),
            ("today", Date::month(2021, 3), "2021-03"),
            ("on Monday", Date::month(2021, 3), "-"),
            ("26 February", Date::year(2021), "2021-02-26"),
            ("two years ago", Date::year(2021), "2019"),
            ("last month", Date::year(2021), "-"),
        ];
        for (text, anchor, want) in cases {
            let form = find(text).next().map(|f| f.form).expect("each text of this table holds a date");
            let got = resolve(form, Some(anchor), Tense::Past).map_or("-".to_owned(), |d| d.to_string());
            assert_eq!(got, want, "{text} in an article of {anchor}");
        }
    }

    #[test]
    fn without_an_anchor_only_full_dates_are_known() {
        assert_eq!(resolve(DateForm::Days(0), None, Tense::Past), None);
        assert_eq!(resolve(DateForm::Absolute(Date::year(2021)), None, Tense::Past), Some(Date::year(2021)));
    }
}
