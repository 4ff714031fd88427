//! Phrases that could say what a deal is about: from "on", "to", "for", "covering", "will" to each place where such a phrase may end.

use super::super::Article;
use crate::model::{BlockKind, Element, ElementKind, Sentence, Span, Spellings, VerbForm, clause};

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// In the noun phrase of the deal: "its codeshare agreement".
    Noun,
    /// In a sentence that tells the deal.
    Told,
    /// In a sentence after it.
    Later,
    /// In a headline that does not tell it.
    Title,
}

/// One phrase.
#[derive(Clone, Copy, Debug)]
pub(in crate::resolve) struct Phrase {
    pub(super) sentence: usize,
    pub(super) span: Span,
    /// Its elements, half-open.
    pub(super) elements: (usize, usize),
    /// The element that opens it.
    pub(super) opener: Option<usize>,
    pub(super) source: Source,
    /// How many earlier phrases of the sentence were opened by the same word.
    pub(super) nth: usize,
    /// How many shorter phrases start at the same place.
    pub(super) ends: usize,
    /// Whether it is the longest that starts there.
    pub(super) last_end: bool,
    /// Whether it ends where its clause does.
    pub(super) clause_end: bool,
}

/// Most elements of a phrase.
pub(super) const LONGEST: usize = 32;
/// Most phrases that start at one place.
const ENDS: usize = 6;
/// Sentences after those that tell the deal.
const LATER: isize = 2;

/// The phrases round a deal.
pub(super) fn of_deal(article: &Article, at: usize) -> Vec<Phrase> {
    let deal = &article.deals[at];
    let mut found = Vec::new();
    for (s, sentence) in article.annotation.sentences.iter().enumerate() {
        let told = deal.sentences.contains(&s);
        let title = matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst);
        let source = if told {
            Source::Told
        } else if title {
            Source::Title
        } else if (1..=LATER).contains(&deal.distance(s)) && sentence.kind.gives_deals() {
            Source::Later
        } else {
            continue;
        };
        // Several deals look at one sentence.
        let all = article.phrases[s].get_or_init(|| of_sentence(article.text(), s, sentence));
        found.extend(all.iter().map(|phrase| Phrase { source, ..*phrase }));
    }
    for f in &deal.frames {
        let frame = &article.frames[*f];
        let sentence = &article.annotation.sentences[frame.draft.sentence];
        if let (Some(noun), Some(element)) = (frame.noun(sentence), frame.draft.noun) {
            let head = noun.head.of(article.text());
            // "cooperation" of "cooperation agreement", but nothing of "memorandum of understanding".
            let describes = |first: &&str| first.rsplit(' ').next().is_none_or(|last| !LEADING_ON.has(last));
            let own = head.rsplit_once(' ').map(|(first, _)| first).filter(describes);
            let own = own.map(|first| Span::new(noun.head.start, noun.head.start + first.len()));
            for (nth, span) in noun.about.into_iter().chain(own).chain(before(article, sentence, element)).enumerate() {
                found.push(alone(frame.draft.sentence, span, (element, element + 1), Source::Noun, nth));
            }
        }
    }
    found
}

/// A phrase without an opener.
fn alone(sentence: usize, span: Span, elements: (usize, usize), source: Source, nth: usize) -> Phrase {
    Phrase { sentence, span, elements, opener: None, source, nth, ends: 0, last_end: true, clause_end: false }
}

/// The words right before a deal's noun: "dwell-time" of "their dwell-time pact".
fn before(article: &Article, sentence: &Sentence, noun: usize) -> Option<Span> {
    let text = article.text();
    let element = sentence.elements.get(noun)?;
    let first = sentence.tokens.get(element.tokens.0)?;
    let word = first.span.of(text);
    // A noun phrase that opens with its own words, or one after a plain word that is no function word.
    if element.tokens.1 - element.tokens.0 > 1
        && !word.chars().next().is_some_and(char::is_uppercase)
        && word.contains('-')
    {
        return Some(first.span);
    }
    let last = sentence.elements.get(noun.checked_sub(1)?)?;
    let plain = matches!(last.kind, ElementKind::Word(_)) && last.span.of(text).chars().count() > 3;
    plain.then_some(last.span)
}

/// The cells of a row: "| Training | A – B | apprentice mechanics |".
fn cells(at: usize, sentence: &Sentence, found: &mut Vec<Phrase>) {
    let bars = sentence.elements.iter().enumerate().filter(|(_, e)| matches!(e.kind, ElementKind::Mark('|')));
    let mut edges: Vec<usize> = bars.map(|(k, _)| k).collect();
    edges.push(sentence.elements.len());
    let mut start = 0;
    for (nth, edge) in edges.into_iter().enumerate() {
        if edge > start {
            let span = sentence.elements[start].span.cover(sentence.elements[edge - 1].span);
            found.push(alone(at, span, (start, edge), Source::Told, nth));
        }
        start = edge + 1;
    }
}

/// The phrases of a sentence, as if it told the deal.
fn of_sentence(text: &str, at: usize, sentence: &Sentence) -> Vec<Phrase> {
    let elements = &sentence.elements;
    let mut found = Vec::with_capacity(elements.len() * 2);
    if sentence.kind == BlockKind::TableRow {
        cells(at, sentence, &mut found);
    }
    let marks: Vec<Mark> = elements.iter().map(|e| Mark::of(text, e)).collect();
    let (mut openers, mut all_ends) = (Vec::<&str>::new(), Vec::new());
    for k in 0..elements.len() {
        let Some((start, opener)) = opening(text, elements, k) else { continue };
        let word = elements[opener].span.of(text);
        let nth = openers.iter().filter(|o| **o == word).count();
        openers.push(word);
        ends(&marks, start, &mut all_ends);
        let whole = clause(text, elements, start);
        let most = all_ends.len();
        for (n, end) in all_ends.drain(..).enumerate() {
            let span = elements[start].span.cover(elements[end - 1].span);
            found.push(Phrase {
                sentence: at,
                span,
                elements: (start, end),
                opener: Some(opener),
                source: Source::Told,
                nth,
                ends: n,
                last_end: n + 1 == most,
                clause_end: whole.is_some_and(|w| w.end == span.end),
            });
        }
    }
    found
}

/// "on", "whereby": what follows may be the subject, if it is no time.
const PREPOSITIONS: Spellings<24> = Spellings::new([
    "on",
    "On",
    "for",
    "For",
    "covering",
    "regarding",
    "concerning",
    "about",
    "over",
    "into",
    "in",
    "of",
    "towards",
    "toward",
    "around",
    "at",
    "by",
    "which",
    "that",
    "whereby",
    "whether",
    "as",
    "from",
    "through",
]);

/// "will", "covers": what they lead to may be.
const VERBS: Spellings<34> = Spellings::new([
    "will",
    "would",
    "aims",
    "aim",
    "seeks",
    "seek",
    "covers",
    "cover",
    "covered",
    "involves",
    "involve",
    "provides",
    "includes",
    "include",
    "enables",
    "enable",
    "allows",
    "allow",
    "lets",
    "governs",
    "envisages",
    "foresees",
    "sees",
    "concerns",
    "gives",
    "means",
    "calls",
    "focuses",
    "focus",
    "focusing",
    "should",
    "sets",
    "commits",
    "makes",
]);

/// What stands between such a verb and the subject.
const SKIPPED: Spellings<13> = Spellings::new([
    "see", "also", "be", "the", "two", "both", "parties", "jointly", "for", "to", "together", "on", "work",
]);

/// Words that no phrase ends with.
const LEADING_ON: Spellings<15> =
    Spellings::new([",", "and", "in", "on", "for", "at", "the", "a", "by", "of", "with", "to", "as", "which", "("]);

/// Where a phrase starts whose opener stands at `k`, and the opener.
fn opening(text: &str, elements: &[Element], k: usize) -> Option<(usize, usize)> {
    let word = elements[k].span.of(text);
    let next = elements.get(k + 1)?;
    let lower = |e: &Element| e.span.of(text).chars().next().is_some_and(char::is_lowercase);
    match &elements[k].kind {
        ElementKind::Word(_) | ElementKind::Verb(_) => match word {
            _ if PREPOSITIONS.has(word) => {
                let time = matches!(
                    next.kind,
                    ElementKind::Date(_) | ElementKind::Term(_) | ElementKind::Money(_) | ElementKind::People(_)
                );
                (!time).then_some((k + 1, k))
            }
            "to" | "To" => {
                let base = matches!(next.kind, ElementKind::Word(_) | ElementKind::Verb(_));
                let article =
                    matches!(next.span.of(text), "the" | "a" | "an" | "its" | "their" | "be" | "date" | "which" | "it");
                (base && !article).then_some((k + 1, k))
            }
            _ if VERBS.has(word) => {
                let skipped = elements[k + 1..].iter().take_while(|e| SKIPPED.has(e.span.of(text)));
                let start = k + 1 + skipped.count();
                (start < elements.len()).then_some((start, k))
            }
            _ if word.ends_with("ing") && lower(&elements[k]) && k > 0 => Some((k, k - 1)),
            // "has licensed the patents": what the verb takes.
            _ if matches!(elements[k].kind, ElementKind::Verb(_)) => Some((k + 1, k)),
            _ => None,
        },
        ElementKind::Mark(':' | '–' | '—') => Some((k + 1, k)),
        _ => None,
    }
}

/// What an element is to a phrase that reaches it, as bits: each is looked at once, though many phrases pass it.
#[derive(Clone, Copy)]
struct Mark(u8);

impl Mark {
    /// A phrase may end before it.
    const MAY: u8 = 1;
    /// The same outside of brackets.
    const OUTSIDE: u8 = 1 << 1;
    /// No phrase goes on after it.
    const STOP: u8 = 1 << 2;
    const OPENS: u8 = 1 << 3;
    const CLOSES: u8 = 1 << 4;
    /// A phrase that ends with it ends before it.
    const LEADS_ON: u8 = 1 << 5;
    const IS_MARK: u8 = 1 << 6;

    fn of(text: &str, element: &Element) -> Self {
        let word = element.span.of(text);
        let ends = |may: bool| if may { Self::MAY } else { 0 };
        let bits = match &element.kind {
            ElementKind::Mark(mark) => {
                let ends = match mark {
                    '(' => Self::OPENS,
                    ')' => Self::CLOSES,
                    '.' | ';' | '?' | '!' | '”' | '"' | ':' | '|' => Self::MAY | Self::STOP,
                    ',' | '—' | '–' => Self::OUTSIDE,
                    _ => 0,
                };
                ends | Self::IS_MARK
            }
            ElementKind::Date(_) | ElementKind::People(_) => Self::MAY,
            ElementKind::Verb(verb) => ends(verb.form != VerbForm::Base && verb.form != VerbForm::Nominal),
            ElementKind::Word(_) => ends(ENDING.has(word)),
            _ => 0,
        };
        Self(bits | if LEADING_ON.has(word) { Self::LEADS_ON } else { 0 })
    }

    fn is(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// Where a phrase may end: before marks, prepositions, conjunctions, dates, money and verbs.
fn ends(marks: &[Mark], start: usize, found: &mut Vec<usize>) {
    let mut depth = 0_i32;
    for k in start + 1..=marks.len().min(start + LONGEST) {
        let Some(mark) = marks.get(k) else {
            found.push(k);
            break;
        };
        depth += i32::from(mark.is(Mark::OPENS)) - i32::from(mark.is(Mark::CLOSES));
        // A bracket that the phrase did not open.
        let stop = mark.is(Mark::STOP) || depth < 0;
        if depth <= 0 && (mark.is(Mark::MAY | Mark::OUTSIDE) || stop) {
            // The words that only lead on are no part of the phrase: "ferries in [June]".
            let mut end = k;
            while end > start + 1 && marks[end - 1].is(Mark::LEADS_ON) {
                end -= 1;
            }
            let worded = || marks[start..end].iter().any(|m| !m.is(Mark::IS_MARK));
            if found.last() != Some(&end) && worded() {
                found.push(end);
            }
        }
        if stop || found.len() == ENDS {
            break;
        }
    }
}

const ENDING: Spellings<48> = Spellings::new([
    "with",
    "between",
    "by",
    "at",
    "in",
    "from",
    "under",
    "through",
    "over",
    "during",
    "until",
    "before",
    "after",
    "as",
    "when",
    "where",
    "which",
    "that",
    "who",
    "and",
    "worth",
    "valued",
    "while",
    "but",
    "following",
    "via",
    "within",
    "across",
    "using",
    "for",
    "on",
    "to",
    "said",
    "says",
    "is",
    "was",
    "has",
    "have",
    "are",
    "were",
    "had",
    "will",
    "would",
    "including",
    "because",
    "so",
    "whose",
    "than",
]);
