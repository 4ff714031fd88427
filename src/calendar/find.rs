//! Finding date words.

use crate::model::{Date, DateForm, FoundDate, KeySet, Span, Token, TokenKind};
use jiff::civil::Weekday;
use regex::Regex;
use std::sync::LazyLock;

const MONTHS: &str = r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?";

static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let upper = MONTHS.to_uppercase();
    let month = format!("(?:{MONTHS}|{upper})");
    let day = r"(?:0?[1-9]|[12][0-9]|3[01])";
    let weekday = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    let number = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9][0-9]?)";
    let form = format!(
        r"(?x)(?-u:\b)(?:(?:
          (?:(?:19|20)[0-9][0-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])
        | (?:{day})(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{month})(?:,?\s+(?:(?:19|20)[0-9][0-9]))?
        | (?:{month})\s+(?:{day})(?:st|nd|rd|th)?(?-u:\b)(?:,?\s+(?:(?:19|20)[0-9][0-9]))?
        | (?:{month}),?\s+(?:(?:19|20)[0-9][0-9])
        | (?:{day})[./](?:0?[1-9]|1[0-2])[./](?:(?:19|20)[0-9][0-9])
        | (?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)\s+)?(?:{weekday})
        | (?:[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Ff]rom|[Oo]f)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)(?-u:\b)(?:,?\s+(?:(?:19|20)[0-9][0-9]))?
        | (?:[Tt]oday|[Tt]onight|[Tt]his\ (?:morning|afternoon|evening)|[Ee]arlier\ today)
        | (?:[Yy]esterday|[Ll]ast\ (?:night|evening))
        | (?:[Tt]omorrow)
        | (?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious)\s+(?:week|month|year)(?:end)?
        | (?:{number})\s+(?:day|week|month|year)s?\s+(?:ago|earlier)
        | (?:[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]o|end\ of|\()[\s-]*(?:(?:19|20)[0-9][0-9])
        | (?:Q[1-4])\s+(?:(?:19|20)[0-9][0-9])
        )(?-u:\b)|(?:(?:19|20)[0-9][0-9])年(?:1[0-2]|[1-9])月(?:{day})日)"
    );
    Regex::new(&form).ok()
});

/// All date phrases of a text, in order, none inside another.
pub fn find(text: &str) -> impl Iterator<Item = FoundDate> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (end, found) = next(text, at)?;
            at = end;
            if found.is_some() {
                return found;
            }
        }
    })
}

/// The date phrases of a sentence, by its tokens: it is searched from where a word or year of a date stands.
pub fn find_by_tokens(text: &str, sentence: Span, tokens: &[Token]) -> Vec<FoundDate> {
    let mut all = Vec::new();
    let mut done = 0;
    let line = sentence.of(text);
    for at in (0..tokens.len()).filter(|at| is_dated(text, tokens, *at)) {
        if tokens[at].span.end <= sentence.start + done {
            continue;
        }
        // "05/01/2024" has four tokens before its year.
        let from = tokens[at.saturating_sub(6)].span.start - sentence.start;
        let Some((end, found)) = next(line, from.max(done)) else { break };
        done = end;
        all.extend(found.map(|FoundDate { span, form }| {
            let span = Span::new(span.start + sentence.start, span.end + sentence.start);
            FoundDate { span, form }
        }));
    }
    all
}

/// The next phrase that looks like a date: where it ends, and the date, if it is one.
fn next(text: &str, from: usize) -> Option<(usize, Option<FoundDate>)> {
    let dates = DATES.as_ref()?;
    let found = dates.find_at(text, from)?;
    let date = read(found.as_str()).map(|(form, start)| {
        let span = Span::new(found.start() + start, found.end());
        FoundDate { span, form }
    });
    Some((found.end(), date))
}

/// Words with a capital, each of which may be a date or the heart of one.
const NAMES: KeySet<31> = KeySet::new([
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
]);
const DAYS: KeySet<4> = KeySet::new(["today", "tonight", "yesterday", "tomorrow"]);
/// Words that are a date after "last", "next" or "this".
const UNITS: KeySet<10> = KeySet::new([
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
]);
const DIRECTIONS: KeySet<4> = KeySet::new(["last", "next", "this", "previous"]);
/// "two years ago".
const BACK: KeySet<2> = KeySet::new(["ago", "earlier"]);
const STEPS: KeySet<8> = KeySet::new(["day", "days", "week", "weeks", "month", "months", "year", "years"]);

/// Whether a date phrase can stand at a token: a phrase without any such token is none.
fn is_dated(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let after = |set: &dyn Fn(u64) -> bool| at > 0 && set(tokens[at - 1].key);
    match token.kind {
        TokenKind::Word if token.plain => {
            let key = token.key;
            (token.capital && NAMES.has(key))
                || DAYS.has(key)
                || (UNITS.has(key) && after(&|k| DIRECTIONS.has(k)))
                || (BACK.has(key) && after(&|k| STEPS.has(k)))
        }
        TokenKind::Word | TokenKind::Number => {
            let year = |w: &[u8]| matches!(w, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit());
            token.span.of(text).as_bytes().windows(4).any(year)
                || token
                    .pieces(text)
                    .any(|k| NAMES.has(k) || DAYS.has(k) || UNITS.has(k) || BACK.has(k) || STEPS.has(k))
        }
        TokenKind::Possessive | TokenKind::Mark => false,
    }
}

/// What a phrase says, and where: of "since 2019" only the year.
fn read(phrase: &str) -> Option<(DateForm, usize)> {
    const MOST: usize = 6;
    let (mut words, mut count) = ([""; MOST], 0);
    let blank = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '(' | '年' | '月' | '日');
    for word in phrase.split(blank).filter(|w| !w.is_empty()).take(MOST) {
        words[count] = word;
        count += 1;
    }
    let form = match words[..count] {
        [year, month, day] if is_year(year) && number(month).is_some() => absolute(year, number(month)? as i8, day),
        [day, month, year] if number(day).is_some() && number(month).is_some() => {
            absolute(year, number(month)? as i8, day)
        }
        [name, year] if month(name).is_some() && is_year(year) => month_of(year, name),
        [name, day] if month(name).is_some() => day_month(day, name),
        [name, day, year] if month(name).is_some() => absolute(year, month(name)?, day),
        [day, "of", name] if month(name).is_some() => day_month(day, name),
        [day, "of", name, year] if month(name).is_some() => absolute(year, month(name)?, day),
        [step, unit, "ago" | "earlier"] => unit_form(unit.trim_end_matches('s'), -small_number(step)?),
        [day, name] if month(name).is_some() && starts_with_digit(day) => day_month(day, name),
        [day, name, year] if month(name).is_some() && starts_with_digit(day) => absolute(year, month(name)?, day),
        [way, name] if month(name).is_some() => Some(DateForm::Month(month(name)?, direction(way))),
        [_, name, year] if month(name).is_some() => month_of(year, name),
        [name] if weekday(name).is_some() => Some(DateForm::Weekday(weekday(name)?, 0)),
        [way, name] if weekday(name).is_some() => Some(DateForm::Weekday(weekday(name)?, direction(way))),
        ["Today" | "today" | "Tonight" | "tonight"] => Some(DateForm::Days(0)),
        [_, "today" | "morning" | "afternoon"] | ["This" | "this", "evening"] => Some(DateForm::Days(0)),
        ["Yesterday" | "yesterday"] | [_, "night" | "evening"] => Some(DateForm::Days(-1)),
        ["Tomorrow" | "tomorrow"] => Some(DateForm::Days(1)),
        [way, unit] if !unit.ends_with(|c: char| c.is_ascii_digit()) => {
            unit_form(unit.strip_suffix("end").unwrap_or(unit), i32::from(direction(way)))
        }
        // "since 2019", "since2019": the year is what the phrase ends with; "Q3 2019" is one as a whole.
        [.., _] => {
            let start = phrase.len().checked_sub(4)?;
            let year = DateForm::Absolute(Date::year(number(phrase.get(start..)?)?));
            return Some((year, if phrase.starts_with('Q') { 0 } else { start }));
        }
        [] => None,
    };
    form.map(|form| (form, 0))
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
    let date = jiff::civil::Date::new(number(year)?, month, number(day)? as i8);
    date.ok().map(|date| DateForm::Absolute(date.into()))
}

fn month_of(year: &str, name: &str) -> Option<DateForm> {
    Some(DateForm::Absolute(Date::month(number(year)?, month(name)?)))
}

fn day_month(day: &str, name: &str) -> Option<DateForm> {
    Some(DateForm::DayMonth(number(day)? as i8, month(name)?))
}

fn unit_form(unit: &str, step: i32) -> Option<DateForm> {
    Some(match unit {
        "day" => DateForm::Days(step),
        "week" => DateForm::Weeks(step),
        "month" => DateForm::Months(step),
        "year" => DateForm::Years(step),
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
    if let Some(at) = WORDS.iter().position(|w| *w == word) {
        return Some(if at == 0 { 1 } else { at as i32 });
    }
    word.parse().ok()
}

fn month(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = name.get(..3)?;
    NAMES.iter().position(|n| n.eq_ignore_ascii_case(start)).map(|at| at as i8 + 1)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<DateForm> {
        find(text).next().map(|f| f.form)
    }

    #[test]
    fn reads_every_written_form() {
        let day = Some(DateForm::Absolute(Date::day(2024, 1, 5)));
        for text in [
            "January 5, 2024",
            "Jan. 5, 2024",
            "5 January 2024",
            "5th of Jan 2024",
            "2024-01-05",
            "05/01/2024",
            "05 JAN 2024",
            "2024年1月5日",
        ] {
            assert_eq!(first(text), day, "{text}");
        }
        assert_eq!(first("9 Sept 2022"), Some(DateForm::Absolute(Date::day(2022, 9, 9))));
        assert_eq!(first("in March 2022"), Some(DateForm::Absolute(Date::month(2022, 3))));
        assert_eq!(first("since 2019"), Some(DateForm::Absolute(Date::year(2019))));
        assert_eq!(first("on 6 November in Accra"), Some(DateForm::DayMonth(6, 11)));
        assert_eq!(first("last November"), Some(DateForm::Month(11, -1)));
        assert_eq!(first("next Tuesday"), Some(DateForm::Weekday(Weekday::Tuesday, 1)));
        assert_eq!(first("two years ago"), Some(DateForm::Years(-2)));
        assert_eq!(first("last week"), Some(DateForm::Weeks(-1)));
    }

    #[test]
    fn leaves_other_numbers_and_words_alone() {
        for text in ["it may sign", "a march of 200 people", "at 2024 seats", "in 300 cities", "Ms May Tan"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
