//! The words that open lines of furniture, captions and boilerplate (furniture.tsv), and those that tell whose date a
//! line has (`page_dates.tsv`).

use super::line;
use crate::model::BlockKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A start of furniture.tsv.
pub(super) struct Opening {
    start: &'static str,
    whole: bool,
    /// What a line so opened is.
    pub(super) kind: BlockKind,
    /// Whether it names a part of the paper or a kind of text: a headline follows.
    pub(super) section: bool,
    /// Whether all that follows is of that kind too.
    pub(super) rest: bool,
    /// Whether text comes again after it.
    pub(super) back: bool,
}

/// The openings by their first letter, in the order of the file.
static OPENINGS: LazyLock<Vec<Vec<Opening>>> = LazyLock::new(|| {
    let lines = include_str!("furniture.tsv").lines().filter(|l| !l.starts_with('#')).skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (start, part, scope) = (cells.next()?, cells.next()?, cells.next()?);
        let kind = match part {
            "furniture" | "section" => BlockKind::Furniture,
            "caption" => BlockKind::Caption,
            "heading" => BlockKind::Heading,
            _ => BlockKind::Boilerplate,
        };
        let whole = start.strip_prefix('=');
        Some(Opening {
            start: whole.unwrap_or(start),
            whole: whole.is_some(),
            kind,
            section: part == "section",
            rest: scope == "rest",
            back: scope == "back",
        })
    });
    let mut openings: Vec<Vec<Opening>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
    for opening in lines {
        openings[usize::from(opening.start.as_bytes()[0].to_ascii_lowercase())].push(opening);
    }
    openings
});

/// The words of `page_dates.tsv` by what they tell.
static DATES: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("page_dates.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
    let mut dates: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (words, part) in lines.filter_map(|line| line.split_once('\t')) {
        dates.entry(part).or_default().push(words);
    }
    dates
});

/// The opening that a line has.
pub(super) fn opening(words: &str) -> Option<&'static Opening> {
    let words = words.trim_start_matches(['*', '_', '[', '(']).trim_start();
    // "By then the ferry had sunk." is running text.
    let fits = |o: &Opening| {
        o.kind != BlockKind::Furniture
            || (line::is_short(words) && !(words.ends_with('.') && line::count(words, 3) > 3))
    };
    let first = words.as_bytes().first()?.to_ascii_lowercase();
    OPENINGS[usize::from(first)].iter().find(|o| opens(words, o) && fits(o))
}

/// Whether words end in those that stand before the page's own date, "Posted", "week of", or begin with them, as in
/// "posted on a rainy Sunday".
pub(super) fn tells_date(before: &str) -> bool {
    let own = before.rsplit(['·', '|', '•', '/']).next().unwrap_or(before).trim();
    let few = line::count(own, 5) <= 5;
    of(before, "tells", |before, words| {
        let at = before.len().checked_sub(words.len()).filter(|at| before.is_char_boundary(*at));
        let ends = at.is_some_and(|at| {
            before[at..].eq_ignore_ascii_case(words) && !before[..at].ends_with(char::is_alphanumeric)
        });
        ends || (few && starts(own, words))
    })
}

/// Whether a line tells when the page was changed.
pub(super) fn is_update(line: &str) -> bool {
    of(line, "update", starts)
}

/// Whether the date of a line is that of something else: "Next meeting: 19 June".
pub(super) fn is_other_date(line: &str) -> bool {
    of(line, "other", starts)
}

/// Whether a line is the heading of a speech or of minutes.
pub(super) fn is_speech(line: &str) -> bool {
    of(line, "speech", starts)
}

/// Whether a line names the number of a paper: "Alpine Host magazine, issue 4/2021".
pub(super) fn is_issue(line: &str) -> bool {
    let inside = |line: &str, words: &str| {
        let at = line.to_ascii_lowercase().find(words);
        at.is_some_and(|at| {
            !line[..at].ends_with(char::is_alphanumeric) && !line[at + words.len()..].starts_with(char::is_alphabetic)
        })
    };
    of(line, "issue", inside)
}

fn of(line: &str, part: &str, found: impl Fn(&str, &str) -> bool) -> bool {
    DATES.get(part).is_some_and(|all| all.iter().any(|words| found(line, words)))
}

fn starts(line: &str, words: &str) -> bool {
    line.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
        && !line[words.len()..].starts_with(char::is_alphanumeric)
}

fn opens(words: &str, opening: &Opening) -> bool {
    let Some(start) = words.get(..opening.start.len()) else { return false };
    let whole = || words[start.len()..].chars().all(|c| !c.is_alphanumeric());
    start.eq_ignore_ascii_case(opening.start) && (!opening.whole || whole())
}

/// "About Northgate Energy": the heading of a company's own description.
pub(super) fn is_about(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("About ").or_else(|| words.strip_prefix("ABOUT ")) else { return false };
    // "ABOUT TO BE AWARDED" is about nobody.
    if rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("to ")) {
        return false;
    }
    // "About Hilfswerk Ost e.V." is a heading, "About 200 people came." is not.
    let named = || rest.split(' ').all(|w| w.starts_with(char::is_uppercase) || w.len() <= 3 || w.contains('.'));
    line::count(words, 8) <= 8
        && !words.ends_with('?')
        && (!words.ends_with('.') || (rest.starts_with(char::is_uppercase) && named()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_starts_or_whole_lines() {
        assert!(opening("Media contact: Ann Lee").is_some_and(|o| o.rest));
        assert!(opening("ENDS").is_some() && opening("End -").is_some() && opening("Ends with a bang").is_none());
        assert!(opening("PRESS RELEASE").is_some_and(|o| o.section) && opening("Press release writers met").is_none());
        assert!(is_about("About Northgate Energy") && is_about("About Hilfswerk Ost e.V."));
        assert!(!is_about("About 200 people came.") && !is_about("About what did they talk?"));
        assert!(!is_about("ABOUT TO BE AWARDED"));
    }
}
