//! Bytes to text: the encoding by mark, by validity, by pattern, and only then by guess.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// What the bytes of a file say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark, line ends as they were.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// How many U+FFFD stand for bytes that the encoding does not explain.
    pub replaced: usize,
}

/// First bytes of files that are not text, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a sound, picture or film"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
];

/// How many bytes are looked at for the UTF-16 pattern.
const PATTERN_HEAD: usize = 8 << 10;

/// How many bytes, from the first one that is not ASCII, the detector looks at.
const GUESS_HEAD: usize = 1 << 20;

/// The text that `bytes` hold, or why they hold none.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, String> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("is {what}, not text"));
    }
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => by_name(&bytes[length..], encoding),
        None if memchr::memchr(0, &bytes).is_some() => by_name(&bytes, utf16_pattern(&bytes).ok_or_else(has_nul)?),
        None => match String::from_utf8(bytes) {
            Ok(text) => return Ok(Decoded { text, encoding: "UTF-8", replaced: 0 }),
            Err(error) => not_utf8(error.as_bytes()),
        },
    };
    if memchr::memchr(0, decoded.text.as_bytes()).is_some() {
        return Err(has_nul());
    }
    if decoded.encoding != "UTF-8" && looks_binary(&decoded.text) {
        return Err("has control characters and damaged bytes all over, so it is not text".into());
    }
    Ok(decoded)
}

fn has_nul() -> String {
    "has NUL bytes, so it is not text".into()
}

fn by_name(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let replaced = if damaged { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), encoding: encoding.name(), replaced }
}

/// UTF-16 of mostly European text has a NUL in every other byte, always on the same side.
fn utf16_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PATTERN_HEAD)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, units) = (zeros(0), zeros(1), head.len() / 2);
    let clear = |many: usize, few: usize| many * 8 > units && few * 16 < many;
    if clear(odd, even) {
        Some(UTF_16LE)
    } else if clear(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A UTF-8 file with a damaged place (cut in the middle of a letter, or glued from two sources) is still UTF-8: in
/// text of another encoding hardly any two bytes happen to make a valid letter.
fn not_utf8(bytes: &[u8]) -> Decoded {
    let (mut letters, mut damaged) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    if letters >= 3 * damaged {
        return by_name(bytes, encoding_rs::UTF_8);
    }
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default().saturating_sub(4096);
    let head = &bytes[first..];
    let head = &head[..head.len().min(GUESS_HEAD)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, true);
    by_name(bytes, detector.guess(None, chardetng::Utf8Detection::Deny))
}

/// More than one character in thirty that no writer types.
fn looks_binary(text: &str) -> bool {
    let odd = |c: &char| *c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c'));
    let (mut strange, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        strange += usize::from(odd(&c));
    }
    strange * 30 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Accord signé à Zürich — “two ports” 港口 🚢\r\nПорт\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    fn text_of(bytes: &[u8]) -> String {
        let decoded = decode(bytes.to_vec()).unwrap();
        assert_eq!(decoded.replaced, 0, "{} was not clean", decoded.encoding);
        decoded.text
    }

    #[test]
    fn marks_are_obeyed_and_taken_off() {
        assert_eq!(text_of(TEXT.as_bytes()), TEXT);
        assert_eq!(text_of(format!("\u{feff}{TEXT}").as_bytes()), TEXT);
        assert_eq!(text_of(&utf16(&format!("\u{feff}{TEXT}"), false)), TEXT);
        assert_eq!(text_of(&utf16(&format!("\u{feff}{TEXT}"), true)), TEXT);
    }

    #[test]
    fn utf_16_without_a_mark_shows_by_its_zeros() {
        let text = "The two ports — both old — agreed.\n";
        assert_eq!(text_of(&utf16(text, false)), text);
        assert_eq!(text_of(&utf16(text, true)), text);
    }

    #[test]
    fn old_encodings_are_guessed() {
        let rows: &[(&Encoding, &str)] = &[
            (encoding_rs::WINDOWS_1252, "The café’s owner said “we signed” — for £5 million."),
            (encoding_rs::WINDOWS_1252, "Société Générale et la Région Bretagne ont signé un accord à Saint-Brieuc."),
            (encoding_rs::WINDOWS_1251, "Порт и университет подписали соглашение о сотрудничестве."),
            (encoding_rs::GBK, "两个港口今天在新加坡签署了合作谅解备忘录。"),
            (encoding_rs::SHIFT_JIS, "両社は本日、東京で基本合意書に署名しました。"),
            (encoding_rs::EUC_KR, "두 회사는 오늘 서울에서 양해각서를 체결했다."),
        ];
        for (encoding, text) in rows {
            let (bytes, _, lossy) = encoding.encode(text);
            assert!(!lossy);
            assert_eq!(text_of(&bytes), *text, "{}", encoding.name());
        }
    }

    #[test]
    fn a_damaged_place_does_not_make_utf_8_another_encoding() {
        let mut bytes = "Zürich, Genève, Köln und Malmö".as_bytes().to_vec();
        bytes.push(0xe2);
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, "Zürich, Genève, Köln und Malmö\u{fffd}");
        assert_eq!((decoded.encoding, decoded.replaced), ("UTF-8", 1));
    }

    #[test]
    fn what_is_not_text_is_told_apart() {
        assert!(decode(b"%PDF-1.7\n...".to_vec()).unwrap_err().contains("PDF"));
        assert!(decode(b"PK\x03\x04\x14\x00".to_vec()).unwrap_err().contains("zip"));
        assert!(decode(b"some\x00text \x00\x00 with zeros".to_vec()).unwrap_err().contains("NUL"));
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8 | 1).collect();
        assert!(decode(noise).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_give_text_or_a_reason(bytes: Vec<u8>) {
            let _ = decode(bytes);
        }

        #[test]
        fn valid_utf_8_is_never_changed(text in "[^\0\u{feff}][^\0]{0,200}") {
            prop_assume!(!MAGIC.iter().any(|(magic, _)| text.as_bytes().starts_with(magic)));
            prop_assert_eq!(decode(text.clone().into_bytes()).map(|d| d.text), Ok(text));
        }
    }
}
