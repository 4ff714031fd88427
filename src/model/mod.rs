//! The nouns of the trade. Plain values that the stages hand on; imports nothing of ours.

mod date;
mod document;
mod explanation;
mod record;
mod span;

pub use date::Date;
pub use document::{Block, BlockKind, Document};
pub use explanation::{Explanation, Step};
pub use record::{
    DocumentRef, Evidence, FIELDS, Field, Kind, Money, Official, OfficialRole, Party, PartyRole, PartyType, Place,
    Record, SCHEMA_VERSION, Status,
};
pub use span::Span;
