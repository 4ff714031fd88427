//! A deal as annotated articles give it and as records do: the same form, loosely read.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeSet;

/// Somebody or something with a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Other names under which an answer is right too.
    pub aliases: Vec<String>,
    /// "party", "witness" …; none of a place. Empty where the key is there and says null.
    pub role: Option<String>,
    /// Type of a party.
    pub party_type: Option<String>,
    /// Office of an official.
    pub position: Option<String>,
}

/// A sum of money.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sum {
    /// In whole units.
    pub amount: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
}

/// One deal, annotated or predicted.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// What sort of instrument; empty where nothing is said.
    pub kind: String,
    /// At which stage; empty where nothing is said.
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
    pub count: Option<i64>,
    /// Under which programme.
    pub programme: Option<String>,
    /// Other right programmes.
    pub programme_aliases: Vec<String>,
    /// Code points of the sentences that state it, half-open.
    pub evidence: Vec<(usize, usize)>,
    /// The words of those sentences, where they are given.
    pub sentences: Vec<String>,
    /// Slots that are not scored.
    pub skip: BTreeSet<String>,
    /// Neither rewarded nor punished.
    pub optional: bool,
    /// How sure the program is; only of a prediction.
    pub confidence: Option<f64>,
}

impl Default for Deal {
    fn default() -> Self {
        Self {
            kind: String::new(),
            status: String::new(),
            parties: Vec::new(),
            officials: Vec::new(),
            places: Vec::new(),
            date: None,
            subject: None,
            subject_aliases: Vec::new(),
            value: None,
            term: None,
            count: Some(1),
            programme: None,
            programme_aliases: Vec::new(),
            evidence: Vec::new(),
            sentences: Vec::new(),
            skip: BTreeSet::new(),
            optional: false,
            confidence: None,
        }
    }
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

    /// Reads a deal, or says which key holds what it cannot hold. A key that is not there is one that says nothing.
    pub fn read(value: &Value) -> Result<Self, String> {
        if !value.is_object() {
            return Err("a deal is a JSON object".into());
        }
        let count = match value.get("count") {
            None => Some(1),
            Some(Value::Null) => None,
            Some(count) => Some(count.as_i64().ok_or("\"count\" is no whole number")?),
        };
        let evidence = items(value, "evidence")?;
        Ok(Self {
            kind: text(value, "kind", &[])?.unwrap_or_default(),
            status: text(value, "status", &[])?.unwrap_or_default(),
            parties: named(value, "parties")?,
            officials: named(value, "officials")?,
            places: named(value, "places")?,
            date: text(value, "date", &["value"])?,
            subject: text(value, "subject", &["text", "name"])?,
            subject_aliases: texts(value, "subject_aliases")?,
            value: sum(value)?,
            term: text(value, "term", &[])?,
            count,
            programme: text(value, "programme", &["text", "name"])?,
            programme_aliases: texts(value, "programme_aliases")?,
            evidence: evidence.iter().map(range).collect::<Result<_, _>>()?,
            sentences: evidence.iter().filter_map(|e| e.get("text")?.as_str().map(str::to_owned)).collect(),
            skip: texts(value, "skip")?.into_iter().collect(),
            optional: value.get("optional").is_some_and(|optional| *optional == Value::Bool(true)),
            confidence: value.get("confidence").and_then(Value::as_f64),
        })
    }
}

impl<'de> Deserialize<'de> for Deal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(&Value::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

/// A text; `inside` are the keys under which an object may hold it, as records of other programs do.
fn text(deal: &Value, key: &str, inside: &[&str]) -> Result<Option<String>, String> {
    match deal.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Object(members)) if !inside.is_empty() => {
            let held = inside.iter().filter_map(|name| members.get(*name).and_then(Value::as_str));
            Ok(held.into_iter().find(|text| !text.is_empty()).map(str::to_owned))
        }
        Some(_) => Err(format!("\"{key}\" is no text")),
    }
}

fn items<'v>(value: &'v Value, key: &str) -> Result<&'v [Value], String> {
    match value.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(format!("\"{key}\" is no list")),
    }
}

fn texts(value: &Value, key: &str) -> Result<Vec<String>, String> {
    let texts = items(value, key)?.iter().map(|item| item.as_str().map(str::to_owned));
    texts.collect::<Option<_>>().ok_or_else(|| format!("\"{key}\" holds what is no text"))
}

fn named(deal: &Value, key: &str) -> Result<Vec<Named>, String> {
    let one = |item: &Value| -> Result<Named, String> {
        if let Some(name) = item.as_str() {
            return Ok(Named { name: name.to_owned(), ..Named::default() });
        }
        if !item.is_object() {
            return Err(format!("\"{key}\" holds what is neither a name nor an object with one"));
        }
        // A role of null is not the same as no role: the contract's scorer compares whatever the key holds.
        let member = |key: &str| match item.get(key) {
            Some(Value::Null) => Some(String::new()),
            Some(Value::String(text)) => Some(text.clone()),
            other => other.map(Value::to_string),
        };
        Ok(Named {
            name: text(item, "name", &[])?.unwrap_or_default(),
            aliases: texts(item, "aliases")?,
            role: member("role"),
            party_type: member("type"),
            position: text(item, "position", &[])?,
        })
    };
    items(deal, key)?.iter().map(one).collect()
}

fn sum(deal: &Value) -> Result<Option<Sum>, String> {
    match deal.get("value") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(members)) => {
            let amount = match members.get("amount") {
                None | Some(Value::Null) => None,
                Some(amount) => Some(amount.as_f64().ok_or("\"amount\" of \"value\" is no number")?),
            };
            Ok(Some(Sum { amount, currency: members.get("currency").and_then(Value::as_str).map(str::to_owned) }))
        }
        Some(_) => Err("\"value\" is no object of amount and currency".into()),
    }
}

/// `[0, 62]`, or `{"start": 0, "end": 62}` as a record has it.
fn range(item: &Value) -> Result<(usize, usize), String> {
    let number = |value: Option<&Value>| value.and_then(Value::as_u64).map(|number| number as usize);
    let (start, end) = match item.as_array() {
        Some(pair) => (number(pair.first()), number(pair.get(1))),
        None => (number(item.get("start")), number(item.get("end"))),
    };
    start.zip(end).ok_or_else(|| "\"evidence\" holds what has no start and end".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_said_is_empty() {
        assert_eq!(Deal::read(&json!({})), Ok(Deal::default()));
        let nulls = json!({"kind": null, "parties": null, "date": null, "value": null, "evidence": null});
        assert_eq!(Deal::read(&nulls), Ok(Deal::default()));
        assert_eq!(Deal::read(&json!({"count": null})).map(|d| d.count), Ok(None));
    }

    #[test]
    fn names_and_texts_come_in_two_forms() {
        let deal = json!({"places": ["Cork", {"name": "Graz"}], "date": {"value": "2024"}, "subject": {"text": "boats"},
                          "evidence": [[0, 5], {"start": 7, "end": 9, "text": "No"}]});
        let deal = Deal::read(&deal).unwrap();
        assert_eq!(deal.places.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Cork", "Graz"]);
        assert_eq!((deal.date.as_deref(), deal.subject.as_deref()), (Some("2024"), Some("boats")));
        assert_eq!((deal.evidence, deal.sentences), (vec![(0, 5), (7, 9)], vec!["No".to_owned()]));
    }

    #[test]
    fn a_wrong_form_is_told_by_its_key() {
        let rows = [
            (json!({"parties": "Cork"}), "\"parties\""),
            (json!({"parties": [7]}), "\"parties\""),
            (json!({"date": 2024}), "\"date\""),
            (json!({"count": "two"}), "\"count\""),
            (json!({"value": 5}), "\"value\""),
            (json!({"value": {"amount": "5m"}}), "\"amount\""),
            (json!({"evidence": [[3]]}), "\"evidence\""),
            (json!([]), "object"),
        ];
        for (value, key) in rows {
            let fault = Deal::read(&value).unwrap_err();
            assert!(fault.contains(key), "{value}: {fault}");
        }
    }
}
