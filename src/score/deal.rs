//! A deal as annotated articles give it and as records do: the same form, loosely read.

use crate::error::{Error, Result};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Somebody or something with a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Other names under which an answer is right too.
    pub aliases: Vec<String>,
    /// "party", "witness" …; none of a place.
    pub role: Option<String>,
    /// Type of a party.
    pub party_type: Option<String>,
    /// Office of an official.
    pub position: Option<String>,
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Ok(Self {
            name: value.as_str().map(str::to_owned).or_else(|| text("name")).unwrap_or_default(),
            aliases: texts(value.get("aliases")),
            role: text("role"),
            party_type: text("type"),
            position: text("position"),
        })
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A sum of money.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Sum {
    /// In whole units.
    pub amount: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
}

/// One deal, annotated or predicted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Deal {
    /// What sort of instrument.
    pub kind: String,
    /// At which stage.
    pub status: String,
    /// Sides and stakeholders.
    pub parties: Vec<Named>,
    /// People.
    pub officials: Vec<Named>,
    /// Where.
    pub places: Vec<Named>,
    /// When.
    pub date: Option<String>,
    /// About what.
    pub subject: Option<String>,
    /// Other right subjects.
    pub subject_aliases: Vec<String>,
    /// Worth how much.
    pub value: Option<Sum>,
    /// For how long.
    pub term: Option<String>,
    /// Deals that it stands for; none for "several", 1 where the key is not there.
    #[serde(default = "one")]
    pub count: Option<i64>,
    /// Under which programme.
    pub programme: Option<String>,
    /// Other right programmes.
    pub programme_aliases: Vec<String>,
    /// Code points of the sentences that state it, half-open.
    #[serde(deserialize_with = "ranges")]
    pub evidence: Vec<(usize, usize)>,
    /// Slots that are not scored.
    pub skip: BTreeSet<String>,
    /// Neither rewarded nor punished.
    pub optional: bool,
    /// How sure the program is; only of a prediction.
    pub confidence: Option<f64>,
}

fn one() -> Option<i64> {
    Some(1)
}

fn ranges<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(usize, usize)>, D::Error> {
    let items = Option::<Vec<Value>>::deserialize(from)?.unwrap_or_default();
    let number = |value: Option<&Value>| value.and_then(Value::as_u64).unwrap_or(0) as usize;
    Ok(items
        .iter()
        .map(|i| match i.as_array() {
            Some(pair) => (number(pair.first()), number(pair.get(1))),
            None => (number(i.get("start")), number(i.get("end"))),
        })
        .collect())
}

impl Deal {
    /// Its sides: parties that are no stakeholders.
    pub fn sides(&self) -> Vec<&Named> {
        self.parties.iter().filter(|p| p.role.as_deref().unwrap_or("party") == "party").collect()
    }

    /// Whether a sentence that states it is one that states the other.
    pub fn touches(&self, other: &Self) -> bool {
        self.evidence.iter().any(|(s, e)| other.evidence.iter().any(|(f, g)| s < g && f < e))
    }
}

/// One annotated article.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldArticle {
    /// The file's name without folder and extension.
    pub doc: String,
    /// Its date, as annotated.
    pub published: Option<String>,
    /// Its deals.
    pub deals: Vec<Deal>,
}

/// Reads annotated articles, one JSON object a line.
pub fn read_gold(path: &Path) -> Result<Vec<GoldArticle>> {
    lines(path, |line| serde_json::from_str(line))
}

/// Reads records, one JSON object a line, each with the id of its article.
pub fn read_records(path: &Path) -> Result<Vec<(String, Deal)>> {
    lines(path, |line| {
        let value: Value = serde_json::from_str(line)?;
        let doc = value.get("doc");
        let id = doc.and_then(Value::as_str).or_else(|| doc.and_then(|d| d.get("id")).and_then(Value::as_str));
        let id = id.unwrap_or_default().to_owned();
        Ok((id, serde_json::from_value(value)?))
    })
}

fn lines<T>(path: &Path, read: impl Fn(&str) -> serde_json::Result<T>) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    let lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    lines
        .map(|(at, line)| {
            read(line).map_err(|e| Error::Data {
                file: path.display().to_string(),
                line: at + 1,
                fault: format!("not a line of JSON in the form expected: {e}"),
                remedy: "write one JSON object a line, as `tieup schema` and CONTRIBUTING show them".into(),
            })
        })
        .collect()
}
