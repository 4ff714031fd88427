//! The sentence as elements: names, dates, money, durations, verbs and nouns that announce a deal, and the words between.

use super::names::RawName;
use super::{Line, Reading, nouns, sides, verbs};
use crate::gazetteer::{SenseSet, Words};
use crate::model::{
    BlockKind, Element, ElementKind, Entity, EntityClass, FoundDate, Group, Noun, NounClass, Person, Side, SideRef,
    Span, Token, TokenKind, VerbForm,
};

pub(super) fn annotate(reading: &mut Reading) {
    let text = reading.document.text.as_str();
    let words = &reading.gazetteer.words;
    let entities = &reading.entities;
    for line in &mut reading.sentences {
        let headline = matches!(line.kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Heading)
            || line.tokens.len() < 14 && !text[..line.span.end].ends_with('.');
        let builder = Builder { text, words, entities, line, headline };
        line.elements = builder.build();
    }
}

struct Builder<'a> {
    text: &'a str,
    words: &'a Words,
    entities: &'a [Entity],
    line: &'a Line,
    headline: bool,
}

/// Places in order, of which the next one is known.
struct Starts<I> {
    next: usize,
    rest: I,
}

impl<I: Iterator<Item = usize>> Starts<I> {
    /// After the last one, a place that nothing reaches.
    fn of(mut rest: I) -> Self {
        Self { next: rest.next().unwrap_or(usize::MAX), rest }
    }

    /// The first one that is not before a place.
    #[inline]
    fn not_before(&mut self, at: usize) -> usize {
        while self.next < at {
            self.next = self.rest.next().unwrap_or(usize::MAX);
        }
        self.next
    }
}

impl Builder<'_> {
    fn build(&self) -> Vec<Element> {
        let mut elements: Vec<Element> = Vec::with_capacity(self.line.tokens.len());
        let mut at = 0;
        let mut names = Starts::of(self.line.names.iter().map(|n| n.tokens.0));
        let mut measures = Starts::of(self.measures().into_iter());
        while let Some(token) = self.line.tokens.get(at) {
            let measured = measures.not_before(token.span.start) < token.span.end;
            let named = names.not_before(at) == at;
            if !measured && !named && self.is_plain(token) {
                let kind = ElementKind::Word(token.key);
                elements.push(Element { span: token.span, tokens: (at, at + 1), kind });
                at += 1;
                continue;
            }
            let found = named.then(|| self.name(at, &elements)).flatten();
            let found = found.or_else(|| measured.then(|| self.measure(at)).flatten());
            let (end, mut kind) = found.unwrap_or_else(|| self.next(at, &elements));
            let mut start = at;
            if let ElementKind::Noun(noun) = &mut kind {
                let taken = nouns::phrase(self.text, &self.line.tokens, &elements, noun, self.words);
                if taken > 0 {
                    start = elements[elements.len() - taken].tokens.0;
                    elements.truncate(elements.len() - taken);
                }
            }
            elements.push(self.element(start, end, kind));
            at = end;
        }
        elements
    }

    /// Where dates, money and durations begin.
    fn measures(&self) -> Vec<usize> {
        let spans = self.line.dates.iter().map(|d| d.span).chain(self.line.money.iter().map(|(span, _)| *span));
        let mut starts: Vec<usize> = spans.chain(self.line.terms.iter().map(|(s, _)| *s)).map(|s| s.start).collect();
        starts.sort_unstable();
        starts
    }

    /// Whether a token begins nothing but a name or measure: most words.
    fn is_plain(&self, token: &Token) -> bool {
        token.is_word() && !self.words.starts(token).meets(SenseSet::NOUN.or(SenseSet::VERB)) && !sides::may_open(token)
    }

    fn element(&self, start: usize, end: usize, kind: ElementKind) -> Element {
        let span = super::sentences::span(&self.line.tokens, start, end);
        Element { span, tokens: (start, end), kind }
    }

    /// The name that begins at a token, and where it ends.
    fn name(&self, at: usize, before: &[Element]) -> Option<(usize, ElementKind)> {
        let begins = |n: &&RawName| n.tokens.0 == at && !self.modifies(n.tokens.1, n.entity);
        let name = self.line.names.iter().find(begins)?;
        Some((name.tokens.1, self.named(name.entity, name.span, before)))
    }

    /// The date, money or duration that begins at a token, and where it ends.
    fn measure(&self, at: usize) -> Option<(usize, ElementKind)> {
        let token = &self.line.tokens[at];
        let inside = |d: &&FoundDate| d.span.start >= token.span.start && d.span.start < token.span.end;
        if let Some(date) = self.line.dates.iter().find(inside) {
            return Some((self.token_after(at, date.span), ElementKind::Date(date.form)));
        }
        if let Some((span, money)) = self.line.money.iter().find(|(s, _)| s.start == token.span.start) {
            return Some((self.token_after(at, *span), ElementKind::Money(money.clone())));
        }
        let (span, term) = self.line.terms.iter().find(|(s, _)| s.start == token.span.start)?;
        Some((self.token_after(at, *span), ElementKind::Term(term.clone())))
    }

    /// Whatever else a token begins.
    fn next(&self, at: usize, before: &[Element]) -> (usize, ElementKind) {
        let tokens = &self.line.tokens;
        let token = tokens[at];
        if token.kind == TokenKind::Mark {
            // What parts two cells may be a tab.
            let mark = token.span.of(self.text).chars().next().filter(|c| !c.is_whitespace()).unwrap_or('|');
            return (at + 1, ElementKind::Mark(mark));
        }
        let starts = self.words.starts(&token);
        let noun = if starts.meets(SenseSet::NOUN) { nouns::head(tokens, at, self.words) } else { None };
        let verb = || {
            let last = before.last().map(|e| &e.kind);
            let named = matches!(last, Some(ElementKind::Sides(_) | ElementKind::People(_)));
            verbs::at(self.text, tokens, at, self.words, named || self.heads_a_verb(before), self.headline)
        };
        if let Some((len, verb)) = starts.meets(SenseSet::VERB).then(verb).flatten() {
            let noun_too = matches!(verb.form, VerbForm::Base | VerbForm::Present);
            if noun.is_none_or(|(l, ..)| l < len || (l == len && !noun_too)) {
                return (at + len, ElementKind::Verb(verb));
            }
        }
        if let Some((len, kind, class, plural)) = noun {
            if !self.is_plain_use(at, len, class) {
                let head = super::sentences::span(tokens, at, at + len);
                let noun = Noun {
                    kind,
                    class,
                    head,
                    definite: false,
                    indefinite: false,
                    plural,
                    count: None,
                    negative: false,
                    about: None,
                    term: None,
                    money: None,
                    owners: Vec::new(),
                    lapsed: false,
                };
                return (at + len, ElementKind::Noun(Box::new(noun)));
            }
        }
        let starts_name = |k: usize| self.line.names.iter().any(|n| n.tokens.0 == k);
        if sides::may_open(&token) {
            if let Some((len, group)) = sides::at(self.text, tokens, at, self.words, starts_name) {
                return (at + len, ElementKind::Sides(group));
            }
        }
        (at + 1, ElementKind::Word(token.key))
    }

    /// "partnership agreement" is found whole; "talks" as a verb, "order" in "in order to" and "deal with" are plain words.
    fn is_plain_use(&self, at: usize, len: usize, class: NounClass) -> bool {
        let word = |k: usize| self.line.tokens.get(k).map_or("", |t| t.span.of(self.text));
        let next = word(at + len);
        // "the Swiss instrument maker", "a partnership manager": the first half of a compound.
        let compound = self.words.any(&self.line.tokens, at + len, SenseSet::SIDE.or(SenseSet::POSITION));
        if compound && next.chars().next().is_some_and(char::is_lowercase) {
            return true;
        }
        match super::lower(word(at), &mut [0; 16]) {
            "order" | "orders" => {
                matches!(word(at.wrapping_sub(1)), "in" | "same" | "reverse" | "this" | "that" | "court" | "working")
                    || next == "that"
                    || (next == "to" && !matches!(word(at.wrapping_sub(1)), "the" | "an" | "a" | "its"))
            }
            "deal" | "deals" => {
                matches!(next, "with")
                    && matches!(word(at.wrapping_sub(1)), "to" | "will" | "must" | "can" | "and" | "clauses")
            }
            "lease" | "licence" | "charter" | "commission" | "treaty" | "convention" | "undertaking" | "settlement"
            | "declaration" | "coalition" => class != NounClass::Instrument && class != NounClass::Loose,
            _ => false,
        }
    }

    /// In a headline "Counties, charity sign pact" a bare verb follows its subject without an auxiliary.
    fn heads_a_verb(&self, before: &[Element]) -> bool {
        self.headline
            && matches!(before.last().map(|e| &e.kind), Some(ElementKind::Word(_)))
            && !before.iter().any(|e| matches!(e.kind, ElementKind::Verb(_)))
    }

    /// "UK companies", "U.S. and foreign banks": a country's short name before a noun tells of which country it is.
    fn modifies(&self, next: usize, entity: usize) -> bool {
        if !matches!(self.entities[entity].class, EntityClass::Country | EntityClass::City | EntityClass::Region) {
            return false;
        }
        let word = |k: usize| self.line.tokens.get(k).map_or("", |t| t.span.of(self.text));
        let short = self.line.tokens[next - 1].shouted;
        let at = if short && word(next) == "and" { next + 1 } else { next };
        let Some(token) = self.line.tokens.get(at) else { return false };
        // "Malaysia dispute resolution institutions": plain words up to a noun that names bodies.
        let tokens = &self.line.tokens;
        let plain = |k: usize| {
            tokens.get(k).is_some_and(|t| t.is_word() && !t.capital)
                && !self.words.any(tokens, k, SenseSet::ORDINARY.or(SenseSet::ANY_SIDE).not())
        };
        if (next..next + 4).take_while(|k| plain(*k)).any(|k| self.words.any(tokens, k, SenseSet::SIDES)) {
            return true;
        }
        let lower =
            token.is_word() && !token.capital && token.span.of(self.text).chars().all(|c| c.is_lowercase() || c == '-');
        let side = || self.words.any(tokens, at, SenseSet::ANY_SIDE) && word(at) != "state";
        let tells = || self.words.any(tokens, at, SenseSet::FUNCTION.or(SenseSet::VERB));
        lower && (side() || (short && at > next && !tells()))
    }

    fn token_after(&self, at: usize, span: Span) -> usize {
        let tokens = &self.line.tokens;
        (at + 1..tokens.len()).find(|&k| tokens[k].span.start >= span.end).unwrap_or(tokens.len())
    }

    fn named(&self, entity: usize, span: Span, before: &[Element]) -> ElementKind {
        let class = self.entities[entity].class;
        match class {
            EntityClass::Person => ElementKind::People(vec![Person { entity, span, employer: None }]),
            EntityClass::Event => ElementKind::Event(entity),
            _ if self.is_scene(before, class) => ElementKind::Place(entity),
            _ => {
                let side = Side { who: SideRef::Named(entity), span };
                ElementKind::Sides(Group { sides: vec![side], counted: None })
            }
        }
    }

    /// "in Accra", "at Jubilee House": where something happens.
    fn is_scene(&self, before: &[Element], class: EntityClass) -> bool {
        let mut back = before.iter().rev().map(|e| e.span.of(self.text));
        let mut word = back.next().unwrap_or_default();
        if word == "the" {
            word = back.next().unwrap_or_default();
        }
        let is = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(word));
        is(&["in", "near", "outside", "across", "throughout", "around", "off", "inside", "visited", "visits", "visit"])
            || is(&["at"])
            || (class != EntityClass::Organisation && is(&["from", "through", "via"]))
    }
}
