//! A calendar date as news gives it: to the day, the month or the year.

use super::Span;
use jiff::civil::Weekday;
use std::fmt;

/// A date of known precision. Written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Year of the Gregorian calendar.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the month; only with a month.
    pub day: Option<i8>,
}

impl Date {
    /// A date to the day.
    pub fn day(year: i16, month: i8, day: i8) -> Self {
        Self { year, month: Some(month), day: Some(day) }
    }

    /// A date to the month.
    pub fn month(year: i16, month: i8) -> Self {
        Self { year, month: Some(month), day: None }
    }

    /// A date to the year.
    pub fn year(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// The calendar day, where the date is known to the day.
    pub fn civil(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month?, self.day?).ok()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(d: jiff::civil::Date) -> Self {
        Self::day(d.year(), d.month(), d.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// What a date phrase says before the article's date is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DateForm {
    /// "12 March 2024", "March 2024", "2021".
    Absolute(Date),
    /// "6 November".
    DayMonth(i8, i8),
    /// "in October", "last November" (-1), "next May" (+1).
    Month(i8, i8),
    /// "22 August this year" (0), "March last year" (-1): month, day or 0, and years from the article's.
    InYear(i8, i8, i8),
    /// "on the 5th" (0), "the 5th of next month" (+1).
    Day(i8, i8),
    /// "this summer" (0), "last autumn" (-1), by a month in its middle: known to the year only.
    Season(i8, i8),
    /// "on Tuesday" (0), "last Tuesday" (-1), "next Tuesday" (+1), "Tuesday of last week" (-2), "of next week" (+2).
    Weekday(Weekday, i8),
    /// "today" (0), "yesterday" (-1), "three days ago" (-3).
    Days(i32),
    /// "last week" (-1): known to the month only.
    Weeks(i32),
    /// "last month" (-1).
    Months(i32),
    /// "last year" (-1).
    Years(i32),
}

/// A date phrase and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundDate {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub form: DateForm,
}
