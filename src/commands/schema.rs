//! `tieup schema`: the form of a record.

use super::exit::ExitCode;
use crate::cli::Schema;
use anyhow::Result;
use schemars::generate::SchemaSettings;
use std::io::{self, Write};
use tieup::model::{FIELDS, Record, SCHEMA_VERSION};

/// Prints the JSON Schema, or the table of fields.
pub fn run(args: &Schema) -> Result<ExitCode> {
    let text = if args.fields { fields() } else { json_schema()? };
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;
    Ok(ExitCode::Done)
}

fn json_schema() -> Result<String> {
    // For what is written and not for what is read: every key is there.
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Record>();
    schema.insert("title".into(), format!("tieup record {SCHEMA_VERSION}").into());
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

fn fields() -> String {
    let mut rows = vec!["| field | form | what it says |".to_owned(), "|---|---|---|".to_owned()];
    for field in FIELDS {
        let row = [format!("`{}`", field.name), field.form.replace('|', "\\|"), field.doc.replace('|', "\\|")];
        rows.push(format!("| {} |", row.join(" | ")));
    }
    rows.join("\n") + "\n"
}
