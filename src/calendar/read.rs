//! What a date phrase says.

use crate::model::{Date, DateForm};
use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday};

/// What a phrase says, and where in it.
pub(super) enum Phrase {
    /// One date, and where its words start: of "since 2019" only the year counts.
    Date(DateForm, usize),
    /// "2 and 10 September": the first date and where it ends, the second and where it starts.
    Two(DateForm, usize, DateForm, usize),
    /// "two days later": days from the date told last, and what it says where there is none.
    Step(i32, Option<DateForm>),
}

/// What a phrase says that `next` follows.
pub(super) fn read(phrase: &str, next: &str) -> Option<Phrase> {
    const MOST: usize = 10;
    let (mut words, mut count) = ([""; MOST], 0);
    let blank =
        |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '–' | '—' | '(' | '年' | '月' | '日');
    for word in phrase.split(blank).filter(|w| !w.is_empty()).take(MOST) {
        words[count] = word;
        count += 1;
    }
    let mut words = &words[..count];
    // "Tuesday, the 5th of March", "Mon 6 June".
    if let [name, rest @ ..] = words
        && weekday(name).is_some()
        && rest.iter().any(|w| month(w).is_some())
    {
        words = rest.strip_prefix(&["the"]).unwrap_or(rest);
    }
    let date = |form: DateForm| Some(Phrase::Date(form, 0));
    match words {
        [year, month, day] if is_year(year) && number(month).is_some() => {
            date(absolute(year, number(month)? as i8, day)?)
        }
        [day, month, year] if is_year(year) && number(day).is_some() && number(month).is_some() => {
            date(absolute(year, number(month)? as i8, day)?)
        }
        ["On" | "on", name] => Some(Phrase::Date(DateForm::Weekday(weekday(name)?, 0), 3)),
        ["On" | "on", "the", day, rest @ ..] if !rest.is_empty() => {
            let start = phrase.find(day)?;
            match read(&phrase[start..], next)? {
                Phrase::Date(form, 0) => Some(Phrase::Date(form, start)),
                _ => None,
            }
        }
        ["On" | "on", "the", day] => {
            let alone = next.trim_start();
            let ends = alone.is_empty() || alone.starts_with([',', '.', ';', ':', ')', '"', '”']) || goes_on(alone);
            ends.then_some(Phrase::Date(DateForm::Day(number(day)? as i8, 0), 3))
        }
        [day, "of", way, "month"] => date(DateForm::Day(number(day)? as i8, direction(way))),
        [name, week @ .., way, "week"] if weekday(name).is_some() => {
            (week.is_empty() || week == ["of"]).then_some(())?;
            date(DateForm::Weekday(weekday(name)?, 2 * direction(way)))
        }
        [.., way, "year"] if words.iter().any(|w| month(w).is_some() && !w.eq_ignore_ascii_case(way)) => {
            let at = words.iter().position(|w| month(w).is_some())?;
            let day = words[at + 1..].first().or(words.first()).and_then(|w| number(w));
            let day = words[..at].iter().rev().find_map(|w| number(w)).or(day);
            let span = words[..at].iter().filter(|w| number(w).is_some()).count() > 1;
            date(DateForm::InYear(month(words[at])?, day.filter(|_| !span).unwrap_or(0) as i8, direction(way)))
        }
        [season, .., way, "year"] if season_month(season).is_some() => date(DateForm::Years(direction(way).into())),
        [season, .., year] if season_month(season).is_some() && is_year(year) => {
            date(DateForm::Absolute(Date::year(number(year)?)))
        }
        [way, season] if season_month(season).is_some() => {
            date(DateForm::Season(season_month(season)?, direction(way)))
        }
        _ => with_month(words, phrase).or_else(|| relative(words)).or_else(|| {
            // "since 2019", "since2019": the year is what the phrase ends with; "Q3 2019" is one as a whole.
            let start = phrase.len().checked_sub(4)?;
            let year = DateForm::Absolute(Date::year(number(phrase.get(start..)?)?));
            Some(Phrase::Date(year, if phrase.starts_with(['Q', 'H']) { 0 } else { start }))
        }),
    }
}

/// Phrases that name a month.
fn with_month(words: &[&str], phrase: &str) -> Option<Phrase> {
    let at = words.iter().position(|w| month(w).is_some() && !starts_with_digit(w))?;
    let name = month(words[at])?;
    let year = words[at..].last().filter(|w| is_year(w)).and_then(|w| number(w));
    let dated = |day: i16| match year {
        Some(year) => Day::new(year, name, day as i8).ok().map(|d| DateForm::Absolute(d.into())),
        None => Some(DateForm::DayMonth(day as i8, name)),
    };
    let whole = || year.map_or(DateForm::Month(name, 0), |year| DateForm::Absolute(Date::month(year, name)));
    let before: Vec<(i16, &str)> = words[..at].iter().filter_map(|w| Some((number(w)?, *w))).collect();
    let after: Vec<i16> = words[at + 1..].iter().filter(|w| !is_year(w)).filter_map(|w| number(w)).collect();
    let form = match (&before[..], &after[..]) {
        ([(day, _)], _) => dated(*day)?,
        // "from May 1": the date begins with its month.
        ([], [day]) if at > 0 && weekday(words[0]).is_none() => {
            return Some(Phrase::Date(dated(*day)?, phrase.find(words[at])?));
        }
        ([], [day]) => dated(*day)?,
        // "2 and 10 September" are two days, "4-6 June" is known to the month.
        ([(first, word), (second, other)], _) if words[..at].iter().any(|w| matches!(*w, "and" | "&")) => {
            let start = phrase.find(word)?;
            let second_at = start + word.len() + phrase[start + word.len()..].find(other)?;
            return Some(Phrase::Two(dated(*first)?, start + word.len(), dated(*second)?, second_at));
        }
        ([], []) if year.is_none() => match words {
            [way, _] => DateForm::Month(name, direction(way)),
            _ => return None,
        },
        _ => whole(),
    };
    Some(Phrase::Date(form, 0))
}

/// Phrases that count from the article's day.
fn relative(words: &[&str]) -> Option<Phrase> {
    let form = match words {
        [name] if weekday(name).is_some() => DateForm::Weekday(weekday(name)?, 0),
        [way, name] if weekday(name).is_some() => DateForm::Weekday(weekday(name)?, direction(way)),
        ["Today" | "today" | "Tonight" | "tonight"] => DateForm::Days(0),
        [_, "today" | "morning" | "afternoon"] | ["This" | "this", "evening"] => DateForm::Days(0),
        ["Yesterday" | "yesterday"] | [_, "night" | "evening"] => DateForm::Days(-1),
        ["Tomorrow" | "tomorrow"] => DateForm::Days(1),
        ["The" | "the", "day", "before"] | ["The" | "the", "previous", "day"] => return Some(Phrase::Step(-1, None)),
        ["The" | "the", "day", "after"] | ["The" | "the", "following" | "next", "day" | "morning"] => {
            return Some(Phrase::Step(1, None));
        }
        [step, "day" | "days", "later"] => return Some(Phrase::Step(small_number(step)?, None)),
        [step, "day" | "days", "before"] => return Some(Phrase::Step(-small_number(step)?, None)),
        [step, "day" | "days", "earlier"] => {
            let back = -small_number(step)?;
            return Some(Phrase::Step(back, Some(DateForm::Days(back))));
        }
        [step, unit, "ago" | "earlier"] => unit_form(unit.trim_end_matches('s'), -small_number(step)?)?,
        [.., "the", "weekend"] => DateForm::Weeks(0),
        ["Year" | "year", "end"] => DateForm::Years(0),
        [_, "of", .., unit] if !is_year(unit) => unit_form(unit, 0)?,
        [way, unit] if !unit.ends_with(|c: char| c.is_ascii_digit()) => {
            unit_form(unit.strip_suffix("end").unwrap_or(unit), i32::from(direction(way)))?
        }
        _ => return None,
    };
    Some(Phrase::Date(form, 0))
}

/// The day that lies `days` after the one of a form; none where the form is of a month or a year.
pub(super) fn later(form: DateForm, days: i32) -> Option<DateForm> {
    let shifted = |day: Day| day.checked_add(i64::from(days).days()).ok();
    Some(match form {
        DateForm::Absolute(date) => DateForm::Absolute(shifted(date.civil()?)?.into()),
        DateForm::DayMonth(day, month) => {
            let day = shifted(Day::new(2024, month, day).ok()?)?;
            DateForm::DayMonth(day.day(), day.month())
        }
        DateForm::Weekday(day, way) if days.abs() < 7 => DateForm::Weekday(day.wrapping_add(days), way),
        DateForm::Days(step) => DateForm::Days(step + days),
        _ => return None,
    })
}

/// Whether the text after "on the 5th" lets it be a day: "on the 5th floor" is none.
fn goes_on(next: &str) -> bool {
    const WORDS: [&str; 9] = ["and", "when", "in", "at", "by", "with", "after", "between", "before"];
    WORDS.contains(&next.split_whitespace().next().unwrap_or_default())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The number that a word begins with: 5 of "5th".
fn number(word: &str) -> Option<i16> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    word[..end].parse().ok()
}

fn absolute(year: &str, month: i8, day: &str) -> Option<DateForm> {
    let date = Day::new(number(year)?, month, number(day)? as i8);
    date.ok().map(|date| DateForm::Absolute(date.into()))
}

fn unit_form(unit: &str, step: i32) -> Option<DateForm> {
    Some(match unit {
        "day" => DateForm::Days(step),
        "week" => DateForm::Weeks(step),
        "fortnight" => DateForm::Weeks(2 * step),
        "month" => DateForm::Months(step),
        "year" => DateForm::Years(step),
        "decade" => DateForm::Years(10 * step),
        _ => return None,
    })
}

fn direction(word: &str) -> i8 {
    let is = |way: &&str| way.eq_ignore_ascii_case(word);
    i8::from(["next", "coming"].iter().any(is)) - i8::from(["last", "past", "previous"].iter().any(is))
}

fn small_number(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] =
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const TENS: [&str; 4] = ["twenty", "thirty", "forty", "fifty"];
    if let Some(at) = WORDS.iter().position(|w| w.eq_ignore_ascii_case(word)) {
        return Some(if at == 0 { 1 } else { at as i32 });
    }
    if let Some(at) = TENS.iter().position(|w| w.eq_ignore_ascii_case(word)) {
        return Some(10 * at as i32 + 20);
    }
    word.parse().ok()
}

fn month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
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
    ];
    let starts = |n: &str| n.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    let at = NAMES.iter().position(|n| name.len() >= 3 && starts(n))?;
    Some(at as i8 + 1)
}

/// The middle month of a season in the north.
fn season_month(name: &str) -> Option<i8> {
    Some(match name.to_ascii_lowercase().as_str() {
        "winter" => 1,
        "spring" => 4,
        "summer" => 7,
        "autumn" | "fall" => 10,
        _ => return None,
    })
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.get(..3)? {
        "Mon" => Weekday::Monday,
        "Tue" => Weekday::Tuesday,
        "Wed" => Weekday::Wednesday,
        "Thu" => Weekday::Thursday,
        "Fri" => Weekday::Friday,
        "Sat" => Weekday::Saturday,
        "Sun" => Weekday::Sunday,
        _ => return None,
    })
}
