use std::path::{Path, PathBuf};

/// A room: a folder or file directly under `src`.
struct Room {
    name: &'static str,
    /// Rooms of ours that it may know.
    knows: &'static [&'static str],
    /// Whether it may touch files.
    files: bool,
    /// Whether it may print and end the program.
    prints: bool,
}

const fn room(name: &'static str, knows: &'static [&'static str]) -> Room {
    Room { name, knows, files: false, prints: false }
}

const fn with_files(mut room: Room) -> Room {
    room.files = true;
    room
}

/// Anybody may know `error`. A new room needs a row.
const ROOMS: &[Room] = &[
    room("error", &[]),
    room("model", &[]),
    room("embedded", &[]),
    room("calendar", &["model"]),
    with_files(room("gazetteer", &["model", "embedded"])),
    with_files(room("ingest", &["model", "calendar"])),
    room("annotate", &["model", "gazetteer", "calendar"]),
    with_files(room("extract", &["model", "gazetteer"])),
    room("decide", &["model", "gazetteer"]),
    room("resolve", &["model", "gazetteer", "calendar", "decide"]),
    with_files(room("emit", &["model"])),
    room("gate", &[]),
    room("explain", &["model"]),
    room(
        "engine",
        &["model", "embedded", "calendar", "gazetteer", "gate", "annotate", "extract", "resolve", "decide", "explain"],
    ),
    with_files(room("score", &["model"])),
    room("firing", &["model", "score"]),
    room("learn", &["model", "decide", "engine", "ingest", "score"]),
    // Writes articles for benches and tests, and must not share a rule with what reads them.
    room("generate", &["model"]),
    room("pipeline", &["engine", "ingest", "model", "emit"]),
    Room { name: "cli", knows: &[], files: false, prints: false },
    Room {
        name: "commands",
        knows: &[
            "cli",
            "engine",
            "error",
            "model",
            "gazetteer",
            "ingest",
            "emit",
            "pipeline",
            "generate",
            "learn",
            "score",
            "firing",
        ],
        files: true,
        prints: true,
    },
    Room { name: "main", knows: &["cli", "commands"], files: false, prints: true },
];

/// Names at the top of the library that stand for a room.
const SHORT: &[(&str, &str)] = &[("Engine", "engine"), ("Error", "error"), ("Result", "error")];

struct Source {
    room: String,
    path: PathBuf,
    /// Its code without comments and without its tests, which may do as they like.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&root).unwrap().with_extension("");
            let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
            if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") && first != "lib" {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push(Source { room: first, path, code: code(&text) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn code(text: &str) -> String {
    let live = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = live.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn row(name: &str) -> &'static Room {
    let found = ROOMS.iter().find(|room| room.name == name);
    found.unwrap_or_else(|| panic!("src/{name} is a new room: give it a row in ROOMS of tests/layering.rs"))
}

/// The first names after `crate::` and `tieup::`, also those in braces.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for root in ["crate::", "tieup::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(list) => names.extend(members(list)),
                None => names.push(first_word(rest)),
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The first names of the members of a list in braces, of which the opening one is gone.
fn members(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (1, Vec::new(), true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                names.push(first_word(&list[at..]));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn names_are_found_alone_and_in_braces() {
    let code = "use crate::model::{Span, Document};\nuse crate::{error::Result, ingest::{load, walk}, Engine};\n\
                let x = tieup::emit::SINKS; other_crate::y();";
    assert_eq!(named(code), ["model", "error", "ingest", "Engine", "emit"]);
}

#[test]
fn no_room_knows_a_room_that_it_may_not() {
    let mut faults = Vec::new();
    for source in sources() {
        let room = row(&source.room);
        for name in named(&source.code) {
            let known = SHORT.iter().find(|(short, _)| *short == name).map_or(name.as_str(), |(_, room)| room);
            if known != room.name && known != "error" && !room.knows.contains(&known) {
                faults.push(format!("{}: {} may not know {known}", source.path.display(), room.name));
            }
        }
    }
    assert!(faults.is_empty(), "hand the value on, or move the code to its room:\n{}", faults.join("\n"));
}

fn using(words: &[&str], allowed: &dyn Fn(&Room) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources() {
        for word in words {
            if !allowed(row(&source.room)) && source.code.contains(word) {
                faults.push(format!("{}: {word}", source.path.display()));
            }
        }
    }
    faults
}

#[test]
fn only_the_pipeline_has_threads() {
    let faults = using(&["rayon", "crossbeam", "thread::spawn"], &|room| room.name == "pipeline");
    assert!(faults.is_empty(), "one pool is enough:\n{}", faults.join("\n"));
}

#[test]
fn few_rooms_touch_files() {
    let words = ["std::fs", "fs::", "File::open", "File::create", "OpenOptions", "walkdir"];
    let faults = using(&words, &|room| room.files);
    assert!(faults.is_empty(), "read it in a room that may, and hand it on:\n{}", faults.join("\n"));
}

#[test]
fn only_commands_print_and_end() {
    let words = ["println!", "print!(", "eprint!(", "dbg!", "process::exit", "process::abort", "io::stderr"];
    let faults = using(&words, &|room| room.prints);
    assert!(faults.is_empty(), "return an Error, or tell the caller's callback:\n{}", faults.join("\n"));
}

#[test]
fn the_library_does_not_panic_by_its_own_will() {
    let words = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    let faults = using(&words, &|room| matches!(room.name, "main" | "cli" | "commands"));
    assert!(faults.is_empty(), "return an Error:\n{}", faults.join("\n"));
}
