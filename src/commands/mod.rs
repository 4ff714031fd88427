//! One file a command. Only here and in `main` does the program print or end.

mod audit;
mod exit;
mod explain;
mod extract;
mod firings;
mod generate;
mod paint;
mod progress;
mod schema;
mod score;
mod screen;
mod set;
mod train;

use crate::cli::{Command, Data};
use exit::ExitCode;
use std::io::{self, Write};
use tieup::Engine;

/// Does what was typed, and says how it went.
pub fn run(command: Command) -> ExitCode {
    let result = match command {
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Audit(args) if args.patterns.is_some() => firings::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Train(args) => train::run(&args, false),
        Command::Calibrate(args) => train::run(&args, true),
        Command::Score(args) => score::run(&args),
        Command::Generate(args) => generate::run(&args),
    };
    result.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            return ExitCode::Done;
        }
        writeln!(io::stderr(), "tieup: error: {error}").ok();
        ExitCode::Usage
    })
}

fn engine(data: &Data) -> tieup::Result<Engine> {
    Engine::with_folders(data.gazetteers.as_deref(), data.patterns.as_deref(), data.weights.as_deref())
}

/// The reader of our output has gone away: that is its right, not our failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>().map(io::Error::kind));
    kinds.into_iter().any(|kind| kind == io::ErrorKind::BrokenPipe)
}
