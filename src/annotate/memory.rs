//! The document's memory: which names stand for the same thing. A short form, an acronym, a surname, a form without the
//! legal suffix is the entity that a fuller form has established.

use super::Reading;
use super::names::{RawName, Scene, is_weak};
use crate::gazetteer::{SenseSet, Words};
use crate::model::{Entity, EntityClass, EntityId, KeySet, Token};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// A name's place: its sentence, and which of the sentence's names it is.
type Place = (usize, usize);

/// What shorter forms of an entity are known by, beside its words.
struct Known {
    /// Where it was established.
    place: Place,
    /// The key of its first word.
    first: Option<u64>,
    /// Words without legal form.
    core: usize,
    /// Initials of its capitalised words; empty where they are too few for an acronym.
    initials: String,
}

pub(super) fn annotate(reading: &mut Reading) {
    let mut order = Vec::new();
    for (s, line) in reading.sentences.iter().enumerate() {
        // The fullest form of each thing comes first and establishes it.
        let rank = |name: &RawName| (Reverse(name.tokens.1 - name.tokens.0), name.class == EntityClass::Unknown);
        order.extend(line.names.iter().enumerate().map(|(n, name)| (rank(name), (s, n))));
    }
    order.sort_unstable();
    reading.entities.reserve(order.len() / 2 + 1);
    let (known, by_words) = (Vec::with_capacity(order.len() / 2 + 1), Vec::with_capacity(order.len()));
    let mut memory = Memory { reading, known, by_words };
    let aliases = memory.definitions();
    for (_, at) in order {
        let words = memory.keys(at).fold(0, |hash: u64, key| (hash.rotate_left(5) ^ key).wrapping_mul(SPREAD));
        let entity = aliases
            .get(&at)
            .and_then(|full| memory.entity_at(*full))
            .or_else(|| memory.link(at, words))
            .unwrap_or_else(|| memory.establish(at));
        memory.attach(at, words, entity);
    }
    finish(reading);
}

const SPREAD: u64 = 0x517c_c1b7_2722_0a95;
const THE: KeySet<1> = KeySet::new(["the"]);

struct Memory<'r, 'a> {
    reading: &'r mut Reading<'a>,
    /// What is known of each entity.
    known: Vec<Known>,
    /// The hash of the words under which each was met.
    by_words: Vec<(u64, EntityId)>,
}

impl Memory<'_, '_> {
    fn name(&self, (s, n): Place) -> &RawName {
        &self.reading.sentences[s].names[n]
    }

    fn words(&self, at: Place) -> &str {
        self.name(at).span.of(&self.reading.document.text)
    }

    fn tokens(&self, at: Place) -> &[Token] {
        let name = self.name(at);
        &self.reading.sentences[at.0].tokens[name.tokens.0..name.tokens.1]
    }

    /// The keys of a name's words, without "the" in front.
    fn keys(&self, at: Place) -> impl ExactSizeIterator<Item = u64> + Clone {
        let tokens = self.tokens(at);
        let the = usize::from(tokens.len() > 1 && THE.has(tokens[0].key));
        tokens[the..].iter().map(|t| t.key)
    }

    /// "Peking University (PKU)", "the Ministry of Ports (“MinPorts”)": the short name right after the long one.
    fn definitions(&self) -> FxHashMap<Place, Place> {
        let text = &self.reading.document.text;
        let mut found = FxHashMap::default();
        for (s, line) in self.reading.sentences.iter().enumerate() {
            for n in 1..line.names.len() {
                let (long, short) = (&line.names[n - 1], &line.names[n]);
                let between = text.get(long.span.end..short.span.start).unwrap_or_default().trim();
                let opened = matches!(between, "(" | "(“" | "(\"" | "(‘" | "('" | "(the");
                if !opened && between != ","
                    || matches!(short.class, EntityClass::Country | EntityClass::City)
                    || long.class == EntityClass::Person
                {
                    continue;
                }
                let after = text.get(short.span.end..).unwrap_or_default();
                let closed = after.trim_start_matches(['”', '"', '’', '\'']).starts_with(')');
                let length = |name: &RawName| name.tokens.1 - name.tokens.0;
                let defined = if opened {
                    closed && length(short) <= 2.max(length(long) - 1)
                } else {
                    let (a, b) = (short.span.of(text), long.span.of(text));
                    length(short) == 1
                        && line.tokens[short.tokens.0].shouted
                        && after.starts_with(',')
                        && a.chars().next() == b.chars().next()
                        && a.chars().filter(|c| b.contains(*c)).count() >= 2
                        && a.chars().count() >= 3
                };
                if defined {
                    found.insert((s, n), (s, n - 1));
                }
            }
        }
        found
    }

    fn entity_at(&self, at: Place) -> Option<EntityId> {
        let name = self.name(at);
        self.reading.entities.iter().position(|e| e.mentions.contains(&name.span))
    }

    /// The entity that a name stands for, if one is known.
    fn link(&self, at: Place, words: u64) -> Option<EntityId> {
        let name = self.name(at);
        let fits = |e: &EntityId| compatible(self.reading.entities[*e].class, name.class);
        if let Some((_, same)) = self.by_words.iter().find(|(w, e)| *w == words && fits(e)) {
            return Some(*same);
        }
        if name.class.is_place() && name.class != EntityClass::City {
            return None;
        }
        (0..self.known.len()).filter(fits).find(|e| self.is_form(at, *e))
    }

    /// Whether a name is a shorter form of an entity.
    fn is_form(&self, at: Place, entity: EntityId) -> bool {
        let (name, tokens, text) = (self.name(at), self.tokens(at), &self.reading.document.text);
        let (keys, known) = (self.keys(at), &self.known[entity]);
        match self.reading.entities[entity].class {
            EntityClass::Person => person_matches(self.keys(known.place), keys),
            EntityClass::Country | EntityClass::Region | EntityClass::City => false,
            // Neither an acronym nor the same first word.
            _ if !tokens[0].shouted && keys.clone().next() != known.first => false,
            _ => {
                let full = self.keys(known.place);
                let acronym = tokens.len() == 1 && tokens[0].shouted && name.span.of(text).chars().nth(2).is_some();
                if acronym && known.initials.eq_ignore_ascii_case(name.span.of(text)) {
                    return true;
                }
                let count = keys.len();
                if count > known.core || !full.clone().take(count).eq(keys) {
                    return false;
                }
                if count == known.core {
                    return full.len() > known.core;
                }
                if self.reading.entities[entity].class == EntityClass::Event
                    && (name.voice || self.is_holder(known.place, count))
                {
                    return false;
                }
                // "KOTRA" is not its "KOTRA Trade Academy", but "PUB" is "PUB Singapore".
                let placed = name.scene == Scene::Strong && self.reading.entities[entity].class != EntityClass::Unknown;
                let parent = acronym && known.core > count + 1;
                let whole = name.class == EntityClass::Organisation && name.party.is_some() && count >= 2;
                let lists = self.reading.gazetteer;
                let weak = || is_weak(text, tokens, &lists.words, &lists.names);
                !whole && !parent && !placed && name.class != EntityClass::Person && !weak()
            }
        }
    }

    /// "Alta for Countries programme", "AI data centre initiative": the first words of an occasion's name are whose it is, or
    /// what it is about, and no shorter form of it.
    fn is_holder(&self, occasion: Place, count: usize) -> bool {
        const LINKS: KeySet<6> = KeySet::new(["for", "of", "on", "in", "with", "to"]);
        let tokens = self.tokens(occasion);
        let the = usize::from(tokens.len() > 1 && THE.has(tokens[0].key));
        let (first, rest) = tokens[the..].split_at(count);
        let letters = first[0].span.end - first[0].span.start;
        let topic = count == 1 && first[0].shouted && letters <= 3 && rest.len() >= 2;
        topic || rest.first().is_some_and(|t| LINKS.has(t.key))
    }

    fn establish(&mut self, at: Place) -> EntityId {
        let words = self.words(at).to_owned();
        let core = core_length(&words, self.tokens(at), &self.reading.gazetteer.words).min(self.keys(at).len());
        let few = words.bytes().filter(|b| matches!(b, b' ' | b'-')).count() < 2;
        let capitals = words.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase());
        let initials = if few { String::new() } else { capitals.collect() };
        let first = self.keys(at).next();
        self.known.push(Known { place: at, first, core, initials });
        let id = self.reading.entities.len();
        let &RawName { class, party, why, .. } = self.name(at);
        self.reading.entities.push(Entity {
            name: words,
            class,
            party,
            id: None,
            country: None,
            mentions: Vec::new(),
            position: None,
            employer: None,
            why,
            voice: false,
        });
        id
    }

    fn attach(&mut self, at: Place, words: u64, id: EntityId) {
        if !self.by_words.contains(&(words, id)) {
            self.by_words.push((words, id));
        }
        let name = &mut self.reading.sentences[at.0].names[at.1];
        name.entity = id;
        let entity = &mut self.reading.entities[id];
        entity.mentions.push(name.span);
        if entity.class == EntityClass::Unknown && name.class != EntityClass::Unknown {
            (entity.class, entity.why) = (name.class, name.why);
        }
        entity.voice |= name.voice;
        entity.party = entity.party.or(name.party);
        entity.id = entity.id.take().or(name.id.take());
        entity.country = entity.country.take().or(name.country.take());
    }
}

/// Whether a mention of one class may be an entity of another.
fn compatible(known: EntityClass, mention: EntityClass) -> bool {
    known == mention
        || mention == EntityClass::Unknown
        || known == EntityClass::Unknown
        || matches!((known, mention), (EntityClass::Organisation, EntityClass::City))
        || matches!(
            (known, mention),
            (EntityClass::Event, EntityClass::Organisation) | (EntityClass::Organisation, EntityClass::Event)
        )
}

/// A person's shorter form: its words are all in the fuller one, with its first or last word among them.
fn person_matches(
    mut full: impl ExactSizeIterator<Item = u64> + Clone,
    mut keys: impl ExactSizeIterator<Item = u64> + Clone,
) -> bool {
    let (all, last) = (full.clone(), full.len().saturating_sub(1));
    let ends = |full: u64| keys.clone().any(|key| key == full);
    let ends = full.clone().next().is_some_and(ends) || full.nth(last).is_some_and(ends);
    ends && keys.all(|key| all.clone().any(|full| full == key))
}

/// How many tokens a name has without its legal form.
fn core_length(name: &str, tokens: &[Token], words: &Words) -> usize {
    let start = tokens[0].span.start;
    let ends = |at: &usize| words.senses_of(tokens, *at, SenseSet::LEGAL_END).any(|(len, _)| at + len == tokens.len());
    let end = (1..tokens.len()).find(ends).unwrap_or(tokens.len());
    let comma = end > 1 && name[tokens[end - 1].span.start - start..].starts_with(',');
    end - usize::from(comma)
}

/// A name of which nothing more is known is a place where half of its mentions stand as places do.
fn place(reading: &mut Reading) {
    let mut votes = vec![(0_u32, 0_u32, 0_u32); reading.entities.len()];
    for name in reading.sentences.iter().flat_map(|l| &l.names) {
        let (all, weak, strong) = &mut votes[name.entity];
        *all += 1;
        *weak += u32::from(name.scene == Scene::Weak);
        *strong += u32::from(name.scene == Scene::Strong);
    }
    for (entity, (all, weak, strong)) in reading.entities.iter_mut().zip(votes) {
        let placed = strong > 0 && 2 * (strong + weak) >= all || weak == 1 && all == 1;
        let short = entity.name.split(' ').count() <= 4;
        if entity.class == EntityClass::Unknown && placed && short {
            (entity.class, entity.why) = (EntityClass::City, "a place by the words around it");
        }
    }
}

/// Mentions in the order of the text; the fullest form that is not all in capitals where another is there.
fn finish(reading: &mut Reading) {
    place(reading);
    let text = &reading.document.text;
    for entity in reading.entities.iter_mut().filter(|e| e.mentions.len() > 1) {
        entity.mentions.sort_unstable();
        entity.mentions.dedup();
        // Most are always called the same.
        if entity.mentions.iter().all(|m| m.of(text) == entity.name) {
            continue;
        }
        let shouted = |t: &str| !t.chars().any(char::is_lowercase);
        let full = |t: &str| (t.split_whitespace().count(), !shouted(t), t.len());
        if let Some(best) = entity.mentions.iter().map(|m| m.of(text)).max_by_key(|t| full(t)) {
            if full(best) > full(&entity.name) {
                entity.name = best.to_owned();
            }
        }
    }
    // A name that runs over the end of a line is one all the same.
    for entity in reading.entities.iter_mut().filter(|e| e.name.contains(['\n', '\r', '\t'])) {
        entity.name = entity.name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}
