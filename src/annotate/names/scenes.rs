//! What the words around a name tell of its being a place: "in Villach", "the town of Akko", "Osh region", "Suva, 3 May".

use super::{RawName, Scan};
use crate::gazetteer::{NameClass, SenseSet};
use crate::model::{EntityClass, KeySet, TokenKind};

/// How much the words around a name tell of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::annotate) enum Scene {
    None,
    /// "at Villach": bodies are at places, and things at bodies.
    Weak,
    /// "in Villach".
    Strong,
}

const WITHIN: KeySet<13> = KeySet::new([
    "in",
    "near",
    "outside",
    "off",
    "around",
    "across",
    "throughout",
    "inside",
    "above",
    "below",
    "beyond",
    "towards",
    "toward",
]);
/// "a stake in Alta", "participates in Alta": what is in a body or an undertaking.
const HOLDINGS: KeySet<34> = KeySet::new([
    "stake",
    "stakes",
    "share",
    "shares",
    "interest",
    "interests",
    "invest",
    "invests",
    "invested",
    "investing",
    "investment",
    "investments",
    "participate",
    "participates",
    "participated",
    "participating",
    "participation",
    "involved",
    "engaged",
    "trust",
    "confidence",
    "believe",
    "believes",
    "partner",
    "partners",
    "holding",
    "holdings",
    "join",
    "joining",
    "buys",
    "equity",
    "majority",
    "specialises",
    "results",
]);

const WAYS: KeySet<32> = KeySet::new([
    "go",
    "goes",
    "went",
    "going",
    "delivered",
    "deliver",
    "deliveries",
    "shipped",
    "ship",
    "sent",
    "send",
    "sends",
    "travel",
    "travelled",
    "came",
    "come",
    "comes",
    "drove",
    "drive",
    "sail",
    "sailed",
    "sailing",
    "fly",
    "flew",
    "flights",
    "road",
    "railway",
    "line",
    "exports",
    "transported",
    "moved",
    "way",
]);
const SITES: KeySet<27> = KeySet::new([
    "plant",
    "works",
    "depot",
    "campus",
    "site",
    "mine",
    "quay",
    "factory",
    "terminal",
    "airport",
    "station",
    "clinic",
    "clinics",
    "refinery",
    "dam",
    "mast",
    "wharf",
    "berth",
    "smelter",
    "shipyard",
    "dockyard",
    "mill",
    "mills",
    "marina",
    "lighthouse",
    "substation",
    "barracks",
]);

/// "northern Namibia": words before a place that make another one of it.
pub(super) const PARTS: KeySet<17> = KeySet::new([
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north",
    "south",
    "east",
    "west",
    "upper",
    "lower",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "coastal",
    "rural",
]);

impl Scan<'_, '_> {
    pub(super) fn scene(&self, name: &RawName, before: Option<&RawName>) -> Scene {
        let (start, end) = name.tokens;
        if !matches!(name.class, EntityClass::Unknown | EntityClass::City | EntityClass::Region) {
            return Scene::None;
        }
        if self.titled {
            return if self.is_dateline(start, end) { Scene::Strong } else { Scene::None };
        }
        let runs = &self.runs;
        let shouted = end == start + 1 && runs.tokens[start].shouted;
        if self.is_dateline(start, end) || self.has_noun(start, end) || self.is_in_a_country(start, end) {
            return Scene::Strong;
        }
        let Some(word) = start.checked_sub(1) else { return Scene::None };
        if shouted || self.runs.is_possessive(end) && !runs.in_set(word, &WITHIN) {
            return Scene::None;
        }
        // "in Criminal Matters", "in Central Asian hands".
        let words = SenseSet::ORDINARY.or(SenseSet::TOPIC).or(SenseSet::NATIONALITY).or(SenseSet::NOUN);
        if name.class == EntityClass::Unknown && (start..end).all(|k| runs.is(k, words) || self.demonym(k)) {
            return Scene::None;
        }
        if runs.in_set(word, &WITHIN) {
            let holds = word > 0 && runs.in_set(word - 1, &HOLDINGS);
            return if holds { Scene::None } else { Scene::Strong };
        }
        // "in Ada and Villach", "between Ada and Villach".
        let joined = matches!(runs.word(word), "and" | "or" | "," | "–" | "/");
        let with = before.filter(|b| joined && b.tokens.1 == word);
        let inherited = with.map_or(Scene::None, |b| match b.class {
            EntityClass::City | EntityClass::Region if self.is_between(b.tokens.0) => Scene::Weak.max(b.scene),
            EntityClass::City | EntityClass::Region | EntityClass::Unknown => b.scene,
            _ => Scene::None,
        });
        // "on Maio", but "on OneMap".
        let coined = runs.word(start).chars().skip(1).any(char::is_uppercase) || end > start + 1;
        let weak = runs.word(word) == "at"
            || runs.word(word) == "on" && !coined
            || self.is_way(start, end)
            || self.has_site(end);
        inherited.max(if weak { Scene::Weak } else { Scene::None })
    }

    fn is_between(&self, at: usize) -> bool {
        at > 0 && matches!(self.runs.word(at - 1), "between" | "from" | "to" | "via" | "of" | "the")
    }

    /// "from Kazungula to this quay", "shipped to Matarbari": where a way begins or ends.
    fn is_way(&self, start: usize, end: usize) -> bool {
        let runs = &self.runs;
        let goes = |at: usize| runs.in_set(at, &WAYS);
        match runs.word(start - 1) {
            "from" => runs.word(end) == "to",
            "to" => start > 1 && (goes(start - 2) || runs.word(start - 2) == "up" && start > 2 && goes(start - 3)),
            _ => false,
        }
    }

    /// "the Podsused depot", "the Tifnit desalination plant": what stands in a place is called by it.
    fn has_site(&self, end: usize) -> bool {
        let runs = &self.runs;
        let small = |at: usize| runs.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital);
        let near = (end..end + 3).take_while(|k| small(*k));
        near.take_while(|k| !runs.any(*k, SenseSet::FUNCTION.or(SenseSet::VERB))).any(|k| runs.in_set(k, &SITES))
    }

    /// "Algeciras, 30 October", "BIZERTE: ", "… Conference, Francistown, 14 June".
    fn is_dateline(&self, start: usize, end: usize) -> bool {
        let runs = &self.runs;
        let opens = start == 0 || runs.word(start - 1) == "," || self.opens(start);
        let day = |at: usize| runs.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let dated = runs.word(end) == "," && runs.is_dated(end + 1) && (day(end + 1) || day(end + 2));
        let shouted = start == 0 && runs.tokens[start].shouted && runs.word(start).chars().count() > 4;
        let marked = matches!(runs.word(end), ":" | "—" | "–" | "-" | "(") && runs.tokens[end].kind == TokenKind::Mark;
        opens && dated || shouted && (marked && !runs.is_dated(start) || dated)
    }

    /// "the town of Akko", "the district of Osh", "Osh region".
    fn has_noun(&self, start: usize, end: usize) -> bool {
        let runs = &self.runs;
        let before = (1..=4).any(|back| start >= back && runs.spans(start - back, start, SenseSet::PLACE_START));
        let small = runs.tokens.get(end).is_some_and(|t| t.is_word() && !t.capital && t.spaced);
        before || small && !runs.breaks(end) && runs.any(end, SenseSet::PLACE_END)
    }

    /// "Kemijärvi, Finland" after "in", "of" and the like or in brackets.
    fn is_in_a_country(&self, start: usize, end: usize) -> bool {
        let runs = &self.runs;
        if runs.word(end) != "," || !runs.capital(end + 1) || start == 0 {
            return false;
        }
        let led = runs.tokens[start - 1].kind == TokenKind::Mark || !runs.tokens[start - 1].capital;
        let mut hits = Vec::new();
        runs.listed(end + 1, &mut hits);
        let wider = |class| matches!(class, NameClass::Country | NameClass::Region);
        let closed = hits.first().is_some_and(|h| {
            wider(h.entry.class) && matches!(runs.word(end + 1 + h.tokens), "," | "." | "" | ")" | ";" | "on" | "in")
        });
        led && closed && matches!(runs.word(start - 1), "of" | "at" | "from" | "to" | "," | "(" | "based" | "and")
    }

    /// "northern Namibia", "lower Saxony": a part of a listed place.
    pub(super) fn part(&self, at: usize) -> Option<RawName> {
        if !self.runs.in_set(at, &PARTS) || !self.runs.capital(at + 1) {
            return None;
        }
        let mut hits = Vec::new();
        self.runs.listed(at + 1, &mut hits);
        let place = |class| matches!(class, NameClass::Country | NameClass::Region | NameClass::City);
        let hit = hits.iter().find(|h| place(h.entry.class))?;
        let end = at + 1 + hit.tokens;
        if self.runs.goes_on(end) || self.runs.is_possessive(end) {
            return None;
        }
        let mut name = self.raw(at, end, EntityClass::Region, None, "a part of a place");
        name.country = hit.entry.country.as_deref().map(str::to_owned);
        Some(name)
    }
}
