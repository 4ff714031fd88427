//! What decisions see of a sentence: a code for each element, and the way from one element to another.

use crate::decide::{Piece, Seen};
use crate::gazetteer::{SenseSet, Words};
use crate::model::{Element, ElementKind, NounClass, Sentence, SideRef, TokenKind, VerbClass, Voice};

/// Codes of the elements of a sentence: function words and marks as they are, the rest by its class.
pub(super) fn codes<'t>(text: &'t str, sentence: &Sentence, words: &Words) -> Vec<Piece<'t>> {
    sentence.elements.iter().map(|e| code(text, sentence, e, words)).collect()
}

fn code<'t>(text: &'t str, sentence: &Sentence, element: &Element, words: &Words) -> Piece<'t> {
    match &element.kind {
        ElementKind::Word(key) => {
            let token = &sentence.tokens[element.tokens.0];
            if token.kind == TokenKind::Word && words.alone(&sentence.tokens, element.tokens.0, SenseSet::FUNCTION) {
                return Piece { key: *key, name: element.span.of(text) };
            }
            shape(text, element, token.kind, token.capital)
        }
        ElementKind::Mark(_) => super::look::token(&sentence.tokens[element.tokens.0], text),
        ElementKind::Sides(group) => match group.sides.first().map(|s| &s.who) {
            None => Piece::new("[counted]"),
            Some(SideRef::Named(_)) if group.sides.len() == 1 => Piece::new("[side]"),
            Some(SideRef::Named(_)) => Piece::new("[sides]"),
            Some(SideRef::We) => Piece::new("[we]"),
            Some(SideRef::Singular(_)) => Piece::new("[it]"),
            Some(SideRef::Plural(_)) => Piece::new("[they]"),
        },
        ElementKind::People(people) if people.len() == 1 => Piece::new("[person]"),
        ElementKind::People(_) => Piece::new("[people]"),
        ElementKind::Noun(noun) => noun_class(noun.class),
        ElementKind::Verb(verb) => verb.classes.first().map_or(Piece::new("[verb]"), |(class, _)| verb_class(*class)),
        ElementKind::Date(_) => Piece::new("[date]"),
        ElementKind::Money(_) => Piece::new("[money]"),
        ElementKind::Term(_) => Piece::new("[term]"),
        ElementKind::Place(_) => Piece::new("[place]"),
        ElementKind::Event(_) => Piece::new("[event]"),
    }
}

fn shape<'t>(text: &'t str, element: &Element, kind: TokenKind, capital: bool) -> Piece<'t> {
    let word = element.span.of(text);
    match kind {
        TokenKind::Possessive => Piece::new("'s"),
        TokenKind::Number => Piece::new("#"),
        _ if capital => Piece::new("_x"),
        _ if word.ends_with("ing") => Piece::new("_ing"),
        _ if word.ends_with("ed") => Piece::new("_ed"),
        _ if word.ends_with("ly") => Piece::new("_ly"),
        _ => PLAIN,
    }
}

const PLAIN: Piece<'static> = Piece::new("_");

/// The name of a noun's class.
pub(super) const fn noun_class(class: NounClass) -> Piece<'static> {
    match class {
        NounClass::Instrument => Piece::new("[instrument]"),
        NounClass::Venture => Piece::new("[venture]"),
        NounClass::Loose => Piece::new("[loose]"),
        NounClass::Vague => Piece::new("[vague]"),
        NounClass::Talks => Piece::new("[talks]"),
    }
}

/// The name of a verb's class.
pub(super) const fn verb_class(class: VerbClass) -> Piece<'static> {
    match class {
        VerbClass::Sign => Piece::new("[sign]"),
        VerbClass::Agree => Piece::new("[agree]"),
        VerbClass::Partner => Piece::new("[partner]"),
        VerbClass::Form => Piece::new("[form]"),
        VerbClass::Win => Piece::new("[win]"),
        VerbClass::Award => Piece::new("[award]"),
        VerbClass::Select => Piece::new("[select]"),
        VerbClass::Renew => Piece::new("[renew]"),
        VerbClass::End => Piece::new("[end]"),
        VerbClass::Talk => Piece::new("[talk]"),
        VerbClass::Delay => Piece::new("[delay]"),
        VerbClass::Join => Piece::new("[join]"),
        VerbClass::Supply => Piece::new("[supply]"),
        VerbClass::Say => Piece::new("[say]"),
        VerbClass::Witness => Piece::new("[witness]"),
        VerbClass::Represent => Piece::new("[represent]"),
        VerbClass::Fund => Piece::new("[fund]"),
        VerbClass::Deny => Piece::new("[deny]"),
    }
}

/// The name of a voice.
pub(super) const fn voice(voice: Voice) -> Piece<'static> {
    match voice {
        Voice::Active => Piece::new("active"),
        Voice::Passive => Piece::new("passive"),
        Voice::Bare => Piece::new("bare"),
        Voice::Gerund => Piece::new("gerund"),
    }
}

/// Most steps of a way that are kept; of a longer one its first and its last.
const LONGEST: usize = 6;

/// A way, with what is said before and after it; without a heap, for every phrase and candidate has several.
pub(super) struct Way<'t> {
    steps: [Piece<'t>; LONGEST + 4],
    len: usize,
}

impl Default for Way<'_> {
    fn default() -> Self {
        Self { steps: [PLAIN; LONGEST + 4], len: 0 }
    }
}

impl<'t> Way<'t> {
    /// What is said before the way.
    #[inline]
    pub(super) fn after(first: &[Piece<'t>]) -> Self {
        let mut way = Self::default();
        for piece in first {
            way.push(*piece);
        }
        way
    }

    /// Goes from one element to another: past the codes between them, of plain words in a row one.
    pub(super) fn pass(&mut self, codes: &[Piece<'t>], from: usize, to: usize) {
        let (low, high) = (from.min(to), from.max(to));
        let first = self.len;
        for piece in codes.get(low + 1..high).unwrap_or_default() {
            if piece.key == PLAIN.key && self.steps[first..self.len].last().is_some_and(|last| last.key == PLAIN.key) {
                continue;
            }
            if self.len - first == LONGEST {
                let middle = first + LONGEST / 2;
                self.steps[middle] = Piece::new("~");
                self.steps.copy_within(middle + 2..first + LONGEST, middle + 1);
                self.len -= 1;
            }
            self.push(*piece);
        }
    }

    pub(super) fn push(&mut self, piece: Piece<'t>) {
        if let Some(room) = self.steps.get_mut(self.len) {
            *room = piece;
            self.len += 1;
        }
    }
}

impl Seen for Way<'_> {
    fn pieces(&self) -> &[Piece<'_>] {
        &self.steps[..self.len]
    }
}
