//! `tieup generate`: articles whose deals are known, and the gold that says them.

use super::exit::ExitCode;
use crate::cli::Generate;
use anyhow::{Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tieup::generate::{self, Options};

/// Articles in one sub-folder.
const FOLDER: usize = 1000;

/// Writes the articles and then the gold, which so is there only when all of it is.
pub fn run(args: &Generate) -> Result<ExitCode> {
    let options = Options { articles: args.articles, seed: args.seed, deals: args.deals, ..Options::default() };
    let articles = generate::articles(&options)?;
    prepare(&args.dir, args.force)?;

    let part = args.dir.join("gold.jsonl.part");
    let mut gold = BufWriter::new(File::create(&part).map_err(cannot("create", &part))?);
    let bar = bar(args.articles);
    for (index, article) in articles.enumerate() {
        let folder = args.dir.join("articles").join(format!("{:03}", index / FOLDER));
        if index % FOLDER == 0 {
            fs::create_dir_all(&folder).map_err(cannot("create the folder", &folder))?;
        }
        let path = folder.join(format!("{}.txt", article.id));
        fs::write(&path, &article.text).map_err(cannot("write", &path))?;
        writeln!(gold, "{}", article.gold).map_err(cannot("write", &part))?;
        bar.inc(1);
    }
    gold.flush().map_err(cannot("write", &part))?;
    let whole = args.dir.join("gold.jsonl");
    fs::rename(&part, &whole).map_err(cannot("rename", &part))?;
    bar.finish_and_clear();
    Ok(ExitCode::Done)
}

/// One line that holds the cause as well.
fn cannot<'a>(what: &'a str, path: &'a Path) -> impl FnOnce(io::Error) -> anyhow::Error + use<'a> {
    move |cause| anyhow!("cannot {what} {}: {cause}", path.display())
}

/// Makes sure that nothing of the user's is overwritten and that nothing of an earlier run stays.
fn prepare(dir: &Path, force: bool) -> Result<()> {
    fs::create_dir_all(dir).map_err(cannot("create the folder", dir))?;
    let mut inside = fs::read_dir(dir).map_err(cannot("read the folder", dir))?;
    if inside.next().is_none() {
        return Ok(());
    }
    if !force {
        bail!("{} is not empty: name another folder, or add --force to replace its generated articles", dir.display());
    }
    let articles = dir.join("articles");
    if articles.is_dir() {
        for folder in fs::read_dir(&articles).map_err(cannot("read the folder", &articles))? {
            remove_articles(&folder.map_err(cannot("read the folder", &articles))?.path())?;
        }
    }
    let gold = dir.join("gold.jsonl");
    match fs::remove_file(&gold) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot("remove", &gold)(error)),
        _ => Ok(()),
    }
}

/// Removes `g000001.txt` and its like, and no other file.
fn remove_articles(folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for file in fs::read_dir(folder).map_err(cannot("read the folder", folder))? {
        let path = file.map_err(cannot("read the folder", folder))?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.strip_prefix('g'));
        let generated = stem.is_some_and(|number| number.len() >= 6 && number.bytes().all(|b| b.is_ascii_digit()));
        if generated && path.extension().is_some_and(|ending| ending == "txt") {
            fs::remove_file(&path).map_err(cannot("remove", &path))?;
        }
    }
    Ok(())
}

fn bar(articles: usize) -> ProgressBar {
    // Draws on a terminal only.
    let style = ProgressStyle::with_template("[{bar:30}] {pos}/{len} articles ({eta} left)");
    let bar = ProgressBar::new(articles as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "))
}
