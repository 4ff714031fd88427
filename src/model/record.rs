//! The record: one deal as one article reports it. Declared here once; the JSON Schema, the README's table
//! and every sink read [`FIELDS`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the record's form. Only additive changes within a major version.
pub const SCHEMA_VERSION: &str = "1.0";

/// One deal. Every key is always written; what is not known is `null` or an empty list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of the record's form.
    pub schema: String,
    /// Stable hash of article and deal: the same on every run.
    pub id: String,
    /// The article.
    pub doc: DocumentRef,
    /// The most specific instrument that the article states.
    pub kind: Kind,
    /// The deal's stage.
    pub status: Status,
    /// The sides and the stakeholders.
    pub parties: Vec<Party>,
    /// People tied to this deal.
    pub officials: Vec<Official>,
    /// Where it was signed or will be carried out.
    pub places: Vec<Place>,
    /// When it was or will be signed or announced: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`.
    pub date: Option<String>,
    /// The phrase of the text that says what it is about.
    pub subject: Option<String>,
    /// The money that the deal is said to be worth.
    pub value: Option<Money>,
    /// How long it runs, an ISO 8601 duration.
    pub term: Option<String>,
    /// Deals that the record stands for; null for "several".
    pub count: Option<u32>,
    /// The named initiative, summit or meeting under which the deal is made.
    pub programme: Option<String>,
    /// The sentences that state the deal, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// 0 to 1: how likely the record is right.
    pub confidence: f64,
    /// Ids of the patterns that made it, sorted.
    pub patterns: Vec<String>,
}

/// The article that a record was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRef {
    /// The file's name without folder and extension, made longer where two files share it.
    pub id: String,
    /// Where it was read from.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its own date.
    pub published: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its web address.
    pub url: Option<String>,
    /// Its language, ISO 639-1.
    pub lang: Option<String>,
}

/// What sort of instrument a deal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Memorandum of understanding, cooperation, collaboration or agreement.
    Mou,
    /// Letter, statement or declaration of intent, heads of terms, term sheet.
    LetterOfIntent,
    /// A company or undertaking owned by the sides together.
    JointVenture,
    /// One side supplies the other for pay.
    Contract,
    /// Any other named instrument.
    Agreement,
    /// Sister cities, friendship.
    Twinning,
    /// Everything with no named instrument.
    Partnership,
}

impl Kind {
    /// The word for it in a record.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mou => "mou",
            Self::LetterOfIntent => "letter_of_intent",
            Self::JointVenture => "joint_venture",
            Self::Contract => "contract",
            Self::Agreement => "agreement",
            Self::Twinning => "twinning",
            Self::Partnership => "partnership",
        }
    }
}

/// The stage of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Will sign, in talks, proposes, considers.
    Planned,
    /// Made public, agreed, formed or launched with no word of signing.
    Announced,
    /// Signed, inked, sealed, concluded, entered into.
    Signed,
    /// Extended or renewed.
    Renewed,
    /// Terminated, cancelled, lapsed, talks failed.
    Ended,
}

impl Status {
    /// The word for it in a record.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Announced => "announced",
            Self::Signed => "signed",
            Self::Renewed => "renewed",
            Self::Ended => "ended",
        }
    }
}

/// An organisation, government, city or country in a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The fullest form in the article.
    pub name: String,
    /// A side of the deal, or a stakeholder.
    pub role: PartyRole,
    /// What it is.
    #[serde(rename = "type")]
    pub party_type: PartyType,
    /// Id in the gazetteer, where it has one.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-2 code, where known.
    pub country: Option<String>,
    /// Its mentions in the evidence: `[start, end]` in code points.
    pub spans: Vec<[usize; 2]>,
}

/// How a party stands to a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// A side of the deal.
    Party,
    /// Named as supporting, funding, hosting or facilitating it, but not a side.
    Stakeholder,
}

/// What sort of body a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyType {
    /// A business.
    Company,
    /// Ministry, agency, authority, council, embassy.
    Government,
    /// Any school or research institute.
    University,
    /// A city as such.
    City,
    /// A country as such.
    Country,
    /// NGO, chamber, club, alliance, international organisation.
    Association,
    /// None of these.
    Other,
}

/// A person tied to a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// The fullest form, without honorifics and titles.
    pub name: String,
    /// The office as in the text.
    pub position: Option<String>,
    /// What the person did.
    pub role: OfficialRole,
    /// Id in the gazetteer, where it has one.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-2 code, where known.
    pub country: Option<String>,
    /// Mentions in the article: `[start, end]` in code points.
    pub spans: Vec<[usize; 2]>,
}

/// What an official did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfficialRole {
    /// Signed it.
    Signatory,
    /// Was present, presided, hosted, co-chaired the occasion.
    Witness,
    /// Was quoted or reported about it.
    Speaker,
}

/// A place of a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The name as in the text.
    pub name: String,
    /// Id in the gazetteer, where it has one.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-2 code, where known.
    pub country: Option<String>,
    /// Mentions in the evidence: `[start, end]` in code points.
    pub spans: Vec<[usize; 2]>,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// In whole units of the currency.
    pub amount: f64,
    /// ISO 4217 code.
    pub currency: String,
}

/// A sentence that states the deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words themselves.
    pub text: String,
}

/// A field of the record, for help, tables and sinks.
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// Its type in words.
    pub form: &'static str,
    /// What it says.
    pub doc: &'static str,
}

const fn field(name: &'static str, form: &'static str, doc: &'static str) -> Field {
    Field { name, form, doc }
}

/// Every field, in the order in which it is written.
pub const FIELDS: &[Field] = &[
    field("schema", "text", "version of the record's form"),
    field("id", "text", "stable hash of article and deal: the same on every run"),
    field("doc", "{id, path, title, published, author, url, lang}", "the article"),
    field(
        "kind",
        "mou, letter_of_intent, joint_venture, contract, agreement, twinning, partnership",
        "the most specific instrument that the article states",
    ),
    field("status", "planned, announced, signed, renewed, ended", "the deal's stage"),
    field("parties", "[{name, role, type, id, country, spans}]", "the sides and the stakeholders"),
    field("officials", "[{name, position, role, id, country, spans}]", "people tied to this deal"),
    field("places", "[{name, id, country, spans}]", "where it was signed or will be carried out"),
    field("date", "YYYY-MM-DD, YYYY-MM, YYYY or null", "when it was or will be signed or announced"),
    field("subject", "text or null", "the phrase of the text that says what it is about"),
    field("value", "{amount, currency} or null", "the money that the deal is said to be worth"),
    field("term", "ISO 8601 duration or null", "how long it runs"),
    field("count", "whole number or null", "deals that the record stands for; null for \"several\""),
    field("programme", "text or null", "the named initiative, summit or meeting under which the deal is made"),
    field("evidence", "[{start, end, text}]", "the sentences that state the deal, offsets in code points"),
    field("confidence", "0 to 1", "how likely the record is right"),
    field("patterns", "[text]", "ids of the patterns that made it"),
];
