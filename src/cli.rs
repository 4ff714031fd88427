//! What can be typed. What it means is in `commands`.

mod values;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use values::{bytes, confidence, jobs, share};

const TEMPLATE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "tieup",
    version,
    about = "Reads trade-press articles and writes one record for each partnership deal it finds.",
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup extract articles/ -o deals.jsonl      every article of a folder
  cat article.txt | tieup extract             one article from a pipe
  tieup explain article.txt                   why a deal was found, or was not
  tieup schema --fields                       what a record holds
",
    after_help = "'tieup COMMAND --help' says more about a command. Nothing is ever sent or fetched over a network.",
    arg_required_else_help = true,
    subcommand_required = true
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles and write a record for each deal
    Extract(Extract),
    /// Show every step from one article to its records
    Explain(Explain),
    /// Print the form of a record, as a JSON Schema or a table
    Schema(Schema),
    /// Check the gazetteers for order, doubles and clashes, or tell what each pattern does
    Audit(Audit),
    /// Learn the weights of decisions from annotated articles
    Train(Train),
    /// Learn how sure a record is, from annotated articles
    Calibrate(Train),
    /// Hold records against annotated articles of one's own
    Score(Score),
    /// Write articles whose deals are known, for timing and trial runs
    Generate(Generate),
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup extract articles/ > deals.jsonl
  tieup extract 2024/ 2025/ late.txt -o deals.jsonl --rejects rejects.jsonl
  zcat article.txt.gz | tieup extract -
  tieup extract articles/ --min-confidence 0.8 | jq -r '.parties[].name'
",
    after_help = "\
Folders are read with all that is below them, in sorted order, links followed, hidden
files left out. Each file is one article of plain text; its encoding is found out. The
same articles give the same bytes, whatever --jobs says.

Exit status:
  0  done, with or without deals; also where the reader of a pipe goes away
  2  wrong usage, no such input, or bad data in a gazetteer or pattern: nothing was done
  3  done, but some paths were rejected; under 'set -e': tieup extract … || [ $? -eq 3 ]
  4  stopped early, as on a full disk: no output file was made"
)]
pub struct Extract {
    /// Files and folders; '-' or a pipe is the standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write records here and not to the standard output; the file appears when it is whole
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace output files that exist
    #[arg(long)]
    pub force: bool,
    /// Write what could not be read here, as JSON lines of path, code and message
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Leave out records below this confidence, 0 to 1
    #[arg(long, value_name = "X", default_value = "0", value_parser = confidence)]
    pub min_confidence: f64,
    /// Workers; 0 is one for each processor that may be used
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = jobs)]
    pub jobs: usize,
    /// The largest article; k, M and G are understood
    #[arg(long, value_name = "N", default_value = "64M", value_parser = bytes)]
    pub max_bytes: u64,
    /// No progress, summary and warnings; errors are always told
    #[arg(short, long)]
    pub quiet: bool,
    /// Show how far it is; 'auto' does so on a terminal
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub progress: When,
    #[command(flatten)]
    pub data: Data,
    #[command(flatten)]
    pub color: Color,
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup explain article.txt | less -R
  tieup explain --color always article.txt | grep mention
  tieup explain --json article.txt | jq .explanation.decisions
"
)]
pub struct Explain {
    /// The article; '-' is the standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write one JSON object with the explanation and the records
    #[arg(long)]
    pub json: bool,
    /// The largest article; k, M and G are understood
    #[arg(long, value_name = "N", default_value = "64M", value_parser = bytes)]
    pub max_bytes: u64,
    #[command(flatten)]
    pub data: Data,
    #[command(flatten)]
    pub color: Color,
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup schema > record.schema.json
  tieup schema --fields
"
)]
pub struct Schema {
    /// A Markdown table of the fields instead of the JSON Schema
    #[arg(long)]
    pub fields: bool,
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup audit                                   the lists built in
  tieup audit --gazetteers my-lists/            and one's own over them
  tieup audit --patterns articles/              what each pattern does in a corpus
  tieup audit --patterns annotated/ --sort precision
                                                how often rightly, the worst first
  tieup audit --patterns=my-patterns/ articles/ with patterns of one's own
",
    after_help = "\
With --patterns the lists are not checked. CORPUS is read, and a line for each pattern
tells how many drafts it bound, and what became of them:

  fired      drafts that it bound; of patterns that claim one trigger, those that lie
             within the best one share its draft
  articles   articles with such a draft
  alone      drafts that no other pattern bound: what would be lost without it
  left       drafts left early, for their sentences seem to state no deal
  dropped    drafts dropped with the deal that they tell, by the keep decision
  kept       drafts that became part of a record
  right      those of annotated articles whose record is paired with an annotated deal,
             as 'tieup score' pairs them
  wrong      those of annotated articles whose record is paired with none
  precision  right, of right and wrong together

A record that is paired with an optional deal counts neither way. The line (no pattern)
counts drafts of a noun or verb that no pattern bound. Patterns that never fired are
listed last. A folder with articles/ and gold.jsonl is a set of annotated articles, as
'tieup train' takes them; README.md tells the form. The same articles give the same
report, whatever --jobs says.

Exit status:
  0  no fault: how much each room of the gazetteers holds, or what the patterns did
  2  faults, each with file, line and remedy; or wrong usage, or no article was read
  3  the patterns' report, but some paths were rejected"
)]
pub struct Audit {
    /// Articles to try the patterns on: files, folders, and sets of annotated articles
    #[arg(value_name = "CORPUS", requires = "patterns")]
    pub corpus: Vec<PathBuf>,
    /// Tell what each pattern does in CORPUS; =DIR adds a folder of patterns to those built in
    // The equals sign keeps the first CORPUS from being taken for DIR.
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true, requires = "corpus")]
    pub patterns: Option<Option<PathBuf>>,
    /// Order of the patterns: most drafts first, or least precision first
    #[arg(long, value_name = "BY", default_value = "fired", requires = "patterns")]
    pub sort: Sort,
    /// A folder of gazetteers, checked or used together with those built in
    #[arg(long, value_name = "DIR")]
    pub gazetteers: Option<PathBuf>,
    /// A folder of weights: a file takes the place of the built-in one of its name
    #[arg(long, value_name = "DIR", requires = "patterns")]
    pub weights: Option<PathBuf>,
    /// Workers; 0 is one for each processor that may be used
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = jobs, requires = "patterns")]
    pub jobs: usize,
    #[command(flatten)]
    pub color: Color,
}

/// What the report on patterns is sorted by.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "lower")]
pub enum Sort {
    Fired,
    Precision,
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    group(ArgGroup::new("listed").args(["errors", "compare"]).multiple(true)),
    before_help = "\
Examples:
  tieup score gold.jsonl --pred deals.jsonl
  tieup extract articles/ | tieup score gold.jsonl --pred -
  tieup score gold.jsonl --pred deals.jsonl --errors --articles articles/
  tieup score gold.jsonl --pred after.jsonl --compare before.jsonl
  tieup score 2024.jsonl 2025.jsonl --pred deals.jsonl --json | jq .deal.f1
",
    after_help = "\
An annotated article is a line of JSON: the file's name without its ending, and what a
record should say of each deal. An article without a deal has \"deals\": [].

  {\"doc\": \"ferries\", \"deals\": [{\"kind\": \"mou\", \"status\": \"signed\", \"parties\":
    [{\"name\": \"Laluan Pulau Sdn Bhd\", \"role\": \"party\", \"type\": \"company\"}, …],
    \"date\": \"2024-05-14\", \"evidence\": [[93, 301]]}]}

(in one line). README.md tells every key. Records and annotated deals of an article are
paired by their sides and sentences. A slot that is right counts 1; one that is partly
right (half of a name's words, a date right to the month, half of a subject's words)
counts 1/2, and so does a right name with a wrong role. Precision is the credit over what
was predicted, recall over what was annotated. Records of other articles count nowhere;
how many there are is told.

Exit status:
  0  done, whatever the figures
  2  wrong usage, no such file, or a line that is not in the form: nothing was done
  3  done, but some articles of --articles could not be read"
)]
pub struct Score {
    /// Annotated articles, one JSON object a line
    #[arg(value_name = "GOLD", required = true)]
    pub gold: Vec<PathBuf>,
    /// Records as 'extract' writes them; '-' is the standard input
    #[arg(long, value_name = "RECORDS")]
    pub pred: PathBuf,
    /// List every error by its kind, with what was wanted, what was given and the sentence
    #[arg(long)]
    pub errors: bool,
    /// Where the articles are, for sentences that no record gives; may be given again
    #[arg(long, value_name = "DIR", requires = "listed")]
    pub articles: Vec<PathBuf>,
    /// Records of an earlier run: both runs' figures, what --pred wins against it, and what it loses
    #[arg(long, value_name = "RECORDS")]
    pub compare: Option<PathBuf>,
    /// One JSON object with the figures, and the lists that are asked for
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub color: Color,
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup train mine/ -o my-weights/                    one set of annotated articles
  tieup train fixtures/phenomena mine/ -o my-weights/ several
  tieup calibrate mine/ -o my-weights/                only the confidence
  tieup extract --weights my-weights/ articles/       what was learned, at work
",
    after_help = "\
A set is a folder with articles/ and gold.jsonl, the annotated deals of each article. The
articles are dealt into shares, and each is read with weights learned from the others: the
figures printed are those of articles that the weights were not learned from. \"surer half\"
is the share of the surer half of the records that is right: a record is right that has a
deal, and all sides of it and no other. The last table holds that against the confidence."
)]
pub struct Train {
    /// Folders with articles/ and gold.jsonl
    #[arg(value_name = "SET", required = true)]
    pub sets: Vec<PathBuf>,
    /// Folder to write weights into, one file a decision
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Write the records of the last round here: each article's, read with weights learned without it
    #[arg(long, value_name = "FILE")]
    pub records: Option<PathBuf>,
    /// Rounds of reading and fitting
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub rounds: usize,
    /// Shares for cross-validation
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub shares: usize,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Args, Debug)]
#[command(
    help_template = TEMPLATE,
    before_help = "\
Examples:
  tieup generate trial/
  tieup generate trial/ --articles 100000 --seed 7 --deals 0.1
"
)]
pub struct Generate {
    /// Folder to write articles/ and gold.jsonl into; made if it is not there
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// How many articles
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub articles: usize,
    /// The same seed gives the same articles
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Share of the articles that tell of deals, 0 to 1
    #[arg(long, value_name = "X", default_value = "0.3", value_parser = share)]
    pub deals: f64,
    /// Write into a folder that is not empty; articles of an earlier run are removed
    #[arg(long)]
    pub force: bool,
}

/// Data of the user's own.
#[derive(Args, Debug)]
pub struct Data {
    /// A folder of gazetteers, added to those built in
    #[arg(long, value_name = "DIR")]
    pub gazetteers: Option<PathBuf>,
    /// A folder of patterns, added to those built in
    #[arg(long, value_name = "DIR")]
    pub patterns: Option<PathBuf>,
    /// A folder of weights: a file takes the place of the built-in one of its name
    #[arg(long, value_name = "DIR")]
    pub weights: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Color {
    // Not a doc comment, which would have to put the names in backticks.
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        help = "Colours; 'auto' is on a terminal, and heeds NO_COLOR and CLICOLOR_FORCE"
    )]
    pub color: When,
}

/// When something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "lower")]
pub enum When {
    // Doc comments here would make the help three times as long.
    Auto,
    Always,
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
