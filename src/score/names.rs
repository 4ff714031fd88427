//! Comparing names as the scoring does: without case, accents, marks, a leading "the", or legal form.

use super::deal::Named;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Legal forms and the like that say nothing at the end of a name.
const LEGAL: &str = "ltd limited inc incorporated corp corporation co company plc llc llp lp gmbh ag sa sas srl spa nv bv ab as \
                     asa oy oyj kk pte pty pvt private sdn bhd berhad tbk pt jsc pjsc psc ooo zao fzco fze wll group \
                     holdings holding";

/// The words of a text: lower case, without accents, marks and possessives. A word is a run of plain letters and digits,
/// or of other letters: "Île5" is `ile5`, "5港" is `5` and `港`.
pub fn words(text: &str) -> Vec<String> {
    let folded = caseless::default_case_fold_str(&text.nfkd().collect::<String>());
    let plain: Vec<char> = folded.chars().filter(|c| canonical_combining_class(*c) == 0).collect();
    let mut words: Vec<String> = Vec::new();
    let (mut last, mut at) = (Sort::Mark, 0);
    while let Some(c) = plain.get(at) {
        let inside = |at: usize| plain.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_');
        let sort = Sort::of(*c);
        if matches!(c, '’' | '\'' | '`') && plain.get(at + 1) == Some(&'s') && !inside(at + 2) {
            // What stands around a possessive stands together: "Lloyd's-" is "Lloyd-".
            at += 2;
            continue;
        }
        match words.last_mut() {
            Some(word) if sort == last && sort != Sort::Mark => word.push(*c),
            _ if sort != Sort::Mark => words.push((*c).into()),
            _ => {}
        }
        last = sort;
        at += 1;
    }
    words
}

/// What a character is in a word.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// `a` to `z` and the digits.
    Plain,
    /// Any other letter.
    Other,
    /// Nothing that belongs to a word.
    Mark,
}

impl Sort {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | '0'..='9' => Self::Plain,
            c if c.is_alphabetic() && !is_combining_mark(c) => Self::Other,
            _ => Self::Mark,
        }
    }
}

/// The words that tell a name from others: no leading "the", no legal form at the end.
pub fn core(name: &str) -> Vec<String> {
    let mut kept = words(name);
    if kept.first().is_some_and(|w| w == "the") {
        kept.remove(0);
    }
    while kept.len() > 1 && kept.last().is_some_and(|w| LEGAL.split_whitespace().any(|legal| legal == w)) {
        kept.pop();
    }
    kept
}

/// Share of the words of two lists that stand in both, of all that stand in either: 0 to 1.
pub fn overlap(a: &[String], b: &[String]) -> f64 {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    let all = a.union(&b).count();
    if all == 0 { 0.0 } else { a.intersection(&b).count() as f64 / all as f64 }
}

/// 1, ½ or 0 for a predicted name against an annotated one and its aliases.
pub fn same_name(gold: &Named, predicted: &str) -> f64 {
    let have = core(predicted);
    let mut best = 0.0;
    for form in std::iter::once(&gold.name).chain(&gold.aliases) {
        let want = core(form);
        if !want.is_empty() && want == have {
            return 1.0;
        }
        if overlap(&want, &have) >= 0.5 {
            best = 0.5;
        }
    }
    best
}

/// Names paired one to one, the best pairs first.
pub struct Pairing {
    /// Place of the annotated name, place of the predicted one, credit.
    pub pairs: Vec<(usize, usize, f64)>,
    /// Annotated names without a partner.
    pub missing: Vec<usize>,
    /// Predicted names without a partner.
    pub spurious: Vec<usize>,
}

/// Pairs annotated with predicted names: the best credit first, of equal credit the name that stands first in the
/// annotation, then the one that stands first in the prediction. So the order of names can decide between two that fit
/// half.
pub fn match_names(golds: &[&Named], predicted: &[&Named]) -> Pairing {
    let mut cells = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, name) in predicted.iter().enumerate() {
            let credit = same_name(gold, &name.name);
            if credit > 0.0 {
                cells.push((credit, i, j));
            }
        }
    }
    cells.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_predicted) = (vec![false; golds.len()], vec![false; predicted.len()]);
    let mut pairs = Vec::new();
    for (credit, i, j) in cells {
        if !used_gold[i] && !used_predicted[j] {
            (used_gold[i], used_predicted[j]) = (true, true);
            pairs.push((i, j, credit));
        }
    }
    let free = |used: Vec<bool>| used.iter().enumerate().filter(|(_, u)| !**u).map(|(at, _)| at).collect();
    Pairing { pairs, missing: free(used_gold), spurious: free(used_predicted) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_core() {
        assert_eq!(core("The Arvento Rail Co., Ltd"), ["arvento", "rail"]);
        assert_eq!(core("Ltd"), ["ltd"]);
        assert_eq!(words("Île’s Straße 5"), ["ile", "strasse", "5"]);
        assert_eq!(words("Lloyd's Bank's_ `sea` 5港٣x"), ["lloyd", "bank", "s", "sea", "5", "港", "x"]);
        assert_eq!(words(""), [""; 0]);
    }
}
