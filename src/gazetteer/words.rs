//! The word lists: every word or phrase that tells the annotators something, each with its senses.

use super::names::party_type;
use super::senses::{Matter, Role, Sense, SenseSet};
use super::table::Table;
use super::tokens::tokenize;
use crate::error::Result;
use crate::model::key;
use crate::model::{Kind, Listed, NounClass, Status, Token, VerbClass, VerbForm};
use rustc_hash::FxHashMap;

/// One phrase and its sense.
#[derive(Debug)]
struct Phrase {
    rest: Box<[u64]>,
    sense: Sense,
}

/// What tells most phrases of a word from the text: they stand side by side, for some words begin a hundred.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// The key of the second word; 0, which is no word's, where there is none.
    second: u64,
    set: SenseSet,
}

impl Start {
    #[inline]
    fn fits(self, second: u64, set: SenseSet) -> bool {
        self.set.meets(set) && (self.second == 0 || self.second == second)
    }
}

/// All word lists, keyed by the first word.
#[derive(Debug, Default)]
pub struct Words {
    listed: FxHashMap<u64, Listed>,
    /// For each word the phrases that it begins, in the order in which the lists gave them.
    phrases: Vec<Vec<Phrase>>,
    /// The starts of those phrases, in the same order.
    starts: Vec<Vec<Start>>,
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
                "event_nouns" => {
                    let (programme, small) = (cell("class")? == "programme", cell("small")?);
                    self.add(phrase, Sense::Event { programme, small: small == "yes", name: small == "name" });
                }
                "place_nouns" => {
                    let place = cell("place")?;
                    self.add(phrase, Sense::PlaceNoun { start: place != "end", end: place != "start" });
                }
                "bodies" => {
                    self.add(phrase, Sense::Body { party: party(cell("type")?)?, bare: cell("bare")? == "yes" });
                }
                "topics" => self.add(phrase, Sense::Topic),
                "given_names" => self.add(phrase, Sense::GivenName),
                "surnames" => self.add(phrase, Sense::Surname),
                "ordinary" => self.add(phrase, Sense::Ordinary),
                "function_words" => self.add(phrase, Sense::Function),
                "nationality_nouns" => self.add(phrase, Sense::Nationality),
                "out_of_scope" => {
                    let name = cell("matter")?;
                    let matter = Matter::named(name).ok_or_else(|| {
                        bad("matter", name, "use one of those that out_of_scope.tsv names at its top")
                    })?;
                    self.add(phrase, Sense::OutOfScope(matter));
                }
                "currencies" => {
                    let pair = |item: &str| {
                        let (country, code) = item.split_once('=')?;
                        Some((country.into(), code.into()))
                    };
                    let lands = cell("lands")?
                        .split_whitespace()
                        .map(|item| pair(item).ok_or_else(|| bad("land", item, "write country=code, as in AU=AUD")));
                    let lands = lands.collect::<Result<_>>()?;
                    self.add(phrase, Sense::Currency { code: cell("code")?.into(), lands });
                }
                "roles" => {
                    for name in row.list(table.column("roles")?) {
                        let role = Role::named(name)
                            .ok_or_else(|| bad("role", name, "use colour, stop, auxiliary or hedge"))?;
                        self.word(key(phrase)).0.alone |= role.set().0;
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
                "openers" => self.open(phrase, None),
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
        let (listed, phrases, starts) = self.word(*first);
        if !phrases.iter().any(|p| *p.rest == *rest && p.sense == sense) {
            let set = sense.set();
            listed.starts |= set.0;
            if rest.is_empty() {
                listed.alone |= set.0;
            }
            starts.push(Start { second: rest.first().copied().unwrap_or(0), set });
            phrases.push(Phrase { rest: rest.into(), sense });
        }
    }

    fn word(&mut self, key: u64) -> (&mut Listed, &mut Vec<Phrase>, &mut Vec<Start>) {
        let next = self.phrases.len() as u32;
        let listed = self.listed.entry(key).or_insert(Listed { word: Some(next), ..Listed::default() });
        let at = listed.word.unwrap_or(next);
        if at == next {
            self.phrases.push(Vec::new());
            self.starts.push(Vec::new());
        }
        (listed, &mut self.phrases[at as usize], &mut self.starts[at as usize])
    }

    /// Lets a phrase open the gate.
    fn open(&mut self, phrase: &str, class: Option<VerbClass>) {
        let root: Vec<&str> = phrase.split(' ').take(2).collect();
        self.triggers.push((class, root.join(" ").into()));
    }

    /// Notes at each token what the lists have for it, so that it is looked up once.
    pub fn mark(&self, tokens: &mut [Token]) {
        for token in tokens {
            token.listed = Some(self.look_up(token.key));
        }
    }

    fn look_up(&self, key: u64) -> Listed {
        self.listed.get(&key).copied().unwrap_or_default()
    }

    #[inline]
    fn listed(&self, token: &Token) -> Listed {
        token.listed.unwrap_or_else(|| self.look_up(token.key))
    }

    /// Every sense of the phrases that start at token `at`, with the number of tokens each covers.
    pub fn senses<'w, 't>(
        &'w self,
        tokens: &'t [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'w Sense)> + use<'w, 't> {
        self.senses_of(tokens, at, SenseSet::ALL)
    }

    /// Every sense out of a set, of the phrases that start at token `at`.
    #[inline]
    pub fn senses_of<'w, 't>(
        &'w self,
        tokens: &'t [Token],
        at: usize,
        set: SenseSet,
    ) -> impl Iterator<Item = (usize, &'w Sense)> + use<'w, 't> {
        let listed = tokens.get(at).map_or(Listed::default(), |t| self.listed(t));
        let word = listed.word.filter(|_| listed.starts & set.0 != 0);
        let (starts, phrases) =
            word.map_or((&[][..], &[][..]), |at| (&self.starts[at as usize][..], &self.phrases[at as usize][..]));
        let second = tokens.get(at + 1).map_or(0, |t| t.key);
        starts.iter().zip(phrases).filter_map(move |(start, p)| {
            let fits = start.fits(second, set)
                && p.rest.len() < tokens.len() - at
                && p.rest.iter().zip(&tokens[at + 1..]).all(|(key, t)| *key == t.key);
            fits.then_some((p.rest.len() + 1, &p.sense))
        })
    }

    /// Whether a phrase that starts at token `at` has a sense out of a set.
    #[inline]
    pub fn any(&self, tokens: &[Token], at: usize, set: SenseSet) -> bool {
        self.may_start(tokens, at, set) && self.has(tokens, at, set)
    }

    /// The same where such a phrase may start: apart from `any`, which many rooms take in whole.
    fn has(&self, tokens: &[Token], at: usize, set: SenseSet) -> bool {
        let listed = self.listed(&tokens[at]);
        // The part that a word plays is among what it is alone, but no sense.
        listed.starts & listed.alone & set.0 != 0 || self.senses_of(tokens, at, set).next().is_some()
    }

    /// Whether a phrase with a sense out of a set may start at token `at`: of most words none does.
    #[inline]
    fn may_start(&self, tokens: &[Token], at: usize, set: SenseSet) -> bool {
        tokens.get(at).is_some_and(|t| self.listed(t).starts & set.0 != 0)
    }

    /// Whether a word of a key begins a phrase with a sense out of a set.
    pub fn begin(&self, key: u64, set: SenseSet) -> bool {
        self.look_up(key).starts & set.0 != 0
    }

    /// Every sense of the phrases that begin with a token's word, whether they go on as the text does or not.
    #[inline]
    pub fn starts(&self, token: &Token) -> SenseSet {
        SenseSet(self.listed(token).starts)
    }

    /// Whether token `at` alone has a sense out of a set.
    #[inline]
    pub fn alone(&self, tokens: &[Token], at: usize, set: SenseSet) -> bool {
        tokens.get(at).is_some_and(|t| self.listed(t).alone & set.0 != 0)
    }

    /// The longest phrase at token `at` whose sense passes `wanted`.
    pub fn longest<'w, R>(
        &'w self,
        tokens: &[Token],
        at: usize,
        wanted: impl FnMut(&'w Sense) -> Option<R>,
    ) -> Option<(usize, R)> {
        self.longest_of(tokens, at, SenseSet::ALL, wanted)
    }

    /// The longest phrase at token `at` with a sense out of a set that passes `wanted`.
    #[inline]
    pub fn longest_of<'w, R>(
        &'w self,
        tokens: &[Token],
        at: usize,
        set: SenseSet,
        mut wanted: impl FnMut(&'w Sense) -> Option<R>,
    ) -> Option<(usize, R)> {
        if !self.may_start(tokens, at, set) {
            return None;
        }
        let mut best: Option<(usize, R)> = None;
        for (len, sense) in self.senses_of(tokens, at, set) {
            if best.as_ref().is_none_or(|(l, _)| len > *l) {
                if let Some(found) = wanted(sense) {
                    best = Some((len, found));
                }
            }
        }
        best
    }

    /// The number of tokens of the longest phrase at token `at` with a sense out of a set.
    #[inline]
    pub fn length(&self, tokens: &[Token], at: usize, set: SenseSet) -> Option<usize> {
        if self.may_start(tokens, at, set) { self.longest_length(tokens, at, set) } else { None }
    }

    /// The same where such a phrase may start.
    fn longest_length(&self, tokens: &[Token], at: usize, set: SenseSet) -> Option<usize> {
        self.senses_of(tokens, at, set).map(|(len, _)| len).max()
    }

    /// Whether a phrase with a sense out of a set starts at token `at` and ends before another.
    #[inline]
    pub fn spans(&self, tokens: &[Token], at: usize, end: usize, set: SenseSet) -> bool {
        self.may_start(tokens, at, set) && self.senses_of(tokens, at, set).any(|(len, _)| at + len == end)
    }

    /// Whether a phrase of one token at `at` has a sense.
    pub fn is(&self, tokens: &[Token], at: usize, sense: &Sense) -> bool {
        self.senses_of(tokens, at, sense.set()).any(|(len, s)| len == 1 && s == sense)
    }

    /// Whether a word plays a part beside a trigger.
    pub fn plays(&self, token: &Token, role: Role) -> bool {
        self.listed(token).alone & role.set().0 != 0
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.phrases.iter().map(Vec::len).sum()
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
