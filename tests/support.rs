//! A folder that goes away, a command, and what it said.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An article with one plain deal.
pub const DEAL: &str = "Northgate University and the Port of Rotterdam sign memorandum of understanding\n\n\
    ROTTERDAM, 5 January 2024 - Northgate University and the Port of Rotterdam signed a memorandum of understanding \
    on Friday to train pilots.\n";

/// A temporary folder with the articles of one test.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with these files.
    pub fn of(files: &[(&str, &[u8])]) -> Self {
        let folder = Self::new();
        for (name, bytes) in files {
            folder.put(name, bytes);
        }
        folder
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Names of the files that lie directly in it, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.root()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program, in an environment that says nothing about colours.
pub fn tieup() -> Command {
    plain(Command::new(env!("CARGO_BIN_EXE_tieup")))
}

/// A shell line, in which `$0` is the program and `$1`… are the arguments.
pub fn shell(line: &str) -> Command {
    let mut command = plain(Command::new("sh"));
    command.args(["-c", line, env!("CARGO_BIN_EXE_tieup")]);
    command
}

fn plain(mut command: Command) -> Command {
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "COLUMNS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

pub fn said(mut command: Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("what the program says is UTF-8");
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

pub fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Said {
    let mut command = tieup();
    command.args(args);
    said(command)
}

/// Runs the program with `bytes` on its standard input.
pub fn run_with_stdin(args: &[&str], bytes: &[u8]) -> Said {
    let mut command = tieup();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The program may refuse to read on; that is for the test to judge.
    child.stdin.take().unwrap().write_all(bytes).ok();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The articles of the fixtures, sorted; none where the folder is not there (as in a packed crate).
pub fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Whether file permissions stop us.
#[cfg(unix)]
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}
