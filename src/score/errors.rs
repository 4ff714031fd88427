//! What a run gets wrong, grouped by what goes wrong: missed deals, false officials, wrong dates …

use super::deal::Deal;
use super::outcome::Finding;
use super::read::GoldArticle;
use super::slots::PARTY_TYPE;
use serde::{Serialize, Serializer};
use std::fmt;

/// In which way something is not right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Annotated, and not given.
    Missed,
    /// Given, and not annotated.
    False,
    /// Given, but not so: another value, a name that fits half, another role.
    Wrong,
}

/// Slots in the order in which their errors are told, and what one of each is called.
const NOUNS: &[(&str, &str)] = &[
    ("deal", "deal"),
    ("kind", "kind"),
    ("status", "status"),
    ("parties", "party"),
    (PARTY_TYPE, PARTY_TYPE),
    ("officials", "official"),
    ("places", "place"),
    ("date", "date"),
    ("subject", "subject"),
    ("value", "value"),
    ("term", "term"),
    ("count", "count"),
    ("programme", "programme"),
];

/// "missed deal", "wrong party" and the like. Groups are ordered as they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Place of the slot in the order of telling.
    place: usize,
    fault: Fault,
}

impl Group {
    /// The group of a slot's fault.
    pub fn new(slot: &str, fault: Fault) -> Self {
        Self { place: NOUNS.iter().position(|(name, _)| *name == slot).unwrap_or(NOUNS.len()), fault }
    }

    /// Which slot, or "deal".
    pub fn slot(self) -> &'static str {
        NOUNS.get(self.place).map_or("", |(slot, _)| slot)
    }

    /// In which way.
    pub fn fault(self) -> Fault {
        self.fault
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = match self.fault {
            Fault::Missed => "missed",
            Fault::False => "false",
            Fault::Wrong => "wrong",
        };
        write!(f, "{fault} {}", NOUNS.get(self.place).map_or("slot", |(_, noun)| noun))
    }
}

impl Serialize for Group {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// One thing that a run does not get right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mistake {
    /// What sort of mistake.
    pub group: Group,
    /// The article's id.
    pub article: String,
    /// Which of its annotated deals, from 1; none of a record that tells of no annotated deal.
    pub deal: Option<usize>,
    /// What was annotated.
    pub wanted: Option<String>,
    /// What was given.
    pub given: Option<String>,
    /// The sentence that says it, as far as it is known.
    pub sentence: Option<String>,
    /// What it still counts: 0, or more where it is partly right.
    pub credit: f64,
}

impl Mistake {
    pub(super) fn new(article: &GoldArticle, predicted: &[&Deal], text: Option<&str>, finding: Finding) -> Self {
        let mistake = |group, deal| Self {
            group,
            article: article.doc.clone(),
            deal,
            wanted: None,
            given: None,
            sentence: None,
            credit: 0.0,
        };
        match finding {
            Finding::Missed(i) => {
                let deal = &article.deals[i];
                let sentence = whole(sentences(text, Some(deal), None));
                let group = Group::new("deal", Fault::Missed);
                Self { wanted: Some(in_words(deal)), sentence, ..mistake(group, Some(i + 1)) }
            }
            Finding::False(j) => {
                let deal = predicted[j];
                let sentence = whole(sentences(text, None, Some(deal)));
                Self { given: Some(in_words(deal)), sentence, ..mistake(Group::new("deal", Fault::False), None) }
            }
            Finding::Slip(i, j, slip) => {
                let fault = match (&slip.want, &slip.got) {
                    (Some(_), None) => Fault::Missed,
                    (None, _) => Fault::False,
                    _ => Fault::Wrong,
                };
                let told = [&slip.want, &slip.got].map(|told| told.as_ref().map_or("", |told| told.text.as_str()));
                let sentences = sentences(text, Some(&article.deals[i]), Some(predicted[j]));
                Self {
                    wanted: slip.want.as_ref().map(ToString::to_string),
                    given: slip.got.as_ref().map(ToString::to_string),
                    sentence: saying(sentences, told),
                    credit: slip.credit,
                    ..mistake(Group::new(slip.slot, fault), Some(i + 1))
                }
            }
        }
    }
}

/// Mistakes in the order of telling, which the order of the lines that they come from does not change.
pub(super) fn sort(mistakes: &mut [Mistake]) {
    // Deals without a number come last of their article.
    let key = |m: &Mistake| (m.group, m.article.clone(), m.deal.unwrap_or(usize::MAX));
    mistakes.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| (&a.wanted, &a.given).cmp(&(&b.wanted, &b.given))));
}

/// How many mistakes each group has, in the order of telling.
pub fn counts(groups: impl IntoIterator<Item = Group>) -> Vec<(Group, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for group in groups {
        *counts.entry(group).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

/// "mou, signed: Arvento Rail + Port of Cork".
fn in_words(deal: &Deal) -> String {
    let sides: Vec<&str> = deal.sides().iter().map(|side| side.name.as_str()).collect();
    let sides = if sides.is_empty() { "no sides named".to_owned() } else { sides.join(" + ") };
    let said = |text: &'_ str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    format!("{}, {}: {sides}", said(&deal.kind), said(&deal.status))
}

/// The sentences that state a deal. What the annotation points at comes before what the record says of itself.
fn sentences(text: Option<&str>, gold: Option<&Deal>, predicted: Option<&Deal>) -> Vec<String> {
    let cut = |deal: Option<&Deal>| -> Vec<String> {
        let ranges = text.zip(deal).into_iter().flat_map(|(text, deal)| deal.evidence.iter().map(move |r| (text, *r)));
        ranges.filter_map(|(text, range)| cut_out(text, range)).collect()
    };
    let (annotated, told) = (cut(gold), predicted.map_or(&[][..], |deal| &deal.sentences));
    if !annotated.is_empty() {
        annotated
    } else if !told.is_empty() {
        told.to_vec()
    } else {
        cut(predicted)
    }
}

/// Code points `start..end` of a text; none where the text is shorter.
fn cut_out(text: &str, (start, end): (usize, usize)) -> Option<String> {
    let piece: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    (!piece.is_empty() && piece.chars().count() == end.saturating_sub(start)).then_some(piece)
}

/// How many sentences of a deal are shown: a deal told on through a whole article would fill the screen.
const SHOWN: usize = 3;

fn whole(mut sentences: Vec<String>) -> Option<String> {
    let more = if sentences.len() > SHOWN { " …" } else { "" };
    sentences.truncate(SHOWN);
    (!sentences.is_empty()).then(|| sentences.join(" … ") + more)
}

/// The sentence that holds what was wanted, else what was given, else the first.
fn saying(sentences: Vec<String>, told: [&str; 2]) -> Option<String> {
    let holding = |words: &str| sentences.iter().find(|s| !words.is_empty() && s.contains(words)).cloned();
    told.into_iter().find_map(holding).or_else(|| sentences.into_iter().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_cut_and_not_bytes() {
        assert_eq!(cut_out("Zürich – Cork", (0, 6)).as_deref(), Some("Zürich"));
        assert_eq!(cut_out("Zürich – Cork", (9, 13)).as_deref(), Some("Cork"));
        assert_eq!(cut_out("Zürich", (3, 9)), None);
    }

    #[test]
    fn groups_are_told_in_their_order() {
        let groups = [
            Group::new("programme", Fault::Missed),
            Group::new("parties", Fault::Wrong),
            Group::new("parties", Fault::Missed),
            Group::new("deal", Fault::False),
        ];
        let told: Vec<String> = counts(groups).iter().map(|(group, _)| group.to_string()).collect();
        assert_eq!(told, ["false deal", "missed party", "wrong party", "missed programme"]);
    }

    #[test]
    fn the_sentence_that_says_it_is_shown() {
        let sentences = || vec!["A signed with B.".to_owned(), "It runs to 2030.".to_owned()];
        assert_eq!(saying(sentences(), ["2030", "B"]).as_deref(), Some("It runs to 2030."));
        assert_eq!(saying(sentences(), ["P2Y", "B"]).as_deref(), Some("A signed with B."));
        assert_eq!(saying(sentences(), ["P2Y", ""]).as_deref(), Some("A signed with B."));
    }
}
