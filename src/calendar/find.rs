//! Finding date words.

use super::read::{Phrase, later, read};
use crate::model::{DateForm, FoundDate, KeySet, Span, Token, TokenKind, key};
use regex::Regex;
use std::sync::LazyLock;

const MONTHS: &str = r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?";
const LONG_MONTHS: &str = "January|February|March|April|May|June|July|August|September|October|November|December";

/// Where date phrases stand; `read` says what each means. There are no groups in it: a search without them is fast.
static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = format!("(?:{MONTHS}|{})", MONTHS.to_uppercase());
    let long = format!("(?:{LONG_MONTHS})");
    let short = r"(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?-u:\b))";
    let day = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?";
    let year = r"(?:19|20)[0-9][0-9]";
    let weekday = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    let short_weekday = r"(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)(?:\.|(?-u:\b))";
    let on_weekday = format!(r"(?:(?:{weekday}|{short_weekday})\ ?,?\s+(?:the\s+)?)?");
    let number = r"(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[1-9][0-9]?)";
    let way = r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious)";
    let in_year = format!(r"(?:(?:,?\s+|-){year}|,?\s+(?:of\s+)?{way}\s+year)");
    let season = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)";
    let before_month =
        r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd|[Bb]y|[Ff]rom|[Oo]f|[Tt]o)";
    let step_day = r"[Dd]ays?\s+(?:later|earlier|before)";
    let form = format!(
        r"(?x)(?:(?-u:\b)(?:(?:
          {year}[-./](?:0[1-9]|1[0-2])[-./](?:0[1-9]|[12][0-9]|3[01])
        | {on_weekday}{day}(?:(?:/|\ ?[-–—]\ ?|\s+(?:to|and|&)\s+){day})?(?:\s+(?:of\s+)?|-){month}(?:{in_year})?
        | {day}\s+of\s+{way}\s+month
        | {on_weekday}{month}\s+{day}(?:[-–]{day})?(?-u:\b)(?:{in_year})?
        | {month}(?:,?|\s+of)\s+{year}
        | {day}[./](?:0?[1-9]|1[0-2])[./]{year}
        | (?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)\s+)?{weekday}(?:,?\s+(?:of\s+)?{way}\s+week)?
        | [Oo]n\s+{short_weekday}
        | {before_month}[\s-]+{long}(?-u:\b)(?:\s+{day}(?-u:\b))?(?:{in_year})?
        | (?:[Ll]ast|[Nn]ext|[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id)[\s-]+{short}
        | [Tt]oday|[Tt]onight|[Tt]his\ (?:morning|afternoon|evening)|[Ee]arlier\ today
        | [Yy]esterday|[Ll]ast\ (?:night|evening)
        | [Tt]omorrow
        | {way}\s+(?:week|month|year)(?:end)?
        | {way}\s+{season}
        | {season}\s+(?:of\s+)?(?:{year}|{way}\s+year)
        | (?:[Aa]t|[Oo]ver)\s+the\s+weekend
        | (?:[Ee]nd|[Mm]iddle|[Cc]lose|[Bb]eginning|[Ss]tart)\s+of\s+(?:the\s+)?(?:week|month|year)
        | [Yy]ear[-\s]end
        | {number}\s+(?:day|week|fortnight|month|year|decade)s?\s+(?:ago|earlier)
        | (?:{number}\s+{step_day}|[Tt]he\s+day\s+(?:before|after)|[Tt]he\s+(?:previous|following|next)\s+(?:day|morning))
        | (?:[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]o|(?:end|quarter|half|start|beginning|middle)\ of)[\s-]*{year}
        | [QH][1-4]\s+(?:of\s+)?{year}
        | [Oo]n\s+the\s+(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)(?:\s+(?:of\s+)?{month}(?:{in_year})?|\s+of\s+{way}\s+month)?
        )(?-u:\b)|{year}年(?:1[0-2]|[1-9])月{day}日)|\({year}(?-u:\b))"
    );
    Regex::new(&form).ok()
});

/// Whether a word with a day before it may be a date; of nearly all words it is told by the key.
pub(crate) fn may_be_date(word: &str) -> bool {
    let key = key(word);
    !word.is_ascii() || NAMES.has(key) || DAYS.has(key)
}

/// All date phrases of a text, in order, none inside another.
pub fn find(text: &str) -> impl Iterator<Item = FoundDate> {
    let mut search = Search { text, at: 0, ready: None, last: None };
    std::iter::from_fn(move || search.next())
}

/// The date phrases of a sentence, by its tokens: it is searched from where a word or year of a date stands.
pub fn find_by_tokens(text: &str, sentence: Span, tokens: &[Token]) -> Vec<FoundDate> {
    let mut all = Vec::new();
    let mut search = Search { text: sentence.of(text), at: 0, ready: None, last: None };
    for at in (0..tokens.len()).filter(|at| is_dated(text, tokens, *at)) {
        if tokens[at].span.end <= sentence.start + search.at {
            continue;
        }
        // "05/01/2024" has four tokens before its year, "Friday, the 5th of next month" six before its end.
        let from = tokens[at.saturating_sub(6)].span.start - sentence.start;
        search.at = search.at.max(from);
        let Some(found) = search.step() else { break };
        for FoundDate { span, form } in found.into_iter().chain(search.ready.take()) {
            all.push(FoundDate { span: Span::new(span.start + sentence.start, span.end + sentence.start), form });
        }
    }
    all
}

/// A search through a text.
struct Search<'a> {
    text: &'a str,
    /// Where it goes on.
    at: usize,
    /// The second date of the phrase found last: "2 and 10 September".
    ready: Option<FoundDate>,
    /// The date found last, for "a day later".
    last: Option<DateForm>,
}

impl Search<'_> {
    fn next(&mut self) -> Option<FoundDate> {
        loop {
            if let Some(date) = self.ready.take() {
                return Some(date);
            }
            if let Some(date) = self.step()? {
                return Some(date);
            }
        }
    }

    /// The next phrase that looks like a date; nothing inside where it is none.
    #[expect(clippy::option_option, reason = "no phrase any more, and a phrase that is no date, are two things")]
    fn step(&mut self) -> Option<Option<FoundDate>> {
        let found = DATES.as_ref()?.find_at(self.text, self.at)?;
        self.at = found.end();
        let at = |start: usize, end: usize| Span::new(found.start() + start, found.start() + end);
        let phrase = found.as_str();
        let (form, start) = match read(phrase, &self.text[found.end()..]) {
            None => return Some(None),
            Some(Phrase::Date(form, start)) => (form, start),
            Some(Phrase::Two(form, end, second, start)) => {
                self.ready = Some(FoundDate { span: at(start, phrase.len()), form: second });
                self.last = Some(second);
                return Some(Some(FoundDate { span: at(0, end), form }));
            }
            Some(Phrase::Step(days, alone)) => match self.last.and_then(|last| later(last, days)).or(alone) {
                Some(form) => (form, 0),
                None => return Some(None),
            },
        };
        self.last = Some(form);
        Some(Some(FoundDate { span: at(start, phrase.len()), form }))
    }
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
/// Weekdays that are one only after "on".
const SHORT: KeySet<11> =
    KeySet::new(["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]);
const ON: KeySet<1> = KeySet::new(["on"]);
const THE: KeySet<1> = KeySet::new(["the"]);
const DAYS: KeySet<4> = KeySet::new(["today", "tonight", "yesterday", "tomorrow"]);
/// Words that are a date after "last", "next" or "this".
const UNITS: KeySet<15> = KeySet::new([
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
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
]);
const DIRECTIONS: KeySet<4> = KeySet::new(["last", "next", "this", "previous"]);
/// Words before "the week", "the weekend", "year".
const BOUNDS: KeySet<3> = KeySet::new(["of", "at", "over"]);
/// "two years ago", "a day later".
const BACK: KeySet<5> = KeySet::new(["ago", "earlier", "later", "before", "after"]);
const STEPS: KeySet<12> = KeySet::new([
    "day",
    "days",
    "week",
    "weeks",
    "fortnight",
    "fortnights",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
]);
/// "the following day".
const DAY: KeySet<2> = KeySet::new(["day", "morning"]);
const BESIDE: KeySet<3> = KeySet::new(["previous", "following", "next"]);

/// Whether a date phrase can stand at a token: a phrase without any such token is none.
fn is_dated(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let back = |by: usize, set: &dyn Fn(u64) -> bool| at >= by && set(tokens[at - by].key);
    let after = |set: &dyn Fn(u64) -> bool| back(1, set);
    match token.kind {
        TokenKind::Word if token.plain => {
            let key = token.key;
            let unit = || {
                after(&|k| DIRECTIONS.has(k) || BOUNDS.has(k))
                    || (after(&|k| THE.has(k)) && back(2, &|k| BOUNDS.has(k)))
            };
            (token.capital && (NAMES.has(key) || (SHORT.has(key) && after(&|k| ON.has(k)))))
                || DAYS.has(key)
                || (UNITS.has(key) && unit())
                || (BACK.has(key) && after(&|k| STEPS.has(k)))
                || (DAY.has(key) && after(&|k| BESIDE.has(k)))
        }
        TokenKind::Word | TokenKind::Number => {
            let letters = token.span.of(text).as_bytes();
            let year = |w: &[u8]| matches!(w, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit());
            let ordinal = || {
                letters[0].is_ascii_digit()
                    && letters[letters.len() - 1].is_ascii_alphabetic()
                    && after(&|k| THE.has(k))
            };
            letters.windows(4).any(year)
                || ordinal()
                || token
                    .pieces(text)
                    .any(|k| NAMES.has(k) || DAYS.has(k) || UNITS.has(k) || BACK.has(k) || STEPS.has(k))
        }
        TokenKind::Possessive | TokenKind::Mark => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use jiff::civil::Weekday;

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
            "5-JAN-2024 11:02",
            "2024.01.05",
            "Fri 5 January 2024",
            "Friday, January 5, 2024",
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
        assert_eq!(first("on Thurs"), Some(DateForm::Weekday(Weekday::Thursday, 0)));
        let month = Some(DateForm::Absolute(Date::month(2024, 6)));
        for text in [
            "4-6 June 2024",
            "from 4 to 6 June 2024",
            "June 4-6, 2024",
            "4/5 June 2024",
            "June of 2024",
            "mid-June 2024",
        ] {
            assert_eq!(first(text), month, "{text}");
        }
        let year = Some(DateForm::Absolute(Date::year(2024)));
        for text in [
            "the first quarter of 2024",
            "Q3 2024",
            "Q1 of 2024",
            "in summer 2024",
            "mid-2024",
            "(2024)",
            "the spring of 2024",
        ] {
            assert_eq!(first(text), year, "{text}");
        }
        for text in ["in June", "mid-June", "at the end of June", "3–5 June", "late June"] {
            assert_eq!(first(text), Some(DateForm::Month(6, 0)), "{text}");
        }
    }

    #[test]
    fn a_phrase_may_tell_two_days_or_count_from_the_last() {
        let all = |text: &str| find(text).map(|f| (f.span.of(text).to_owned(), f.form)).collect::<Vec<_>>();
        let day = |d: i8| DateForm::Absolute(Date::day(2021, 9, d));
        let two = all("on 2 and 10 September 2021 respectively");
        assert_eq!(two, [("2".to_owned(), day(2)), ("10 September 2021".to_owned(), day(10))]);
        let forms = |text: &str| find(text).map(|f| f.form).collect::<Vec<_>>();
        assert_eq!(forms("signed on 30 April, and a day later on air")[1..], [DateForm::DayMonth(1, 5)]);
        assert_eq!(
            forms("initialled on Tuesday and signed two days later")[1..],
            [DateForm::Weekday(Weekday::Thursday, 0)]
        );
        assert_eq!(forms("signed the day before"), []);
    }

    #[test]
    fn leaves_other_numbers_and_words_alone() {
        for text in [
            "it may sign",
            "a march of 200 people",
            "at 2024 seats",
            "in 300 cities",
            "Ms May Tan",
            "on the 5th floor",
            "fiscal 2024",
            "the third quarter",
            "a spring lamb",
            "a year later",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
