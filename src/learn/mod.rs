//! Learning the weights of decisions from annotated articles: the engine reads each article under a teacher who knows
//! the right answers and notes the evidence of each decision; then each decision's weights are fitted.

mod examples;
mod lbfgs;
mod logistic;
mod oracle;
mod teacher;
mod training;

pub use logistic::{Fit, Hits};
pub use training::{Lesson, Outcome, Settings, train};
