//! Rows of a table: one cell names the sides, another the instrument, the others what for, how much and how long.

use crate::model::{
    BlockKind, Draft, Element, ElementKind, NounClass, Sentence, Side, SideRef, Span, Status, VerbClass,
};

/// The draft that a row tells: its first cell with two sides and its first cell with an instrument.
pub(super) fn draft(text: &str, at: usize, sentence: &Sentence) -> Option<Draft> {
    if sentence.kind != BlockKind::TableRow {
        return None;
    }
    let cells: Vec<&[Element]> = sentence.elements.split(|e| matches!(e.kind, ElementKind::Mark('|'))).collect();
    let both = cells.iter().map(|cell| sides(cell)).find(|s| s.len() >= 2).or_else(|| pair(&cells))?;
    let noun = sentence.elements.iter().position(
        |e| matches!(&e.kind, ElementKind::Noun(n) if matches!(n.class, NounClass::Instrument | NounClass::Venture)),
    )?;
    let ElementKind::Noun(instrument) = &sentence.elements[noun].kind else { return None };
    let verb = sentence.elements.iter().find_map(|e| match &e.kind {
        ElementKind::Verb(v) => [VerbClass::Renew, VerbClass::End].into_iter().find_map(|c| v.has(c).flatten()),
        _ => None,
    });
    // What for: a cell of words, without sides, instrument, money or term.
    let plain = |cell: &&&[Element]| {
        !cell.is_empty()
            && cell.iter().all(|e| {
                matches!(
                    e.kind,
                    ElementKind::Word(_)
                        | ElementKind::Place(_)
                        | ElementKind::Verb(_)
                        | ElementKind::Mark(_)
                        | ElementKind::Sides(_)
                )
            })
            && sides(cell).is_empty()
            && cell.iter().any(|e| e.span.of(text).chars().any(char::is_alphabetic))
            && cell.len() > 1
    };
    let subject = cells.iter().skip(1).find(plain).and_then(|cell| Some(cell.first()?.span.cover(cell.last()?.span)));
    Some(Draft {
        sentence: at,
        patterns: vec!["table-row".to_owned()],
        elements: (0, sentence.elements.len()),
        noun: Some(noun),
        verb: None,
        left: both,
        right: Vec::new(),
        stakeholders: Vec::new(),
        people: Vec::new(),
        counted: None,
        kind: Some(instrument.kind),
        status: Some(verb.unwrap_or(Status::Signed)),
        negative: false,
        by_people: false,
        opener: None,
        inherits: false,
        weight: 30,
        subject: subject.or_else(|| instrument.about.filter(|a: &Span| a.start > 0)),
    })
}

fn sides(cell: &[Element]) -> Vec<Side> {
    let groups = cell.iter().filter_map(|e| match &e.kind {
        ElementKind::Sides(group) => Some(group),
        _ => None,
    });
    groups.flat_map(|g| g.sides.iter().filter(|s| matches!(s.who, SideRef::Named(_))).cloned()).collect()
}

/// "| A | B | MoU |": each side in a cell of its own.
fn pair(cells: &[&[Element]]) -> Option<Vec<Side>> {
    let single: Vec<Side> = cells.iter().map(|cell| sides(cell)).filter(|s| s.len() == 1).flatten().take(2).collect();
    (single.len() == 2).then_some(single)
}
