//! A sentence with slots, as a data file writes it.

use super::slot::{self, Slot};
use serde::Deserialize;

#[derive(Clone, Debug)]
enum Piece {
    Words(String),
    Slot(Slot),
}

/// What follows a slot: an apposition needs a comma at its end before a word ("Velmora, a miner, signed") and none before
/// a full stop; before another slot, which may stay empty, nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Word,
    Mark,
    Slot,
}

/// A sentence or headline with slots to fill.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((words, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}').ok_or("a slot is opened with { and not closed")?;
            let slot = slot::find(name).ok_or_else(|| {
                let known: Vec<&str> = slot::SLOTS.iter().map(|(name, ..)| *name).collect();
                format!("unknown slot {{{name}}}, known are: {}", known.join(" "))
            })?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Slot(slot));
            rest = tail;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        if pieces.is_empty() {
            return Err("a template is empty".to_owned());
        }
        Ok(Self { pieces })
    }
}

impl Template {
    /// Its slots in order.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Words(_) => None,
        })
    }

    /// The sentence, each slot filled by `fill`, which also learns what comes after the slot.
    pub(super) fn fill(&self, mut fill: impl FnMut(Slot, Next) -> String) -> String {
        let mut out = String::new();
        for (i, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Slot(slot) => {
                    let next = match self.pieces.get(i + 1) {
                        Some(Piece::Words(words)) if words.starts_with(' ') => Next::Word,
                        Some(Piece::Slot(_)) => Next::Slot,
                        _ => Next::Mark,
                    };
                    push_after_article(&mut out, &fill(*slot, next));
                }
            }
        }
        capitalised(&out)
    }
}

/// "a" + "AUD 4 million" is "an AUD 4 million".
pub(super) fn push_after_article(out: &mut String, words: &str) {
    let bare = out.ends_with(" a ") || out == "A " || out == "a ";
    if bare && words.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o', 'Å']) {
        out.pop();
        out.push_str("n ");
    }
    out.push_str(words);
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
