//! A whole run: articles read and scanned by many workers, records written by one, in the order of the articles.
//!
//! The only user of threads. What a run writes does not depend on how many there are.

use crate::emit::{Form, Sink};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::ingest::{Level, MAX_BYTES, Reject, RejectCode, Source, Walk, load};
use crate::model::{Document, Record};
use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Small enough that workers end together, large enough that handing over costs nothing.
const BATCH_FILES: usize = 64;
const BATCH_BYTES: u64 = 1 << 20;

/// How far the workers may run ahead of a slow article, in batches for each of them. Only records wait, never texts.
const AHEAD: usize = 16;

/// Deep sentences need room; it is taken only as far as it is used.
const STACK: usize = 16 << 20;

/// What a run may be told.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Workers; 0 means one for each processor that we may use.
    pub jobs: usize,
    /// The largest article, in bytes.
    pub max_bytes: u64,
    /// Records below this are left out.
    pub min_confidence: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { jobs: 0, max_bytes: MAX_BYTES, min_confidence: 0.0 }
    }
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Articles that were read.
    pub articles: usize,
    /// Records that were written.
    pub records: usize,
    /// Paths that gave nothing because something was wrong with them.
    pub rejected: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// Time from start to end.
    pub seconds: f64,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
        let megabytes = self.bytes as f64 / 1e6;
        write!(f, "{}, {}", count(self.articles, "article"), count(self.records, "record"))?;
        write!(f, ", {} rejected, {megabytes:.2} MB in {:.2} s", self.rejected, self.seconds)?;
        write!(f, " ({:.1} MB/s)", megabytes / self.seconds.max(1e-6))
    }
}

/// What the caller is told on the way, in the order of the articles.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// A path that could not be read, or was read with doubts.
    Reject(&'a Reject),
    /// So far.
    Progress(&'a Summary),
}

/// Reads all articles of `walk` and writes their records to `sink`. An article that fails is told to `observe` and the
/// run goes on; a sink that fails ends it. The summary comes in either case.
pub fn run(
    engine: &Engine,
    walk: &Walk,
    options: &Options,
    sink: &mut dyn Sink,
    observe: &mut dyn FnMut(Event<'_>),
) -> (Summary, Result<()>) {
    run_with(&|document| engine.read(document), walk, options, sink, observe)
}

/// What is made of a document.
type Scan<'a, T> = &'a (dyn Fn(&Document) -> T + Sync);

/// Who gets it, in the order of the articles.
type Take<'a, T> = &'a mut dyn FnMut(T, &mut Summary) -> Result<()>;

fn run_with(
    scan: Scan<'_, Vec<Record>>,
    walk: &Walk,
    options: &Options,
    sink: &mut dyn Sink,
    observe: &mut dyn FnMut(Event<'_>),
) -> (Summary, Result<()>) {
    let form = sink.form();
    let sure = |document: &Document| {
        let records = scan(document);
        Formed::of(records.iter().filter(|record| record.confidence >= options.min_confidence), form)
    };
    let mut write = |formed: Result<Formed>, summary: &mut Summary| {
        let formed = formed?;
        let mut start = 0;
        for end in formed.ends {
            sink.write(&formed.bytes[start..end])?;
            summary.records += 1;
            start = end;
        }
        Ok(())
    };
    each(&sure, walk, options, &mut write, observe)
}

/// The records of an article as the sink wants them.
#[derive(Default)]
struct Formed {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Formed {
    fn of<'r>(records: impl Iterator<Item = &'r Record>, form: Form) -> Result<Self> {
        let mut formed = Self::default();
        for record in records {
            form(record, &mut formed.bytes)?;
            formed.ends.push(formed.bytes.len());
        }
        Ok(formed)
    }
}

/// Reads all articles of `walk` and hands on what `scan` makes of each, one after the other in their order.
pub fn each<T: Send>(
    scan: Scan<'_, T>,
    walk: &Walk,
    options: &Options,
    take: Take<'_, T>,
    observe: &mut dyn FnMut(Event<'_>),
) -> (Summary, Result<()>) {
    let start = Instant::now();
    let mut out = Receiver { take, observe, summary: Summary::default() };
    for reject in &walk.rejects {
        out.reject(reject);
    }
    let result = scan_all(scan, &walk.sources, options, &mut out);
    let mut summary = out.summary;
    summary.seconds = start.elapsed().as_secs_f64();
    (summary, result)
}

fn scan_all<T: Send>(
    scan: Scan<'_, T>,
    sources: &[Source],
    options: &Options,
    out: &mut Receiver<'_, T>,
) -> Result<()> {
    let jobs = match options.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(STACK)
        .thread_name(|n| format!("{WORKER}{n}"))
        .build()
        .map_err(|error| Error::Io { path: "workers".into(), source: std::io::Error::other(error) })?;
    let stop = AtomicBool::new(false);
    let stop = &stop;
    pool.in_place_scope_fifo(|scope| {
        let mut rest = sources;
        let mut running = VecDeque::new();
        loop {
            while running.len() < jobs * AHEAD && !rest.is_empty() {
                let (batch, others) = rest.split_at(batch_end(rest));
                rest = others;
                let (give, take) = crossbeam_channel::bounded(1);
                scope.spawn_fifo(move |_| {
                    let live = batch.iter().take_while(|_| !stop.load(Ordering::Relaxed));
                    give.send(live.map(|source| read(scan, source, options)).collect::<Vec<_>>()).ok();
                });
                running.push_back(take);
            }
            let Some(next) = running.pop_front() else { return Ok(()) };
            for done in next.recv().unwrap_or_default() {
                if let Err(error) = out.done(done) {
                    stop.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
            out.tell();
        }
    })
}

/// The names of worker threads begin with this.
pub const WORKER: &str = "tieup-worker-";

/// How many of the sources make the next batch: at least one.
fn batch_end(sources: &[Source]) -> usize {
    let mut bytes = 0;
    let fits = |source: &&Source| {
        bytes += source.bytes;
        bytes <= BATCH_BYTES
    };
    sources.iter().take(BATCH_FILES).take_while(fits).count().max(1)
}

struct Done<T> {
    bytes: u64,
    /// What was made of it; none where it could not be read.
    given: Option<T>,
    reject: Option<Reject>,
}

/// One article, from its bytes to what is made of it. Whatever happens in it stays in it.
fn read<T>(scan: Scan<'_, T>, source: &Source, options: &Options) -> Done<T> {
    let work = || {
        let article = load(source, options.max_bytes)?;
        Ok(Done { bytes: article.bytes, given: Some(scan(&article.document)), reject: article.warning })
    };
    let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or(panic.downcast_ref::<&str>().copied()).unwrap_or("no word");
        Err(Reject::new(source.path(), RejectCode::Panic, format!("the program failed on it: {said}")))
    });
    result.unwrap_or_else(|reject| Done { bytes: 0, given: None, reject: Some(reject) })
}

struct Receiver<'a, T> {
    take: Take<'a, T>,
    observe: &'a mut dyn FnMut(Event<'_>),
    summary: Summary,
}

impl<T> Receiver<'_, T> {
    fn reject(&mut self, reject: &Reject) {
        self.summary.rejected += usize::from(reject.code.level() == Level::Error);
        (self.observe)(Event::Reject(reject));
    }

    fn done(&mut self, done: Done<T>) -> Result<()> {
        self.summary.articles += usize::from(done.given.is_some());
        self.summary.bytes += done.bytes;
        if let Some(reject) = &done.reject {
            self.reject(reject);
        }
        done.given.map_or(Ok(()), |given| (self.take)(given, &mut self.summary))
    }

    fn tell(&mut self) {
        (self.observe)(Event::Progress(&self.summary));
    }
}

#[cfg(test)]
mod tests;
