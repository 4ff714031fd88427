//! Runs of capitalised words: where an unlisted name starts and ends.

use crate::gazetteer::{NameClass, NameHit, Names, Sense, SenseSet, Words};
use crate::model::{KeySet, PartyType, Token};

/// What the shape of a run says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Organisation(PartyType),
    Event,
    /// The name of an instrument: "Model Agreement".
    Instrument,
    Plain,
}

pub(super) struct Runs<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a Words,
    pub(super) names: &'a Names,
    /// Tokens that measures cover; empty where there are none.
    pub(super) dated: &'a [bool],
}

const PARTICLES: KeySet<38> = KeySet::new([
    "bin", "binti", "bint", "ibn", "al", "el", "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den",
    "des", "la", "le", "les", "du", "van", "von", "zu", "ter", "ten", "y", "e", "et", "und", "ng", "sa", "pour", "au",
    "aux", "og", "och", "of",
]);

impl<'a> Runs<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// "bin", "de": what may stand inside a name without a capital.
    fn is_particle(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.capital && (PARTICLES.has(t.key) || !t.plain && t.is_word()))
            && (self.tokens[at].plain || matches!(self.word(at), "für" | "för"))
    }

    /// Whether the word alone has a sense out of a set.
    pub(super) fn is(&self, at: usize, set: SenseSet) -> bool {
        self.words.alone(self.tokens, at, set)
    }

    /// Whether a phrase out of a set starts at `at` and ends at `end`.
    fn spans(&self, at: usize, end: usize, set: SenseSet) -> bool {
        self.words.senses_of(self.tokens, at, set).any(|(len, _)| at + len == end)
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.capital) && !self.is_dated(at)
    }

    pub(super) fn is_dated(&self, at: usize) -> bool {
        self.dated.get(at).copied().unwrap_or(false)
    }

    /// Length of the honorific that starts at `at`, followed by a capital.
    pub(super) fn honorific(&self, at: usize) -> Option<usize> {
        if !self.capital(at) {
            return None;
        }
        let len = self.words.length(self.tokens, at, SenseSet::HONORIFIC)?;
        let office = self.position(at).unwrap_or(0);
        // "Chief Executive", "Chief Global Affairs Officer": an office, no honorific.
        let described = |next: usize| {
            self.is(next, SenseSet::TOPIC) || self.is(next, SenseSet::ORDINARY) || self.position(next).is_some()
        };
        let honours = self.capital(at + len)
            && office <= len
            && !(office > 0 && described(at + len))
            && !(self.word(at) == "Chief" && described(at + len));
        honours.then_some(len)
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
        if self.capital(after) && self.words.any(self.tokens, after, SenseSet::EVENT) {
            return false;
        }
        if len >= 2 {
            return true;
        }
        let office = self.tokens.get(after).is_some_and(|t| t.kind == crate::model::TokenKind::Possessive)
            && self.head_end(after + 1).is_some();
        !office && !self.is(at, SenseSet::TOPIC) && self.head_end(at).is_none()
    }

    fn head_end(&self, at: usize) -> Option<PartyType> {
        self.words
            .longest_of(self.tokens, at, SenseSet::HEAD_END, |s| match s {
                Sense::Head { party, .. } => Some(*party),
                _ => None,
            })
            .map(|(_, party)| party)
    }

    fn head_start(&self, at: usize) -> Option<(usize, PartyType)> {
        self.words.longest_of(self.tokens, at, SenseSet::HEAD_START, |s| match s {
            Sense::Head { party, .. } => Some(*party),
            _ => None,
        })
    }

    /// Whether the words before `end` are a head or an occasion, so that "of", "for" or "on" may follow inside the name.
    fn takes_of(&self, start: usize, end: usize) -> bool {
        let heads = SenseSet::HEAD.or(SenseSet::EVENT).or(SenseSet::POSITION);
        (start..end).any(|at| self.spans(at, end, heads))
            || matches!(
                self.word(end - 1),
                "Republic"
                    | "Kingdom"
                    | "Office"
                    | "Centre"
                    | "Center"
                    | "House"
                    | "Government"
                    | "State"
                    | "Emirate"
                    | "Province"
                    | "County"
                    | "Islands"
                    | "Isle"
                    | "Faculty"
                    | "Chamber"
            )
    }

    /// Whether the name so far goes on in topics: "Ministry of Land, Infrastructure and Transport".
    fn lists_topics(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| matches!(self.word(at), "of" | "for"))
    }

    /// The end of the run that starts at `start`.
    pub(super) fn end(&self, start: usize) -> usize {
        let mut end = start + 1;
        loop {
            if let Some(len) = self.legal_form(end) {
                end += len;
                continue;
            }
            if self.capital(end) && !self.stops(end) {
                end += 1;
                continue;
            }
            if self.initial_stop(end) {
                end += 1;
                continue;
            }
            let word = self.word(end);
            let next = end + 1;
            let goes_on = |at: usize| self.capital(at) && !self.stops(at);
            let step = match word {
                "&" if goes_on(next) => 1,
                "of" | "for" | "on" | "in" | "to" => {
                    let wanted = match word {
                        "of" => self.takes_of(start, end) || (start..end).any(|k| self.word(k) == "for"),
                        "for" => self.takes_of(start, end),
                        "on" => self.event_before(start, end),
                        _ => false,
                    };
                    if wanted && goes_on(next) {
                        1
                    } else if wanted && self.word(next) == "the" && goes_on(next + 1) {
                        2
                    } else {
                        return end;
                    }
                }
                "and" if goes_on(next) && self.joins(start, end, next) => 1,
                "," if self.lists_topics(start, end)
                    && self.is(end - 1, SenseSet::TOPIC)
                    && self.is(next, SenseSet::TOPIC)
                    && self.topics_follow(next) =>
                {
                    1
                }
                "’" | "'" | "’s" | "'s" if self.plural_owner(end) && goes_on(next) => 1,
                "-" | "–"
                    if !self.tokens[end].spaced
                        && self.tokens.get(next).is_some_and(|t| !t.spaced)
                        && goes_on(next) =>
                {
                    1
                }
                _ if self.is_particle(end) && self.tokens.get(end).is_some_and(Token::is_word) => {
                    let far = (next..next + 3).take_while(|at| self.is_particle(*at)).count();
                    if goes_on(next + far) && self.particle_fits(word, end) { 1 + far } else { return end }
                }
                _ => return self.numbered(start, end),
            };
            end = next + step - 1;
            if self.capital(end) {
                end += 1;
            }
        }
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

    /// "SmartCity Gulf 2024", "Horizon 2020": the number that closes an occasion's name.
    fn numbered(&self, start: usize, end: usize) -> usize {
        let number = self.tokens.get(end).is_some_and(|t| t.kind == crate::model::TokenKind::Number)
            && self.word(end).len() == 4;
        let plain = !matches!(self.word(end + 1), "," | "and") || self.event_before(start, end);
        if number && plain && !self.is_dated(end) && (self.event_before(start, end) || end - start >= 2) {
            end + 1
        } else {
            end
        }
    }

    fn event_before(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.spans(at, end, SenseSet::EVENT))
    }

    /// "Sea Forum" in "Baltic Air and Sea Forum": an occasion's head within three words.
    fn event_soon(&self, at: usize) -> bool {
        (at..at + 3).take_while(|k| self.capital(*k)).any(|k| self.words.any(self.tokens, k, SenseSet::EVENT))
    }

    fn particle_fits(&self, word: &str, at: usize) -> bool {
        // "A et B" joins two names in French titles only; "e", "y" and "et" need a particle's company before them.
        !matches!(word, "e" | "y" | "et" | "und" | "og" | "och")
            || self.takes_of(at.saturating_sub(3), at)
            || self.is(at - 1, SenseSet::TOPIC)
    }

    /// "People’s", "Seafarers’": an owner that is no name of its own.
    fn plural_owner(&self, mark: usize) -> bool {
        let owner = self.word(mark - 1);
        matches!(owner, "People" | "Children" | "Women" | "Men" | "King" | "Queen" | "Workers" | "Farmers")
            || (self.word(mark).chars().count() == 1
                && self.tokens.get(mark).is_some_and(|t| t.kind == crate::model::TokenKind::Possessive)
                && self.head_follows(mark + 1))
            || self.position_before(mark)
    }

    fn position_before(&self, mark: usize) -> bool {
        (mark.saturating_sub(3)..mark).any(|at| self.position(at).is_some_and(|len| at + len == mark))
            && self.head_end(mark + 1).is_some()
    }

    fn head_follows(&self, at: usize) -> bool {
        (at..at + 4).take_while(|k| self.capital(*k)).any(|k| self.head_end(k).is_some())
    }

    fn topics_follow(&self, at: usize) -> bool {
        // A list of topics closes with "and": "Land, Infrastructure and Transport".
        let mut k = at;
        while k < at + 8 {
            match self.word(k) {
                "and" | "&" => return self.is(k + 1, SenseSet::TOPIC),
                "," => {}
                _ if self.capital(k) => {}
                _ => return false,
            }
            k += 1;
        }
        false
    }

    /// Whether "and" is inside a name: topics on both sides, as in "Ministry of Energy and Infrastructure" or
    /// "Ports and Harbours Authority"; not between two names that are each whole.
    fn joins(&self, start: usize, end: usize, next: usize) -> bool {
        let event =
            self.event_soon(next) && self.words.any(self.tokens, next, SenseSet::ALL) && !self.event_before(start, end);
        if event {
            return true;
        }
        let left = self.is(end - 1, SenseSet::TOPIC);
        let right = self.is(next, SenseSet::TOPIC);
        if !left || !right {
            return false;
        }
        let mut hits = Vec::new();
        self.names.longest(self.text, self.tokens, next, &mut hits);
        let listed = hits.first().is_some_and(|h| h.tokens > 1 && matches!(h.entry.class, NameClass::Organisation(_)));
        !listed && (self.lists_topics(start, end) || self.head_end(end - 1).is_none() || !self.capital(next + 1))
    }

    /// Length of the legal form at `at`, with the comma before it: ", Ltd", "A.Ş.", "Sdn Bhd".
    fn legal_form(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.word(at) == ",");
        let len = self.words.length(self.tokens, at + comma, SenseSet::LEGAL_END)?;
        let first = self.word(at + comma);
        let formal = first.chars().any(char::is_uppercase)
            || first == "("
            || matches!(first, "plc" | "e.V." | "gmbh" | "d.o.o." | "a.s." | "s.r.o." | "& ");
        formal.then_some(comma + len)
    }

    pub(super) fn has_legal_form(&self, start: usize, end: usize) -> bool {
        (start + 1..end).any(|at| self.spans(at, end, SenseSet::LEGAL_END))
            || (end - start > 1 && self.words.any(self.tokens, start, SenseSet::LEGAL_START))
    }

    /// What the run's own words say that it is.
    pub(super) fn shape(&self, start: usize, end: usize) -> Shape {
        let closes = |set: SenseSet| (start..end).find(|at| self.spans(*at, end, set));
        // "Model Agreement" is a deal's name; "Green Ports Alliance" a body's.
        if closes(SenseSet::NOUN).is_some() && (end - start < 2 || self.head_end(end - 1).is_none()) {
            return Shape::Instrument;
        }
        if self.has_legal_form(start, end) {
            return Shape::Organisation(PartyType::Company);
        }
        let event = closes(SenseSet::EVENT).map(|_| Shape::Event);
        let head_at = closes(SenseSet::HEAD_END).filter(|_| end - start > 1);
        let end_head = head_at.and_then(|at| {
            self.words.senses_of(self.tokens, at, SenseSet::HEAD_END).find_map(|(len, s)| match s {
                Sense::Head { party, .. } if at + len == end => Some(Shape::Organisation(*party)),
                _ => None,
            })
        });
        let start_head =
            self.head_start(start).filter(|(len, _)| start + len < end).map(|(_, party)| Shape::Organisation(party));
        if let Some(found) = start_head.or(end_head) {
            return if event.is_some() && end_head.is_none() && start_head.is_none() { Shape::Event } else { found };
        }
        if let Some(event) = event.filter(|_| end - start > 1) {
            return event;
        }
        let heads = SenseSet::HEAD.or(SenseSet::EVENT);
        // "Nordic Institute of Rail Research", "Baltic Financing Facility for the Islands": a head inside.
        let inside = (start..end).find_map(|at| match self.word(at) {
            "of" | "for" if at > start => {
                self.words.senses_of(self.tokens, at - 1, heads).find_map(|(len, s)| match s {
                    Sense::Head { party, .. } if len == 1 => Some(Shape::Organisation(*party)),
                    Sense::Event { .. } if len == 1 => Some(Shape::Event),
                    _ => None,
                })
            }
            "on" if at > start && self.event_before(start, at) => Some(Shape::Event),
            _ => None,
        });
        inside.or_else(|| self.numbered_event(start, end)).unwrap_or(Shape::Plain)
    }

    fn numbered_event(&self, start: usize, end: usize) -> Option<Shape> {
        let year = self.tokens[end - 1].kind == crate::model::TokenKind::Number && end - start > 1;
        year.then_some(Shape::Event)
    }

    /// The longest listed name at `at`.
    pub(super) fn listed<'s>(&'s self, at: usize, hits: &mut Vec<NameHit<'a>>) {
        self.names.longest(self.text, self.tokens, at, hits);
    }
}
