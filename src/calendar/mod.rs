//! Dates as news writes them: found in text by form, worked out from the article's own date. Used by ingest for
//! page furniture and by resolve for sentences; the clock is never asked.

mod find;
mod read;
mod resolve;

pub(crate) use find::may_be_date;
pub use find::{find, find_by_tokens};
pub use resolve::{Tense, resolve};
