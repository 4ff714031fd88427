//! Files of annotated articles and of records, one JSON object a line.

use super::check::check;
use super::deal::Deal;
use crate::error::{Error, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// One annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// The file's name without folder and extension.
    pub doc: String,
    /// Its date, as annotated.
    pub published: Option<String>,
    /// Its deals.
    pub deals: Vec<Deal>,
}

/// A line of data at fault: what is wrong, and what to do.
pub(super) struct Fault {
    pub fault: String,
    pub remedy: String,
}

impl Fault {
    pub fn new(fault: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { fault: fault.into(), remedy: remedy.into() }
    }
}

/// Reads annotated articles of one file.
pub fn read_gold(path: &Path) -> Result<Vec<GoldArticle>> {
    read_golds(&[path])
}

/// Reads annotated articles. Each line is held against the form first: a slip in it would pass for a mistake of the
/// program's.
pub fn read_golds(paths: &[impl AsRef<Path>]) -> Result<Vec<GoldArticle>> {
    let (mut articles, mut seen) = (Vec::new(), BTreeMap::new());
    for path in paths {
        let path = path.as_ref();
        articles.extend(lines(path, |line, value| {
            let article = annotated(&value)?;
            if let Some(first) = seen.insert(article.doc.clone(), format!("{}:{line}", path.display())) {
                let fault = format!("the article {:?} is annotated a second time, first in {first}", article.doc);
                return Err(Fault::new(
                    fault,
                    "put its deals into one line, or give one of the two articles another name",
                ));
            }
            Ok(article)
        })?);
    }
    Ok(articles)
}

fn annotated(value: &Value) -> Result<GoldArticle, Fault> {
    check(value)?;
    let fault = |fault| Fault::new(fault, "correct it, or leave the key out where nothing is known");
    let deals = value.get("deals").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let deals = deals.iter().map(Deal::read).collect::<Result<_, _>>().map_err(fault)?;
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    Ok(GoldArticle { doc: text("doc").unwrap_or_default(), published: text("published"), deals })
}

/// Reads records, each with the id of its article, which is empty where the record names none.
pub fn read_records(path: &Path) -> Result<Vec<(String, Deal)>> {
    lines(path, |_, value| {
        if value.get("deals").is_some() {
            let fault = "an annotated article stands where a record is wanted";
            return Err(Fault::new(
                fault,
                "name files of annotated articles without an option, and records after --pred",
            ));
        }
        let doc = value.get("doc");
        let id = doc.and_then(Value::as_str).or_else(|| doc.and_then(|d| d.get("id")).and_then(Value::as_str));
        let deal = Deal::read(&value);
        let deal = deal.map_err(|fault| Fault::new(fault, "give records as `tieup extract` writes them"))?;
        Ok((id.unwrap_or_default().to_owned(), deal))
    })
}

/// Reads a file line by line; `-` is the standard input.
fn lines<T>(path: &Path, mut read: impl FnMut(usize, Value) -> Result<T, Fault>) -> Result<Vec<T>> {
    let data = |line: usize, fault: Fault| Error::Data {
        file: path.display().to_string(),
        line,
        fault: fault.fault,
        remedy: fault.remedy,
    };
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|source| Error::Io { path: path.to_owned(), source })?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count();
        data(line, Fault::new("is not UTF-8", "save the file as UTF-8"))
    })?;
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let one = |(at, line): (usize, &str)| {
        let value = serde_json::from_str(line).map_err(|error| {
            Fault::new(format!("no JSON: {error}"), "write one whole JSON object a line, and nothing else in it")
        });
        value.and_then(|value| read(at + 1, value)).map_err(|fault| data(at + 1, fault))
    };
    lines.map(one).collect()
}
