//! The articles of a run: files as they are named, folders in sorted order.

use super::{Origin, Reject, RejectCode, Source, ids};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What the paths of a run lead to.
#[derive(Debug, Default)]
pub struct Walk {
    /// The articles, in the order of the run.
    pub sources: Vec<Source>,
    /// What could not be looked into.
    pub rejects: Vec<Reject>,
    /// How many of the paths that the user named do not exist.
    pub missing: usize,
}

/// Finds the articles under `paths`, leaving out those that `skip` tells, such as the run's own output.
pub fn walk(paths: &[PathBuf], skip: &dyn Fn(&Path) -> bool) -> Walk {
    let mut found = Found { walk: Walk::default(), seen: FxHashSet::default(), skip };
    for path in paths {
        if path.as_os_str() == "-" {
            found.add(Origin::Stdin, 0);
        } else {
            found.named(path);
        }
    }
    let mut walk = found.walk;
    let stdin = PathBuf::from("stdin");
    let names: Vec<&Path> = walk
        .sources
        .iter()
        .map(|source| match &source.origin {
            Origin::Stdin => stdin.as_path(),
            Origin::File(path) => path,
        })
        .collect();
    let ids = ids::assign(&names);
    for (source, id) in walk.sources.iter_mut().zip(ids) {
        source.id = id;
    }
    walk
}

struct Found<'a> {
    walk: Walk,
    /// Paths without `.` parts, so that `a/` and `a/x.txt` together give `a/x.txt` once.
    seen: FxHashSet<PathBuf>,
    skip: &'a dyn Fn(&Path) -> bool,
}

impl Found<'_> {
    fn named(&mut self, path: &Path) {
        match path.metadata() {
            Err(error) => {
                let reject = Reject::io(path.to_string_lossy(), &error);
                self.walk.missing += usize::from(reject.code == RejectCode::Missing);
                self.walk.rejects.push(reject);
            }
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(metadata) => self.add(Origin::File(path.to_owned()), metadata.len()),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let before = (self.walk.sources.len(), self.walk.rejects.len());
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| !hidden(entry)) {
            match entry {
                Err(error) => self.walk.rejects.push(walk_error(folder, &error)),
                Ok(entry) if entry.file_type().is_dir() || (self.skip)(entry.path()) => {}
                Ok(entry) if entry.file_type().is_file() => {
                    let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
                    self.add(Origin::File(entry.into_path()), bytes);
                }
                Ok(entry) => self.reject(entry.path(), RejectCode::Special, "is neither a file nor a folder"),
            }
        }
        if before == (self.walk.sources.len(), self.walk.rejects.len()) {
            self.reject(folder, RejectCode::Empty, "no articles in this folder");
        }
    }

    fn add(&mut self, origin: Origin, bytes: u64) {
        let key: PathBuf = match &origin {
            Origin::Stdin => PathBuf::from("-"),
            Origin::File(path) => path.components().collect(),
        };
        let source = Source { origin, id: String::new(), bytes };
        if self.seen.insert(key) {
            self.walk.sources.push(source);
        } else {
            let path = source.path().into_owned();
            self.walk.rejects.push(Reject::new(path, RejectCode::Duplicate, "was named twice and is read once"));
        }
    }

    fn reject(&mut self, path: &Path, code: RejectCode, message: &str) {
        self.walk.rejects.push(Reject::new(path.to_string_lossy(), code, message));
    }
}

/// A folder that the user names is read even if it is hidden.
fn hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn walk_error(folder: &Path, error: &walkdir::Error) -> Reject {
    let path = error.path().unwrap_or(folder).to_string_lossy();
    if let Some(above) = error.loop_ancestor() {
        let message = format!("is a link back to {}, so it would be walked for ever", above.display());
        return Reject::new(path, RejectCode::Loop, message);
    }
    match error.io_error() {
        Some(io) => Reject::io(path, io),
        None => Reject::new(path, RejectCode::Unreadable, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn shown(walk: &Walk, root: &Path) -> Vec<String> {
        let short = |source: &Source| source.path().strip_prefix(&*root.to_string_lossy()).map(str::to_owned);
        walk.sources.iter().filter_map(short).collect()
    }

    #[test]
    fn folders_are_read_in_order_without_hidden_files() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a/2.txt", "a/10.txt", ".git/x.txt", "a/.hidden.txt"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = walk(&[root.path().to_owned()], &|_| false);
        assert_eq!(shown(&found, root.path()), ["/a/10.txt", "/a/2.txt", "/b.txt"]);
        assert_eq!(found.rejects, []);
        let skipped = walk(&[root.path().to_owned()], &|path| path.ends_with("b.txt"));
        assert_eq!(skipped.sources.len(), 2);
    }

    #[test]
    fn a_file_named_twice_is_read_once() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.txt"), "x").unwrap();
        let found = walk(&[root.path().to_owned(), root.path().join("./a.txt")], &|_| false);
        assert_eq!(found.sources.len(), 1);
        assert_eq!(found.rejects[0].code, RejectCode::Duplicate);
    }

    #[test]
    fn missing_paths_are_counted_and_the_walk_goes_on() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("a.txt");
        fs::write(&file, "x").unwrap();
        let found = walk(&[root.path().join("none"), file.join("below"), file.clone()], &|_| false);
        assert_eq!((found.missing, found.sources.len()), (2, 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_loops_reported() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        fs::write(root.path().join("a/x.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("a/up")).unwrap();
        std::os::unix::fs::symlink("a", root.path().join("b")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.path().join("c")).unwrap();
        let found = walk(&[root.path().to_owned()], &|_| false);
        assert_eq!(shown(&found, root.path()), ["/a/x.txt", "/b/x.txt"]);
        let codes: Vec<RejectCode> = found.rejects.iter().map(|reject| reject.code).collect();
        assert_eq!(codes, [RejectCode::Loop, RejectCode::Loop, RejectCode::Missing]);
    }
}
