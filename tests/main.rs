//! One binary; a module a claim.

/// What each pattern did in a corpus is counted, and held against what is annotated.
mod audit;
/// The command line says what it did, by words and by its exit status.
mod cli;
/// A bad line of data stops the start, and says what to do.
mod data_faults;
/// Each article of the fixtures gives its deals, and the quiet ones none.
mod fixtures;
/// Whatever lies in a dump, it is read or rejected with a reason.
mod inputs;
/// No room knows more rooms than it has to.
mod layering;
/// Output is whole or absent, and a reader that goes away is no error.
mod outputs;
/// Every pattern reads its examples and leaves its counter-examples alone.
mod patterns;
/// Any text at all can be read.
mod properties;
/// What single steps make of words, as `explain` tells it.
mod readings;
/// The README shows what the program does today.
mod readme;
/// What is written keeps to what is declared.
mod schema;
/// Records are held against annotated articles as the contract has it.
mod score;
/// The number of workers shows in nothing but the time.
mod workers;

mod support;
