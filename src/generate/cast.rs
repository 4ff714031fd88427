//! Who appears: composed names of organisations, places and people.

use super::random::Random;
use super::words::{Country, Words};
use crate::model::PartyType;

/// An organisation, city or country.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// The fullest form.
    pub(super) name: String,
    /// The form for headlines: without legal suffix.
    pub(super) plain: String,
    /// The form for later sentences.
    pub(super) short: String,
    /// Whether running text puts "the" before the full name.
    pub(super) definite: bool,
    pub(super) class: PartyType,
    /// What a company does.
    pub(super) line: Option<String>,
    /// Index into the countries.
    pub(super) country: usize,
    /// Its home.
    pub(super) city: String,
}

/// A body of this type in this country.
pub(super) fn body(words: &Words, random: &mut Random, class: PartyType, country: usize) -> Body {
    let home = &words.countries[country];
    let city = random.pick(&home.cities).clone();
    let mut line = None;
    let (name, plain, short, definite) = match class {
        PartyType::Company => {
            let trade = random.pick(&words.trades);
            let stem = format!("{}{}", random.pick(&words.roots), random.pick(&words.endings));
            let plain = format!("{stem} {}", trade.name);
            line = Some(trade.line.clone());
            let name = if random.chance(0.7) { format!("{plain} {}", random.pick(&home.legal)) } else { plain.clone() };
            let short = if random.chance(0.5) { stem } else { plain.clone() };
            (name, plain, short, false)
        }
        PartyType::Government => {
            if random.chance(0.5) {
                let ministry = format!("Ministry of {}", random.pick(&words.ministries));
                let name = format!("{ministry} of {}", home.name);
                (name, format!("{} {ministry}", home.demonym), ministry, true)
            } else {
                same(places(random, &words.agencies, &city, home), true)
            }
        }
        PartyType::University => {
            let name = places(random, &words.universities, &city, home);
            let definite = name.starts_with("University");
            same(name, definite)
        }
        PartyType::Association | PartyType::Other => same(places(random, &words.associations, &city, home), true),
        PartyType::City => same(city.clone(), false),
        PartyType::Country => same(home.name.clone(), false),
    };
    Body { name, plain, short, definite, class, line, country, city }
}

fn same(name: String, definite: bool) -> (String, String, String, bool) {
    (name.clone(), name.clone(), name, definite)
}

/// One of these patterns with the place names put in.
pub(super) fn places(random: &mut Random, patterns: &[String], city: &str, country: &Country) -> String {
    random.pick(patterns).replace("{city}", city).replace("{country}", &country.name)
}

impl Body {
    /// The first letters of the name's words, where there are at least three: "University of Port Said" is UPS.
    pub(super) fn acronym(&self) -> Option<String> {
        let letters: String =
            self.name.split_whitespace().filter_map(|w| w.chars().next()).filter(char::is_ascii_uppercase).collect();
        (letters.len() >= 3).then_some(letters)
    }

    /// "the Ministry of Trade and Industry of Malaysia".
    pub(super) fn with_article(&self, name: &str) -> String {
        if self.definite { format!("the {name}") } else { name.to_owned() }
    }
}

/// A person's name: with an honorific as the text has it, and bare.
pub(super) fn person(words: &Words, random: &mut Random, country: usize) -> (String, String) {
    let home = &words.countries[country];
    let bare = match words.people.get(&home.people) {
        Some(people) => {
            let (given, family) = (random.pick(&people.given), random.pick(&people.family));
            if people.family_first { format!("{family} {given}") } else { format!("{given} {family}") }
        }
        None => String::new(),
    };
    let dressed = if random.chance(0.3) { format!("{} {bare}", random.pick(&home.honorifics)) } else { bare.clone() };
    (dressed, bare)
}

/// A sum: as the text has it, its amount and its currency. Tenths of a million up to 9.9, whole millions above, or billions.
pub(super) fn money(words: &Words, random: &mut Random, country: usize) -> (String, u64, String) {
    let currency = &words.countries[country].currency;
    let (tenths, scale, unit) = match random.below(10) {
        0 => (random.between(10, 48), 100_000_000_u64, " billion"),
        1..=3 => (random.between(11, 99), 100_000, " million"),
        _ => (10 * random.between(10, 940), 100_000, " million"),
    };
    let figure = if tenths % 10 == 0 { format!("{}", tenths / 10) } else { format!("{}.{}", tenths / 10, tenths % 10) };
    (format!("{}{figure}{unit}", currency.symbol), tenths as u64 * scale, currency.code.clone())
}

/// 12 is "12", 3 is "three".
pub(super) fn number(n: usize) -> String {
    const WORDS: [&str; 11] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// 23400 is "23,400".
pub(super) fn thousands(n: usize) -> String {
    format!("{},{:03}", n / 1000, n % 1000)
}
