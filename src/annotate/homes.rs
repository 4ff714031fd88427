//! Which country a body is of, where the words beside its name say so: "Chile’s Ministry of Science", "the Danish software
//! house Solgram", "Kuala Lumpur-based Sinar Teknik", "Hissverk of Borås".

use super::names::RawName;
use super::{Line, Reading};
use crate::gazetteer::{NameClass, NameHit};
use crate::model::{Entity, EntityClass, KeySet, TokenKind};

/// How far before the name its country may stand: "the Danish maker of lifts Solgram", not "… of lifts and cranes and
/// doors Solgram".
const REACH: usize = 6;
/// What joins a name to the place after it.
const SEATS: KeySet<3> = KeySet::new(["of", "in", ","]);
const BASED: KeySet<4> = KeySet::new(["based", "headquartered", "registered", "listed"]);

pub(super) fn annotate(reading: &mut Reading) {
    let mut homes: Vec<Option<String>> = vec![None; reading.entities.len()];
    let mut hits = Vec::new();
    for line in &reading.sentences {
        for (at, name) in line.names.iter().enumerate() {
            if wants(&reading.entities[name.entity]) && homes[name.entity].is_none() {
                homes[name.entity] = before(reading, line, at, &mut hits).or_else(|| after(reading, line, at));
            }
        }
    }
    for (entity, home) in reading.entities.iter_mut().zip(homes) {
        entity.country = entity.country.take().or(home);
    }
}

fn wants(entity: &Entity) -> bool {
    entity.country.is_none() && matches!(entity.class, EntityClass::Organisation | EntityClass::Unknown)
}

/// The country of a place's name.
fn country(reading: &Reading, name: &RawName) -> Option<String> {
    let entity = &reading.entities[name.entity];
    entity.country.clone().filter(|_| entity.class.is_place())
}

/// The country told before the name: its owner, or an adjective of land or town a few words off.
fn before<'r>(reading: &'r Reading, line: &Line, at: usize, hits: &mut Vec<NameHit<'r>>) -> Option<String> {
    let (tokens, start) = (&line.tokens, line.names[at].tokens.0);
    let place = at.checked_sub(1).map(|last| &line.names[last]);
    let mut based = false;
    for k in (start.saturating_sub(REACH)..start).rev() {
        let token = &tokens[k];
        if let Some(place) = place.filter(|place| place.tokens.1 == k + 1) {
            let owner = k + 2 == start && tokens[k + 1].kind == TokenKind::Possessive;
            return country(reading, place).filter(|_| owner || based);
        }
        if token.capital {
            reading.gazetteer.names.longest(&reading.document.text, tokens, k, hits);
            let land = hits.iter().find(|h| h.entry.class == NameClass::Demonym && h.tokens == 1);
            return land.and_then(|h| h.entry.country.as_deref().map(str::to_owned));
        }
        based |= BASED.has(token.key);
        let hyphen = token.kind == TokenKind::Mark && line.tokens.get(k + 1).is_some_and(|t| BASED.has(t.key));
        if !(token.is_word() || token.kind == TokenKind::Possessive || hyphen) {
            return None;
        }
    }
    None
}

/// The country of the place after the name.
fn after(reading: &Reading, line: &Line, at: usize) -> Option<String> {
    let (name, place) = (&line.names[at], line.names.get(at + 1)?);
    let joined = place.tokens.0 == name.tokens.1 + 1 && SEATS.has(line.tokens[name.tokens.1].key);
    joined.then(|| country(reading, place)).flatten()
}
