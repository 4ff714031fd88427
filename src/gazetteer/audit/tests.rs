use super::super::{DataFile, data_files};
use super::{COUNTRIES, audit};
use std::borrow::Cow;

fn file(name: &str, text: &str) -> DataFile {
    DataFile { name: Cow::Owned(name.to_owned()), path: format!("g/{name}"), text: Cow::Owned(text.to_owned()) }
}

/// The lists that others are held against, in order themselves.
fn sound() -> Vec<DataFile> {
    vec![
        file(COUNTRIES, "name\taliases\tdemonyms\tcountry\tcapital\tid\nMalta\t\tMaltese\tMT\tValletta\t2562770\n"),
        file("words/ordinary.tsv", "word\nHarbour\n"),
    ]
}

fn faults(files: Vec<DataFile>) -> Vec<String> {
    let files: Vec<DataFile> = sound().into_iter().chain(files).collect();
    audit(&files).faults.iter().map(ToString::to_string).collect()
}

const ORGANISATIONS: &str = "name\taliases\ttype\tcountry\tid";
const OFFICIALS: &str = "name\taliases\toffice\torganisation\tcountry\tfrom\tto\tid";
const CITIES: &str = "name\taliases\tcountry\tlatitude\tlongitude\tpopulation\tid";
const REGIONS: &str = "name\taliases\tcountry\tid";

/// One file with a fault, and how its message goes on after the file's path; nothing for a sound one.
#[rustfmt::skip]
const ROWS: &[(&str, &str, &[&str], &str)] = &[
    // Order
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\t\t", "Zoe Works\t\tcompany\t\t"], ""),
    ("organisations/a.tsv", ORGANISATIONS, &["Zoe Works\t\tcompany\t\t", "Ada Works\t\tcompany\t\t"],
        ":3: \"Ada Works\" stands after \"Zoe Works\"; sort the rows"),
    ("words/topics.tsv", "word", &["Trade", "Tourism"], ":3: \"Tourism\" stands after \"Trade\"; sort the rows"),
    // Doubles
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\tMT\t", "Ada Works\t\tuniversity\tMT\t"],
        ":3: \"Ada Works\" stands at g/organisations/a.tsv:2 too; make one row"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works?\t\tcompany\tMT\t", "Ada Works?\t\tcompany\t\t"], ""),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tminister\tTrade\tMT\t2011\t2013\t", "Ada Borg\t\tminister\tTrade\tMT\t2017\t\t"], ""),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tminister\tTrade\tMT\t2011\t2013\t", "Ada Borg\t\tminister\tTrade\tMT\t2011\t\t"],
        ":3: \"Ada Borg\" stands at g/officials/a.tsv:2 too"),
    ("places/cities.tsv", CITIES, &["Sliema\t\tMT\t\t\t\t", "Sliema\t\tMT\t\t\t\t"], ":3: \"Sliema\" stands at g/places/cities.tsv:2 too"),
    ("words/trigger_verbs.tsv", "word\tthird\tpast\tparticiple\tgerund\tclass\tstatus",
        &["sign\tsigns\tsigned\tsigned\tsigning\tsign\tsigned", "sign\tsigns\tsigned\tsigned\tsigning\tsign\tsigned"], ":3: \"sign\" stands in line 2 too"),
    ("words/head_nouns.tsv", "word\ttype\tplace", &["Lab\tcompany\tend", "Lab\tuniversity\tend"], ""),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada’s Works\tAda's Works\tcompany\t\t"], ":2: the alias \"Ada's Works\" is the name itself; delete it"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tWorks of Ada|Works of Ada?\tcompany\t\t"], ":2: the alias \"Works of Ada\" is given twice"),
    // Clashes
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tADW\tcompany\t\t", "Adan Waste\tADW?\tcompany\t\t"],
        ":2: \"ADW\" also stands for \"Adan Waste\" of g/organisations/a.tsv:3; mark it in both: \"ADW?\""),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tADW?\tcompany\t\t", "Adan Waste\tADW?\tcompany\t\t"], ""),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tdirector\tWHO\t\t2019\t\t", "Ada Borg\tA. Borg\tminister\tHealth\tMT\t2011\t2013\t"], ""),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\tA. Borg\tminister\tHealth\tMT\t\t\t", "Alda Borg\tA. Borg\tminister\tTrade\tMT\t\t\t"],
        ":2: \"A. Borg\" also stands for \"Alda Borg\""),
    ("places/regions.tsv", REGIONS, &["Gozo\tGozo Island\tMT\t", "Isles\tGozo Island\tMT\t"], ":2: \"Gozo Island\" also stands for \"Isles\""),
    ("places/cities.tsv", CITIES, &["Rabat\tVictoria\tMT\t\t\t6000\t", "Victoria\t\tMT\t\t\t6000\t"], ""),
    ("places/cities.tsv", CITIES, &["Malta\t\tMT\t\t\t\t"], ":2: \"Malta\" is also the country of g/places/countries.tsv:2; mark the city: \"Malta?\""),
    ("places/cities.tsv", CITIES, &["Malta?\t\tMT\t\t\t\t"], ""),
    // Short and ordinary
    ("organisations/a.tsv", ORGANISATIONS, &["A\t\tcompany\t\t"], ":2: \"A\" is shorter than two characters"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tAdw\tcompany\t\t"], ":2: \"Adw\" is short and no acronym; mark it: \"Adw?\""),
    ("organisations/a.tsv", ORGANISATIONS, &["ADA\tAda?|京都\tcompany\t\t"], ""),
    ("organisations/a.tsv", ORGANISATIONS, &["Harbour\t\tcompany\t\t"], ":2: \"Harbour\" is an ordinary word; mark it: \"Harbour?\""),
    ("organisations/a.tsv", ORGANISATIONS, &["HARBOUR\tHarbour Works|Harbour?\tcompany\t\t"], ""),
    ("places/cities.tsv", CITIES, &["Sliema\tHarbour\tMT\t\t\t\t"], ":2: \"Harbour\" is an ordinary word"),
    // Characters
    ("organisations/a.tsv", ORGANISATIONS, &["Ada\u{200b} Works\t\tcompany\t\t"], ":2: the character U+200B cannot be seen"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada\u{a0}Works\t\tcompany\t\t"], ":2: the character U+00A0 cannot be seen; delete it, or put a plain blank"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\t\t\r"], ":2: the character U+000D cannot be seen"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada  Works\t\tcompany\t\t"], ":2: two blanks in a row; leave one"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tADW | AWO\tcompany\t\t"], ":2: a blank at the edge of a cell; delete it"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tADW||AWO\tcompany\t\t"], ":2: an empty place in a list"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\tADW|?\tcompany\t\t"], ":2: \"\" is shorter than two characters"),
    // Codes, dates, identifiers, numbers
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\tXQ\t"], ":2: unknown country code \"XQ\"; use a code of places/countries.tsv"),
    ("words/legal_forms.tsv", "word\tcountry\tplace", &["Ltd\tMT|XQ\tend"], ":2: unknown country code \"XQ\""),
    ("words/legal_forms.tsv", "word\tcountry\tplace", &["Ltd\tMT\tback"], ":2: unknown place \"back\"; use start or end or any"),
    ("words/currencies.tsv", "word\tcode\tlands", &["lira\tMtl\t"], ":2: \"Mtl\" is no currency code; use three capital letters"),
    ("words/currencies.tsv", "word\tcode\tlands", &["pound\tGBP\tEgypt"], ":2: unknown land \"Egypt\""),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tminister\tTrade\tMT\t2018-05\t2018-05-10\tQ42"], ""),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tminister\tTrade\tMT\t2018-5-1\t\t"], ":2: \"2018-5-1\" is no date; write YYYY-MM-DD"),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tminister\tTrade\tMT\t\t2018-02-30\t"], ":2: \"2018-02-30\" is no date"),
    ("officials/a.tsv", OFFICIALS, &["Ada Borg\t\tminister\tTrade\tMT\t2018-05-10\t2018-04\t"], ":2: from 2018-05-10 is after to 2018-04"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\tMT\tW42"], ":2: \"W42\" is no identifier; use Q and digits"),
    ("places/cities.tsv", CITIES, &["Sliema\t\tMT\t\t\tmany\t"], ":2: the population \"many\" is no number"),
    ("places/cities.tsv", CITIES, &["Sliema\t\tMT\t91.2\t\t\t"], ":2: the latitude \"91.2\" is no number of degrees; write a number from -90 to 90"),
    // What stops the program's start
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\t"], ":2: 4 columns where the header has 5; separate the cells by single tabs"),
    ("organisations/a.tsv", ORGANISATIONS, &["Ada Works\t\tfirm\t\t"], ":2: unknown type \"firm\"; use company"),
    ("organisations/a.tsv", ORGANISATIONS, &["\tAda\tcompany\t\t"], ":2: the name is empty; write the name"),
    ("organisations/a.tsv", "name\ttype", &["Ada Works\tcompany"], ":1: there is no column \"aliases\""),
    ("organisation/a.tsv", ORGANISATIONS, &["Ada Works\t\tcompany\t\t"], ":1: no room of the gazetteers is called \"organisation\""),
    ("words/a.tsv", "word", &["sign"], ":1: no word list is called \"a\"; name the file as one of those"),
    ("words/trigger_nouns.tsv", "word\tplural\tkind\tclass\tgate", &["pact\tpacts\ttruce\tinstrument\tyes"], ":2: unknown kind \"truce\""),
    ("words/trigger_verbs.tsv", "word\tthird\tpast\tparticiple\tgerund\tclass\tstatus",
        &["sign\tsigns\tsigned\tsigned\tsigning\tscribble\tsigned"], ":2: unknown class \"scribble\""),
];

#[test]
fn each_fault_is_told_with_its_line_and_remedy() {
    for (name, header, rows, expected) in ROWS {
        let found = faults(vec![file(name, &format!("{header}\n{}\n", rows.join("\n")))]);
        if expected.is_empty() {
            assert_eq!(found, [""; 0], "{rows:?} are sound");
        } else {
            let expected = format!("g/{name}{expected}");
            assert!(found.first().is_some_and(|fault| fault.starts_with(&expected)), "{expected} is not in {found:#?}");
            assert!(found.iter().all(|fault| fault.contains("; ")), "a fault has no remedy: {found:#?}");
        }
    }
}

#[test]
fn a_line_that_cannot_be_read_hides_no_other() {
    let text = format!(
        "# Theme\n\n{ORGANISATIONS}\nAda\t\tcompany\t\n# between\nBea Ltd\t\tfirm\t\t\nCid Ltd\t\tcompany\tXQ\t\n"
    );
    let found = faults(vec![file("organisations/a.tsv", &text)]);
    let lines: Vec<&str> = found.iter().filter_map(|fault| fault.split(':').nth(1)).collect();
    assert_eq!(lines, ["4", "6", "7"], "{found:#?}");
}

#[test]
fn doubles_and_clashes_show_across_files() {
    let of = |name: &str, row: &str| file(name, &format!("{ORGANISATIONS}\n{row}\n"));
    let found = faults(vec![
        of("organisations/a.tsv", "Ada Works\tADW\tcompany\t\t"),
        of("organisations/b.tsv", "Ada Works?\t\tcompany\t\t"),
        of("organisations/c.tsv", "Adan Waste\tADW\tcompany\t\t"),
    ]);
    let found: Vec<&str> = found.iter().filter_map(|fault| fault.split(" of ").next()).collect();
    assert_eq!(
        found,
        [
            "g/organisations/a.tsv:2: \"ADW\" also stands for \"Adan Waste\"",
            "g/organisations/b.tsv:2: \"Ada Works\" stands at g/organisations/a.tsv:2 too; make one row",
            "g/organisations/c.tsv:2: \"ADW\" also stands for \"Ada Works\"",
        ]
    );
}

#[test]
fn a_room_is_counted() {
    let mut files = sound();
    files.push(file("organisations/a.tsv", &format!("{ORGANISATIONS}\nAda Works\tADW|Works of Ada\tcompany\t\t\n")));
    let counts = audit(&files).counts;
    let seen: Vec<_> = counts.iter().map(|c| (c.room.as_str(), c.files, c.entries, c.aliases)).collect();
    assert_eq!(seen, [("places", 1, 1, 0), ("words", 1, 1, 0), ("organisations", 1, 1, 2)]);
}

#[test]
fn the_built_in_files_have_their_paths_in_the_project() {
    let files = data_files(None).unwrap();
    assert!(files.iter().any(|file| file.path == "gazetteers/places/countries.tsv"));
}
