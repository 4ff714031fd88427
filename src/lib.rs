//! Reads trade-press articles and gives one structured record for each partnership deal it finds.
//!
//! ```
//! let engine = tieup::Engine::embedded()?;
//! let article = tieup::ingest::document("radios", "Keppel signed a memorandum of understanding with Nokia on port radios.");
//! let records = engine.read(&article);
//! assert_eq!(records.len(), 1);
//! assert_eq!(records[0].subject.as_deref(), Some("port radios"));
//! # Ok::<(), tieup::Error>(())
//! ```

mod annotate;
pub mod calendar;
pub mod decide;
mod embedded;
pub mod emit;
mod engine;
pub mod error;
mod explain;
mod extract;
pub mod firing;
mod gate;
pub mod gazetteer;
pub mod generate;
pub mod ingest;
pub mod learn;
pub mod model;
pub mod pipeline;
mod resolve;
pub mod score;

pub use engine::Engine;
pub use error::{Error, Result};
