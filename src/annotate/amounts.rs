//! Amounts of money: "US$2.5bn", "RM 40 million", "EUR 1,2 Mio.", "Rs 1,200-crore", "190 mln Canadian dlrs".

use crate::gazetteer::{Gazetteer, NameClass, Sense, SenseSet, Words, tokenize};
use crate::model::{Money, Span, Token, TokenKind};
use regex::Regex;
use std::sync::LazyLock;

static AMOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<sign>(?:(?-u:\b)[A-Z]{1,3})?[$€£¥₹₩₺₽₴₦₱฿₫₪₸]|(?-u:\b)[A-Z][A-Za-z]{0,4}[./¢₵]?)? [\s\u{a0}]?
        (?P<number>[0-9]{1,3}(?:[,.\u{a0}][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,·][0-9]+)?)
        (?:[\s\u{a0}-]?(?P<scale>(?i:trillion|tn|billion|bn|bln|mrd\.?|milliard|miliar|million|mln|mio\.?|mn|milhões|millones|millions|crores?|lakhs?|thousand)|[mMkKB])(?-u:\b))?
        (?:[\s\u{a0}]?(?P<word>(?:[A-Z][A-Za-z.]*\s){0,2}[a-zA-Zñáéíóúö’']{2,12}|€|£))?",
    )
    .ok()
});

/// More bytes than a sign has, with the blank after it.
const LONGEST_SIGN: usize = 16;

/// The amounts of a sentence, in order.
pub(super) fn find(text: &str, sentence: Span, tokens: &[Token], lists: &Gazetteer) -> Vec<(Span, Money)> {
    let words = &lists.words;
    let Some(amount) = AMOUNT.as_ref().filter(|_| may_hold_money(text, tokens, words)) else { return Vec::new() };
    let line = sentence.of(text);
    let mut at = 0;
    let next = || {
        // Nothing stands before a number but its sign: the letters before that need no search.
        let number = at + line.get(at..)?.bytes().position(|b| b.is_ascii_digit())?;
        let start = (number.saturating_sub(LONGEST_SIGN)..=number).find(|start| line.is_char_boundary(*start))?;
        let phrase = amount.captures_at(line, start.max(at))?;
        at = phrase.get(0)?.end();
        Some(phrase)
    };
    let found = std::iter::from_fn(next).filter_map(|c| {
        let (number, scale) = (c.name("number")?, c.name("scale"));
        let sign =
            c.name("sign").filter(|s| s.len() > 1 || !s.as_str().is_ascii() || s.as_str() == "$" || scale.is_some());
        let sign = sign.and_then(|s| Some((s.start(), code(s.as_str(), words)?)));
        let last = scale.map_or(number.end(), |s| s.end());
        let (start, end, code) = match sign {
            Some((start, code)) => (start, last, code),
            None => {
                let word = c.name("word")?;
                let (end, code) = unit(word.as_str(), lists)?;
                (number.start(), word.start() + end, code)
            }
        };
        let amount = value(number.as_str(), scale.map(|s| s.as_str()))?;
        Some((Span::new(start + sentence.start, end + sentence.start), Money { amount, currency: code }))
    });
    found.collect()
}

/// Whether a currency's word or sign stands by a number, perhaps in one word with it, as in "RM12".
fn may_hold_money(text: &str, tokens: &[Token], words: &Words) -> bool {
    let number = |t: &Token| t.kind == TokenKind::Number || (t.is_word() && !t.plain);
    // "US$ 5", "5 million New Zealand dollars": a sign is short, a scale and a country are three words at most.
    let by_number = |at: usize| tokens[at.saturating_sub(5)..tokens.len().min(at + 5)].iter().any(number);
    let currency = |(at, t): (usize, &Token)| {
        words.any(tokens, at, SenseSet::CURRENCY) && by_number(at)
            || (t.is_word() && !t.plain && t.pieces(text).any(|key| words.begin(key, SenseSet::CURRENCY)))
    };
    tokens.iter().enumerate().any(currency)
}

/// A currency by its word after the number, and how much of the words it takes: "dlrs over", "Canadian dlrs", "Swiss francs".
fn unit(word: &str, lists: &Gazetteer) -> Option<(usize, String)> {
    if let Some(code) = code(word, &lists.words) {
        return Some((word.len(), code));
    }
    if let Some((land, unit)) = word.rsplit_once(char::is_whitespace) {
        let lands = currency(unit, &lists.words).map(|(_, lands)| lands);
        let of = |country: &str| lands?.iter().find(|(land, _)| &**land == country).map(|(_, code)| code.to_string());
        if let Some(code) = country(land, lists).and_then(of) {
            return Some((word.len(), code));
        }
    }
    let first = word.split(char::is_whitespace).next()?;
    Some((first.len(), code(first, &lists.words)?))
}

/// The country of an adjective or a name: "Canadian", "U.S.", "New Zealand".
fn country<'l>(land: &str, lists: &'l Gazetteer) -> Option<&'l str> {
    let tokens = tokenize(land);
    let mut hits = Vec::new();
    lists.names.longest(land, &tokens, 0, &mut hits);
    let whole = hits
        .iter()
        .find(|h| h.tokens == tokens.len() && matches!(h.entry.class, NameClass::Demonym | NameClass::Country));
    whole?.entry.country.as_deref()
}

fn code(sign: &str, words: &Words) -> Option<String> {
    currency(sign, words).map(|(code, _)| code.to_owned())
}

type Lands = [(Box<str>, Box<str>)];

/// A currency's code, and whose it is where several countries use its word.
pub(super) fn currency<'w>(sign: &str, words: &'w Words) -> Option<(&'w str, &'w Lands)> {
    let tokens = tokenize(sign);
    words
        .longest_of(&tokens, 0, SenseSet::CURRENCY, |s| match s {
            Sense::Currency { code, lands } => Some((&**code, &**lands)),
            _ => None,
        })
        .filter(|(len, _)| *len == tokens.len())
        .map(|(_, found)| found)
}

fn value(number: &str, scale: Option<&str>) -> Option<f64> {
    let scale = scale.map(str::to_lowercase);
    let factor = match scale.as_deref().map(|s| s.trim_end_matches('.').trim_end_matches('s')) {
        None => 1.0,
        Some("k" | "thousand") => 1e3,
        Some("lakh") => 1e5,
        Some("crore") => 1e7,
        Some("b" | "billion" | "bn" | "bln" | "mrd" | "milliard" | "miliar") => 1e9,
        Some("trillion" | "tn") => 1e12,
        Some(_) => 1e6,
    };
    let last = number.rfind([',', '.', '·', '\u{a0}']);
    let plain: String = match last {
        // "1,2 Mio.", "38,5 milhões", "2.5", "1,200.50": the last mark divides unless three digits follow it.
        Some(at)
            if number[at..].chars().count() != 4
                || (scale.is_some()
                    && number[at..].starts_with('.')
                    && number.matches('.').count() == 1
                    && number.len() <= 6) =>
        {
            let (whole, part) = number.split_at(at);
            format!("{}.{}", digits(whole), digits(part))
        }
        _ => digits(number),
    };
    // Rounded, so that 1.1 billion is 1,100,000,000 and not a hair less.
    plain.parse::<f64>().ok().map(|v| (v * factor * 100.0).round() / 100.0)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_in_every_form() {
        let lists = Gazetteer::embedded().expect("the lists are sound");
        let cases = [
            ("worth RM 40 million,", 40e6, "MYR"),
            ("at US$2.5bn the", 2.5e9, "USD"),
            ("EUR 1,2 Mio. over", 1.2e6, "EUR"),
            ("a Rs 1,200-crore yard", 12e9, "INR"),
            ("R$ 38,5 milhões", 38.5e6, "BRL"),
            ("190 mln dlrs", 190e6, "USD"),
            ("28 billion won", 28e9, "KRW"),
            ("RM12.5 million", 12.5e6, "MYR"),
            ("SR1.1 billion", 1.1e9, "SAR"),
            ("US$ 420,000", 420_000.0, "USD"),
            ("€12 million", 12e6, "EUR"),
            ("A$21.5 million", 21.5e6, "AUD"),
            ("a 1.8 mln Canadian dlr project", 1.8e6, "CAD"),
            ("68 mln New Zealand dlrs", 68e6, "NZD"),
            ("210 MLN DLR ORDER", 210e6, "USD"),
            ("Rs 1,200-CRORE YARD", 12e9, "INR"),
            ("US$2.5 Billion Yard", 2.5e9, "USD"),
            ("$5M order", 5e6, "USD"),
            ("€300K and", 300e3, "EUR"),
            ("1.4 billion Belgian francs", 1.4e9, "BEF"),
            ("R684-million", 684e6, "ZAR"),
            ("N18.6bn", 18.6e9, "NGN"),
            ("at €17·9m and", 17.9e6, "EUR"),
            ("3.7 billion guaraníes", 3.7e9, "PYG"),
        ];
        for (text, amount, code) in cases {
            let found = find(text, Span::new(0, text.len()), &tokenize(text), &lists);
            assert_eq!(found.first().map(|(_, m)| (m.amount, m.currency.as_str())), Some((amount, code)), "{text}");
        }
        for none in ["62 junctions and 300 buses", "Road R 12 and gate N 4"] {
            assert!(find(none, Span::new(0, none.len()), &tokenize(none), &lists).is_empty(), "{none}");
        }
    }
}
