//! The phrase that says what a deal is about: of all phrases round its triggers that could, the likeliest.

mod phrases;

use super::Article;
use super::codes::Way;
use super::look;
use crate::decide::{Case, Cue, Decision, Evidence, Judge, Piece, level};
use crate::model::{BlockKind, ElementKind, Sentence, SideRef, Span};
pub(super) use phrases::Phrase;
use phrases::Source;

pub(super) fn resolve<J: Judge>(article: &mut Article, judge: &mut J) {
    let room = Room::of(judge);
    for at in 0..article.deals.len() {
        let mut evidence = std::mem::take(&mut article.evidence);
        let mut best: Option<(Span, f32)> = None;
        let (mut opening, mut opened_by, mut held, mut vain) = (evidence.like(), None, 0, false);
        for phrase in phrases::of_deal(article, at) {
            let least = best.map_or(0.0, |(_, score)| score);
            // Phrases that one word opens follow one another.
            let word = phrase.opener.map(|opener| (phrase.sentence, opener, phrase.elements.0, phrase.nth));
            if word.is_none() || word != opened_by {
                opening.clear();
                opened(&mut opening, article, at, &phrase);
                judge.sum(Decision::Subject, &mut opening);
                (opened_by, held) = (word, phrase.elements.0);
                vain = !judge.may_pass(Decision::Subject, &opening, room.whole(&phrase), least);
            }
            if vain {
                continue;
            }
            // The shorter ones come first: each holds what the one before it held.
            holds(&mut opening, article, at, phrase.sentence, held..phrase.elements.1);
            held = phrase.elements.1;
            judge.sum(Decision::Subject, &mut opening);
            if !may_win(&mut evidence, &phrase, &opening, &room, least, judge) {
                continue;
            }
            evidence.clear();
            gather(&mut evidence, article, &phrase);
            evidence.extend(&opening);
            let text = phrase.span.of(article.text());
            let score = judge.weigh(Decision::Subject, &evidence, || Case::Subject(at, text))[0];
            if score > least {
                best = Some((phrase.span, score));
            }
        }
        article.evidence = evidence;
        if let Some((span, score)) = best {
            article.note_score(span, format_args!("deal {}", at + 1), "what it is about", score);
        }
        article.deals[at].subject = best.map(|(span, _)| span);
    }
}

/// The most that can be added to what was summed of a phrase.
struct Room {
    /// By how long it is.
    length: i32,
    /// By each element that it holds.
    holds: i32,
    /// By what it ends with.
    ends: i32,
}

impl Room {
    fn of<J: Judge>(judge: &J) -> Self {
        let most = |cues: &[Cue]| judge.most(Decision::Subject, cues);
        Self { length: most(&[WORDS, END, END]), holds: most(&[HOLDS]), ends: most(&[LAST, LAST, NEXT, NEXT]) }
    }

    /// By all but how it opens, for a phrase and the longer ones that open as it does.
    fn whole(&self, phrase: &Phrase) -> i32 {
        let longest = phrases::LONGEST.max(phrase.elements.1 - phrase.elements.0);
        self.length + self.ends + self.holds * longest as i32
    }
}

/// Whether a phrase may be the likeliest so far, by all but what it ends with.
fn may_win<J: Judge>(
    evidence: &mut Evidence,
    phrase: &Phrase,
    opening: &Evidence,
    room: &Room,
    least: f32,
    judge: &mut J,
) -> bool {
    if J::NAMED {
        return true;
    }
    evidence.clear();
    length(evidence, phrase);
    end(evidence, phrase);
    evidence.extend(opening);
    judge.sum(Decision::Subject, evidence);
    judge.may_pass(Decision::Subject, evidence, room.ends, least)
}

const fn source(source: Source) -> Piece<'static> {
    match source {
        Source::Noun => Piece::new("noun"),
        Source::Told => Piece::new("told"),
        Source::Later => Piece::new("later"),
        Source::Title => Piece::new("title"),
    }
}

const WORDS: Cue = Cue::new("words");
const LAST: Cue = Cue::new("last");
const NEXT: Cue = Cue::new("next");
const END: Cue = Cue::new("end");
const HOLDS: Cue = Cue::new("holds");

/// How a phrase goes on and ends, whatever the deal; `Room` counts these pieces.
fn gather(evidence: &mut Evidence, article: &Article, phrase: &Phrase) {
    let text = article.text();
    let sentence = &article.annotation.sentences[phrase.sentence];
    let codes = &article.codes[phrase.sentence];
    length(evidence, phrase);
    let last = look::beside(text, sentence, phrase.elements.1 - 1).unwrap_or(look::NO);
    let next = look::beside(text, sentence, phrase.elements.1).unwrap_or(Piece::new("[end]"));
    evidence.add(LAST, &[codes[phrase.elements.1 - 1]]);
    evidence.add(LAST, &[Piece::new("word"), last]);
    evidence.add(NEXT, &[next]);
    evidence.add(
        NEXT,
        &[Piece::new("code"), codes.get(phrase.elements.1).copied().unwrap_or(look::NO), level(phrase.ends.min(4))],
    );
    end(evidence, phrase);
}

fn length(evidence: &mut Evidence, phrase: &Phrase) {
    let words = phrase.elements.1 - phrase.elements.0;
    evidence.add(WORDS, &[level(words), source(phrase.source)]);
}

fn end(evidence: &mut Evidence, phrase: &Phrase) {
    evidence.add(END, &[level(phrase.ends.min(6)), look::yes(phrase.last_end)]);
    evidence.add(END, &[Piece::new("clause"), look::yes(phrase.clause_end)]);
}

/// What elements of a phrase are.
fn holds(evidence: &mut Evidence, article: &Article, at: usize, sentence: usize, elements: std::ops::Range<usize>) {
    let deal = &article.deals[at];
    for element in &article.annotation.sentences[sentence].elements[elements] {
        let held = match &element.kind {
            ElementKind::Sides(group) => {
                let own = group.sides.iter().any(|s| matches!(s.who, SideRef::Named(id) if deal.sides.contains(&id)));
                if own { Piece::new("own-side") } else { Piece::new("side") }
            }
            ElementKind::Date(_) => Piece::new("date"),
            ElementKind::Money(_) => Piece::new("money"),
            ElementKind::People(_) => Piece::new("people"),
            ElementKind::Noun(_) => Piece::new("deal-noun"),
            ElementKind::Verb(_) => Piece::new("verb"),
            ElementKind::Mark(',') => Piece::new("comma"),
            _ => continue,
        };
        evidence.add(HOLDS, &[held]);
    }
}

/// How a phrase opens, and what stands before it: the same for all that one word opens.
fn opened(evidence: &mut Evidence, article: &Article, at: usize, phrase: &Phrase) {
    const SOURCE: Cue = Cue::new("source");
    const BLOCK: Cue = Cue::new("block");
    const FIRST: Cue = Cue::new("first");
    const OPENER: Cue = Cue::new("opener");
    const OPENING: Cue = Cue::new("opening");
    const FAR: Cue = Cue::new("far");
    const WAY: Cue = Cue::new("way");
    const BEFORE: Cue = Cue::new("before opener");
    const NTH: Cue = Cue::new("nth");
    const START: Cue = Cue::new("sentence start");
    const SIDE: Cue = Cue::new("side before");
    const STAND: Cue = Cue::new("nearest trigger");
    let text = article.text();
    let sentence = &article.annotation.sentences[phrase.sentence];
    let codes = &article.codes[phrase.sentence];
    let source = source(phrase.source);
    let distance = look::distance(article.deals[at].distance(phrase.sentence));
    evidence.add(SOURCE, &[source, distance]);
    evidence.add(BLOCK, &[look::block(sentence.kind), source]);
    let first = look::beside(text, sentence, phrase.elements.0).unwrap_or(look::NO);
    evidence.add(FIRST, &[codes[phrase.elements.0]]);
    evidence.add(FIRST, &[Piece::new("word"), first]);
    if let Some(opener) = phrase.opener {
        let word = look::beside(text, sentence, opener).unwrap_or(look::NO);
        evidence.add(OPENER, &[word, source]);
        evidence.add(OPENING, &[word, codes[phrase.elements.0]]);
        let before = opener.checked_sub(1).map_or(Piece::new("[start]"), |k| codes[k]);
        evidence.add(BEFORE, &[before, word]);
        evidence.add(NTH, &[word, level(phrase.nth.min(4)), source]);
        evidence.add(SIDE, &[side_before(article, at, sentence, opener), source]);
    } else {
        evidence.add(OPENER, &[source]);
    }
    let place = phrase.opener.unwrap_or(phrase.elements.0);
    look::stand(evidence, STAND, article, &article.deals[at], phrase.sentence, place);
    if let Some(frame) = look::nearest_frame(article, &article.deals[at], phrase.sentence, place) {
        let class = frame.noun(sentence).map_or(Piece::new("verb"), |n| super::codes::noun_class(n.class));
        let after = look::yes(place > frame.anchor);
        evidence.add(FAR, &[after, level(place.abs_diff(frame.anchor)), class]);
        let mut seen = Way::after(&[after, class]);
        seen.pass(codes, frame.anchor, place);
        seen.push(look::beside(text, sentence, place).unwrap_or(look::NO));
        evidence.add(WAY, &seen);
    } else {
        evidence.add(FAR, &[look::NO, level(place)]);
        evidence.add(START, &[codes[0], codes.get(1).copied().unwrap_or(look::NO)]);
        if sentence.kind == BlockKind::Body {
            evidence.add(START, &[look::beside(text, sentence, 0).unwrap_or(look::NO), distance]);
        }
    }
}

/// Whose name stands last before the phrase: a side of this deal, or somebody else.
fn side_before(article: &Article, at: usize, sentence: &Sentence, opener: usize) -> Piece<'static> {
    let deal = &article.deals[at];
    let group = sentence.elements[..opener].iter().rev().find_map(|e| match &e.kind {
        ElementKind::Sides(group) => Some(group),
        _ => None,
    });
    let Some(group) = group else { return Piece::new("none") };
    let own = |id| deal.sides.contains(&id);
    let other = |id| article.deals.iter().any(|d| d.sides.contains(&id));
    let named = || {
        group.sides.iter().filter_map(|s| match s.who {
            SideRef::Named(id) => Some(id),
            _ => None,
        })
    };
    if named().next().is_none() {
        Piece::new("meant")
    } else if named().any(own) {
        Piece::new("own")
    } else if named().any(other) {
        Piece::new("another-deal")
    } else {
        Piece::new("other")
    }
}
