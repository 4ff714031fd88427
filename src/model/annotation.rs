//! What annotate hands to extract: sentences as short sequences of elements, and the entities of the document.

use super::{BlockKind, DateForm, Kind, Money, NounClass, PartyType, Span, Status, Token, VerbClass, VerbForm};

/// Place of an entity in [`Annotation::entities`].
pub type EntityId = usize;

/// A document after annotate.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    /// Sentences in the order of the text.
    pub sentences: Vec<Sentence>,
    /// Everything with a name.
    pub entities: Vec<Entity>,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block that it stands in.
    pub block: usize,
    /// What that block is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its elements: every token belongs to one.
    pub elements: Vec<Element>,
}

/// Something with a name in a document.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest form in the document.
    pub name: String,
    /// What it is.
    pub class: EntityClass,
    /// Type as a party, where known.
    pub party: Option<PartyType>,
    /// Id in the gazetteer.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// Its mentions, in the order of the text.
    pub mentions: Vec<Span>,
    /// Position of a person, as in the text.
    pub position: Option<String>,
    /// Organisation that a person's position names.
    pub employer: Option<EntityId>,
    /// Why it was taken for a name.
    pub why: &'static str,
    /// The article is in its name: its release, its blog.
    pub voice: bool,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityClass {
    /// An organisation.
    Organisation,
    /// A city.
    City,
    /// A state, province or region.
    Region,
    /// A country.
    Country,
    /// A person.
    Person,
    /// A summit, programme or initiative.
    Event,
    /// A name of which nothing more is known.
    Unknown,
}

impl EntityClass {
    /// Whether it may be a side of a deal.
    pub fn may_be_side(self) -> bool {
        !matches!(self, Self::Person | Self::Event)
    }

    /// Whether it is a place.
    pub fn is_place(self) -> bool {
        matches!(self, Self::City | Self::Region | Self::Country)
    }
}

/// A part of a sentence that patterns see as one step.
#[derive(Clone, Debug)]
pub struct Element {
    /// Where it stands.
    pub span: Span,
    /// Its tokens in the sentence, half-open.
    pub tokens: (usize, usize),
    /// What it is.
    pub kind: ElementKind,
}

/// What an element is.
#[derive(Clone, Debug)]
pub enum ElementKind {
    /// A word with nothing special; its key.
    Word(u64),
    /// A mark.
    Mark(char),
    /// Names that may be sides.
    Sides(Group),
    /// A person, or several.
    People(Vec<Person>),
    /// A noun that announces a deal, with its article, numbers and adjectives.
    Noun(Box<Noun>),
    /// A verb that announces a deal, with its auxiliaries.
    Verb(Verb),
    /// A date phrase.
    Date(DateForm),
    /// An amount of money.
    Money(Money),
    /// A duration, ISO 8601.
    Term(String),
    /// A place where something happens: a place name after "in", "at", "near".
    Place(EntityId),
    /// A summit, programme or initiative.
    Event(EntityId),
}

/// Coordinated sides.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Its members in order.
    pub sides: Vec<Side>,
    /// "four companies", where no member is named: how many, or none for "several".
    pub counted: Option<Option<u32>>,
}

/// One member of a group.
#[derive(Clone, Debug)]
pub struct Side {
    /// Whom it names.
    pub who: SideRef,
    /// The words that name it.
    pub span: Span,
}

/// Whom a member of a group names.
#[derive(Clone, Debug, PartialEq)]
pub enum SideRef {
    /// An entity.
    Named(EntityId),
    /// "it", "the ministry": of a type, where the noun says one.
    Singular(Option<PartyType>),
    /// "the two companies", "both parties".
    Plural(Option<PartyType>),
    /// "we", "our".
    We,
}

/// A person in a sentence.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub entity: EntityId,
    /// The name's words.
    pub span: Span,
    /// Entity that the position beside the name belongs to.
    pub employer: Option<EntityId>,
}

/// A noun phrase that announces a deal.
#[derive(Clone, Debug)]
pub struct Noun {
    /// Which kind.
    pub kind: Kind,
    /// How strongly.
    pub class: NounClass,
    /// The noun's own words.
    pub head: Span,
    /// "the", "this", "its": goes back to a deal told before.
    pub definite: bool,
    /// "a", "an": tells a new one.
    pub indefinite: bool,
    /// In the plural.
    pub plural: bool,
    /// How many, where a number says so; `Some(None)` for "several".
    pub count: Option<Option<u32>>,
    /// "no".
    pub negative: bool,
    /// Words before the noun that say what it is about.
    pub about: Option<Span>,
    /// Duration before the noun, ISO 8601.
    pub term: Option<String>,
    /// Money before the noun.
    pub money: Option<Money>,
    /// Entities named before the noun: "a Siemens contract", "its Nokia agreement".
    pub owners: Vec<EntityId>,
    /// Words such as "former", "latest", "further".
    pub lapsed: bool,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub struct Verb {
    /// Every class that it may have.
    pub classes: Vec<(VerbClass, Option<Status>)>,
    /// Form of the main verb.
    pub form: VerbForm,
    /// Active or passive.
    pub voice: Voice,
    /// "will sign", "is set to sign".
    pub planned: bool,
    /// "has not signed", "denied having signed".
    pub negative: bool,
    /// "can sign", "should sign".
    pub possible: bool,
    /// The main verb's own words.
    pub head: Span,
}

impl Verb {
    /// The status that it announces as a verb of a class, if it may have that class.
    pub fn has(&self, class: VerbClass) -> Option<Option<Status>> {
        self.classes.iter().find(|(c, _)| *c == class).map(|(_, status)| *status)
    }
}

/// Voice of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// "A signed B".
    Active,
    /// "B was signed".
    Passive,
    /// "signed" alone: B signed by A, or A signed B.
    Bare,
    /// "signing".
    Gerund,
}
