//! One article through the stages: gate, annotate, extract, resolve.

use crate::annotate::annotate;
use crate::embedded;
use crate::error::Result;
use crate::gazetteer::{self, Gazetteer};
use crate::model::{Document, Explanation, Record};
use std::borrow::Cow;
use std::path::Path;

/// Everything that reading needs, loaded once and shared by all workers.
pub struct Engine {
    gazetteer: Gazetteer,
}

impl Engine {
    /// The engine with the gazetteers and patterns that are built in.
    pub fn embedded() -> Result<Self> {
        Self::with_folders(None, None)
    }

    /// The engine with a folder of gazetteers and a folder of patterns added to those built in; a file of the same path
    /// takes the built-in one's place.
    pub fn with_folders(gazetteers: Option<&Path>, _patterns: Option<&Path>) -> Result<Self> {
        let gazetteers = files(embedded::GAZETTEERS, gazetteers, "tsv")?;
        let gazetteer = Gazetteer::read(gazetteers.iter().map(|(name, text)| (name.as_ref(), text.as_ref())))?;
        Ok(Self { gazetteer })
    }

    /// The deals of one article.
    pub fn read(&self, _document: &Document) -> Vec<Record> {
        Vec::new()
    }

    /// The deals of one article, with every step that led to them.
    pub fn explain(&self, document: &Document) -> (Vec<Record>, Explanation) {
        let a = annotate(document, &self.gazetteer);
        for s in &a.sentences {
            println!("## {} {}", s.kind.name(), s.span.of(&document.text).replace('\n', " "));
            for e in &s.elements {
                let t = e.span.of(&document.text);
                match &e.kind {
                    crate::model::ElementKind::Word(_) | crate::model::ElementKind::Mark(_) => print!("{t} "),
                    crate::model::ElementKind::Sides(g) => print!("[SIDES {t} = {}] ", g.sides.iter().map(|s| match &s.who { crate::model::SideRef::Named(i) => format!("{}<{:?} {:?}>", a.entities[*i].name, a.entities[*i].class, a.entities[*i].party), o => format!("{o:?}") }).collect::<Vec<_>>().join("; ")),
                    crate::model::ElementKind::People(p) => print!("[PEOPLE {t} = {}] ", p.iter().map(|p| format!("{} ({:?}) @{:?}", a.entities[p.entity].name, a.entities[p.entity].position, p.employer.map(|e| &a.entities[e].name))).collect::<Vec<_>>().join("; ")),
                    crate::model::ElementKind::Noun(n) => print!("[NOUN {t} {:?} {:?} def={} cnt={:?} about={:?} term={:?}] ", n.kind, n.class, n.definite, n.count, n.about.map(|s| s.of(&document.text)), n.term),
                    crate::model::ElementKind::Verb(v) => print!("[VERB {t} {:?} {:?} pl={} neg={}] ", v.classes.iter().map(|c| c.0).collect::<Vec<_>>(), v.voice, v.planned, v.negative),
                    k => print!("[{t}: {}] ", format!("{k:?}").chars().take(60).collect::<String>()),
                }
            }
            println!("\n");
        }
        (Vec::new(), Explanation::default())
    }
}

/// Built-in data files and a user's folder over them.
fn files(embedded: &'static [(&str, &str)], folder: Option<&Path>, ending: &str) -> Result<Vec<(Cow<'static, str>, Cow<'static, str>)>> {
    let mut files: Vec<(Cow<str>, Cow<str>)> = embedded.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(*text))).collect();
    if let Some(folder) = folder {
        for (name, text) in gazetteer::files(folder, ending)? {
            match files.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = Cow::Owned(text),
                None => files.push((Cow::Owned(name), Cow::Owned(text))),
            }
        }
    }
    Ok(files)
}
