//! Sentences that go on about a deal: "the memorandum", "under the agreement", "the ceremony", "the signing".

use super::Article;
use super::deal::Deal;
use crate::model::{BlockKind, ElementKind, Kind, Noun, NounClass, Sentence, Status, VerbClass, Voice};

pub(super) fn resolve(article: &mut Article) {
    let mut current: Option<usize> = None;
    for at in 0..article.annotation.sentences.len() {
        let sentence = &article.annotation.sentences[at];
        if !matches!(sentence.kind, BlockKind::Body | BlockKind::ListItem) {
            continue;
        }
        if let Some(deal) = article.about[at] {
            current = Some(deal);
            continue;
        }
        let Some(deal) = spoken_of(article, sentence, at, current) else { continue };
        let status = status(sentence);
        article.about[at] = Some(deal);
        current = Some(deal);
        let known = &mut article.deals[deal];
        known.add_sentence(at);
        if let Some(status) = status {
            let upgrade = match (known.status, status) {
                (_, Status::Ended) => true,
                (None | Some(Status::Announced), Status::Signed | Status::Planned | Status::Renewed) => true,
                _ => false,
            };
            if upgrade && known.status != Some(Status::Ended) {
                known.status = Some(status);
            }
        }
    }
}

/// The deal that a sentence calls again by a definite noun.
fn spoken_of(article: &Article, sentence: &Sentence, at: usize, current: Option<usize>) -> Option<usize> {
    let told = |deal: &Deal| deal.first < at;
    let noun = sentence.elements.iter().find_map(|e| match &e.kind {
        ElementKind::Noun(noun) if noun.definite && !noun.negative && !noun.lapsed => Some(noun),
        _ => None,
    });
    if let Some(noun) = noun {
        let fits = |d: &usize| told(&article.deals[*d]) && fits(&article.deals[*d], noun);
        let near = current.filter(fits);
        return near.or_else(|| (0..article.deals.len()).rev().find(fits));
    }
    let text = sentence.span.of(article.text());
    let occasion = ["The signing", "The ceremony", "The document", "the signing", "the ceremony", "the document"]
        .iter()
        .any(|w| text.contains(w));
    let signing = sentence.elements.first().is_some_and(
        |e| matches!(&e.kind, ElementKind::Verb(v) if v.voice == Voice::Gerund && v.has(VerbClass::Sign).is_some()),
    );
    if occasion || signing {
        return current.or_else(|| (0..article.deals.len()).rev().find(|d| told(&article.deals[*d])));
    }
    None
}

/// Whether a noun may call a deal: "the MoU" an MoU, "the deal" any, "the partnership" most.
fn fits(deal: &Deal, noun: &Noun) -> bool {
    match (deal.kind, noun.class) {
        (_, NounClass::Vague) | (None, _) => true,
        (_, NounClass::Talks) => deal.status == Some(Status::Planned),
        (Some(kind), _) => {
            kind == noun.kind
                || noun.kind == Kind::Partnership
                || kind == Kind::Partnership
                || (noun.kind == Kind::Agreement && noun.about.is_none())
        }
    }
}

/// What a sentence that goes on says of the stage.
fn status(sentence: &Sentence) -> Option<Status> {
    let noun = sentence.elements.iter().position(|e| matches!(&e.kind, ElementKind::Noun(n) if n.definite))?;
    sentence.elements[noun..].iter().take(12).find_map(|e| match &e.kind {
        ElementKind::Verb(verb) if !verb.negative && verb.voice != Voice::Gerund => {
            let class =
                [VerbClass::End, VerbClass::Renew, VerbClass::Sign].into_iter().find(|c| verb.has(*c).is_some())?;
            if verb.voice == Voice::Active && class != VerbClass::End {
                return None;
            }
            if verb.planned {
                return (class == VerbClass::Sign).then_some(Status::Planned);
            }
            verb.has(class).flatten()
        }
        _ => None,
    })
}
