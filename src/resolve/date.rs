//! When a deal was or will be made: of the dates of the article the likeliest, its own among them.

use super::Article;
use super::look;
use crate::calendar::{self, Tense};
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};
use crate::model::{BlockKind, Date, DateForm, ElementKind};

/// Sentences round the deal's own in which dates are looked for.
const NEAR: isize = 3;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    for at in 0..article.deals.len() {
        let mut best: Option<(Date, f32)> = None;
        let mut evidence = std::mem::take(&mut article.evidence);
        let mut weigh = |evidence: &Evidence, date: Date, judge: &mut J| {
            let score = judge.weigh(Decision::Date, evidence, || Case::Date(at, date.to_string()))[0];
            if score > best.map_or(0.0, |(_, s)| s) {
                best = Some((date, score));
            }
        };
        let mentions = mentions(article, at);
        if let Some(published) = article.document.published {
            evidence.clear();
            own(&mut evidence, article, at, &mentions);
            weigh(&evidence, published, judge);
        }
        let mut beside = evidence.like();
        for mention in &mentions {
            let known =
                [Tense::Past, Tense::Future].map(|t| calendar::resolve(mention.form, article.document.published, t));
            beside.clear();
            gather(&mut beside, article, at, mention);
            judge.sum(Decision::Date, &mut beside);
            for (n, date) in known.iter().enumerate() {
                if let Some(date) = date.filter(|d| n == 0 || known[0] != Some(*d)) {
                    evidence.clear();
                    dated(&mut evidence, article, at, form(mention.form), date, (n == 1, known[0] == known[1]));
                    evidence.extend(&beside);
                    weigh(&evidence, date, judge);
                }
            }
        }
        article.evidence = evidence;
        article.deals[at].date = best.map(|(date, _)| date);
    }
}

/// A date phrase near a deal.
struct Mention {
    sentence: usize,
    element: usize,
    form: DateForm,
}

fn mentions(article: &Article, at: usize) -> Vec<Mention> {
    let deal = &article.deals[at];
    let mut found = Vec::new();
    for (s, sentence) in article.annotation.sentences.iter().enumerate() {
        let far = deal.distance(s);
        let lead = article.page.is_lead(s) || article.page.titles.contains(&s);
        let skip = matches!(sentence.kind, BlockKind::Boilerplate | BlockKind::Furniture);
        if skip || (far.abs() > NEAR && !lead) {
            continue;
        }
        for &element in article.page.noted(s) {
            if let ElementKind::Date(form) = sentence.elements[element].kind {
                found.push(Mention { sentence: s, element, form });
            }
        }
    }
    found
}

const fn form(form: DateForm) -> Piece<'static> {
    match form {
        DateForm::Absolute(Date { day: Some(_), .. }) => Piece::new("full"),
        DateForm::Absolute(Date { month: Some(_), .. }) => Piece::new("month-year"),
        DateForm::Absolute(_) => Piece::new("year"),
        DateForm::DayMonth(..) => Piece::new("day-month"),
        DateForm::Month(_, 0) => Piece::new("month"),
        DateForm::Month(..) => Piece::new("last-month-name"),
        DateForm::Weekday(_, 0) => Piece::new("weekday"),
        DateForm::Weekday(..) => Piece::new("last-weekday"),
        DateForm::Days(0) => Piece::new("today"),
        DateForm::Days(_) => Piece::new("days"),
        DateForm::Weeks(_) => Piece::new("weeks"),
        DateForm::Months(_) => Piece::new("months"),
        DateForm::Years(_) => Piece::new("years"),
        DateForm::InYear(..) => Piece::new("in-year"),
        DateForm::Day(..) => Piece::new("day"),
        DateForm::Season(..) => Piece::new("season"),
    }
}

/// Evidence that the article's own date is the deal's.
fn own(evidence: &mut Evidence, article: &Article, at: usize, mentions: &[Mention]) {
    const OWN: Cue = Cue::new("own");
    const DATES: Cue = Cue::new("own dates");
    const STAGE: Cue = Cue::new("own status");
    const RANK: Cue = Cue::new("own rank");
    const TITLE: Cue = Cue::new("own title");
    const FIRST: Cue = Cue::new("own first");
    const INSIDE: Cue = Cue::new("own inside");
    const WORD: Cue = Cue::new("own word");
    const TENSE: Cue = Cue::new("own tense");
    let deal = &article.deals[at];
    evidence.add(OWN, &[]);
    let inside: Vec<&Mention> = mentions.iter().filter(|m| deal.sentences.contains(&m.sentence)).collect();
    evidence.add(DATES, &[level(inside.len().min(3)), level(mentions.len().min(3))]);
    for mention in &inside {
        evidence.add(INSIDE, &[form(mention.form)]);
        let before = calendar::resolve(mention.form, article.document.published, Tense::Past);
        let year = match (before, article.document.published) {
            (Some(a), Some(b)) if a.year < b.year => Piece::new("earlier"),
            (Some(a), Some(b)) if a.year > b.year => Piece::new("later"),
            _ => Piece::new("same"),
        };
        evidence.add(INSIDE, &[form(mention.form), year]);
    }
    let status = deal.status.map_or(look::NO, look::status);
    evidence.add(STAGE, &[status]);
    evidence.add(STAGE, &[status, look::yes(deal.in_title)]);
    let rank = article.page.rank.get(deal.first).copied().flatten();
    evidence.add(RANK, &[rank.map_or(look::NO, level), look::yes(inside.is_empty())]);
    evidence.add(TITLE, &[look::yes(deal.in_title), level(article.deals.len().min(3)), look::yes(inside.is_empty())]);
    evidence.add(FIRST, &[look::yes(at == 0), look::yes(inside.is_empty())]);
    let text = article.text();
    for s in &deal.sentences {
        let sentence = &article.annotation.sentences[*s];
        if article.page.rank[*s].is_none() {
            continue;
        }
        for token in sentence.tokens.iter().filter(|t| t.is_word()) {
            look::word(evidence, WORD, token, text);
        }
    }
    for f in &deal.frames {
        let frame = &article.frames[*f];
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        if let Some(told) = super::frame::verb(sentence, frame.main_verb()) {
            look::verb_as(evidence, TENSE, told, text);
        }
    }
}

/// The date that a phrase is taken for: in the past, in the future, or the same either way.
fn dated(
    evidence: &mut Evidence,
    article: &Article,
    at: usize,
    form: Piece<'static>,
    date: Date,
    (future, only): (bool, bool),
) {
    const TENSE: Cue = Cue::new("tense");
    const SIDE: Cue = Cue::new("published");
    let status = article.deals[at].status.map_or(look::NO, look::status);
    let tense = if only {
        Piece::new("only")
    } else if future {
        Piece::new("future")
    } else {
        Piece::new("past")
    };
    evidence.add(TENSE, &[tense, status]);
    evidence.add(TENSE, &[tense, status, form]);
    let side = match article.document.published {
        None => Piece::new("unknown"),
        Some(p) if date == p => Piece::new("equal"),
        Some(p) if date.year < p.year - 1 => Piece::new("long-before"),
        Some(p) if date.year < p.year => Piece::new("year-before"),
        Some(p) if date > p => Piece::new("after"),
        Some(_) => Piece::new("before"),
    };
    evidence.add(SIDE, &[side, status]);
    evidence.add(SIDE, &[side, form]);
}

/// How a phrase stands to a deal, whatever date it is taken for.
fn gather(evidence: &mut Evidence, article: &Article, at: usize, mention: &Mention) {
    const FORM: Cue = Cue::new("form");
    const STAGE: Cue = Cue::new("status");
    const FAR: Cue = Cue::new("far");
    const LAST: Cue = Cue::new("last");
    const LAST_TWO: Cue = Cue::new("last two");
    const NEXT: Cue = Cue::new("next");
    const FIRST: Cue = Cue::new("first word");
    const ANCHOR: Cue = Cue::new("anchor");
    const BETWEEN: Cue = Cue::new("between");
    const VERB: Cue = Cue::new("nearest verb");
    const CLOSEST: Cue = Cue::new("closest");
    const BLOCK: Cue = Cue::new("block");
    const PRECISION: Cue = Cue::new("in deal");
    const LEAD: Cue = Cue::new("lead");
    const STAND: Cue = Cue::new("nearest trigger");
    let text = article.text();
    let deal = &article.deals[at];
    let sentence = &article.annotation.sentences[mention.sentence];
    let codes = &article.codes[mention.sentence];
    let k = mention.element;
    let form = form(mention.form);
    let status = deal.status.map_or(look::NO, look::status);
    evidence.add(FORM, &[form]);
    evidence.add(STAGE, &[form, status]);
    let far = look::distance(deal.distance(mention.sentence));
    evidence.add(FAR, &[far]);
    evidence.add(FAR, &[far, form]);
    let inside = look::yes(deal.sentences.contains(&mention.sentence));
    evidence.add(PRECISION, &[inside, form]);
    evidence.add(BLOCK, &[look::block(sentence.kind), inside]);
    // The members of a list are signed when its lead says.
    let lead = article.page.is_lead(mention.sentence);
    evidence.add(LEAD, &[look::yes(lead), look::block(article.annotation.sentences[deal.first].kind), inside]);
    let own = sentence.elements[k].span.of(text).split([' ', '\u{a0}', '\n']).next().unwrap_or_default();
    evidence.add(FIRST, &[look::word_piece(own)]);
    let last = k.checked_sub(1).and_then(|k| look::beside(text, sentence, k)).unwrap_or(Piece::new("[start]"));
    evidence.add(LAST, &[last]);
    evidence.add(LAST, &[last, form]);
    if let Some(second) = k.checked_sub(2).and_then(|k| look::beside(text, sentence, k)) {
        evidence.add(LAST_TWO, &[second, last]);
    }
    let next = look::beside(text, sentence, k + 1).unwrap_or(Piece::new("[end]"));
    evidence.add(NEXT, &[next]);
    let frames = deal.frames.iter().map(|f| &article.frames[*f]).filter(|f| f.draft.sentence == mention.sentence);
    if let Some(frame) = frames.min_by_key(|f| f.main_verb().unwrap_or(f.anchor).abs_diff(k)) {
        let anchor = frame.main_verb().unwrap_or(frame.anchor);
        evidence.add(ANCHOR, &[look::yes(k > anchor), level(k.abs_diff(anchor))]);
        let mut seen = super::codes::Way::after(&[look::yes(k > anchor)]);
        seen.pass(codes, anchor, k);
        evidence.add(BETWEEN, &seen);
    } else {
        evidence.add(ANCHOR, &[look::NO]);
    }
    let verb = |k: usize| match &sentence.elements[k].kind {
        ElementKind::Verb(v) => v.classes.first().map(|(c, _)| (super::codes::verb_class(*c), v.planned)),
        _ => None,
    };
    if let Some((class, planned)) = (0..k).rev().find_map(verb) {
        evidence.add(VERB, &[class, look::yes(planned)]);
    }
    let own = deal.distance(mention.sentence).abs();
    let closest = article.deals.iter().all(|d| d.distance(mention.sentence).abs() >= own);
    evidence.add(CLOSEST, &[look::yes(closest), level(article.deals.len().min(2))]);
    look::stand(evidence, STAND, article, deal, mention.sentence, k);
}
