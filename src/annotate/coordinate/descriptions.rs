//! Words that say what a named body is go into its name: "the health charity", "the national utility, Eskom,".

use super::super::sentences::span;
use super::Grouping;
use crate::gazetteer::SenseSet;
use crate::model::{Element, ElementKind, EntityClass, Group, KeySet, Side, SideRef, TokenKind};

const ARTICLES: KeySet<6> = KeySet::new(["the", "a", "an", "its", "their", "both"]);
/// Words before a name that begin no description of it.
const OTHERS: KeySet<6> = KeySet::new(["and", "or", "than", "such", "one", "another"]);

impl Grouping<'_> {
    /// Takes the description before a name into it: "the", "the health charity", "Japan’s", "chipmaker". Returns how many
    /// elements it took.
    pub(super) fn describe(&mut self, at: usize) -> usize {
        let mut start = at;
        let mut kept = at;
        while start > 0 && at - start < 7 {
            let before = start - 1;
            let word = self.key(before);
            let possessive = self.tokens[self.elements[before].tokens.0].kind == TokenKind::Possessive;
            if ARTICLES.has(word) {
                kept = if self.word(before).eq_ignore_ascii_case("both") { start } else { before };
                break;
            }
            if possessive && before > 0 && self.class(before - 1).is_some_and(EntityClass::is_place) {
                // "Japan’s Fujita": the country tells where the company is from.
                start = before - 1;
                kept = start;
                continue;
            }
            let plain = matches!(self.elements[before].kind, ElementKind::Word(_))
                && self.describes(before)
                && !OTHERS.has(word);
            if !plain {
                break;
            }
            // The word right before the name must itself say what the name is: "the health charity", "chipmaker".
            if before + 1 == at && !self.says_what(before) {
                break;
            }
            start = before;
            if before + 1 == at && self.words.any(self.tokens, self.elements[before].tokens.0, SenseSet::ANY_SIDE) {
                kept = before;
            }
        }
        if kept == at {
            return 0;
        }
        let first = self.elements[kept].tokens.0;
        let kind = self.elements[at].kind.clone();
        let last = self.elements[at].tokens.1;
        let span = span(self.tokens, first, last);
        self.elements[kept] = Element { span, tokens: (first, last), kind };
        self.elements.drain(kept + 1..=at);
        at - kept
    }

    /// "charity", "Malaysian", "Penang-based": what stands right before a name and describes it.
    fn says_what(&self, at: usize) -> bool {
        let first = self.elements[at].tokens.0;
        let common = SenseSet::ANY_SIDE.or(SenseSet::NATIONALITY);
        self.words.any(self.tokens, first, common) || self.tokens[first].capital || self.word(at).contains('-')
    }

    /// "their counterparts at the University of Lima": the bodies that the counterparts are at.
    pub(super) fn counterparts(&mut self, at: usize) {
        let common =
            self.is_sides(at) && (self.word(at).ends_with("counterparts") || self.word(at).ends_with("counterpart"));
        if !common || !matches!(self.word(at + 1), "at" | "from" | "in" | "of") {
            return;
        }
        let kind = match self.elements.get(at + 2).map(|e| (&e.kind, e.span)) {
            Some((ElementKind::Place(id), span)) => {
                ElementKind::Sides(Group { sides: vec![Side { who: SideRef::Named(*id), span }], counted: None })
            }
            Some((ElementKind::Sides(group), _)) => ElementKind::Sides(group.clone()),
            _ => return,
        };
        self.elements[at].kind = kind;
        self.absorb(at, at + 3);
    }

    /// "the national utility, Eskom,": a common noun and then its name are one side.
    pub(super) fn rename(&mut self, at: usize) {
        let common = matches!(&self.elements[at].kind, ElementKind::Sides(g) if matches!(g.sides.as_slice(), [s] if matches!(s.who, SideRef::Singular(_))))
            && self.word(at).contains(' ');
        if !common
            || self.word(at + 1) != ","
            || !matches!(self.word(at + 3), "," | "." | ";" | ")" | "on" | "to" | "for" | "and")
        {
            return;
        }
        let Some(ElementKind::Sides(group)) = self.elements.get(at + 2).map(|e| e.kind.clone()) else { return };
        if group.sides.len() == 1
            && matches!(group.sides[0].who, SideRef::Named(_))
            && !self.class(at + 2).is_some_and(EntityClass::is_place)
        {
            self.elements[at].kind = ElementKind::Sides(group);
            let comma = usize::from(self.word(at + 3) == "," && !self.is_sides(at + 4));
            self.absorb(at, at + 3 + comma);
        }
    }
}
