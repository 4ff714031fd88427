//! The names of organisations, places and officials, and finding them at a token.

use super::table::Table;
use super::tokens::tokenize;
use crate::error::Result;
use crate::model::key;
use crate::model::{PartyType, Span, Token};
use rustc_hash::FxHashMap;

/// What an entry's name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameClass {
    /// An organisation of some type.
    Organisation(PartyType),
    /// A city.
    City,
    /// A state, province or region.
    Region,
    /// A country.
    Country,
    /// An adjective or noun of a country: "Malaysian".
    Demonym,
    /// A person in office.
    Official,
}

/// One line of one list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The chosen spelling.
    pub name: Box<str>,
    /// What it stands for.
    pub class: NameClass,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<Box<str>>,
    /// Identifier, where one is known.
    pub id: Option<Box<str>>,
    /// Inhabitants of a city, else 0: of two cities of one name the larger is meant.
    pub population: u64,
    /// Office held, of an official.
    pub office: Option<Box<str>>,
}

/// A name found: which entry, and whether the alias counts only with context.
#[derive(Clone, Copy, Debug)]
pub struct NameHit<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Whether the alias counts only with context.
    pub ambiguous: bool,
    /// How many tokens it covers.
    pub tokens: usize,
}

#[derive(Clone, Debug)]
struct Alias {
    text: Box<str>,
    entry: u32,
    ambiguous: bool,
}

/// All names, keyed by the hash of their tokens' keys.
#[derive(Debug, Default)]
pub struct Names {
    entries: Vec<Entry>,
    aliases: Vec<Alias>,
    /// Hash of a token sequence: the aliases that end there, and whether a longer name goes on.
    steps: FxHashMap<u64, Step>,
}

#[derive(Debug, Default)]
struct Step {
    aliases: Vec<u32>,
    longer: bool,
}

fn step_key(before: u64, token: u64) -> u64 {
    (before.rotate_left(5) ^ token).wrapping_mul(0x517c_c1b7_2722_0a95)
}

impl Names {
    /// Adds one entry under its name and aliases; `?` at the end of one marks it ambiguous.
    fn add<'t>(&mut self, entry: Entry, spellings: impl Iterator<Item = &'t str>) {
        let id = self.entries.len() as u32;
        self.entries.push(entry);
        for spelling in spellings {
            let (text, ambiguous) = spelling.strip_suffix('?').map_or((spelling, false), |t| (t, true));
            let keys: Vec<u64> = if text.bytes().all(|b| b.is_ascii_alphabetic()) {
                vec![key(text)]
            } else {
                tokenize(text).iter().map(|t| t.key).collect()
            };
            let mut at = 0;
            for (i, token) in keys.iter().enumerate() {
                at = step_key(at, *token);
                let step = self.steps.entry(at).or_default();
                if i + 1 == keys.len() {
                    step.aliases.push(self.aliases.len() as u32);
                } else {
                    step.longer = true;
                }
            }
            self.aliases.push(Alias { text: text.into(), entry: id, ambiguous });
        }
    }

    /// Reads one file of `organisations/`, `places/` or `officials/`.
    pub fn read(&mut self, folder: &str, file: &str, text: &str) -> Result<()> {
        let table = Table::read(file, text)?;
        let (name, aliases, country, id) =
            (table.column("name")?, table.column("aliases")?, table.column("country")?, table.column("id")?);
        let organisation = if folder == "organisations" { Some(table.column("type")?) } else { None };
        let office = if folder == "officials" { Some(table.column("office")?) } else { None };
        let population = table.column("population").ok();
        let demonyms = table.column("demonyms").ok();
        for row in &table.rows {
            let class = match (organisation, office) {
                (Some(column), _) => NameClass::Organisation(party_type(row.cell(column)).ok_or_else(|| {
                    table.error(
                        row.line,
                        format!("unknown type \"{}\"", row.cell(column)),
                        "use company, government, university, city, country, association or other",
                    )
                })?),
                (_, Some(_)) => NameClass::Official,
                _ if demonyms.is_some() => NameClass::Country,
                _ if population.is_some() => NameClass::City,
                _ => NameClass::Region,
            };
            let chosen = row.cell(name).trim_end_matches('?');
            if chosen.is_empty() {
                return Err(table.error(row.line, "the name is empty", "write the name in the first column"));
            }
            let entry = Entry {
                name: chosen.into(),
                class,
                country: row.known(country),
                id: row.known(id),
                population: population.map_or(0, |c| row.cell(c).parse().unwrap_or(0)),
                office: office.and_then(|c| row.known(c)),
            };
            if let Some(column) = demonyms {
                let demonym = Entry { class: NameClass::Demonym, ..entry.clone() };
                self.add(demonym, row.list(column));
            }
            self.add(entry, std::iter::once(row.cell(name)).chain(row.list(aliases)));
        }
        Ok(())
    }

    /// The longest name that starts at token `at`, and every entry that bears it.
    pub fn longest<'s>(&'s self, text: &str, tokens: &[Token], at: usize, hits: &mut Vec<NameHit<'s>>) {
        hits.clear();
        let mut hash = 0;
        for (i, token) in tokens[at..].iter().enumerate() {
            hash = step_key(hash, token.key);
            let Some(step) = self.steps.get(&hash) else { return };
            if !step.aliases.is_empty() {
                let found = tokens[at].span.cover(token.span).of(text);
                let fitting =
                    step.aliases.iter().map(|a| &self.aliases[*a as usize]).filter(|a| same_case(&a.text, found));
                let mut first = true;
                for alias in fitting {
                    if std::mem::take(&mut first) {
                        hits.clear();
                    }
                    let entry = &self.entries[alias.entry as usize];
                    hits.push(NameHit { entry, ambiguous: alias.ambiguous, tokens: i + 1 });
                }
            }
            if !step.longer {
                return;
            }
        }
    }

    /// Every listed name of a text, ambiguous ones too: leftmost, longest, none inside another. Of several entries of one
    /// name the first is given.
    pub fn scan(&self, text: &str) -> Vec<(Span, &Entry)> {
        let tokens = tokenize(text);
        let (mut found, mut hits, mut at) = (Vec::new(), Vec::new(), 0);
        while at < tokens.len() {
            self.longest(text, &tokens, at, &mut hits);
            let Some(hit) = hits.first() else {
                at += 1;
                continue;
            };
            found.push((tokens[at].span.cover(tokens[at + hit.tokens - 1].span), hit.entry));
            at += hit.tokens;
        }
        found
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Whether a text bears a name in its own case, or all in capitals ("SINGAPORE SIGNS"); "us" is not "US".
fn same_case(name: &str, found: &str) -> bool {
    if name == found {
        return true;
    }
    let mut capitals = true;
    let mut lower = false;
    for c in found.chars() {
        if c.is_lowercase() {
            capitals = false;
            lower = true;
        }
    }
    if capitals && !lower {
        return name.chars().count() > 3 || name.chars().all(|c| !c.is_lowercase());
    }
    plain(name).eq(plain(found))
}

/// The letters of a name with one apostrophe for all, without blanks.
fn plain(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().map(|c| if matches!(c, '’' | '‘' | 'ʻ') { '\'' } else { c });
    letters.filter(|c| !c.is_whitespace())
}

/// A party's type by the word of the lists.
pub fn party_type(word: &str) -> Option<PartyType> {
    Some(match word {
        "company" => PartyType::Company,
        "government" => PartyType::Government,
        "university" => PartyType::University,
        "city" => PartyType::City,
        "country" => PartyType::Country,
        "association" => PartyType::Association,
        "other" => PartyType::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(names: &Names, text: &'t str) -> Vec<&'t str> {
        names.scan(text).iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn names_are_found_in_their_own_case_or_in_capitals_and_with_any_apostrophe() {
        let text = "name\taliases\ttype\tcountry\tid\nLee’s Port\t\tcompany\t\t\nPort of Ada\tADP|Ada?\tcompany\t\t\n";
        let mut names = Names::default();
        assert!(names.read("organisations", "organisations/a.tsv", text).is_ok());
        assert_eq!(found(&names, "Lee's Port, Lee’s Port and LEE'S PORT"), ["Lee's Port", "Lee’s Port", "LEE'S PORT"]);
        assert_eq!(found(&names, "the Port of\nAda (ADP), not the port of Ada"), ["Port of\nAda", "ADP", "Ada"]);
        assert_eq!(found(&names, "Adaption, ada, Adp, Ada-based, Port of Adana, ADA"), [""; 0]);
    }
}
