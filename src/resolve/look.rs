//! Pieces of evidence that several decisions look at: a trigger, an entity, the words beside an element.

use super::Article;
use super::deal::Deal;
use super::frame::{Frame, verb};
use crate::decide::{Cue, Decision, Evidence, Judge, Piece, level};
use crate::gazetteer::Matter;
use crate::model::{
    BlockKind, EntityClass, EntityId, Kind, Noun, PartyType, Sentence, Status, Token, Verb, VerbForm, const_key,
};

pub(super) const fn kind(kind: Kind) -> Piece<'static> {
    match kind {
        Kind::Mou => const { Piece::new(Kind::Mou.name()) },
        Kind::LetterOfIntent => const { Piece::new(Kind::LetterOfIntent.name()) },
        Kind::JointVenture => const { Piece::new(Kind::JointVenture.name()) },
        Kind::Contract => const { Piece::new(Kind::Contract.name()) },
        Kind::Agreement => const { Piece::new(Kind::Agreement.name()) },
        Kind::Twinning => const { Piece::new(Kind::Twinning.name()) },
        Kind::Partnership => const { Piece::new(Kind::Partnership.name()) },
    }
}

pub(super) const fn status(status: Status) -> Piece<'static> {
    match status {
        Status::Planned => const { Piece::new(Status::Planned.name()) },
        Status::Announced => const { Piece::new(Status::Announced.name()) },
        Status::Signed => const { Piece::new(Status::Signed.name()) },
        Status::Renewed => const { Piece::new(Status::Renewed.name()) },
        Status::Ended => const { Piece::new(Status::Ended.name()) },
    }
}

pub(super) const fn block(kind: BlockKind) -> Piece<'static> {
    match kind {
        BlockKind::Title => Piece::new("title"),
        BlockKind::Standfirst => Piece::new("standfirst"),
        BlockKind::Heading => Piece::new("heading"),
        BlockKind::ListItem => Piece::new("item"),
        BlockKind::TableRow => Piece::new("row"),
        BlockKind::Caption => Piece::new("caption"),
        BlockKind::Dateline => Piece::new("dateline"),
        BlockKind::Furniture => Piece::new("furniture"),
        BlockKind::Boilerplate => Piece::new("boilerplate"),
        BlockKind::Body => Piece::new("body"),
    }
}

pub(super) const fn class(class: EntityClass) -> Piece<'static> {
    match class {
        EntityClass::Organisation => Piece::new("organisation"),
        EntityClass::City => Piece::new("city"),
        EntityClass::Region => Piece::new("region"),
        EntityClass::Country => Piece::new("country"),
        EntityClass::Person => Piece::new("person"),
        EntityClass::Event => Piece::new("event"),
        EntityClass::Unknown => Piece::new("unknown"),
    }
}

pub(super) const fn party_type(party: Option<PartyType>) -> Piece<'static> {
    match party {
        None => Piece::new("untyped"),
        Some(PartyType::Company) => Piece::new("company"),
        Some(PartyType::Government) => Piece::new("government"),
        Some(PartyType::University) => Piece::new("university"),
        Some(PartyType::City) => Piece::new("city"),
        Some(PartyType::Country) => Piece::new("country"),
        Some(PartyType::Association) => Piece::new("association"),
        Some(PartyType::Other) => Piece::new("other"),
    }
}

const fn form(form: VerbForm) -> Piece<'static> {
    match form {
        VerbForm::Base => Piece::new("base"),
        VerbForm::Present => Piece::new("present"),
        VerbForm::Past => Piece::new("past"),
        VerbForm::Participle => Piece::new("participle"),
        VerbForm::PastOrParticiple => Piece::new("ed"),
        VerbForm::Gerund => Piece::new("ing"),
        VerbForm::Nominal => Piece::new("noun"),
    }
}

pub(super) fn matter(matter: Matter) -> Piece<'static> {
    const PIECES: [Piece<'static>; Matter::NAMES.len()] = {
        let mut pieces = [NO; Matter::NAMES.len()];
        let mut at = 0;
        while at < pieces.len() {
            pieces[at] = Piece::new(Matter::NAMES[at].0);
            at += 1;
        }
        pieces
    };
    PIECES[matter as usize]
}

pub(super) const YES: Piece<'static> = Piece::new("yes");
pub(super) const NO: Piece<'static> = Piece::new("no");

pub(super) fn yes(holds: bool) -> Piece<'static> {
    if holds { YES } else { NO }
}

/// A log-odds score in steps of one, where there is one.
pub(super) fn maybe_score(score: Option<f32>) -> Piece<'static> {
    score.map_or(NO, score_level)
}

/// A log-odds score in steps of one.
pub(super) fn score_level(score: f32) -> Piece<'static> {
    const STEPS: [Piece<'static>; 11] = [
        Piece::new("s-5"),
        Piece::new("s-4"),
        Piece::new("s-3"),
        Piece::new("s-2"),
        Piece::new("s-1"),
        Piece::new("s0"),
        Piece::new("s1"),
        Piece::new("s2"),
        Piece::new("s3"),
        Piece::new("s4"),
        Piece::new("s5"),
    ];
    // Half away from zero, as `f32::round` does it, which is a call into the system's library.
    let score = score.clamp(-5.0, 5.0);
    let whole = score as i32;
    let rest = score - whole as f32;
    let step = whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5);
    STEPS[usize::try_from(step + 5).unwrap_or(0)]
}

/// A distance in sentences, before the deal less than zero.
pub(super) fn distance(by: isize) -> Piece<'static> {
    match by {
        isize::MIN..=-6 => Piece::new("far-before"),
        -5..=-3 => Piece::new("before"),
        -2 => Piece::new("-2"),
        -1 => Piece::new("-1"),
        0 => Piece::new("0"),
        1 => Piece::new("1"),
        2 => Piece::new("2"),
        3..=5 => Piece::new("after"),
        _ => Piece::new("far-after"),
    }
}

/// Whether a trigger goes back to something told before: "the MoU", "an MoU", "signed".
pub(super) fn determined(noun: Option<&Noun>) -> Piece<'static> {
    match noun {
        None => Piece::new("verb"),
        Some(n) if n.definite => Piece::new("definite"),
        Some(n) if n.indefinite => Piece::new("indefinite"),
        Some(n) if n.plural => Piece::new("plural"),
        Some(_) => Piece::new("bare"),
    }
}

/// The noun of a frame.
pub(super) fn noun(evidence: &mut Evidence, noun: &Noun, text: &str) {
    const CLASS: Cue = Cue::new("noun class");
    const KIND: Cue = Cue::new("noun kind");
    const HEAD: Cue = Cue::new("noun");
    const FORM: Cue = Cue::new("noun form");
    let class = super::codes::noun_class(noun.class);
    evidence.add(CLASS, &[class]);
    evidence.add(KIND, &[kind(noun.kind), class]);
    let head = noun.head.of(text);
    for word in head.split_whitespace().filter(|w| !w.is_empty()) {
        evidence.add(HEAD, &[word_piece(word)]);
    }
    let flags = [
        (noun.definite, Piece::new("definite")),
        (noun.indefinite, Piece::new("indefinite")),
        (noun.plural, Piece::new("plural")),
        (noun.negative, Piece::new("negative")),
        (noun.lapsed, Piece::new("lapsed")),
        (noun.count.is_some(), Piece::new("counted")),
        (!noun.owners.is_empty(), Piece::new("owned")),
        (noun.about.is_some(), Piece::new("about")),
        (noun.money.is_some(), Piece::new("money")),
        (noun.term.is_some(), Piece::new("term")),
    ];
    for (holds, flag) in flags {
        if holds {
            evidence.add(FORM, &[flag]);
            evidence.add(FORM, &[flag, class]);
        }
    }
}

/// A verb of a frame, under a cue of its own.
pub(super) fn verb_as(evidence: &mut Evidence, cue: Cue, told: &Verb, text: &str) {
    let voice = super::codes::voice(told.voice);
    for (class, _) in &told.classes {
        let class = super::codes::verb_class(*class);
        evidence.add(cue, &[class]);
        evidence.add(cue, &[class, voice]);
        if told.planned {
            evidence.add(cue, &[class, Piece::new("planned")]);
        }
        if told.negative {
            evidence.add(cue, &[class, Piece::new("negative")]);
        }
    }
    evidence.add(cue, &[form(told.form), voice]);
    let head = told.head.of(text);
    if let Some(word) = head.split_whitespace().next() {
        evidence.add(cue, &[Piece::new("word"), word_piece(word)]);
    }
    for (holds, flag) in [
        (told.planned, Piece::new("planned")),
        (told.negative, Piece::new("negative")),
        (told.possible, Piece::new("possible")),
    ] {
        if holds {
            evidence.add(cue, &[flag]);
        }
    }
}

/// The trigger words of a frame: its noun and the verbs around it.
pub(super) fn frame(evidence: &mut Evidence, frame: &Frame, sentence: &Sentence, text: &str) {
    const VERB: Cue = Cue::new("verb");
    const BEFORE: Cue = Cue::new("verb before");
    const AFTER: Cue = Cue::new("verb after");
    const BOTH: Cue = Cue::new("verb and noun");
    if let Some(it) = frame.noun(sentence) {
        noun(evidence, it, text);
    }
    let parts = [(VERB, frame.draft.verb), (BEFORE, frame.before), (AFTER, frame.after)];
    for (cue, at) in parts {
        if let Some(told) = verb(sentence, at) {
            verb_as(evidence, cue, told, text);
            if let (Some(it), Some((class, _))) = (frame.noun(sentence), told.classes.first()) {
                let (noun, verb) = (super::codes::noun_class(it.class), super::codes::verb_class(*class));
                evidence.add(BOTH, &[noun, verb, super::codes::voice(told.voice)]);
            }
        } else {
            evidence.add(cue, &[NO]);
        }
    }
}

/// An entity as such: what it is, how often and where the article names it. That is the same for every frame and deal
/// that it may be a side of, so it is weighed once.
pub(super) fn entity<'e, J: Judge>(
    article: &'e Article,
    id: EntityId,
    evidence: &Evidence,
    judge: &mut J,
) -> &'e Looks {
    article.looks[id].get_or_init(|| {
        let mut side = evidence.like();
        entity_as_such(&mut side, article, id);
        let mut party = side.clone();
        judge.sum(Decision::Side, &mut side);
        judge.sum(Decision::Party, &mut party);
        Looks { side, party }
    })
}

/// Evidence of an entity as such.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    /// As a side of a frame.
    pub(super) side: Evidence,
    /// As a side of a deal.
    pub(super) party: Evidence,
}

fn entity_as_such(evidence: &mut Evidence, article: &Article, id: EntityId) {
    const CLASS: Cue = Cue::new("class");
    const TYPE: Cue = Cue::new("type");
    const LISTED: Cue = Cue::new("listed");
    const MENTIONS: Cue = Cue::new("mentions");
    const SHAPE: Cue = Cue::new("shape");
    const TITLE: Cue = Cue::new("in title");
    const LEAD: Cue = Cue::new("in lead");
    const OWN: Cue = Cue::new("own");
    const LAND: Cue = Cue::new("land");
    const WORDS: Cue = Cue::new("name words");
    const LAST: Cue = Cue::new("last word");
    let it = &article.annotation.entities[id];
    let class = class(it.class);
    evidence.add(CLASS, &[class]);
    evidence.add(TYPE, &[party_type(it.party), class]);
    evidence.flag(LISTED, it.id.is_some() || it.why == "in the gazetteer");
    let mentions = level(it.mentions.len());
    evidence.add(MENTIONS, &[mentions]);
    let words = it.name.split_whitespace().count();
    evidence.add(WORDS, &[level(words), class]);
    let shouted = it.name.chars().all(|c| !c.is_lowercase());
    evidence.add(SHAPE, &[yes(shouted), level(words), class]);
    evidence.add(TITLE, &[yes(article.page.in_title(id)), class]);
    evidence.add(LEAD, &[yes(article.page.in_lead(id)), class]);
    evidence.flag(OWN, article.page.own == Some(id));
    evidence.flag(LAND, article.page.land == Some(id));
    if let Some(last) = it.name.split_whitespace().next_back().filter(|w| !w.is_empty()) {
        evidence.add(LAST, &[word_piece(last)]);
    }
    super::creature::evidence(evidence, article, id);
}

/// Whether the name of one entity holds that of another. Most are told apart by their letters.
pub(super) fn holds(article: &Article, one: EntityId, other: EntityId) -> bool {
    let name = |id: EntityId| article.annotation.entities[id].name.as_bytes();
    article.letters[other] & !article.letters[one] == 0 && memchr::memmem::find(name(one), name(other)).is_some()
}

/// One bit for each letter of a name, two letters for most bits.
pub(super) fn letters(name: &str) -> u64 {
    name.bytes().fold(0, |letters, byte| letters | 1 << (byte & 63))
}

/// How an element of a sentence stands to a deal's nearest trigger there: clauses between them, and whether a trigger of
/// something else is nearer.
pub(super) fn stand(
    evidence: &mut Evidence,
    cue: Cue,
    article: &Article,
    deal: &Deal,
    sentence: usize,
    element: usize,
) {
    let Some(frame) = nearest_frame(article, deal, sentence, element) else { return };
    let clauses = &article.clauses[sentence];
    let (clause, nearest) = (clauses.between(element, frame.anchor), clauses.nearest(element, frame.anchor));
    evidence.add(cue, &[clause, nearest, yes(element > frame.anchor)]);
    evidence.add(cue, &[nearest, clauses.rivals(element, frame.anchor)]);
}

/// The deal's frame of a sentence whose trigger is nearest to an element.
pub(super) fn nearest_frame<'a>(
    article: &'a Article,
    deal: &Deal,
    sentence: usize,
    element: usize,
) -> Option<&'a Frame> {
    let frames = deal.frames.iter().map(|f| &article.frames[*f]);
    frames.filter(|f| f.draft.sentence == sentence).min_by_key(|f| f.anchor.abs_diff(element))
}

/// A word as evidence.
pub(super) fn word_piece(word: &str) -> Piece<'_> {
    Piece { key: crate::model::key(word), name: word }
}

/// A token as evidence; the blank that parts the cells of a row goes by a name.
#[inline]
pub(super) fn token<'t>(token: &Token, text: &'t str) -> Piece<'t> {
    const BAR: u64 = const_key("|");
    let name = token.span.of(text);
    let cell = token.key == BAR && name.chars().all(char::is_whitespace);
    if cell { Piece::new("[cell]") } else { Piece { key: token.key, name } }
}

/// Adds a token that is a word; there are so many of them that the way over `Piece` counts.
#[inline]
pub(super) fn word(evidence: &mut Evidence, cue: Cue, token: &Token, text: &str) {
    evidence.add_word(cue, token.key, || token.span.of(text));
}

/// The words of an element as evidence: the last token's before it, the first's of it.
pub(super) fn beside<'t>(text: &'t str, sentence: &Sentence, element: usize) -> Option<Piece<'t>> {
    let element = sentence.elements.get(element)?;
    let token = sentence.tokens.get(element.tokens.0)?;
    Some(self::token(token, text))
}

/// Whether two are of one house: one's name holds the other's, or a land and a body of that land.
pub(super) fn related(article: &Article, one: EntityId, other: EntityId) -> bool {
    let (a, b) = (&article.annotation.entities[one], &article.annotation.entities[other]);
    let land = a.class.is_place() != b.class.is_place() && a.country.is_some() && a.country == b.country;
    one != other && (land || holds(article, one, other) || holds(article, other, one))
}
