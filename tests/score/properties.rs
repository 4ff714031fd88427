use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use tieup::generate::{self, Options};
use tieup::score::{Deal, GoldArticle, Outcome, compare, score};

fn judged(gold: &[GoldArticle], records: &[(String, Deal)]) -> Outcome {
    score(gold, records, &BTreeMap::new())
}

/// The annotation as records.
fn as_records(gold: &[GoldArticle]) -> Vec<(String, Deal)> {
    gold.iter().flat_map(|a| a.deals.iter().map(|deal| (a.doc.clone(), deal.clone()))).collect()
}

#[test]
fn the_gold_of_generated_articles_against_itself_is_without_a_fault() {
    let options = Options { articles: 300, deals: 0.6, ..Options::default() };
    let gold: Vec<GoldArticle> = generate::articles(&options)
        .unwrap()
        .map(|article| GoldArticle {
            doc: article.id,
            published: None,
            deals: serde_json::from_value(article.gold["deals"].clone()).unwrap(),
        })
        .collect();
    let outcome = judged(&gold, &as_records(&gold));
    assert_eq!(outcome.mistakes, []);
    for (slot, figures) in outcome.figures() {
        assert!(figures.gold > 0, "the generator never gives {slot}, so this test says nothing of it");
        assert_eq!((figures.precision, figures.recall, figures.f1), (1.0, 1.0, 1.0), "{slot}");
    }
}

/// Deals over few words, so that they often nearly agree.
fn some_deal() -> impl Strategy<Value = Deal> {
    let name = || prop::sample::select(vec!["Port of Cork", "Cork Port Ltd", "Graz Steam", "Graz", "Turku Yard", "港"]);
    let named = move |roles: Vec<&'static str>| {
        let one = (name(), prop::sample::select(roles), prop::sample::select(vec!["company", "city"]));
        prop::collection::vec(
            one.prop_map(|(name, role, kind)| json!({"name": name, "role": role, "type": kind})),
            0..4,
        )
    };
    let scalars = (
        prop::sample::select(vec!["mou", "contract"]),
        prop::sample::select(vec!["signed", "planned"]),
        prop::option::of(prop::sample::select(vec!["2024", "2024-05", "2024-05-14", "2023-01-01"])),
        prop::option::of(prop::sample::select(vec!["six ferries", "build six ferries", "a harbour"])),
        prop::option::of(prop::sample::select(vec![1.0, 5e6, 5.01e6])),
        prop::option::of(1..4_i64),
        (0..50_usize, 1..50_usize),
    );
    let lists = (named(vec!["party", "party", "stakeholder"]), named(vec!["signatory", "witness"]));
    (scalars, lists, any::<bool>()).prop_map(|(scalars, (parties, officials), optional)| {
        let (kind, status, date, subject, amount, count, (start, length)) = scalars;
        let value = amount.map(|amount| json!({"amount": amount, "currency": "EUR"}));
        let deal = json!({"kind": kind, "status": status, "date": date, "subject": subject, "value": value, "count": count,
            "parties": parties, "officials": officials, "places": [], "evidence": [[start, start + length]],
            "optional": optional});
        Deal::read(&deal).unwrap()
    })
}

fn some_gold() -> impl Strategy<Value = Vec<GoldArticle>> {
    prop::collection::vec(prop::collection::vec(some_deal(), 0..4), 1..5).prop_map(|articles| {
        let article = |(at, deals)| GoldArticle { doc: format!("a{at}"), published: None, deals };
        articles.into_iter().enumerate().map(article).collect()
    })
}

/// Of articles `a0` to `a5`, some of which nobody annotates.
fn some_records() -> impl Strategy<Value = Vec<(String, Deal)>> {
    prop::collection::vec(((0..6).prop_map(|at| format!("a{at}")), some_deal()), 0..12)
}

proptest! {
    #[test]
    fn figures_are_shares(gold in some_gold(), records in some_records()) {
        let outcome = judged(&gold, &records);
        for (slot, f) in outcome.figures() {
            for share in [f.precision, f.recall, f.f1] {
                prop_assert!((0.0..=1.0).contains(&share), "{slot}: {f:?}");
            }
        }
        let unknown: usize = outcome.unknown.values().sum();
        prop_assert!(outcome.tally.figures(&["deal"]).predicted <= records.len() - unknown);
    }

    #[test]
    fn the_order_of_articles_does_not_matter(gold in some_gold(), records in some_records()) {
        let outcome = judged(&gold, &records);
        let (mut gold, mut records) = (gold, records);
        gold.reverse();
        // Records of one article keep their order, which may decide between two that are alike.
        records.sort_by(|a, b| b.0.cmp(&a.0));
        let turned = judged(&gold, &records);
        prop_assert_eq!(outcome.figures(), turned.figures());
        prop_assert_eq!(outcome.mistakes, turned.mistakes);
        prop_assert_eq!(outcome.unknown, turned.unknown);
    }

    #[test]
    fn every_lost_point_is_told(gold in some_gold(), records in some_records()) {
        let outcome = judged(&gold, &records);
        let right = outcome.figures().iter().all(|(_, f)| f.gold == f.predicted && (f.gold == 0 || f.f1 > 0.999_999));
        prop_assert_eq!(right, outcome.mistakes.is_empty());
    }

    #[test]
    fn what_one_run_wins_the_other_loses(gold in some_gold(), a in some_records(), b in some_records()) {
        let (a, b) = (judged(&gold, &a), judged(&gold, &b));
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.won.len(), back.lost.len());
        prop_assert_eq!(there.lost.len(), back.won.len());
        let same = compare(&a, &a);
        prop_assert!(same.won.is_empty() && same.lost.is_empty());
    }
}
