//! How often each pattern binds a draft, and what becomes of those drafts, over many articles.
//!
//! A draft is right where it became part of a record that is paired with an annotated deal, as in scoring; wrong where it
//! became part of records, but of none that is paired. A record paired with an optional deal makes it neither.

use crate::model::Fate;
use crate::score::{Deal, pair_deals};
use std::collections::BTreeMap;

/// What became of the drafts that one pattern bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Firing {
    /// Drafts that it bound. Of patterns that claim one trigger, those within the heaviest share its draft.
    pub fired: usize,
    /// Articles with such a draft.
    pub articles: usize,
    /// Drafts that no other pattern bound.
    pub alone: usize,
    /// Drafts left before deals were weighed.
    pub left: usize,
    /// Drafts dropped with their deals by the keep decision.
    pub dropped: usize,
    /// Drafts that became part of a record.
    pub kept: usize,
    /// Those of annotated articles that did so rightly.
    pub right: usize,
    /// Those of annotated articles that did so wrongly.
    pub wrong: usize,
    /// The last article that was counted.
    last: Option<usize>,
}

impl Firing {
    /// Share of the drafts that are right among those that are right or wrong; none where there are none.
    pub fn precision(&self) -> Option<f64> {
        let judged = self.right + self.wrong;
        (judged > 0).then(|| self.right as f64 / judged as f64)
    }

    fn add(&mut self, fate: &Fate, answers: Option<&[Answer]>, alone: bool, article: usize) {
        self.fired += 1;
        self.alone += usize::from(alone);
        if self.last.replace(article) != Some(article) {
            self.articles += 1;
        }
        match fate {
            Fate::Left => self.left += 1,
            Fate::Dropped => self.dropped += 1,
            Fate::Kept(records) => {
                self.kept += 1;
                let best = answers.and_then(|answers| records.iter().map(|record| answers[*record]).max());
                self.right += usize::from(best == Some(Answer::Right));
                self.wrong += usize::from(best == Some(Answer::Wrong));
            }
        }
    }
}

/// Of a draft that became part of several records the greatest counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Wrong,
    Optional,
    Right,
}

/// The firings of all patterns.
#[derive(Clone, Debug, Default)]
pub struct Firings {
    /// By the pattern's id.
    pub patterns: BTreeMap<String, Firing>,
    /// Drafts of a trigger that no pattern bound.
    pub trigger: Firing,
    /// Articles read.
    pub articles: usize,
    /// Those of them that are annotated.
    pub annotated: usize,
    /// Drafts of all articles.
    pub drafts: usize,
}

impl Firings {
    /// Adds an article: its drafts, each with its patterns and its fate, its records, and, where it is annotated, its deals.
    pub fn add(&mut self, drafts: &[(Vec<String>, Fate)], records: &[Deal], golds: Option<&[Deal]>) {
        let article = self.articles;
        self.articles += 1;
        self.annotated += usize::from(golds.is_some());
        self.drafts += drafts.len();
        let answers = golds.map(|golds| answers(golds, records));
        for (patterns, fate) in drafts {
            if patterns.is_empty() {
                self.trigger.add(fate, answers.as_deref(), true, article);
            }
            for pattern in patterns {
                let firing = self.patterns.entry(pattern.clone()).or_default();
                firing.add(fate, answers.as_deref(), patterns.len() == 1, article);
            }
        }
    }
}

fn answers(golds: &[Deal], records: &[Deal]) -> Vec<Answer> {
    let mut answers = vec![Answer::Wrong; records.len()];
    for (gold, record) in pair_deals(golds, records) {
        answers[record] = if golds[gold].optional { Answer::Optional } else { Answer::Right };
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Named;

    fn deal(side: &str, optional: bool) -> Deal {
        let side = Named { name: side.to_owned(), ..Named::default() };
        Deal { parties: vec![side], optional, ..Deal::default() }
    }

    fn drafts(rows: &[(&str, Fate)]) -> Vec<(Vec<String>, Fate)> {
        let row = |(ids, fate): &(&str, Fate)| (ids.split_whitespace().map(str::to_owned).collect(), fate.clone());
        rows.iter().map(row).collect()
    }

    /// The counts in the order of their declaration.
    fn counts(firing: &Firing) -> [usize; 8] {
        let Firing { fired, articles, alone, left, dropped, kept, right, wrong, .. } = *firing;
        [fired, articles, alone, left, dropped, kept, right, wrong]
    }

    #[test]
    fn a_draft_is_right_with_its_record() {
        let golds = [deal("Arvento Rail", false), deal("Port of Cork", true)];
        let records = [deal("Arvento Rail", false), deal("Port of Cork", false), deal("Northgate", false)];
        let drafts = drafts(&[
            ("a", Fate::Kept(vec![0])),
            ("a b", Fate::Kept(vec![1])),
            ("a", Fate::Kept(vec![2])),
            ("a", Fate::Kept(vec![2, 0])),
            ("b", Fate::Kept(vec![2, 1])),
            ("b", Fate::Dropped),
            ("b", Fate::Left),
            ("", Fate::Kept(vec![2])),
        ]);
        let mut firings = Firings::default();
        firings.add(&drafts, &records, Some(&golds));
        assert_eq!(counts(&firings.patterns["a"]), [4, 1, 3, 0, 0, 4, 2, 1]);
        assert_eq!(counts(&firings.patterns["b"]), [4, 1, 3, 1, 1, 2, 0, 0], "an optional deal counts neither way");
        assert_eq!(counts(&firings.trigger), [1, 1, 1, 0, 0, 1, 0, 1]);
        assert_eq!(firings.patterns["a"].precision(), Some(2.0 / 3.0));
        assert_eq!(firings.patterns["b"].precision(), None);
        assert_eq!((firings.articles, firings.annotated, firings.drafts), (1, 1, 8));
    }

    #[test]
    fn without_annotation_nothing_is_right_or_wrong() {
        let mut firings = Firings::default();
        firings.add(&drafts(&[("a", Fate::Kept(vec![0]))]), &[deal("Northgate", false)], None);
        firings.add(&drafts(&[("a", Fate::Kept(vec![0]))]), &[deal("Northgate", false)], Some(&[]));
        assert_eq!(counts(&firings.patterns["a"]), [2, 2, 2, 0, 0, 2, 0, 1]);
        assert_eq!((firings.articles, firings.annotated), (2, 1));
    }
}
