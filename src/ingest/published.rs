//! The article's own date: in a line of the page, in the dateline, or under the text.

use super::{furniture, line};
use crate::calendar;
use crate::model::{Block, BlockKind, Date, DateForm, Span};

/// How well a place tells the article's date; the first of these that the page has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// A line of its own above the text.
    Above,
    /// The dateline.
    Dateline,
    /// The headline: "Harbour notes, 5 June 2019".
    Headline,
    /// Any date in the furniture above the text.
    Around,
    /// A line of its own under the text.
    Below,
    /// "Last updated 3 May 2024".
    Updated,
    /// "11 August", where another line tells the year.
    NoYear,
    /// "March 2021".
    Month,
    /// "issue 4/2021".
    Year,
}

/// A date that stands apart from the words round it.
struct SetOff {
    form: DateForm,
    span: Span,
}

/// The article's date.
pub(super) fn of(text: &str, blocks: &[Block]) -> Option<Date> {
    let running = |b: &Block| matches!(b.kind, BlockKind::Body | BlockKind::ListItem | BlockKind::TableRow);
    let first = blocks.iter().position(running).unwrap_or(blocks.len());
    let mut best: Option<(Place, Date)> = None;
    let mut yearless = None;
    for (at, block) in blocks.iter().enumerate() {
        let above = at < first;
        let page = matches!(block.kind, BlockKind::Furniture | BlockKind::Dateline);
        if !above && !page && at != first && at + TAIL < blocks.len() {
            continue;
        }
        let words = block.span.of(text);
        let Some((place, form)) = date_of_line(block.kind, words, above, at == first) else { continue };
        let found = match form {
            DateForm::Absolute(date) if date.day.is_some() => (place, date),
            DateForm::Absolute(date) if place <= Place::Below && date.month.is_some() => (Place::Month, date),
            DateForm::DayMonth(day, month) if place <= Place::Below => {
                yearless = yearless.or(Some((at, day, month)));
                continue;
            }
            _ => continue,
        };
        if best.is_none_or(|(place, _)| found.0 < place) {
            best = Some(found);
        }
    }
    if let Some((at, day, month)) = yearless
        && best.is_none_or(|(place, _)| place > Place::NoYear)
    {
        let year = best.map(|(_, date)| date.year).or_else(|| year(text, blocks, at, day, month));
        best = year
            .filter(|y| jiff::civil::Date::new(*y, month, day).is_ok())
            .map(|y| (Place::NoYear, Date::day(y, month, day)))
            .or(best);
    }
    let issue = || {
        let above = blocks[..first].iter().map(|b| b.span.of(text));
        let issue = above.filter(|l| line::is_short(l) && furniture::is_issue(l)).find_map(written_year);
        issue.map(|year| (Place::Year, Date::year(year)))
    };
    best.or_else(issue).map(|(_, date)| date)
}

/// Blocks at a page's end in which its date may stand.
const TAIL: usize = 5;

/// The date that a line has for the page, and how well it tells it.
fn date_of_line(kind: BlockKind, words: &str, above: bool, lead: bool) -> Option<(Place, DateForm)> {
    if !words.bytes().any(|b| b.is_ascii_digit()) || furniture::is_other_date(words) {
        return None;
    }
    let short = line::is_short(words) && !(line::ends_a_sentence(words) && line::count(words, 8) > 8);
    let alone = |words: &str| set_off(words).map(|d| d.form);
    let any = |words: &str| {
        let day = |f: &DateForm| matches!(f, DateForm::Absolute(Date { day: Some(_), .. }) | DateForm::DayMonth(..));
        calendar::find(words).map(|d| last_day(d.span.of(words), d.form)).find(day)
    };
    let place = |place: Place| if furniture::is_update(words) { Place::Updated } else { place };
    match kind {
        BlockKind::Dateline => any(words).or_else(|| alone(words)).map(|form| (Place::Dateline, form)),
        BlockKind::Title | BlockKind::Standfirst if above => {
            // "The fair returns to Cusco, 14–16 May 2025".
            let date = set_off(words).filter(|d| !is_range(d.span.of(words)))?;
            let strong = words[..date.span.start].trim_end().is_empty()
                || [" | ", " · ", " • ", " / ", " — ", " – ", "("].iter().any(|mark| words.contains(mark));
            let masthead = line::count(words, 12) <= 12 || furniture::is_speech(words);
            (strong || masthead).then_some((place(Place::Headline), date.form))
        }
        BlockKind::Furniture | BlockKind::Heading | BlockKind::Caption | BlockKind::Boilerplate if above => {
            alone(words)
                .map(|form| (place(Place::Above), form))
                .or_else(|| any(words).map(|form| (place(Place::Around), form)))
        }
        BlockKind::TableRow => None,
        BlockKind::ListItem if !short || words.contains(": ") => None,
        // "Singapore, 28 August, 2024 The ministers met."
        BlockKind::Body if lead && !short => {
            let date = set_off(words).filter(|d| d.span.start < 60)?;
            let before = words[..date.span.start].trim_end();
            let named = before.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '('));
            (before.ends_with([',', ')', ';']) && named && line::count(before, 6) <= 6)
                .then_some((Place::Dateline, date.form))
        }
        _ if short => alone(words).map(|form| (place(Place::Below), form)),
        _ => None,
    }
}

/// Whether a line is short and tells the page's date: "3 May 2024 | Ports", "The Nordwire, November 15, 2023".
pub(super) fn is_page_date(words: &str) -> bool {
    words.bytes().any(|b| b.is_ascii_digit())
        && line::is_short(words)
        && !(line::ends_a_sentence(words) && line::count(words, 8) > 8)
        && set_off(words).is_some()
}

/// Words of such a line besides the date.
pub(super) fn words_besides(words: &str) -> usize {
    let span = set_off(words).map_or(Span::default(), |d| d.span);
    let own = |w: &&str| w.chars().any(char::is_alphabetic) && !is_weekday(w);
    let parts = [&words[..span.start], &words[span.end..]];
    parts.iter().flat_map(|part| part.split_whitespace()).filter(own).count()
}

/// The first date of a line that is no part of a sentence: nothing stands before it, or a mark, a weekday, "published".
fn set_off(words: &str) -> Option<SetOff> {
    let found = calendar::find(words).filter_map(|d| {
        let (before, after) = (&words[..d.span.start], &words[d.span.end..]);
        let bare = !OPEN.iter().any(|w| d.span.of(words).get(..w.len()).is_some_and(|p| p.eq_ignore_ascii_case(w)));
        let known = bare && matches!(d.form, DateForm::Absolute(Date { month: Some(_), .. }) | DateForm::DayMonth(..));
        (known && is_set_off(words, before, after))
            .then(|| SetOff { form: last_day(d.span.of(words), d.form), span: d.span })
    });
    // "Held on 3 August; confirmed 7 September 2022": a full date before one that lacks something.
    let mut all: Vec<SetOff> = found.collect();
    let full = all.iter().position(|d| matches!(d.form, DateForm::Absolute(Date { day: Some(_), .. })));
    let at = full.or((!all.is_empty()).then_some(0))?;
    Some(all.swap_remove(at))
}

fn is_range(phrase: &str) -> bool {
    phrase.contains(['–', '/']) || phrase.contains(" to ") || phrase.matches('-').count() == 1
}

/// "13-15 March 2019", of a meeting's minutes: the last day.
fn last_day(phrase: &str, form: DateForm) -> DateForm {
    if !phrase.starts_with(|c: char| c.is_ascii_digit())
        || matches!(form, DateForm::Absolute(Date { day: Some(_), .. }))
    {
        return form;
    }
    let tail = phrase.rfind(['-', '–', '/']).or_else(|| phrase.rfind(" to "));
    let tail = tail.map_or("", |at| phrase[at..].trim_start_matches(|c: char| !c.is_ascii_digit()));
    calendar::find(tail).next().map_or(form, |d| d.form)
}

fn is_set_off(words: &str, before: &str, after: &str) -> bool {
    let mut before = before.trim_end();
    // "14–16 May 2025" is a date of an event.
    if before.ends_with(|c: char| c.is_ascii_digit())
        || before.trim_end_matches(['-', '–']).ends_with(|c: char| c.is_ascii_digit()) && before.ends_with(['-', '–'])
    {
        return false;
    }
    while let Some(day) = before.split_whitespace().next_back().filter(|w| is_weekday(w)) {
        before = before[..before.len() - day.len()].trim_end();
    }
    let after = after.trim_start();
    let ends =
        !after.starts_with(char::is_alphabetic) || (before.ends_with(',') && after.starts_with(char::is_uppercase));
    let Some(last) = before.split_whitespace().next_back() else { return true };
    if furniture::tells_date(before.trim_end_matches(':')) {
        return true;
    }
    let mark = before.ends_with([',', ';', '|', '·', '•', '/', '—', '–', '-', '(', '[', ')', '*', '.', '►', '@']);
    // "MINISTRY OF LAW 19 SEPTEMBER 2017".
    let named = || {
        last.starts_with(char::is_uppercase)
            && last.chars().count() > 2
            && line::count(words, 9) <= 9
            && !OPEN.iter().any(|w| w.trim_end() == last)
    };
    (mark && ends) || (after.is_empty() && named())
}

/// Words before the date of an event.
const OPEN: [&str; 16] = [
    "From ", "Since ", "Until ", "Before ", "After ", "Due ", "Next ", "Early ", "Late ", "In ", "By ", "Of ", "To ",
    "Last ", "This ", "End ",
];

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = word.trim_matches(['(', ')', ',', '.', '*']).to_ascii_lowercase();
    (DAYS.contains(&word.as_str()) || matches!(word.as_str(), "tues" | "thur" | "thurs" | "weds"))
        || (word.ends_with("day") && word.get(..3).is_some_and(|d| DAYS.contains(&d)))
}

/// The year of a day that stands without one: in its own line, else in the furniture and the last lines.
fn year(text: &str, blocks: &[Block], at: usize, day: i8, month: i8) -> Option<i16> {
    let own = blocks[at].span.of(text);
    let lines = blocks.iter().enumerate().filter(|(i, b)| {
        matches!(b.kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Boilerplate | BlockKind::Title)
            && (*i < 5 || i + TAIL >= blocks.len() || b.kind != BlockKind::Title)
            && line::is_short(b.span.of(text))
    });
    let others: Vec<&str> = lines.map(|(_, b)| b.span.of(text)).collect();
    written_year(own)
        .or_else(|| others.iter().find_map(|l| short_year(l, day, month)))
        .or_else(|| others.iter().find_map(|l| written_year(l)))
}

/// "No. 31/2014", "© 2023".
fn written_year(words: &str) -> Option<i16> {
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")))
        .find_map(|w| w.parse().ok())
}

/// "04-11-94 1522GMT", where the dateline says 4 November.
fn short_year(words: &str, day: i8, month: i8) -> Option<i16> {
    words.split_whitespace().find_map(|word| {
        let parts: Vec<i16> = word.split(['-', '/', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
        let &[a, b, year @ 0..=99] = &parts[..] else { return None };
        let (day, month) = (i16::from(day), i16::from(month));
        ((a, b) == (day, month) || (a, b) == (month, day)).then_some(if year < 50 { 2000 + year } else { 1900 + year })
    })
}
