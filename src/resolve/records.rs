//! Deals written as records: names in full, offsets in code points, a stable id.

use super::Article;
use super::deal::Deal;
use crate::model::{
    DocumentRef, EntityClass, EntityId, Evidence, Kind, Official, Party, PartyRole, PartyType, Place, Record,
    SCHEMA_VERSION, Span, Status,
};

pub(super) fn write(article: &Article) -> Vec<Record> {
    let offsets = Offsets::new(article.text());
    let deals = in_order(&article.deals).into_iter();
    let mut records: Vec<Record> = deals.map(|d| record(article, d, &offsets)).collect();
    for at in 0..records.len() {
        // Two records of one article with the same sides, kind and evidence still get ids of their own.
        let twins = records[..at].iter().filter(|r| r.id == records[at].id).count();
        if twins > 0 {
            records[at].id = format!("{}-{}", records[at].id, twins + 1);
        }
    }
    records
}

/// Deals as their records are written: in the order of the text.
pub(super) fn in_order(deals: &[Deal]) -> Vec<&Deal> {
    let mut deals: Vec<&Deal> = deals.iter().collect();
    deals.sort_by_key(|d| d.first);
    deals
}

/// Code points before each byte that starts a character.
struct Offsets<'a> {
    text: &'a str,
    ascii: bool,
    /// Code points before every `STEP`th byte.
    marks: Vec<usize>,
}

impl<'a> Offsets<'a> {
    /// So few bytes that their count fits into one.
    const STEP: usize = 64;

    fn new(text: &'a str) -> Self {
        let ascii = text.is_ascii();
        let mut marks = Vec::new();
        if !ascii {
            marks.reserve(text.len() / Self::STEP + 2);
            let mut count = 0;
            for part in text.as_bytes().chunks(Self::STEP) {
                marks.push(count);
                count += starts(part);
            }
            marks.push(count);
        }
        Self { text, ascii, marks }
    }

    fn of(&self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        let mark = byte / Self::STEP;
        let rest = starts(&self.text.as_bytes()[mark * Self::STEP..byte]);
        self.marks.get(mark).copied().unwrap_or(0) + rest
    }

    fn pair(&self, span: Span) -> [usize; 2] {
        [self.of(span.start), self.of(span.end)]
    }
}

/// How many of a few bytes start a character.
fn starts(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().map(|b| u8::from(*b & 0xC0 != 0x80)).sum::<u8>())
}

fn record(article: &Article, deal: &Deal, offsets: &Offsets) -> Record {
    let text = article.text();
    let mut sentences = deal.sentences.clone();
    sentences.sort_unstable();
    let evidence: Vec<Evidence> = sentences
        .iter()
        .map(|s| {
            let span = article.annotation.sentences[*s].span;
            Evidence { start: offsets.of(span.start), end: offsets.of(span.end), text: span.of(text).to_owned() }
        })
        .collect();
    let inside = |id: EntityId| -> Vec<[usize; 2]> {
        let mentions = &article.annotation.entities[id].mentions;
        let spans = sentences.iter().map(|s| article.annotation.sentences[*s].span);
        let mut found: Vec<Span> =
            spans.flat_map(|s| mentions.iter().copied().filter(move |m| s.contains(*m))).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|m| offsets.pair(m)).collect()
    };
    let party = |id: &EntityId, role: PartyRole| {
        let entity = &article.annotation.entities[*id];
        Party {
            name: entity.name.clone(),
            role,
            party_type: party_type(article, *id),
            id: entity.id.clone(),
            country: entity.country.clone(),
            spans: inside(*id),
        }
    };
    let mut parties: Vec<Party> = deal.sides.iter().map(|id| party(id, PartyRole::Party)).collect();
    parties.extend(deal.stakeholders.iter().map(|id| party(id, PartyRole::Stakeholder)));
    let officials = deal.officials.iter().map(|(id, role)| {
        let entity = &article.annotation.entities[*id];
        Official {
            name: entity.name.clone(),
            position: entity.position.clone(),
            role: *role,
            id: entity.id.clone(),
            country: entity.country.clone(),
            spans: entity.mentions.iter().map(|m| offsets.pair(*m)).collect(),
        }
    });
    let places = deal.places.iter().map(|id| {
        let entity = &article.annotation.entities[*id];
        Place { name: entity.name.clone(), id: entity.id.clone(), country: entity.country.clone(), spans: inside(*id) }
    });
    let document = article.document;
    let mut patterns = deal.patterns.clone();
    patterns.sort();
    let kind = deal.kind.unwrap_or(Kind::Agreement);
    Record {
        schema: SCHEMA_VERSION.to_owned(),
        id: stable_id(&document.id, kind, &parties, &evidence),
        doc: DocumentRef {
            id: document.id.clone(),
            path: document.path.clone(),
            title: document.title.clone(),
            published: document.published.map(|d| d.to_string()),
            author: document.author.clone(),
            url: document.url.clone(),
            lang: document.lang.clone(),
        },
        kind,
        status: deal.status.unwrap_or(Status::Announced),
        officials: officials.collect(),
        places: places.collect(),
        date: deal.date.map(|d| d.to_string()),
        subject: deal.subject.map(|s| s.of(text).split_whitespace().collect::<Vec<_>>().join(" ")),
        value: deal.value.clone(),
        term: deal.term.clone(),
        count: match deal.count {
            None => Some(1),
            Some(count) => count,
        },
        programme: deal.programme.map(|id| article.annotation.entities[id].name.clone()),
        evidence,
        confidence: deal.confidence,
        patterns,
        parties,
    }
}

/// Hash of what makes a deal this one: article, kind, sides and the first sentence that states it.
fn stable_id(document: &str, kind: Kind, parties: &[Party], evidence: &[Evidence]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut eat = |part: &str| {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    };
    eat(document);
    eat(&format!("{kind:?}"));
    parties.iter().filter(|p| p.role == PartyRole::Party).for_each(|p| eat(&p.name));
    if let Some(first) = evidence.first() {
        eat(&first.text);
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

/// What a side is, where neither list nor shape has said so: a city as a side beside ministries stays a city, a plain
/// name is a company.
fn party_type(article: &Article, id: EntityId) -> PartyType {
    let entity = &article.annotation.entities[id];
    entity.party.unwrap_or(match entity.class {
        EntityClass::Country => PartyType::Country,
        EntityClass::City => PartyType::City,
        EntityClass::Region => PartyType::Government,
        _ => PartyType::Company,
    })
}
