//! What shows in a line before it is cut into cells: order, blanks, characters that nobody sees.

use super::super::DataFile;
use super::{Faults, Known, Sheet};

/// Rows stand in the byte order of their first column, so that a new one has one place and changes do not collide.
pub(super) fn order(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for pair in sheet.table.rows.windows(2) {
        let (before, after) = (pair[0].cell(0), pair[1].cell(0));
        if before > after {
            let fault = format!("\"{after}\" stands after \"{before}\"");
            faults.add(
                sheet.file,
                pair[1].line,
                fault,
                "sort the rows by their first column in byte order (LC_ALL=C sort)",
            );
        }
    }
}

/// Characters that nobody sees, and blanks where none belong.
pub(super) fn characters(file: &DataFile, faults: &mut Faults) {
    for (at, line) in file.text.split('\n').enumerate() {
        let mut fault = |fault: String, remedy: &str| faults.add(file, at + 1, fault, remedy);
        if let Some(hidden) = line.chars().find(|c| *c != '\t' && is_hidden(*c)) {
            let code = u32::from(hidden);
            fault(format!("the character U+{code:04X} cannot be seen"), "delete it, or put a plain blank in its place");
        }
        if line.starts_with('#') {
            continue;
        }
        if line.contains("  ") {
            fault("two blanks in a row".into(), "leave one");
        }
        let mut members = line.split(['\t', '|']);
        if members.any(|member| member.starts_with(' ') || member.ends_with(' ')) {
            fault("a blank at the edge of a cell".into(), "delete it");
        }
        if line
            .split('\t')
            .any(|cell| cell != "|" && (cell.starts_with('|') || cell.ends_with('|') || cell.contains("||")))
        {
            fault("an empty place in a list".into(), "leave one | between two values and none at the ends");
        }
    }
}

/// Control and format characters, and blanks other than the plain one.
fn is_hidden(c: char) -> bool {
    let format = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    c.is_control() || format || (c.is_whitespace() && c != ' ')
}
