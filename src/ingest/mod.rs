//! From bytes to documents.

mod blocks;
pub mod furniture;
