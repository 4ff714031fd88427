//! Names of persons: an honorific, an office or a given name gives them away, as in "chief engineer Ana Rey".

use super::{RawName, Scan};
use crate::gazetteer::{NameClass, SenseSet};
use crate::model::{EntityClass, KeySet};

/// After these an office may be a role of anybody: "partner", but "partner at".
const SHARED: KeySet<7> = KeySet::new(["partner", "partners", "owner", "owners", "member", "agent", "head"]);
/// After these and a comma a company is as likely.
const PARTNERS: KeySet<5> = KeySet::new(["partner", "partners", "owner", "owners", "agent"]);
const SON_OF: KeySet<6> = KeySet::new(["bin", "binti", "bint", "binte", "ibn", "anak"]);
const SAYING: KeySet<10> =
    KeySet::new(["said", "says", "added", "adds", "explained", "explains", "quipped", "quips", "noted", "notes"]);
const TELLING: KeySet<4> = KeySet::new(["told", "tells", "recalled", "recalls"]);

impl Scan<'_, '_> {
    pub(super) fn person(&self, at: usize, why: &'static str) -> Option<RawName> {
        let runs = &self.runs;
        if !runs.tokens.get(at).is_some_and(|t| t.capital) && !runs.goes_on(at) {
            return None;
        }
        let mut end = runs.end(at).min(at + 7);
        // "Sulaiman bin Haji Matusin": the father's honorifics are part of the name.
        while runs.in_set(end, &SON_OF) && end < at + 7 {
            let father = end + 1 + runs.honorific(end + 1).map_or(0, |len| self.honorifics(end + 1, len));
            if father == end + 1 || !runs.capital(father) {
                break;
            }
            end = runs.end(father);
        }
        // "Crisanto “Jun” Villaluz": the name by which somebody is called.
        if end <= at + 2
            && matches!(runs.word(end), "“" | "\"" | "‘")
            && runs.capital(end + 1)
            && matches!(runs.word(end + 2), "”" | "\"" | "’")
            && runs.goes_on(end + 3)
        {
            end = runs.end(end + 3);
        }
        // "Dr Lena Horn MP", "Anita Goh SC": letters after a name.
        while end > at + 1
            && runs.tokens[end - 1].shouted
            && (2..=4).contains(&runs.word(end - 1).chars().count())
            && !runs.word(end - 1).contains('.')
        {
            end -= 1;
        }
        Some(self.raw(at, end, EntityClass::Person, None, why))
    }

    /// "R. Muthukumar", "K. P. Menon": initials and then a name.
    pub(super) fn initialled(&self, at: usize) -> Option<RawName> {
        let end = self.runs.end(at);
        let body = self.runs.has_legal_form(at, end) || (at..end).any(|k| self.is_company_word(k));
        let last = end - 1;
        (end > at + 1 && !body && !self.runs.tokens[last].shouted)
            .then(|| self.person(at, "initials before it"))
            .flatten()
    }

    /// A person without an honorific: an office before the name, an office or "who" after it, a given name in front.
    pub(super) fn plain_person(&self, start: usize, end: usize, before: &[RawName]) -> Option<RawName> {
        let runs = &self.runs;
        let len = end - start;
        if len > 6 || runs.has_legal_form(start, end) {
            return None;
        }
        let body = self.is_told_a_body(start, end, before);
        let given = self.is_given(start) && !body;
        let long = (2..=4).contains(&len);
        let company = || (start..end).any(|k| self.is_company_word(k));
        let ordinary = || (start..end).any(|k| runs.is(k, SenseSet::ORDINARY.or(SenseSet::NATIONALITY)));
        let closed = matches!(runs.word(end), "," | "." | "" | ")" | "(") || runs.breaks(end);
        let comma = start >= 2 && runs.word(start - 1) == ",";
        // "its mayor, Rahim Salleh": the comma of an apposition may stand between.
        let partner = comma && start >= 2 && runs.in_set(start - 2, &PARTNERS) && !given;
        let apposition = comma && !partner && (2..=5).contains(&len) && self.office_before(start - 1) && closed;
        // "the chair of Netball Aotearoa, Moana Te Huia,": so may the body.
        let of_a_body = comma && (2..=5).contains(&len) && closed && !company() && {
            let body = before.last().filter(|b| b.tokens.1 + 1 == start && b.class != EntityClass::Person);
            body.is_some_and(|b| self.office_of(b.tokens.0))
        };
        let apposed = before.last().is_some_and(|b| {
            b.class == EntityClass::Person && b.tokens.1 + 1 == start && runs.word(b.tokens.1) == "and"
        });
        let office_after =
            matches!(runs.word(end), "," | "(") && self.office_within(end + 1, 7) || self.signs(start, end);
        let who = runs.word(end) == ","
            && (runs.word(end + 1) == "who" || runs.word(end + 1) == "whose" && given)
            && !partner;
        let honoured = || {
            let last = &runs.tokens[end - 1];
            self.marks.honoured.contains(&last.key) && !last.shouted
        };
        let shared = start > 0 && runs.in_set(start - 1, &SHARED) && !given;
        // "pension manager Fjordgaard", "producer Vrelo", "forest manager RMK Mets".
        let side = |back: usize| start >= back && runs.spans(start - back, start, SenseSet::ANY_SIDE);
        let coined = || (start..end).any(|k| runs.tokens[k].shouted && runs.word(k).chars().nth(2).is_some());
        // "The consultants Alta Bau had".
        let several = || {
            let office = runs.word(start - 1);
            office.ends_with('s') && !office.ends_with("ss") && runs.word(end) != "and"
        };
        let firm = || !given && ((1..=3).any(side) || start > 0 && several() || !self.titled && coined());
        let why = if self.office_before(start) && !shared && !firm() || apposition {
            "an office before it"
        } else if long && !company() && self.is_said_to_speak(start, before) {
            "a verb of saying before it"
        } else if len >= 2 && !company() && runs.word(start.wrapping_sub(1)) == ":" && self.office_before(start - 1) {
            "an office before it"
        } else if of_a_body {
            "an office of a body before it"
        } else if len >= 2 && office_after && !(start..end).any(|k| runs.word(k) == "&") {
            "an office after it"
        } else if long && who && !body && !company() {
            "\"who\" after it"
        } else if long && given && !company() && !(len == 2 && runs.is(end - 1, SenseSet::NATIONALITY)) {
            "a given name in front"
        } else if long && honoured() && !company() {
            "a surname that an honorific stands before"
        } else if long && runs.in_set(end, &TELLING) && !company() && !ordinary() {
            "\"told\" after it"
        } else if len >= 2 && apposed && !company() {
            "coordinated with a person"
        } else {
            return None;
        };
        self.person(start, why)
    }

    /// Whether the words around a name tell a body: "the firm Alma Vero", "Norway’s Ivar Karbon", "Vera Tuna, a packer of".
    fn is_told_a_body(&self, start: usize, end: usize, before: &[RawName]) -> bool {
        let runs = &self.runs;
        let said = |at: usize| runs.in_set(at, &TELLING) || runs.in_set(at, &SAYING);
        let who = runs.word(end) == "," && runs.word(end + 1) == "who";
        // "Alta Grid’s Ana Rey": whom a body has is a person.
        let house = || before.last().is_some_and(|b| b.tokens.1 + 1 == start && !b.class.is_place());
        let owned = || runs.is_possessive(start - 1) && !said(end) && !who && !house();
        let noun = |back: usize| start >= back && runs.spans(start - back, start, SenseSet::ANY_SIDE);
        let small = || {
            !runs.tokens[start - 1].capital && runs.position(start - 1).is_none() && !runs.in_set(start - 1, &SHARED)
        };
        let led = start > 0 && (owned() || (noun(1) || noun(2)) && small());
        let apposed = runs.word(end) == ","
            && (runs.word(end + 1) == "which"
                || matches!(runs.word(end + 1), "a" | "an" | "the")
                    && (end + 2..end + 6).any(|k| runs.is(k, SenseSet::SIDE) && runs.position(k).is_none()));
        // "a partner of Alta Chance", "the chair of Vera Tuna".
        let served = || {
            matches!(runs.word(start - 1), "of" | "at")
                && (1..=4).any(|back| start > back && runs.position(start - 1 - back) == Some(back))
        };
        led || apposed || start > 1 && served()
    }

    /// "said Alta Grid’s Ana Rey": a verb of saying, then the house, then who speaks for it.
    fn is_said_to_speak(&self, start: usize, before: &[RawName]) -> bool {
        let runs = &self.runs;
        let owner = before.last().filter(|b| b.tokens.1 + 1 == start && runs.is_possessive(start - 1));
        owner.is_some_and(|b| b.tokens.0 > 0 && runs.in_set(b.tokens.0 - 1, &SAYING))
    }

    /// A given name, also in two syllables or two names: "Hye-won", "Jean-Bosco".
    fn is_given(&self, at: usize) -> bool {
        let runs = &self.runs;
        let syllables = || {
            let word = runs.word(at);
            word.split_once('-').is_some_and(|(first, second)| {
                let syllable = (2..=6).contains(&second.len()) && second.bytes().all(|b| b.is_ascii_lowercase());
                let name = second.len() >= 3 && second.starts_with(char::is_uppercase) && !second.contains('-');
                let given = |part: &str| runs.words.begin(crate::model::key(part), SenseSet::GIVEN_NAME);
                given(first) && (syllable || name && (first.len() >= 4 || given(second)))
            })
        };
        runs.is(at, SenseSet::GIVEN_NAME) || !runs.tokens[at].plain && syllables()
    }

    /// "chair of" before the body at `at`, or "chairman of the board of".
    fn office_of(&self, at: usize) -> bool {
        let runs = &self.runs;
        let the = usize::from(at > 0 && runs.word(at - 1) == "the");
        let Some(of) = at.checked_sub(1 + the).filter(|of| matches!(runs.word(*of), "of" | "at" | "for" | "to")) else {
            return false;
        };
        let small = |k: &usize| runs.tokens[*k].is_word() && !runs.tokens[*k].capital || runs.position(*k).is_some();
        let back = (of.saturating_sub(7)..of).rev().take_while(small);
        back.filter_map(|k| runs.position(k).map(|len| k + len)).any(|end| end == of || runs.word(end) == "of")
    }

    /// A signature: nothing but a name in its line, and the office in the next.
    fn signs(&self, start: usize, end: usize) -> bool {
        let words = self.runs.words;
        let whole = start == 0 && end == self.runs.tokens.len() && (2..=5).contains(&(end - start));
        let office = |tokens| (0..4).any(|at| words.any(tokens, at, SenseSet::POSITION));
        whole && office(self.next) || end - start >= 2 && self.runs.breaks(end) && office(&self.runs.tokens[end..])
    }

    /// Whether an office starts within `reach` words, before a mark or a verb: ", Northgate's chief commercial officer".
    fn office_within(&self, at: usize, reach: usize) -> bool {
        for k in at..at + reach {
            if matches!(
                self.runs.word(k),
                "" | "," | ";" | "." | ":" | "(" | "and" | "said" | "which" | "is" | "was" | "has"
            ) {
                return false;
            }
            if self.runs.position(k).is_some() {
                return !self.runs.in_set(k, &SHARED) || matches!(self.runs.word(k + 1), "of" | "at");
            }
        }
        false
    }

    /// "Norway Helen Marsh", "Group Karin Holt": a listed name and then a person.
    pub(super) fn split_at_person(&self, at: usize, end: usize) -> Option<usize> {
        let topic = SenseSet::TOPIC.or(SenseSet::ORDINARY);
        (at + 1..end).find(|&k| {
            let left =
                self.hits.first().is_some_and(|h| h.tokens == k - at && !matches!(h.entry.class, NameClass::Demonym));
            let topics = (at..k).all(|j| {
                self.runs.is(j, topic) || matches!(self.runs.word(j), "and" | "&" | "of" | "for" | "," | "the")
            });
            (left || topics)
                && self.is_given(k)
                && (2..=4).contains(&(end - k))
                && !self.is_company_word(end - 1)
                && !matches!(self.runs.word(k - 1), "of" | "for" | "and")
        })
    }
}
