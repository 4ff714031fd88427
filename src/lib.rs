//! Reads trade-press articles and gives one structured record for each partnership deal it finds.

mod annotate;
pub mod calendar;
mod embedded;
pub mod emit;
mod engine;
pub mod error;
mod explain;
mod extract;
mod gate;
pub mod gazetteer;
pub mod generate;
pub mod ingest;
pub mod model;
pub mod pipeline;
mod resolve;

pub use engine::Engine;
pub use error::{Error, Result};
