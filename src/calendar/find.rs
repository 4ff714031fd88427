//! Finding date words.

use crate::model::{Date, DateForm, FoundDate, KeySet, Span, Token, TokenKind};
use jiff::civil::Weekday;
use regex::{Captures, Regex};
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
          (?P<iy>(?:19|20)[0-9][0-9])[-./](?P<im>0[1-9]|1[0-2])[-./](?P<id>0[1-9]|[12][0-9]|3[01])
        | (?P<dd>{day})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|-)(?P<dm>{month})(?:(?:,?\s+|-)(?P<dy>(?:19|20)[0-9][0-9]))?
        | (?P<md_m>{month})\s+(?P<md_d>{day})(?:st|nd|rd|th)?(?-u:\b)(?:,?\s+(?P<md_y>(?:19|20)[0-9][0-9]))?
        | (?P<my_m>{month}),?\s+(?P<my_y>(?:19|20)[0-9][0-9])
        | (?P<sd>{day})[./](?P<sm>0?[1-9]|1[0-2])[./](?P<sy>(?:19|20)[0-9][0-9])
        | (?:(?P<w_rel>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)\s+)?(?P<wd>{weekday})
        | (?P<m_rel>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Ff]rom|[Oo]f)\s+(?P<m_only>January|February|March|April|May|June|July|August|September|October|November|December)(?-u:\b)(?:,?\s+(?P<mo_y>(?:19|20)[0-9][0-9]))?
        | (?P<today>[Tt]oday|[Tt]onight|[Tt]his\ (?:morning|afternoon|evening)|[Ee]arlier\ today)
        | (?P<yesterday>[Yy]esterday|[Ll]ast\ (?:night|evening))
        | (?P<tomorrow>[Tt]omorrow)
        | (?P<u_rel>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious)\s+(?P<unit>week|month|year)(?:end)?
        | (?P<ago_n>{number})\s+(?P<ago_u>day|week|month|year)s?\s+(?P<ago>ago|earlier)
        | (?:[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]o|end\ of|\()[\s-]*(?P<year>(?:19|20)[0-9][0-9])
        | (?P<q>Q[1-4])\s+(?P<qy>(?:19|20)[0-9][0-9])
        )(?-u:\b)|(?P<zy>(?:19|20)[0-9][0-9])年(?P<zm>1[0-2]|[1-9])月(?P<zd>{day})日)"
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
    // Where a phrase stands is found fast; which one it is, only there.
    let found = dates.find_at(text, from)?;
    let c = dates.captures_at(text, found.start())?;
    let span = c.name("year").map_or(found.range(), |y| y.range());
    Some((found.end(), form(&c).map(|form| FoundDate { span: Span::new(span.start, span.end), form })))
}

/// Words with a capital, each of which may be a date or the heart of one.
const NAMES: KeySet<31> = KeySet::new([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]);
const DAYS: KeySet<4> = KeySet::new(["today", "tonight", "yesterday", "tomorrow"]);
/// Words that are a date after "last", "next" or "this".
const UNITS: KeySet<10> = KeySet::new([
    "week", "month", "year", "weekend", "monthend", "yearend", "morning", "afternoon", "evening", "night",
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
                || token.pieces(text).any(|k| NAMES.has(k) || DAYS.has(k) || UNITS.has(k) || BACK.has(k) || STEPS.has(k))
        }
        TokenKind::Possessive | TokenKind::Mark => false,
    }
}

fn form(c: &Captures) -> Option<DateForm> {
    let text = |name: &str| c.name(name).map(|m| m.as_str());
    let number = |name: &str| text(name).and_then(|t| t.parse::<i16>().ok());
    let absolute = |y: i16, m: i8, d: i8| jiff::civil::Date::new(y, m, d).ok().map(|d| DateForm::Absolute(d.into()));
    if let Some(y) = number("iy") {
        return absolute(y, number("im")? as i8, number("id")? as i8);
    }
    if let Some(d) = number("dd") {
        let m = month(text("dm")?)?;
        return match number("dy") {
            Some(y) => absolute(y, m, d as i8),
            None => Some(DateForm::DayMonth(d as i8, m)),
        };
    }
    if let Some(name) = text("md_m") {
        let (m, d) = (month(name)?, number("md_d")? as i8);
        return match number("md_y") {
            Some(y) => absolute(y, m, d),
            None => Some(DateForm::DayMonth(d, m)),
        };
    }
    if let Some(name) = text("my_m") {
        return Some(DateForm::Absolute(Date::month(number("my_y")?, month(name)?)));
    }
    if let Some(y) = number("sy") {
        return absolute(y, number("sm")? as i8, number("sd")? as i8);
    }
    if let Some(y) = number("zy") {
        return absolute(y, number("zm")? as i8, number("zd")? as i8);
    }
    if let Some(name) = text("wd") {
        return Some(DateForm::Weekday(weekday(name)?, direction(text("w_rel"))));
    }
    if let Some(name) = text("m_only") {
        let month = month(name)?;
        return Some(match number("mo_y") {
            Some(year) => DateForm::Absolute(Date::month(year, month)),
            None => DateForm::Month(month, direction(text("m_rel"))),
        });
    }
    if text("today").is_some() {
        return Some(DateForm::Days(0));
    }
    if text("yesterday").is_some() {
        return Some(DateForm::Days(-1));
    }
    if text("tomorrow").is_some() {
        return Some(DateForm::Days(1));
    }
    if let Some(unit) = text("unit") {
        let step = i32::from(direction(text("u_rel")));
        return unit_form(unit, step);
    }
    if let Some(unit) = text("ago_u") {
        return unit_form(unit, -small_number(text("ago_n")?)?);
    }
    number("year").or_else(|| number("qy")).map(|y| DateForm::Absolute(Date::year(y)))
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

fn direction(word: Option<&str>) -> i8 {
    match word.map(str::to_ascii_lowercase).as_deref() {
        Some("last" | "past" | "previous") => -1,
        Some("next" | "coming") => 1,
        _ => 0,
    }
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
    let start = name.get(..3)?.to_ascii_lowercase();
    NAMES.iter().position(|n| *n == start).map(|at| at as i8 + 1)
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
