//! What `tieup explain` shows of the stages, as plain steps.

use crate::model::{Annotation, Document, Draft, Element, ElementKind, Explanation, SideRef, Span, Step};

fn step(text: &str, span: Span, label: impl Into<String>, why: impl Into<String>) -> Step {
    Step { start: span.start, end: span.end, label: label.into(), text: span.of(text).to_owned(), why: why.into() }
}

pub(crate) fn blocks(document: &Document) -> Vec<Step> {
    document.blocks.iter().map(|b| step(&document.text, b.span, b.kind.name(), "")).collect()
}

/// Each sentence as the patterns saw it.
pub(crate) fn sentences(text: &str, annotation: &Annotation) -> Vec<Step> {
    let seen =
        |elements: &[Element]| elements.iter().map(|e| element(text, annotation, e)).collect::<Vec<_>>().join(" ");
    annotation.sentences.iter().map(|s| step(text, s.span, s.kind.name(), seen(&s.elements))).collect()
}

fn element(text: &str, annotation: &Annotation, element: &Element) -> String {
    let words = element.span.of(text);
    let name = |id: usize| annotation.entities[id].name.as_str();
    match &element.kind {
        ElementKind::Word(_) | ElementKind::Mark(_) => words.to_owned(),
        ElementKind::Sides(group) => {
            let who = group.sides.iter().map(|s| match &s.who {
                SideRef::Named(id) => name(*id).to_owned(),
                SideRef::Singular(_) | SideRef::Plural(_) | SideRef::We => format!("({})", s.span.of(text)),
            });
            let who: Vec<String> = who.collect();
            format!("[sides: {}]", if who.is_empty() { words.to_owned() } else { who.join(" + ") })
        }
        ElementKind::People(people) => {
            let who = people.iter().map(|p| match p.employer {
                Some(employer) => format!("{} of {}", name(p.entity), name(employer)),
                None => name(p.entity).to_owned(),
            });
            format!("[people: {}]", who.collect::<Vec<_>>().join(" + "))
        }
        ElementKind::Noun(noun) => format!("[{:?}: {words}]", noun.kind).to_lowercase(),
        ElementKind::Verb(verb) => {
            let classes: Vec<String> = verb.classes.iter().map(|(c, _)| format!("{c:?}").to_lowercase()).collect();
            let planned = if verb.planned { ", planned" } else { "" };
            let negative = if verb.negative { ", denied" } else { "" };
            format!(
                "[{}.{}{planned}{negative}: {words}]",
                classes.join("|"),
                format!("{:?}", verb.voice).to_lowercase()
            )
        }
        ElementKind::Date(_) => format!("[date: {words}]"),
        ElementKind::Money(money) => format!("[money: {} {}]", money.amount, money.currency),
        ElementKind::Term(term) => format!("[term: {term}]"),
        ElementKind::Place(id) => format!("[place: {}]", name(*id)),
        ElementKind::Event(id) => format!("[event: {}]", name(*id)),
    }
}

/// Each entity's mentions and the reason for the first.
pub(crate) fn mentions(text: &str, annotation: &Annotation) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for entity in &annotation.entities {
        for (at, span) in entity.mentions.iter().enumerate() {
            let why = if at == 0 { entity.why.to_owned() } else { format!("the same as \"{}\"", entity.name) };
            steps.push(step(text, *span, format!("{:?}", entity.class).to_lowercase(), why));
        }
    }
    steps.sort_by_key(|s| (s.start, s.end));
    steps
}

pub(crate) fn drafts(text: &str, annotation: &Annotation, drafts: &[Draft]) -> Vec<Step> {
    let steps = drafts.iter().map(|draft| {
        let sentence = &annotation.sentences[draft.sentence];
        let covered = &sentence.elements[draft.elements.0..draft.elements.1.max(draft.elements.0)];
        let span = covered
            .iter()
            .fold(None, |s: Option<Span>, e| Some(s.map_or(e.span, |s| s.cover(e.span))))
            .unwrap_or(sentence.span);
        let side = |s: &crate::model::Side| s.span.of(text).to_owned();
        let sides: Vec<String> = draft.left.iter().chain(&draft.right).map(side).collect();
        let why = format!(
            "kind {:?}, status {:?}, sides {}, weight {}",
            draft.kind,
            draft.status,
            sides.join(" + "),
            draft.weight
        );
        step(text, span, draft.patterns.join(", "), why)
    });
    steps.collect()
}

/// Offsets are shown in code points, as records give them.
pub(crate) fn in_code_points(text: &str, told: &mut Explanation) {
    let lists = [
        &mut told.blocks,
        &mut told.mentions,
        &mut told.sentences,
        &mut told.patterns,
        &mut told.drafts,
        &mut told.decisions,
    ];
    let points = |start: usize, end: usize| {
        let (start, end) = (start.min(text.len()), end.min(text.len()));
        let before = text[..start].chars().count();
        (before, before + text[start..end].chars().count())
    };
    for step in lists.into_iter().flatten() {
        (step.start, step.end) = points(step.start, step.end);
    }
    for sentence in told.weighed.iter_mut().filter_map(|w| w.sentence.as_mut()) {
        *sentence = points(sentence.0, sentence.1);
    }
}
