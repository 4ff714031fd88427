//! What an article must give, and how a record is held against it.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use tieup::model::{PartyRole, Record};

/// One slot of one deal: what was wanted, what came, and whether that will do.
pub struct Slot {
    pub name: &'static str,
    pub want: String,
    pub got: String,
    pub right: bool,
    /// A wrong one makes the article fail; the loose ones are only counted.
    pub strict: bool,
}

/// Something that an article gets wrong.
pub struct Fault {
    /// Which slot of which deal: how fixtures/known-failures.tsv names it.
    pub what: String,
    /// What was wanted and what came.
    pub seen: String,
}

impl Fault {
    fn new(what: String, seen: impl Into<String>) -> Self {
        Self { what, seen: seen.into() }
    }
}

/// What became of an article.
#[derive(Default)]
pub struct Verdict {
    /// Deals that are not optional, those of them with a record, and records without a deal.
    pub wanted: usize,
    pub found: usize,
    pub faults: Vec<Fault>,
    pub false_deals: usize,
    pub slots: Vec<Slot>,
}

/// Pairs the records of an article with the deals that it must give, best pair first, and compares slot by slot.
pub fn judge(deals: &[Value], records: &[Record]) -> Verdict {
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (d, deal) in deals.iter().enumerate() {
        pairs.extend(records.iter().enumerate().map(|(r, record)| (likeness(deal, record), d, r)));
    }
    pairs.retain(|(score, ..)| *score > 0);
    pairs.sort_by_key(|(score, d, r)| (std::cmp::Reverse(*score), *d, *r));
    let mut of_deal = vec![None; deals.len()];
    let mut taken = BTreeSet::new();
    for (_, d, r) in pairs {
        if of_deal[d].is_none() && taken.insert(r) {
            of_deal[d] = Some(r);
        }
    }
    let mut verdict = Verdict::default();
    for (deal, pair) in deals.iter().zip(of_deal) {
        if deal["optional"] == true {
            continue;
        }
        verdict.wanted += 1;
        let Some(record) = pair.map(|r| &records[r]) else {
            verdict
                .faults
                .push(Fault::new(format!("no {} of {}", text(&deal["kind"]), names(&sides(deal))), "no record"));
            continue;
        };
        verdict.found += 1;
        for slot in slots(deal, record) {
            if slot.strict && !slot.right {
                let person = slot.want.split(" (").next().filter(|_| slot.name == "officials");
                let what = format!("{} of {}", person.unwrap_or(slot.name), names(&sides(deal)));
                verdict.faults.push(Fault::new(what, format!("want {}, got {}", slot.want, slot.got)));
            }
            verdict.slots.push(slot);
        }
    }
    for (_, record) in records.iter().enumerate().filter(|(r, _)| !taken.contains(r)) {
        verdict.false_deals += 1;
        let kind = serde_json::to_value(record.kind).unwrap();
        let what = format!("a record too many: {} of {}", text(&kind), parties(record).join(" / "));
        verdict.faults.push(Fault::new(what, format!("by {:?}", record.patterns)));
    }
    verdict
}

/// Forms under which a name may be given, the fullest first.
type Forms = Vec<String>;

/// 0 where they have nothing in common. Sides weigh most, then the words, then kind and status.
fn likeness(deal: &Value, record: &Record) -> u32 {
    let (want, got) = (sides(deal), parties(record));
    let common = want.iter().filter(|forms| got.iter().any(|name| fits(forms, name))).count();
    let spans = deal["evidence"].as_array().into_iter().flatten();
    let mut spans = spans.filter_map(|span| Some((span[0].as_u64()?, span[1].as_u64()?)));
    let overlap = spans.any(|(a, b)| record.evidence.iter().any(|e| (e.start as u64) < b && a < e.end as u64));
    if common == 0 && !(want.is_empty() && overlap) {
        return 0;
    }
    let f1 = if common == 0 { 0 } else { 400 * common / (want.len() + got.len()) };
    let same = |key: &str, value: Value| u32::from(deal[key] == value);
    let kind = same("kind", serde_json::to_value(record.kind).unwrap());
    let status = same("status", serde_json::to_value(record.status).unwrap());
    f1 as u32 + 100 * u32::from(overlap) + 50 * kind + 25 * status
}

fn slots(deal: &Value, record: &Record) -> Vec<Slot> {
    let written = serde_json::to_value(record).unwrap();
    let skipped = |name: &str| deal["skip"].as_array().is_some_and(|skip| skip.iter().any(|s| s == name));
    let mut slots = Vec::new();
    for name in ["kind", "status", "date", "value", "term", "count"] {
        let (want, got) = (&deal[name], &written[name]);
        let right = match (want["amount"].as_f64(), got["amount"].as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() < 0.5 && want["currency"] == got["currency"],
            _ => want == got,
        };
        slots.push(Slot { name, want: text(want), got: text(got), right, strict: true });
    }
    let (want, got) = (sides(deal), parties(record));
    let right = want.len() == got.len() && want.iter().all(|forms| got.iter().any(|name| fits(forms, name)));
    slots.push(Slot { name: "parties", want: names(&want), got: got.join(" / "), right, strict: true });
    for official in deal["officials"].as_array().into_iter().flatten() {
        let forms = forms(official);
        let found = record.officials.iter().find(|o| fits(&forms, &o.name));
        let role = found.map(|o| text(&serde_json::to_value(o.role).unwrap()));
        let right = role.as_deref() == official["role"].as_str();
        let want = format!("{} ({})", forms[0], text(&official["role"]));
        slots.push(Slot { name: "officials", want, got: role.unwrap_or_else(|| "nobody".into()), right, strict: true });
    }
    for name in ["subject", "programme"] {
        let aliases = deal[format!("{name}_aliases")].as_array().into_iter().flatten();
        let want: Forms = aliases.chain([&deal[name]]).filter_map(Value::as_str).map(str::to_owned).collect();
        let got = written[name].as_str();
        let right = got.map_or(want.is_empty(), |got| want.iter().any(|form| alike(form, got)));
        slots.push(Slot { name, want: text(&deal[name]), got: text(&written[name]), right, strict: false });
    }
    for place in deal["places"].as_array().into_iter().flatten() {
        let forms = if place.is_string() { vec![text(place)] } else { forms(place) };
        let right = record.places.iter().any(|p| forms.iter().any(|form| alike(form, &p.name)));
        let got = record.places.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(" / ");
        slots.push(Slot { name: "places", want: forms[0].clone(), got, right, strict: false });
    }
    slots.retain(|slot| !skipped(slot.name));
    slots
}

fn sides(deal: &Value) -> Vec<Forms> {
    deal["parties"].as_array().into_iter().flatten().filter(|p| p["role"] == "party").map(forms).collect()
}

fn parties(record: &Record) -> Vec<String> {
    record.parties.iter().filter(|p| p.role == PartyRole::Party).map(|p| p.name.clone()).collect()
}

fn forms(named: &Value) -> Forms {
    let aliases = named["aliases"].as_array().into_iter().flatten();
    [&named["name"]].into_iter().chain(aliases).filter_map(Value::as_str).map(str::to_owned).collect()
}

fn fits(forms: &[String], name: &str) -> bool {
    forms.iter().any(|form| core(form) == core(name))
}

const LEGAL: &str = "ab ag as asa berhad bhd bv co corp corporation gmbh inc jsc kk limited llc llp ltd nv oy plc pte pty sa sae \
                     sas sdn sl spa srl tbk";

/// A name's words without case, marks, a leading "the" and what the law adds to it.
fn core(name: &str) -> Vec<String> {
    // "S.A." is one word, "Al-Majali" two.
    let mut words = words(&name.replace('.', ""));
    if words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    while words.len() > 1 && LEGAL.split_whitespace().any(|legal| words.last().is_some_and(|word| word == legal)) {
        words.pop();
    }
    words
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether half of the words are the same.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let common = a.iter().filter(|word| b.contains(word)).count();
    2 * common >= a.len().max(b.len()) && common > 0
}

fn names(sides: &[Forms]) -> String {
    sides.iter().map(|forms| forms[0].as_str()).collect::<Vec<_>>().join(" / ")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// How many of the slots of each name are right, as a table.
pub fn table(slots: &[Slot]) -> String {
    let mut out = String::new();
    let mut seen: Vec<&str> = Vec::new();
    for slot in slots {
        if !seen.contains(&slot.name) {
            seen.push(slot.name);
            let all = slots.iter().filter(|s| s.name == slot.name);
            let right = all.clone().filter(|s| s.right).count();
            writeln!(out, "| {} | {right} of {} |", slot.name, all.count()).unwrap();
        }
    }
    out
}
