//! `tieup score`: records held against annotated articles.

use super::exit::ExitCode;
use super::paint::{Paint, plain};
use super::screen::{length, width, wrap};
use crate::cli::Score;
use anyhow::{Result, bail};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, IsTerminal, Write};
use tieup::ingest::{MAX_BYTES, Reject, load, walk};
use tieup::score::{
    Answer, Change, Comparison, Figures, GoldArticle, Group, Mistake, Outcome, compare, counts, read_golds,
    read_records, score,
};

/// Scores one run, or two against each other.
pub fn run(args: &Score) -> Result<ExitCode> {
    let read = args.gold.iter().chain([&args.pred]).chain(&args.compare);
    if read.filter(|path| path.as_os_str() == "-").count() > 1 {
        bail!("'-' is named twice; the standard input can be read only once");
    }
    let gold = read_golds(&args.gold)?;
    let records = read_records(&args.pred)?;
    let others = args.compare.as_deref().map(read_records).transpose()?;
    let (texts, rejects) = texts(args, &gold)?;
    for reject in &rejects {
        writeln!(io::stderr(), "tieup: {}: {}", plain(&reject.path), plain(&reject.message)).ok();
    }
    tell_outside(&gold, &texts);
    let now = score(&gold, &records, &texts);
    let before = others.map(|others| score(&gold, &others, &texts));
    let comparison = before.as_ref().map(|before| compare(before, &now));
    [Some(&now), before.as_ref()].into_iter().flatten().for_each(hint);

    let stdout = io::stdout();
    let page = Page { paint: Paint::new(args.color.color, stdout.is_terminal()), width: width() };
    let mut out = BufWriter::new(stdout.lock());
    if args.json {
        writeln!(out, "{}", in_json(args, &now, before.as_ref().zip(comparison.as_ref())))?;
    } else {
        page.head(&mut out, &now, before.as_ref())?;
        match before.as_ref().zip(comparison) {
            Some((before, comparison)) => {
                page.both_figures(&mut out, before, &now)?;
                page.changes(&mut out, "won", &comparison.won)?;
                page.changes(&mut out, "lost", &comparison.lost)?;
            }
            None => page.figures(&mut out, &now)?,
        }
        if args.errors {
            page.mistakes(&mut out, &now.mistakes)?;
        }
    }
    out.flush()?;
    Ok(if rejects.is_empty() { ExitCode::Done } else { ExitCode::Partial })
}

/// The texts of the annotated articles that lie in the folders, and what could not be read there.
fn texts(args: &Score, gold: &[GoldArticle]) -> Result<(BTreeMap<String, String>, Vec<Reject>)> {
    if args.articles.is_empty() {
        return Ok((BTreeMap::new(), Vec::new()));
    }
    let wanted: BTreeSet<&str> = gold.iter().map(|article| article.doc.as_str()).collect();
    let found = walk(&args.articles, &|_| false);
    if found.missing > 0 {
        let missing: Vec<String> = found.rejects.iter().map(|r| format!("{}: {}", r.path, r.message)).collect();
        bail!("{}", plain(&missing.join("; ")));
    }
    // Ids are those that `extract` gives the same folder.
    let (mut texts, mut rejects) = (BTreeMap::new(), found.rejects);
    for source in found.sources.iter().filter(|source| wanted.contains(source.id.as_str())) {
        match load(source, MAX_BYTES) {
            Ok(article) => _ = texts.insert(article.document.id, article.document.text),
            Err(reject) => rejects.push(reject),
        }
    }
    let absent = wanted.len() - wanted.iter().filter(|doc| texts.contains_key(**doc)).count();
    if absent > 0 {
        let told = "are not in the folders of --articles; their sentences are those of the records";
        writeln!(io::stderr(), "tieup: {absent} of {} annotated articles {told}", wanted.len()).ok();
    }
    Ok((texts, rejects))
}

/// Evidence that ends behind its article was counted in another text, or in bytes.
fn tell_outside(gold: &[GoldArticle], texts: &BTreeMap<String, String>) {
    for (article, text) in gold.iter().filter_map(|article| Some((article, texts.get(&article.doc)?))) {
        let length = text.chars().count();
        for (at, deal) in article.deals.iter().enumerate() {
            for (start, end) in deal.evidence.iter().filter(|(_, end)| *end > length) {
                let place = format!("{}, deal {}", plain(&article.doc), at + 1);
                let told = format!("evidence [{start}, {end}] ends behind the article, which has {length} code points");
                writeln!(io::stderr(), "tieup: {place}: {told}").ok();
            }
        }
    }
}

/// Ids that never meet are the commonest slip, and a table of zeros does not tell it.
fn hint(run: &Outcome) {
    let known = run.records - run.unknown.values().sum::<usize>();
    if let Some(article) = run.unknown.keys().next().filter(|_| known == 0) {
        let told =
            "no record is of an annotated article: \"doc\" of the annotation has to be \"doc.id\" of the record,";
        writeln!(io::stderr(), "tieup: {told} which is {:?} in the first", plain(article)).ok();
    }
}

fn in_json(args: &Score, now: &Outcome, compared: Option<(&Outcome, &Comparison)>) -> Value {
    let figures = |run: &Outcome| {
        let mut object: Map<String, Value> =
            run.figures().into_iter().map(|(slot, figures)| (slot.to_owned(), json!(figures))).collect();
        object.insert("articles".into(), run.articles.into());
        object.insert("records for no known article".into(), run.unknown.len().into());
        object
    };
    let mut object = figures(now);
    if let Some((before, comparison)) = compared {
        let compared = json!({"before": figures(before), "won": comparison.won, "lost": comparison.lost});
        object.insert("compare".into(), compared);
    }
    if args.errors {
        object.insert("errors".into(), json!(now.mistakes));
    }
    Value::Object(object)
}

/// How figures and lists are laid out.
struct Page {
    paint: Paint,
    width: usize,
}

impl Page {
    fn head(&self, out: &mut impl Write, now: &Outcome, before: Option<&Outcome>) -> io::Result<()> {
        let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let records = counted(now.records, "record");
        let records = before.map_or(records.clone(), |before| format!("{records}, {} before", before.records));
        writeln!(out, "{}, {records}", counted(now.articles, "article"))?;
        for (run, name) in [(Some(now), ""), (before, " before")] {
            let Some(unknown) = run.map(|run| &run.unknown).filter(|unknown| !unknown.is_empty()) else { continue };
            let records = counted(unknown.values().sum(), "record");
            let mut names: Vec<&str> = unknown.keys().take(5).map(String::as_str).collect();
            names.iter_mut().filter(|name| name.is_empty()).for_each(|name| *name = "(no id)");
            let more = if unknown.len() > names.len() { ", …" } else { "" };
            let of = counted(unknown.len(), "article");
            let names = names.join(", ");
            let line = format!("{records}{name} for {of} not annotated, counted nowhere: {names}{more}");
            writeln!(out, "{}", self.paint.yellow(&plain(&line)))?;
        }
        Ok(())
    }

    fn figures(&self, out: &mut impl Write, run: &Outcome) -> io::Result<()> {
        let head = format!("{:12}{:>10}{:>8}{:>7}{:>6}{:>6}", "", "precision", "recall", "F1", "gold", "pred");
        writeln!(out, "\n{}", self.paint.bold(&head))?;
        for (slot, Figures { precision, recall, f1, gold, predicted }) in run.figures() {
            writeln!(out, "{slot:12}{precision:>10.3}{recall:>8.3}{f1:>7.3}{gold:>6}{predicted:>6}")?;
        }
        Ok(())
    }

    fn both_figures(&self, out: &mut impl Write, before: &Outcome, now: &Outcome) -> io::Result<()> {
        let head = format!("{:12}{:^20}  {:^20}  {:^23}", "", "before", "now", "difference");
        let three = format!("{:>6}{:>7}{:>7}", "prec", "recall", "F1");
        writeln!(out, "\n{}", self.paint.bold(head.trim_end()))?;
        writeln!(
            out,
            "{}",
            self.paint.bold(&format!("{:12}{three}  {three}  {:>7}{:>8}{:>8}", "", "prec", "recall", "F1"))
        )?;
        for ((slot, a), (_, b)) in before.figures().into_iter().zip(now.figures()) {
            let three = |f: Figures| format!("{:>6.3}{:>7.3}{:>7.3}", f.precision, f.recall, f.f1);
            let difference =
                |a: f64, b: f64| if (b - a).abs() < 0.0005 { "=".into() } else { format!("{:+.3}", b - a) };
            let [p, r, f] =
                [(a.precision, b.precision), (a.recall, b.recall), (a.f1, b.f1)].map(|(a, b)| difference(a, b));
            writeln!(out, "{slot:12}{}  {}  {p:>7}{r:>8}{f:>8}", three(a), three(b))?;
        }
        Ok(())
    }

    fn mistakes(&self, out: &mut impl Write, mistakes: &[Mistake]) -> io::Result<()> {
        let groups: Vec<Group> = mistakes.iter().map(|m| m.group).collect();
        self.list(out, "errors", &groups, &mut |page, out, at| {
            let m = &mistakes[at];
            let wanted = m.wanted.iter().map(|wanted| format!("wanted {wanted}"));
            let given = m.given.iter().map(|given| format!("got {given}"));
            let told = wanted.chain(given).collect::<Vec<_>>().join(", ");
            page.item(out, &m.article, m.deal, &told, m.sentence.as_deref())
        })
    }

    fn changes(&self, out: &mut impl Write, name: &str, changes: &[Change]) -> io::Result<()> {
        let groups: Vec<Group> = changes.iter().map(|c| c.group).collect();
        self.list(out, name, &groups, &mut |page, out, at| {
            let c = &changes[at];
            let answer = |answer: &Answer| match answer {
                Answer::Right if c.wanted.is_none() => "nothing".to_owned(),
                Answer::Right if c.group.slot() == "deal" => "found".to_owned(),
                Answer::Right => "right".to_owned(),
                Answer::Nothing => "nothing".to_owned(),
                Answer::Given(given) => given.clone(),
            };
            let wanted = c.wanted.as_ref().map(|wanted| format!("wanted {wanted}, ")).unwrap_or_default();
            let told = format!("{wanted}before {}, now {}", answer(&c.before), answer(&c.now));
            page.item(out, &c.article, c.deal, &told, c.sentence.as_deref())
        })
    }

    /// How many there are of each group, and then each under its group's name. They come sorted by it.
    fn list<W: Write>(
        &self,
        out: &mut W,
        name: &str,
        groups: &[Group],
        item: &mut dyn FnMut(&Self, &mut W, usize) -> io::Result<()>,
    ) -> io::Result<()> {
        writeln!(out, "\n{}{}", self.paint.bold(name), self.paint.dim(&format!(" ({})", groups.len())))?;
        let counts = counts(groups.iter().copied());
        for (group, count) in &counts {
            writeln!(out, "{count:>6}  {group}")?;
        }
        let mut at = 0;
        for (group, count) in counts {
            writeln!(out, "\n{}{}", self.paint.cyan(&group.to_string()), self.paint.dim(&format!(" ({count})")))?;
            for _ in 0..count {
                item(self, out, at)?;
                at += 1;
            }
        }
        Ok(())
    }

    /// "  d07 #2  wanted mou, got agreement", and the sentence below it.
    fn item(
        &self,
        out: &mut impl Write,
        article: &str,
        deal: Option<usize>,
        told: &str,
        sentence: Option<&str>,
    ) -> io::Result<()> {
        let place = deal.map_or_else(|| plain(article).into_owned(), |deal| format!("{} #{deal}", plain(article)));
        let room = self.width.saturating_sub(10);
        let mut lines = wrap(&plain(told), room.saturating_sub(length(&place)).max(20)).into_iter();
        writeln!(out, "  {}  {}", self.paint.bold(&place), lines.next().unwrap_or_default())?;
        for line in lines {
            writeln!(out, "      {line}")?;
        }
        for line in sentence.map(|sentence| wrap(&plain(sentence), room)).unwrap_or_default() {
            writeln!(out, "      {}", self.paint.dim(&format!("| {line}")))?;
        }
        Ok(())
    }
}
