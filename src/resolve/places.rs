//! Where a deal was signed or will be carried out.

use super::Article;
use crate::model::{ElementKind, EntityClass};

pub(super) fn resolve(article: &mut Article) {
    for at in 0..article.deals.len() {
        let mut places = Vec::new();
        let deal = &article.deals[at];
        let mut sentences = deal.sentences.clone();
        sentences.sort_unstable();
        for sentence in sentences {
            let sentence = &article.annotation.sentences[sentence];
            let told: Vec<&crate::model::Draft> = article
                .drafts
                .iter()
                .filter(|d| {
                    article.deals[at].drafts.iter().any(|k| std::ptr::eq(&article.drafts[*k], *d))
                        && d.sentence < article.annotation.sentences.len()
                })
                .collect();
            let _ = told;
            for element in &sentence.elements {
                let ElementKind::Place(id) = &element.kind else { continue };
                let entity = &article.annotation.entities[*id];
                let place = entity.class.is_place()
                    || (entity.class == EntityClass::Unknown
                        && !entity.name.chars().all(char::is_uppercase)
                        && entity.mentions.len() <= 3);
                if place && !places.contains(id) {
                    places.push(*id);
                }
            }
        }
        places.truncate(4);
        article.deals[at].places = places;
    }
}
