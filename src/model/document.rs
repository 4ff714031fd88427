//! One article after ingest.

use super::{Date, Span};

/// One article. After ingest its text never changes; every span points into it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The file's name without folder and extension, made longer where two files share it.
    pub id: String,
    /// Where it was read from, as the user named it.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its own date, from the page furniture or the dateline.
    pub published: Option<Date>,
    /// Its byline's author.
    pub author: Option<String>,
    /// Its address on the web, where the format gives one.
    pub url: Option<String>,
    /// ISO 639-1 code of its language, where that is certain.
    pub lang: Option<String>,
    /// The decoded text, without a byte order mark, line ends as they were.
    pub text: String,
    /// The text cut into blocks, in order; what lies between them is blank, or the bullet or number of a paragraph.
    pub blocks: Vec<Block>,
}

/// A paragraph, line or row of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the blanks around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The line under the headline that says more.
    Standfirst,
    /// Byline, date line, section names, reading time.
    Furniture,
    /// Place and date that open the running text: "IPOH, 12 March — ".
    Dateline,
    /// The words under a picture.
    Caption,
    /// A headline inside the article.
    Heading,
    /// Running text.
    Body,
    /// One item of a list.
    ListItem,
    /// One row of a table.
    TableRow,
    /// "About X", "Media contact", "Related", notes, footers: gives no deals.
    Boilerplate,
}

impl BlockKind {
    /// The name shown to people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Furniture => "furniture",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::ListItem => "list item",
            Self::TableRow => "table row",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether deals may be read from it.
    pub fn gives_deals(self) -> bool {
        !matches!(self, Self::Furniture | Self::Dateline | Self::Boilerplate | Self::Caption)
    }
}
