//! Does a frame tell a deal that was told before?

use super::Article;
use super::deal::Deal;
use super::frame::Frame;
use super::gather::Telling;
use super::look;
use crate::decide::{Case, Cue, DealSketch, Decision, Evidence, Judge, Piece, level};
use crate::model::{BlockKind, Date, Element, ElementKind, EntityId, Kind, NounClass, Sentence, Spellings, Status};

/// The deal that a telling of a frame is likeliest to tell again, and how likely: log-odds.
pub(super) fn told_before<J: Judge>(
    article: &mut Article,
    at: usize,
    telling: &Telling,
    judge: &mut J,
) -> Option<(usize, f32)> {
    article.tellings += 1;
    let number = article.tellings;
    if article.deals.is_empty() {
        return None;
    }
    let mut evidence = std::mem::take(&mut article.evidence);
    let mut found: Option<(usize, f32)> = None;
    let mut view = View::new(article, &article.frames[at], telling);
    for id in 0..article.deals.len() {
        evidence.clear();
        view.known.clear();
        view.known.extend(article.deals[id].probable());
        gather(&mut evidence, article, &article.frames[at], &view, id);
        let span = article.annotation.sentences[article.frames[at].draft.sentence].span;
        let score = judge.weigh(Decision::Same, &evidence, || {
            let sides = telling.probable().map(|id| article.forms(id)).collect();
            let told = DealSketch { sides, sentences: vec![span], kind: None, status: None };
            Case::Same(number, told, article.sketch(&article.deals[id], false))
        })[0];
        if score > found.map_or(f32::MIN, |(_, best)| best) {
            found = Some((id, score));
        }
    }
    article.evidence = evidence;
    found
}

/// What a frame sees of all deals told before it.
struct View<'a> {
    /// The last sentence that any of them ends with.
    end: usize,
    /// The one told last.
    last: Option<usize>,
    /// The kind of each.
    kinds: Vec<Option<Kind>>,
    /// How many are of the frame's kind.
    alike: usize,
    date: Option<Date>,
    /// The words before its trigger that say whether it is another one.
    again: Vec<Piece<'a>>,
    /// Its own likely sides.
    told: Vec<EntityId>,
    /// Those of the deal that is looked at.
    known: Vec<EntityId>,
}

impl<'a> View<'a> {
    fn new(article: &Article<'a>, frame: &Frame, telling: &Telling) -> Self {
        let sentence = frame.draft.sentence;
        let end = article.deals.iter().map(|d| d.sentences.last().copied().unwrap_or(0)).max().unwrap_or(0);
        let told = |d: &Deal| d.sentences.iter().filter(|s| **s <= sentence).max().copied();
        let last = article.deals.iter().enumerate().max_by_key(|(at, d)| (told(d), *at)).map(|(at, _)| at);
        let kind = kind_of(frame, &article.annotation.sentences[sentence]);
        let kinds: Vec<_> = article.deals.iter().map(|d| deal_kind(article, d)).collect();
        let alike = kinds.iter().filter(|known| kind.is_some() && **known == kind).count();
        let (date, again) = (date_in(article, sentence), again(article, frame));
        Self { end, last, kinds, alike, date, again, told: telling.probable().collect(), known: Vec::new() }
    }
}

/// The words before a frame's trigger that say whether it is another one.
fn again<'a>(article: &Article<'a>, frame: &Frame) -> Vec<Piece<'a>> {
    let text = article.document.text.as_str();
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let before = sentence.elements.iter().take(frame.anchor + 1).skip(frame.anchor.saturating_sub(6));
    // A word between blanks is a token too, unless letters beyond ASCII draw it to them: most elements have no such token.
    let may = |e: &&Element| {
        let tokens = &sentence.tokens[e.tokens.0..e.tokens.1];
        tokens.iter().any(|t| t.is_word() && (!t.plain || AGAIN.has(t.span.of(text))))
    };
    let words = before.filter(may).flat_map(|e| e.span.of(text).split_whitespace());
    words.filter(|word| AGAIN.has(word)).map(look::word_piece).collect()
}

fn gather(evidence: &mut Evidence, article: &Article, frame: &Frame, view: &View<'_>, id: usize) {
    const SHARED: Cue = Cue::new("shared");
    const ALL: Cue = Cue::new("all shared");
    const OTHER: Cue = Cue::new("others");
    const KINDS: Cue = Cue::new("kinds");
    const KIND_FIT: Cue = Cue::new("kind fit");
    const NOUN: Cue = Cue::new("noun");
    const DETERMINED: Cue = Cue::new("determined");
    const BLOCKS: Cue = Cue::new("blocks");
    const FAR: Cue = Cue::new("far");
    const NEAREST: Cue = Cue::new("told last");
    const DATES: Cue = Cue::new("dates");
    const STAGES: Cue = Cue::new("stages");
    const OPENING: Cue = Cue::new("opening");
    const DEALS: Cue = Cue::new("deals");
    const TOKENS: Cue = Cue::new("word");
    const COUNTS: Cue = Cue::new("counts");
    const ABOUT: Cue = Cue::new("about");
    const RELATED: Cue = Cue::new("related");
    let text = article.text();
    let deal = &article.deals[id];
    let sentence = &article.annotation.sentences[frame.draft.sentence];
    let (told, known) = (&view.told, &view.known);
    let shared = told.iter().filter(|id| known.contains(id)).count();
    let (a, b, both) = (level(told.len().min(3)), level(known.len().min(3)), level(shared.min(3)));
    evidence.add(SHARED, &[both, a, b]);
    let all = look::yes(shared == told.len() || shared == known.len());
    let noun = frame.noun(sentence);
    let determined = look::determined(noun);
    evidence.add(ALL, &[all, both, determined]);
    let (more, less) = (told.len() - shared, known.len() - shared);
    evidence.add(OTHER, &[level(more.min(2)), level(less.min(2)), both]);
    let class = noun.map_or(look::NO, |n| super::codes::noun_class(n.class));
    evidence.add(NOUN, &[class, determined]);
    evidence.add(DETERMINED, &[determined, both]);
    let kind = kind_of(frame, sentence);
    let other = view.kinds[id];
    let piece = |kind: Option<Kind>| kind.map_or(look::NO, look::kind);
    evidence.add(KINDS, &[piece(kind), piece(other)]);
    let fit = match (kind, other) {
        (Some(a), Some(b)) if a == b => Piece::new("equal"),
        (None, _) | (_, None) => Piece::new("open"),
        (Some(Kind::Partnership), _) | (_, Some(Kind::Partnership)) => Piece::new("loose"),
        (Some(Kind::Agreement), _) | (_, Some(Kind::Agreement)) => Piece::new("agreement"),
        _ => Piece::new("other"),
    };
    evidence.add(KIND_FIT, &[fit, determined]);
    evidence.add(KIND_FIT, &[fit, both]);
    rivals(evidence, article, frame, view, id, fit, both);
    unmatched(evidence, frame, known, determined, both);
    let title = matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst);
    evidence.add(BLOCKS, &[look::block(sentence.kind), look::yes(deal.in_title)]);
    let gap = frame
        .draft
        .sentence
        .abs_diff(deal.sentences.iter().copied().min_by_key(|s| s.abs_diff(frame.draft.sentence)).unwrap_or(0));
    let far = if title { Piece::new("title") } else { level(gap) };
    evidence.add(FAR, &[far]);
    evidence.add(FAR, &[far, both, determined]);
    let told_last = deal.sentences.last() == Some(&view.end);
    evidence.add(NEAREST, &[look::yes(told_last), both, determined]);
    if title {
        evidence.add(DEALS, &[level(id.min(3)), both]);
    }
    evidence.add(DEALS, &[Piece::new("n"), level(article.deals.len().min(4)), both]);
    let (when, then) = (view.date, deal.sentences.iter().find_map(|s| date_in(article, *s)));
    let dates = match (when, then) {
        (Some(a), Some(b)) if a == b => Piece::new("equal"),
        (Some(a), Some(b)) if a.year == b.year => Piece::new("year"),
        (Some(_), Some(_)) => Piece::new("other"),
        (Some(_), None) => Piece::new("new"),
        _ => Piece::new("none"),
    };
    evidence.add(DATES, &[dates]);
    evidence.add(DATES, &[dates, both]);
    let stage = |frame: &Frame| stage_of(frame, &article.annotation.sentences[frame.draft.sentence]);
    let before = deal.frames.iter().find_map(|f| stage(&article.frames[*f]));
    let piece = |stage: Option<Status>| stage.map_or(look::NO, look::status);
    evidence.add(STAGES, &[piece(stage(frame)), piece(before)]);
    let about = level(article.page.overlap(frame.draft.sentence, &deal.sentences).min(5));
    evidence.add(ABOUT, &[about]);
    evidence.add(ABOUT, &[about, both]);
    evidence.add(ABOUT, &[about, determined, fit]);
    let related = told.iter().filter(|id| known.iter().any(|other| look::related(article, **id, *other))).count();
    evidence.add(RELATED, &[level(related.min(3)), a, both]);
    evidence.add(RELATED, &[level(related.min(3)), look::yes(related + shared >= told.len()), fit]);
    if let Some(first) = look::beside(text, sentence, 0) {
        evidence.add(OPENING, &[first]);
    }
    for word in &view.again {
        evidence.add(TOKENS, &[*word]);
    }
    let counted = |frame: &Frame| {
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        frame.noun(sentence).and_then(|n| n.count.filter(|_| n.plural))
    };
    let (a, b) = (counted(frame), deal.frames.iter().find_map(|f| counted(&article.frames[*f])));
    let counts = match (a, b) {
        (None, None) => Piece::new("none"),
        (Some(a), Some(b)) if a == b => Piece::new("equal"),
        (Some(_), Some(_)) => Piece::new("other"),
        (Some(_), None) => Piece::new("new"),
        (None, Some(_)) => Piece::new("old"),
    };
    evidence.add(COUNTS, &[counts, both]);
}

/// How the deal stands among those told so far: the last, the only one of its kind, in the same paragraph or sentence.
fn rivals(
    evidence: &mut Evidence,
    article: &Article,
    frame: &Frame,
    view: &View<'_>,
    id: usize,
    fit: Piece<'static>,
    both: Piece<'static>,
) {
    const LAST: Cue = Cue::new("last and fit");
    const ALIKE: Cue = Cue::new("alike");
    const BLOCK: Cue = Cue::new("same paragraph");
    const PAIR: Cue = Cue::new("in one sentence");
    const CLAUSE: Cue = Cue::new("clause");
    const PEOPLE: Cue = Cue::new("by people");
    const SURE: Cue = Cue::new("sure");
    const VERB: Cue = Cue::new("verb");
    let sentences = &article.annotation.sentences;
    let sentence = &sentences[frame.draft.sentence];
    let deal = &article.deals[id];
    let determined = look::determined(frame.noun(sentence));
    let told_last = look::yes(view.last == Some(id));
    evidence.add(LAST, &[told_last, fit, determined]);
    evidence.add(LAST, &[told_last, fit, determined, both]);
    evidence.add(ALIKE, &[level(view.alike.min(3)), fit, determined]);
    let near = deal.sentences.iter().any(|s| sentences[*s].block == sentence.block);
    evidence.add(BLOCK, &[look::yes(near), determined, both]);
    evidence.add(PEOPLE, &[look::yes(frame.draft.by_people), determined, both]);
    evidence.add(SURE, &[look::score_level(frame.score), determined, both]);
    for f in deal.frames.iter().map(|f| &article.frames[*f]).filter(|f| f.draft.sentence == frame.draft.sentence) {
        let theirs = look::determined(f.noun(sentence));
        evidence.add(PAIR, &[theirs, determined, both]);
        evidence.add(PAIR, &[theirs, determined, level(f.anchor.abs_diff(frame.anchor))]);
        let clause = article.clauses[frame.draft.sentence].between(f.anchor, frame.anchor);
        evidence.add(CLAUSE, &[clause, determined, both]);
        evidence.add(CLAUSE, &[clause, fit, both]);
    }
    if let Some(told) = super::frame::verb(sentence, frame.main_verb()) {
        if let Some((class, _)) = told.classes.first() {
            evidence.add(VERB, &[super::codes::verb_class(*class), determined, both]);
        }
    }
}

/// How those sides of the frame were brought in that the deal does not have.
fn unmatched(
    evidence: &mut Evidence,
    frame: &Frame,
    known: &[EntityId],
    determined: Piece<'static>,
    both: Piece<'static>,
) {
    const UNMATCHED: Cue = Cue::new("unmatched");
    const SURE: Cue = Cue::new("unmatched sure");
    let others = frame.candidates.iter().filter(|c| c.score > 0.0 && !known.contains(&c.entity));
    for candidate in others {
        let via = super::weigh_side::via(candidate.via);
        evidence.add(UNMATCHED, &[via, determined, both]);
        evidence.add(UNMATCHED, &[via, super::weigh_side::bound(candidate.bound), both]);
        evidence.add(SURE, &[via, look::score_level(candidate.score)]);
    }
}

/// Words before a trigger that say whether it is another one.
const AGAIN: Spellings<21> = Spellings::new([
    "another",
    "separate",
    "second",
    "third",
    "similar",
    "new",
    "further",
    "other",
    "also",
    "same",
    "previous",
    "earlier",
    "existing",
    "first",
    "additional",
    "separately",
    "latest",
    "Separately",
    "Another",
    "Earlier",
    "Meanwhile",
]);

/// The kind that a frame's noun says.
pub(super) fn kind_of(frame: &Frame, sentence: &Sentence) -> Option<Kind> {
    let said = frame.noun(sentence).filter(|n| n.class != NounClass::Vague && n.class != NounClass::Talks);
    frame.draft.kind.or(said.map(|n| n.kind))
}

pub(super) fn deal_kind(article: &Article, deal: &Deal) -> Option<Kind> {
    let kinds = deal.frames.iter().filter_map(|f| {
        let frame = &article.frames[*f];
        kind_of(frame, &article.annotation.sentences[frame.draft.sentence])
    });
    kinds.min_by_key(|k| match k {
        Kind::Partnership => 2,
        Kind::Agreement => 1,
        _ => 0,
    })
}

/// The stage that a frame's verbs say.
pub(super) fn stage_of(frame: &Frame, sentence: &Sentence) -> Option<Status> {
    let verb = super::frame::verb(sentence, frame.main_verb());
    if verb.is_some_and(|v| v.planned) {
        return Some(Status::Planned);
    }
    frame.draft.status.or_else(|| verb.and_then(|v| v.classes.iter().find_map(|(_, status)| *status)))
}

/// The first full date of a sentence.
fn date_in(article: &Article, sentence: usize) -> Option<Date> {
    *article.dates[sentence].get_or_init(|| {
        article.annotation.sentences[sentence].elements.iter().find_map(|e| match e.kind {
            ElementKind::Date(form) => {
                crate::calendar::resolve(form, article.document.published, crate::calendar::Tense::Past)
            }
            _ => None,
        })
    })
}
