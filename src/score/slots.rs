//! Credit for each slot of a pair of deals: right 1, partly right ½, else 0.

use super::deal::{Deal, Named, Sum};
use super::names::{match_names, overlap, words};
use super::tally::Tally;

/// Slots of one value, in the order in which they are shown.
pub const SCALAR: &[&str] = &["kind", "status", "date", "subject", "value", "term", "count", "programme"];
/// Slots of several names.
pub const LISTS: &[&str] = &["parties", "officials", "places"];

/// The type of a party: told and counted, but none of the slots that are counted together.
pub const PARTY_TYPE: &str = "party type";

/// A value or name as it is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The value, or the name.
    pub text: String,
    /// What is told besides: a role, a type.
    pub note: Option<String>,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.note.as_deref() {
            Some(note) if !note.is_empty() => write!(f, "{} ({note})", self.text),
            _ => f.write_str(&self.text),
        }
    }
}

/// A slot of a pair of deals that is not fully right.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Which slot.
    pub slot: &'static str,
    /// What was annotated; none where nothing was.
    pub want: Option<Told>,
    /// What was predicted; none where nothing was.
    pub got: Option<Told>,
    /// What it still counts.
    pub credit: f64,
}

/// Told of each slip.
pub type Listener<'l> = dyn FnMut(Slip) + 'l;

/// Whether a slot says anything.
pub fn filled(slot: &str, deal: &Deal) -> bool {
    match slot {
        "kind" => !deal.kind.is_empty(),
        "status" => !deal.status.is_empty(),
        "date" => deal.date.as_deref().is_some_and(|d| !d.is_empty()),
        "subject" => deal.subject.as_deref().is_some_and(|s| !s.is_empty()),
        "value" => deal.value.as_ref().is_some_and(|v| v.amount.is_some()),
        "term" => deal.term.as_deref().is_some_and(|t| !t.is_empty()),
        "count" => deal.count.is_some_and(|c| c != 1),
        "programme" => deal.programme.as_deref().is_some_and(|p| !p.is_empty()),
        _ => false,
    }
}

/// The slot's value in words, for lists of errors; none where it says nothing.
pub fn shown(slot: &str, deal: &Deal) -> Option<Told> {
    let text = match slot {
        _ if !filled(slot, deal) => None,
        "kind" => Some(deal.kind.clone()),
        "status" => Some(deal.status.clone()),
        "date" => deal.date.clone(),
        "subject" => deal.subject.clone(),
        "value" => {
            let money =
                |v: &Sum| v.amount.map(|a| format!("{a} {}", v.currency.as_deref().unwrap_or("of no currency")));
            deal.value.as_ref().and_then(money)
        }
        "term" => deal.term.clone(),
        "count" => deal.count.map(|c| c.to_string()),
        "programme" => deal.programme.clone(),
        _ => None,
    };
    text.map(|text| Told { text, note: None })
}

/// Credit for a slot that both deals fill.
pub fn scalar_credit(slot: &str, gold: &Deal, predicted: &Deal) -> f64 {
    let equal = |same: bool| if same { 1.0 } else { 0.0 };
    match slot {
        "kind" => equal(gold.kind == predicted.kind),
        "status" => equal(gold.status == predicted.status),
        "date" => date_credit(gold.date.as_deref().unwrap_or(""), predicted.date.as_deref().unwrap_or("")),
        "value" => {
            let (Some(want), Some(have)) = (&gold.value, &predicted.value) else { return 0.0 };
            let (a, b) = (want.amount.unwrap_or(0.0), have.amount.unwrap_or(0.0));
            if (b - a).abs() > 0.005 * a {
                0.0
            } else if want.currency == have.currency {
                1.0
            } else {
                0.5
            }
        }
        "subject" => text_credit(gold.subject.as_deref(), &gold.subject_aliases, predicted.subject.as_deref()),
        "programme" => text_credit(gold.programme.as_deref(), &gold.programme_aliases, predicted.programme.as_deref()),
        "term" => equal(gold.term == predicted.term),
        "count" => equal(gold.count == predicted.count),
        _ => 0.0,
    }
}

/// A date right to the month or the year, where one of the two is no more exact than that, counts half.
pub fn date_credit(want: &str, have: &str) -> f64 {
    if want == have {
        return 1.0;
    }
    let length = |date: &str| date.chars().count();
    let coarse = length(want) <= 7 || length(have) <= 7;
    let within = have.starts_with(want) || want.starts_with(have);
    if want.chars().take(4).eq(have.chars().take(4)) && coarse && within { 0.5 } else { 0.0 }
}

/// Credit of a phrase against the annotated one and its aliases, by the words that both have.
pub fn text_credit(want: Option<&str>, aliases: &[String], have: Option<&str>) -> f64 {
    let have = words(have.unwrap_or(""));
    let forms: Vec<Vec<String>> = want.into_iter().chain(aliases.iter().map(String::as_str)).map(words).collect();
    let best = forms.iter().map(|f| overlap(f, &have)).fold(0.0, f64::max);
    let contained = forms.iter().any(|f| f.iter().all(|w| have.contains(w)) && have.len() <= 2 * f.len() + 2);
    if best >= 0.8 || (contained && best >= 0.5) {
        1.0
    } else if best >= 0.4 {
        0.5
    } else {
        0.0
    }
}

/// The names of a list slot.
pub fn names<'d>(slot: &str, deal: &'d Deal) -> Vec<&'d Named> {
    match slot {
        "parties" => deal.parties.iter().collect(),
        "officials" => deal.officials.iter().collect(),
        "places" => deal.places.iter().collect(),
        _ => Vec::new(),
    }
}

/// Counts a pair's slots, and tells the listener of each that is not fully right.
pub fn score_pair(tally: &mut Tally, gold: &Deal, predicted: &Deal, wrong: &mut Listener) {
    for slot in SCALAR.iter().copied().filter(|s| !gold.skip.contains(*s)) {
        let (want, have) = (filled(slot, gold), filled(slot, predicted));
        let credit = if want && have { scalar_credit(slot, gold, predicted) } else { 0.0 };
        tally.add(slot, credit, usize::from(want), usize::from(have));
        if (want || have) && credit < 1.0 {
            wrong(Slip { slot, want: shown(slot, gold), got: shown(slot, predicted), credit });
        }
    }
    for slot in LISTS.iter().copied().filter(|s| !gold.skip.contains(*s)) {
        let (golds, found) = (names(slot, gold), names(slot, predicted));
        let matched = match_names(&golds, &found);
        let told = |n: &Named| Told { text: n.name.clone(), note: n.role.clone() };
        for (i, j, credit) in matched.pairs {
            let (g, p) = (golds[i], found[j]);
            let role = g.role.is_none() || p.role.is_none() || g.role == p.role;
            let credit = if role { credit } else { credit / 2.0 };
            tally.add(slot, credit, 1, 1);
            if credit < 1.0 {
                wrong(Slip { slot, want: Some(told(g)), got: Some(told(p)), credit });
            }
            if slot == "parties" && g.party_type.is_some() {
                party_type(tally, g, p, wrong);
            }
        }
        for i in matched.missing {
            tally.add(slot, 0.0, 1, 0);
            wrong(Slip { slot, want: Some(told(golds[i])), got: None, credit: 0.0 });
        }
        for j in matched.spurious {
            tally.add(slot, 0.0, 0, 1);
            wrong(Slip { slot, want: None, got: Some(told(found[j])), credit: 0.0 });
        }
    }
}

fn party_type(tally: &mut Tally, gold: &Named, predicted: &Named, wrong: &mut Listener) {
    let said = |named: &Named| named.party_type.clone().unwrap_or_default();
    let credit = if said(gold) == said(predicted) { 1.0 } else { 0.0 };
    tally.add(PARTY_TYPE, credit, 1, 1);
    if credit < 1.0 {
        let told = |named: &Named| Some(Told { text: named.name.clone(), note: named.party_type.clone() });
        wrong(Slip { slot: PARTY_TYPE, want: told(gold), got: told(predicted), credit });
    }
}

/// Counts the slots of a deal without a partner: all missing, or all spurious.
pub fn score_alone(tally: &mut Tally, deal: &Deal, annotated: bool) {
    let mut count = |slot, n| if annotated { tally.add(slot, 0.0, n, 0) } else { tally.add(slot, 0.0, 0, n) };
    for slot in SCALAR.iter().copied().filter(|s| !deal.skip.contains(*s) && filled(s, deal)) {
        count(slot, 1);
    }
    for slot in LISTS.iter().copied().filter(|s| !deal.skip.contains(*s)) {
        count(slot, names(slot, deal).len());
    }
}
