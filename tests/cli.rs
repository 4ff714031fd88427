use crate::support::{Folder, run, run_with_stdin, said, shell, tieup};

const PORTS: &[u8] = b"Two ports agree\n\nThe two of them agreed on Monday, said nobody.\n";

#[test]
fn nothing_typed_gives_help_with_examples_first_and_status_2() {
    let said = run::<&str>([]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let (examples, usage) = (said.err.find("Examples:").unwrap(), said.err.find("Usage:").unwrap());
    assert!(examples < usage, "{}", said.err);
}

#[test]
fn every_command_has_examples_in_its_help() {
    for command in ["extract", "explain", "schema", "audit", "generate", "score"] {
        let said = run([command, "--help"]);
        assert_eq!(said.code, 0);
        assert!(said.out.contains(&format!("Examples:\n  tieup {command} ")), "{}", said.out);
    }
}

#[test]
fn wrong_usage_is_status_2_and_says_what_is_right() {
    let rows: &[(&[&str], &str)] = &[
        (&["extrakt"], "extract"),
        (&["extract", "--min-confidence", "2", "."], "0 to 1"),
        (&["extract", "--jobs", "many", "."], "whole number"),
        (&["extract", "--max-bytes", "0", "."], "64M"),
        (&["extract", "--progress", "sometimes", "."], "always"),
        (&["extract", "--rejects", "-", "."], "--rejects"),
        (&["extract", "-o", "x.jsonl", "--rejects", "x.jsonl", "."], "two names"),
        (&["explain"], "FILE"),
        (&["explain", "."], "folder"),
        (&["explain", "no/such/file"], "missing"),
    ];
    for (args, words) in rows {
        let said = run(*args);
        assert_eq!(said.code, 2, "{args:?}: {}", said.err);
        assert!(said.err.contains(words) || said.err.contains("No such"), "{args:?}: {}", said.err);
        assert_eq!(said.out, "");
    }
}

/// `script` gives the program a terminal of its own.
#[cfg(target_os = "linux")]
#[test]
fn no_path_on_a_terminal_gives_help_and_status_2() {
    let said = said(shell("command -v script >/dev/null || exit 77; script -qec \"$0 extract\" /dev/null </dev/null"));
    if said.code != 77 {
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.out.contains("Examples:"), "{said:?}");
    }
}

#[test]
fn a_pipe_is_read_with_and_without_a_dash() {
    for args in [&["extract"][..], &["extract", "-"]] {
        let said = run_with_stdin(args, PORTS);
        assert_eq!(said.code, 0);
        assert!(said.err.starts_with("1 article, "), "{}", said.err);
    }
    let said = run_with_stdin(&["explain", "-"], PORTS);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("title        Two ports agree"), "{}", said.out);
}

#[test]
fn the_summary_is_one_line_on_the_error_stream() {
    let folder = Folder::of(&[("a.txt", b"One"), ("b.txt", b"Two")]);
    let mut command = tieup();
    command.arg("extract").arg(folder.root());
    let said = said(command);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(said.err.lines().count(), 1);
    assert!(said.err.starts_with("2 articles, 0 records, 0 rejected, 0.00 MB in "), "{}", said.err);
}

#[test]
fn a_missing_path_is_told_and_the_others_are_read() {
    let folder = Folder::of(&[("a.txt", b"One")]);
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "gone.txt", "a.txt", "a.txt/below"]);
    let told = said(command);
    assert_eq!(told.code, 3);
    assert!(told.err.contains("gone.txt: error[missing]: "), "{}", told.err);
    assert!(told.err.contains("a.txt/below: error[missing]: "), "{}", told.err);
    assert!(told.err.contains("hint: "), "{}", told.err);
    assert!(told.err.contains("1 article, 0 records, 2 rejected"), "{}", told.err);
}

#[test]
fn where_all_paths_are_missing_nothing_is_done() {
    let folder = Folder::new();
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "gone", "gone.txt", "-o", "out.jsonl", "--rejects", "r.jsonl"]);
    let said = said(command);
    assert_eq!(said.code, 2);
    assert_eq!(said.err.matches("error[missing]").count(), 2);
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn quiet_silences_summary_and_warnings_but_no_errors() {
    let folder = Folder::of(&[("empty.txt", b""), ("picture.txt", b"\x89PNG\r\n")]);
    let args = |quiet: bool| {
        let mut command = tieup();
        command.current_dir(folder.root()).args(["extract", "."]).args(quiet.then_some("--quiet"));
        said(command)
    };
    let loud = args(false);
    assert_eq!(loud.code, 3);
    assert!(loud.err.contains("./empty.txt: warning[empty]: "), "{}", loud.err);
    let quiet = args(true);
    assert_eq!(quiet.code, 3);
    assert_eq!(quiet.err.lines().count(), 1, "{}", quiet.err);
    assert!(quiet.err.starts_with("./picture.txt: error[binary]: is a PNG picture"), "{}", quiet.err);
}

#[test]
fn rejects_are_json_lines_of_three_keys() {
    let folder = Folder::of(&[("in/a.txt", b"\x00\x01\x02\x00"), ("in/b.txt", b"fine"), ("in/c.pdf", b"%PDF-1.4")]);
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "in", "gone", "--rejects", "r.jsonl", "-q"]);
    let said = said(command);
    assert_eq!((said.code, said.err.as_str()), (3, ""));
    let text = folder.text("r.jsonl");
    let rejects: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let seen: Vec<(&str, &str)> =
        rejects.iter().map(|r| (r["path"].as_str().unwrap(), r["code"].as_str().unwrap())).collect();
    assert_eq!(seen, [("gone", "missing"), ("in/a.txt", "binary"), ("in/c.pdf", "binary")]);
    for reject in rejects {
        let keys: Vec<&String> = reject.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["path", "code", "message"]);
    }
}

#[test]
fn colours_follow_the_option_and_the_environment() {
    let colours = |option: &str, variable: Option<&str>| {
        let mut command = tieup();
        command.args(["extract", "--color", option, "gone"]);
        command.envs(variable.map(|name| (name, "1")));
        said(command).err.contains('\u{1b}')
    };
    assert!(!colours("auto", None));
    assert!(colours("always", None));
    assert!(colours("always", Some("NO_COLOR")));
    assert!(colours("auto", Some("CLICOLOR_FORCE")));
    assert!(!colours("never", Some("CLICOLOR_FORCE")));
}

#[test]
fn progress_in_a_log_is_whole_lines() {
    let folder = Folder::of(&[("a.txt", b"One")]);
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "--progress", "always", "a.txt"]);
    let said = said(command);
    assert!(said.err.starts_with("tieup: 0.0 of 0.0 MB, 1 articles, "), "{}", said.err);
    assert!(!said.err.contains('\r'));
}

#[test]
fn explain_gives_the_same_in_json() {
    let said = run_with_stdin(&["explain", "--json", "-"], PORTS);
    let value: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    for key in ["gate", "blocks", "sentences", "mentions", "patterns", "drafts", "decisions"] {
        assert!(value["explanation"].get(key).is_some(), "{key}");
    }
    assert!(value["records"].is_array());
}

#[test]
fn explain_shows_no_control_characters_of_an_article() {
    let said = run_with_stdin(&["explain", "-"], b"Two \x1b]0;ports\x07 agree\n\nBody \x1b[2J text.\n");
    assert_eq!(said.code, 0);
    assert!(!said.out.contains(['\u{1b}', '\u{7}']), "{:?}", said.out);
}
