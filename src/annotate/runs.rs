//! Runs of capitalised words: where an unlisted name starts and ends.

mod joins;
mod lists;
mod shape;

use crate::gazetteer::{NameClass, NameHit, Names, Sense, SenseSet, Words};
use crate::model::{KeySet, PartyType, Token, TokenKind};

pub(super) use shape::Shape;

pub(super) struct Runs<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a Words,
    pub(super) names: &'a Names,
    /// Tokens that measures cover; empty where there are none.
    pub(super) dated: &'a [bool],
}

const PARTICLES: KeySet<41> = KeySet::new([
    "bin", "binti", "bint", "ibn", "al", "el", "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den",
    "des", "la", "le", "les", "du", "van", "von", "zu", "ter", "ten", "y", "e", "et", "und", "ng", "sa", "pour", "au",
    "aux", "og", "och", "of", "i", "te", "no",
]);
/// "Voies navigables de France": what joins the last word of such a name.
const OFFICES: KeySet<5> = KeySet::new(["office", "secretariat", "chambers", "department", "visit"]);
const LINKS: KeySet<9> = KeySet::new(["de", "du", "des", "del", "della", "di", "do", "da", "dos"]);
/// A line of fewer letters ended because it was finished, not because it was full.
const FULL_LINE: usize = 56;
/// So many blanks in a row part the cells of a table.
const COLUMN: usize = 3;
/// "Queen Eleonora Hospital": offices that bodies are named after.
const ROYAL: KeySet<9> =
    KeySet::new(["queen", "king", "prince", "princess", "sultan", "emir", "bishop", "president", "general"]);

impl<'a> Runs<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// "bin", "de": what may stand inside a name without a capital.
    fn is_particle(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.capital && (PARTICLES.has(t.key) || !t.plain && t.is_word()))
            && (self.tokens[at].plain || matches!(self.word(at), "für" | "för" | "við"))
    }

    /// "al-Harthi", "d’Ainay", "l’Europe": a small article or preposition tied to a capital.
    fn is_tied(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| !t.capital && !t.plain && t.is_word()) else { return false };
        let word = token.span.of(self.text);
        let Some(cut) = word.find(['-', '\'', '’', '‘']) else { return false };
        let (article, rest) = word.split_at(cut);
        let capital = rest.chars().nth(1).is_some_and(char::is_uppercase);
        let arabic = matches!(
            article,
            "al" | "el" | "as" | "ash" | "ad" | "ar" | "an" | "at" | "az" | "ul" | "ud" | "ur" | "ed"
        );
        capital && (arabic || !rest.starts_with('-') && article.len() <= 4)
    }

    /// Whether the word alone has a sense out of a set.
    pub(super) fn is(&self, at: usize, set: SenseSet) -> bool {
        self.words.alone(self.tokens, at, set)
    }

    /// Whether a phrase out of a set starts at `at`.
    pub(super) fn any(&self, at: usize, set: SenseSet) -> bool {
        self.words.any(self.tokens, at, set)
    }

    /// Whether a phrase out of a set starts at `at` and ends at `end`.
    pub(super) fn spans(&self, at: usize, end: usize, set: SenseSet) -> bool {
        self.words.spans(self.tokens, at, end, set)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.capital) && !self.is_dated(at)
    }

    pub(super) fn is_dated(&self, at: usize) -> bool {
        self.dated.get(at).copied().unwrap_or(false)
    }

    /// Whether a token is in a set of the code's own words.
    pub(super) fn in_set<const N: usize>(&self, at: usize, set: &KeySet<N>) -> bool {
        self.tokens.get(at).is_some_and(|t| set.has(t.key))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// Whether a cell or a line that was finished ends before `at`.
    pub(super) fn breaks(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.spaced) else { return false };
        let Some(before) = at.checked_sub(1).map(|k| self.tokens[k].span.end) else { return true };
        match &self.text.as_bytes()[before..token.span.start] {
            [b' '] => false,
            gap if !gap.contains(&b'\n') => gap.contains(&b'\t') || gap.len() >= COLUMN,
            gap => {
                let line = || before - self.text[..before].rfind('\n').map_or(0, |n| n + 1);
                gap.contains(&b'\t') || line() < FULL_LINE
            }
        }
    }

    /// Whether a name goes on with the word at `at`.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        (self.capital(at) || self.is_tied(at)) && !self.stops(at) && !self.breaks(at) && !self.is_adjective(at)
    }

    /// Length of the honorific that starts at `at`, followed by a capital.
    pub(super) fn honorific(&self, at: usize) -> Option<usize> {
        if !self.capital(at) {
            return None;
        }
        let len = self.words.length(self.tokens, at, SenseSet::HONORIFIC).filter(|_| !self.is_initial(at))?;
        let office = self.position(at).unwrap_or(0);
        // "Chief Executive", "Chief Global Affairs Officer": an office, no honorific.
        let described = |next: usize| {
            self.is(next, SenseSet::TOPIC) || self.is(next, SenseSet::ORDINARY) || self.position(next).is_some()
        };
        // "General Directorate of Prisons", "Prince Holdings".
        let body = || {
            self.any(at, SenseSet::POSITION.or(SenseSet::ORDINARY).or(SenseSet::HEAD_START))
                && (self.is(at + len, SenseSet::HEAD) || self.spans(at, at + len + 1, SenseSet::HEAD_START))
        };
        // "Major Institutional Buyers".
        let plain =
            len == 1 && self.is(at, SenseSet::ORDINARY) && self.is(at + 1, SenseSet::ORDINARY.or(SenseSet::TOPIC));
        let honours = (self.capital(at + len) || self.is_tied(at + len))
            && !self.breaks(at + len)
            && office <= len
            && !plain
            && !(office > 0 && described(at + len))
            && !(self.word(at) == "Chief" && described(at + len))
            && !body()
            && !self.is_royal_body(at);
        honours.then_some(len)
    }

    /// "Queen Eleonora Hospital", "Prince Sultan University": a body that bears somebody's office in its name.
    pub(super) fn is_royal_body(&self, at: usize) -> bool {
        if !self.in_set(at, &ROYAL) || !self.capital(at + 1) || self.position(at + 1).is_some() {
            return false;
        }
        let mut end = at + 2;
        while end < at + 5 && self.capital(end) && !self.breaks(end) {
            end += 1;
        }
        end > at + 2 && self.head_end(end - 1).is_some_and(|party| party != PartyType::Company)
    }

    /// "M. Quispe", "H. Amundsen": a letter and its stop before a word in capitals.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        // Nearly all words: of several letters, and no stop in them.
        if self.tokens.get(at).is_some_and(|t| t.plain && t.span.end - t.span.start > 1) {
            return false;
        }
        let title = || self.word(at).len() > 2 && self.is(at, SenseSet::HONORIFIC);
        let letter = self.tokens.get(at).is_some_and(|t| t.capital && t.is_word())
            && !title()
            && self.word(at).trim_end_matches('.').split('.').all(|w| w.chars().count() == 1);
        let stop = self.word(at).ends_with('.') || self.word(at + 1) == "." && !self.tokens[at + 1].spaced;
        let next = if self.word(at).ends_with('.') { at + 1 } else { at + 2 };
        let free =
            self.tokens.get(at).is_some_and(|t| t.spaced || at == 0 || self.tokens[at - 1].kind == TokenKind::Mark)
                && !(at > 0 && matches!(self.word(at - 1), "°" | "º"));
        letter && stop && free && self.capital(next) && !self.breaks(next)
    }

    /// Length of the position that starts at `at`.
    pub(super) fn position(&self, at: usize) -> Option<usize> {
        self.words.length(self.tokens, at, SenseSet::POSITION)
    }

    /// Whether a name stops before `at`: an honorific, a capitalised office; but "Prime Minister's Office" goes on.
    fn stops(&self, at: usize) -> bool {
        if self.honorific(at).is_some() {
            return true;
        }
        let Some(len) = self.position(at) else { return false };
        let after = at + len;
        if self.capital(after) && self.any(after, SenseSet::EVENT) {
            return false;
        }
        if len >= 2 {
            return true;
        }
        // "Office of the Auditor-General".
        let own = at > 2 && self.word(at - 1) == "the" && self.in_set(at - 3, &OFFICES);
        let office = own || self.is_possessive(after) && self.head_end(after + 1).is_some();
        // "Moldovan General Inspectorate".
        let body = self.capital(after) && self.any(after, SenseSet::HEAD) && self.position(after).is_none();
        // "Universidad Mayor de San Marcos".
        let foreign = self.in_set(after, &LINKS);
        !office && !foreign && !body && !self.is(at, SenseSet::TOPIC) && self.head_end(at).is_none()
    }

    pub(super) fn head_end(&self, at: usize) -> Option<PartyType> {
        self.words.longest_of(self.tokens, at, SenseSet::HEAD_END, head).map(|(_, party)| party)
    }

    pub(super) fn head_start(&self, at: usize) -> Option<(usize, PartyType)> {
        self.words.longest_of(self.tokens, at, SenseSet::HEAD_START, head)
    }

    /// The end of the run that starts at `start`.
    pub(super) fn end(&self, start: usize) -> usize {
        let mut end = start + 1;
        loop {
            if self.breaks(end) {
                return end;
            }
            if let Some(len) = self.legal_form(end) {
                end += len;
            } else if self.goes_on(end) || self.initial_stop(end) || self.is_plus(end) {
                end += 1;
            } else if let Some(next) = self.step(start, end) {
                end = next;
            } else {
                return self.numbered(start, self.state_end(start, end));
            }
        }
    }

    /// "Republic of Turkmenistan Begmurat Muhamedov": the name of a state ends with its land.
    fn state_end(&self, start: usize, end: usize) -> usize {
        const STATES: KeySet<6> =
            KeySet::new(["republic", "kingdom", "state", "sultanate", "principality", "federation"]);
        let Some(of) = (start + 1..end).find(|k| self.word(*k) == "of" && self.in_set(k - 1, &STATES)) else {
            return end;
        };
        let land = of + 1 + usize::from(self.word(of + 1) == "the");
        let mut hits = Vec::new();
        self.listed(land, &mut hits);
        let country = hits.iter().find(|h| h.entry.class == NameClass::Country).map(|h| land + h.tokens);
        let headed = || self.head_end(end - 1).is_some() || self.has_legal_form(start, end);
        country.filter(|close| *close < end && self.goes_on(*close) && !headed()).unwrap_or(end)
    }

    /// Past what joins two parts of a name and the first word of the second.
    fn step(&self, start: usize, end: usize) -> Option<usize> {
        let next = end + 1;
        let on = |joined: bool, next: usize| (joined && self.goes_on(next)).then_some(next + 1);
        let token = self.tokens.get(end)?;
        match self.word(end) {
            "&" => on(true, next),
            "of" | "for" | "on" | "to" => {
                let (first, the) = if self.word(next) == "the" { (next + 1, true) } else { (next, false) };
                let taken = self.takes(start, end, first, the);
                // "Centre for Nature-based Solutions".
                if taken && self.capital(first) && self.is_adjective(first) && self.goes_on(first + 1) {
                    return Some(first + 2);
                }
                on(taken, first)
            }
            "and" => on(self.goes_on(next) && self.joins(start, end, next), next),
            "," => on(self.lists(start, end, next), next),
            "’" | "'" | "’s" | "'s" => on(self.owns(start, end), next),
            "-" | "–" | ":" | "/" => on(self.is_tight(start, end), next),
            _ if self.is_particle(end) && token.is_word() => {
                let far = (next..next + 3).take_while(|at| self.is_particle(*at)).count();
                on(self.particle_fits(start, end), next + far)
            }
            _ if self.is_foreign(end) => {
                let link = usize::from(self.in_set(next, &LINKS));
                on(link == 1 || !self.word(end).is_ascii(), next + link)
            }
            _ => None,
        }
    }

    /// "navigables" in "Voies navigables de France": a small word that no list knows, after a capital.
    fn is_foreign(&self, at: usize) -> bool {
        let unlisted = |t: &Token| t.is_word() && !t.capital && t.listed.is_some_and(|l| l.word.is_none());
        self.tokens.get(at).is_some_and(unlisted) && self.word(at).len() >= 4 && self.capital(at - 1)
    }

    /// "K. P. Menon", "Ma. Lourdes": the stop of an initial inside a name.
    fn initial_stop(&self, at: usize) -> bool {
        let before = self.word(at - 1);
        self.word(at) == "."
            && before.chars().count() <= 2
            && before.starts_with(char::is_uppercase)
            && self.capital(at + 1)
            && !self.tokens[at].spaced
    }

    /// "Penang-based", "Arabic-language": made of a name, and none itself.
    pub(super) fn is_adjective(&self, at: usize) -> bool {
        const ENDS: KeySet<36> = KeySet::new([
            "based",
            "language",
            "born",
            "led",
            "owned",
            "backed",
            "built",
            "style",
            "listed",
            "made",
            "wide",
            "speaking",
            "funded",
            "related",
            "run",
            "headquartered",
            "assisted",
            "area",
            "registered",
            "flagged",
            "affiliated",
            "controlled",
            "linked",
            "educated",
            "trained",
            "bound",
            "friendly",
            "sponsored",
            "managed",
            "operated",
            "type",
            "only",
            "focused",
            "hosted",
            "produced",
            "supported",
        ]);
        if self.tokens.get(at).is_none_or(|t| t.plain || t.kind != TokenKind::Word) {
            return false;
        }
        let last = self.word(at).rsplit_once(['-', '‑']).map(|(_, last)| crate::model::key(last));
        let ended = || {
            self.word(at).ends_with("ed")
                && self
                    .word(at)
                    .rsplit(['-', '‑'])
                    .next()
                    .is_some_and(|w| w.len() > 4 && !w.starts_with(char::is_uppercase))
        };
        last.is_some_and(|last| ENDS.has(last) || ended())
    }

    /// "kühl+": a mark that is part of the name.
    fn is_plus(&self, at: usize) -> bool {
        self.word(at) == "+"
            && !self.tokens[at].spaced
            && self.tokens.get(at + 1).is_none_or(|t| t.spaced || !t.is_word())
    }

    /// The longest listed name at `at`.
    pub(super) fn listed<'s>(&'s self, at: usize, hits: &mut Vec<NameHit<'a>>) {
        self.names.longest(self.text, self.tokens, at, hits);
    }
}

fn head(sense: &Sense) -> Option<PartyType> {
    match sense {
        Sense::Head { party, .. } => Some(*party),
        _ => None,
    }
}
