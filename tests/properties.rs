use crate::support::{DEAL, fixtures};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::sync::LazyLock;
use tieup::Engine;
use tieup::model::Record;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the data built in can be read"));

/// The words of the articles, each with the mark that ends it, article after article.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let articles = fixtures().into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let text: String = articles.chain([DEAL.to_owned()]).collect::<Vec<_>>().join(" ");
    text.split_whitespace().map(str::to_owned).collect()
});

/// Anything at all, with more of what texts break at than chance gives.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{0,24}",
        2 => any::<String>(),
        4 => "[\\[\\](){}<>\"'“”‘’«»„ʻ&.,;:!?*#|/\\\\%$€—–‑ -]{1,6}",
        3 => "[ \\t\\r\\n\u{a0}\u{200b}\u{2028}\u{feff}]{1,4}",
        2 => "[A-Z][a-z]{0,9}( [A-Z][a-z’.]{0,9}){0,5}",
        2 => "[A-Z]{2,6}",
        2 => "[0-9]{1,25}([.,:/-][0-9]{1,4}){0,3}( ?(%|bn|m|million|km))?",
        1 => "[a-zA-Zäéøß]{200,3000}",
        1 => "(\u{301}|\u{200d}|👩‍🔧|🇲🇾|ﬁ|İ|ǅ|שלום|مرحبا|京都市|한국){1,6}",
        2 => Just("signed a memorandum of understanding with".to_owned()),
        1 => Just("(MoU)".to_owned()),
        1 => "(US|S|A)?[$€£]?[0-9]{1,9}(\\.[0-9]+)? ?(million|billion|ringgit)?",
        1 => "(on|since|last|next|in) (Monday|May|year|2024|31 February|[0-9]{1,3} (days|weeks) ago)",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Runs of an article's words, put together in another order: triggers, names and dates in sentences nobody wrote.
fn shuffled() -> impl Strategy<Value = String> {
    let run = (0..WORDS.len(), 1..14_usize)
        .prop_map(|(start, length)| WORDS[start..].iter().take(length).cloned().collect::<Vec<_>>());
    let joint = prop_oneof![12 => Just(" "), 2 => Just(", "), 1 => Just(". "), 1 => Just(" and "), 1 => Just("\n\n"), 1 => Just("\n"), 1 => Just("”")];
    let piece = (run, joint).prop_map(|(words, joint)| words.join(" ") + joint);
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// What holds of every text, however odd.
fn check(text: &str) -> Result<(), TestCaseError> {
    let document = tieup::ingest::document("p", text);
    prop_assert_eq!(&document.text, text, "ingest has changed the text");
    let mut end = 0;
    for block in &document.blocks {
        let span = block.span;
        prop_assert!(end <= span.start && text.get(span.start..span.end).is_some(), "a block lies badly: {:?}", block);
        end = span.end;
    }
    let records = ENGINE.read(&document);
    let chars: Vec<char> = text.chars().collect();
    for record in &records {
        check_record(record, &chars)?;
    }
    let mut ids: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    prop_assert_eq!(ids.len(), records.len(), "two records have one id");
    prop_assert!(
        ENGINE.read(&document) == records,
        "a second run gives other records: something has an order of its own"
    );
    Ok(())
}

fn check_record(record: &Record, text: &[char]) -> Result<(), TestCaseError> {
    prop_assert!((0.0..=1.0).contains(&record.confidence), "the confidence is {}", record.confidence);
    prop_assert!(!record.evidence.is_empty(), "a record without evidence");
    for evidence in &record.evidence {
        let words = text.get(evidence.start..evidence.end).map(|words| words.iter().collect::<String>());
        prop_assert_eq!(words.as_ref(), Some(&evidence.text), "offsets are code points, end exclusive");
    }
    let parties = record.parties.iter().map(|party| (&party.name, &party.spans));
    let officials = record.officials.iter().map(|official| (&official.name, &official.spans));
    let places = record.places.iter().map(|place| (&place.name, &place.spans));
    for (name, spans) in parties.chain(officials).chain(places) {
        prop_assert!(!name.trim().is_empty(), "a name is empty");
        for [start, end] in spans {
            prop_assert!(start < end && *end <= text.len(), "{} lies at {}..{} of {}", name, start, end, text.len());
        }
    }
    Ok(())
}

fn cases() -> ProptestConfig {
    // PROPTEST_CASES=100000 makes a long run; a failure prints its smallest text, which then belongs into the test below.
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_text_is_read_without_panic_and_with_true_offsets(text in anything()) {
        check(&text)?;
    }

    #[test]
    fn shuffled_articles_are_read_without_panic_and_with_true_offsets(text in shuffled()) {
        check(&text)?;
    }
}

/// Work and memory grow with the text, not with the length of a sentence: no full stop, thousands of triggers and names.
#[test]
fn a_sentence_that_never_ends_is_read_in_bounded_time() {
    let started = std::time::Instant::now();
    for part in
        ["Keppel and Nokia signed an MoU with ", "signed MoU with ", "Alpha, Beta, Gamma Delta, ", "the the the the "]
    {
        let document = tieup::ingest::document("endless", &part.repeat(4_000));
        let records = ENGINE.read(&document);
        assert!(records.len() < 4_000, "{part}: {} records", records.len());
    }
    let seconds = started.elapsed().as_secs();
    assert!(seconds < 60, "{seconds} s for half a megabyte: the cut of over-long sentences has probably gone");
}

/// A text may end anywhere: each article up to each of its words.
#[test]
fn articles_cut_off_after_any_word_are_read_without_panic() {
    let offices = "Signed by the Minister of the Interior, the Director of the Port of Riga and the Minister for the";
    let cells = "signed a memorandum of understanding with\u{2028}\ttaਾ\tA";
    for text in [DEAL, offices, cells] {
        let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).chain([text.len()]);
        for end in ends {
            check(&text[..end]).expect("each cut is read with true offsets");
        }
    }
}
