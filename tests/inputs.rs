use crate::support::{Folder, Said, run_with_stdin, said, shell, tieup};
use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

fn extract(folder: &Folder, args: &[&str]) -> Said {
    let mut command = tieup();
    command.current_dir(folder.root()).arg("extract").args(args);
    said(command)
}

fn title(bytes: &[u8]) -> String {
    let said = run_with_stdin(&["explain", "-"], bytes);
    assert_eq!(said.code, 0, "{}", said.err);
    let line = said.out.lines().find(|line| line.trim_start().starts_with("title ")).unwrap();
    line.trim_start()["title".len()..].trim().to_owned()
}

#[test]
fn encodings_are_found_out() {
    let text = "Société Générale and Zürich’s port sign\r\n\r\nThe “café” deal was signed at Genève.\r\n";
    let utf16 = |mark: &str| {
        let units = format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
        units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let expected = "Société Générale and Zürich’s port sign";
    assert_eq!(title(text.as_bytes()), expected);
    assert_eq!(title(format!("\u{feff}{text}").as_bytes()), expected);
    assert_eq!(title(&utf16("\u{feff}")), expected);
    assert_eq!(title(&utf16("")), expected);
    assert_eq!(title(&encoding_rs::WINDOWS_1252.encode(text).0), expected);
    assert_eq!(title(b"Two ports agree\r\n\r\nBody.\r\n"), "Two ports agree");
}

#[test]
fn damaged_utf_8_is_read_with_a_warning() {
    let folder = Folder::of(&[("a.txt", "Zürich, Genève and Malm\u{f6} agree".as_bytes())]);
    let mut bytes = std::fs::read(folder.path("a.txt")).unwrap();
    bytes.extend_from_slice(b"\xe2\x80");
    folder.put("a.txt", &bytes);
    let said = extract(&folder, &["a.txt"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("a.txt: warning[encoding]: "), "{}", said.err);
}

#[test]
fn what_is_not_text_is_rejected_with_what_it_is() {
    let folder = Folder::of(&[
        ("in/a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
        ("in/b", b"PK\x03\x04\x14\x00\x06\x00"),
        ("in/c.txt", b"\x00\x01\x02\x03 some words \x00 between"),
        ("in/d.html", b"<p>Two ports agree"),
    ]);
    let said = extract(&folder, &["in"]);
    assert_eq!(said.code, 3);
    let words = ["in/a.txt: error[binary]: is a PDF file", "in/b: error[binary]: is a zip", "in/c.txt: error[binary]"];
    for words in words.into_iter().chain(["in/d.html: error[format]", "0 articles, 0 records, 4 rejected"]) {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
}

#[test]
fn an_empty_file_is_an_article_without_deals() {
    let folder = Folder::of(&[("in/a.txt", b""), ("in/b.txt", b" \r\n\r\n")]);
    let said = extract(&folder, &["in"]);
    assert_eq!(said.code, 0);
    assert_eq!(said.err.matches("warning[empty]").count(), 2, "{}", said.err);
    assert!(said.err.contains("2 articles, 0 records, 0 rejected"), "{}", said.err);
}

#[test]
fn an_empty_folder_is_told() {
    let folder = Folder::new();
    let said = extract(&folder, &["."]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains(".: warning[empty]: no articles in this folder"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_rejected_and_the_run_goes_on() {
    let folder = Folder::of(&[("in/a/x.txt", b"One"), ("in/z.txt", b"Two")]);
    std::os::unix::fs::symlink(folder.path("in"), folder.path("in/a/up")).unwrap();
    let said = extract(&folder, &["in"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("in/a/up: error[loop]: "), "{}", said.err);
    assert!(said.err.contains("2 articles, 0 records, 1 rejected"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn an_unreadable_folder_is_rejected_and_the_run_goes_on() {
    use std::os::unix::fs::PermissionsExt;
    if crate::support::is_root() {
        return;
    }
    let folder = Folder::of(&[("in/a/x.txt", b"One"), ("in/z.txt", b"Two")]);
    let set = |mode| std::fs::set_permissions(folder.path("in/a"), std::fs::Permissions::from_mode(mode)).unwrap();
    set(0);
    let said = extract(&folder, &["in"]);
    set(0o700);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("in/a: error[unreadable]: "), "{}", said.err);
    assert!(said.err.contains("1 article, 0 records, 1 rejected"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_not_waited_for_but_a_named_one_is_read() {
    let folder = Folder::of(&[("in/a.txt", b"One")]);
    let mut make = shell("mkfifo in/pipe");
    make.current_dir(folder.root());
    assert_eq!(said(make).code, 0);
    let walked = extract(&folder, &["in"]);
    assert_eq!(walked.code, 3);
    assert!(walked.err.contains("in/pipe: error[special]: "), "{}", walked.err);
    let mut named = shell("printf 'Two ports agree' > in/pipe & \"$0\" extract in/pipe; status=$?; wait; exit $status");
    named.current_dir(folder.root());
    let named = said(named);
    assert_eq!(named.code, 0, "{}", named.err);
    assert!(named.err.starts_with("1 article, "), "{}", named.err);
}

#[test]
fn an_article_over_the_limit_is_rejected_without_being_read() {
    let folder = Folder::new();
    File::create(folder.path("large.txt")).unwrap().set_len(200 << 20).unwrap();
    let start = Instant::now();
    let said = extract(&folder, &["large.txt"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("large.txt: error[too_large]: has 209715200 bytes"), "{}", said.err);
    assert!(said.err.contains("--max-bytes"), "{}", said.err);
    assert!(start.elapsed() < Duration::from_secs(5), "a file over the limit seems to be read");
}

#[test]
fn a_pipe_over_the_limit_is_rejected() {
    let said = run_with_stdin(&["extract", "--max-bytes", "1k"], &[b'a'; 5000]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("-: error[too_large]: goes on, over the limit of 1024 bytes"), "{}", said.err);
}

/// One line of 200 MB takes the memory of the file and not several times that.
#[cfg(target_os = "linux")]
#[test]
fn a_very_long_line_stays_in_bounds() {
    let folder = Folder::new();
    let mut file = File::create(folder.path("long.txt")).unwrap();
    let words = b"the harbour was calm that day and nobody spoke of it ".repeat(20_000);
    let mut written = 0;
    while written < 200_000_000 {
        file.write_all(&words).unwrap();
        written += words.len();
    }
    drop(file);
    let mut command = shell("ulimit -v 1500000; exec \"$0\" extract -j 1 --max-bytes 1G long.txt");
    command.current_dir(folder.root());
    let said = said(command);
    assert_eq!(said.code, 0, "more than 1.5 GB for an article of 0.2 GB? {}", said.err);
    assert!(said.err.starts_with("1 article, 0 records, 0 rejected"), "{}", said.err);
}

#[test]
fn names_with_blanks_dots_and_letters_of_all_sorts_are_paths_like_others() {
    let folder =
        Folder::of(&[("in/Accord of 12.3", b"One"), ("in/Zürich – ポート.txt", b"Two"), ("in/-x.txt", b"Three")]);
    let said = extract(&folder, &["in"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.starts_with("3 articles, "), "{}", said.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_read_too() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::of(&[("in/a.txt", b"One")]);
    std::fs::write(folder.path("in").join(std::ffi::OsStr::from_bytes(b"b\xff.txt")), "Two").unwrap();
    std::fs::write(folder.path("in").join(std::ffi::OsStr::from_bytes(b"c\xfe.txt")), b"\0").unwrap();
    let said = extract(&folder, &["in"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("in/c\u{fffd}.txt: error[binary]"), "{}", said.err);
    assert!(said.err.contains("2 articles, "), "{}", said.err);
}
