//! Document ids: short where they can be, longer where two files of a run share a name.
//!
//! The id is the file's name without folder and extension. Where files of one run share that, each takes the names
//! of its nearest folders before it, as many as it needs: `a/x.txt` and `b/x.txt` are `a/x` and `b/x`. Where the
//! folder is the same too (`x.txt` beside `x.md`) the extension stays.

use super::format;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Component, Path};

/// The id of each path, in their order; no two are equal, unless two paths are.
pub(super) fn assign(paths: &[&Path]) -> Vec<String> {
    let mut ids: Vec<String> = paths.iter().map(|path| stem(path)).collect();
    let full: Vec<bool> = clashes(&ids.iter().zip(paths).map(|(id, path)| (path.parent(), id)).collect::<Vec<_>>());
    for ((id, path), _) in ids.iter_mut().zip(paths).zip(full).filter(|(_, full)| *full) {
        *id = file_name(path);
    }
    for depth in 1.. {
        let clash = clashes(&ids);
        let mut longer = false;
        for ((id, path), _) in ids.iter_mut().zip(paths).zip(clash).filter(|(_, clash)| *clash) {
            if let Some(folder) = folder_above(path, depth) {
                *id = format!("{folder}/{id}");
                longer = true;
            }
        }
        if !longer {
            break;
        }
    }
    number(&mut ids);
    ids
}

/// The file's name without an extension that we know: "Accord of 12.3" keeps its end.
fn stem(path: &Path) -> String {
    let name = file_name(path);
    match format::known_extension(path) {
        Some(extension) if name.len() > extension.len() + 1 => name[..name.len() - extension.len() - 1].to_owned(),
        _ => name,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The name of the folder `depth` steps above the file.
fn folder_above(path: &Path, depth: usize) -> Option<String> {
    let mut names = path.components().rev().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    names.nth(depth)
}

/// Which of the keys stand more than once.
fn clashes<K: std::hash::Hash + Eq>(keys: &[K]) -> Vec<bool> {
    let mut counts: FxHashMap<&K, usize> = FxHashMap::default();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    keys.iter().map(|key| counts[key] > 1).collect()
}

/// The last resort, where the names themselves are exhausted (`x` beside `../x`): a number, in the order of the run.
fn number(ids: &mut [String]) {
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for id in ids {
        let mut tried = id.clone();
        let mut next = 2;
        while !taken.insert(tried.clone()) {
            tried = format!("{id}~{next}");
            next += 1;
        }
        *id = tried;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_only_as_far_as_they_must() {
        let rows: &[(&[&str], &[&str])] = &[
            (&["a.txt", "dump/b.md", "c"], &["a", "b", "c"]),
            (&["dump/a/x.txt", "dump/b/x.txt", "dump/y.txt"], &["a/x", "b/x", "y"]),
            (&["1/a/x.txt", "2/a/x.txt", "3/b/x.txt"], &["1/a/x", "2/a/x", "b/x"]),
            (&["x.txt", "a/x.txt"], &["x", "a/x"]),
            (&["a/x.txt", "a/x.md", "a/x"], &["x.txt", "x.md", "x"]),
            (&["x.txt", "../x.txt"], &["x", "x~2"]),
            (&["Accord of 12.3", "B.TXT"], &["Accord of 12.3", "B"]),
        ];
        for (paths, ids) in rows {
            let paths: Vec<&Path> = paths.iter().map(Path::new).collect();
            assert_eq!(assign(&paths), *ids, "ids of {paths:?}");
        }
    }

    #[test]
    fn no_two_ids_are_equal() {
        let paths: Vec<&Path> =
            ["a/x.txt", "a/x.md", "b/x.txt", "x.txt.txt", "x.txt", "./x", "../x", "a/b/x.txt"].map(Path::new).into();
        let ids = assign(&paths);
        assert!(clashes(&ids).iter().all(|clash| !clash), "{ids:?}");
    }
}
