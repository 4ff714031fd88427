//! The word lists: every word or phrase that tells the annotators something, each with its senses.

use super::names::party_type;
use super::table::Table;
use super::tokens::tokenize;
use crate::model::key;
use crate::error::Result;
use crate::model::{Kind, NounClass, PartyType, Status, Token, VerbClass, VerbForm};
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// "takeover", "to acquire": what it is said of is no deal of ours.
    OutOfScope {
        /// Said in a headline, it is said of the whole article.
        article: bool,
    },
    /// "the ministry", "both parties".
    Side {
        /// Which type it says; none for "the parties".
        party: Option<PartyType>,
        /// In the plural.
        plural: bool,
    },
    /// "US$", "ringgit": ISO 4217 code.
    Currency(Box<str>),
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
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "colour" => Self::Colour,
            "stop" => Self::Stop,
            "auxiliary" => Self::Auxiliary,
            "hedge" => Self::Hedge,
            _ => return None,
        })
    }
}

/// One phrase and its sense.
#[derive(Debug)]
pub struct Phrase {
    rest: Box<[u64]>,
    /// What it means.
    pub sense: Sense,
}

/// All word lists, keyed by the first word.
#[derive(Debug, Default)]
pub struct Words {
    phrases: FxHashMap<u64, Vec<Phrase>>,
    roles: FxHashSet<(u64, Role)>,
    /// First words of the phrases that announce a deal, and the verb's class where it is a verb.
    triggers: Vec<(Option<VerbClass>, Box<str>)>,
}

impl Words {
    /// Reads one file of `words/`; its name is its theme.
    pub fn read(&mut self, file: &str, text: &str) -> Result<()> {
        let table = Table::read(file, text)?;
        let theme = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".tsv");
        let word = table.column("word")?;
        for row in &table.rows {
            let cell = |name: &str| table.column(name).map(|c| row.cell(c));
            let bad = |what: &str, value: &str, remedy: &str| {
                table.error(row.line, format!("unknown {what} \"{value}\""), remedy)
            };
            let party = |value: &str| {
                party_type(value).ok_or_else(|| {
                    bad("type", value, "use company, government, university, city, country, association or other")
                })
            };
            let phrase = row.cell(word);
            match theme {
                "honorifics" => self.add(phrase, Sense::Honorific),
                "positions" => {
                    self.add(phrase, Sense::Position);
                    self.add(&plural_of(phrase), Sense::Position);
                }
                "legal_forms" => self.add(phrase, Sense::LegalForm { start: cell("place")? == "start" }),
                "head_nouns" => {
                    let place = cell("place")?;
                    let sense =
                        Sense::Head { party: party(cell("type")?)?, start: place != "end", end: place != "start" };
                    self.add(phrase, sense);
                }
                "event_nouns" => self.add(phrase, Sense::Event { programme: cell("class")? == "programme" }),
                "topics" => self.add(phrase, Sense::Topic),
                "given_names" => self.add(phrase, Sense::GivenName),
                "surnames" => self.add(phrase, Sense::Surname),
                "ordinary" => self.add(phrase, Sense::Ordinary),
                "function_words" => self.add(phrase, Sense::Function),
                "nationality_nouns" => self.add(phrase, Sense::Nationality),
                "out_of_scope" => self.add(phrase, Sense::OutOfScope { article: cell("reach")? == "article" }),
                "currencies" => self.add(phrase, Sense::Currency(cell("code")?.into())),
                "roles" => {
                    for name in row.list(table.column("roles")?) {
                        let role = Role::named(name)
                            .ok_or_else(|| bad("role", name, "use colour, stop, auxiliary or hedge"))?;
                        self.roles.insert((key(phrase), role));
                    }
                }
                "hedges" => self.add(
                    phrase,
                    match cell("effect")? {
                        "planned" => Sense::Planned,
                        "negative" => Sense::Negative,
                        "possible" => Sense::Possible,
                        other => return Err(bad("effect", other, "use planned, possible or negative")),
                    },
                ),
                "side_nouns" => {
                    let party = if cell("type")? == "any" { None } else { Some(party(cell("type")?)?) };
                    self.add(phrase, Sense::Side { party, plural: false });
                    self.add(cell("plural")?, Sense::Side { party, plural: true });
                }
                "trigger_nouns" => {
                    let kind = kind(cell("kind")?)
                        .ok_or_else(|| bad("kind", cell("kind").unwrap_or_default(), "use a kind of the record"))?;
                    let class = noun_class(cell("class")?).ok_or_else(|| {
                        bad(
                            "class",
                            cell("class").unwrap_or_default(),
                            "use instrument, venture, loose, vague or talks",
                        )
                    })?;
                    self.add(phrase, Sense::Noun { kind, class, plural: false });
                    self.add(cell("plural")?, Sense::Noun { kind, class, plural: true });
                    if cell("gate")? != "no" {
                        self.open(phrase, None);
                        self.open(cell("plural")?, None);
                    }
                }
                "trigger_nominals" => {
                    let class = VerbClass::named(cell("class")?).ok_or_else(|| {
                        bad("class", cell("class").unwrap_or_default(), "use a class that a pattern may ask for")
                    })?;
                    let status = status(cell("status")?);
                    self.add(phrase, Sense::Verb { class, form: VerbForm::Nominal, status });
                }
                "trigger_verbs" => {
                    let class = VerbClass::named(cell("class")?).ok_or_else(|| {
                        bad("class", cell("class").unwrap_or_default(), "use a class that a pattern may ask for")
                    })?;
                    let status = match cell("status")? {
                        "" => None,
                        value => Some(
                            status(value)
                                .ok_or_else(|| bad("status", value, "use a status of the record, or leave it empty"))?,
                        ),
                    };
                    let (past, participle) = (cell("past")?, cell("participle")?);
                    let mut forms = vec![
                        (phrase, VerbForm::Base),
                        (cell("third")?, VerbForm::Present),
                        (cell("gerund")?, VerbForm::Gerund),
                    ];
                    if past == participle {
                        forms.push((past, VerbForm::PastOrParticiple));
                    } else {
                        forms.push((past, VerbForm::Past));
                        forms.push((participle, VerbForm::Participle));
                    }
                    for (text, form) in forms {
                        self.add(text, Sense::Verb { class, form, status });
                    }
                }
                _ => {
                    return Err(table.error(
                        1,
                        format!("no word list is called \"{theme}\""),
                        "name the file as one of those in gazetteers/words",
                    ));
                }
            }
        }
        Ok(())
    }

    /// How each trigger begins: its first two words, and the class of a verb; none for a noun.
    pub fn triggers(&self) -> impl Iterator<Item = (Option<VerbClass>, &str)> {
        self.triggers.iter().map(|(class, root)| (*class, root.as_ref()))
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        if let Sense::Verb { class, .. } = &sense {
            self.open(phrase, Some(*class));
        }
        let keys: Vec<u64> = tokenize(phrase).iter().map(|t| t.key).collect();
        let Some((first, rest)) = keys.split_first() else { return };
        let phrases = self.phrases.entry(*first).or_default();
        if !phrases.iter().any(|p| *p.rest == *rest && p.sense == sense) {
            phrases.push(Phrase { rest: rest.into(), sense });
        }
    }

    /// Lets a phrase open the gate.
    fn open(&mut self, phrase: &str, class: Option<VerbClass>) {
        let root: Vec<&str> = phrase.split(' ').take(2).collect();
        self.triggers.push((class, root.join(" ").into()));
    }

    /// Every sense of the phrases that start at token `at`, with the number of tokens each covers.
    pub fn senses<'w, 't>(
        &'w self,
        tokens: &'t [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'w Sense)> + use<'w, 't> {
        let phrases = tokens.get(at).and_then(|t| self.phrases.get(&t.key)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |p| {
            let fits =
                p.rest.len() < tokens.len() - at && p.rest.iter().zip(&tokens[at + 1..]).all(|(key, t)| *key == t.key);
            fits.then_some((p.rest.len() + 1, &p.sense))
        })
    }

    /// The longest phrase at token `at` whose sense passes `wanted`.
    pub fn longest<'w, R>(
        &'w self,
        tokens: &[Token],
        at: usize,
        mut wanted: impl FnMut(&'w Sense) -> Option<R>,
    ) -> Option<(usize, R)> {
        let mut best: Option<(usize, R)> = None;
        for (len, sense) in self.senses(tokens, at) {
            if best.as_ref().is_none_or(|(l, _)| len > *l) {
                if let Some(found) = wanted(sense) {
                    best = Some((len, found));
                }
            }
        }
        best
    }

    /// Whether a phrase of one token at `at` has a sense.
    pub fn is(&self, tokens: &[Token], at: usize, sense: &Sense) -> bool {
        self.senses(tokens, at).any(|(len, s)| len == 1 && s == sense)
    }

    /// Whether a word plays a part beside a trigger.
    pub fn plays(&self, word: &str, role: Role) -> bool {
        self.roles.contains(&(key(word), role))
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.phrases.values().map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }
}

/// "minister of state" in the plural: the first noun takes the mark where "of" follows, else the last.
fn plural_of(phrase: &str) -> String {
    phrase.split_once(" of ").map_or_else(|| format!("{phrase}s"), |(head, rest)| format!("{head}s of {rest}"))
}

fn kind(word: &str) -> Option<Kind> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

fn status(word: &str) -> Option<Status> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

fn noun_class(word: &str) -> Option<NounClass> {
    Some(match word {
        "instrument" => NounClass::Instrument,
        "venture" => NounClass::Venture,
        "loose" => NounClass::Loose,
        "vague" => NounClass::Vague,
        "talks" => NounClass::Talks,
        _ => return None,
    })
}
