//! What the words of the lists mean, and sets of meanings as bits.

use crate::model::{Kind, NounClass, PartyType, Status, VerbClass, VerbForm};

/// What a word or phrase of the lists means.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// "Datuk Seri", "Prof.": stands before a person's name.
    Honorific,
    /// "managing director": an office.
    Position,
    /// "Sdn Bhd" at the end of a name, "PT" at its start.
    LegalForm {
        /// Stands at the start.
        start: bool,
    },
    /// "Authority", "Ministry of": makes a run of capitals an organisation.
    Head {
        /// Of which type.
        party: PartyType,
        /// May stand at the start of a name.
        start: bool,
        /// May stand at its end.
        end: bool,
    },
    /// "Summit" (false), "Programme" (true).
    Event {
        /// An undertaking rather than an occasion.
        programme: bool,
        /// Makes an occasion in small letters too: "the Riverside forum".
        small: bool,
        /// Is a name by itself: "Erasmus+".
        name: bool,
    },
    /// "Bay", "Lake": makes a run of capitals a place.
    PlaceNoun {
        /// Stands before the name, as in "Lake Ada".
        start: bool,
        /// Stands after it.
        end: bool,
    },
    /// "embassy", "port authority": with a country's or place's name before or after it, a body.
    Body {
        /// Of which type.
        party: PartyType,
        /// Needs no word that says what for: "embassy", but "health authority".
        bare: bool,
    },
    /// "Trade", "Industry": stands in the names of ministries.
    Topic,
    /// "Ahmad", "Katrin".
    GivenName,
    /// "Tan", "Abbott": a family name.
    Surname,
    /// "Reading", "Deal": no name alone.
    Ordinary,
    /// "The", "It", "Under": never part of a name's start.
    Function,
    /// "Nordic", "African".
    Nationality,
    /// A noun that announces a deal.
    Noun {
        /// Which kind it announces.
        kind: Kind,
        /// How strongly.
        class: NounClass,
        /// In the plural.
        plural: bool,
    },
    /// A verb that announces a deal or tells who took part.
    Verb {
        /// What it does.
        class: VerbClass,
        /// In which form.
        form: VerbForm,
        /// The status that its plain past announces.
        status: Option<Status>,
    },
    /// "set to": what follows is not done yet.
    Planned,
    /// "can", "should": nobody has said that it will be.
    Possible,
    /// "not", "denied": what follows is not so.
    Negative,
    /// "takeover", "to acquire": a word of another matter than partnership deals.
    OutOfScope(Matter),
    /// "the ministry", "both parties".
    Side {
        /// Which type it says; none for "the parties".
        party: Option<PartyType>,
        /// In the plural.
        plural: bool,
    },
    /// "US$", "ringgit".
    Currency {
        /// ISO 4217 code.
        code: Box<str>,
        /// Whose it is where several countries use the word: country and code.
        lands: Box<[(Box<str>, Box<str>)]>,
    },
}

/// The part that a word plays beside a trigger. No `Sense`: these words announce nothing, and most mean nothing alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// "landmark" in "a landmark MoU": says nothing of the subject.
    Colour,
    /// "between": ends the noun phrase before a deal's noun.
    Stop,
    /// "has", "already": may stand before a deal's verb.
    Auxiliary,
    /// The "set" of "set to".
    Hedge,
}

impl Role {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "colour" => Self::Colour,
            "stop" => Self::Stop,
            "auxiliary" => Self::Auxiliary,
            "hedge" => Self::Hedge,
            _ => return None,
        })
    }

    pub(super) fn set(self) -> SenseSet {
        SenseSet(1 << (28 + self as u32))
    }
}

/// A set of senses, for one quick test instead of a walk over a word's phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SenseSet(pub(super) u32);

/// Other matters than partnership deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Prizes, ceremonies, columns.
    Award,
    /// What is sold to consumers.
    Consumer,
    /// Cartels, fraud, investigations.
    Crime,
    /// What is not so.
    Denial,
    /// A firm's legal form, a couple's partnership.
    Form,
    /// Money for a firm.
    Funding,
    /// Who gets which post.
    Hiring,
    /// Unions and wages.
    Labour,
    /// What goes to court.
    Lawsuit,
    /// Elections, wars, treaties.
    Politics,
    /// Clubs and players.
    Sport,
    /// Who buys whom.
    Takeover,
    /// Calls for bids and partners.
    Tender,
}

impl Matter {
    /// Every matter with its name in the list.
    pub const NAMES: [(&'static str, Self); 13] = [
        ("award", Self::Award),
        ("consumer", Self::Consumer),
        ("crime", Self::Crime),
        ("denial", Self::Denial),
        ("form", Self::Form),
        ("funding", Self::Funding),
        ("hiring", Self::Hiring),
        ("labour", Self::Labour),
        ("lawsuit", Self::Lawsuit),
        ("politics", Self::Politics),
        ("sport", Self::Sport),
        ("takeover", Self::Takeover),
        ("tender", Self::Tender),
    ];

    /// The matter of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, matter)| *matter)
    }
}

#[allow(missing_docs, reason = "each is named after the sense that it holds")]
impl SenseSet {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(u32::MAX);
    pub const HONORIFIC: Self = Self(1);
    pub const POSITION: Self = Self(1 << 1);
    pub const LEGAL_START: Self = Self(1 << 2);
    pub const LEGAL_END: Self = Self(1 << 3);
    pub const LEGAL_FORM: Self = Self::LEGAL_START.or(Self::LEGAL_END);
    pub const HEAD_START: Self = Self(1 << 4);
    pub const HEAD_END: Self = Self(1 << 5);
    pub const HEAD: Self = Self::HEAD_START.or(Self::HEAD_END);
    pub const EVENT: Self = Self(1 << 6);
    pub const TOPIC: Self = Self(1 << 7);
    pub const GIVEN_NAME: Self = Self(1 << 8);
    pub const SURNAME: Self = Self(1 << 9);
    pub const ORDINARY: Self = Self(1 << 10);
    pub const FUNCTION: Self = Self(1 << 11);
    pub const NATIONALITY: Self = Self(1 << 12);
    pub const NOUN: Self = Self(1 << 13);
    pub const VERB: Self = Self(1 << 14);
    pub const PLANNED: Self = Self(1 << 15);
    pub const POSSIBLE: Self = Self(1 << 16);
    pub const NEGATIVE: Self = Self(1 << 17);
    pub const OUT_OF_SCOPE: Self = Self(1 << 18);
    pub const SIDE: Self = Self(1 << 19);
    pub const SIDES: Self = Self(1 << 20);
    pub const ANY_SIDE: Self = Self::SIDE.or(Self::SIDES);
    pub const CURRENCY: Self = Self(1 << 21);
    pub const EVENT_SMALL: Self = Self(1 << 22);
    pub const PLACE_START: Self = Self(1 << 23);
    pub const PLACE_END: Self = Self(1 << 24);
    pub const BODY: Self = Self(1 << 25);

    /// Both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a sense in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Every other sense.
    #[must_use]
    pub const fn not(self) -> Self {
        Self(!self.0)
    }
}

impl Sense {
    /// The set that holds this sense alone.
    pub fn set(&self) -> SenseSet {
        let either = |yes: bool, set: SenseSet| if yes { set } else { SenseSet::NONE };
        match self {
            Self::Honorific => SenseSet::HONORIFIC,
            Self::Position => SenseSet::POSITION,
            Self::LegalForm { start: true } => SenseSet::LEGAL_START,
            Self::LegalForm { start: false } => SenseSet::LEGAL_END,
            Self::Head { start, end, .. } => either(*start, SenseSet::HEAD_START).or(either(*end, SenseSet::HEAD_END)),
            Self::Event { small, .. } => SenseSet::EVENT.or(either(*small, SenseSet::EVENT_SMALL)),
            Self::PlaceNoun { start, end } => {
                either(*start, SenseSet::PLACE_START).or(either(*end, SenseSet::PLACE_END))
            }
            Self::Body { .. } => SenseSet::BODY,
            Self::Topic => SenseSet::TOPIC,
            Self::GivenName => SenseSet::GIVEN_NAME,
            Self::Surname => SenseSet::SURNAME,
            Self::Ordinary => SenseSet::ORDINARY,
            Self::Function => SenseSet::FUNCTION,
            Self::Nationality => SenseSet::NATIONALITY,
            Self::Noun { .. } => SenseSet::NOUN,
            Self::Verb { .. } => SenseSet::VERB,
            Self::Planned => SenseSet::PLANNED,
            Self::Possible => SenseSet::POSSIBLE,
            Self::Negative => SenseSet::NEGATIVE,
            Self::OutOfScope(_) => SenseSet::OUT_OF_SCOPE,
            Self::Side { plural: false, .. } => SenseSet::SIDE,
            Self::Side { plural: true, .. } => SenseSet::SIDES,
            Self::Currency { .. } => SenseSet::CURRENCY,
        }
    }
}
