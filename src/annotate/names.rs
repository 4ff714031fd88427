//! Names: where one starts and ends, and whether the lists, a person's marks or its shape tell what it names.

mod bodies;
mod known;
mod listed;
mod occasions;
mod offices;
mod persons;
mod scenes;
mod shaped;
mod small;
mod voice;
mod words;

use super::runs::{Runs, Shape};
use super::sentences::span;
use super::{Line, Reading};
use crate::gazetteer::{NameClass, NameHit, SenseSet};
use crate::model::{BlockKind, EntityClass, EntityId, PartyType, Span, Token, TokenKind};
use known::Known;

pub(super) use listed::is_weak;
pub(super) use scenes::Scene;

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
    /// How much the words around it tell of a place.
    pub(super) scene: Scene,
    /// The article is in its name.
    pub(super) voice: bool,
}

pub(super) fn annotate(reading: &mut Reading) {
    let text = reading.document.text.as_str();
    let (words, names) = (&reading.gazetteer.words, &reading.gazetteer.names);
    small::mark(text, words, &mut reading.sentences);
    let marks = Marks::read(words, &reading.sentences);
    let mut known = Known::default();
    let mut dated = Vec::new();
    // Headlines come last: they are read by the names of the text.
    for titled in [false, true] {
        for at in 0..reading.sentences.len() {
            let line = &reading.sentences[at];
            if line.titled != titled {
                continue;
            }
            // Furniture and captions name editors, photographers and streets.
            let aside = matches!(line.kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Boilerplate);
            measured(line, &mut dated);
            let runs = Runs { text, tokens: &line.tokens, words, names, dated: &dated };
            let next = reading.sentences.get(at + 1).map_or(&[][..], |l| l.tokens.as_slice());
            let scan =
                Scan { runs, titled, marks: &marks, known: &known, hits: Vec::new(), office_end: usize::MAX, next };
            if aside {
                reading.sentences[at].names = scan.voice(line.kind).into_iter().collect();
                continue;
            }
            let found = scan.scan();
            if !titled {
                known.learn(&line.tokens, &found);
            }
            reading.sentences[at].names = found;
        }
    }
}

/// Notes which tokens measures cover; nothing where there are none.
fn measured(line: &Line, dated: &mut Vec<bool>) {
    let measures = line.dates.iter().map(|d| d.span).chain(line.money.iter().map(|(s, _)| *s));
    dated.clear();
    for span in measures.chain(line.terms.iter().map(|(s, _)| *s)) {
        dated.resize(line.tokens.len(), false);
        for (token, dated) in line.tokens.iter().zip(&mut *dated) {
            *dated |= span.touches(token.span);
        }
    }
}

/// What the document's words tell of its names.
struct Marks {
    /// Keys of words that bear a capital in the middle of a sentence: names rather than sentence openings.
    inner: Vec<u64>,
    /// Keys of words after an honorific: surnames.
    honoured: Vec<u64>,
}

impl Marks {
    fn read(words: &crate::gazetteer::Words, lines: &[Line]) -> Self {
        let (mut inner, mut honoured) = (Vec::with_capacity(128), Vec::new());
        for line in lines.iter().filter(|l| l.kind.gives_deals()) {
            for (at, pair) in line.tokens.windows(2).enumerate().filter(|(_, pair)| pair[1].capital) {
                if !line.titled && pair[0].kind != TokenKind::Mark {
                    inner.push(pair[1].key);
                }
                if pair[0].capital && words.alone(&line.tokens, at, SenseSet::HONORIFIC) {
                    let names = line.tokens[at + 1..].iter().take(3).take_while(|t| t.capital);
                    honoured.extend(names.map(|t| t.key));
                }
            }
        }
        inner.extend(openers(lines));
        Self { inner, honoured }
    }
}

/// Keys of words that no list knows, which open two sentences and never stand in small letters.
fn openers(lines: &[Line]) -> Vec<u64> {
    let unlisted = |t: &&Token| t.capital && t.is_word() && t.listed.is_some_and(|l| l.word.is_none());
    let first = lines.iter().filter(|l| l.kind.gives_deals()).filter_map(|l| l.tokens.first().filter(unlisted));
    let mut keys: Vec<u64> = first.map(|t| t.key).collect();
    keys.sort_unstable();
    let twice = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    let mut found: Vec<u64> = twice.collect();
    found.dedup();
    let small = |key: u64| lines.iter().flat_map(|l| &l.tokens).any(|t| t.key == key && !t.capital);
    found.retain(|key| !small(*key));
    found
}

struct Scan<'a, 'b> {
    runs: Runs<'a>,
    titled: bool,
    marks: &'b Marks,
    known: &'b Known,
    hits: Vec<NameHit<'a>>,
    /// Where the last office ended.
    office_end: usize,
    /// The next sentence's tokens.
    next: &'b [Token],
}

impl Scan<'_, '_> {
    fn scan(mut self) -> Vec<RawName> {
        let mut found: Vec<RawName> = Vec::new();
        let mut at = 0;
        while let Some(token) = self.runs.tokens.get(at) {
            let name = if token.capital {
                self.name(at, &found)
            } else if token.kind == TokenKind::Mark {
                self.quoted(at)
            } else if self.may_open(token) {
                self.small(at)
            } else {
                at += 1;
                continue;
            };
            match name {
                Some(mut name) => {
                    let from = found.iter().rposition(|n| n.tokens.1 <= name.tokens.0).map_or(0, |k| k + 1);
                    found.truncate(from);
                    name.scene = self.scene(&name, found.last());
                    at = name.tokens.1;
                    found.push(name);
                }
                None => at = self.after(at),
            }
        }
        found
    }

    /// Whether a name or an office may open with a word in small letters: nearly none does.
    fn may_open(&self, token: &Token) -> bool {
        const SENSES: SenseSet = SenseSet::BODY.or(SenseSet::TOPIC).or(SenseSet::POSITION);
        let key = token.key;
        self.runs.words.starts(token).meets(SENSES)
            || occasions::SESSIONS.has(key)
            || bodies::RANKS.has(key)
            || scenes::PARTS.has(key)
    }

    /// A name that opens with a small letter: "the health ministry of Mali", "ninth session of the …".
    fn small(&self, at: usize) -> Option<RawName> {
        if self.titled {
            return None;
        }
        self.session(at).or_else(|| self.body_before(at)).or_else(|| self.part(at))
    }

    /// Where to look next when no name starts at `at`.
    fn after(&mut self, at: usize) -> usize {
        if !self.runs.tokens[at].capital && !self.runs.any(at, SenseSet::POSITION) {
            return at + 1;
        }
        if let Some(len) = self.runs.honorific(at) {
            return at + len;
        }
        match self.office(at) {
            Some(end) => {
                self.office_end = end;
                end
            }
            None => at + 1,
        }
    }

    fn name(&mut self, at: usize, before: &[RawName]) -> Option<RawName> {
        let token = self.runs.tokens[at];
        if self.runs.is_dated(at) || self.runs.is_adjective(at) || self.opens_plainly(at) {
            return None;
        }
        if let Some(name) = self.own_name(at) {
            return Some(name);
        }
        let mut hits = std::mem::take(&mut self.hits);
        self.runs.listed(at, &mut hits);
        self.hits = hits;
        if self.runs.is_initial(at) {
            if let Some(name) = self.initialled(at) {
                return Some(name);
            }
        }
        // "Sri Lanka" is a country before "Sri" is an honorific.
        let place = self.hits.iter().any(|h| {
            h.tokens > 1 && matches!(h.entry.class, NameClass::Country | NameClass::City | NameClass::Organisation(_))
        });
        if let Some(len) = self.runs.honorific(at).filter(|_| !place) {
            return self.person(at + self.honorifics(at, len), "an honorific before it");
        }
        let listed = self.hits.first().map_or(0, |h| h.tokens);
        let office = self.runs.position(at).is_some() && listed == 0 && self.runs.word(at + 1) != "&";
        if office && !self.opens_office(at) && !self.runs.is_royal_body(at) {
            return None;
        }
        if self.runs.is(at, SenseSet::FUNCTION) && listed < 2 && !(token.shouted && !self.titled) {
            return None;
        }
        if self.titled {
            return self.headlined(at, listed, before);
        }
        let mut end = self.runs.end(at);
        if let Some(cut) = self.split_at_person(at, end) {
            end = cut;
        }
        if matches!(self.runs.word(at + 1), "government" | "authorities") && self.demonym(at) {
            let (class, party) = (EntityClass::Organisation, Some(PartyType::Government));
            return Some(self.raw(at, at + 2, class, party, "a government by its country"));
        }
        if let Some(name) = self.body_after(at).or_else(|| self.spelt_out(at)) {
            return Some(name);
        }
        if self.is_trigger(at, end) {
            return None;
        }
        let shape = self.runs.shape(at, end);
        self.occasion(at, end, shape).or_else(|| self.judged(at, end, listed, shape, before))
    }

    /// What the lists and the shape say of a run.
    fn judged(&mut self, at: usize, end: usize, listed: usize, shape: Shape, before: &[RawName]) -> Option<RawName> {
        if shape == Shape::Instrument || self.runs.is_adjective(end - 1) {
            return None;
        }
        let office = listed == 1 && self.holds_office(at, end);
        if listed > 0 && !office && (listed >= end - at || (listed > 1 && !self.extends(at, listed, end, shape))) {
            if let Some(name) = self.by_lists(at) {
                return Some(name);
            }
        }
        self.by_shape(at, end, shape, before)
    }

    /// In a headline every word has its capital: a name ends where a verb, a trigger or another sense begins.
    fn headlined(&mut self, at: usize, listed: usize, before: &[RawName]) -> Option<RawName> {
        const ENDS: SenseSet = SenseSet::VERB.or(SenseSet::NOUN).or(SenseSet::FUNCTION);
        if let Some((len, class, party)) = self.known.at(&self.runs.tokens[at..]) {
            if len >= listed {
                return Some(self.raw(at, at + len, class, party, "named in the text"));
            }
        }
        let run = self.runs.end(at);
        let event = |k: usize| (at..k).any(|j| self.runs.is(j, SenseSet::EVENT));
        let ends = |k: &usize| self.runs.is(*k, ENDS) && self.runs.tokens[*k].capital;
        let noun = |k: usize| !self.runs.is(k, SenseSet::VERB.or(SenseSet::FUNCTION));
        // "Joint Committee on Technical Cooperation": a trigger inside an occasion's name.
        let end = (at + 1..run).find(|k| ends(k) && !(noun(*k) && event(*k))).unwrap_or(run);
        let mut end = self.split_at_person(at, end).unwrap_or(end);
        while end > at + 1 && !self.runs.capital(end - 1) && self.runs.tokens[end - 1].is_word() {
            end -= 1;
        }
        let shape = self.runs.shape(at, end);
        let told = matches!(shape, Shape::Organisation(_) | Shape::Event | Shape::Place(_));
        if listed > 0 && (!told || listed >= end - at) {
            return self.by_lists(at);
        }
        // "New International Treaty": what stands before a trigger describes it.
        let cut = end < run && self.runs.is(end, SenseSet::NOUN) && !self.runs.has_legal_form(at, end);
        let opens = self.runs.is(at, SenseSet::VERB.or(SenseSet::NOUN)) || cut;
        let numbered = self.runs.word(at).ends_with(|c: char| c.is_ascii_digit());
        if told && (end > at + 1 || numbered) && !opens && !self.is_trigger(at, end) {
            return self.by_shape(at, end, shape, before);
        }
        (shape == Shape::Plain && !opens).then(|| self.plain_person(at, end, before)).flatten()
    }

    /// Whether the run says more than its listed beginning: "Singapore" in "Singapore Standards Council".
    fn extends(&self, at: usize, listed: usize, end: usize, shape: Shape) -> bool {
        let place =
            self.hits.iter().all(|h| !matches!(h.entry.class, NameClass::Organisation(_) | NameClass::Official));
        shape != Shape::Plain || (place && end > at + listed)
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
        let (id, country, scene) = (None, None, Scene::None);
        RawName {
            tokens: (start, end),
            span,
            class,
            party,
            id,
            country,
            why,
            entity: 0,
            defines: false,
            scene,
            voice: false,
        }
    }
}
