//! Plain text: one file is one article.

use super::{Article, Reject, RejectCode, Source, decode::decode, lang, page};
use crate::model::Document;

/// The article that a plain text file holds.
pub(super) fn read(bytes: Vec<u8>, source: &Source) -> Result<Article, Reject> {
    let path = source.path().into_owned();
    let size = bytes.len() as u64;
    let decoded = decode(bytes).map_err(|reason| Reject::new(path.as_str(), RejectCode::Binary, reason))?;
    let warning = if decoded.text.trim().is_empty() {
        Some(Reject::new(path.as_str(), RejectCode::Empty, "holds no text"))
    } else if decoded.replaced > 0 {
        let message = format!("{} places are not {} and were replaced by U+FFFD", decoded.replaced, decoded.encoding);
        Some(Reject::new(path.as_str(), RejectCode::Encoding, message))
    } else {
        None
    };
    let lang = lang::of(&decoded.text).map(str::to_owned);
    let mut document = Document { id: source.id.clone(), path, lang, text: decoded.text, ..Document::default() };
    page::read(&mut document);
    Ok(Article { document, warning, bytes: size })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Origin;

    fn read_bytes(bytes: &[u8]) -> Result<Article, Reject> {
        let source = Source { origin: Origin::Stdin, id: "x".into(), bytes: 0 };
        read(bytes.to_vec(), &source)
    }

    #[test]
    fn line_ends_stay_and_the_byte_order_mark_goes() {
        let article = read_bytes("\u{feff}Port news\r\n\r\nTwo ports agreed.\r\n".as_bytes()).unwrap();
        assert_eq!(article.document.text, "Port news\r\n\r\nTwo ports agreed.\r\n");
        assert_eq!(article.warning, None);
    }

    #[test]
    fn an_empty_file_is_an_article_with_a_warning() {
        for bytes in [&b""[..], b"\n \n", b"\xef\xbb\xbf"] {
            let article = read_bytes(bytes).unwrap();
            assert_eq!(article.warning.map(|w| w.code), Some(RejectCode::Empty));
        }
    }
}
