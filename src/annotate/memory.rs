//! The document's memory: which names stand for the same thing. A short form, an acronym, a surname, a form without the
//! legal suffix is the entity that a fuller form has established.

use super::Reading;
use super::names::{RawName, is_weak};
use crate::gazetteer::{SenseSet, key, tokenize};
use crate::model::{Entity, EntityClass, EntityId};
use rustc_hash::FxHashMap;

/// An entity's words, by which shorter forms are known.
struct Known {
    keys: Vec<u64>,
    /// Words without legal form.
    core: usize,
    /// Initials of its capitalised words, lower case.
    initials: String,
}

pub(super) fn annotate(reading: &mut Reading) {
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (s, line) in reading.sentences.iter().enumerate() {
        order.extend((0..line.names.len()).map(|n| (s, n)));
    }
    // The fullest form of each thing comes first and establishes it.
    order.sort_by_key(|&(s, n)| {
        let name = &reading.sentences[s].names[n];
        let unsure = name.class == EntityClass::Unknown;
        (std::cmp::Reverse(name.tokens.1 - name.tokens.0), unsure, s, n)
    });
    let mut memory = Memory { reading, known: Vec::new(), by_keys: FxHashMap::default() };
    let aliases = memory.definitions();
    for (s, n) in order {
        let entity = aliases
            .get(&(s, n))
            .copied()
            .and_then(|full| memory.entity_at(full))
            .or_else(|| memory.link(s, n))
            .unwrap_or_else(|| memory.establish(s, n));
        memory.attach(s, n, entity);
    }
    finish(reading);
}

struct Memory<'r, 'a> {
    reading: &'r mut Reading<'a>,
    known: Vec<Known>,
    by_keys: FxHashMap<Vec<u64>, Vec<EntityId>>,
}

impl Memory<'_, '_> {
    fn name(&self, s: usize, n: usize) -> &RawName {
        &self.reading.sentences[s].names[n]
    }

    fn words(&self, s: usize, n: usize) -> &str {
        self.name(s, n).span.of(&self.reading.document.text)
    }

    /// "Peking University (PKU)", "the Ministry of Ports (“MinPorts”)": the short name right after the long one.
    fn definitions(&self) -> FxHashMap<(usize, usize), (usize, usize)> {
        let text = &self.reading.document.text;
        let mut found = FxHashMap::default();
        for (s, line) in self.reading.sentences.iter().enumerate() {
            for n in 1..line.names.len() {
                let (long, short) = (&line.names[n - 1], &line.names[n]);
                if short.class == EntityClass::Country
                    || short.class == EntityClass::City
                    || long.class == EntityClass::Person
                {
                    continue;
                }
                let between = text.get(long.span.end..short.span.start).unwrap_or_default().trim();
                let closed = text
                    .get(short.span.end..)
                    .unwrap_or_default()
                    .trim_start_matches(['”', '"', '’', '\''])
                    .starts_with(')');
                let opened = matches!(between, "(" | "(“" | "(\"" | "(‘" | "('" | "(the");
                let single = short.tokens.1 - short.tokens.0 == 1 && line.tokens[short.tokens.0].shouted;
                let listed =
                    single && between == "," && text.get(short.span.end..).unwrap_or_default().starts_with(',') && {
                        let (a, b) = (short.span.of(text), long.span.of(text));
                        a.chars().next() == b.chars().next()
                            && a.chars().filter(|c| b.contains(*c)).count() >= 2
                            && a.chars().count() >= 3
                    };
                if listed {
                    found.insert((s, n), (s, n - 1));
                    continue;
                }
                if opened && closed && short.tokens.1 - short.tokens.0 <= 2.max(long.tokens.1 - long.tokens.0 - 1) {
                    found.insert((s, n), (s, n - 1));
                }
            }
        }
        found
    }

    fn entity_at(&self, (s, n): (usize, usize)) -> Option<EntityId> {
        let name = self.name(s, n);
        self.reading.entities.iter().position(|e| e.mentions.contains(&name.span))
    }

    fn keys(&self, s: usize, n: usize) -> Vec<u64> {
        let line = &self.reading.sentences[s];
        let name = &line.names[n];
        let mut keys: Vec<u64> = line.tokens[name.tokens.0..name.tokens.1].iter().map(|t| t.key).collect();
        if keys.first() == Some(&key("the")) && keys.len() > 1 {
            keys.remove(0);
        }
        keys
    }

    /// The entity that a name stands for, if one is known.
    fn link(&self, s: usize, n: usize) -> Option<EntityId> {
        let keys = self.keys(s, n);
        let name = self.name(s, n);
        let fits = |e: &EntityId| compatible(self.reading.entities[*e].class, name.class);
        if let Some(same) = self.by_keys.get(&keys).and_then(|es| es.iter().find(|e| fits(e))) {
            return Some(*same);
        }
        if name.class.is_place() && name.class != EntityClass::City {
            return None;
        }
        let words = self.words(s, n);
        let line = &self.reading.sentences[s];
        let tokens = &line.tokens[name.tokens.0..name.tokens.1];
        let weak =
            is_weak(&self.reading.document.text, tokens, &self.reading.gazetteer.words, &self.reading.gazetteer.names);
        let acronym = tokens.len() == 1 && tokens[0].shouted && words.chars().count() >= 3;
        let candidates = self.known.iter().enumerate().filter(|(e, _)| fits(e));
        let mut best = None;
        for (e, known) in candidates {
            let class = self.reading.entities[e].class;
            let same = match class {
                EntityClass::Person => person_matches(&known.keys, &keys),
                EntityClass::Country | EntityClass::Region | EntityClass::City => false,
                _ => {
                    let without_form = known.keys.len() > known.core && known.keys[..known.core] == keys[..];
                    // "KOTRA" is not its "KOTRA Trade Academy", but "PUB" is "PUB Singapore".
                    let parent = acronym && known.core > keys.len() + 1;
                    let whole = name.class == EntityClass::Organisation && name.party.is_some() && keys.len() >= 2;
                    let prefix = !whole && keys.len() < known.core && known.keys.starts_with(&keys) && !weak && !parent;
                    let initials = acronym && known.initials.eq_ignore_ascii_case(words);
                    without_form || initials || (prefix && name.class != EntityClass::Person)
                }
            };
            if same {
                best = Some(e);
                break;
            }
        }
        best
    }

    fn establish(&mut self, s: usize, n: usize) -> EntityId {
        let keys = self.keys(s, n);
        let words = self.words(s, n).to_owned();
        let name = self.name(s, n).clone();
        let core = core_length(&words, &self.reading.gazetteer.words);
        let initials = words
            .split([' ', '-'])
            .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
            .filter_map(|w| w.chars().next())
            .collect();
        let id = self.reading.entities.len();
        self.known.push(Known { core: core.min(keys.len()), keys: keys.clone(), initials });
        self.by_keys.entry(keys).or_default().push(id);
        self.reading.entities.push(Entity {
            name: words,
            class: name.class,
            party: name.party,
            id: None,
            country: None,
            mentions: Vec::new(),
            position: None,
            employer: None,
            why: name.why,
        });
        id
    }

    fn attach(&mut self, s: usize, n: usize, id: EntityId) {
        let keys = self.keys(s, n);
        let known = self.by_keys.entry(keys).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
        let name = &mut self.reading.sentences[s].names[n];
        name.entity = id;
        let (class, party, why) = (name.class, name.party, name.why);
        let (listed, country, span) = (name.id.clone(), name.country.clone(), name.span);
        let entity = &mut self.reading.entities[id];
        entity.mentions.push(span);
        if entity.class == EntityClass::Unknown && class != EntityClass::Unknown {
            (entity.class, entity.why) = (class, why);
        }
        entity.party = entity.party.or(party);
        entity.id = entity.id.take().or(listed);
        entity.country = entity.country.take().or(country);
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
fn person_matches(known: &[u64], keys: &[u64]) -> bool {
    let ends = known.first().is_some_and(|k| keys.contains(k)) || known.last().is_some_and(|k| keys.contains(k));
    ends && keys.iter().all(|k| known.contains(k))
}

/// How many tokens a name has without its legal form.
fn core_length(name: &str, words: &crate::gazetteer::Words) -> usize {
    let tokens = tokenize(name);
    let form = (1..tokens.len()).find(|&at| {
        words.senses_of(&tokens, at, SenseSet::LEGAL_END).any(|(len, _)| at + len == tokens.len())
    });
    let end = form.unwrap_or(tokens.len());
    if end > 1 && tokens[end - 1].span.of(name) == "," { end - 1 } else { end }
}

/// Mentions in the order of the text; the fullest form that is not all in capitals where another is there.
fn finish(reading: &mut Reading) {
    let text = &reading.document.text;
    for entity in &mut reading.entities {
        entity.mentions.sort_unstable();
        entity.mentions.dedup();
        let shouted = |t: &str| !t.chars().any(char::is_lowercase);
        let full = |t: &str| (t.split_whitespace().count(), !shouted(t), t.len());
        if let Some(best) = entity.mentions.iter().map(|m| m.of(text)).max_by_key(|t| full(t)) {
            if full(best) > full(&entity.name) {
                entity.name = best.to_owned();
            }
        }
    }
}
