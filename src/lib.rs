//! Reads trade-press articles and gives one structured record for each partnership deal it finds.

mod annotate;
pub mod calendar;
mod engine;
mod embedded;
pub mod error;
pub mod gazetteer;
pub mod ingest;
pub mod model;

pub use engine::Engine;
pub use error::{Error, Result};
