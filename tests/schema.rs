use crate::support::{DEAL, Folder, fixtures, run, said, tieup};
use serde_json::{Value, json};
use tieup::model::{
    DocumentRef, Evidence, FIELDS, Kind, Money, Official, OfficialRole, Party, PartyRole, PartyType, Place, Record,
    SCHEMA_VERSION, Status,
};

fn validator() -> jsonschema::Validator {
    let said = run(["schema"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let schema: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::validator_for(&schema).unwrap()
}

/// A record with everything in it.
fn full() -> Record {
    let spans = vec![[0, 9]];
    Record {
        schema: SCHEMA_VERSION.into(),
        id: "0011223344556677".into(),
        doc: DocumentRef {
            id: "a".into(),
            path: "in/a.txt".into(),
            title: Some("Two ports agree".into()),
            published: Some("2024-01-05".into()),
            author: Some("A. Writer".into()),
            url: Some("https://example.org/a".into()),
            lang: Some("en".into()),
        },
        kind: Kind::LetterOfIntent,
        status: Status::Planned,
        parties: vec![Party {
            name: "Northgate".into(),
            role: PartyRole::Stakeholder,
            party_type: PartyType::Association,
            id: Some("x:1".into()),
            country: Some("NL".into()),
            spans: spans.clone(),
        }],
        officials: vec![Official {
            name: "A. Person".into(),
            position: Some("harbour master".into()),
            role: OfficialRole::Witness,
            id: None,
            country: None,
            spans: spans.clone(),
        }],
        places: vec![Place { name: "Rotterdam".into(), id: None, country: Some("NL".into()), spans }],
        date: Some("2024-01".into()),
        subject: Some("the training of pilots".into()),
        value: Some(Money { amount: 5e6, currency: "EUR".into() }),
        term: Some("P3Y".into()),
        count: Some(2),
        programme: Some("Blue Harbours".into()),
        evidence: vec![Evidence { start: 0, end: 9, text: "Northgate".into() }],
        confidence: 0.5,
        patterns: vec!["parties-sign-instrument".into()],
    }
}

/// A record in which nothing is known.
fn bare() -> Record {
    Record {
        parties: Vec::new(),
        officials: Vec::new(),
        places: Vec::new(),
        date: None,
        subject: None,
        value: None,
        term: None,
        count: None,
        programme: None,
        evidence: Vec::new(),
        patterns: Vec::new(),
        ..full()
    }
}

#[test]
fn the_table_of_fields_is_what_is_written_in_that_order() {
    for record in [full(), bare()] {
        let value = serde_json::to_value(record).unwrap();
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        let fields: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(keys, fields, "a field of Record and its row in FIELDS go together, in the same place");
    }
}

#[test]
fn the_inner_keys_of_the_table_are_those_that_are_written() {
    let value = serde_json::to_value(full()).unwrap();
    for field in FIELDS {
        let inner = match &value[field.name] {
            Value::Array(members) => members.first().cloned().unwrap_or_default(),
            value => value.clone(),
        };
        let Value::Object(members) = inner else { continue };
        let keys = members.keys().cloned().collect::<Vec<_>>().join(", ");
        assert!(field.form.contains(&format!("{{{keys}}}")), "{}: {{{keys}}} is not {}", field.name, field.form);
    }
}

#[test]
fn the_schema_allows_what_is_written_and_nothing_else() {
    let validator = validator();
    for record in [full(), bare()] {
        let value = serde_json::to_value(record).unwrap();
        assert!(validator.is_valid(&value), "{:?}", validator.iter_errors(&value).next());
        let mut more = value.clone();
        more["surprise"] = json!(1);
        assert!(!validator.is_valid(&more), "an unknown key is allowed");
        assert!(serde_json::from_value::<Record>(more).is_err());
        for field in FIELDS {
            let mut less = value.clone();
            less.as_object_mut().unwrap().remove(field.name);
            assert!(!validator.is_valid(&less), "{} may be left out", field.name);
        }
        let mut wrong = value;
        wrong["kind"] = json!("handshake");
        assert!(!validator.is_valid(&wrong), "an unknown kind is allowed");
    }
}

#[test]
fn every_record_of_the_fixtures_keeps_to_the_schema() {
    let validator = validator();
    let folder = Folder::of(&[("deal.txt", DEAL.as_bytes())]);
    let mut command = tieup();
    command.args(["extract", "-q"]).arg(folder.path("deal.txt")).args(fixtures());
    let said = said(command);
    assert_eq!(said.code, 0, "{}", said.err);
    let mut ids = std::collections::HashSet::new();
    for line in said.out.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let error = validator.iter_errors(&value).next().map(|error| error.to_string());
        assert_eq!(error, None, "{line}");
        let record: Record = serde_json::from_value(value).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), line, "a record read and written again differs");
        assert!((0.0..=1.0).contains(&record.confidence), "{line}");
        assert!(ids.insert(record.id.clone()), "two records have one id: {line}");
        check_words(&record);
    }
}

/// Offsets are code points into the article, and cut out exactly the words that are written.
fn check_words(record: &Record) {
    let Ok(bytes) = std::fs::read(&record.doc.path) else { return };
    let text = String::from_utf8(bytes).unwrap_or_default();
    let text: Vec<char> = text.trim_start_matches('\u{feff}').chars().collect();
    for evidence in &record.evidence {
        let words: String = text[evidence.start..evidence.end].iter().collect();
        assert_eq!(words, evidence.text, "{}", record.doc.path);
    }
}

#[test]
fn the_table_for_people_has_a_row_a_field() {
    let said = run(["schema", "--fields"]);
    assert_eq!(said.out.lines().count(), FIELDS.len() + 2);
    for field in FIELDS {
        assert!(said.out.contains(&format!("| `{}` |", field.name)));
    }
    assert!(said.out.lines().all(|line| line.matches('|').count() - line.matches("\\|").count() == 4), "{}", said.out);
}
