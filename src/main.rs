//! The command line.

mod cli;
mod commands;

use clap::Parser;
use std::process::ExitCode;

/// Articles are read with many small, short-lived allocations, which it serves faster than the system's.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    commands::run(cli::Cli::parse().command).into()
}
