//! Reading a pattern's file.

use super::traits::Traits;
use crate::error::{Error, Result};
use crate::gazetteer::key;
use crate::model::{Element, ElementKind, Kind, NounClass, OfficialRole, Status, VerbClass, Voice};
use serde::Deserialize;

/// A pattern as its file gives it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    doc: String,
    sequence: String,
    kind: Option<Kind>,
    status: Option<Status>,
    #[serde(default)]
    weight: i32,
    #[serde(default)]
    titles_only: bool,
    #[serde(default)]
    lists_only: bool,
    #[serde(default)]
    inherits: bool,
    #[serde(default)]
    gate: bool,
    examples: Vec<Example>,
    counter_examples: Vec<CounterExample>,
}

/// A sentence that the pattern must read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The sides of the record that it must give, in any order.
    pub parties: Vec<String>,
    /// Its kind, where the example is about it.
    pub kind: Option<Kind>,
    /// Its status, where the example is about it.
    pub status: Option<Status>,
}

/// A sentence that the pattern must leave alone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CounterExample {
    /// The sentence.
    pub text: String,
    /// Why it gives nothing.
    pub why: String,
}

/// A pattern, ready to match.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name, which says the sequence in words.
    pub id: String,
    /// What it reads.
    pub doc: String,
    /// Path of its file, for messages.
    pub file: String,
    /// Its steps.
    pub steps: Vec<Step>,
    /// What each step that must take an element takes, in order.
    pub wants: Box<[Traits]>,
    /// The steps as written.
    pub sequence: String,
    /// The kind that it announces, where the noun does not say it.
    pub kind: Option<Kind>,
    /// The status that it announces, where the verb does not say it.
    pub status: Option<Status>,
    /// Preference over other patterns that bind as many slots.
    pub weight: i32,
    /// Reads only headlines.
    pub titles_only: bool,
    /// Reads only items of lists and rows.
    pub lists_only: bool,
    /// Takes kind, status and date from the sentence that opens the list.
    pub inherits: bool,
    /// Its verbs open the gate for an article that holds no trigger noun.
    pub gate: bool,
    /// Sentences that it must read.
    pub examples: Vec<Example>,
    /// Sentences that it must leave alone.
    pub counter_examples: Vec<CounterExample>,
}

/// One step of a sequence.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it takes.
    pub atom: Atom,
    /// Whether it may be missing.
    pub optional: bool,
    /// What an element must be for it.
    pub traits: Traits,
    /// The step as written.
    pub text: String,
}

/// What a step takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// A group of sides, bound to a slot.
    Sides(Slot, Number),
    /// People who did something.
    People(OfficialRole),
    /// A noun of one of these classes.
    Noun(Vec<NounClass>, Option<Kind>),
    /// A verb of one of these classes and voices.
    Verb(Vec<VerbClass>, Voices),
    /// One of these words.
    Words(Vec<u64>),
    /// One of these marks.
    Marks(String),
    /// Words between: at most so many, of the kinds that the gap lets pass.
    Gap(usize, bool),
    /// The sentence starts here.
    Start,
    /// The sentence ends here.
    End,
}

/// The slot that a group of sides fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Side before the verb.
    Left,
    /// Side after it.
    Right,
    /// Not a side.
    Stakeholder,
}

/// How many sides a group must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One or more.
    Any,
    /// Two or more, or "the two companies".
    Two,
    /// "four companies", none of them named.
    Counted,
}

/// Voices that a verb step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voices {
    /// Any.
    All,
    /// Active, or a bare past.
    Active,
    /// Passive, or a bare participle.
    Passive,
    /// "signing".
    Gerund,
}

impl Voices {
    /// Whether a verb's voice is one of these.
    pub fn take(self, voice: Voice) -> bool {
        match self {
            Self::All => true,
            Self::Active => matches!(voice, Voice::Active | Voice::Bare),
            Self::Passive => matches!(voice, Voice::Passive | Voice::Bare),
            Self::Gerund => voice == Voice::Gerund,
        }
    }
}

impl Pattern {
    /// Reads a pattern's file; an unknown word is an error with file and line.
    pub fn read(file: &str, text: &str) -> Result<Self> {
        let fault = |line: usize, fault: String, remedy: &str| Error::Data {
            file: file.to_owned(),
            line,
            fault,
            remedy: remedy.to_owned(),
        };
        let parsed: File = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
            fault(line, e.message().replace('\n', " "), "write the pattern as CONTRIBUTING shows")
        })?;
        let at = text.lines().position(|l| l.trim_start().starts_with("sequence")).map_or(1, |l| l + 1);
        let steps = parsed.sequence.split_whitespace().map(|word| {
            step(word).ok_or_else(|| {
                fault(
                    at,
                    format!("unknown word \"{word}\" in the sequence"),
                    "use the steps that CONTRIBUTING lists, and words of the text in quotes",
                )
            })
        });
        let steps = steps.collect::<Result<Vec<_>>>()?;
        if parsed.examples.len() < 2 || parsed.counter_examples.is_empty() {
            return Err(fault(
                1,
                "fewer than two examples or no counter-example".to_owned(),
                "add sentences that it must read and one that it must leave alone",
            ));
        }
        let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
        if stem != parsed.id {
            return Err(fault(
                1,
                format!("the id \"{}\" is not the file's name", parsed.id),
                "name the file after the pattern",
            ));
        }
        Ok(Self {
            id: parsed.id,
            doc: parsed.doc,
            file: file.to_owned(),
            wants: steps.iter().filter(|s| s.must_take()).map(|s| s.traits).collect(),
            steps,
            sequence: parsed.sequence,
            kind: parsed.kind,
            status: parsed.status,
            weight: parsed.weight,
            titles_only: parsed.titles_only,
            lists_only: parsed.lists_only,
            inherits: parsed.inherits,
            gate: parsed.gate,
            examples: parsed.examples,
            counter_examples: parsed.counter_examples,
        })
    }
}

impl Pattern {
    /// Whether a match can begin at an element: a quick test of the first step, before the search for the others.
    pub(super) fn may_begin(&self, traits: Traits, at: usize) -> bool {
        match self.steps.first() {
            Some(Step { atom: Atom::Start, .. }) => at == 0,
            Some(step) if step.takes_one() => step.traits.meets(traits),
            _ => true,
        }
    }
}

impl Step {
    /// Whether it takes one element, unlike a gap or an end of the sentence.
    fn takes_one(&self) -> bool {
        !matches!(self.atom, Atom::Gap(..) | Atom::Start | Atom::End)
    }

    /// Whether there is no match in which it takes none.
    fn must_take(&self) -> bool {
        !self.optional && self.takes_one()
    }
}

impl Atom {
    /// Whether it takes an element that has the traits for it.
    pub(super) fn takes(&self, element: &Element) -> bool {
        match (self, &element.kind) {
            (Self::Sides(..), ElementKind::Sides(_)) | (Self::People(_), ElementKind::People(_)) => true,
            (Self::Words(words), ElementKind::Word(key)) => words.contains(key),
            (Self::Marks(marks), ElementKind::Mark(mark)) => marks.contains(*mark),
            (Self::Noun(_, kind), ElementKind::Noun(noun)) => kind.is_none_or(|k| k == noun.kind),
            (Self::Verb(_, voices), ElementKind::Verb(verb)) => voices.take(verb.voice),
            _ => false,
        }
    }
}

fn step(written: &str) -> Option<Step> {
    let (word, optional) = written.strip_suffix('?').map_or((written, false), |w| (w, true));
    let atom = if let Some(words) = word.strip_prefix('\'').and_then(|w| w.strip_suffix('\'')) {
        if words.chars().all(|c| !c.is_alphanumeric()) {
            Atom::Marks(words.to_owned())
        } else {
            Atom::Words(words.split('|').map(key).collect())
        }
    } else {
        named(word)?
    };
    Some(Step { traits: Traits::wanted(&atom), atom, optional, text: written.to_owned() })
}

fn named(word: &str) -> Option<Atom> {
    use NounClass::{Instrument, Loose, Talks, Vague, Venture};
    Some(match word {
        ".." => Atom::Gap(9, false),
        "..." => Atom::Gap(24, true),
        "^" => Atom::Start,
        "$" => Atom::End,
        "sides" => Atom::Sides(Slot::Left, Number::Any),
        "sides+" => Atom::Sides(Slot::Left, Number::Two),
        "sides#" => Atom::Sides(Slot::Left, Number::Counted),
        "others" => Atom::Sides(Slot::Right, Number::Any),
        "others+" => Atom::Sides(Slot::Right, Number::Two),
        "stakeholders" => Atom::Sides(Slot::Stakeholder, Number::Any),
        "signatories" => Atom::People(OfficialRole::Signatory),
        "witnesses" => Atom::People(OfficialRole::Witness),
        "instrument" => Atom::Noun(vec![Instrument, Venture], None),
        "venture" => Atom::Noun(vec![Venture], None),
        "loose" => Atom::Noun(vec![Loose], None),
        "talks" => Atom::Noun(vec![Talks], None),
        "contract" => Atom::Noun(vec![Instrument], Some(Kind::Contract)),
        "twinning" => Atom::Noun(vec![Instrument, Loose], Some(Kind::Twinning)),
        "deal" => Atom::Noun(vec![Instrument, Venture, Loose, Vague], None),
        "paper" => Atom::Noun(vec![Instrument, Venture, Vague], None),
        _ => return verb(word),
    })
}

fn verb(word: &str) -> Option<Atom> {
    let (classes, voices) = word.split_once('.').map_or(Some((word, Voices::All)), |(classes, voice)| {
        let voices = match voice {
            "active" => Voices::Active,
            "passive" => Voices::Passive,
            "ing" => Voices::Gerund,
            _ => return None,
        };
        Some((classes, voices))
    })?;
    let classes = classes.split('|').map(VerbClass::named).collect::<Option<Vec<_>>>()?;
    Some(Atom::Verb(classes, voices))
}
