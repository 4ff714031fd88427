//! How somebody stands to a deal: a side of it, a stakeholder, or nothing.

use super::Article;
use super::look;
use super::weigh_party::{self, UNSAID, View};
use crate::decide::{Case, Decision, Judge, best};
use crate::model::{ElementKind, EntityId, SideRef};

/// Most entities that are looked at for one deal.
const MOST: usize = 28;
/// Sentences round the deal's own in which others are looked for.
const NEAR: usize = 3;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    judge.meet(|| article.deals.iter().map(|d| article.sketch(d, false)).collect());
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        let candidates = candidates(article, at);
        let view = View::new(article, at, &candidates);
        let (mut sides, mut stakeholders) = (Vec::new(), Vec::new());
        let mut margin: (Option<f32>, Option<f32>) = (None, None);
        let mut doubt = 0.0;
        for (rank, (id, score)) in candidates.iter().enumerate() {
            evidence.clear();
            weigh_party::evidence(&mut evidence, article, at, &view, rank, *id, *score);
            evidence.extend(&look::entity(article, *id, &evidence, judge).party);
            weigh_party::beside_accepted(&mut evidence, article, at, &sides, *id, *score);
            let scores = judge.weigh(Decision::Party, &evidence, || Case::Party(at, article.forms(*id)));
            doubt += (-scores[0].abs()).exp().ln_1p();
            match best(&scores, 2) {
                Some((0, _)) => {
                    sides.push(*id);
                    margin.0 = Some(margin.0.map_or(scores[0], |m| m.min(scores[0])));
                }
                Some(_) => stakeholders.push(*id),
                None => margin.1 = Some(margin.1.map_or(scores[0], |m| m.max(scores[0]))),
            }
            if article.told {
                let span = article.annotation.entities[*id].mentions.first().copied().unwrap_or_default();
                let name = article.annotation.entities[*id].name.clone();
                let why = format!("{name} as side {:+.1}, as stakeholder {:+.1}", scores[0], scores[1]);
                article.note(span, format_args!("deal {}", at + 1), why);
            }
        }
        let first = |id: &EntityId| article.annotation.entities[*id].mentions.first().map_or(0, |m| m.start);
        sides.sort_by_key(first);
        stakeholders.sort_by_key(first);
        let deal = &mut article.deals[at];
        (deal.sides, deal.stakeholders, deal.margin, deal.doubt) = (sides, stakeholders, margin, doubt);
        article.evidence = evidence;
    }
}

/// Whoever may stand to a deal in some way, the likeliest side first.
fn candidates(article: &Article, at: usize) -> Vec<(EntityId, f32)> {
    let deal = &article.deals[at];
    let mut found = deal.likely.clone();
    let may = |id: EntityId| article.annotation.entities[id].class.may_be_side();
    let mut add = |id: EntityId| {
        if may(id) && found.len() < MOST && !found.iter().any(|(known, _)| *known == id) {
            found.push((id, UNSAID));
        }
    };
    article.page.own.into_iter().chain(article.page.land).for_each(&mut add);
    let near = |s: &usize| deal.sentences.iter().any(|d| s.abs_diff(*d) <= NEAR);
    let sentences = &article.annotation.sentences;
    let lead = (0..sentences.len()).filter(|s| article.page.is_lead(*s));
    let around = (0..sentences.len()).filter(|s| sentences[*s].kind.gives_deals() && near(s));
    for s in article.page.titles.iter().copied().chain(lead).chain(around) {
        for &k in article.page.noted(s) {
            if let ElementKind::Sides(group) = &sentences[s].elements[k].kind {
                group.sides.iter().for_each(|side| {
                    if let SideRef::Named(id) = side.who {
                        add(id);
                    }
                });
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}
