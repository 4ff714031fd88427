//! The generator is trusted to know the truth, so what it promises is checked.

use super::slot::Slot;
use super::stock::Stock;
use super::template::Template;
use super::{Article, Options, articles};
use std::collections::BTreeSet;

/// Beginnings of the words that announce deals; an article without deals must hold none.
const TRIGGERS: &[&str] = &[
    "accord",
    "agree",
    "allian",
    "ally",
    "award",
    "cancel",
    "co-oper",
    "collab",
    "commit",
    "compact",
    "conclud",
    "consorti",
    "contract",
    "cooper",
    "deal",
    "enter",
    "extend",
    "forge",
    "formed",
    "framework",
    "friendship",
    "heads of terms",
    "ink",
    "intent",
    "join",
    "laps",
    "launch",
    "lease",
    "letter",
    "licen",
    "memorand",
    "moa",
    "mou",
    "negotia",
    "order",
    "pact",
    "partner",
    "pledge",
    "protocol",
    "renew",
    "seal",
    "sign",
    "sister",
    "suppl",
    "talks",
    "team",
    "terminat",
    "tie",
    "treat",
    "twin",
    "undertak",
    "unite",
    "unveil",
    "ventur",
    "work with",
];

/// Words that only begin like a trigger.
const INNOCENT: &[&str] = &["united", "united's"];

fn some(options: &Options) -> Vec<Article> {
    articles(options).unwrap().collect()
}

fn few(seed: u64) -> Vec<Article> {
    some(&Options { articles: 60, seed, deals: 0.5, ..Options::default() })
}

fn cut(text: &str, span: &serde_json::Value) -> String {
    let (start, end) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

fn trigger_in(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    TRIGGERS.iter().find_map(|trigger| {
        text.match_indices(trigger).find_map(|(at, _)| {
            let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric());
            let word: String = text[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            (begins && !INNOCENT.contains(&word.as_str())).then_some(word)
        })
    })
}

fn forms(party: &serde_json::Value) -> Vec<&str> {
    let aliases = party["aliases"].as_array().unwrap().iter();
    aliases.chain([&party["name"]]).map(|name| name.as_str().unwrap()).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(few(7), few(7), "something other than seed and number went into an article");
}

#[test]
fn another_seed_gives_other_articles() {
    let (one, two) = (few(7), few(8));
    let same = one.iter().zip(&two).filter(|(a, b)| a.text == b.text).count();
    assert_eq!(same, 0, "{same} articles do not depend on the seed");
}

#[test]
fn an_article_does_not_depend_on_how_many_there_are() {
    let long = few(7);
    let short = some(&Options { articles: 5, seed: 7, deals: 0.5, ..Options::default() });
    assert_eq!(short[..], long[..5]);
}

#[test]
fn evidence_names_the_parties() {
    for article in few(3) {
        for deal in article.gold["deals"].as_array().unwrap() {
            let spans = deal["evidence"].as_array().unwrap();
            let sentences: Vec<String> = spans.iter().map(|span| cut(&article.text, span)).collect();
            for (i, sentence) in sentences.iter().enumerate() {
                let first = sentence.chars().next().unwrap();
                assert!(
                    !first.is_lowercase() && !sentence.contains('\n'),
                    "{}: not a sentence: {sentence}",
                    article.id
                );
                let headline = cut(&article.text, &spans[i]) == article.text.lines().next().unwrap();
                assert!(headline || sentence.ends_with('.'), "{}: cut off: {sentence}", article.id);
            }
            for party in deal["parties"].as_array().unwrap() {
                let told = sentences.iter().any(|s| s.contains(party["name"].as_str().unwrap()));
                assert!(told, "{}: no evidence names {}: {sentences:?}", article.id, party["name"]);
            }
            for sentence in &sentences {
                let named =
                    deal["parties"].as_array().unwrap().iter().any(|p| forms(p).iter().any(|f| sentence.contains(f)));
                let anaphoric = sentence.starts_with("The ") || sentence.contains("ceremony");
                assert!(named || anaphoric, "{}: names no party: {sentence}", article.id);
            }
        }
    }
}

#[test]
fn what_the_gold_says_stands_in_the_text() {
    for article in few(4) {
        for deal in article.gold["deals"].as_array().unwrap() {
            let officials = deal["officials"].as_array().unwrap().iter().map(|o| &o["name"]);
            let places = deal["places"].as_array().unwrap().iter();
            for value in officials.chain(places).chain([&deal["subject"], &deal["programme"]]) {
                if let Some(words) = value.as_str() {
                    assert!(article.text.contains(words), "{}: {words} is nowhere in the text", article.id);
                }
            }
        }
    }
}

#[test]
fn articles_without_deals_hold_no_trigger() {
    for article in some(&Options { articles: 150, seed: 5, deals: 0.0, ..Options::default() }) {
        assert_eq!(article.gold["deals"].as_array().map(Vec::len), Some(0));
        assert_eq!(trigger_in(&article.text), None, "{} would not be stopped by the gate", article.id);
    }
}

#[test]
fn no_filler_sentence_holds_a_trigger() {
    let stock = Stock::embedded().unwrap();
    let news = stock.topics.iter().flat_map(|topic| topic.headlines.iter().chain(&topic.sentences));
    let fillers: Vec<&Template> = news.chain(stock.backgrounds.iter().map(|b| &b.text)).collect();
    for template in &fillers {
        let text = template.fill(|_, _| "X".to_owned());
        assert_eq!(trigger_in(&text), None, "{text}");
    }
    let sentences: usize = stock.topics.iter().map(|topic| topic.sentences.len()).sum();
    assert!(sentences >= 60, "only {sentences} filler sentences");
}

#[test]
fn the_deals_are_of_every_sort() {
    let stock = Stock::embedded().unwrap();
    assert!(stock.deals.len() >= 40, "only {} ways of telling a deal", stock.deals.len());
    let kinds: BTreeSet<_> = stock.deals.iter().map(|deal| deal.kind).collect();
    let statuses: BTreeSet<_> = stock.deals.iter().map(|deal| deal.status).collect();
    assert_eq!((kinds.len(), statuses.len()), (7, 5), "{kinds:?} {statuses:?}");
}

#[test]
fn length_and_mix_are_as_ordered() {
    let made = some(&Options { articles: 400, seed: 9, ..Options::default() });
    for article in &made {
        let length = article.text.chars().count();
        assert!((380..=6000).contains(&length), "{} has {length} characters", article.id);
    }
    let with = made.iter().filter(|a| !a.gold["deals"].as_array().unwrap().is_empty()).count();
    assert!((80..=160).contains(&with), "{with} of 400 articles have deals instead of about 120");
}

#[test]
fn an_unknown_slot_is_refused() {
    let fault = Template::try_from("{a} meets {nobody}.".to_owned()).unwrap_err();
    assert!(fault.contains("unknown slot {nobody}"), "{fault}");
    assert!(Template::try_from("{a meets b.".to_owned()).is_err());
    assert_eq!(Template::try_from("{a}.".to_owned()).unwrap().slots().next(), Some(Slot::Side(0)));
}
