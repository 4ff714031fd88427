//! Learning the weights of decisions from annotated articles: the engine reads each article under a teacher who knows
//! the right answers and notes the evidence of each decision; then each decision's weights are fitted.

mod examples;
mod lbfgs;
mod lessons;
mod logistic;
mod oracle;
mod teacher;
mod training;

pub use lessons::{Lesson, of_patterns};
pub use logistic::Hits;
pub use training::{Outcome, Settings, train};
