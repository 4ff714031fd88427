//! Where bytes go: the standard output, a device or pipe, or a file that appears only when it is whole.

use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

const BUFFER: usize = 64 << 10;

/// An open output. A file is written under the name `X.part` and gets its own name in [`Output::finish`]; without
/// that it is taken away again.
pub struct Output {
    path: PathBuf,
    /// Before `part`, so that on the way out its file is closed before it is removed.
    writer: BufWriter<Box<dyn Write>>,
    part: Option<Part>,
}

struct Part {
    file: File,
    from: PathBuf,
    to: PathBuf,
    force: bool,
    done: bool,
}

impl Output {
    /// The standard output.
    pub fn stdout() -> Self {
        Self::stream("standard output".into(), Box::new(io::stdout()))
    }

    /// The file at `path`, or the standard output where that is `-`. An existing file is replaced only by `force`.
    /// Devices and pipes are written to as they are.
    pub fn open(path: &Path, force: bool) -> Result<Self> {
        if path.as_os_str() == "-" {
            return Ok(Self::stdout());
        }
        let fault = |source| Error::Io { path: path.to_owned(), source };
        let existing = match path.metadata() {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(fault(error)),
        };
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(fault(io::Error::new(ErrorKind::IsADirectory, "is a folder; name a file in it")));
        }
        if path.starts_with("/dev") || existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            let file = OpenOptions::new().write(true).open(path).map_err(fault)?;
            return Ok(Self::stream(path.to_owned(), Box::new(file)));
        }
        if existing.is_some() && !force {
            return Err(fault(exists()));
        }
        // A link is followed, so that the file it leads to is replaced and not the link.
        let to = if existing.is_some() { path.canonicalize().map_err(fault)? } else { path.to_owned() };
        let part = Part::create(to, force)?;
        let file = part.file.try_clone().map_err(fault)?;
        let writer = BufWriter::with_capacity(BUFFER, Box::new(file) as Box<dyn Write>);
        Ok(Self { path: path.to_owned(), writer, part: Some(part) })
    }

    fn stream(path: PathBuf, stream: Box<dyn Write>) -> Self {
        Self { path, writer: BufWriter::with_capacity(BUFFER, stream), part: None }
    }

    /// Writes all of `bytes`.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.writer.write_all(bytes).map_err(|error| self.fault(error))
    }

    /// Writes what is still in memory and gives the file its name.
    pub fn finish(mut self) -> Result<()> {
        self.writer.flush().map_err(|error| self.fault(error))?;
        let Self { path, writer, part } = self;
        drop(writer);
        part.map_or(Ok(()), |part| part.finish().map_err(|source| Error::Io { path, source }))
    }

    /// The library's error for a failure of this output.
    pub(super) fn fault(&self, source: io::Error) -> Error {
        Error::Io { path: self.path.clone(), source }
    }
}

impl Part {
    /// What a killed run left is written over; what a living run writes is not.
    fn create(to: PathBuf, force: bool) -> Result<Self> {
        let mut from = to.clone().into_os_string();
        from.push(".part");
        let from = PathBuf::from(from);
        let open = OpenOptions::new().write(true).create(true).truncate(false).open(&from).and_then(|file| {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => Err(io::Error::other("is being written by another run")),
                // Some network file systems know no locks.
                Ok(()) | Err(TryLockError::Error(_)) => file.set_len(0).map(|()| file),
            }
        });
        match open {
            Ok(file) => Ok(Self { file, from, to, force, done: false }),
            Err(source) => Err(Error::Io { path: from, source }),
        }
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        if !self.force && self.to.exists() {
            return Err(exists());
        }
        fs::rename(&self.from, &self.to)?;
        self.done = true;
        // The new name is safe only once its folder is; where folders cannot be opened (Windows) the system sees to it.
        let folder = self.to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).ok();
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.done {
            fs::remove_file(&self.from).ok();
        }
    }
}

fn exists() -> io::Error {
    io::Error::new(ErrorKind::AlreadyExists, "exists already; give another name, or --force to replace it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_its_name_only_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let mut output = Output::open(&path, false).unwrap();
        output.write(b"one\n").unwrap();
        assert!(!path.exists());
        assert!(folder.path().join("out.jsonl.part").exists());
        output.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\n");
        assert!(!folder.path().join("out.jsonl.part").exists());
    }

    #[test]
    fn an_output_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let mut output = Output::open(&path, false).unwrap();
        output.write(b"one\n").unwrap();
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_is_replaced_only_by_force_and_a_living_run_not_even_then() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        fs::write(&path, "old").unwrap();
        assert!(Output::open(&path, false).is_err_and(|error| error.to_string().contains("--force")));
        let first = Output::open(&path, true).unwrap();
        assert!(Output::open(&path, true).is_err_and(|error| error.to_string().contains("another run")));
        first.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"");
    }

    #[test]
    fn what_a_killed_run_left_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        fs::write(folder.path().join("out.jsonl.part"), "half a li").unwrap();
        Output::open(&path, false).unwrap().finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"");
    }

    #[test]
    fn a_folder_is_no_output() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Output::open(folder.path(), true).is_err_and(|error| error.to_string().contains("folder")));
    }
}
