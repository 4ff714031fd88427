//! Reads trade-press articles and gives one structured record for each partnership deal it finds.

mod engine;
pub mod error;
pub mod generate;
pub mod model;

pub use engine::Engine;
pub use error::{Error, Result};
