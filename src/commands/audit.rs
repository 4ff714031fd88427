//! `tieup audit`: the data files checked for order, doubles and clashes.

use super::exit::ExitCode;
use crate::cli::Audit;
use anyhow::Result;
use std::io::{self, BufWriter, Write};
use tieup::gazetteer::{audit, data_files};

/// Prints every fault, or how much there is where there is none.
pub fn run(args: &Audit) -> Result<ExitCode> {
    let audit = audit(&data_files(args.gazetteers.as_deref())?);
    let mut out = BufWriter::new(io::stdout().lock());
    for fault in &audit.faults {
        writeln!(out, "{fault}")?;
    }
    if !audit.faults.is_empty() {
        out.flush()?;
        return Ok(ExitCode::Usage);
    }
    for count in &audit.counts {
        let held = match count.room.as_str() {
            "words" => format!("{} words", count.entries),
            _ => format!("{} entries, {} aliases", count.entries, count.aliases),
        };
        let files = if count.files == 1 { "1 file".to_owned() } else { format!("{} files", count.files) };
        writeln!(out, "{:<13}  {held} in {files}", count.room)?;
    }
    out.flush()?;
    Ok(ExitCode::Done)
}
