//! One source to one article, never reading more than the limit into memory.

use super::{Origin, Reject, RejectCode, Source, format};
use crate::model::Document;
use std::fs::File;
use std::io::Read;

/// One article that was read.
#[derive(Debug)]
pub struct Article {
    /// The article.
    pub document: Document,
    /// What somebody may want to look at, though the article was read.
    pub warning: Option<Reject>,
    /// How many bytes it had.
    pub bytes: u64,
}

/// Reads an article of at most `max_bytes` bytes.
pub fn load(source: &Source, max_bytes: u64) -> Result<Article, Reject> {
    let path = source.path();
    let (reader, bytes) = match &source.origin {
        Origin::Stdin => (&format::READERS[0], read_stream(std::io::stdin().lock(), 0, &path, max_bytes)?),
        Origin::File(file) => {
            let reader = format::reader(file)?;
            let open = File::open(file).map_err(|e| Reject::io(path.clone(), &e))?;
            let length = open.metadata().map_err(|e| Reject::io(path.clone(), &e))?.len();
            (reader, read_stream(open, length, &path, max_bytes)?)
        }
    };
    (reader.read)(bytes, source)
}

/// The whole of `stream`, of which `length` bytes are expected. The limit is checked twice: a file's length is known
/// beforehand, a pipe's is not, and a file may grow while it is read.
fn read_stream(stream: impl Read, length: u64, path: &str, max_bytes: u64) -> Result<Vec<u8>, Reject> {
    let too_large = |what: String| {
        Reject::new(path, RejectCode::TooLarge, format!("{what}, over the limit of {max_bytes} bytes for one article"))
    };
    if length > max_bytes {
        return Err(too_large(format!("has {length} bytes")));
    }
    let mut bytes = Vec::new();
    let room = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(1);
    if bytes.try_reserve_exact(room).is_err() {
        return Err(Reject::new(path, RejectCode::TooLarge, format!("no memory for its {length} bytes")));
    }
    stream.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| Reject::io(path, &e))?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large("goes on".into()));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_without_end_stops_at_the_limit() {
        let reject = read_stream(std::io::repeat(b'a'), 0, "-", 1000).unwrap_err();
        assert_eq!(reject.code, RejectCode::TooLarge);
    }

    #[test]
    fn the_limit_itself_is_allowed() {
        assert_eq!(read_stream(&[7u8; 10][..], 10, "x", 10).unwrap().len(), 10);
        assert_eq!(read_stream(&[7u8; 11][..], 0, "x", 10).unwrap_err().code, RejectCode::TooLarge);
    }
}
