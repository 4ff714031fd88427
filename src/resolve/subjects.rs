//! A deal's subject where its own sentence says none: "The MoU covers …", "The partnership will …", a list item's colon.

use super::Article;
use crate::model::{Element, ElementKind, Span, Voice};

pub(super) fn resolve(article: &mut Article) {
    for at in 0..article.deals.len() {
        if article.deals[at].subject.is_some() {
            continue;
        }
        let mut sentences = article.deals[at].sentences.clone();
        sentences.sort_unstable();
        let found = sentences.iter().find_map(|s| in_sentence(article, *s));
        article.deals[at].subject = found;
    }
}

fn in_sentence(article: &Article, at: usize) -> Option<Span> {
    let text = article.text();
    let elements = &article.annotation.sentences[at].elements;
    let noun = elements.iter().position(|e| matches!(e.kind, ElementKind::Noun(_)))?;
    for k in noun + 1..elements.len().min(noun + 8) {
        let word = elements[k].span.of(text).to_lowercase();
        match word.as_str() {
            "covers" | "cover" | "involves" | "provides" | "includes" | "concerns" | "entails" | "establishes"
            | "enables" | "allows" | "governs" | "envisages" | "foresees" => {
                let skip = usize::from(elements.get(k + 1).is_some_and(|e| e.span.of(text) == "for"));
                return phrase(text, elements, k + 1 + skip);
            }
            "will" | "would" | "aims" | "seeks" | "seek" | "aim" | "intended" | "designed" | "is" => {
                let rest = elements[k + 1..]
                    .iter()
                    .take_while(|e| {
                        matches!(
                            e.span.of(text),
                            "to" | "will" | "also" | "be" | "see" | "intended" | "designed" | "meant" | "expected"
                        )
                    })
                    .count();
                let next = elements.get(k + 1 + rest)?;
                let verb = next.span.of(text).chars().next().is_some_and(char::is_lowercase)
                    && !matches!(&next.kind, ElementKind::Verb(v) if v.voice == Voice::Passive);
                if verb && (rest > 0 || word != "is") {
                    return phrase(text, elements, k + 1 + rest);
                }
            }
            _ => {}
        }
    }
    None
}

fn phrase(text: &str, elements: &[Element], start: usize) -> Option<Span> {
    crate::model::clause(text, elements, start)
}
