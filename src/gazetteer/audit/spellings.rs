//! The spellings of one entry: each once, long enough to mean something, marked where it is a word like others.

use super::super::key;
use super::listed::{Sort, Spelling};
use super::{Faults, Known, Sheet};

/// An alias that says nothing new.
pub(super) fn doubled(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for entry in &sheet.listed {
        let name = entry.spellings.first().map(Spelling::folded);
        let aliases = entry.spellings.get(1..).unwrap_or_default();
        for alias in aliases.iter().filter(|alias| name.as_ref() == Some(&alias.folded())) {
            faults.add(sheet.file, entry.line, format!("the alias \"{}\" is the name itself", alias.text), "delete it");
        }
        for (list, what) in [(aliases, "alias"), (&entry.demonyms[..], "demonym")] {
            for (at, spelling) in list.iter().enumerate() {
                if list[..at].iter().any(|before| before.folded() == spelling.folded()) {
                    faults.add(
                        sheet.file,
                        entry.line,
                        format!("the {what} \"{}\" is given twice", spelling.text),
                        "delete one",
                    );
                }
            }
        }
    }
}

/// "Ola", "5T": so short that it is as likely something else; "LTA" is seen by its capitals.
pub(super) fn short(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for entry in &sheet.listed {
        for spelling in &entry.spellings {
            let text = &spelling.text;
            match text.chars().count() {
                0 | 1 => {
                    faults.add(
                        sheet.file,
                        entry.line,
                        format!("\"{text}\" is shorter than two characters"),
                        "write a longer form",
                    );
                }
                2 | 3 if !spelling.marked && text.chars().any(char::is_lowercase) => {
                    let remedy = format!("mark it: \"{text}?\"");
                    faults.add(sheet.file, entry.line, format!("\"{text}\" is short and no acronym"), remedy);
                }
                _ => {}
            }
        }
    }
}

/// "Target", "Reading": a sentence may open with it. "TARGET" in its own capitals is another matter.
pub(super) fn ordinary(sheet: &Sheet, known: &Known, faults: &mut Faults) {
    for entry in sheet.listed.iter().filter(|entry| matches!(entry.sort, Sort::Organisation | Sort::City)) {
        for spelling in entry.spellings.iter().filter(|spelling| !spelling.marked) {
            let text = &spelling.text;
            if text.chars().any(char::is_lowercase) && known.ordinary.contains(&key(text)) {
                faults.add(
                    sheet.file,
                    entry.line,
                    format!("\"{text}\" is an ordinary word"),
                    format!("mark it: \"{text}?\""),
                );
            }
        }
    }
}
