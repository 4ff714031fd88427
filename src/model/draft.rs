//! What a pattern bound, before resolve.

use super::{Element, Kind, OfficialRole, Side, Span, Status};

/// One deal as one sentence tells it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Place of the sentence in the annotation.
    pub sentence: usize,
    /// Ids of the patterns that bound it.
    pub patterns: Vec<String>,
    /// Elements of the sentence that the pattern covers, half-open.
    pub elements: (usize, usize),
    /// The element of the noun that announces it.
    pub noun: Option<usize>,
    /// The element of the verb that announces it.
    pub verb: Option<usize>,
    /// Sides before the verb, or all of them where the pattern knows no direction.
    pub left: Vec<Side>,
    /// Sides after "with", "to", "by".
    pub right: Vec<Side>,
    /// Named as supporting it.
    pub stakeholders: Vec<Side>,
    /// People elements and what their people did.
    pub people: Vec<(usize, OfficialRole)>,
    /// Counted sides ("four companies").
    pub counted: Option<Option<u32>>,
    /// Kind, where pattern or noun says one.
    pub kind: Option<Kind>,
    /// Status, where pattern or verb says one.
    pub status: Option<Status>,
    /// Whether the verb is denied.
    pub negative: bool,
    /// Whether the people who sign stand for their employers.
    pub by_people: bool,
    /// The sentence that opens its list, once resolve has found it.
    pub opener: Option<usize>,
    /// Takes kind, status and date from the sentence that opens its list.
    pub inherits: bool,
    /// How much of the sentence the pattern accounts for: named weights are summed by extract.
    pub weight: i32,
    /// The phrase that says what it is about.
    pub subject: Option<Span>,
}

impl Draft {
    /// The noun's element among the sentence's.
    pub fn noun_of<'e>(&self, elements: &'e [Element]) -> Option<&'e super::Noun> {
        match &elements.get(self.noun?)?.kind {
            super::ElementKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// The verb's element among the sentence's.
    pub fn verb_of<'e>(&self, elements: &'e [Element]) -> Option<&'e super::Verb> {
        match &elements.get(self.verb?)?.kind {
            super::ElementKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }
}
