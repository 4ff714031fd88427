//! Reads trade-press articles and gives one structured record for each partnership deal it finds.

pub mod emit;
mod engine;
pub mod error;
pub mod ingest;
pub mod model;
pub mod pipeline;

pub use engine::Engine;
pub use error::{Error, Result};
