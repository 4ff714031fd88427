use crate::support::{Folder, Said, said, tieup};
use serde_json::{Value, json};

/// What holds of the score of any records at all.
mod properties;

const ARTICLE: &str =
    "Ferries for Cork – a Söder yard signs\n\nArvento Rail Ltd and the Port of Cork signed a memorandum.";

/// Two deals and one that may be missing, over three articles.
fn gold() -> Vec<Value> {
    vec![
        json!({"doc": "alpha", "published": "2024-05-14", "deals": [{
            "kind": "mou", "status": "signed",
            "parties": [{"name": "Arvento Rail Ltd", "role": "party", "type": "company"},
                        {"name": "Port of Cork", "role": "party", "type": "government"}],
            "officials": [{"name": "Mary Byrne", "position": "harbour master", "role": "signatory"}],
            "places": ["Cork"], "date": "2024-05-14", "subject": "build six ferries",
            "value": {"amount": 5_000_000, "currency": "EUR"}, "term": "P2Y", "count": 1, "programme": null,
            "evidence": [[0, 37], [39, 97]]}]}),
        json!({"doc": "beta", "deals": [
            {"kind": "contract", "status": "announced", "parties": [{"name": "Graz Steam", "role": "party"},
                {"name": "Rift Valley Power", "role": "party"}]},
            {"kind": "partnership", "status": "planned", "optional": true,
             "parties": [{"name": "Turku Yard", "role": "party"}]}]}),
        json!({"doc": "gamma", "deals": []}),
    ]
}

/// One record of `alpha`, one too many of `beta`, and one of an article that nobody annotated.
fn records() -> Vec<Value> {
    vec![
        json!({"doc": {"id": "alpha"}, "kind": "mou", "status": "announced",
            "parties": [{"name": "Arvento Rail", "role": "party", "type": "company"},
                        {"name": "Cork Port", "role": "party", "type": "company"}],
            "officials": [{"name": "Mary Byrne", "role": "witness"}], "places": [], "date": "2024-05",
            "subject": "six ferries", "value": {"amount": 5_010_000, "currency": "EUR"}, "term": "P2Y", "count": 1,
            "programme": "Ferry Week",
            "evidence": [{"start": 39, "end": 97, "text": "Arvento Rail Ltd and the Port of Cork signed a memorandum."}]}),
        json!({"doc": "beta", "kind": "agreement", "status": "signed",
            "parties": [{"name": "Quay Bank", "role": "party"}, {"name": "Reed College", "role": "party"}]}),
        json!({"doc": "delta", "kind": "mou", "status": "signed", "parties": [], "date": null}),
    ]
}

fn lines(values: &[Value]) -> Vec<u8> {
    values.iter().flat_map(|value| format!("{value}\n").into_bytes()).collect()
}

fn folder() -> Folder {
    Folder::of(&[
        ("gold.jsonl", &lines(&gold())),
        ("deals.jsonl", &lines(&records())),
        ("articles/alpha.txt", ARTICLE.as_bytes()),
    ])
}

fn run_in(folder: &Folder, args: &[&str]) -> Said {
    let mut command = tieup();
    command.current_dir(folder.root()).arg("score").args(args);
    said(command)
}

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let said = run_in(&folder(), &["gold.jsonl", "--pred", "deals.jsonl"]);
    // alpha's record: kind, value and term right; date, subject, one party and the official half; status wrong; no place.
    // The missed deal of beta has a kind, a status and two parties, and so has the false one.
    let expected = "\
3 articles, 3 records
1 record for 1 article not annotated, counted nowhere: delta

             precision  recall     F1  gold  pred
deal             0.500   0.500  0.500     2     2
slots            0.429   0.429  0.429    14    14
kind             0.500   0.500  0.500     2     2
status           0.000   0.000  0.000     2     2
date             0.500   0.500  0.500     1     1
subject          0.500   0.500  0.500     1     1
value            1.000   1.000  1.000     1     1
term             1.000   1.000  1.000     1     1
count            0.000   0.000  0.000     0     0
programme        0.000   0.000  0.000     0     1
parties          0.375   0.375  0.375     4     4
officials        0.500   0.500  0.500     1     1
places           0.000   0.000  0.000     1     0
party type       0.500   0.500  0.500     2     2
";
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, expected, ""));
}

#[test]
fn json_has_a_key_for_each_row_and_two_counts() {
    let said = run_in(&folder(), &["gold.jsonl", "--pred", "deals.jsonl", "--json"]);
    let value: Value = serde_json::from_str(&said.out).unwrap();
    let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = "deal slots kind status date subject value term count programme parties officials places";
    let expected: Vec<&str> =
        expected.split(' ').chain(["party type", "articles", "records for no known article"]).collect();
    assert_eq!(keys, expected);
    assert_eq!(value["deal"], json!({"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2, "predicted": 2}));
    assert_eq!((&value["articles"], &value["records for no known article"]), (&json!(3), &json!(1)));
}

#[test]
fn errors_are_counted_by_group_and_then_told() {
    let folder = folder();
    let said = run_in(&folder, &["gold.jsonl", "--pred", "deals.jsonl", "--errors"]);
    let sentence = "      | Arvento Rail Ltd and the Port of Cork signed a memorandum.";
    let expected = format!(
        "
errors (10)
     1  missed deal
     1  false deal
     1  wrong status
     1  wrong party
     1  wrong party type
     1  wrong official
     1  missed place
     1  wrong date
     1  wrong subject
     1  false programme

missed deal (1)
  beta #1  wanted contract, announced: Graz Steam + Rift Valley Power

false deal (1)
  beta  got agreement, signed: Quay Bank + Reed College

wrong status (1)
  alpha #1  wanted signed, got announced
{sentence}

wrong party (1)
  alpha #1  wanted Port of Cork (party), got Cork Port (party)
{sentence}

wrong party type (1)
  alpha #1  wanted Port of Cork (government), got Cork Port (company)
{sentence}

wrong official (1)
  alpha #1  wanted Mary Byrne (signatory), got Mary Byrne (witness)
{sentence}

missed place (1)
  alpha #1  wanted Cork
{sentence}

wrong date (1)
  alpha #1  wanted 2024-05-14, got 2024-05
{sentence}

wrong subject (1)
  alpha #1  wanted build six ferries, got six ferries
{sentence}

false programme (1)
  alpha #1  got Ferry Week
{sentence}
"
    );
    let (_, errors) = said.out.split_at(said.out.find("\nerrors").expect("there is a list"));
    assert_eq!(errors, expected);

    let with_articles = run_in(&folder, &["gold.jsonl", "--pred", "deals.jsonl", "--errors", "--articles", "articles"]);
    let place = "missed place (1)\n  alpha #1  wanted Cork\n      | Ferries for Cork – a Söder yard signs\n";
    assert!(with_articles.out.contains(place), "the annotation's sentence is cut out: {}", with_articles.out);
    assert!(with_articles.err.contains("2 of 3 annotated articles"), "{}", with_articles.err);
    assert_eq!(with_articles.code, 0);
}

#[test]
fn errors_in_json_are_objects() {
    let said = run_in(&folder(), &["gold.jsonl", "--pred", "deals.jsonl", "--errors", "--json"]);
    let value: Value = serde_json::from_str(&said.out).unwrap();
    let official = value["errors"].as_array().unwrap().iter().find(|e| e["group"] == "wrong official").unwrap();
    let expected = json!({"group": "wrong official", "article": "alpha", "deal": 1, "wanted": "Mary Byrne (signatory)",
        "given": "Mary Byrne (witness)", "credit": 0.5,
        "sentence": "Arvento Rail Ltd and the Port of Cork signed a memorandum."});
    assert_eq!(official, &expected);
}

#[test]
fn a_change_is_told_by_what_it_wins_and_loses() {
    let folder = folder();
    let mut after = records();
    // The status is mended, the official is lost, the place is found, and beta's record is the right one.
    after[0]["status"] = json!("signed");
    after[0]["officials"] = json!([]);
    after[0]["places"] = json!([{"name": "Cork"}]);
    after[1] = gold()[1]["deals"][0].clone();
    after[1]["doc"] = json!("beta");
    after[1]["date"] = json!("2024");
    folder.put("after.jsonl", &lines(&after));
    let said = run_in(&folder, &["gold.jsonl", "--pred", "after.jsonl", "--compare", "deals.jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with("3 articles, 3 records, 3 before\n"), "{}", said.out);
    for row in [
        "deal         0.500  0.500  0.500   1.000  1.000  1.000   +0.500  +0.500  +0.500",
        "date         0.500  0.500  0.500   0.250  0.500  0.333   -0.250       =  -0.167",
        "term         1.000  1.000  1.000   1.000  1.000  1.000        =       =       =",
    ] {
        assert!(said.out.contains(row), "{row} is not in\n{}", said.out);
    }
    let sentence = "      | Arvento Rail Ltd and the Port of Cork signed a memorandum.";
    let expected = format!(
        "
won (4)
     1  missed deal
     1  false deal
     1  wrong status
     1  missed place

missed deal (1)
  beta #1  wanted contract, announced: Graz Steam + Rift Valley Power, before nothing, now found

false deal (1)
  beta  before agreement, signed: Quay Bank + Reed College, now nothing

wrong status (1)
  alpha #1  wanted signed, before announced, now right
{sentence}

missed place (1)
  alpha #1  wanted Cork, before nothing, now right
{sentence}

lost (1)
     1  missed official

missed official (1)
  alpha #1  wanted Mary Byrne (signatory), before Mary Byrne (witness), now nothing
{sentence}
"
    );
    let (_, changes) = said.out.split_at(said.out.find("\nwon").expect("there is a list"));
    assert_eq!(changes, expected);
    let json = run_in(&folder, &["gold.jsonl", "--pred", "after.jsonl", "--compare", "deals.jsonl", "--json"]).out;
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["compare"]["before"]["deal"]["f1"], 0.5);
    assert_eq!(value["compare"]["lost"][0]["now"], "nothing");
    assert_eq!(value["compare"]["lost"][0]["before"], json!({"given": "Mary Byrne (witness)"}));
}

/// A line of gold, and what the message says of it.
const GOLD_FAULTS: &[(&str, &str, &str)] = &[
    ("{\"doc\": \"x\", \"deals\": [}", "no JSON: ", "one whole JSON object a line"),
    ("[]", "no JSON object", "\"doc\""),
    ("{\"deals\": []}", "\"doc\" is missing", "\"doc\""),
    ("{\"doc\": 7, \"deals\": []}", "\"doc\" is no name", "\"doc\""),
    ("{\"doc\": \"x\"}", "\"deals\" is missing", "\"deals\": []"),
    ("{\"doc\": \"x\", \"deals\": {}}", "\"deals\" is no list", "\"deals\""),
    ("{\"schema\": \"1.0\", \"kind\": \"mou\"}", "a record stands", "--pred"),
    ("{\"doc\": \"x\", \"deals\": [7]}", "deal 1: is no JSON object", "\"kind\""),
    ("{\"doc\": \"alpha\", \"deals\": []}", "annotated a second time, first in gold.jsonl:1", "one line"),
];

/// A deal of gold with a slip, and what the message says of it.
const DEAL_FAULTS: &[(&str, &str, &str)] = &[
    ("\"kind\": \"MoU\", \"status\": \"signed\", \"parties\": []", "\"kind\" is \"MoU\"", "`mou`"),
    ("\"kind\": \"mou\", \"parties\": []", "\"status\" is missing", "write it"),
    ("\"kind\": \"mou\", \"status\": \"signed\"", "\"parties\" is missing", "\"parties\": []"),
    ("\"partys\": []", "\"partys\" is not known", "correct it"),
    ("\"parties\": [{\"role\": \"party\"}]", "without a name", "{\"name\": …}"),
    ("\"parties\": [{\"name\": \"A\", \"role\": \"side\"}]", "\"role\" is \"side\"", "`stakeholder`"),
    ("\"parties\": [], \"officials\": {}", "\"officials\" is no list", "correct it"),
    ("\"parties\": [], \"date\": \"14 May\"", "\"14 May\"", "YYYY-MM-DD"),
    ("\"parties\": [], \"value\": {\"amount\": \"5m\"}", "no amount", "28000000"),
    ("\"parties\": [], \"value\": {\"amount\": 5, \"currency\": \"€\"}", "ISO 4217", "MYR"),
    ("\"parties\": [], \"skip\": [\"dates\"]", "names \"dates\"", "date, subject"),
    ("\"parties\": [], \"optional\": \"yes\"", "\"optional\" is \"yes\"", "true or false"),
    ("\"parties\": [], \"evidence\": [[9, 5]]", "holds [9,5]", "code points"),
    ("\"parties\": [], \"count\": 1.5", "\"count\" is no whole number", "correct it"),
];

#[test]
fn a_line_of_gold_that_is_not_in_the_form_is_told_with_place_fault_and_remedy() {
    let deals = DEAL_FAULTS.iter().map(|(deal, fault, remedy)| {
        let needed = if deal.starts_with("\"kind\"") { "" } else { "\"kind\": \"mou\", \"status\": \"signed\", " };
        (format!("{{\"doc\": \"x\", \"deals\": [{{{needed}{deal}}}]}}"), *fault, *remedy)
    });
    let lines = GOLD_FAULTS.iter().map(|(line, fault, remedy)| ((*line).to_owned(), *fault, *remedy));
    for (line, fault, remedy) in lines.chain(deals) {
        let folder = folder();
        folder.put("gold.jsonl", format!("{}\n\n{line}\n", gold()[0]).as_bytes());
        let said = run_in(&folder, &["gold.jsonl", "--pred", "deals.jsonl"]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}: {}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        for words in ["gold.jsonl:3: ", fault, remedy] {
            assert!(said.err.contains(words), "{words} is not in {}", said.err);
        }
    }
}

#[test]
fn records_and_usage_at_fault_are_told() {
    let folder = folder();
    folder.put("cut.jsonl", b"\n{\"doc\": \"alpha\", \"kind\"");
    folder.put("latin.jsonl", b"{\"doc\": \"alpha\"}\n{\"doc\": \"M\xe1laga\"}\n");
    folder.put("odd.jsonl", b"{\"doc\": \"alpha\", \"parties\": \"Cork\"}\n");
    let rows: &[(&[&str], &str)] = &[
        (&["gold.jsonl", "--pred", "cut.jsonl"], "cut.jsonl:2: no JSON"),
        (&["gold.jsonl", "--pred", "latin.jsonl"], "latin.jsonl:2: is not UTF-8"),
        (&["gold.jsonl", "--pred", "odd.jsonl"], "odd.jsonl:1: \"parties\" is no list"),
        (&["gold.jsonl", "--pred", "gold.jsonl"], "gold.jsonl:1: an annotated article stands"),
        (&["deals.jsonl", "--pred", "deals.jsonl"], "deals.jsonl:1: a record stands"),
        (&["gold.jsonl", "--pred", "none.jsonl"], "none.jsonl: No such file"),
        (&["none.jsonl", "--pred", "deals.jsonl"], "none.jsonl: No such file"),
        (&["gold.jsonl", "--pred", "deals.jsonl", "--compare", "none.jsonl"], "none.jsonl: No such file"),
        (&["gold.jsonl", "--pred", "deals.jsonl", "--errors", "--articles", "none"], "none: "),
        (&["gold.jsonl", "gold.jsonl", "--pred", "deals.jsonl"], "a second time"),
        (&["gold.jsonl", "--pred", "-", "--compare", "-"], "only once"),
        (&["gold.jsonl"], "--pred"),
        (&["--pred", "deals.jsonl"], "GOLD"),
        (&["gold.jsonl", "--pred", "deals.jsonl", "--articles", "articles"], "--errors"),
    ];
    for (args, words) in rows {
        let said = run_in(&folder, args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        assert!(said.err.contains(words), "{words} is not in {}", said.err);
    }
}

#[test]
fn ids_that_never_meet_are_hinted_at() {
    let folder = folder();
    let strangers: Vec<Value> = records().into_iter().map(|mut r| (r["doc"] = json!("articles/x"), r).1).collect();
    folder.put("strange.jsonl", &lines(&strangers));
    let said = run_in(&folder, &["gold.jsonl", "--pred", "strange.jsonl"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("3 records for 1 article not annotated"), "{}", said.out);
    assert!(
        said.err.contains("no record is of an annotated article") && said.err.contains("articles/x"),
        "{}",
        said.err
    );
}

#[test]
fn what_cannot_be_read_among_the_articles_is_told_and_the_figures_come() {
    let folder = folder();
    folder.put("articles/beta.txt", b"\x89PNG\r\n");
    folder.put("articles/alpha.txt", b"Cut short");
    let said = run_in(&folder, &["gold.jsonl", "--pred", "deals.jsonl", "--errors", "--articles", "articles"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("beta.txt: is a PNG picture"), "{}", said.err);
    assert!(said.err.contains("alpha, deal 1: evidence [39, 97] ends behind the article"), "{}", said.err);
    assert!(said.out.contains("errors (10)"), "{}", said.out);
}

#[test]
fn records_come_through_a_pipe_too() {
    let folder = folder();
    let direct = run_in(&folder, &["gold.jsonl", "--pred", "deals.jsonl"]);
    let mut command = crate::support::shell("\"$0\" score gold.jsonl --pred - < deals.jsonl");
    command.current_dir(folder.root());
    assert_eq!(said(command).out, direct.out);
}

#[test]
fn a_record_can_stand_as_an_annotated_deal_as_it_is() {
    let folder = Folder::of(&[("articles/deal.txt", crate::support::DEAL.as_bytes())]);
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "-q", "articles", "-o", "deals.jsonl"]);
    assert_eq!(said(command).code, 0);
    let record: Value = serde_json::from_str(&folder.text("deals.jsonl")).expect("the article gives one record");
    folder.put("gold.jsonl", json!({"doc": "deal", "deals": [record]}).to_string().as_bytes());
    let said = run_in(&folder, &["gold.jsonl", "--pred", "deals.jsonl", "--errors"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("errors (0)"), "{}", said.out);
}
