//! The word lists of `data/words.toml`.

use crate::model::PartyType;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All word lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) roots: Vec<String>,
    pub(super) endings: Vec<String>,
    pub(super) trades: Vec<Trade>,
    pub(super) ministries: Vec<String>,
    pub(super) agencies: Vec<String>,
    pub(super) universities: Vec<String>,
    pub(super) associations: Vec<String>,
    pub(super) areas: Vec<String>,
    pub(super) purposes: Vec<String>,
    pub(super) goods: Vec<String>,
    pub(super) ties: Vec<String>,
    pub(super) programmes: Vec<String>,
    pub(super) clubs: Vec<String>,
    pub(super) products: Vec<String>,
    pub(super) positions: Positions,
    pub(super) countries: Vec<Country>,
    pub(super) people: BTreeMap<String, People>,
}

/// What a company does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trade {
    pub(super) name: String,
    pub(super) line: String,
}

/// Offices by the type of body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Positions {
    company: Vec<String>,
    government: Vec<String>,
    university: Vec<String>,
    city: Vec<String>,
    country: Vec<String>,
    association: Vec<String>,
    pub(super) witness: Vec<String>,
}

impl Positions {
    /// The offices in a body of this type.
    pub(super) fn of(&self, body: PartyType) -> &[String] {
        match body {
            PartyType::Company => &self.company,
            PartyType::Government => &self.government,
            PartyType::University => &self.university,
            PartyType::City => &self.city,
            PartyType::Country => &self.country,
            PartyType::Association | PartyType::Other => &self.association,
        }
    }
}

/// A country and what its names are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Country {
    pub(super) name: String,
    pub(super) demonym: String,
    pub(super) people: String,
    pub(super) honorifics: Vec<String>,
    pub(super) cities: Vec<String>,
    pub(super) legal: Vec<String>,
    pub(super) currency: Currency,
}

/// How sums are written there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Currency {
    pub(super) symbol: String,
    pub(super) code: String,
}

/// Names of people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    #[serde(default)]
    pub(super) family_first: bool,
    pub(super) given: Vec<String>,
    pub(super) family: Vec<String>,
}

impl Words {
    /// The first list that has nothing in it, or the first people that a country names and nobody defines.
    pub(super) fn fault(&self) -> Option<String> {
        let p = &self.positions;
        let lists = [
            ("roots", &self.roots),
            ("endings", &self.endings),
            ("ministries", &self.ministries),
            ("agencies", &self.agencies),
            ("universities", &self.universities),
            ("associations", &self.associations),
            ("areas", &self.areas),
            ("purposes", &self.purposes),
            ("goods", &self.goods),
            ("ties", &self.ties),
            ("programmes", &self.programmes),
            ("clubs", &self.clubs),
            ("products", &self.products),
            ("company", &p.company),
            ("government", &p.government),
            ("university", &p.university),
            ("city", &p.city),
            ("country", &p.country),
            ("association", &p.association),
            ("witness", &p.witness),
        ];
        let empty = |name: &str| Some(format!("the list `{name}` is empty"));
        if let Some((name, _)) = lists.iter().find(|(_, list)| list.is_empty()) {
            return empty(name);
        }
        if self.trades.is_empty() {
            return empty("trades");
        }
        if self.countries.len() < 2 {
            return Some("fewer than two [[countries]]".to_owned());
        }
        self.countries.iter().find_map(|country| {
            if [&country.honorifics, &country.cities, &country.legal].iter().any(|list| list.is_empty()) {
                return Some(format!("{} has an empty list", country.name));
            }
            match self.people.get(&country.people) {
                Some(people) if !people.given.is_empty() && !people.family.is_empty() => None,
                _ => Some(format!("[people.{}] of {} has no names", country.people, country.name)),
            }
        })
    }
}
