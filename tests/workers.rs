use crate::support::{DEAL, Folder, fixtures, said, tieup};

#[test]
fn any_number_of_workers_writes_the_same_bytes() {
    let folder = Folder::new();
    for n in 0..300 {
        let text = format!("Article {n}\n\n{}", DEAL.repeat(1 + n % 7));
        folder.put(&format!("in/{}/{n}.txt", n % 5), if n % 50 == 3 { b"\0" } else { text.as_bytes() });
    }
    let run = |jobs: &str| {
        let rejects = format!("rejects.{jobs}");
        let mut command = tieup();
        command.current_dir(folder.root()).args(["extract", "-q", "in", "-j", jobs, "--rejects", &rejects]);
        command.args(fixtures());
        let said = said(command);
        assert_eq!(said.code, 3, "{}", said.err);
        (said.out, folder.text(&rejects))
    };
    let one = run("1");
    assert_eq!(one.1.lines().count(), 6);
    for jobs in ["2", "8", "0"] {
        let many = run(jobs);
        assert!(many.0 == one.0, "records of -j {jobs} are not those of -j 1");
        assert!(many.1 == one.1, "rejects of -j {jobs} are not those of -j 1");
    }
}

#[test]
fn any_number_of_workers_tells_the_same_of_patterns() {
    let set = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    if !set.is_dir() {
        return;
    }
    let run = |jobs: &str| {
        let mut command = tieup();
        command.args(["audit", "--patterns", "-j", jobs]).arg(&set);
        let said = said(command);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let one = run("1");
    for jobs in ["2", "8", "0"] {
        assert!(run(jobs) == one, "the report of -j {jobs} is not that of -j 1");
    }
}
