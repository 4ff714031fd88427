//! `tieup explain`: every step from one article to its records.

use super::exit::ExitCode;
use super::paint::{Paint, plain};
use super::screen::{cut, length, width};
use crate::cli::Explain;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::io::{self, IsTerminal, Write};
use tieup::ingest::{load, walk};
use tieup::model::{Document, Explanation, FIELDS, Record, Step, Weighed};

/// Explains one article.
pub fn run(args: &Explain) -> Result<ExitCode> {
    if args.file.is_dir() {
        bail!("{} is a folder; explain takes one article", args.file.display());
    }
    let found = walk(std::slice::from_ref(&args.file), &|_| false);
    let article = match (found.sources.first(), found.rejects.into_iter().next()) {
        (Some(source), _) => load(source, args.max_bytes),
        (None, Some(reject)) => Err(reject),
        (None, None) => bail!("{} cannot be read", args.file.display()),
    };
    let document = match article {
        Ok(article) => article.document,
        Err(reject) => bail!("{}: {}; hint: {}", plain(&reject.path), plain(&reject.message), reject.code.hint()),
    };
    let (records, explanation) = super::engine(&args.data)?.explain(&document);
    let stdout = io::stdout();
    let page = Page { paint: Paint::new(args.color.color, stdout.is_terminal()), width: width() };
    let mut out = io::BufWriter::new(stdout.lock());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &json!({"explanation": explanation, "records": records}))?;
        writeln!(out)?;
    } else {
        page.document(&mut out, &document)?;
        page.explanation(&mut out, &explanation)?;
        page.records(&mut out, &records)?;
    }
    out.flush()?;
    Ok(ExitCode::Done)
}

/// Answers with a lower score are left out on a screen.
const FAR_OFF: f32 = -2.0;
/// Pieces of evidence that a line shows.
const HEAVIEST: usize = 6;
/// Length of the longest name of a decision.
const WIDEST_DECISION: usize = 10;

/// How an explanation is laid out.
struct Page {
    paint: Paint,
    width: usize,
}

impl Page {
    fn document(&self, out: &mut impl Write, document: &Document) -> io::Result<()> {
        writeln!(out, "{} ({})", self.paint.bold(&plain(&document.id)), plain(&document.path))?;
        let published = document.published.map(|date| date.to_string());
        let known = [
            ("title", document.title.as_deref()),
            ("published", published.as_deref()),
            ("author", document.author.as_deref()),
            ("url", document.url.as_deref()),
            ("lang", document.lang.as_deref()),
        ];
        for (name, value) in known {
            self.named(out, name, value.unwrap_or("-"))?;
        }
        Ok(())
    }

    fn explanation(&self, out: &mut impl Write, explanation: &Explanation) -> io::Result<()> {
        self.heading(out, "gate", None)?;
        writeln!(out, "  {}", plain(explanation.gate.as_deref().unwrap_or("closed: no trigger root in the text")))?;
        let sections = [
            ("blocks", &explanation.blocks),
            ("sentences", &explanation.sentences),
            ("mentions", &explanation.mentions),
            ("patterns", &explanation.patterns),
            ("drafts", &explanation.drafts),
            ("decisions", &explanation.decisions),
        ];
        for (name, steps) in sections {
            self.heading(out, name, Some(steps.len()))?;
            let labels = steps.iter().map(|step| length(&step.label)).max().unwrap_or_default().min(32);
            for step in steps {
                self.step(out, step, labels)?;
            }
        }
        self.weighed(out, &explanation.weighed)
    }

    /// What was weighed: the decision, what it was about, and after an arrow the score and the heaviest evidence. What was
    /// never near to being taken is in JSON only.
    fn weighed(&self, out: &mut impl Write, weighed: &[Weighed]) -> io::Result<()> {
        self.heading(out, "weighed", Some(weighed.len()))?;
        for it in weighed.iter().filter(|it| it.score > FAR_OFF) {
            let heaviest = it.weights.iter().take(HEAVIEST).map(|w| format!("{} {:+.1}", w.evidence, w.weight));
            let heaviest = heaviest.collect::<Vec<_>>().join(", ");
            let why = format!("{} {:+.1}: {heaviest}", it.answer, it.score);
            self.line(out, it.sentence, [&it.decision, &it.about, &why], WIDEST_DECISION)?;
        }
        Ok(())
    }

    fn step(&self, out: &mut impl Write, step: &Step, labels: usize) -> io::Result<()> {
        self.line(out, Some((step.start, step.end)), [&step.label, &step.text, &step.why], labels)
    }

    /// One line: where, if at one place, what, the words, and after an arrow the reason.
    fn line(
        &self,
        out: &mut impl Write,
        place: Option<(usize, usize)>,
        told: [&str; 3],
        labels: usize,
    ) -> io::Result<()> {
        let place = place.map_or_else(|| " ".repeat(14), |(start, end)| format!("{start:>6}..{end:<6}"));
        let [label, text, why] = told.map(plain);
        let pad = " ".repeat(labels.saturating_sub(length(&label)));
        let taken = 2 + length(&place) + 1 + length(&label) + pad.len() + 2;
        let room = self.width.saturating_sub(taken).max(20);
        // The reason gets what the words leave, but at least half.
        let reason = if why.is_empty() { String::new() } else { format!("  <- {why}") };
        let reason = cut(&reason, (room / 2).max(room.saturating_sub(length(&text)))).into_owned();
        let text = cut(&text, room.saturating_sub(length(&reason)));
        let (place, label, reason) = (self.paint.dim(&place), self.paint.cyan(&label), self.paint.dim(&reason));
        writeln!(out, "{}", format!("  {place} {label}{pad}  {text}{reason}").trim_end())
    }

    fn records(&self, out: &mut impl Write, records: &[Record]) -> io::Result<()> {
        self.heading(out, "records", Some(records.len()))?;
        for (at, record) in records.iter().enumerate() {
            writeln!(out, "  {}", self.paint.bold(&format!("record {}", at + 1)))?;
            let values = serde_json::to_value(record)?;
            for field in FIELDS.iter().filter(|field| !matches!(field.name, "schema" | "doc")) {
                self.field(out, field.name, &values[field.name])?;
            }
        }
        Ok(())
    }

    /// A list takes a line for each of its members.
    fn field(&self, out: &mut impl Write, name: &str, value: &Value) -> io::Result<()> {
        match value {
            Value::Array(members) if members.is_empty() => self.named(out, name, "-"),
            Value::Array(members) => members.iter().try_for_each(|member| self.named(out, name, &in_words(member))),
            value => self.named(out, name, &in_words(value)),
        }
    }

    fn named(&self, out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
        let value = plain(value);
        let value = cut(&value, self.width.saturating_sub(15).max(20));
        writeln!(out, "  {} {value}", self.paint.cyan(&format!("{name:<12}")))
    }

    fn heading(&self, out: &mut impl Write, name: &str, count: Option<usize>) -> io::Result<()> {
        let count = count.map(|count| format!(" ({count})")).unwrap_or_default();
        writeln!(out, "\n{}{}", self.paint.bold(name), self.paint.dim(&count))
    }
}

/// A value as a person would say it: the name or the words first, the rest in brackets.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "-".into(),
        Value::String(text) => text.clone(),
        Value::Object(members) => {
            let first = ["name", "text"].iter().find_map(|key| members.get(*key).map(|value| (*key, in_words(value))));
            let said = |(key, value): (&String, &Value)| match value {
                Value::Null => None,
                _ if first.as_ref().is_some_and(|(name, _)| name == key) => None,
                Value::String(text) => Some(text.clone()),
                value => Some(format!("{key} {value}")),
            };
            let rest: Vec<String> = members.iter().filter_map(said).collect();
            let rest = rest.join(", ");
            match first {
                Some((_, first)) if rest.is_empty() => first,
                Some((_, first)) => format!("{first} ({rest})"),
                None => rest,
            }
        }
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(width: usize) -> Vec<String> {
        let step = Step {
            start: 10,
            end: 54,
            label: "organisation".into(),
            text: "Port of Södertälje\r\nand its neighbours of old".into(),
            why: "in the gazetteer".into(),
        };
        let explanation =
            Explanation { gate: Some("memorandum".into()), mentions: vec![step], ..Explanation::default() };
        let mut out = Vec::new();
        Page { paint: Paint::off(), width }.explanation(&mut out, &explanation).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn sections_come_in_the_order_of_the_stages() {
        let heads: Vec<String> = lines(80).into_iter().filter(|l| !l.is_empty() && !l.starts_with(' ')).collect();
        let expected = [
            "gate",
            "blocks (0)",
            "sentences (0)",
            "mentions (1)",
            "patterns (0)",
            "drafts (0)",
            "decisions (0)",
            "weighed (0)",
        ];
        assert_eq!(heads, expected);
    }

    #[test]
    fn a_step_is_one_line_of_the_screen() {
        for width in [40, 60, 80, 100] {
            let line = lines(width).into_iter().find(|line| line.contains("organisation")).unwrap();
            assert!(length(&line) <= width.max(51), "{width}: {line}");
        }
        let whole = lines(usize::MAX).into_iter().find(|line| line.contains("organisation")).unwrap();
        let expected =
            "      10..54     organisation  Port of Södertälje and its neighbours of old  <- in the gazetteer";
        assert_eq!(whole, expected);
    }

    #[test]
    fn values_are_said_in_words() {
        let party =
            json!({"name": "Port of Turku", "role": "party", "type": "government", "id": null, "spans": [[0, 13]]});
        assert_eq!(in_words(&party), "Port of Turku (party, government, spans [[0,13]])");
        assert_eq!(in_words(&json!({"amount": 5.0, "currency": "EUR"})), "amount 5.0, EUR");
        assert_eq!(in_words(&Value::Null), "-");
    }
}
