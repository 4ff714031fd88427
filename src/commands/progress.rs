//! How far a run is, on the error stream.

use crate::cli::When;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};
use tieup::pipeline::Summary;

/// A line this often where there is no terminal to draw a bar on.
const EVERY: Duration = Duration::from_secs(5);

/// A bar, now and then a line, or nothing.
pub enum Progress {
    /// Nothing is shown.
    Silent,
    /// On a terminal.
    Bar(ProgressBar),
    /// In a log.
    Lines {
        /// When the last one was written.
        last: Instant,
        /// Bytes of all articles.
        total: u64,
    },
}

impl Progress {
    /// Progress over `total` bytes; 0 where nobody knows. `data_shown` is whether records go to the same terminal.
    pub fn new(when: When, total: u64, data_shown: bool) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let terminal = io::stderr().is_terminal() && !dumb;
        match when {
            When::Never => Self::Silent,
            When::Auto if !terminal || data_shown => Self::Silent,
            When::Always if !terminal => Self::Lines { last: Instant::now(), total },
            _ => Self::Bar(bar(total)),
        }
    }

    /// Shows the state of the run.
    pub fn update(&mut self, summary: &Summary) {
        match self {
            Self::Silent => {}
            Self::Bar(bar) => {
                bar.set_message(format!("{} articles, {} records", summary.articles, summary.records));
                bar.set_position(summary.bytes);
            }
            Self::Lines { last, total } => {
                if last.elapsed() >= EVERY {
                    *last = Instant::now();
                    line(summary, *total);
                }
            }
        }
    }

    /// Writes something else to the error stream without spoiling the bar.
    pub fn aside(&self, write: impl FnOnce()) {
        match self {
            Self::Bar(bar) => bar.suspend(write),
            _ => write(),
        }
    }

    /// Ends it.
    pub fn finish(&self, summary: &Summary) {
        match self {
            Self::Silent => {}
            Self::Bar(bar) => bar.finish_and_clear(),
            Self::Lines { total, .. } => line(summary, *total),
        }
    }
}

fn line(summary: &Summary, total: u64) {
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let (done, all) = (megabytes(summary.bytes), megabytes(total));
    writeln!(
        io::stderr(),
        "tieup: {done:.1} of {all:.1} MB, {} articles, {} records, {} rejected",
        summary.articles,
        summary.records,
        summary.rejected
    )
    .ok();
}

fn bar(total: u64) -> ProgressBar {
    let template = if total == 0 {
        "{spinner} {bytes} ({bytes_per_sec}) {wide_msg}"
    } else {
        "[{bar:20}] {bytes}/{total_bytes} ({bytes_per_sec}, {eta} left) {wide_msg}"
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = if total == 0 { ProgressBar::no_length() } else { ProgressBar::new(total) };
    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
    bar.with_style(style.progress_chars("=> "))
}
