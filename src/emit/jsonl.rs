//! JSON lines: one object a line, UTF-8, LF, no byte order mark.

use super::{Form, Output, Sink};
use crate::error::{Error, Result};
use crate::model::Record;
use serde::Serialize;

/// Writes one JSON object a line.
pub struct JsonLines {
    output: Output,
    line: Vec<u8>,
}

impl JsonLines {
    /// JSON lines into `output`.
    pub fn new(output: Output) -> Self {
        Self { output, line: Vec::new() }
    }

    /// Writes one value as a line of its own. The line is made whole before any of it is written.
    pub fn line(&mut self, value: &impl Serialize) -> Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, value).map_err(|error| self.output.fault(error.into()))?;
        self.line.push(b'\n');
        self.output.write(&self.line)
    }

    /// Makes what was written last.
    pub fn finish(self) -> Result<()> {
        self.output.finish()
    }
}

fn form(record: &Record, lines: &mut Vec<u8>) -> Result<()> {
    serde_json::to_writer(&mut *lines, record)
        .map_err(|error| Error::Io { path: record.doc.path.clone().into(), source: error.into() })?;
    lines.push(b'\n');
    Ok(())
}

impl Sink for JsonLines {
    fn form(&self) -> Form {
        form
    }

    fn write(&mut self, formed: &[u8]) -> Result<()> {
        self.output.write(formed)
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.output.finish()
    }
}
