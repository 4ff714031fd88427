//! From elements to drafts: the patterns.

mod bare;
mod matching;
mod pattern;
mod status;
mod subject;
mod table;
mod traits;

use crate::error::Result;
use crate::gazetteer::pattern_files;
use crate::model::{Annotation, BlockKind, Draft, ElementKind, Group, NounClass, Sentence, SideRef, Step, VerbClass};
use matching::{Match, View};
pub use pattern::Pattern;
use pattern::Slot;
use std::path::Path;

/// All patterns, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    /// The patterns.
    pub all: Vec<Pattern>,
    /// First words of the patterns that need neither noun nor verb: "another … between".
    openers: Vec<u64>,
}

impl Patterns {
    /// Reads pattern files, each given by its path inside the patterns' folder and its text.
    pub fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut all = files.map(|(file, text)| Pattern::read(file, text)).collect::<Result<Vec<_>>>()?;
        all.sort_by(|a, b| a.id.cmp(&b.id));
        let bare =
            |p: &&Pattern| !p.steps.iter().any(|s| matches!(s.atom, pattern::Atom::Noun(..) | pattern::Atom::Verb(..)));
        let first = |p: &Pattern| {
            p.steps.iter().find_map(|s| match &s.atom {
                pattern::Atom::Words(words) => Some(words.clone()),
                _ => None,
            })
        };
        let openers = all.iter().filter(bare).filter_map(first).flatten().collect();
        Ok(Self { all, openers })
    }
}

impl Patterns {
    /// The patterns built in, with a user's folder over them.
    pub fn with_folder(folder: Option<&Path>) -> Result<Self> {
        let files = pattern_files(folder)?;
        Self::read(files.iter().map(|f| (f.path.as_str(), f.text.as_ref())))
    }

    /// Classes of the verbs that open the gate where no noun does.
    pub fn verbs_alone(&self) -> Vec<VerbClass> {
        let steps = self.all.iter().filter(|p| p.gate).flat_map(|p| &p.steps).filter_map(|s| match &s.atom {
            pattern::Atom::Verb(classes, _) => Some(classes.clone()),
            _ => None,
        });
        steps.flatten().collect()
    }
}

/// The drafts of a document, in the order of the text. With a trace, every pattern that got past its first steps is
/// noted there.
pub fn extract(
    text: &str,
    annotation: &Annotation,
    patterns: &Patterns,
    mut trace: Option<&mut Vec<Step>>,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, sentence) in annotation.sentences.iter().enumerate() {
        if let Some(row) = table::draft(text, at, sentence) {
            drafts.push(row);
        } else if sentence.kind.gives_deals() && has_trigger(sentence, patterns) {
            let candidates = candidates(text, at, sentence, patterns, trace.as_deref_mut());
            let chosen = choose(candidates);
            let bare = bare::drafts(at, sentence, &chosen);
            drafts.extend(chosen);
            drafts.extend(bare);
        }
    }
    drafts
}

fn has_trigger(sentence: &Sentence, patterns: &Patterns) -> bool {
    sentence.elements.iter().any(|e| match &e.kind {
        ElementKind::Noun(_) => true,
        ElementKind::Word(key) => patterns.openers.contains(key),
        ElementKind::Verb(verb) => verb.classes.iter().any(|(c, _)| {
            !matches!(c, VerbClass::Say | VerbClass::Fund | VerbClass::Witness | VerbClass::Represent | VerbClass::Deny)
        }),
        _ => false,
    }) || matches!(sentence.kind, BlockKind::ListItem | BlockKind::TableRow)
}

fn candidates(
    text: &str,
    at: usize,
    sentence: &Sentence,
    patterns: &Patterns,
    mut trace: Option<&mut Vec<Step>>,
) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut view = View::new(&sentence.elements);
    let headline = matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Heading);
    for pattern in &patterns.all {
        let list = matches!(sentence.kind, BlockKind::ListItem | BlockKind::TableRow);
        if (pattern.titles_only && !headline) || (pattern.lists_only && !list) {
            continue;
        }
        let before = found.len();
        let best_steps =
            view.matches(pattern, trace.is_some(), |bound| found.push(draft(text, at, sentence, pattern, bound)));
        let hits = found.len() - before;
        if let Some(trace) = trace.as_deref_mut() {
            if hits > 0 || best_steps >= 2 {
                let why = if hits > 0 {
                    format!("bound {hits} time(s)")
                } else {
                    let missing = pattern.steps.get(best_steps).map_or("", |s| s.text.as_str());
                    format!("stopped after {best_steps} of {} steps: nothing fits \"{missing}\"", pattern.steps.len())
                };
                trace.push(Step {
                    start: sentence.span.start,
                    end: sentence.span.end,
                    label: pattern.id.clone(),
                    text: pattern.sequence.clone(),
                    why,
                });
            }
        }
    }
    found
}

fn draft(text: &str, at: usize, sentence: &Sentence, pattern: &Pattern, found: &Match) -> Draft {
    let elements = &sentence.elements;
    let mut draft = Draft {
        sentence: at,
        patterns: vec![pattern.id.clone()],
        elements: found.elements,
        noun: found.nouns.iter().copied().max_by_key(|n| strength(elements, *n)),
        verb: None,
        left: Vec::new(),
        right: Vec::new(),
        stakeholders: Vec::new(),
        people: found.people.clone(),
        counted: None,
        kind: pattern.kind,
        status: None,
        negative: false,
        by_people: !found.people.is_empty(),
        inherits: pattern.inherits,
        opener: None,
        weight: pattern.weight,
        subject: None,
    };
    for (element, slot) in &found.sides {
        let ElementKind::Sides(Group { sides, counted }) = &elements[*element].kind else { continue };
        draft.counted = draft.counted.or(*counted);
        match slot {
            Slot::Left => draft.left.extend(sides.iter().cloned()),
            Slot::Right => draft.right.extend(sides.iter().cloned()),
            Slot::Stakeholder => draft.stakeholders.extend(sides.iter().cloned()),
        }
    }
    let noun = draft.noun_of(elements).cloned();
    if let Some(noun) = &noun {
        // "talks on a joint venture": what the talks are to lead to.
        let aim = elements[draft.noun.unwrap_or(0) + 1..].iter().take(10).find_map(|e| match &e.kind {
            ElementKind::Noun(n)
                if noun.class == NounClass::Talks && matches!(n.class, NounClass::Venture | NounClass::Instrument) =>
            {
                Some(n.kind)
            }
            _ => None,
        });
        draft.kind = aim.or(draft.kind).or((noun.class != NounClass::Vague).then_some(noun.kind));
        draft.negative = noun.negative;
    }
    status::read(&mut draft, pattern, elements, &found.verbs);
    if noun.is_none() && found.verbs.is_empty() {
        // "two MoUs: one between A and B, another between C and D".
        let earlier = elements[..found.elements.0]
            .iter()
            .rposition(|e| matches!(&e.kind, ElementKind::Noun(n) if n.plural && !n.negative));
        if let Some(ElementKind::Noun(earlier)) = earlier.map(|at| &elements[at].kind) {
            draft.kind = draft.kind.or((earlier.class != NounClass::Vague).then_some(earlier.kind));
            draft.status = draft.status.or(Some(crate::model::Status::Signed));
        }
    }
    let named = draft.left.iter().chain(&draft.right).filter(|s| matches!(s.who, SideRef::Named(_))).count();
    let other = draft.left.len() + draft.right.len() - named;
    draft.weight += 10 * named.min(6) as i32
        + 5 * other.min(1) as i32
        + 6 * i32::from(draft.verb.is_some())
        + 6 * found.nouns.len() as i32
        + 4 * found.people.len() as i32
        - found.skipped as i32;
    draft.subject = subject::find(text, sentence, &draft, found);
    draft
}

fn strength(elements: &[crate::model::Element], at: usize) -> u8 {
    match &elements[at].kind {
        ElementKind::Noun(noun) => match noun.class {
            NounClass::Instrument => 4,
            NounClass::Venture => 3,
            NounClass::Loose => 2,
            NounClass::Talks => 1,
            NounClass::Vague => 0,
        },
        _ => 0,
    }
}

/// Of drafts that claim the same trigger the best; the rest say nothing new.
fn choose(mut candidates: Vec<Draft>) -> Vec<Draft> {
    candidates.sort_by(|a, b| {
        b.weight.cmp(&a.weight).then(a.elements.0.cmp(&b.elements.0)).then_with(|| a.patterns.cmp(&b.patterns))
    });
    let mut chosen: Vec<Draft> = Vec::new();
    for draft in candidates {
        let rival = chosen.iter_mut().find(|c| clash(c, &draft));
        match rival {
            Some(better) => {
                if better.elements == draft.elements || inside(&draft, better) {
                    better.patterns.extend(draft.patterns);
                    better.subject = better.subject.or(draft.subject);
                }
            }
            None => chosen.push(draft),
        }
    }
    for draft in &mut chosen {
        draft.patterns.sort();
        draft.patterns.dedup();
    }
    chosen.sort_by_key(|d| (d.noun.or(d.verb).unwrap_or(d.elements.0), d.elements));
    chosen
}

fn inside(inner: &Draft, outer: &Draft) -> bool {
    outer.elements.0 <= inner.elements.0 && inner.elements.1 <= outer.elements.1
}

/// Whether two drafts are about one trigger.
fn clash(a: &Draft, b: &Draft) -> bool {
    if let (Some(x), Some(y)) = (a.noun, b.noun) {
        return x == y || (inside(b, a) && shares_side(a, b)) || (inside(a, b) && shares_side(a, b));
    }
    let overlap = a.elements.0 < b.elements.1 && b.elements.0 < a.elements.1;
    overlap && (a.verb == b.verb || shares_side(a, b))
}

/// Whether the second draft's sides are all in the first.
fn shares_side(a: &Draft, b: &Draft) -> bool {
    let has = |d: &Draft, span| d.left.iter().chain(&d.right).any(|s| s.span == span);
    b.left.iter().chain(&b.right).all(|s| has(a, s.span))
}
