//! Records to a sink. A new sink is one file in this folder and one row in [`SINKS`].

mod jsonl;
mod output;

pub use jsonl::JsonLines;
pub use output::Output;

use crate::error::Result;
use crate::model::Record;

/// Puts a record, as it is to be written, behind others.
pub type Form = fn(&Record, &mut Vec<u8>) -> Result<()>;

/// Takes records in the order of the run.
pub trait Sink {
    /// How it wants records formed. That is done by whoever made them: what is handed over is a line, not a record's many
    /// small parts, which another thread would have to give back.
    fn form(&self) -> Form;

    /// Writes one record that was formed so.
    fn write(&mut self, formed: &[u8]) -> Result<()>;

    /// Makes what was written last: only then the file stands under its own name.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// One row of the table of sinks.
pub struct SinkRow {
    /// The sink's name.
    pub name: &'static str,
    /// What it writes, for people.
    pub about: &'static str,
    /// Opens it over an output.
    pub open: fn(Output) -> Box<dyn Sink>,
}

/// Every sink; the first is the one that is meant where nobody says otherwise.
pub const SINKS: &[SinkRow] =
    &[SinkRow { name: "jsonl", about: "one JSON object a line", open: |output| Box::new(JsonLines::new(output)) }];
