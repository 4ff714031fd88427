//! Evidence: what speaks for or against an answer, each piece with a name that a data file can give a weight.
//!
//! A piece of evidence is a cue ("noun class") with what was seen ("instrument"), written `noun class=instrument`; several
//! things seen are parted by blanks. In a run only the hash of the name is kept; for learning and explaining the name too.

use super::judge::Sums;
use crate::model::const_key;

/// What a piece of evidence is about.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    pub(super) key: u64,
    name: &'static str,
}

impl Cue {
    /// A cue by its name; of small ASCII letters and blanks.
    pub const fn new(name: &'static str) -> Self {
        Self { key: const_key(name), name }
    }
}

/// Something seen: a word of the text, or a name for what was seen.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// Key of its name.
    pub key: u64,
    /// Its name; of a word, the word as it stands.
    pub name: &'t str,
}

impl Piece<'static> {
    /// A name for what was seen; of small ASCII letters, without blanks.
    #[expect(
        clippy::inline_always,
        reason = "taken in where it stands, its key is worked out when the program is built"
    )]
    #[inline(always)]
    pub const fn new(name: &'static str) -> Self {
        Self { key: const_key(name), name }
    }
}

/// What was seen under a cue: some pieces.
pub trait Seen {
    /// The pieces.
    fn pieces(&self) -> &[Piece<'_>];

    /// Gives the pieces to whoever wants their names. An array gives a copy, so that nobody but them needs it in memory: in
    /// a run its keys are folded where they come from.
    fn tell(&self, to: impl FnOnce(&[Piece<'_>])) {
        to(self.pieces());
    }
}

impl<const N: usize> Seen for [Piece<'_>; N] {
    #[inline]
    fn pieces(&self) -> &[Piece<'_>] {
        self
    }

    #[inline]
    fn tell(&self, to: impl FnOnce(&[Piece<'_>])) {
        let copy = *self;
        to(&copy);
    }
}

impl Seen for Vec<Piece<'_>> {
    fn pieces(&self) -> &[Piece<'_>] {
        self
    }
}

const LEVELS: [Piece<'static>; 13] = [
    Piece::new("0"),
    Piece::new("1"),
    Piece::new("2"),
    Piece::new("3"),
    Piece::new("4"),
    Piece::new("5"),
    Piece::new("6"),
    Piece::new("8"),
    Piece::new("12"),
    Piece::new("20"),
    Piece::new("40"),
    Piece::new("80"),
    Piece::new("many"),
];

/// A number in coarse steps: exact up to 6, then by steps of about half as much again.
pub fn level(number: usize) -> Piece<'static> {
    LEVELS[match number {
        0..=6 => number,
        7..=8 => 7,
        9..=12 => 8,
        13..=20 => 9,
        21..=40 => 10,
        41..=80 => 11,
        _ => 12,
    }]
}

/// The evidence for one decision.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    pub(super) keys: Vec<u64>,
    /// What those pieces weigh that a judge has summed: they are no longer among the keys.
    pub(super) summed: Sums,
    /// Names of the evidence, where somebody wants to know them.
    pub(super) names: Option<Vec<String>>,
}

impl Evidence {
    /// Evidence of which only what a run needs is kept.
    pub fn new() -> Self {
        Self { keys: Vec::with_capacity(64), ..Self::default() }
    }

    /// Evidence that keeps its names, for learning and for `explain`.
    pub fn named() -> Self {
        Self { names: Some(Vec::new()), ..Self::default() }
    }

    /// Other evidence, none so far, that keeps its names if this does.
    #[must_use]
    pub fn like(&self) -> Self {
        let names = self.names.is_some().then(Vec::new);
        Self { keys: Vec::with_capacity(16), names, ..Self::default() }
    }

    /// Forgets all, for the next decision.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.summed = Sums::default();
        if let Some(names) = &mut self.names {
            names.clear();
        }
    }

    /// Adds a piece: what was seen under a cue.
    #[inline]
    pub fn add<S: Seen>(&mut self, cue: Cue, seen: &S) {
        self.keys.push(seen.pieces().iter().fold(cue.key, |hash, piece| fold(hash, piece.key)));
        if self.names.is_some() {
            seen.tell(move |pieces| self.add_name(cue, pieces));
        }
    }

    /// Adds a word of the text by its key: its letters are cut out only where somebody wants names.
    #[inline]
    pub fn add_word<'t>(&mut self, cue: Cue, key: u64, word: impl FnOnce() -> &'t str) {
        self.keys.push(fold(cue.key, key));
        if self.names.is_some() {
            self.add_name(cue, &[Piece { key, name: word() }]);
        }
    }

    /// Apart from `add`, which many rooms take in whole: a run needs no names.
    #[cold]
    fn add_name(&mut self, cue: Cue, seen: &[Piece<'_>]) {
        debug_assert!(seen.iter().all(|p| !p.name.contains(char::is_whitespace)), "a blank in evidence: {seen:?}");
        let mut name = String::from(cue.name);
        for (at, piece) in seen.iter().enumerate() {
            name.push(if at == 0 { '=' } else { ' ' });
            name.push_str(&piece.name.to_lowercase());
        }
        self.names.get_or_insert_default().push(name);
    }

    /// Adds all that other evidence holds.
    pub fn extend(&mut self, other: &Self) {
        self.keys.extend_from_slice(&other.keys);
        self.summed.iter_mut().zip(&other.summed).for_each(|(sum, more)| *sum += more);
        if let (Some(names), Some(others)) = (&mut self.names, &other.names) {
            names.extend_from_slice(others);
        }
    }

    /// Adds a cue alone, if it holds.
    #[inline]
    pub fn flag(&mut self, cue: Cue, holds: bool) {
        if holds {
            self.add(cue, &[]);
        }
    }

    /// The names of the pieces, where they are kept.
    pub fn names(&self) -> &[String] {
        self.names.as_deref().unwrap_or_default()
    }
}

#[inline]
fn fold(hash: u64, key: u64) -> u64 {
    (hash.rotate_left(5) ^ key).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The hash under which a name of a weights file is found again.
pub(super) fn hash_of(name: &str) -> u64 {
    hash_and_cue(name).0
}

/// The same, and the key of the name's cue.
pub(super) fn hash_and_cue(name: &str) -> (u64, u64) {
    let (cue, seen) = name.split_once('=').map_or((name, None), |(cue, seen)| (cue, Some(seen)));
    let pieces = seen.into_iter().flat_map(|s| s.split(' '));
    let cue = crate::model::key(cue);
    (pieces.fold(cue, |hash, piece| fold(hash, crate::model::key(piece))), cue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_read_back_has_the_hash_of_the_evidence() {
        let mut evidence = Evidence::named();
        evidence.add(Cue::new("before"), &[]);
        evidence
            .add(Cue::new("path"), &[Piece::new("instrument"), Piece { key: crate::model::key("With"), name: "With" }]);
        evidence.add(Cue::new("mark"), &[Piece { key: crate::model::key("="), name: "=" }]);
        let hashes: Vec<u64> = evidence.names().iter().map(|n| hash_of(n)).collect();
        assert_eq!(hashes, evidence.keys);
    }
}
