//! What an element can be for a pattern's step, as bits: most patterns are seen not to fit before any search.

use super::pattern::{Atom, Number};
use crate::model::{Element, ElementKind, Group, NounClass, SideRef, VerbClass};

/// A set of things that an element is, or that a step takes one of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    const PEOPLE: Self = Self(1 << 3);

    fn number(number: Number) -> Self {
        Self(1 << number as u32)
    }

    fn noun(class: NounClass) -> Self {
        Self(1 << (4 + class as u32))
    }

    fn verb(class: VerbClass) -> Self {
        Self(1 << (9 + class as u32))
    }

    /// Words and marks share what bits are left: a shared bit costs a search in vain, no more.
    fn word(key: u64) -> Self {
        Self(1 << (28 + key % 32))
    }

    fn mark(mark: char) -> Self {
        Self(1 << (60 + u32::from(mark) % 4))
    }

    /// What an element is.
    pub(super) fn of(element: &Element) -> Self {
        match &element.kind {
            ElementKind::Word(key) => Self::word(*key),
            ElementKind::Mark(mark) => Self::mark(*mark),
            ElementKind::Sides(group) => {
                let numbers = [Number::Any, Number::Two, Number::Counted].into_iter();
                Self::all(numbers.filter(|n| fits_number(group, *n)).map(Self::number))
            }
            ElementKind::People(_) => Self::PEOPLE,
            ElementKind::Noun(noun) if !noun.negative => Self::noun(noun.class),
            ElementKind::Verb(verb) => Self::all(verb.classes.iter().map(|(class, _)| Self::verb(*class))),
            _ => Self::default(),
        }
    }

    /// What a step takes.
    pub(super) fn wanted(atom: &Atom) -> Self {
        match atom {
            Atom::Sides(_, number) => Self::number(*number),
            Atom::People(_) => Self::PEOPLE,
            Atom::Noun(classes, _) => Self::all(classes.iter().map(|c| Self::noun(*c))),
            Atom::Verb(classes, _) => Self::all(classes.iter().map(|c| Self::verb(*c))),
            Atom::Words(words) => Self::all(words.iter().map(|key| Self::word(*key))),
            Atom::Marks(marks) => Self::all(marks.chars().map(Self::mark)),
            Atom::Gap(..) | Atom::Start | Atom::End => Self::default(),
        }
    }

    fn all(traits: impl Iterator<Item = Self>) -> Self {
        traits.fold(Self::default(), Self::or)
    }

    /// Both sets.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have something in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Whether a group has as many sides as a step asks for.
fn fits_number(group: &Group, number: Number) -> bool {
    match number {
        Number::Any => !group.sides.is_empty(),
        Number::Two => {
            group.sides.len() >= 2 || matches!(group.sides.first().map(|s| &s.who), Some(SideRef::Plural(_)))
        }
        Number::Counted => group.sides.is_empty() && group.counted.is_some(),
    }
}
