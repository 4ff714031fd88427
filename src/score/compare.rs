//! Two runs over the same annotated articles: what the second one wins and what it loses against the first.

use super::errors::{Fault, Group, Mistake};
use super::outcome::Outcome;
use super::slots::{LISTS, PARTY_TYPE};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Something that one run gets right, or less wrong, and the other does not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The mistake that is gone, lessened or new.
    pub group: Group,
    /// The article's id.
    pub article: String,
    /// Which of its annotated deals, from 1; none of a record that tells of no annotated deal.
    pub deal: Option<usize>,
    /// What was annotated.
    pub wanted: Option<String>,
    /// What the earlier run gave.
    pub before: Answer,
    /// What the later run gives.
    pub now: Answer,
    /// The sentence that says it, as far as it is known.
    pub sentence: Option<String>,
}

/// What a run gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// What is right, which may be nothing.
    Right,
    /// Nothing, where something was wanted.
    Nothing,
    /// This, and it is not right.
    Given(String),
}

/// What the later run wins and loses.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Mistakes of the earlier run that are gone or lessened.
    pub won: Vec<Change>,
    /// Mistakes of the later run that are new or worse.
    pub lost: Vec<Change>,
}

/// What a mistake is about: the same in both runs, whatever they gave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct About {
    slot: &'static str,
    article: String,
    deal: Option<usize>,
    /// The name or deal wanted; of a false one, the name or deal given. None of a slot of one value.
    which: Option<(bool, String)>,
}

/// Compares two runs. The slots of a deal that only one of them finds are not told one by one: the deal is.
pub fn compare(before: &Outcome, now: &Outcome) -> Comparison {
    let apart: BTreeSet<(&str, usize)> =
        missed_deals(before).symmetric_difference(&missed_deals(now)).copied().collect();
    let (old, new) = (by_subject(before, &apart), by_subject(now, &apart));
    let (old_parties, new_parties) = (missed_parties(before), missed_parties(now));
    let mut comparison = Comparison::default();
    for about in old.keys().chain(new.keys().filter(|about| !old.contains_key(*about))) {
        // A party that only one of the runs names has a type in that run alone.
        if about.slot == PARTY_TYPE && (old_parties.contains(&party(about)) || new_parties.contains(&party(about))) {
            continue;
        }
        let (old, new) = (old.get(about), new.get(about));
        for at in 0.. {
            let (old, new) = (old.and_then(|m| m.get(at)).copied(), new.and_then(|m| m.get(at)).copied());
            let credit = |mistake: Option<&Mistake>| mistake.map_or(1.0, |mistake| mistake.credit);
            match (old, new) {
                (None, None) => break,
                (Some(gone), _) if credit(new) > credit(old) => comparison.won.push(change(gone, old, new)),
                (_, Some(come)) if credit(new) < credit(old) => comparison.lost.push(change(come, old, new)),
                _ => {}
            }
        }
    }
    for changes in [&mut comparison.won, &mut comparison.lost] {
        changes.sort_by(|a, b| {
            let key = |c: &Change| (c.group, c.article.clone(), c.deal.unwrap_or(usize::MAX), c.wanted.clone());
            key(a).cmp(&key(b))
        });
    }
    comparison
}

fn missed_deals(run: &Outcome) -> BTreeSet<(&str, usize)> {
    let missed = Group::new("deal", Fault::Missed);
    let missed = run.mistakes.iter().filter(|m| m.group == missed);
    missed.filter_map(|m| Some((m.article.as_str(), m.deal?))).collect()
}

/// The name of "Arvento Rail (company)".
fn bare(told: &str) -> &str {
    told.rfind(" (").filter(|_| told.ends_with(')')).map_or(told, |end| &told[..end])
}

/// Article, deal and name of each party that a run misses.
fn missed_parties(run: &Outcome) -> BTreeSet<(&str, Option<usize>, &str)> {
    let missed = Group::new("parties", Fault::Missed);
    let missed = run.mistakes.iter().filter(|m| m.group == missed);
    missed.map(|m| (m.article.as_str(), m.deal, bare(m.wanted.as_deref().unwrap_or_default()))).collect()
}

fn party(about: &About) -> (&str, Option<usize>, &str) {
    let name = about.which.as_ref().map_or("", |(_, name)| name.as_str());
    (&about.article, about.deal, bare(name))
}

fn by_subject<'m>(run: &'m Outcome, apart: &BTreeSet<(&str, usize)>) -> BTreeMap<About, Vec<&'m Mistake>> {
    let mut found: BTreeMap<About, Vec<&Mistake>> = BTreeMap::new();
    for mistake in &run.mistakes {
        let slot = mistake.group.slot();
        if slot != "deal" && mistake.deal.is_some_and(|deal| apart.contains(&(mistake.article.as_str(), deal))) {
            continue;
        }
        let several = slot == "deal" || slot == PARTY_TYPE || LISTS.contains(&slot);
        let wanted = mistake.wanted.is_some();
        let which = several.then(|| (wanted, mistake.wanted.clone().or(mistake.given.clone()).unwrap_or_default()));
        let about = About { slot, article: mistake.article.clone(), deal: mistake.deal, which };
        found.entry(about).or_default().push(mistake);
    }
    found
}

fn change(mistake: &Mistake, old: Option<&Mistake>, new: Option<&Mistake>) -> Change {
    let answer = |mistake: Option<&Mistake>| match mistake {
        None => Answer::Right,
        Some(Mistake { given: None, .. }) => Answer::Nothing,
        Some(Mistake { given: Some(given), .. }) => Answer::Given(given.clone()),
    };
    Change {
        group: mistake.group,
        article: mistake.article.clone(),
        deal: mistake.deal,
        wanted: mistake.wanted.clone(),
        before: answer(old),
        now: answer(new),
        sentence: mistake.sentence.clone(),
    }
}
