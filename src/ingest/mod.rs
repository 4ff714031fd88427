//! From paths to documents: finds the files, decodes them and cuts each into blocks. After it the text never changes.

mod blocks;
mod dateline;
mod decode;
mod format;
mod furniture;
mod head;
mod ids;
mod inside;
mod lang;
mod line;
mod load;
mod page;
mod published;
mod reject;
mod source;
mod text;
mod walk;

pub use format::{READERS, Reader};
pub use load::{Article, load};
pub use reject::{Level, Reject, RejectCode};
pub use source::{Origin, Source};
pub use walk::{Walk, walk};

/// Bytes that one article may have where nobody says otherwise.
pub const MAX_BYTES: u64 = 64 << 20;

/// An article that is already text: its blocks, title, author and date are read from the page.
pub fn document(id: &str, text: &str) -> crate::model::Document {
    let mut document =
        crate::model::Document { id: id.to_owned(), path: id.to_owned(), text: text.to_owned(), ..Default::default() };
    page::read(&mut document);
    document
}
