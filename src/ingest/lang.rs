//! The language of an article, where it is certain.

/// What is looked at: more text costs time and changes nothing.
const LOOKED_AT: usize = 2048;

/// Below this a guess is luck: "Port of Tallinn" is as good in five languages.
const LEAST: usize = 40;

/// Three letters to two, for the languages that the detector knows and that have two.
const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// Words that English cannot do without and that its neighbours do not have ("of" and "in" are Dutch too).
fn english(word: &[u8]) -> Option<u32> {
    Some(match word {
        b"and" => 0,
        b"from" => 1,
        b"has" => 2,
        b"have" => 3,
        b"its" => 4,
        b"said" => 5,
        b"that" => 6,
        b"the" => 7,
        b"their" => 8,
        b"which" => 9,
        b"will" => 10,
        b"with" => 11,
        _ => return None,
    })
}

/// After so many of them the rest will not change the answer.
const ENOUGH: usize = 12;

/// Whether the words alone show that it is English. The detector takes longer over an article than all else that
/// happens to one without deals, and most are English.
fn plainly_english(text: &str) -> bool {
    let (mut words, mut hits, mut kinds) = (0usize, 0usize, 0u32);
    for word in text.as_bytes().split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
        words += 1;
        if let Some(at) = english(word) {
            hits += 1;
            kinds |= 1 << at;
            if hits == ENOUGH {
                break;
            }
        }
    }
    hits >= 3 && kinds.count_ones() >= 3 && hits * 20 >= words
}

/// ISO 639-1 code of the language of `text`, where the detector is sure.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let head = &text[..end.unwrap_or_default()];
    if head.trim().len() < LEAST {
        return None;
    }
    if plainly_english(head) {
        return Some("en");
    }
    let found = whatlang::detect(head).filter(whatlang::Info::is_reliable)?;
    let three = found.lang().code();
    let row = CODES.binary_search_by(|row| row.0.cmp(three)).ok()?;
    Some(CODES[row].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_detector_has_a_row_in_order() {
        assert!(CODES.is_sorted(), "keep CODES sorted by the first column");
        for lang in whatlang::Lang::all() {
            assert!(CODES.iter().any(|row| row.0 == lang.code()), "add a row for {}", lang.eng_name());
        }
    }

    #[test]
    fn english_shows_by_its_words_and_other_languages_do_not_show_them() {
        let english = "The port said that it will work with the city, and the two have signed for the first time. The \
                       director praised the people who made it and said the pilots will start in May.";
        assert!(plainly_english(english));
        assert_eq!(whatlang::detect(english).map(|found| found.lang()), Some(whatlang::Lang::Eng));
        let german = "The Port Company und die Stadt haben am Montag in Hamburg vereinbart, dass ihre Lotsen gemeinsam \
                      ausgebildet werden; The Port Company and Partners teilte das mit und will im Mai beginnen.";
        assert!(!plainly_english(german));
        assert_eq!(of(german), Some("de"));
    }

    #[test]
    fn plain_cases() {
        assert_eq!(
            of("The two harbour boards agreed on Monday to share their pilots and their weather data."),
            Some("en")
        );
        assert_eq!(
            of("Die beiden Hafenbehörden haben am Montag vereinbart, ihre Lotsen gemeinsam einzusetzen."),
            Some("de")
        );
        assert_eq!(of("Tallinn"), None);
        assert_eq!(of(""), None);
    }
}
