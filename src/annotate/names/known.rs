//! Names that the text has told, by which its headlines are read.

use super::RawName;
use crate::model::{EntityClass, PartyType, Token};

/// The longest name that a headline is searched for.
const LONGEST: usize = 8;

/// Names by the hash of their words.
#[derive(Default)]
pub(super) struct Known {
    names: Vec<(u64, EntityClass, Option<PartyType>)>,
}

impl Known {
    /// Notes the names of a sentence; of one word only what nothing but a name can be.
    pub(super) fn learn(&mut self, tokens: &[Token], found: &[RawName]) {
        for name in found {
            let words = &tokens[name.tokens.0..name.tokens.1];
            let plain = words.len() == 1 && name.class != EntityClass::Organisation && name.tokens.0 == 0;
            if !plain && words.len() <= LONGEST {
                let hash = words.iter().fold(0, |hash, t| step(hash, t.key));
                if !self.names.iter().any(|(known, ..)| *known == hash) {
                    self.names.push((hash, name.class, name.party));
                }
            }
        }
    }

    /// The longest of them at the start of some tokens: its length, class and type.
    pub(super) fn at(&self, tokens: &[Token]) -> Option<(usize, EntityClass, Option<PartyType>)> {
        let (mut hash, mut best) = (0, None);
        for (at, token) in tokens.iter().take(LONGEST).enumerate() {
            hash = step(hash, token.key);
            if let Some((_, class, party)) = self.names.iter().find(|(known, ..)| *known == hash) {
                best = Some((at + 1, *class, *party));
            }
        }
        best
    }
}

fn step(hash: u64, key: u64) -> u64 {
    (hash.rotate_left(5) ^ key).wrapping_mul(0x517c_c1b7_2722_0a95)
}
