//! What a list's items take from the sentence that opens it: "Four MoUs were signed:" tells kind and status of each.

use super::Article;
use crate::model::{BlockKind, Draft, ElementKind, NounClass, Status};

/// An item of a list takes what the sentence before the list says of them all; whether there is one.
pub(super) fn inherit(article: &Article, draft: &mut Draft) -> bool {
    let sentences = &article.annotation.sentences;
    let mut opens = false;
    let listed = sentences[draft.sentence].kind == BlockKind::ListItem;
    let before = sentences[..draft.sentence].iter().enumerate().rev().filter(|(_, s)| s.kind.gives_deals()).take(12);
    for (at, sentence) in before {
        let noun = sentence.elements.iter().find_map(|e| match &e.kind {
            ElementKind::Noun(noun)
                if !noun.negative
                    && (noun.plural || noun.count.is_some() || (!listed && at + 3 > draft.sentence))
                    && !matches!(noun.class, NounClass::Talks) =>
            {
                Some(noun)
            }
            _ => None,
        });
        let Some(noun) = noun else { continue };
        opens = true;
        draft.status = draft.status.or_else(|| article.drafts.iter().find(|d| d.sentence == at).and_then(|d| d.status));
        draft.opener.get_or_insert(at);
        if noun.class != NounClass::Vague {
            draft.kind = draft.kind.or(Some(noun.kind));
            draft.opener = Some(at);
            break;
        }
    }
    if opens && listed {
        draft.status = draft.status.or(Some(Status::Signed));
    }
    opens
}
