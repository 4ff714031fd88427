//! What single steps make of words, told by `explain`: sums of money, the countries of bodies, and what was weighed.

use tieup::Engine;
use tieup::model::{Explanation, Record};

fn read(text: &str) -> (Vec<Record>, Explanation) {
    let engine = Engine::embedded().expect("the lists are sound");
    let document = tieup::ingest::document("a", text);
    let (records, told) = engine.explain(&document);
    assert_eq!(records, engine.read(&document), "telling changes nothing");
    (records, told)
}

fn says(told: &Explanation, what: &str) -> bool {
    told.sentences.iter().any(|s| s.why.contains(what))
}

#[test]
fn a_currency_is_whose_the_words_or_the_article_say() {
    let cases = [
        ("Arvento Rail signed a contract with Canada for a line; it will spend 1.8 mln Canadian dlrs.", "1800000 CAD"),
        ("Arvento Rail of France signed a contract in Paris. It pays 40 million francs to France.", "40000000 FRF"),
        ("Mexico signed a contract with Arvento Rail. Mexico will pay 80 million pesos.", "80000000 MXN"),
        ("Manila signed a contract with Arvento Rail and will pay 80 million pesos.", "80000000 PHP"),
        ("Arvento Rail signed a contract with the United States and Australia for $5 million.", "5000000 USD"),
        ("Australia signed a contract with Arvento Rail in Sydney. Australia pays $5 million to it.", "5000000 AUD"),
    ];
    for (text, money) in cases {
        let (_, told) = read(text);
        assert!(says(&told, &format!("[money: {money}]")), "{money}: {:?}", told.sentences);
    }
}

#[test]
fn a_body_has_the_country_that_stands_beside_its_name() {
    let text = "Chile’s Ministry of Basic Science and the Danish software house Solgram ApS signed a memorandum of \
                understanding with Hissverk Norr AB of Stockholm on Monday to train pilots.";
    let (records, _) = read(text);
    let country = |name: &str| {
        let party = records.iter().flat_map(|r| &r.parties).find(|p| p.name.contains(name));
        party.unwrap_or_else(|| panic!("no {name} in {records:?}")).country.clone()
    };
    assert_eq!(country("Basic Science").as_deref(), Some("CL"));
    assert_eq!(country("Solgram").as_deref(), Some("DK"));
    assert_eq!(country("Hissverk").as_deref(), Some("SE"));
}

#[test]
fn a_name_over_a_line_end_is_written_on_one() {
    let text = "PILOTS TO BE TRAINED IN MOMBASA\n\nApril 28, 1988\n\n\
                MOMBASA, April 28 - The Kenya Ports Authority on Thursday signed a\n\
                memorandum of understanding in the old house with Hissverk Norr\n\
                AB of Stockholm to train the pilots of the harbour of Mombasa.\n\n\
                The Swedes will send two teachers, a cook and a bridge simulator\n\
                to the harbour before the end of the year, the authority said.\n";
    let (records, _) = read(text);
    let names: Vec<&str> = records.iter().flat_map(|r| &r.parties).map(|p| p.name.as_str()).collect();
    assert!(names.contains(&"Hissverk Norr AB"), "{names:?}");
}

#[test]
fn what_was_weighed_adds_up() {
    let (_, told) = read("Keppel and Nokia signed a memorandum of understanding on Monday to train pilots.");
    assert!(told.weighed.iter().any(|w| w.decision == "deal"), "{:?}", told.weighed);
    let mut bases = std::collections::BTreeMap::new();
    for it in told.weighed {
        assert!(it.weights.windows(2).all(|pair| pair[0].weight.abs() >= pair[1].weight.abs()), "{it:?}");
        // What the pieces leave is the base: the same for every sum of an answer.
        let rest = it.score - it.weights.iter().map(|w| w.weight).sum::<f32>();
        let base = *bases.entry((it.decision.clone(), it.answer.clone())).or_insert(rest);
        assert!((rest - base).abs() < 0.01, "{}: {rest} beside {base}", it.decision);
    }
}

#[test]
fn a_name_goes_on_where_its_parts_belong_together() {
    let cases = [
        (
            "The National Pilotage and Dredging Office (NPDO) and Norlin AB signed an MoU.",
            "National Pilotage and Dredging Office",
        ),
        (
            "The Norwegian Agency for Vaccines and Timber signed an MoU with Norlin AB.",
            "Norwegian Agency for Vaccines and Timber",
        ),
        ("Norlin AB signed an MoU with the Somali Hides and Skins Chamber.", "Somali Hides and Skins Chamber"),
        (
            "Norlin AB signed an MoU with the Moldovan General Inspectorate of Police.",
            "Moldovan General Inspectorate of Police",
        ),
        ("The e-Harbour Centre of Estonia signed an MoU with Norlin AB.", "e-Harbour Centre of Estonia"),
    ];
    for (text, name) in cases {
        let (_, told) = read(text);
        let names: Vec<&str> = told.mentions.iter().map(|m| m.text.as_str()).collect();
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

#[test]
fn what_a_name_is_not() {
    let cases = [
        ("OpenTram signed an MoU under the OpenTram for Cities programme.", "OpenTram", "event"),
        (
            "The bank signed a lease with a Japanese partner, Kitanami Hosha, whose yard opened.",
            "Kitanami Hosha",
            "person",
        ),
        ("The city signed a contract with the Danish pension manager Fjordgaard.", "Fjordgaard", "person"),
    ];
    for (text, name, label) in cases {
        let (_, told) = read(text);
        let found: Vec<&str> = told.mentions.iter().filter(|m| m.text == name).map(|m| m.label.as_str()).collect();
        assert!(!found.is_empty() && !found.contains(&label), "{name}: {found:?}");
    }
}

#[test]
fn an_opening_name_is_told_by_its_apposition() {
    let (_, told) = read("Norlin, Tampere’s largest airline, signed an MoU with the city of Turku.");
    assert!(told.mentions.iter().any(|m| m.text == "Norlin"), "{:?}", told.mentions);
    let (_, told) = read("Reportedly, the airline signed an MoU with the city of Turku.");
    assert!(told.mentions.iter().all(|m| m.text != "Reportedly"), "{:?}", told.mentions);
}

#[test]
fn we_are_the_house_of_the_byline_or_of_the_release() {
    let told = "We signed a memorandum of understanding with the Port of Turku on Monday to train pilots.\n\n\
                The training starts in May, and the port will send us forty pilots a year.\n";
    let cases = [
        format!("Pilots for Turku\n\nBy Aino Virta, CEO, Norlin Grid\n12 May 2024\n\n{told}"),
        format!("Pilots for Turku\n\n12 May 2024\n\n{told}\nAbout Norlin Grid\nNorlin Grid trains pilots.\n"),
    ];
    for text in cases {
        let (records, _) = read(&text);
        let names: Vec<&str> = records.iter().flat_map(|r| &r.parties).map(|p| p.name.as_str()).collect();
        assert!(names.contains(&"Norlin Grid"), "{names:?} of {text}");
    }
}
