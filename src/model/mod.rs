//! The nouns of the trade. Plain values that the stages hand on; imports nothing of ours.

mod annotation;
mod clause;
mod date;
mod document;
mod draft;
mod explanation;
mod fate;
mod key;
mod record;
mod span;
mod spellings;
mod token;
mod trigger;

pub use annotation::{
    Annotation, Element, ElementKind, Entity, EntityClass, EntityId, Group, Noun, Person, Sentence, Side, SideRef,
    Verb, Voice,
};
pub use clause::clause;
pub use date::{Date, DateForm, FoundDate};
pub use document::{Block, BlockKind, Document};
pub use draft::Draft;
pub use explanation::{Explanation, Step, Weighed, Weight};
pub use fate::Fate;
pub use key::{KeySet, const_key, key};
pub(crate) use key::{SEED, eat};
pub use record::{
    DocumentRef, Evidence, FIELDS, Field, Kind, Money, Official, OfficialRole, Party, PartyRole, PartyType, Place,
    Record, SCHEMA_VERSION, Status,
};
pub use span::Span;
pub use spellings::Spellings;
pub use token::{Listed, Token, TokenKind};
pub use trigger::{NounClass, VerbClass, VerbForm};
