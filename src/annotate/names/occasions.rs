//! Occasions and programmes whose head is in small letters, stands before the name or is told by the words around it.

use super::super::runs::Shape;
use super::{RawName, Scan};
use crate::gazetteer::{NameClass, Sense, SenseSet};
use crate::model::{EntityClass, KeySet, TokenKind};

const WHY: &str = "its head noun names an occasion";
pub(super) const SESSIONS: KeySet<5> = KeySet::new(["session", "meeting", "edition", "round", "sitting"]);
const ORDINALS: KeySet<26> = KeySet::new([
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "inaugural",
    "annual",
    "final",
    "plenary",
    "latest",
    "opening",
]);
const PROJECTS: KeySet<2> = KeySet::new(["project", "projects"]);
const MARGINS: KeySet<6> = KeySet::new(["sidelines", "margins", "fringes", "side", "lines", "sides"]);
const MEETINGS: KeySet<3> = KeySet::new(["meeting", "session", "meetings"]);
/// Longest name between quotation marks.
const QUOTED: usize = 9;

const OPENING: KeySet<2> = KeySet::new(["project", "operation"]);

impl Scan<'_, '_> {
    /// "Erasmus+", "COP28": a name by itself; "Project Heron".
    pub(super) fn own_name(&self, at: usize) -> Option<RawName> {
        let runs = &self.runs;
        let end = runs.end(at);
        let event = || Some(self.raw(at, end, EntityClass::Event, None, "an occasion's or an undertaking's own name"));
        let whole = |(len, sense): (usize, &Sense)| at + len == end && matches!(sense, Sense::Event { name: true, .. });
        if runs.words.senses_of(runs.tokens, at, SenseSet::EVENT).any(whole) {
            return event();
        }
        let plain =
            SenseSet::ORDINARY.or(SenseSet::TOPIC).or(SenseSet::HEAD).or(SenseSet::POSITION).or(SenseSet::EVENT);
        let coined = || (at + 1..end).all(|k| runs.capital(k) && !runs.is(k, plain)) && (2..=3).contains(&(end - at));
        (runs.in_set(at, &OPENING) && !self.titled && !runs.has_legal_form(at, end) && coined()).then(event).flatten()
    }

    /// What a run is that small letters after it, or the words before it, make an occasion.
    pub(super) fn occasion(&self, at: usize, end: usize, shape: Shape) -> Option<RawName> {
        let event = |start: usize, end: usize| Some(self.raw(start, end, EntityClass::Event, None, WHY));
        let listed = self.hits.iter().any(|h| h.tokens == end - at && !matches!(h.entry.class, NameClass::Demonym));
        if self.runs.is_dated(at) || matches!(shape, Shape::Event | Shape::Instrument) {
            return None;
        }
        if let Some(close) = self.small_head(at, end, shape, listed) {
            return event(at, close);
        }
        if listed || self.all_ordinary(at, end) {
            return None;
        }
        // "Cool Streets 2030, a programme".
        let year = usize::from(self.runs.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number) && end > at + 1);
        if self.is_called_one(end + year) && !self.runs.has_legal_form(at, end) {
            return event(at, end + year);
        }
        (shape == Shape::Plain && self.is_under_way(at)).then(|| event(at, end)).flatten()
    }

    /// "Riverside forum", "the Alta food fair", "the 21st JCBC meeting": the end of the head in small letters.
    fn small_head(&self, at: usize, end: usize, shape: Shape, listed: bool) -> Option<usize> {
        let runs = &self.runs;
        let bracket = match (runs.word(end), runs.word(end + 2)) {
            ("(", ")") if runs.tokens[end + 1].shouted => 3,
            _ => 0,
        };
        let from = end + bracket;
        if runs.breaks(from) {
            return None;
        }
        if matches!(shape, Shape::Organisation(_)) {
            let council = runs.in_set(from, &MEETINGS) && !runs.is(at, SenseSet::ORDINARY) && end > at + 1;
            let programme =
                !listed && end > at + 1 && self.programme(from).is_some() && !runs.any(from, SenseSet::NOUN);
            return (council || programme).then_some(from + 1);
        }
        if self.all_ordinary(at, end) && !self.demonym(at) {
            return None;
        }
        for k in from..from + 3 {
            let small = runs.tokens.get(k).is_some_and(|t| t.is_word() && !t.capital);
            if !small || runs.breaks(k) {
                return None;
            }
            // "the Alta joint programme": what announces a deal is no occasion.
            if runs.any(k, SenseSet::NOUN) {
                return None;
            }
            if let Some((len, programme)) = self.head(k) {
                // "the Carbon Integrity project", but no "Eskdale project".
                if runs.in_set(k, &PROJECTS) && end < at + 3 && !self.is_coined(at) {
                    return None;
                }
                // "the Ghana programme", "the Nokia scheme": a country's or a listed body's own, no name.
                let own = listed || end == at + 1 && (self.demonym(at) || programme && !self.is_coined(at));
                return (!(programme && own)).then_some(k + len);
            }
            if runs.any(k, SenseSet::FUNCTION.or(SenseSet::VERB).or(SenseSet::POSITION)) {
                return None;
            }
        }
        None
    }

    /// The head in small letters at `at`: its length, and whether it names an undertaking.
    fn head(&self, at: usize) -> Option<(usize, bool)> {
        self.runs.words.longest_of(self.runs.tokens, at, SenseSet::EVENT_SMALL, |sense| match sense {
            Sense::Event { programme, small: true, .. } => Some(*programme),
            _ => None,
        })
    }

    /// The same, of an undertaking in one word: "initiative".
    fn programme(&self, at: usize) -> Option<usize> {
        let small = self.runs.tokens.get(at).is_some_and(|t| !t.capital);
        self.head(at)
            .filter(|(len, programme)| small && *programme && *len == 1 && !self.runs.in_set(at, &PROJECTS))
            .map(|(len, _)| len)
    }

    /// "OpenTram", "H2-Ironworks", "SEALANE": no ordinary word.
    fn is_coined(&self, at: usize) -> bool {
        let token = &self.runs.tokens[at];
        token.shouted || self.runs.word(at).chars().skip(1).any(char::is_uppercase)
    }

    fn all_ordinary(&self, at: usize, end: usize) -> bool {
        let set = SenseSet::ORDINARY.or(SenseSet::TOPIC);
        (at..end).all(|k| self.runs.is(k, set)) && end == at + 1
    }

    /// "during LAAD", "on the sidelines of Alta Digital Horizons".
    fn is_under_way(&self, at: usize) -> bool {
        let the = usize::from(at > 0 && self.runs.word(at - 1) == "the");
        let Some(before) = at.checked_sub(1 + the) else { return false };
        match self.runs.word(before) {
            "during" | "During" => true,
            "of" => before > 0 && self.runs.in_set(before - 1, &MARGINS),
            _ => false,
        }
    }

    /// "Cool Streets 2030, a programme that brings", "Blue Ropes, an exchange scheme".
    fn is_called_one(&self, end: usize) -> bool {
        let runs = &self.runs;
        let mark = matches!(runs.word(end), "," | "–" | "—" | "-");
        if !mark || !matches!(runs.word(end + 1), "a" | "an" | "the" | "A" | "An") {
            return false;
        }
        for k in end + 2..end + 8 {
            if runs.tokens.get(k).is_none_or(|t| t.kind == TokenKind::Mark) {
                return false;
            }
            if let Some(len) = runs.words.length(runs.tokens, k, SenseSet::EVENT_SMALL) {
                return matches!(
                    runs.word(k + len),
                    "," | "."
                        | "that"
                        | "which"
                        | "for"
                        | "to"
                        | "of"
                        | "run"
                        | "launched"
                        | "under"
                        | "where"
                        | ")"
                        | "in"
                );
            }
        }
        false
    }

    /// "Partnership to Strengthen Transparency (PST)", "Growing with Resilience (GWR) initiative": a phrase whose acronym
    /// follows it.
    pub(super) fn spelt_out(&self, at: usize) -> Option<RawName> {
        const SMALL: KeySet<12> =
            KeySet::new(["to", "with", "through", "for", "of", "and", "the", "in", "on", "by", "a", "from"]);
        const LOOSE: KeySet<5> = KeySet::new(["to", "with", "through", "by", "from"]);
        let runs = &self.runs;
        let (mut end, mut loose) = (at, false);
        while end < at + 12 && (runs.capital(end) || runs.in_set(end, &SMALL)) && !runs.breaks(end.max(1)) {
            loose |= end > at && !runs.tokens[end].capital && runs.in_set(end, &LOOSE);
            end += 1;
        }
        let acronym = runs.word(end + 1);
        if !loose || runs.word(end) != "(" || runs.word(end + 2) != ")" || acronym.len() < 3 {
            return None;
        }
        let initial = |k: usize| runs.word(k).chars().next().filter(|_| runs.tokens[k].capital);
        let mut letters = (at..end).filter_map(initial);
        let fits = acronym.chars().filter(|c| c.is_uppercase()).all(|c| letters.any(|i| i == c));
        // "MoU with the Alta Institute (AI)".
        let trigger = runs.any(at, SenseSet::NOUN) && runs.word(at + 1) != "to";
        if trigger || !fits {
            return None;
        }
        let head = |k: usize| runs.any(k, SenseSet::EVENT) || runs.any(k, SenseSet::NOUN);
        let event = head(at) || head(end + 3) || (at..end).any(|k| runs.is(k, SenseSet::EVENT));
        event.then(|| self.raw(at, end, EntityClass::Event, None, "an acronym is defined after it"))
    }

    /// "the sixth session of the Alta Sea Working Group": from the ordinal on.
    pub(super) fn session(&self, at: usize) -> Option<RawName> {
        let runs = &self.runs;
        if !runs.in_set(at, &SESSIONS) || runs.word(at + 1) != "of" {
            return None;
        }
        let first = at + 2 + usize::from(runs.word(at + 2) == "the");
        let numbered = at > 0 && (runs.in_set(at - 1, &ORDINALS) || is_ordinal(runs.word(at - 1)));
        if !runs.goes_on(first) || !numbered && runs.word(at) != "session" {
            return None;
        }
        let end = runs.end(first);
        let end = if end == first + 1 && !runs.tokens[first].shouted {
            // "of the Guyana-Trinidad fisheries commission".
            let body = || self.body(end, true).map(|(close, _)| close);
            self.small_head(first, end, Shape::Plain, false).or_else(body)?
        } else {
            end
        };
        let start = at - usize::from(numbered);
        Some(self.raw(start, end, EntityClass::Event, None, WHY))
    }

    /// “Say YES to Waste Less” campaign: a name between quotation marks, and its head after them.
    pub(super) fn quoted(&self, at: usize) -> Option<RawName> {
        let runs = &self.runs;
        let close = match runs.word(at) {
            "“" => "”",
            "\"" => "\"",
            "‘" => "’",
            _ => return None,
        };
        if !runs.capital(at + 1) {
            return None;
        }
        let end = (at + 2..=at + 1 + QUOTED).find(|&k| runs.word(k) == close)?;
        for k in end + 1..end + 4 {
            if runs.any(k, SenseSet::EVENT) {
                return Some(self.raw(at + 1, end, EntityClass::Event, None, "a quotation that its head noun names"));
            }
            if runs.tokens.get(k).is_none_or(|t| !t.is_word()) || runs.any(k, SenseSet::FUNCTION.or(SenseSet::VERB)) {
                return None;
            }
        }
        None
    }
}

/// "3rd", "21st".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && word.len() == digits.len() + 2
}
