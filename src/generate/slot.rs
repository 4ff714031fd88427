//! The slots of the templates: what `{name}` in a data file stands for.

use crate::model::OfficialRole;

/// What is put in the place of `{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// A side of the deal, or what a background sentence is about.
    Side(usize),
    CountryOfA,
    DemonymOfA,
    Stakeholder,
    When,
    Where,
    Under,
    Topic,
    Purpose,
    Goods,
    Ties,
    Value,
    TermAdjective,
    TermNoun,
    Count,
    Instrument,
    Name(Person),
    Position(Person),
    News(News),
}

/// A person of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Person {
    Signatory,
    Countersignatory,
    Witness,
    Speaker,
}

impl Person {
    /// What the person did, as the gold says it.
    pub(super) fn role(self) -> OfficialRole {
        match self {
            Self::Signatory | Self::Countersignatory => OfficialRole::Signatory,
            Self::Witness => OfficialRole::Witness,
            Self::Speaker => OfficialRole::Speaker,
        }
    }
}

/// What ordinary news is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum News {
    City,
    Country,
    Company,
    University,
    Person,
    Club,
    Product,
    Small,
    Big,
    Percent,
    Money,
    Degrees,
    Score,
    Year,
    Month,
    Weekday,
}

/// Every slot with its name and what it gives.
pub(super) const SLOTS: &[(&str, Slot, &str)] = &[
    ("a", Slot::Side(0), "the first side"),
    ("b", Slot::Side(1), "the second side"),
    ("c", Slot::Side(2), "the third side"),
    ("country_a", Slot::CountryOfA, "the first side's country"),
    ("demonym_a", Slot::DemonymOfA, "its adjective"),
    ("stakeholder", Slot::Stakeholder, "a body that is no side"),
    ("when", Slot::When, "' on Tuesday', or nothing"),
    ("where", Slot::Where, "' in Penang', or nothing"),
    ("under", Slot::Under, "' during Hamburg Maritime Week', or nothing"),
    ("topic", Slot::Topic, "the subject as a noun: 'offshore wind'"),
    ("purpose", Slot::Purpose, "the subject as a verb: 'run offshore wind trials'"),
    ("goods", Slot::Goods, "the subject of a supply: '40 electric buses'"),
    ("ties", Slot::Ties, "the subject of twinning: 'school exchanges'"),
    ("value", Slot::Value, "the deal's worth"),
    ("term", Slot::TermAdjective, "'three-year'"),
    ("years", Slot::TermNoun, "'three years'"),
    ("count", Slot::Count, "how many deals"),
    ("instrument", Slot::Instrument, "a short noun for the deal's kind"),
    ("signatory", Slot::Name(Person::Signatory), "who signs for the first side"),
    ("signatory.position", Slot::Position(Person::Signatory), "the office"),
    ("countersignatory", Slot::Name(Person::Countersignatory), "who signs for the second side"),
    ("countersignatory.position", Slot::Position(Person::Countersignatory), "the office"),
    ("witness", Slot::Name(Person::Witness), "an official who was present"),
    ("witness.position", Slot::Position(Person::Witness), "the office"),
    ("speaker", Slot::Name(Person::Speaker), "who is quoted, of the first side"),
    ("speaker.position", Slot::Position(Person::Speaker), "the office"),
    ("city", Slot::News(News::City), "any city"),
    ("country", Slot::News(News::Country), "any country"),
    ("company", Slot::News(News::Company), "any company"),
    ("university", Slot::News(News::University), "any university"),
    ("person", Slot::News(News::Person), "anybody"),
    ("club", Slot::News(News::Club), "a sports club"),
    ("product", Slot::News(News::Product), "something to buy"),
    ("n", Slot::News(News::Small), "12 to 95"),
    ("big", Slot::News(News::Big), "1,100 to 98,900"),
    ("percent", Slot::News(News::Percent), "'3.4 per cent'"),
    ("money", Slot::News(News::Money), "'US$34.5 million'"),
    ("degrees", Slot::News(News::Degrees), "31 to 44"),
    ("score", Slot::News(News::Score), "'3-1'"),
    ("year", Slot::News(News::Year), "a year gone by"),
    ("month", Slot::News(News::Month), "'April'"),
    ("weekday", Slot::News(News::Weekday), "'Tuesday'"),
];

/// The slot of this name.
pub(super) fn find(name: &str) -> Option<Slot> {
    SLOTS.iter().find(|(known, ..)| *known == name).map(|(_, slot, _)| *slot)
}
