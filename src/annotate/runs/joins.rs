//! What joins two parts of a name: "of" and "for", an owner's mark, a particle, a legal form.

use super::Runs;
use crate::gazetteer::{NameClass, Sense, SenseSet};
use crate::model::{KeySet, PartyType, TokenKind};

const OPEN_HEADS: KeySet<15> = KeySet::new([
    "republic",
    "kingdom",
    "office",
    "centre",
    "center",
    "house",
    "government",
    "state",
    "emirate",
    "province",
    "county",
    "islands",
    "isle",
    "faculty",
    "chamber",
]);
const OF: KeySet<2> = KeySet::new(["of", "for"]);
/// "of" after these names a body's own town: "Bank of Ada", not "Ada Gas of Sapporo".
const SEATED: KeySet<10> = KeySet::new([
    "bank",
    "port",
    "exchange",
    "airport",
    "university",
    "hospital",
    "works",
    "museum",
    "press",
    "harbour",
]);
const OWNERS: KeySet<14> = KeySet::new([
    "people",
    "children",
    "women",
    "men",
    "king",
    "queen",
    "workers",
    "farmers",
    "boatmen",
    "fishermen",
    "seamen",
    "craftsmen",
    "watermen",
    "tradesmen",
]);
const SAINTS: KeySet<6> = KeySet::new(["st", "st.", "saint", "santa", "san", "sankt"]);
/// What an unlisted owner may have in its name: "Lloyd’s Register", "St Brannoc’s Hospice".
const OWNED: KeySet<16> = KeySet::new([
    "college",
    "hospital",
    "school",
    "register",
    "hospice",
    "cathedral",
    "church",
    "university",
    "hall",
    "academy",
    "infirmary",
    "cooperative",
    "co-operative",
    "syndicate",
    "guild",
    "club",
]);

/// "Working Group on Climate Change": bodies that are named for what they sit on.
const FORUMS: KeySet<12> = KeySet::new([
    "group",
    "committee",
    "commission",
    "council",
    "panel",
    "force",
    "taskforce",
    "board",
    "conference",
    "convention",
    "observatory",
    "centre",
]);

impl Runs<'_> {
    /// Whether the words before `end` are a head or an occasion, so that "of", "for" or "on" may follow inside the name.
    fn takes_of(&self, start: usize, end: usize) -> bool {
        let heads = SenseSet::HEAD.or(SenseSet::EVENT).or(SenseSet::POSITION).or(SenseSet::PLACE_START);
        (start..end).any(|at| self.spans(at, end, heads)) || self.in_set(end - 1, &OPEN_HEADS)
    }

    /// Whether "of", "for", "on" or "to" at `end` is inside the name.
    pub(super) fn takes(&self, start: usize, end: usize, next: usize, the: bool) -> bool {
        let word = self.word(end);
        // "Bulky Waste to Wonder Competition", "Lake of Stars Climate Dialogue": an occasion's head is still to come.
        let soon = || {
            !the && self.event_soon(next, 4)
                && !self.event_before(start, end)
                && self.head_start(start).is_none()
                && self.head_end(end - 1).is_none()
                && !self.is_listed(start, end)
        };
        match word {
            "of" => {
                let more = self.takes_of(start, end) || (start..end).any(|k| self.word(k) == "for");
                (more || self.lists_topics(start, end) && self.head_start(start).is_some())
                    && !self.is_seat(start, end, next)
                    || soon()
            }
            "for" => {
                let more = self.lists_topics(start, end) && !self.is_listed_at(next);
                let small = || {
                    let close = (next..next + 3).take_while(|k| self.goes_on(*k)).count() + next;
                    !the && close > next && self.is_small_event(close)
                };
                self.takes_of(start, end) && !self.is_company(start, end) || more || soon() || small()
            }
            "on" => {
                self.event_before(start, end)
                    || self.in_set(end - 1, &FORUMS) && !self.is_listed_at(next) && !self.is_dated(next)
            }
            _ => soon(),
        }
    }

    /// "Kitanami Gas of Sapporo": a company and its town.
    fn is_seat(&self, start: usize, end: usize, next: usize) -> bool {
        if !self.is_company(start, end) || self.in_set(end - 1, &SEATED) {
            return false;
        }
        let mut hits = Vec::new();
        self.listed(next, &mut hits);
        hits.iter().any(|h| matches!(h.entry.class, NameClass::City | NameClass::Region))
    }

    /// Whether the words before `end` close with the head of a company, which takes no "of" or "for".
    fn is_company(&self, start: usize, end: usize) -> bool {
        let company = |sense: &Sense| matches!(sense, Sense::Head { party: PartyType::Company, start: false, .. });
        let closes = |at: usize| {
            self.words.senses_of(self.tokens, at, SenseSet::HEAD_END).any(|(len, s)| at + len == end && company(s))
        };
        end > start + 1 && self.head_start(start).is_none() && (start..end).any(closes)
    }

    /// "program" in "the Alta for Countries program".
    fn is_small_event(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.capital) && self.any(at, SenseSet::EVENT_SMALL)
    }

    pub(super) fn is_listed_at(&self, at: usize) -> bool {
        let mut hits = Vec::new();
        self.listed(at, &mut hits);
        hits.iter().any(|h| !h.ambiguous)
    }

    /// Whether the words are a listed name as a whole.
    fn is_listed(&self, start: usize, end: usize) -> bool {
        let mut hits = Vec::new();
        self.listed(start, &mut hits);
        hits.iter().any(|h| h.tokens == end - start)
    }

    /// Whether the name so far goes on in topics: "Ministry of Land, Infrastructure and Transport".
    pub(super) fn lists_topics(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.in_set(at, &OF))
    }

    /// "SmartCity Gulf 2024", "Horizon 2020": the number that closes an occasion's name.
    pub(super) fn numbered(&self, start: usize, end: usize) -> usize {
        let number = self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number) && self.word(end).len() == 4;
        let plain = !matches!(self.word(end + 1), "," | "and") || self.event_before(start, end);
        if number && plain && !self.is_dated(end) && (self.event_before(start, end) || end - start >= 2) {
            end + 1
        } else {
            end
        }
    }

    pub(in crate::annotate) fn event_before(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.spans(at, end, SenseSet::EVENT))
    }

    /// "Sea Forum" in "Baltic Air and Sea Forum": an occasion's head within a few words.
    pub(super) fn event_soon(&self, at: usize, reach: usize) -> bool {
        (at..at + reach).take_while(|k| self.capital(*k)).any(|k| self.any(k, SenseSet::EVENT))
    }

    /// Words that join names in other languages stand inside one name in an English sentence, unless a name that the lists
    /// know is whole before them; the shortest, "e" and "y", need a particle's company too.
    pub(super) fn particle_fits(&self, start: usize, at: usize) -> bool {
        !matches!(self.word(at), "e" | "y" | "et" | "und" | "og" | "och" | "i" | "no" | "te")
            || self.takes_of(at.saturating_sub(3).max(start), at)
            || self.is(at - 1, SenseSet::TOPIC)
            || (start..at).any(|k| !self.tokens[k].capital && self.in_set(k, &super::LINKS))
            || matches!(self.word(at), "no" | "et" | "und" | "og" | "och") && !self.is_listed(start, at)
            || at > start + 1 && self.is(start, SenseSet::GIVEN_NAME)
    }

    /// "People’s", "St Brendan’s": an owner that is no name of its own.
    pub(super) fn owns(&self, start: usize, mark: usize) -> bool {
        let plural = self.word(mark).chars().count() == 1 && self.is_possessive(mark);
        let saint = mark >= start + 2 && (start..mark - 1).any(|k| self.in_set(k, &SAINTS));
        let surname = || self.is(start, SenseSet::SURNAME) || !self.is_listed(start, mark);
        let unlisted = || mark == start + 1 && self.in_set(mark + 1, &OWNED) && surname();
        self.in_set(mark - 1, &OWNERS)
            || (plural && self.head_follows(mark + 1))
            || (plural && mark > start + 1 && !self.is_demonym(mark + 1) && self.goes_on(mark + 1))
            || saint
            || unlisted()
            || self.position_before(mark)
    }

    fn position_before(&self, mark: usize) -> bool {
        (mark.saturating_sub(3)..mark).any(|at| self.position(at).is_some_and(|len| at + len == mark))
            && self.head_end(mark + 1).is_some()
    }

    pub(super) fn head_follows(&self, at: usize) -> bool {
        (at..at + 4).take_while(|k| self.capital(*k)).any(|k| self.head_end(k).is_some())
    }

    /// A mark without blanks inside a name: "Re:Fibre", "P/F Kallsoyar"; but "the Lagos–Cotonou line" has two places.
    pub(super) fn is_tight(&self, start: usize, end: usize) -> bool {
        let tight = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        let letter = |at: usize| self.word(at).chars().count() == 1;
        let shouted = |at: usize| self.tokens.get(at).is_some_and(|t| t.shouted);
        tight(end)
            && tight(end + 1)
            && match self.word(end) {
                "/" => letter(end - 1) && letter(end + 1),
                ":" => {
                    !shouted(end - 1)
                        && !shouted(end + 1)
                        && !self.word(end - 1).ends_with(|c: char| c.is_ascii_digit())
                }
                "–" => !(self.is_listed(start, end) && self.is_listed(end + 1, end + 2) && !self.capital(end + 2)),
                _ => true,
            }
    }

    /// Length of the legal form at `at`, with the comma before it: ", Ltd", "A.Ş.", "Sdn Bhd", "and Sons".
    pub(super) fn legal_form(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.word(at) == ",");
        let len = self.words.length(self.tokens, at + comma, SenseSet::LEGAL_END)?;
        let first = self.word(at + comma);
        let formal = first.chars().any(char::is_uppercase)
            || first == "("
            || len > 1 && self.capital(at + comma + len - 1)
            || matches!(first, "plc" | "e.V." | "gmbh" | "d.o.o." | "a.s." | "s.r.o." | "inc" | "ry" | "ohf" | "hf");
        formal.then_some(comma + len)
    }

    /// "Vrelo d.o.o. Mostar": a town after the legal form.
    fn has_legal_form_and_seat(&self, start: usize, end: usize) -> bool {
        let mut hits = Vec::new();
        (start + 1..end.saturating_sub(1)).any(|at| {
            let Some(len) = self.legal_form(at).filter(|_| self.word(at).contains('.')) else { return false };
            self.listed(at + len, &mut hits);
            hits.iter().any(|h| at + len + h.tokens == end && h.entry.class == NameClass::City)
        })
    }

    pub(in crate::annotate) fn has_legal_form(&self, start: usize, end: usize) -> bool {
        (start + 1..end).any(|at| self.spans(at, end, SenseSet::LEGAL_END))
            || (end - start > 1 && self.any(start, SenseSet::LEGAL_START))
            || self.has_legal_form_and_seat(start, end)
    }
}
