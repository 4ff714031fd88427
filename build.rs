//! Embeds gazetteers/, patterns/ and weights/: every file there, so that a new one needs no mention anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets the manifest's folder"));
    let mut code = String::new();
    for (constant, folder, ending) in
        [("GAZETTEERS", "gazetteers", "tsv"), ("PATTERNS", "patterns", "toml"), ("WEIGHTS", "weights", "tsv")]
    {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        collect(&root.join(folder), ending, &mut files);
        files.sort();
        writeln!(
            code,
            "/// Built-in files of `{folder}/`: path inside it and text.\npub static {constant}: &[(&str, &str)] = &["
        )
        .expect("a string takes any text");
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file
                .strip_prefix(root.join(folder))
                .expect("the file lies in its folder")
                .display()
                .to_string()
                .replace('\\', "/");
            writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string())
                .expect("a string takes any text");
        }
        code.push_str("];\n");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets the output folder")).join("embedded.rs");
    fs::write(out, code).expect("the output folder can be written to");
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, files);
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
}
