//! The decisions that are learned: one row each.

/// A choice that evidence is weighed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decision {
    /// Does this frame of trigger words state a deal?
    Frame,
    /// Is this name a side of what the frame states?
    Side,
    /// Are the names on one side of a frame sides of deals of their own?
    Split,
    /// Does a frame tell a deal that was told before?
    Same,
    /// How does this name stand to the deal?
    Party,
    /// Which sort of instrument?
    Kind,
    /// At which stage?
    Status,
    /// Is this a deal of the article?
    Deal,
    /// What did this person do for the deal?
    Official,
    /// Is this the day of the deal?
    Date,
    /// Is the deal signed or carried out here?
    Place,
    /// Is this its worth?
    Value,
    /// Is this how long it runs?
    Term,
    /// Does this phrase say what it is about?
    Subject,
    /// Is it made under this programme or at this occasion?
    Programme,
    /// Does it stand for this many deals?
    Count,
    /// Is the record right: a deal of the article with all of its sides and no other?
    Confidence,
}

/// A decision, its file, and its answers beside "none of these".
pub struct DecisionRow {
    /// The decision.
    pub decision: Decision,
    /// Name of its weights file, without folder and ending.
    pub name: &'static str,
    /// Its answers.
    pub labels: &'static [&'static str],
}

const fn row(decision: Decision, name: &'static str, labels: &'static [&'static str]) -> DecisionRow {
    DecisionRow { decision, name, labels }
}

/// Every decision, in the order in which an article meets them.
pub const DECISIONS: &[DecisionRow] = &[
    row(Decision::Frame, "frame", &["yes"]),
    row(Decision::Side, "side", &["yes"]),
    row(Decision::Split, "split", &["yes"]),
    row(Decision::Same, "same", &["yes"]),
    row(Decision::Party, "party", &["party", "stakeholder"]),
    row(
        Decision::Kind,
        "kind",
        &["mou", "letter_of_intent", "joint_venture", "contract", "agreement", "twinning", "partnership"],
    ),
    row(Decision::Status, "status", &["planned", "announced", "signed", "renewed", "ended"]),
    row(Decision::Deal, "deal", &["yes"]),
    row(Decision::Official, "official", &["signatory", "witness", "speaker"]),
    row(Decision::Date, "date", &["yes"]),
    row(Decision::Place, "place", &["yes"]),
    row(Decision::Value, "value", &["yes"]),
    row(Decision::Term, "term", &["yes"]),
    row(Decision::Subject, "subject", &["yes"]),
    row(Decision::Programme, "programme", &["yes"]),
    row(Decision::Count, "count", &["yes"]),
    row(Decision::Confidence, "confidence", &["yes"]),
];

impl Decision {
    /// Its row.
    pub fn row(self) -> &'static DecisionRow {
        &DECISIONS[self as usize]
    }

    /// Its answers beside "none of these".
    pub fn labels(self) -> &'static [&'static str] {
        self.row().labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_decisions() {
        for (at, row) in DECISIONS.iter().enumerate() {
            assert_eq!(row.decision as usize, at, "{} stands in another place than its decision", row.name);
            assert!(row.labels.len() <= super::super::judge::MOST_LABELS);
        }
    }
}
