//! Names: from the lists, from definitions in the text, and from shape.

use super::runs::{Runs, Shape};
use super::sentences::span;
use super::{Line, Reading};
use crate::gazetteer::{NameClass, NameHit, Names, Sense, Words};
use crate::model::{BlockKind, EntityClass, EntityId, PartyType, Span, TokenKind};
use rustc_hash::FxHashSet;

/// A name as it stands in a sentence.
#[derive(Clone, Debug)]
pub(super) struct RawName {
    /// Tokens of the sentence, half-open.
    pub(super) tokens: (usize, usize),
    pub(super) span: Span,
    pub(super) class: EntityClass,
    pub(super) party: Option<PartyType>,
    pub(super) id: Option<String>,
    pub(super) country: Option<String>,
    pub(super) why: &'static str,
    /// The entity that memory took it for.
    pub(super) entity: EntityId,
    /// "(PKU)" right after a longer name: the same thing.
    pub(super) defines: bool,
}

pub(super) fn annotate(reading: &mut Reading) {
    let text = reading.document.text.as_str();
    let (words, names) = (&reading.gazetteer.words, &reading.gazetteer.names);
    let inner = inner_capitals(&reading.sentences);
    for line in &mut reading.sentences {
        // Furniture and captions name editors, photographers and streets.
        if matches!(line.kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Boilerplate) {
            continue;
        }
        let dated: Vec<bool> = line
            .tokens
            .iter()
            .map(|t| {
                line.dates.iter().any(|d| d.span.touches(t.span))
                    || line.money.iter().any(|(s, _)| s.touches(t.span))
                    || line.terms.iter().any(|(s, _)| s.touches(t.span))
            })
            .collect();
        let found = {
            let runs = Runs { text, tokens: &line.tokens, words, names, dated: &dated };
            Scan { runs, titled: line.titled, inner: &inner, hits: Vec::new() }.scan()
        };
        line.names = found;
    }
}

/// Keys of words that bear a capital in the middle of a sentence somewhere: names rather than sentence openings.
fn inner_capitals(lines: &[Line]) -> FxHashSet<u64> {
    let inner = lines.iter().filter(|l| !l.titled && l.kind.gives_deals()).flat_map(|l| l.tokens.windows(2));
    inner.filter(|pair| pair[1].capital && pair[0].kind != TokenKind::Mark).map(|pair| pair[1].key).collect()
}

struct Scan<'a, 'b> {
    runs: Runs<'a>,
    titled: bool,
    inner: &'b FxHashSet<u64>,
    hits: Vec<NameHit<'a>>,
}

impl Scan<'_, '_> {
    fn scan(&mut self) -> Vec<RawName> {
        let mut found: Vec<RawName> = Vec::new();
        let mut at = 0;
        while at < self.runs.tokens.len() {
            match self.name(at, &found) {
                Some(name) => {
                    at = name.tokens.1;
                    found.push(name);
                }
                None => at = self.after(at),
            }
        }
        found
    }

    /// Where to look next when no name starts at `at`.
    fn after(&self, at: usize) -> usize {
        if let Some(len) = self.runs.honorific(at) {
            return at + len;
        }
        at + self.runs.position(at).filter(|_| self.runs.tokens[at].capital).unwrap_or(1)
    }

    fn name(&mut self, at: usize, before: &[RawName]) -> Option<RawName> {
        let token = self.runs.tokens[at];
        if self.runs.dated[at] {
            return None;
        }
        if !token.capital || is_adjective(token.span.of(self.runs.text)) {
            return None;
        }
        let place = {
            let mut hits = Vec::new();
            self.runs.listed(at, &mut hits);
            hits.iter().any(|h| {
                h.tokens > 1
                    && matches!(h.entry.class, NameClass::Country | NameClass::City | NameClass::Organisation(_))
            })
        };
        if let Some(len) = self.runs.honorific(at).filter(|_| !place) {
            return self.person(at + self.honorifics(at, len), "an honorific before it");
        }
        self.hits = {
            let mut hits = Vec::new();
            self.runs.listed(at, &mut hits);
            hits
        };
        let listed = self.hits.first().map_or(0, |h| h.tokens);
        if self.runs.position(at).is_some() && listed == 0 && !self.opens_office(at) {
            return None;
        }
        if self.runs.is(at, &Sense::Function) && listed < 2 && !token.shouted {
            return None;
        }
        let mut end = if self.titled { at + listed.max(1) } else { self.runs.end(at) };
        if let Some(cut) = self.split_at_person(at, end) {
            end = cut;
        }
        if matches!(self.runs.word(at + 1), "government" | "authorities") && self.demonym(at) {
            return Some(self.raw(
                at,
                at + 2,
                EntityClass::Organisation,
                Some(PartyType::Government),
                "a government by its country",
            ));
        }
        if self.is_trigger(at, end) || is_adjective(self.runs.word(end - 1)) {
            return None;
        }
        let shape = if self.titled { Shape::Plain } else { self.runs.shape(at, end) };
        if shape == Shape::Instrument {
            return None;
        }
        if listed > 0 && (listed >= end - at || (listed > 1 && !self.extends(at, listed, end, shape))) {
            if let Some(name) = self.by_lists(at) {
                return Some(name);
            }
        }
        if self.titled {
            return None;
        }
        self.by_shape(at, end, shape, before)
    }

    /// "Tan Sri Dato’ Dr": honorifics in a row.
    fn honorifics(&self, at: usize, first: usize) -> usize {
        let mut len = first;
        while let Some(more) = self.runs.honorific(at + len) {
            len += more;
        }
        len
    }

    /// "Prime Minister’s Office", "Attorney General’s Chambers": an office that is a body.
    fn opens_office(&self, at: usize) -> bool {
        let end = self.runs.end(at);
        let owner = self.runs.position(at).is_some_and(|len| {
            self.runs.tokens.get(at + len).is_some_and(|t| t.kind == TokenKind::Possessive)
                || matches!(self.runs.word(at + len), "Office" | "Chambers" | "General")
        });
        owner && matches!(self.runs.shape(at, end), Shape::Organisation(_)) && end > at + 1
    }

    /// Whether the words are a deal's own name or a trigger, as "MoU" or "Joint Venture" are.
    fn is_trigger(&self, at: usize, end: usize) -> bool {
        let words = self.runs.words;
        words.senses(self.runs.tokens, at).any(|(len, s)| matches!(s, Sense::Noun { .. }) && at + len >= end)
            || (end == at + 1 && self.runs.is(at, &Sense::Nationality))
    }

    /// Whether the run says more than its listed beginning: "Singapore" in "Singapore Accreditation Council".
    fn extends(&self, at: usize, listed: usize, end: usize, shape: Shape) -> bool {
        let place =
            self.hits.iter().all(|h| !matches!(h.entry.class, NameClass::Organisation(_) | NameClass::Official));
        shape != Shape::Plain || (place && end > at + listed)
    }

    fn by_lists(&mut self, at: usize) -> Option<RawName> {
        let sure = |h: &&NameHit| !h.ambiguous || self.has_context(at, h);
        let rank = |h: &NameHit| match h.entry.class {
            NameClass::Country => (5, 0),
            NameClass::Organisation(_) => (4, 0),
            NameClass::Official => (3, 0),
            NameClass::City => (2, h.entry.population),
            NameClass::Region => (1, 0),
            NameClass::Demonym => (0, 0),
        };
        let hit = *self.hits.iter().filter(sure).max_by_key(|h| (rank(h), !h.ambiguous))?;
        let (class, party) = match hit.entry.class {
            NameClass::Country => (EntityClass::Country, Some(PartyType::Country)),
            NameClass::Organisation(party) => (EntityClass::Organisation, Some(party)),
            NameClass::Official => (EntityClass::Person, None),
            NameClass::City => (EntityClass::City, Some(PartyType::City)),
            NameClass::Region => (EntityClass::Region, Some(PartyType::Government)),
            NameClass::Demonym => return None,
        };
        if hit.tokens == 1 && class != EntityClass::Country && self.runs.is(at, &Sense::Ordinary) && !self.locative(at)
        {
            return None;
        }
        // A small town's name outside a place's context is as likely a company's: "Hokuto said".
        let town = class == EntityClass::City
            && hit.tokens == 1
            && hit.entry.population < TOWN
            && !self.locative(at)
            && !self.in_a_country(at + hit.tokens);
        if town {
            return self.by_shape(at, at + hit.tokens, Shape::Plain, &[]).map(|mut name| {
                name.country = None;
                name
            });
        }
        // "Almaty akimat", "Ipoh council": a place's own government.
        let office = at + hit.tokens;
        let governs = self
            .runs
            .words
            .senses(self.runs.tokens, office)
            .find(|(_, s)| matches!(s, Sense::Side { party: Some(PartyType::Government), plural: false }));
        if let Some((len, _)) = governs.filter(|_| {
            matches!(class, EntityClass::City | EntityClass::Region | EntityClass::Country)
                && self.runs.tokens.get(office).is_some_and(|t| t.spaced && !t.capital)
        }) {
            let mut name = self.raw(
                at,
                office + len,
                EntityClass::Organisation,
                Some(PartyType::Government),
                "a place's own government",
            );
            name.country = hit.entry.country.as_deref().map(str::to_owned);
            return Some(name);
        }
        let mut name = self.raw(at, at + hit.tokens, class, party, "in the gazetteer");
        name.id = hit.entry.id.as_deref().map(str::to_owned);
        name.country = hit.entry.country.as_deref().map(str::to_owned);
        Some(name)
    }

    /// Whether something beside an ambiguous name bears it out: "in Reading", "Reading, England"; an acronym in its own
    /// capitals bears itself out.
    fn has_context(&self, at: usize, hit: &NameHit) -> bool {
        if self.titled {
            return false;
        }
        let shouted = self.runs.tokens[at].shouted && !matches!(hit.entry.class, NameClass::City | NameClass::Region);
        match hit.entry.class {
            NameClass::City | NameClass::Region => {
                self.locative(at) && (hit.entry.population > 100_000 || !self.runs.is(at, &Sense::GivenName))
            }
            // "Jordan signed", but not "Michael Jordan" or "Jordan Peele".
            NameClass::Country => {
                let capital = |k: usize| self.runs.tokens.get(k).is_some_and(|t| t.capital);
                !capital(at + hit.tokens)
                    && !(at > 0 && capital(at - 1))
                    && !(at > 0 && self.runs.honorific(at - 1).is_some())
            }
            _ => shouted || (at > 0 && !self.runs.is(at, &Sense::Ordinary)),
        }
    }

    /// "Wells, England": a country follows.
    fn in_a_country(&self, end: usize) -> bool {
        let mut hits = Vec::new();
        if self.runs.word(end) == "," {
            self.runs.listed(end + 1, &mut hits);
        }
        hits.iter().any(|h| matches!(h.entry.class, NameClass::Country | NameClass::Region))
    }

    fn locative(&self, at: usize) -> bool {
        at > 0 && matches!(self.runs.word(at - 1), "in" | "near" | "from" | "outside" | "of" | "In" | "to" | "between")
    }

    fn by_shape(&mut self, at: usize, end: usize, shape: Shape, before: &[RawName]) -> Option<RawName> {
        let single = end == at + 1;
        if single {
            let token = self.runs.tokens[at];
            let opens =
                at == 0 || matches!(self.runs.word(at - 1), "“" | "\"" | "‘" | ":" | "•" | "–" | "—" | "-" | "»" | ">");
            if self.runs.is(at, &Sense::Ordinary)
                || self.has_sense(at)
                || self.demonym(at)
                || token.span.of(self.runs.text).chars().count() < 2
            {
                return None;
            }
            let known = self.inner.contains(&token.key)
                || token.shouted
                || token.span.of(self.runs.text).chars().skip(1).any(char::is_uppercase);
            if opens && !known {
                return None;
            }
        }
        let (mut start, mut end) = (at, end);
        let (class, party, why) = match shape {
            Shape::Organisation(party) => (EntityClass::Organisation, Some(party), "its head noun or legal form"),
            Shape::Event => (EntityClass::Event, None, "its head noun names an occasion"),
            Shape::Instrument => return None,
            Shape::Plain => {
                // "Swiss maker": a word of belonging is no part of a plain name: "Malaysian Sinaran".
                if self.demonym(start) && end > start + 1 {
                    start += 1;
                    if end == start + 1 && (self.runs.is(start, &Sense::Ordinary) || self.has_sense(start)) {
                        return None;
                    }
                }
                // "Myanmar DRI": the country of a body called by its acronym.
                if end == start + 2
                    && self.runs.tokens[start + 1].shouted
                    && !self.runs.tokens[start].shouted
                    && self.hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Country)
                {
                    start += 1;
                }
                if self.office_modifier(start, end) {
                    return None;
                }
                if let Some(name) = self.plain_person(start, end, before) {
                    return Some(name);
                }
                if (start..end)
                    .all(|k| self.runs.is(k, &Sense::Ordinary) || self.runs.is(k, &Sense::Topic) || self.demonym(k))
                {
                    return None;
                }
                let defined = self.runs.word(end) == "(" && self.runs.tokens.get(end + 1).is_some_and(|t| t.shouted);
                let class = if defined { EntityClass::Organisation } else { EntityClass::Unknown };
                (class, None, if defined { "an acronym is defined after it" } else { "a run of capitals" })
            }
        };
        if matches!(shape, Shape::Event) {
            end = end.max(start + 1);
        }
        let mut name = self.raw(start, end, class, party, why);
        name.defines = start > 0 && self.runs.word(start - 1).ends_with('(');
        if let Some(hit) = self.hits.iter().find(|h| h.tokens < end - start && !h.ambiguous) {
            name.country = hit.entry.country.as_deref().map(str::to_owned);
        }
        Some(name)
    }

    /// "Law" in "Law Minister": the capitals before an office belong to the office.
    fn office_modifier(&self, start: usize, end: usize) -> bool {
        self.runs.position(end).is_some()
            && self.runs.tokens[end].capital
            && (start..end).all(|k| {
                self.runs.is(k, &Sense::Topic)
                    || self.runs.is(k, &Sense::Ordinary)
                    || self.has_sense(k)
                    || matches!(
                        self.runs.word(k),
                        "and"
                            | "&"
                            | "of"
                            | "for"
                            | "the"
                            | "Deputy"
                            | "Vice"
                            | "Senior"
                            | "Assistant"
                            | "Acting"
                            | "Chief"
                            | "Group"
                            | "State"
                            | "Union"
                            | "First"
                            | "Second"
                            | "Local"
                    )
            })
    }

    fn has_sense(&self, at: usize) -> bool {
        self.runs.words.senses(self.runs.tokens, at).any(|(len, s)| {
            len == 1
                && matches!(
                    s,
                    Sense::Noun { .. }
                        | Sense::Verb { .. }
                        | Sense::Side { .. }
                        | Sense::Planned
                        | Sense::Negative
                        | Sense::Function
                        | Sense::Event { .. }
                        | Sense::Position
                )
        })
    }

    fn demonym(&self, at: usize) -> bool {
        let mut hits = Vec::new();
        self.runs.listed(at, &mut hits);
        hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Demonym)
            || self.runs.is(at, &Sense::Nationality)
    }

    fn person(&self, at: usize, why: &'static str) -> Option<RawName> {
        if !self.runs.tokens.get(at).is_some_and(|t| t.capital) {
            return None;
        }
        let mut end = self.runs.end(at);
        end = end.min(at + 7);
        // "Dr Wee Ka Siong MP", "Edwin Tong SC": letters after a name.
        while end > at + 1
            && self.runs.tokens[end - 1].shouted
            && self.runs.word(end - 1).chars().count() <= 4
            && self.runs.word(end - 1).chars().count() >= 2
            && !self.runs.word(end - 1).contains('.')
        {
            end -= 1;
        }
        Some(self.raw(at, end, EntityClass::Person, None, why))
    }

    /// A person without an honorific: an office before the name, an office or "who" after it, a given name in front.
    fn plain_person(&self, start: usize, end: usize, before: &[RawName]) -> Option<RawName> {
        let len = end - start;
        if len > 6 || self.runs.has_legal_form(start, end) {
            return None;
        }
        let given = self.runs.is(start, &Sense::GivenName);
        let office_before = (1..=5).any(|back| start >= back && self.runs.position(start - back) == Some(back));
        let apposed = before.last().is_some_and(|b| {
            b.class == EntityClass::Person && b.tokens.1 + 1 == start && self.runs.word(b.tokens.1) == "and"
        });
        let office_after = matches!(self.runs.word(end), "," | "(") && self.office_within(end + 1, 7);
        let who = self.runs.word(end) == "," && matches!(self.runs.word(end + 1), "who" | "whose");
        let why = if office_before {
            "an office before it"
        } else if len >= 2 && office_after {
            "an office after it"
        } else if (2..=4).contains(&len) && who {
            "\"who\" after it"
        } else if (2..=4).contains(&len) && given && !(start..end).any(|k| self.is_company_word(k)) {
            "a given name in front"
        } else if len >= 2 && apposed {
            "coordinated with a person"
        } else {
            return None;
        };
        self.person(start, why)
    }

    fn is_company_word(&self, at: usize) -> bool {
        self.runs.words.senses(self.runs.tokens, at).any(|(_, s)| {
            matches!(s, Sense::Head { .. } | Sense::Topic | Sense::LegalForm { .. } | Sense::Event { .. })
        })
    }

    /// Whether an office starts within `reach` words, before a mark or a verb: ", Kestrel's chief commercial officer".
    fn office_within(&self, at: usize, reach: usize) -> bool {
        for k in at..at + reach {
            if matches!(
                self.runs.word(k),
                "" | "," | ";" | "." | ":" | "(" | "and" | "said" | "which" | "is" | "was" | "has"
            ) {
                return false;
            }
            if self.runs.position(k).is_some() {
                return !matches!(
                    self.runs.word(k),
                    "partner" | "partners" | "owner" | "owners" | "member" | "agent" | "head"
                ) || matches!(self.runs.word(k + 1), "of" | "at");
            }
        }
        false
    }

    /// "Malaysia Charles Hay", "Group Katrin Behrendt": a listed name and then a person.
    fn split_at_person(&self, at: usize, end: usize) -> Option<usize> {
        (at + 1..end).find(|&k| {
            let left =
                self.hits.first().is_some_and(|h| h.tokens == k - at && !matches!(h.entry.class, NameClass::Demonym));
            let topics = (at..k).all(|j| {
                self.runs.is(j, &Sense::Topic)
                    || self.runs.is(j, &Sense::Ordinary)
                    || matches!(self.runs.word(j), "and" | "&" | "of" | "for")
            });
            (left || topics)
                && self.runs.is(k, &Sense::GivenName)
                && (2..=4).contains(&(end - k))
                && !self.is_company_word(end - 1)
        })
    }

    fn raw(
        &self,
        start: usize,
        end: usize,
        class: EntityClass,
        party: Option<PartyType>,
        why: &'static str,
    ) -> RawName {
        let span = span(self.runs.tokens, start, end);
        RawName { tokens: (start, end), span, class, party, id: None, country: None, why, entity: 0, defines: false }
    }
}

/// "Penang-based", "Arabic-language": made of a name, and none itself.
fn is_adjective(word: &str) -> bool {
    const ENDS: [&str; 20] = [
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
    ];
    word.rsplit_once(['-', '‑']).is_some_and(|(_, last)| ENDS.contains(&last))
}

/// Below so many inhabitants a town's name is more often a company's or a person's.
const TOWN: u64 = 150_000;

/// Whether a list knows the words as a place, an ordinary word or a topic: too weak to stand for a longer name.
pub(super) fn is_weak(text: &str, tokens: &[crate::model::Token], words: &Words, names: &Names) -> bool {
    let mut hits = Vec::new();
    names.longest(text, tokens, 0, &mut hits);
    let listed = hits.iter().any(|h| {
        h.tokens == tokens.len()
            && !matches!(h.entry.class, NameClass::Organisation(_))
            && (h.entry.class != NameClass::City || h.entry.population > TOWN)
    });
    listed
        || words.senses(tokens, 0).any(|(len, s)| {
            len == tokens.len()
                && !(tokens.len() == 1 && tokens[0].shouted)
                && matches!(
                    s,
                    Sense::Ordinary
                        | Sense::Topic
                        | Sense::Head { .. }
                        | Sense::Event { .. }
                        | Sense::Nationality
                        | Sense::Function
                        | Sense::Position
                        | Sense::Honorific
                        | Sense::LegalForm { .. }
                )
        })
}
