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
    /// Whether one of several candidates is chosen, or none: they are weighed against each other.
    pub choice: bool,
    /// How strongly its weights are held back from growing for the sake of a few examples: half of it times the sum of
    /// their squares is added to the loss. Set by cross-validation; decisions that see much the same evidence many times
    /// over want more of it, those whose answer hangs on single words less.
    pub hold: f64,
}

const YES: &[&str] = &["yes"];

const fn row(decision: Decision, name: &'static str, hold: f64, labels: &'static [&'static str]) -> DecisionRow {
    DecisionRow { decision, name, labels, choice: false, hold }
}

const fn choice(decision: Decision, name: &'static str, hold: f64) -> DecisionRow {
    DecisionRow { decision, name, labels: YES, choice: true, hold }
}

/// Every decision, in the order in which an article meets them.
pub const DECISIONS: &[DecisionRow] = &[
    row(Decision::Frame, "frame", 10.0, YES),
    row(Decision::Side, "side", 8.0, YES),
    row(Decision::Split, "split", 6.0, YES),
    choice(Decision::Same, "same", 10.0),
    row(Decision::Party, "party", 12.0, &["party", "stakeholder"]),
    row(
        Decision::Kind,
        "kind",
        6.0,
        &["mou", "letter_of_intent", "joint_venture", "contract", "agreement", "twinning", "partnership"],
    ),
    row(Decision::Status, "status", 14.0, &["planned", "announced", "signed", "renewed", "ended"]),
    row(Decision::Deal, "deal", 24.0, YES),
    row(Decision::Official, "official", 10.0, &["signatory", "witness", "speaker"]),
    choice(Decision::Date, "date", 6.0),
    row(Decision::Place, "place", 9.0, YES),
    choice(Decision::Value, "value", 3.0),
    choice(Decision::Term, "term", 3.0),
    choice(Decision::Subject, "subject", 4.0),
    choice(Decision::Programme, "programme", 3.0),
    choice(Decision::Count, "count", 3.0),
    row(Decision::Confidence, "confidence", 6.0, YES),
];

impl Decision {
    /// Whether its answer goes into the record: given where that gains more than it costs, even if it is less likely
    /// than not.
    pub fn is_final(self) -> bool {
        !matches!(
            self,
            Self::Frame | Self::Side | Self::Split | Self::Same | Self::Kind | Self::Status | Self::Confidence
        )
    }

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
