//! Whose article it is: the house of a byline, of "About Alta Grid" under a release, of "The Alta Grid blog" over it.

use super::super::runs::Shape;
use super::{RawName, Scan};
use crate::gazetteer::SenseSet;
use crate::model::{BlockKind, EntityClass, KeySet};

const BY: KeySet<4> = KeySet::new(["by", "written", "posted", "author"]);
const ABOUT: KeySet<1> = KeySet::new(["about"]);
const OWN_PAGES: KeySet<2> = KeySet::new(["blog", "newsroom"]);
/// Longest line that is looked at.
const LONGEST: usize = 24;

impl Scan<'_, '_> {
    /// The name of a line that tells whose voice the article has.
    pub(super) fn voice(&self, kind: BlockKind) -> Option<RawName> {
        let tokens = self.runs.tokens;
        if tokens.len() < 2 || tokens.len() > LONGEST {
            return None;
        }
        let (start, end) = match kind {
            BlockKind::Boilerplate if self.runs.in_set(0, &ABOUT) => (1, tokens.len()),
            BlockKind::Furniture if self.runs.in_set(0, &BY) => (self.house()?, tokens.len()),
            BlockKind::Furniture if self.runs.in_set(tokens.len() - 1, &OWN_PAGES) => {
                (usize::from(self.runs.word(0) == "The"), tokens.len() - 1)
            }
            _ => return None,
        };
        let whole = self.runs.capital(start) && self.runs.end(start) == end;
        if !whole || self.runs.is(start, SenseSet::FUNCTION) || self.runs.position(start).is_some() {
            return None;
        }
        let (class, party) = match self.runs.shape(start, end) {
            Shape::Organisation(party) => (EntityClass::Organisation, Some(party)),
            Shape::Plain => (EntityClass::Unknown, None),
            _ => return None,
        };
        let name = self.raw(start, end, class, party, "the article is in its name");
        Some(RawName { voice: true, ..name })
    }

    /// What stands after the last comma of a byline, if an office stands before it: "By Ana Rey, CEO, Alta Grid".
    fn house(&self) -> Option<usize> {
        let comma = (2..self.runs.tokens.len()).rev().find(|k| self.runs.word(*k) == ",")?;
        (2..comma).any(|k| self.runs.any(k, SenseSet::POSITION)).then_some(comma + 1)
    }
}
