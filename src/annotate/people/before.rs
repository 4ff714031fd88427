//! The office that stands before a name: "Peru’s Minister of Trade", "its mayor,".

use super::Joiner;
use crate::gazetteer::SenseSet;
use crate::model::{Element, ElementKind, KeySet, Person, SideRef};

const AND: KeySet<1> = KeySet::new(["and"]);
const DETERMINERS: KeySet<7> = KeySet::new(["the", "its", "a", "an", "their", "his", "her"]);
/// Words that say nothing of whose office it is.
const STOPS: KeySet<30> = KeySet::new([
    "and",
    "by",
    "of",
    "in",
    "with",
    "that",
    "said",
    "for",
    "to",
    "as",
    "from",
    "on",
    "at",
    "when",
    "while",
    "is",
    "was",
    "who",
    "were",
    "between",
    "including",
    "but",
    "also",
    "after",
    "told",
    "then",
    "where",
    "are",
    "has",
    "had",
]);

impl Joiner<'_> {
    /// Elements before the name that are only honorifics: "H.E. Sheikh".
    pub(super) fn honorifics_before(&self, out: &[Element]) -> Option<usize> {
        let mut taken = 0;
        for element in out.iter().rev().take(6) {
            let honorific = (0..4).any(|back| {
                element.tokens.0 >= back
                    && self.has(element.tokens.0 - back, SenseSet::HONORIFIC).is_some_and(|len| len > back)
            });
            if !honorific || matches!(element.kind, ElementKind::Sides(_) | ElementKind::People(_)) {
                break;
            }
            taken += 1;
        }
        (taken > 0).then_some(taken)
    }

    /// "Peru’s Minister of Trade", "its mayor,", "Harbours and Fisheries Minister Datuk Seri": how many elements
    /// before the name belong to its office.
    pub(super) fn position_before(&self, out: &[Element], person: &mut Person) -> usize {
        let honorifics = self.honorifics_before(out).unwrap_or(0);
        let mut rest = &out[..out.len() - honorifics];
        if rest.last().is_some_and(|e| matches!(e.kind, ElementKind::Mark(','))) && rest.len() >= 2 {
            // "its mayor, Datuk Zamri": the comma of an apposition; "ports minister, X" too.
            rest = &rest[..rest.len() - 1];
        }
        // The office must end right before the name.
        let Some(last) = rest.last() else { return 0 };
        let end = last.tokens.1;
        let office = (last.tokens.0.saturating_sub(5)..=last.tokens.0)
            .find(|&at| self.has(at, SenseSet::POSITION).is_some_and(|len| at + len == end))
            .or_else(|| self.office_with_of(rest));
        let Some(office) = office else { return 0 };
        let Some(mut first) = rest.iter().position(|e| e.tokens.1 > office) else { return 0 };
        if rest[first..].iter().any(|e| matches!(e.kind, ElementKind::People(_))) {
            return 0;
        }
        for element in &rest[first..] {
            self.note_employer(element, person);
        }
        // Whose office: "Northgate’s", "the trust’s", "Turkey’s deputy transport", "Singapore permanent".
        while first > 0 {
            let element = &rest[first - 1];
            // Key 0 is no word's.
            let single = element.tokens.1 == element.tokens.0 + 1;
            let word = if single { self.tokens[element.tokens.0].key } else { 0 };
            let takes = match &element.kind {
                ElementKind::Word(_) => {
                    !STOPS.has(word) && !self.words.any(self.tokens, element.tokens.0, SenseSet::VERB)
                        || (AND.has(word)
                            && first > 1
                            && self.is_topic(&rest[first - 2])
                            && self.is_topic(&rest[first]))
                }
                ElementKind::Sides(group) => {
                    if let Some(SideRef::Named(id)) = group.sides.first().map(|s| &s.who) {
                        person.employer.get_or_insert(*id);
                    }
                    true
                }
                _ => false,
            };
            if !takes {
                break;
            }
            first -= 1;
            if matches!(element.kind, ElementKind::Sides(_)) || DETERMINERS.has(word) {
                break;
            }
        }
        out.len() - first
    }

    /// "Minister for Ports and Deputy Minister for Trade Mr X": an office that goes on with "of" or "for" up to the name.
    fn office_with_of(&self, rest: &[Element]) -> Option<usize> {
        let end = rest.last()?.tokens.1;
        // The office of somebody named before is not this person's.
        let floor = rest
            .iter()
            .rev()
            .find(|e| matches!(e.kind, ElementKind::People(_) | ElementKind::Verb(_)))
            .map_or(0, |e| e.tokens.1);
        for at in (end.saturating_sub(14).max(floor)..end).rev() {
            let Some(len) = self.has(at, SenseSet::POSITION) else { continue };
            let follows = at + len;
            let of = matches!(self.word(follows), "of" | "for")
                || (at..follows).any(|k| matches!(self.word(k), "of" | "for"));
            if !of {
                return None;
            }
            let plain = (follows..end).all(|k| {
                self.tokens[k].capital
                    || matches!(
                        self.word(k),
                        "of" | "for" | "and" | "the" | "&" | "," | "in" | "(" | ")" | "’s" | "'s" | "’"
                    )
            });
            if plain {
                // The first office of several in a row: "Minister for Ports and Minister for Trade".
                let earlier = (at.saturating_sub(12).max(floor)..at).find(|&k| {
                    self.has(k, SenseSet::POSITION).is_some_and(|l| matches!(self.word(k + l), "of" | "for"))
                        && (k..at).all(|j| {
                            self.tokens[j].capital || matches!(self.word(j), "of" | "for" | "and" | "the" | "&" | ",")
                        })
                });
                return Some(earlier.unwrap_or(at));
            }
            return None;
        }
        None
    }
}
