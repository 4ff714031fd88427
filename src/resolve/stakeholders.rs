//! Bodies that support, fund or facilitate a deal without being a side.

use super::Article;
use crate::model::{BlockKind, Element, ElementKind, EntityId, SideRef, VerbClass, Voice};

pub(super) fn resolve(article: &mut Article) {
    let mut current = None;
    for at in 0..article.annotation.sentences.len() {
        let sentence = &article.annotation.sentences[at];
        if sentence.kind != BlockKind::Body {
            continue;
        }
        let near = article.about[at].is_some() || current.is_some_and(|(_, last)| at <= last + 3);
        if let Some(deal) = article.about[at] {
            current = Some((deal, at));
        }
        let Some((deal, _)) = current.filter(|_| near) else { continue };
        let found = supporters(article, &sentence.elements);
        let deal = &mut article.deals[deal];
        for id in found {
            if !deal.sides.contains(&id) && !deal.stakeholders.contains(&id) {
                deal.stakeholders.push(id);
            }
        }
    }
}

/// Words that tell of support given.
const SUPPORT: &[&str] = &[
    "support",
    "backing",
    "funding",
    "financing",
    "grant",
    "grants",
    "loan",
    "aid",
    "assistance",
    "advice",
    "sponsorship",
];

fn supporters(article: &Article, elements: &[Element]) -> Vec<EntityId> {
    let text = article.text();
    let word = |k: usize| elements.get(k).map_or("", |e| e.span.of(text));
    let named = |k: usize| -> Vec<EntityId> {
        let Some(ElementKind::Sides(group)) = elements.get(k).map(|e| &e.kind) else { return Vec::new() };
        let sides = group.sides.iter().filter_map(|s| match s.who {
            SideRef::Named(id) if !article.annotation.entities[id].class.is_place() => Some(id),
            _ => None,
        });
        sides.collect()
    };
    let mut found = Vec::new();
    for (k, element) in elements.iter().enumerate() {
        match &element.kind {
            ElementKind::Verb(verb)
                if verb.has(VerbClass::Fund).is_some() && verb.classes.len() == 1 && !verb.negative =>
            {
                // "The bank is financing it"; "financed by the bank".
                let passive = matches!(verb.voice, Voice::Passive | Voice::Bare) && word(k + 1) == "by";
                if passive {
                    found.extend(named(k + 2));
                } else if verb.voice != Voice::Gerund {
                    let subject = (0..k).rev().take(4).find(|j| !named(*j).is_empty());
                    found.extend(subject.map(named).unwrap_or_default());
                }
            }
            ElementKind::Word(_) if SUPPORT.contains(&word(k)) => {
                if matches!(word(k + 1), "from" | "of" | "by") {
                    found.extend(named(k + 2));
                } else if k >= 1 {
                    // "X has promised its support", "X will give technical advice".
                    let subject = (0..k).rev().take(7).find(|j| !named(*j).is_empty());
                    let gives = subject.is_some_and(|j| {
                        (j..k).any(|i| {
                            matches!(
                                word(i),
                                "give"
                                    | "gives"
                                    | "promised"
                                    | "pledged"
                                    | "offered"
                                    | "offer"
                                    | "lend"
                                    | "provide"
                                    | "given"
                            )
                        })
                    });
                    if gives {
                        found.extend(subject.map(named).unwrap_or_default());
                    }
                }
            }
            _ => {}
        }
    }
    found
}
