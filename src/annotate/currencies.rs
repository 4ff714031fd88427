//! Whose dollar, whose franc: a currency's word that several countries use is that of the country which the article is
//! about, unless the words beside it say so themselves.

use super::Reading;
use super::amounts::currency;
use crate::gazetteer::Words;
use crate::model::Money;
use std::cmp::Reverse;

/// A dollar that nobody owns is the American one, wherever it is told of; other words go to whoever is named at all.
const WORLDWIDE: &str = "USD";

pub(super) fn annotate(reading: &mut Reading) {
    if reading.sentences.iter().all(|line| line.money.is_empty()) {
        return;
    }
    let countries = countries(reading);
    let words = &reading.gazetteer.words;
    for line in &mut reading.sentences {
        for (span, money) in &mut line.money {
            if let Some(code) = owner(span.of(&reading.document.text), money, words, &countries) {
                money.currency = code;
            }
        }
    }
}

/// The countries of the article's names, the one named most first.
fn countries(reading: &Reading) -> Vec<String> {
    let mut counts: Vec<(usize, &str)> = Vec::new();
    for entity in &reading.entities {
        let Some(country) = entity.country.as_deref() else { continue };
        match counts.iter_mut().find(|(_, known)| *known == country) {
            Some((count, _)) => *count += entity.mentions.len(),
            None => counts.push((entity.mentions.len(), country)),
        }
    }
    counts.sort_by_key(|(count, country)| (Reverse(*count), *country));
    counts.into_iter().map(|(_, country)| country.to_owned()).collect()
}

/// The currency of whom the article is about, where the amount's own words leave it open.
fn owner(amount: &str, money: &Money, words: &Words, countries: &[String]) -> Option<String> {
    let sign = amount.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().trim();
    let word = amount.rsplit([' ', '\u{a0}', '\n', '-']).next().unwrap_or_default();
    let (code, lands) = currency(if sign.is_empty() { word } else { sign }, words)?;
    if lands.is_empty() || code != money.currency {
        return None;
    }
    let of = |country: &String| lands.iter().find(|(land, _)| **land == **country).map(|(_, code)| code.to_string());
    if code == WORLDWIDE {
        let told = countries.iter().any(|country| country == "US");
        return countries.first().filter(|_| !told).and_then(of);
    }
    countries.iter().find_map(of)
}
