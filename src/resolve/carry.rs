//! Sentences that go on about a deal: "the memorandum", "under the agreement", "the ceremony", "the two companies", "it".

use super::Article;
use super::deal::Deal;
use crate::model::{BlockKind, ElementKind, Kind, Noun, NounClass, Sentence, SideRef, Status, VerbClass, Voice};

pub(super) fn resolve(article: &mut Article) {
    headlines(article);
    let mut current: Option<(usize, usize)> = None;
    for at in 0..article.annotation.sentences.len() {
        let sentence = &article.annotation.sentences[at];
        if !matches!(sentence.kind, BlockKind::Body | BlockKind::ListItem) {
            continue;
        }
        if let Some(deal) = article.about[at] {
            current = Some((deal, sentence.block));
            continue;
        }
        if let Some(deal) = spoken_of(article, sentence, at, current.map(|(d, _)| d)) {
            current = Some((deal, sentence.block));
            tell(article, deal, at);
        } else if let Some((deal, block)) = current {
            // The rest of the paragraph is about its deal too, but states nothing of it.
            if sentence.block == block {
                article.about[at] = Some(deal);
            }
        }
    }
}

/// A standfirst or second headline says more of the first deal: "… under three-year memorandum".
fn headlines(article: &mut Article) {
    for at in 0..article.annotation.sentences.len() {
        let sentence = &article.annotation.sentences[at];
        if !matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst) || article.about[at].is_some() {
            continue;
        }
        let Some(noun) = sentence.elements.iter().find_map(|e| match &e.kind {
            ElementKind::Noun(noun) if !noun.negative => Some(noun.clone()),
            _ => None,
        }) else {
            continue;
        };
        if let Some(deal) = article.deals.first_mut().filter(|d| fits(d, &noun) && !noun.plural) {
            deal.term = deal.term.take().or(noun.term);
            deal.value = deal.value.take().or(noun.money);
        }
    }
}

/// Takes what a sentence that calls a deal again says of it.
fn tell(article: &mut Article, deal: usize, at: usize) {
    let sentence = &article.annotation.sentences[at];
    let status = status(sentence);
    let noun = called(sentence).cloned();
    article.about[at] = Some(deal);
    let known = &mut article.deals[deal];
    known.add_sentence(at);
    if let Some(noun) = noun {
        known.term = known.term.take().or(noun.term);
        known.value = known.value.take().or(noun.money);
        let names_it = known.kind == Some(Kind::Partnership)
            && noun.class == NounClass::Instrument
            && noun.kind != Kind::Agreement;
        if names_it {
            (known.kind, known.class) = (Some(noun.kind), Some(noun.class));
        }
    }
    if let Some(status) = status {
        let upgrade = matches!(
            (known.status, status),
            (_, Status::Ended) | (None | Some(Status::Announced), Status::Signed | Status::Planned | Status::Renewed)
        );
        if upgrade && known.status != Some(Status::Ended) {
            known.status = Some(status);
        }
    }
}

/// The noun by which a sentence calls a deal again.
fn called(sentence: &Sentence) -> Option<&Noun> {
    sentence.elements.iter().find_map(|e| match &e.kind {
        ElementKind::Noun(noun) if noun.definite && !noun.negative && !noun.lapsed => Some(noun.as_ref()),
        _ => None,
    })
}

/// The deal that a sentence calls again.
fn spoken_of(article: &Article, sentence: &Sentence, at: usize, current: Option<usize>) -> Option<usize> {
    let told = |deal: &Deal| deal.first < at;
    if let Some(noun) = called(sentence) {
        let fits = |d: &usize| told(&article.deals[*d]) && fits(&article.deals[*d], noun);
        let near = current.filter(fits);
        return near.or_else(|| (0..article.deals.len()).rev().find(fits));
    }
    let text = sentence.span.of(article.text());
    let occasion = [
        "The signing",
        "The ceremony",
        "The document",
        "the signing",
        "the ceremony",
        "the document",
        "Under its terms",
        "Under the terms",
    ]
    .iter()
    .any(|w| text.contains(w));
    let signing = sentence.elements.first().is_some_and(
        |e| matches!(&e.kind, ElementKind::Verb(v) if v.voice == Voice::Gerund && v.has(VerbClass::Sign).is_some()),
    );
    if occasion || signing {
        return current.or_else(|| (0..article.deals.len()).rev().find(|d| told(&article.deals[*d])));
    }
    // "The two companies will …", "Both sides …", "It runs for …" right after the deal.
    let subject = sentence.elements.iter().take(3).find_map(|e| match &e.kind {
        ElementKind::Sides(group) => group.sides.first().map(|s| s.who.clone()),
        _ => None,
    });
    match subject {
        Some(SideRef::Plural(_)) => current.filter(|d| article.deals[*d].sides.len() >= 2),
        Some(SideRef::Singular(None))
            if text.starts_with("It runs")
                || text.starts_with("It is worth")
                || text.starts_with("It covers")
                || text.starts_with("It will run") =>
        {
            current
        }
        _ => None,
    }
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
