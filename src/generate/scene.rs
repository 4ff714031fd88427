//! One deal while it is being told. Every fact is invented when a sentence first asks for it and kept from then on, so the
//! gold holds what the text says and nothing else.

use super::calendar::{self, Style};
use super::cast::{self, Body};
use super::news;
use super::random::Random;
use super::slot::{Person, Slot};
use super::stock::{DealForm, Stock};
use super::template::{Next, Template, push_after_article};
use crate::model::{Kind, PartyRole, PartyType, Status};
use jiff::civil::Date;
use serde_json::{Value, json};

/// Where a sentence stands: decides which form of a name it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Headline,
    Lead,
    After,
}

struct Official {
    person: Person,
    dressed: String,
    bare: String,
    position: String,
    named: bool,
}

/// A deal, its cast and what has been said of it.
pub(super) struct Scene<'a> {
    stock: &'a Stock,
    pub(super) form: &'a DealForm,
    pub(super) sides: Vec<Body>,
    acronyms: Vec<Option<String>>,
    stakeholder: Option<Body>,
    today: Date,
    style: Style,
    officials: Vec<Official>,
    date: String,
    place: Option<String>,
    programme: Option<String>,
    area: String,
    /// Phrases for the subject; the last is the gold's, earlier ones are right too.
    subjects: Vec<String>,
    goods: Option<String>,
    ties: Option<String>,
    value: Option<(String, u64, String)>,
    years: Option<usize>,
    count: Option<usize>,
    evidence: Vec<[usize; 2]>,
}

impl<'a> Scene<'a> {
    /// A deal to be told in this form by an article of this day.
    pub(super) fn new(stock: &'a Stock, random: &mut Random, form: &'a DealForm, today: Date, style: Style) -> Self {
        let words = &stock.words;
        let countries = random.shuffled(words.countries.len());
        // Cities and countries that make a deal are never at home in the same country; other sides may be.
        let apart =
            form.sides.iter().any(|class| matches!(class, PartyType::City | PartyType::Country)) || random.chance(0.6);
        let mut sides: Vec<Body> = Vec::new();
        for (i, class) in form.sides.iter().enumerate() {
            let country = if apart { countries[i % countries.len()] } else { countries[0] };
            let mut side = cast::body(words, random, *class, country);
            while sides.iter().any(|other| other.short == side.short || other.name == side.name) {
                side = cast::body(words, random, *class, country);
            }
            sides.push(side);
        }
        Self {
            stock,
            form,
            acronyms: vec![None; sides.len()],
            sides,
            stakeholder: None,
            today,
            style,
            officials: Vec::new(),
            date: today.to_string(),
            place: None,
            programme: None,
            area: random.pick(&words.areas).clone(),
            subjects: Vec::new(),
            goods: None,
            ties: None,
            value: None,
            years: None,
            count: None,
            evidence: Vec::new(),
        }
    }

    /// Where the article says it was signed or will be carried out.
    pub(super) fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// A sentence about this deal.
    pub(super) fn tell(&mut self, random: &mut Random, template: &Template, part: Part) -> String {
        template.fill(|slot, next| self.fill(random, slot, part, next))
    }

    /// Notes that the words at `span` state the deal.
    pub(super) fn evidence(&mut self, span: [usize; 2]) {
        self.evidence.push(span);
    }

    fn fill(&mut self, random: &mut Random, slot: Slot, part: Part, next: Next) -> String {
        let stock = self.stock;
        let words = &stock.words;
        let home = self.sides.first().map_or(0, |side| side.country);
        match slot {
            Slot::Side(i) => self.side(random, i, part, next),
            Slot::CountryOfA => words.countries[home].name.clone(),
            Slot::DemonymOfA => words.countries[home].demonym.clone(),
            Slot::Stakeholder => {
                let sides = &self.sides;
                let body = self.stakeholder.get_or_insert_with(|| {
                    loop {
                        let country = random.below(words.countries.len());
                        let body = cast::body(words, random, PartyType::Government, country);
                        if sides.iter().all(|side| side.short != body.short && side.name != body.name) {
                            break body;
                        }
                    }
                });
                body.with_article(&body.name)
            }
            Slot::When => self.when(random),
            Slot::Where => self.place_words(random),
            Slot::Under => self.programme_words(random),
            Slot::Topic => self.say(self.area.clone()),
            Slot::Purpose => {
                let many = (10 * random.between(5, 60)).to_string();
                self.say(random.pick(&words.purposes).replace("{many}", &many).replace("{area}", &self.area))
            }
            Slot::Goods => {
                let goods = self
                    .goods
                    .get_or_insert_with(|| format!("{} {}", random.between(12, 80), random.pick(&words.goods)))
                    .clone();
                self.say(goods)
            }
            Slot::Ties => {
                let ties = self.ties.get_or_insert_with(|| random.pick(&words.ties).clone()).clone();
                self.say(ties)
            }
            Slot::Value => self.value.get_or_insert_with(|| cast::money(words, random, home)).0.clone(),
            Slot::TermAdjective => format!("{}-year", cast::number(self.years(random))),
            Slot::TermNoun => format!("{} years", cast::number(self.years(random))),
            Slot::Count => {
                let count = *self.count.get_or_insert_with(|| random.between(3, 14));
                cast::number(count)
            }
            Slot::Instrument => match self.form.kind {
                Kind::Mou => "memorandum",
                Kind::LetterOfIntent => "letter of intent",
                Kind::JointVenture => "joint venture",
                Kind::Contract => "contract",
                Kind::Agreement => "agreement",
                Kind::Twinning => "twinning",
                Kind::Partnership => "partnership",
            }
            .to_owned(),
            Slot::Name(person) => {
                let official = self.official(random, person);
                official.named = true;
                official.dressed.clone()
            }
            Slot::Position(person) => self.official(random, person).position.clone(),
            Slot::News(slot) => news::fill(stock, random, slot, self.today.year()),
        }
    }

    fn side(&mut self, random: &mut Random, i: usize, part: Part, next: Next) -> String {
        let side = &self.sides[i];
        if part == Part::Headline {
            return side.plain.clone();
        }
        if part == Part::After {
            return match &self.acronyms[i] {
                Some(acronym) => acronym.clone(),
                None => side.with_article(&side.short),
            };
        }
        let home = &self.stock.words.countries[side.country];
        match &side.line {
            Some(line) if self.sides.len() == 2 && next != Next::Slot => match random.below(4) {
                0 => {
                    let comma = if next == Next::Word { "," } else { "" };
                    let mut out = format!("{}, a ", side.name);
                    push_after_article(&mut out, &format!("{}-based {line}{comma}", side.city));
                    out
                }
                1 => format!("{} {line} {}", home.demonym, side.name),
                _ => side.name.clone(),
            },
            Some(_) => side.name.clone(),
            None => {
                let full = side.with_article(&side.name);
                let nobody_else = self.acronyms.iter().all(Option::is_none);
                match side.acronym() {
                    Some(acronym) if next == Next::Word && nobody_else && random.chance(0.4) => {
                        let words = format!("{full} ({acronym})");
                        self.acronyms[i] = Some(acronym);
                        words
                    }
                    _ => full,
                }
            }
        }
    }

    fn when(&mut self, random: &mut Random) -> String {
        if random.chance(0.35) {
            return String::new();
        }
        let future = self.form.status == Status::Planned;
        let (words, date) = calendar::moment(random, self.today, self.style, future);
        self.date = date;
        words
    }

    fn place_words(&mut self, random: &mut Random) -> String {
        if random.chance(0.5) {
            return String::new();
        }
        let side = random.below(self.sides.len());
        let home = &self.stock.words.countries[self.sides[side].country];
        let place = random.pick(&home.cities).clone();
        let words = format!(" in {place}");
        self.place = Some(place);
        words
    }

    fn programme_words(&mut self, random: &mut Random) -> String {
        if random.chance(0.6) {
            return String::new();
        }
        let words = &self.stock.words;
        let home = random.pick(&words.countries);
        let city = random.pick(&home.cities);
        let programme =
            cast::places(random, &words.programmes, city, home).replace("{year}", &self.today.year().to_string());
        let link = if programme.ends_with("Initiative") || programme.ends_with("Programme") {
            " under the "
        } else {
            random.pick(&[" at the ", " on the sidelines of the ", " during the "])
        };
        let words = format!("{link}{programme}");
        self.programme = Some(programme);
        words
    }

    fn say(&mut self, subject: String) -> String {
        self.subjects.retain(|said| *said != subject);
        self.subjects.push(subject.clone());
        subject
    }

    fn years(&mut self, random: &mut Random) -> usize {
        *self.years.get_or_insert_with(|| *random.pick(&[2, 3, 4, 5, 6, 7, 10]))
    }

    fn official(&mut self, random: &mut Random, person: Person) -> &mut Official {
        let words = &self.stock.words;
        let known = self.officials.iter().position(|official| official.person == person);
        let at = if let Some(at) = known {
            at
        } else {
            let side = &self.sides[usize::from(person == Person::Countersignatory)];
            let positions =
                if person == Person::Witness { &words.positions.witness } else { words.positions.of(side.class) };
            let position = random.pick(positions).clone();
            let (dressed, bare) = loop {
                let names = cast::person(words, random, side.country);
                if self.officials.iter().all(|other| other.bare != names.1) {
                    break names;
                }
            };
            self.officials.push(Official { person, dressed, bare, position, named: false });
            self.officials.len() - 1
        };
        &mut self.officials[at]
    }

    /// The deal as the gold has it. With `dateline`, a city before the lead that the deal itself does not name: whether that
    /// is the deal's place is anybody's guess, so the slot is not scored.
    pub(super) fn gold(&self, dateline: bool) -> Value {
        let party = |body: &Body, acronym: Option<&String>, role: PartyRole| {
            let mut aliases: Vec<&str> = Vec::new();
            for form in [Some(&body.plain), Some(&body.short), acronym].into_iter().flatten() {
                if *form != body.name && !aliases.contains(&form.as_str()) {
                    aliases.push(form);
                }
            }
            json!({ "name": body.name, "role": role, "type": body.class, "aliases": aliases })
        };
        let mut parties: Vec<Value> = (self.sides.iter().zip(&self.acronyms))
            .map(|(body, acronym)| party(body, acronym.as_ref(), PartyRole::Party))
            .collect();
        parties.extend(self.stakeholder.iter().map(|body| party(body, None, PartyRole::Stakeholder)));
        let officials: Vec<Value> = (self.officials.iter().filter(|official| official.named))
            .map(|o| json!({ "name": o.bare, "position": o.position, "role": o.person.role() }))
            .collect();
        let mut skip: Vec<&str> = Vec::new();
        if dateline && self.place.is_none() {
            skip.push("places");
        }
        let mut subjects = self.subjects.iter().rev();
        let subject = subjects.next();
        json!({
            "kind": self.form.kind,
            "status": self.form.status,
            "parties": parties,
            "officials": officials,
            "places": self.place.iter().collect::<Vec<_>>(),
            "date": self.date,
            "subject": subject,
            "subject_aliases": subjects.collect::<Vec<_>>(),
            "value": self.value.as_ref().map(|(_, amount, code)| json!({ "amount": amount, "currency": code })),
            "term": self.years.map(|years| format!("P{years}Y")),
            "count": self.count.unwrap_or(1),
            "programme": self.programme,
            "evidence": self.evidence,
            "skip": skip,
        })
    }
}
