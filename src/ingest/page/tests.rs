use super::*;
use crate::model::Date;

fn page(text: &str) -> Document {
    let mut document = Document { text: text.to_owned(), ..Document::default() };
    read(&mut document);
    document
}

fn kinds(text: &str) -> Vec<&'static str> {
    page(text).blocks.iter().map(|b| b.kind.name()).collect()
}

#[test]
fn furniture_gives_title_author_and_date() {
    let text = "Port signs pact\n\nTwo harbours to share pilots\n\n3 May 2024 | Ports | By Ann Lee\n\nThe port of Aa signed a pact.\n\nAbout the port\nIt is large.\n";
    let d = page(text);
    assert_eq!(d.title.as_deref(), Some("Port signs pact"));
    assert_eq!(d.author.as_deref(), Some("Ann Lee"));
    assert_eq!(d.published, Some(Date::day(2024, 5, 3)));
    assert_eq!(kinds(text), ["title", "standfirst", "furniture", "body", "boilerplate", "boilerplate"]);
}

/// Lines of a page, and the date that they give it; `LEAD` stands for running text.
#[test]
fn a_page_prints_its_date_in_many_ways() {
    for (lines, want) in [
        ("Lakes share boats\nLima, 7 March 2023 — LEAD", "2023-03-07"),
        ("Lakes share boats\nLIMA, March 7 - LEAD", "-"),
        ("7 March 2023\nLEAD", "2023-03-07"),
        ("Tuesday, 7 March 2023\nLEAD", "2023-03-07"),
        ("LIMA, 7 March 2023\nLEAD", "2023-03-07"),
        ("LIMA | Mar 7, 2023 | Staff\nLEAD", "2023-03-07"),
        ("7 March 2023 | Rail\nLEAD", "2023-03-07"),
        ("Lake notes, Tuesday, March 7, 2023\nLEAD", "2023-03-07"),
        ("Year in review (7 March 2023)\nLEAD", "2023-03-07"),
        ("PHOTO RELEASE — 7 March 2023\nLEAD", "2023-03-07"),
        ("LAKE LEDGER · In brief · week of Tue 7 March 2023\nLEAD", "2023-03-07"),
        ("By A. Lee | Posted Mar 7, 2023\nLEAD", "2023-03-07"),
        ("Posted 2023.03.07 by Marigold\nLEAD", "2023-03-07"),
        ("Posted 7 March 2023 by the Boat Desk, Lima\nLEAD", "2023-03-07"),
        ("Boat & Lake | 2023-03-07 | Licensing\nBoatyard licenses a hull in the Gulf\nLEAD", "2023-03-07"),
        ("Lakes share boats\nLake magazine, March 2023\nLEAD", "2023-03"),
        ("7-MAR-1989 11:02:44.17\nLAKES TO SHARE BOATS\n    LIMA, March 7 - LEAD", "1989-03-07"),
        ("07-03-89 1522GMT\nLakes to share boats\n    LIMA, March 7 - LEAD", "1989-03-07"),
        ("Remarks by the Minister of Lakes at the boat dinner\nLima, 7 March 2023\nLEAD", "2023-03-07"),
        ("MINUTES OF THE LAKE BOARD\nHeld on 7 March 2023; confirmed 9 June 2023\nLEAD", "2023-03-07"),
        ("Lakes share boats\nNo. 31/2023, Tuesday 7 March\nLEAD", "2023-03-07"),
        ("Newsletter, issue 2 of 2023 (7 March)\nLEAD", "2023-03-07"),
        ("LIMA. March 7. LAKE-INFO\nLakes of the north share their boats\nLEAD\n© Lake-Info 2023", "2023-03-07"),
        ("Lakes share boats\nLEAD\n7 March 2023", "2023-03-07"),
        ("Lakes share boats\nLEAD\nMINISTRY OF LAKES 7 MARCH 2023", "2023-03-07"),
        ("Lakes share boats\nLEAD\n(Lake Bulletin no. 12/2023, 7 March)", "2023-03-07"),
        ("Lakes share boats\nLEAD\n— Staff, 7 March 2023", "2023-03-07"),
        ("Lakes share boats\n7 March 2023\nLEAD\nLast updated on 9 May 2024", "2023-03-07"),
        ("Lakes share boats\nLEAD\nLast updated on 7 March 2023", "2023-03-07"),
        (
            "PRESS RELEASE\nFor immediate release\nLakes of the north share their boats\nLima – March 7, 2023 – LEAD",
            "2023-03-07",
        ),
        ("Lakes share boats\nSingapore, 7 March, 2023 The lakes met. LEAD", "2023-03-07"),
        ("Lakes share boats\nLake Host magazine, issue 4/2023\nLEAD", "2023"),
        ("Lake letter\nPost #88 · posted on a rainy Tuesday, 7 March 2023\nLEAD", "2023-03-07"),
        ("AGREED MINUTES\nLima, 5-7 March 2023\nLEAD", "2023-03-07"),
        // No date of the page's own.
        ("On 7 March 2023 the growers told members of it. LEAD", "-"),
        ("Signed on 7 March 2023, the accord goes on. LEAD", "-"),
        ("Lakes to share boats from 7 March 2023\nLEAD", "-"),
        ("Lakes share boats\nLEAD\nThe boats were bought on 7 March 2023.", "-"),
        ("Lakes share boats\nLEAD\nNext meeting: 7 March 2023", "-"),
        ("LAKE UNION\nPosition at 7 March 2023. Small boats are not listed.\nLEAD", "-"),
        ("• What: a pact of two lakes\n• When: agreed 7 March 2023\n• Who pays: nobody", "-"),
    ] {
        let text = lines.replace("LEAD", "Two lakes have agreed to share the boats that they own between them.");
        let date = page(&text).published.map_or("-".to_owned(), |d| d.to_string());
        assert_eq!(date, want, "{lines}");
    }
}

#[test]
fn each_block_is_what_it_looks_like() {
    for (text, want) in [
        (
            "7-MAR-1989 11:02:44.17\nLAKES SHARE A BOAT YARD\n    LIMA, March 7 - Two lakes will share a yard.",
            vec!["furniture", "title", "dateline", "body"],
        ),
        (
            "OPINION\nWhy two lakes should share a yard\nBy Ann Lee\nTwo lakes have one yard between them.",
            vec!["furniture", "title", "furniture", "body"],
        ),
        ("Two lakes have agreed to share the boats that they own between them.", vec!["body"]),
        (
            "7 March 2023\nTwo lakes have agreed to share the boats that they own.\nThe rest stay.",
            vec!["furniture", "body", "body"],
        ),
        (
            "THE LAKE MERCURY\nThursday 19 May 2016\nTwo lake towns forge a friendship\nThey met and signed a charter at noon.",
            vec!["title", "furniture", "standfirst", "body"],
        ),
        (
            "Lake pact\n1. The two lakes have agreed to share boats.\n2. They will meet again.",
            vec!["title", "body", "body"],
        ),
        (
            "Lake pacts\nThe lakes signed three papers today:\n1. a roadmap on eels\n2. a letter on reeds.\n(c) a list",
            vec!["title", "body", "list item", "list item", "list item"],
        ),
        (
            "Lake talk\nOur man met the head of the lake.\nQ: How are the boats?\nA: They float.",
            vec!["title", "body", "body", "body"],
        ),
        (
            "Lake table\nThe two lakes signed these three papers at noon today.\nRef\tWith\tWhat\nA-1\tNorth\tboats",
            vec!["title", "body", "table row", "table row"],
        ),
        (
            "Lake pact\nThe two lakes signed it at noon today.\nNEW BOATS FOR BOTH OF THEM\nThey float.",
            vec!["title", "body", "heading", "body"],
        ),
        (
            "Lake pact\nThe two lakes signed it at noon today.\nBy then the old boat had sunk.\nENDS\nAnn Lee",
            vec!["title", "body", "body", "boilerplate", "boilerplate"],
        ),
    ] {
        assert_eq!(kinds(text), want, "{text}");
    }
}

#[test]
fn a_number_or_bullet_is_no_part_of_its_block() {
    let d = page("Lake pact\n1. The two lakes have agreed to share boats.\n2. They met.\n• Boats: nine.");
    let blocks: Vec<_> = d.blocks.iter().map(|b| b.span.of(&d.text)).collect();
    assert_eq!(blocks[1..], ["The two lakes have agreed to share boats.", "They met.", "Boats: nine."]);
}
