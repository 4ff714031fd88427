//! Durations: "a three-year", "for 20 years", "24 months".

use crate::model::{KeySet, Span, Token, TokenKind};
use regex::Regex;
use std::sync::LazyLock;

static DURATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?-u:\b)(?P<number>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|twenty-five|thirty|fifty)[\s\u{a0}-](?:further |additional |more |full |initial )?(?P<unit>year|month|week|day|decade)s?(?P<old>-old|[\s-]olds?)?(?-u:\b)",
    )
    .ok()
});

/// More tokens than stand before the unit in "twenty-five additional years".
const FURTHEST: usize = 4;

/// The durations of a sentence, in order, as ISO 8601.
pub(super) fn find(text: &str, sentence: Span, tokens: &[Token]) -> Vec<(Span, String)> {
    let line = sentence.of(text);
    let mut units = (0..tokens.len()).filter(|at| may_end(text, tokens, *at));
    let mut searched = 0;
    let next = || {
        // What stands before the number of a unit need not be searched.
        let unit = units.find(|at| tokens[*at].span.end > sentence.start + searched)?;
        let start = tokens[unit.saturating_sub(FURTHEST)].span.start - sentence.start;
        let phrase = DURATION.as_ref()?.captures_at(line, start.max(searched))?;
        searched = phrase.get(0)?.end();
        Some(phrase)
    };
    let phrases = std::iter::from_fn(next);
    let found = phrases.filter(|c| c.name("old").is_none()).filter_map(|c| {
        let whole = c.get(0)?;
        let word = c.name("number")?.as_str().to_ascii_lowercase();
        let before = line[..whole.start()].trim_end().rsplit(' ').next().unwrap_or_default();
        let number = match word.as_str() {
            // "once a year", "twelve times a month" tell a rate.
            "a" | "an" if matches!(before, "for" | "by" | "another" | "than") => 1,
            "a" | "an" => return None,
            word => number(word)?,
        };
        let after = line[whole.end()..].trim_start();
        if after.starts_with("ago") || after.starts_with("earlier") || after.starts_with("later") {
            return None;
        }
        let iso = match c.name("unit")?.as_str().to_ascii_lowercase().as_str() {
            "year" => format!("P{number}Y"),
            "month" => format!("P{number}M"),
            "week" => format!("P{number}W"),
            "decade" => format!("P{}Y", number * 10),
            _ => format!("P{number}D"),
        };
        Some((Span::new(whole.start() + sentence.start, whole.end() + sentence.start), iso))
    });
    found.collect()
}

const UNITS: KeySet<10> =
    KeySet::new(["year", "years", "month", "months", "week", "weeks", "day", "days", "decade", "decades"]);
const MORE: KeySet<5> = KeySet::new(["further", "additional", "more", "full", "initial"]);
const NUMBERS: KeySet<19> = KeySet::new([
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "eighteen", "twenty", "thirty", "fifty",
]);

/// Whether a duration may end at a token: "years" after a number, "three-year".
fn may_end(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    if !token.plain {
        return token.is_word() && token.pieces(text).any(|key| UNITS.has(key));
    }
    let before = |back: usize| at.checked_sub(back).map(|k| &tokens[k]);
    let number = |t: &Token| !t.plain && t.kind != TokenKind::Mark || NUMBERS.has(t.key);
    UNITS.has(token.key) && before(1).is_some_and(|t| number(t) || (MORE.has(t.key) && before(2).is_some_and(number)))
}

const NUMBERS_IN_WORDS: [(&str, u32); 31] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("dozen", 12),
    ("twenty-five", 25),
];

/// A number in words or digits.
pub(super) fn number(word: &str) -> Option<u32> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.bytes().filter(|b| *b != b',').map(|b| char::from(b).to_digit(10));
        return digits.into_iter().try_fold(0_u32, |number, digit| number.checked_mul(10)?.checked_add(digit?));
    }
    NUMBERS_IN_WORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::tokenize;

    #[test]
    fn terms_but_not_ages_rates_or_times_past() {
        let one =
            |text: &str| find(text, Span::new(0, text.len()), &tokenize(text)).into_iter().next().map(|(_, iso)| iso);
        assert_eq!(one("a three-year pact").as_deref(), Some("P3Y"));
        assert_eq!(one("for a further five years").as_deref(), Some("P5Y"));
        assert_eq!(one("a 42-month project").as_deref(), Some("P42M"));
        assert_eq!(one("for a decade").as_deref(), Some("P10Y"));
        for text in ["a nine-year-old firm", "200 welders a year", "two years ago", "20 MoUs"] {
            assert_eq!(one(text), None, "{text}");
        }
    }
}
