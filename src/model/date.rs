//! A calendar date as news gives it: to the day, the month or the year.

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
