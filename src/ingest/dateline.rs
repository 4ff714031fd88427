//! The place and date that open running text: "IPOH: ", "Abu Dhabi, 17 January 2024 — ".

use super::line;
use crate::calendar;
use crate::model::DateForm;

/// Marks that close a dateline.
const MARKS: [&str; 10] = [" — ", " – ", " - ", ": ", " -- ", ".- ", ".-- ", "— ", "– ", " | "];
/// Letters that a dateline can take.
const LONGEST: usize = 110;

/// The end of a dateline at a block's start.
pub(super) fn end(words: &str) -> Option<usize> {
    let window = &words[..first_letters(words)];
    if !can_open(window) {
        return None;
    }
    // "SAN ANGELO, Texas--(NEWSWIRE)--Mar. 5, 2024--": a wire's own form.
    if window.contains("--(") {
        let at = window.rfind("--")?;
        return is_place_and_date(&window[..at]).then_some(at + 2);
    }
    let marks = marks(window);
    let Some(first) = marks.iter().position(|(at, _)| is_place_and_date(&window[..*at])) else {
        return full_stop(window);
    };
    // "SAN JOSE – February 26, 2024 – The company": the date after a mark of its own.
    let end = marks[first].1;
    let second = marks[first + 1..].iter().find(|(at, _)| *at > end);
    Some(second.filter(|(at, _)| is_date(&window[end..*at])).map_or(end, |m| m.1))
}

/// Where the letters that a dateline can take end.
fn first_letters(words: &str) -> usize {
    match words.as_bytes().get(..LONGEST) {
        None => words.len(),
        Some(first) if first.is_ascii() => LONGEST,
        Some(_) => words.char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| at),
    }
}

/// Where marks begin and end that may close a dateline, in order.
fn marks(window: &str) -> Vec<(usize, usize)> {
    // Each of them has one of these.
    if !window.bytes().any(|b| matches!(b, b'-' | b':' | b'|') || !b.is_ascii()) {
        return Vec::new();
    }
    let mut marks: Vec<(usize, usize)> =
        MARKS.iter().flat_map(|mark| window.match_indices(mark).map(|(at, mark)| (at, at + mark.len()))).collect();
    marks.sort_unstable();
    marks
}

/// Whether the words up to the first mark may be a place and a date: most blocks are told from a dateline by a small
/// letter among their first words.
fn can_open(words: &str) -> bool {
    if words.starts_with("By ") {
        return true;
    }
    let mut open = false;
    for word in words.split_whitespace() {
        let inside = open || word.starts_with('(');
        open = inside && !word.contains(')');
        if !open && (word.ends_with([':', '.', '-']) || matches!(word, "—" | "–" | "|") || has_dashes(word)) {
            return true;
        }
        if !inside && word.starts_with(char::is_lowercase) && !SMALL.contains(&word) {
            return !word.is_ascii() && word.contains(['—', '–']);
        }
    }
    true
}

fn has_dashes(word: &str) -> bool {
    word.as_bytes().windows(2).any(|pair| pair == b"--")
}

/// Small words of a place's name.
const SMALL: [&str; 10] = ["and", "de", "del", "of", "the", "la", "el", "do", "da", "na"];

/// "Valletta, 8 August 2024. Two of …": a year and a full stop close it too; so does one after a place in capitals.
fn full_stop(window: &str) -> Option<usize> {
    let at = window.find(". ").filter(|at| {
        let place = window[..*at].trim_end_matches(')');
        let dated = place.ends_with(|c: char| c.is_ascii_digit() || c == 'y');
        let place = !dated && line::is_shouted(place) && place.chars().count() > 4 && line::count(place, 2) <= 2;
        (dated || place) && is_place_and_date(&window[..*at])
    })?;
    let end = at + 2;
    // "TASHKENT. 21 September 2022. Nordwire. The …"
    match window[end..].find(". ") {
        Some(more) if is_date(&window[end..end + more]) => Some(end + more + 2),
        _ => Some(end),
    }
}

fn is_date(words: &str) -> bool {
    let words = words.trim();
    calendar::find(words).next().is_some_and(|d| d.span.start == 0 && words.len() - d.span.end <= 12)
}

/// Whether words are a place with what a dateline says besides it, in any order.
fn is_place_and_date(words: &str) -> bool {
    if line::count(words, 12) > 12 {
        return false;
    }
    let Some(date) = calendar::find(words).next() else {
        let place = words.split([',', '(', ';', '/', '|']).next().unwrap_or(words).trim();
        return line::is_shouted(place) && place.chars().count() > 2 && line::count(place, 4) <= 4 && is_name(words);
    };
    let (before, after) = (words[..date.span.start].trim(), words[date.span.end..].trim());
    let byline = before.starts_with("By ") && before.ends_with(',');
    // "Tomorrow: the ferries" tells no date of the page.
    let own = matches!(date.form, DateForm::Absolute(_) | DateForm::DayMonth(..))
        || (!before.is_empty() && matches!(date.form, DateForm::Weekday(..)));
    own && line::count(after, 5) <= 5
        && (is_name(before) || byline)
        && (is_name(after) || after.starts_with(['(', '/', '+']))
}

/// Whether all words are a name's, what stands in brackets and marks apart.
fn is_name(words: &str) -> bool {
    let mut open = false;
    words.split_whitespace().all(|word| {
        open |= word.starts_with('(');
        let inside = open;
        open &= !word.contains(')');
        let mark = !word.starts_with(char::is_alphanumeric);
        let small = SMALL.contains(&word);
        let stop = word.ends_with('.') && word.chars().count() > 6;
        inside || mark || small || (word.starts_with(char::is_uppercase) && !stop)
    })
}

/// Whether a line is a place and a date and nothing else: "Walvis Bay, 7 November 2023".
pub(super) fn is_alone(words: &str) -> bool {
    let Some(date) = calendar::find(words).next() else { return false };
    let place = words[..date.span.start].trim_end();
    let Some(place) = place.strip_suffix([',', ';', '.', '–', '—']) else { return false };
    let place = place.split(',').next().unwrap_or(place);
    words.len() == date.span.end
        && (1..=3).contains(&line::count(place, 3))
        && place.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_date_open_the_text() {
        for (dateline, rest) in [
            ("IPOH: ", "The city signed."),
            ("Abu Dhabi, 17 January 2024 — ", "The city signed."),
            ("VALLETTA, Aug 8 - ", "The city signed."),
            ("Valletta, 8 August 2024. ", "The city signed."),
            ("LULEÅ. ", "The city signed."),
            ("Bamako / Bonn, 8 March 2018. ", "On that day the city signed."),
            ("OSTEND and GUERNSEY, 14 January 2026. ", "The city signed."),
            ("SAN JOSE, Calif. and LUND, Sweden – February 26, 2024 – ", "The city signed."),
            ("SAN ANGELO, Texas--(NEWSWIRE)--Mar. 5, 2024--", "The city signed."),
            ("KATOWICE, Poland, Nov 4 (Wire) - ", "The city signed."),
            ("Neiva (Agencia), Dec. 1st, 2018.- ", "The city signed."),
            ("15 March 2022, Lund - ", "The city signed."),
            ("3 September 2024: ", "The city signed."),
            ("KUALA LUMPUR (May 4, 2023): ", "The city signed."),
            ("21 June 2023. ", "The city signed."),
            ("July 30, 2019 | ", "The city signed."),
            ("San José, Costa Rica – June 19, 2025 – ", "The city signed."),
            ("By our Agadir man, 29 August 2023 – ", "The city signed."),
            ("DUBAI, 13th February, 2024 (EAN) – ", "The city signed."),
            ("LUND, Texas, Jan. 14, 2025 /Wire/ -- ", "The city signed."),
            ("Muscat, Sultanate of Oman; 4 February 2025 – ", "The city signed."),
        ] {
            assert_eq!(end(&format!("{dateline}{rest}")), Some(dateline.len()), "{dateline}");
        }
        for text in [
            "The city signed: it was late.",
            "Tomorrow: the ferries of the lake.",
            "It was late. The city signed.",
            "On 3 May 2024 the city signed - late.",
            "The mayor, Ann Lee - she is new - signed.",
            "Ann Lee - she came on 3 May 2024 - signed.",
            "The Hall: a new home.",
        ] {
            assert_eq!(end(text), None, "{text}");
        }
        assert!(is_alone("Walvis Bay, 7 November 2023") && !is_alone("Nordwire and Sons of Lund, 7 November 2023"));
    }
}
