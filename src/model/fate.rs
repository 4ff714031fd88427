//! What became of a draft.

/// The end of a draft's way through resolve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Left before deals were weighed: it states none, or tells none again and is too unsure to open one.
    Left,
    /// Every deal that it tells was dropped by the keep decision.
    Dropped,
    /// Part of the records of these places.
    Kept(Vec<usize>),
}
