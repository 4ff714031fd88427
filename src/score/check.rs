//! The form of an annotated article. What is annotated in a way that no record can ever match is a slip.

use super::read::Fault;
use super::slots::{LISTS, SCALAR};
use crate::model::{FIELDS, Kind, OfficialRole, PartyRole, PartyType, Status};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Keys of a deal besides those of a record, which may stay where records are corrected to become annotations.
const KEYS: &[&str] = &["subject_aliases", "programme_aliases", "skip", "optional", "note"];

const EXAMPLE: &str = r#"write the article as {"doc": "its file's name without the ending", "deals": […]}"#;

/// Whether a line is an annotated article.
pub(super) fn check(article: &Value) -> Result<(), Fault> {
    if article.get("deals").is_none() && article.get("kind").is_some() {
        return Err(Fault::new("a record stands where an annotated article is wanted", "give records after --pred"));
    }
    if !article.is_object() {
        return Err(Fault::new("the line is no JSON object", EXAMPLE));
    }
    match article.get("doc") {
        Some(Value::String(doc)) if !doc.is_empty() => {}
        Some(_) => return Err(Fault::new("\"doc\" is no name of an article", EXAMPLE)),
        None => return Err(Fault::new("the key \"doc\" is missing", EXAMPLE)),
    }
    let deals = match article.get("deals") {
        Some(Value::Array(deals)) => deals,
        Some(_) => return Err(Fault::new("\"deals\" is no list", EXAMPLE)),
        None => return Err(Fault::new("the key \"deals\" is missing", "write \"deals\": [] where there is none")),
    };
    for (at, value) in deals.iter().enumerate() {
        deal(value).map_err(|fault| Fault::new(format!("deal {}: {}", at + 1, fault.fault), fault.remedy))?;
    }
    Ok(())
}

fn deal(deal: &Value) -> Result<(), Fault> {
    let Some(members) = deal.as_object() else {
        return Err(Fault::new("is no JSON object", "write it as {\"kind\": …, \"status\": …, \"parties\": […]}"));
    };
    let known = |key: &str| KEYS.contains(&key) || FIELDS.iter().any(|field| field.name == key);
    if let Some(key) = members.keys().find(|key| !known(key)) {
        return Err(Fault::new(format!("the key {key:?} is not known"), "correct it, or put remarks into \"note\""));
    }
    if !members.contains_key("parties") {
        return Err(Fault::new("the key \"parties\" is missing", "write \"parties\": [] where none is named"));
    }
    one_of::<Kind>(deal, "kind", true)?;
    one_of::<Status>(deal, "status", true)?;
    for key in LISTS {
        for item in deal.get(key).and_then(Value::as_array).into_iter().flatten() {
            named(key, item)?;
        }
    }
    date(deal)?;
    value(deal)?;
    if let Some(optional) = deal.get("optional").filter(|optional| !optional.is_boolean()) {
        return Err(Fault::new(format!("\"optional\" is {optional}"), "write true or false"));
    }
    for slot in deal.get("skip").and_then(Value::as_array).into_iter().flatten() {
        let name = slot.as_str().unwrap_or_default();
        if !SCALAR.contains(&name) && !LISTS.contains(&name) {
            let slots = [SCALAR, LISTS].concat().join(", ");
            return Err(Fault::new(format!("\"skip\" names {slot}, which is no slot"), format!("use {slots}")));
        }
    }
    evidence(deal)
}

fn named(key: &str, item: &Value) -> Result<(), Fault> {
    let name = item.as_str().or_else(|| item.get("name").and_then(Value::as_str)).unwrap_or_default();
    if name.trim().is_empty() {
        return Err(Fault::new(format!("{key:?} holds one without a name"), "write {\"name\": …}"));
    }
    match key {
        "parties" => {
            one_of::<PartyRole>(item, "role", false)?;
            one_of::<PartyType>(item, "type", false)
        }
        "officials" => one_of::<OfficialRole>(item, "role", false),
        _ => Ok(()),
    }
}

/// A word that a record may hold there. The model's own message names the words.
fn one_of<T: DeserializeOwned>(of: &Value, key: &str, needed: bool) -> Result<(), Fault> {
    match of.get(key) {
        None if needed => Err(Fault::new(format!("the key {key:?} is missing"), "write it, as the record has it")),
        None => Ok(()),
        Some(value) => match serde_json::from_value::<T>(value.clone()) {
            Ok(_) => Ok(()),
            Err(error) => Err(Fault::new(format!("{key:?} is {value}"), format!("correct it: {error}"))),
        },
    }
}

fn date(deal: &Value) -> Result<(), Fault> {
    let shape = |date: &str| -> String { date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect() };
    match deal.get("date") {
        Some(Value::String(date)) if !["0000-00-00", "0000-00", "0000"].contains(&shape(date).as_str()) => {
            Err(Fault::new(format!("the date {date:?} is none"), "write YYYY-MM-DD, YYYY-MM, YYYY or null"))
        }
        _ => Ok(()),
    }
}

fn value(deal: &Value) -> Result<(), Fault> {
    let (Some(Value::Object(money)), remedy) =
        (deal.get("value"), "write {\"amount\": 28000000, \"currency\": \"MYR\"}")
    else {
        return Ok(());
    };
    if !money.get("amount").is_some_and(Value::is_number) {
        return Err(Fault::new("\"value\" has no amount", remedy));
    }
    let code = money.get("currency").and_then(Value::as_str).unwrap_or_default();
    if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Fault::new("the currency of \"value\" is no ISO 4217 code", remedy));
    }
    Ok(())
}

fn evidence(deal: &Value) -> Result<(), Fault> {
    for span in deal.get("evidence").and_then(Value::as_array).into_iter().flatten() {
        let end = |at: usize, key: &str| span.get(at).or_else(|| span.get(key)).and_then(Value::as_u64);
        if !end(0, "start").zip(end(1, "end")).is_some_and(|(start, end)| start < end) {
            let remedy = "write [start, end] in code points of the article, end exclusive";
            return Err(Fault::new(format!("\"evidence\" holds {span}"), remedy));
        }
    }
    Ok(())
}
