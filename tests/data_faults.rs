use crate::support::{DEAL, Folder, Said, run, said, tieup};

const ORGANISATIONS: &str = "# Ports\nname\taliases\ttype\tcountry\tid\n";

/// A file of the user's, and what the message says of it: place, fault, remedy.
const ROWS: &[(&str, &str, [&str; 3])] = &[
    (
        "organisations/mine.tsv",
        "Port of Northgate\t\tcompany\n",
        ["organisations/mine.tsv:3: ", "3 columns where the header has 5", "single tabs"],
    ),
    (
        "organisations/mine.tsv",
        "# more\n\nPort of Northgate\t\tharbour\t\t\n",
        ["organisations/mine.tsv:5: ", "unknown type \"harbour\"", "use company, government"],
    ),
    (
        "organisations/mine.tsv",
        "\tNorthgate\tcompany\t\t\n",
        ["organisations/mine.tsv:3: ", "the name is empty", "write the name"],
    ),
    (
        "ports/mine.tsv",
        "Port of Northgate\t\tcompany\t\t\n",
        ["ports/mine.tsv:1: ", "no room of the gazetteers is called \"ports\"", "put the file into organisations"],
    ),
    ("mine.tsv", "", ["mine.tsv:1: ", "no room of the gazetteers is called \"\"", "put the file into organisations"]),
    (
        "words/slogans.tsv",
        "Port of Northgate\t\tcompany\t\t\n",
        ["words/slogans.tsv:1: ", "there is no column \"word\"", "name the columns"],
    ),
];

fn extract_with(name: &str, bytes: &[u8]) -> (Said, Vec<String>) {
    let folder = Folder::of(&[("in/deal.txt", DEAL.as_bytes())]);
    folder.put(&format!("lists/{name}"), bytes);
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "in", "--gazetteers", "lists", "-o", "out.jsonl"]);
    (said(command), folder.names())
}

#[test]
fn a_fault_in_a_users_list_stops_the_start_with_place_fault_and_remedy() {
    for (name, rows, words) in ROWS {
        let (said, left) = extract_with(name, format!("{ORGANISATIONS}{rows}").as_bytes());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{name}: {}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        for word in words {
            assert!(said.err.contains(word), "{word} is not in {}", said.err);
        }
        assert_eq!(left, ["in", "lists"], "something was written");
    }
}

#[test]
fn a_list_that_is_not_utf_8_is_named() {
    let (said, left) =
        extract_with("organisations/latin.tsv", b"name\taliases\ttype\tcountry\tid\nM\xe1laga\t\tcity\tES\t\n");
    assert_eq!((said.code, left), (2, vec!["in".to_owned(), "lists".to_owned()]), "{}", said.err);
    assert!(said.err.contains("organisations/latin.tsv") && said.err.contains("UTF-8"), "{}", said.err);
}

#[test]
fn a_folder_of_lists_that_is_not_there_is_named() {
    let folder = Folder::of(&[("deal.txt", DEAL.as_bytes())]);
    for args in [&["extract", "deal.txt"][..], &["explain", "deal.txt"], &["audit"]] {
        let mut command = tieup();
        command.current_dir(folder.root()).args(args).args(["--gazetteers", "no/such/lists"]);
        let said = said(command);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(said.err.contains("no/such/lists"), "{}", said.err);
    }
}

#[test]
fn a_name_of_the_users_is_known_with_its_id() {
    let article = DEAL.replace("Northgate University", "Zebrix");
    let folder = Folder::of(&[("deal.txt", article.as_bytes())]);
    folder.put("lists/organisations/mine.tsv", format!("{ORGANISATIONS}Zebrix\t\tcompany\tMT\t77\n").as_bytes());
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "deal.txt", "--gazetteers", "lists"]);
    let said = said(command);
    assert_eq!(said.code, 0, "{}", said.err);
    let record: serde_json::Value = serde_json::from_str(said.out.lines().next().unwrap_or_default()).unwrap();
    let parties = record["parties"].as_array().unwrap();
    let known = parties.iter().any(|p| p["name"] == "Zebrix" && p["id"] == "77" && p["country"] == "MT");
    assert!(known, "the list's entry has not reached the record: {record}");
}

#[test]
fn the_lists_built_in_have_no_fault() {
    let said = run(["audit"]);
    assert_eq!(said.code, 0, "correct the lists as each line says, and run `tieup audit` again:\n{}", said.out);
    for room in ["organisations", "places", "words"] {
        assert!(said.out.lines().any(|line| line.starts_with(room)), "{}", said.out);
    }
}

#[test]
fn audit_tells_every_fault_of_a_users_list_and_where_it_is() {
    let rows = "Zoe Ports\t\tcompany\tXQ\t\nAda Ports\t\tharbour\t\t\nAda Ports\tPorts of Ada\tcompany\t\tP1\n";
    let folder = Folder::of(&[("organisations/mine.tsv", format!("{ORGANISATIONS}{rows}").as_bytes())]);
    let said = run(["audit".as_ref(), "--gazetteers".as_ref(), folder.root().as_os_str()]);
    assert_eq!(said.code, 2);
    let lines: Vec<String> =
        said.out.lines().map(|line| line.replace(&folder.root().display().to_string(), "lists")).collect();
    let own = lines.iter().filter(|line| line.starts_with("lists/"));
    let told: Vec<&str> = own.filter_map(|line| line.split("; ").next()).collect();
    let expected = [
        "lists/organisations/mine.tsv:3: unknown country code \"XQ\"",
        "lists/organisations/mine.tsv:4: unknown type \"harbour\"",
        "lists/organisations/mine.tsv:5: \"Ada Ports\" stands after \"Zoe Ports\"",
        "lists/organisations/mine.tsv:5: \"P1\" is no identifier",
    ];
    assert!(expected.iter().all(|fault| told.contains(fault)), "{lines:#?}");
    assert_eq!(told.len(), expected.len(), "{lines:#?}");
}

/// A user's pattern, and what the message says of it.
const PATTERNS: &[(&str, [&str; 3])] = &[
    (
        "sequence = \"sides .. sighn.active .. deal\"",
        ["mine/wishes.toml:3: ", "unknown word \"sighn.active\" in the sequence", "CONTRIBUTING"],
    ),
    (
        "sequence = \"sides .. sign.active .. deal\"\ncolour = \"red\"",
        ["mine/wishes.toml:4: ", "unknown field `colour`", "CONTRIBUTING"],
    ),
    (
        "sequence = \"sides .. sign.active .. deal\"\nstatus = \"wished\"",
        ["mine/wishes.toml:4: ", "wished", "CONTRIBUTING"],
    ),
];

#[test]
fn a_fault_in_a_users_pattern_stops_the_start_with_place_fault_and_remedy() {
    for (body, told) in PATTERNS {
        let folder = Folder::of(&[("in/deal.txt", DEAL.as_bytes())]);
        let text = format!("id = \"wishes\"\ndoc = \"Wishes.\"\n{body}\nexamples = []\ncounter_examples = []\n");
        folder.put("mine/wishes.toml", text.as_bytes());
        let mut command = tieup();
        command.current_dir(folder.root()).args(["extract", "in", "--patterns", "mine", "-o", "out.jsonl"]);
        let said = said(command);
        assert_eq!(said.code, 2, "{body}: {}", said.err);
        for words in told {
            assert!(said.err.contains(words), "{body}: \"{words}\" is not in: {}", said.err);
        }
        assert!(!folder.names().iter().any(|n| n.contains("out.jsonl")), "{body}: nothing may be written");
    }
}

#[test]
fn a_pattern_of_the_users_is_used() {
    let folder = Folder::of(&[(
        "in/wish.txt",
        "Keppel juggled a memorandum of understanding and Nokia clapped at the long table.".as_bytes(),
    )]);
    let pattern = "id = \"juggles\"\ndoc = \"A trick.\"\nsequence = \"sides 'juggled' deal 'and' others\"\nstatus = \"announced\"\n\n\
        [[examples]]\ntext = \"Keppel juggled an MoU and Nokia clapped.\"\nparties = [\"Keppel\", \"Nokia\"]\n\n\
        [[examples]]\ntext = \"Nokia juggled a contract and Keppel clapped.\"\nparties = [\"Keppel\", \"Nokia\"]\n\n\
        [[counter_examples]]\ntext = \"Keppel juggled bread.\"\nwhy = \"no deal\"\n";
    folder.put("mine/juggles.toml", pattern.as_bytes());
    let mut command = tieup();
    command.current_dir(folder.root()).args(["extract", "in", "--patterns", "mine"]);
    let said = said(command);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("\"juggles\""), "the pattern's id is in no record: {}", said.out);
}

#[test]
fn a_fault_in_weights_stops_the_start_with_file_and_line() {
    for (file, body, told) in [
        ("nonsense.tsv", "evidence\tyes\n", ["nonsense.tsv:1", "no decision is called \"nonsense\""]),
        ("deal.tsv", "evidence\tmaybe\n", ["deal.tsv:1", "other columns"]),
        ("deal.tsv", "evidence\tyes\nframe=s1\tmuch\n", ["deal.tsv:2", "a number in each column"]),
        ("deal.tsv", "evidence\tyes\nframe=s1\t0.5\nframe=s2\t-327.68\n", ["deal.tsv:3", "a smaller number"]),
        ("deal.tsv", "evidence\tyes\nframe=s1\t0.125\n", ["deal.tsv:2", "two decimals"]),
    ] {
        let folder = Folder::of(&[("in/a.txt", DEAL.as_bytes())]);
        folder.put(&format!("w/{file}"), body.as_bytes());
        let mut command = tieup();
        command.current_dir(folder.root()).args(["extract", "in", "--weights", "w", "-o", "out.jsonl"]);
        let said = said(command);
        assert_eq!(said.code, 2, "{file}: {}", said.err);
        for words in told {
            assert!(said.err.contains(words), "{file}: \"{words}\" is not in: {}", said.err);
        }
    }
}
