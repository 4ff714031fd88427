use crate::support::{DEAL, Folder, Said, said, shell, tieup};
use std::io::Read;
use std::process::Stdio;

fn extract(folder: &Folder, args: &[&str]) -> Said {
    let mut command = tieup();
    command.current_dir(folder.root()).arg("extract").args(args);
    said(command)
}

/// Many articles with a deal each; none where the engine does not read this one (then its own tests fail).
fn many_deals() -> Option<Folder> {
    let folder = Folder::of(&[("one.txt", DEAL.as_bytes())]);
    if extract(&folder, &["one.txt"]).out.is_empty() {
        return None;
    }
    for n in 0..200 {
        folder.put(&format!("in/{n}.txt"), DEAL.as_bytes());
    }
    Some(folder)
}

#[test]
fn a_file_appears_under_its_own_name_and_nothing_else_stays() {
    let folder = Folder::of(&[("a.txt", DEAL.as_bytes())]);
    let to_file = extract(&folder, &["a.txt", "-o", "out.jsonl"]);
    assert_eq!((to_file.code, to_file.out.as_str()), (0, ""));
    assert_eq!(folder.names(), ["a.txt", "out.jsonl"]);
    assert_eq!(folder.text("out.jsonl"), extract(&folder, &["a.txt"]).out);
}

#[test]
fn a_file_that_exists_is_kept_without_force() {
    let folder = Folder::of(&[("a.txt", b"One"), ("out.jsonl", b"precious")]);
    let refused = extract(&folder, &["a.txt", "-o", "out.jsonl"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("out.jsonl: exists already") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(folder.text("out.jsonl"), "precious");
    let refused = extract(&folder, &["a.txt", "-o", "new.jsonl", "--rejects", "out.jsonl"]);
    assert_eq!(refused.code, 2);
    assert_eq!(folder.names(), ["a.txt", "out.jsonl"]);
    assert_eq!(extract(&folder, &["a.txt", "-o", "out.jsonl", "--force"]).code, 0);
    assert_eq!(folder.text("out.jsonl"), "");
}

#[test]
fn an_article_is_never_replaced_by_its_records() {
    let folder = Folder::of(&[("a.txt", b"One")]);
    let said = extract(&folder, &["a.txt", "-o", "./a.txt", "--force"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("would be replaced"), "{}", said.err);
    assert_eq!(folder.text("a.txt"), "One");
}

#[test]
fn a_second_run_does_not_read_what_the_first_one_wrote() {
    let folder = Folder::of(&[("a.txt", b"One")]);
    for _ in 0..2 {
        let said = extract(&folder, &[".", "-o", "out", "--rejects", "rejects", "--force"]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.starts_with("1 article, "), "{}", said.err);
    }
}

#[test]
fn no_folder_for_the_output_is_status_2() {
    let folder = Folder::of(&[("a.txt", b"One")]);
    let said = extract(&folder, &["a.txt", "-o", "no/such/folder/out.jsonl"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("no/such/folder/out.jsonl"), "{}", said.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_status_4_with_the_place_and_the_reason() {
    let folder = Folder::of(&[("a.txt", b"\x89PNG")]);
    let said = extract(&folder, &["a.txt", "--rejects", "/dev/full"]);
    assert_eq!(said.code, 4);
    assert!(said.err.contains("/dev/full: No space left on device"), "{}", said.err);
    let Some(folder) = many_deals() else { return };
    for line in ["exec \"$0\" extract in > /dev/full", "exec \"$0\" extract in -o /dev/full"] {
        let mut command = shell(line);
        command.current_dir(folder.root());
        let said = self::said(command);
        assert_eq!(said.code, 4, "{line}: {}", said.err);
        assert!(said.err.contains("No space left on device"), "{}", said.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_too_large_for_its_disk_is_taken_away_again() {
    let Some(folder) = many_deals() else { return };
    let mut command = shell("trap '' XFSZ; ulimit -f 8; exec \"$0\" extract in -o out.jsonl");
    command.current_dir(folder.root());
    let said = said(command);
    assert_eq!(said.code, 4, "{}", said.err);
    assert_eq!(folder.names(), ["in", "one.txt"]);
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_written_as_they_are() {
    let folder = Folder::of(&[("a.txt", DEAL.as_bytes())]);
    assert_eq!(extract(&folder, &["a.txt", "-o", "/dev/null"]).code, 0);
    let direct = extract(&folder, &["a.txt"]).out;
    assert_eq!(extract(&folder, &["a.txt", "-o", "/dev/stdout"]).out, direct);
    assert_eq!(extract(&folder, &["a.txt", "-o", "-"]).out, direct);
    let mut command = shell("mkfifo pipe; cat pipe & \"$0\" extract a.txt -o pipe -q; wait");
    command.current_dir(folder.root());
    assert_eq!(said(command).out, direct);
    assert_eq!(folder.names(), ["a.txt", "pipe"]);
}

/// The reader is gone before the first byte, or takes a few bytes and goes away as `head` does.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::of(&[("a.txt", DEAL.as_bytes())]);
    for args in [&["schema"][..], &["schema", "--fields"], &["explain", "a.txt"], &["extract", "-q", "a.txt"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = tieup();
        command.current_dir(folder.root()).args(args).stdout(writer).stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{args:?}");
    }
    let Some(folder) = many_deals() else { return };
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "in"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    pipe.read_exact(&mut [0; 10]).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn closed_streams_are_no_panic() {
    let folder = Folder::of(&[("a.txt", b""), ("b.txt", b"\x89PNG")]);
    for line in ["\"$0\" extract a.txt b.txt 2>&-", "\"$0\" extract a.txt b.txt --rejects /dev/null >&-"] {
        let mut command = shell(line);
        command.current_dir(folder.root());
        let said = said(command);
        assert_eq!(said.code, 3, "{line}: {}", said.err);
    }
}
