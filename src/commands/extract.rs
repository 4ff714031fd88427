//! `tieup extract`: articles to records.

use super::exit::ExitCode;
use super::paint::{Paint, plain};
use super::progress::Progress;
use crate::cli::{Cli, Extract, When};
use anyhow::{Result, bail};
use clap::CommandFactory;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;
use tieup::emit::{JsonLines, Output, SINKS};
use tieup::ingest::{Level, Origin, Reject, Walk, walk};
use tieup::pipeline::{self, Event, Options};

/// Reads the articles and writes their records.
pub fn run(args: &Extract) -> Result<ExitCode> {
    let start = Instant::now();
    let Some(paths) = inputs(&args.paths, io::stdin().is_terminal()) else {
        return help();
    };
    let paint = Paint::new(args.color.color, io::stderr().is_terminal());
    let outputs = [args.output.as_deref(), args.rejects.as_deref()];
    check_outputs(outputs)?;
    let engine = super::engine(&args.data)?;
    let walk = walk(&paths, &|path| outputs.iter().flatten().any(|output| is_output(path, output)));
    check_inputs(&walk, outputs)?;
    if walk.missing == paths.len() {
        walk.rejects.iter().for_each(|reject| tell(reject, paint));
        return Ok(ExitCode::Usage);
    }

    let output = args.output.as_deref().map_or_else(|| Ok(Output::stdout()), |path| Output::open(path, args.force))?;
    let mut sink = (SINKS[0].open)(output);
    let rejects = args.rejects.as_deref().map(|path| Output::open(path, args.force).map(JsonLines::new));
    let mut rejects = rejects.transpose()?;
    let options = Options { jobs: args.jobs, max_bytes: args.max_bytes, min_confidence: args.min_confidence };
    let total = walk.sources.iter().map(|source| source.bytes).sum();
    let shown = if args.quiet { When::Never } else { args.progress };
    let data_shown = args.output.is_none() && io::stdout().is_terminal();
    let mut progress = Progress::new(shown, total, data_shown);
    let mut rejects_failed = None;
    be_quiet_about_panics();

    let (mut summary, result) = pipeline::run(&engine, &walk, &options, &mut *sink, &mut |event| match event {
        Event::Progress(summary) => progress.update(summary),
        Event::Reject(reject) => match &mut rejects {
            Some(lines) => rejects_failed = lines.line(reject).err().or(rejects_failed.take()),
            None if args.quiet && reject.code.level() == Level::Warning => {}
            None => progress.aside(|| tell(reject, paint)),
        },
    });
    progress.finish(&summary);
    let records = result.and_then(|()| sink.finish());
    let rejects = rejects_failed.map_or_else(|| rejects.map_or(Ok(()), JsonLines::finish), Err);
    summary.seconds = start.elapsed().as_secs_f64();
    if let Err(error) = records.and(rejects) {
        let error = anyhow::Error::from(error);
        if super::is_broken_pipe(&error) {
            return Ok(ExitCode::Done);
        }
        writeln!(io::stderr(), "tieup: {}: {error}; stopped after {summary}", paint.red("error")).ok();
        return Ok(ExitCode::Stopped);
    }
    if !args.quiet {
        writeln!(io::stderr(), "{summary}").ok();
    }
    Ok(if summary.rejected > 0 { ExitCode::Partial } else { ExitCode::Done })
}

/// The paths of the run; none where nobody has said what to read.
fn inputs(paths: &[PathBuf], stdin_is_terminal: bool) -> Option<Vec<PathBuf>> {
    match paths {
        [] if stdin_is_terminal => None,
        [] => Some(vec!["-".into()]),
        paths => Some(paths.to_vec()),
    }
}

fn help() -> Result<ExitCode> {
    let mut command = Cli::command();
    command.build();
    if let Some(extract) = command.find_subcommand_mut("extract") {
        write!(io::stderr(), "{}", extract.render_help())?;
    }
    Ok(ExitCode::Usage)
}

fn check_outputs([output, rejects]: [Option<&Path>; 2]) -> Result<()> {
    if rejects.is_some_and(|rejects| rejects.as_os_str() == "-") {
        bail!("--rejects needs the name of a file; without it, rejects are told on the error stream");
    }
    if output.is_some() && output == rejects && !output.is_some_and(|path| path.starts_with("/dev")) {
        bail!("--output and --rejects name the same file; give them two names");
    }
    Ok(())
}

/// Whether a file found in a folder is what an earlier run left there, and this one will write again.
fn is_output(path: &Path, output: &Path) -> bool {
    path.file_name().is_some()
        && path.file_name() == output.file_name()
        && path.canonicalize().ok().zip(output.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}

/// An article that is named and would be replaced is a slip of the finger that --force must not forgive.
fn check_inputs(walk: &Walk, outputs: [Option<&Path>; 2]) -> Result<()> {
    for output in outputs.into_iter().flatten() {
        let same = |source: &&tieup::ingest::Source| matches!(&source.origin, Origin::File(path) if is_output(path, output) && path.is_file());
        if let Some(source) = walk.sources.iter().find(same) {
            bail!("{} is read and would be replaced; write to another file", source.path());
        }
    }
    Ok(())
}

/// Says what is wrong with a path, and what to do.
pub(super) fn tell(reject: &Reject, paint: Paint) {
    let level = reject.code.level();
    let word = format!("{}[{}]", level.name(), reject.code.name());
    let word = if level == Level::Error { paint.red(&word) } else { paint.yellow(&word) };
    let (path, message) = (plain(&reject.path), plain(&reject.message));
    writeln!(io::stderr(), "{path}: {word}: {message}; hint: {}", reject.code.hint()).ok();
}

/// A worker's panic is told as a reject, with its path; the usual report would only add a line without it.
pub(super) fn be_quiet_about_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        return;
    }
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let worker = std::thread::current().name().is_some_and(|name| name.starts_with(pipeline::WORKER));
        if !worker {
            usual(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_is_read_and_a_terminal_is_not() {
        assert_eq!(inputs(&[], true), None);
        assert_eq!(inputs(&[], false), Some(vec![PathBuf::from("-")]));
        assert_eq!(inputs(&["a.txt".into()], true), Some(vec![PathBuf::from("a.txt")]));
    }
}
