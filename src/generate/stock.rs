//! Everything that articles are made of, read from the data files and checked.

use super::slot::Slot;
use super::template::Template;
use super::words::Words;
use crate::error::{Error, Result};
use crate::model::{Kind, PartyType, Status};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Word lists and templates.
#[derive(Debug)]
pub(super) struct Stock {
    pub(super) words: Words,
    pub(super) deals: Vec<DealForm>,
    pub(super) details: Vec<Detail>,
    pub(super) backgrounds: Vec<Background>,
    pub(super) boilerplates: Vec<Boilerplate>,
    pub(super) topics: Vec<Topic>,
}

/// One way of telling a deal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DealForm {
    pub(super) kind: Kind,
    pub(super) status: Status,
    pub(super) sides: Vec<PartyType>,
    pub(super) headline: Template,
    pub(super) lead: Template,
}

/// A sentence that goes on about a deal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Detail {
    pub(super) about: String,
    #[serde(default)]
    kinds: Vec<Kind>,
    #[serde(default)]
    statuses: Vec<Status>,
    #[serde(default = "yes")]
    pub(super) evidence: bool,
    pub(super) text: Template,
}

fn yes() -> bool {
    true
}

impl Detail {
    /// Whether it suits a deal told in this way.
    pub(super) fn fits(&self, form: &DealForm) -> bool {
        let sides = |slot: Slot| match slot {
            Slot::Side(i) => i,
            Slot::Name(super::slot::Person::Countersignatory) => 1,
            _ => 0,
        };
        (self.kinds.is_empty() || self.kinds.contains(&form.kind))
            && (self.statuses.is_empty() || self.statuses.contains(&form.status))
            && self.text.slots().all(|slot| sides(slot) < form.sides.len())
            && !form.lead.slots().any(|slot| slot == Slot::Count)
            && !form.lead.slots().any(|said| match said {
                Slot::Value => self.about == "value",
                Slot::TermAdjective | Slot::TermNoun => self.about == "term",
                _ => false,
            })
    }
}

/// A sentence about a side that is no news of a deal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Background {
    pub(super) of: Option<PartyType>,
    pub(super) text: Template,
}

/// What stands at the end of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Boilerplate {
    pub(super) of: Option<PartyType>,
    pub(super) heading: Template,
    pub(super) text: Template,
}

/// Ordinary news of one sort.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    #[serde(rename = "name")]
    _name: String,
    #[serde(default)]
    pub(super) trade: bool,
    pub(super) headlines: Vec<Template>,
    pub(super) sentences: Vec<Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deals {
    deal: Vec<DealForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Details {
    detail: Vec<Detail>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Backgrounds {
    background: Vec<Background>,
    boilerplate: Vec<Boilerplate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topics {
    topic: Vec<Topic>,
}

impl Stock {
    /// The data that is built in.
    pub(super) fn embedded() -> Result<Self> {
        let words: Words = read("words.toml", include_str!("data/words.toml"))?;
        let Deals { deal: deals } = read("deals.toml", include_str!("data/deals.toml"))?;
        let Details { detail: details } = read("details.toml", include_str!("data/details.toml"))?;
        let Backgrounds { background: backgrounds, boilerplate: boilerplates } =
            read("background.toml", include_str!("data/background.toml"))?;
        let Topics { topic: topics } = read("news.toml", include_str!("data/news.toml"))?;
        let stock = Self { words, deals, details, backgrounds, boilerplates, topics };
        match stock.fault() {
            None => Ok(stock),
            Some((file, fault)) => Err(error(file, 1, fault)),
        }
    }

    fn fault(&self) -> Option<(&'static str, String)> {
        let news = |template: &Template| template.slots().all(|slot| matches!(slot, Slot::News(_)));
        let of_side = |template: &Template| template.slots().all(|slot| matches!(slot, Slot::News(_) | Slot::Side(0)));
        let background = self.backgrounds.iter().map(|b| &b.text);
        let boilerplate = self.boilerplates.iter().flat_map(|b| [&b.heading, &b.text]);
        if let Some(fault) = self.words.fault() {
            Some(("words.toml", fault))
        } else if self.deals.is_empty() {
            Some(("deals.toml", "no [[deal]]".to_owned()))
        } else if self.deals.iter().any(|deal| !deal.complete()) {
            Some(("deals.toml", "a lead does not name just the sides that `sides` counts".to_owned()))
        } else if !background.chain(boilerplate).all(of_side) {
            Some(("background.toml", "a sentence has a slot that belongs to deals".to_owned()))
        } else if self.topics.is_empty() || self.topics.iter().any(|t| t.headlines.is_empty() || t.sentences.is_empty())
        {
            Some(("news.toml", "a [[topic]] without headlines or sentences".to_owned()))
        } else if !self.topics.iter().flat_map(|t| t.headlines.iter().chain(&t.sentences)).all(news) {
            Some(("news.toml", "ordinary news has a slot that belongs to deals".to_owned()))
        } else {
            None
        }
    }
}

impl DealForm {
    /// Whether the lead names each side once, and the headline no other.
    fn complete(&self) -> bool {
        let sides = |template: &Template| {
            let mut sides: Vec<usize> = template
                .slots()
                .filter_map(|slot| match slot {
                    Slot::Side(i) => Some(i),
                    _ => None,
                })
                .collect();
            sides.sort_unstable();
            sides
        };
        let lead = sides(&self.lead);
        !lead.is_empty()
            && lead == (0..self.sides.len()).collect::<Vec<usize>>()
            && sides(&self.headline).iter().all(|side| lead.contains(side))
    }
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(at).filter(|b| *b == b'\n').count();
        error(file, line, e.message().to_owned())
    })
}

fn error(file: &str, line: usize, fault: String) -> Error {
    Error::Data {
        file: format!("src/generate/data/{file}"),
        line,
        fault,
        remedy: "correct the generator's data and build again".to_owned(),
    }
}
