//! Names: where one starts and ends, and whether the lists, a person's marks or its shape tell what it names.

mod listed;
mod persons;
mod shaped;

use super::runs::{Runs, Shape};
use super::sentences::span;
use super::{Line, Reading};
use crate::gazetteer::{NameClass, NameHit, SenseSet};
use crate::model::{BlockKind, EntityClass, EntityId, PartyType, Span, TokenKind};

pub(super) use listed::is_weak;

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
    let mut dated = Vec::new();
    for line in &mut reading.sentences {
        // Furniture and captions name editors, photographers and streets.
        if matches!(line.kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Boilerplate) {
            continue;
        }
        let measures = line.dates.iter().map(|d| d.span).chain(line.money.iter().map(|(s, _)| *s));
        let measures = measures.chain(line.terms.iter().map(|(s, _)| *s));
        dated.clear();
        for span in measures {
            dated.resize(line.tokens.len(), false);
            for (token, dated) in line.tokens.iter().zip(&mut dated) {
                *dated |= span.touches(token.span);
            }
        }
        let found = {
            let runs = Runs { text, tokens: &line.tokens, words, names, dated: &dated };
            Scan { runs, titled: line.titled, inner: &inner, hits: Vec::new() }.scan()
        };
        line.names = found;
    }
}

/// Keys of words that bear a capital in the middle of a sentence somewhere: names rather than sentence openings.
fn inner_capitals(lines: &[Line]) -> Vec<u64> {
    let mut inner = Vec::with_capacity(128);
    for line in lines.iter().filter(|l| !l.titled && l.kind.gives_deals()) {
        let pairs = line.tokens.windows(2).filter(|pair| pair[1].capital && pair[0].kind != TokenKind::Mark);
        inner.extend(pairs.map(|pair| pair[1].key));
    }
    inner
}

struct Scan<'a, 'b> {
    runs: Runs<'a>,
    titled: bool,
    inner: &'b [u64],
    hits: Vec<NameHit<'a>>,
}

impl Scan<'_, '_> {
    fn scan(&mut self) -> Vec<RawName> {
        let mut found: Vec<RawName> = Vec::new();
        let mut at = 0;
        while let Some(token) = self.runs.tokens.get(at) {
            if !token.capital {
                at += 1;
                continue;
            }
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
        if self.runs.is_dated(at) || self.is_adjective(at) {
            return None;
        }
        let mut hits = std::mem::take(&mut self.hits);
        self.runs.listed(at, &mut hits);
        self.hits = hits;
        // "Sri Lanka" is a country before "Sri" is an honorific.
        let place = self.hits.iter().any(|h| {
            h.tokens > 1 && matches!(h.entry.class, NameClass::Country | NameClass::City | NameClass::Organisation(_))
        });
        if let Some(len) = self.runs.honorific(at).filter(|_| !place) {
            return self.person(at + self.honorifics(at, len), "an honorific before it");
        }
        let listed = self.hits.first().map_or(0, |h| h.tokens);
        if self.runs.position(at).is_some() && listed == 0 && !self.opens_office(at) {
            return None;
        }
        if self.runs.is(at, SenseSet::FUNCTION) && listed < 2 && !token.shouted {
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
        if self.is_trigger(at, end) || self.is_adjective(end - 1) {
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
        words.senses_of(self.runs.tokens, at, SenseSet::NOUN).any(|(len, _)| at + len >= end)
            || (end == at + 1 && self.runs.is(at, SenseSet::NATIONALITY))
    }

    /// Whether the run says more than its listed beginning: "Singapore" in "Singapore Standards Council".
    fn extends(&self, at: usize, listed: usize, end: usize, shape: Shape) -> bool {
        let place =
            self.hits.iter().all(|h| !matches!(h.entry.class, NameClass::Organisation(_) | NameClass::Official));
        shape != Shape::Plain || (place && end > at + listed)
    }

    fn has_sense(&self, at: usize) -> bool {
        const SENSES: SenseSet = SenseSet::NOUN
            .or(SenseSet::VERB)
            .or(SenseSet::ANY_SIDE)
            .or(SenseSet::PLANNED)
            .or(SenseSet::NEGATIVE)
            .or(SenseSet::FUNCTION)
            .or(SenseSet::EVENT)
            .or(SenseSet::POSITION);
        self.runs.is(at, SENSES)
    }

    fn demonym(&self, at: usize) -> bool {
        let mut hits = Vec::new();
        self.runs.listed(at, &mut hits);
        hits.iter().any(|h| h.tokens == 1 && h.entry.class == NameClass::Demonym)
            || self.runs.is(at, SenseSet::NATIONALITY)
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

    /// "Penang-based", "Arabic-language": made of a name, and none itself.
    fn is_adjective(&self, at: usize) -> bool {
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
        let whole = self.runs.tokens.get(at).is_none_or(|t| t.plain);
        !whole && self.runs.word(at).rsplit_once(['-', '‑']).is_some_and(|(_, last)| ENDS.contains(&last))
    }
}
