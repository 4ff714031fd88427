use crate::support::{Folder, run, said, tieup};
use serde_json::Value;
use std::path::Path;

/// The article whose deal is shown.
const ARTICLE: &str = "fixtures/articles/borneo-electric-ferries.txt";

fn file(name: &str) -> Option<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).ok()
}

/// The code block of this language that stands first after a phrase.
fn block<'a>(readme: &'a str, after: &str, language: &str) -> &'a str {
    let start = readme.find(after).unwrap_or_else(|| panic!("README.md no longer says \"{after}\""));
    let fence = format!("```{language}\n");
    let start = start + readme[start..].find(&fence).expect("a code block follows") + fence.len();
    &readme[start..start + readme[start..].find("```").expect("the code block ends")]
}

/// A record with a line for each key, and for each member of a list.
fn pretty(record: &Value) -> String {
    let row = |(key, value): (&String, &Value)| match value {
        Value::Array(members) if members.len() > 1 || members.first().is_some_and(Value::is_object) => {
            let members: Vec<String> = members.iter().map(|member| format!("    {member}")).collect();
            format!("  \"{key}\": [\n{}\n  ]", members.join(",\n"))
        }
        value => format!("  \"{key}\": {value}"),
    };
    let rows: Vec<String> = record.as_object().unwrap().iter().map(row).collect();
    format!("{{\n{}\n}}\n", rows.join(",\n"))
}

#[test]
fn the_table_of_fields_is_that_of_the_program() {
    let (Some(readme), table) = (file("README.md"), run(["schema", "--fields"]).out) else { return };
    assert!(readme.contains(&table), "put the output of `tieup schema --fields` into README.md:\n{table}");
}

#[test]
fn the_record_shown_is_what_the_article_gives() {
    let (Some(readme), Some(article)) = (file("README.md"), file(ARTICLE)) else { return };
    assert_eq!(block(&readme, ARTICLE, "text"), article, "README.md shows another text than {ARTICLE}");
    let mut command = tieup();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["extract", "-q", ARTICLE]);
    let out = said(command).out;
    let records: String = out.lines().map(|line| pretty(&serde_json::from_str(line).unwrap())).collect();
    assert!(
        block(&readme, ARTICLE, "json") == records,
        "the program now gives another record for {ARTICLE}; if it is right, put it into README.md:\n{records}"
    );
}

#[test]
fn the_annotation_shown_scores_as_shown() {
    let (Some(readme), Some(article)) = (file("README.md"), file(ARTICLE)) else { return };
    let gold: Value = serde_json::from_str(block(&readme, "`gold.jsonl` for the article above", "json")).unwrap();
    let folder = Folder::of(&[("gold.jsonl", gold.to_string().as_bytes())]);
    folder.put("articles/borneo-electric-ferries.txt", article.as_bytes());
    let in_folder = |args: &[&str]| {
        let mut command = tieup();
        command.current_dir(folder.root()).args(args);
        said(command)
    };
    in_folder(&["extract", "-q", "articles", "-o", "deals.jsonl"]);
    let score = in_folder(&["score", "gold.jsonl", "--pred", "deals.jsonl", "--errors", "--articles", "articles"]);
    assert!(
        block(&readme, "`gold.jsonl` for the article above", "text") == score.out,
        "the record of {ARTICLE} now scores otherwise; if it is right, put this into README.md:\n{}{}",
        score.out,
        score.err
    );
}
