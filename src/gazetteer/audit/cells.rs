//! Cells that may hold few things only: codes, dates, identifiers, numbers.

use super::super::table::Row;
use super::{COUNTRIES, Faults, Known, Sheet, is_code};
use jiff::civil;

/// Every known cell of a column, with its row.
fn cells<'s>(sheet: &'s Sheet, column: &str) -> impl Iterator<Item = (&'s Row, &'s str)> + use<'s> {
    let column = sheet.column(column);
    let cells = sheet.table.rows.iter().filter_map(move |row| Some((row, row.cell(column?))));
    cells.filter(|(_, cell)| !cell.is_empty())
}

pub(super) fn countries(sheet: &Sheet, known: &Known, faults: &mut Faults) {
    let own = sheet.file.name == COUNTRIES;
    for (row, cell) in cells(sheet, "country") {
        // A legal form can belong to several.
        for code in if sheet.listed.is_empty() { cell.split('|').collect() } else { vec![cell] } {
            if own && !is_code(code, 2) {
                faults.add(
                    sheet.file,
                    row.line,
                    format!("\"{code}\" is no country code"),
                    "use two capital letters, ISO 3166 alpha-2",
                );
            } else if !own && !known.countries.contains(code) {
                let fault = format!("unknown country code \"{code}\"");
                faults.add(sheet.file, row.line, fault, "use a code of places/countries.tsv, or leave the cell empty");
            }
        }
    }
    for (row, code) in cells(sheet, "code").filter(|(_, code)| !is_code(code, 3)) {
        faults.add(
            sheet.file,
            row.line,
            format!("\"{code}\" is no currency code"),
            "use three capital letters, ISO 4217",
        );
    }
}

pub(super) fn dates(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for (row, cell) in cells(sheet, "from").chain(cells(sheet, "to")) {
        if days(cell).is_none() {
            faults.add(
                sheet.file,
                row.line,
                format!("\"{cell}\" is no date"),
                "write YYYY-MM-DD, YYYY-MM or YYYY, or leave the cell empty",
            );
        }
    }
    let (Some(from), Some(to)) = (sheet.column("from"), sheet.column("to")) else { return };
    for row in &sheet.table.rows {
        let (from, to) = (row.cell(from), row.cell(to));
        // From "2018-05-10" to "2018" is right: the first day of the one is held against the last of the other.
        if days(from).zip(days(to)).is_some_and(|((first, _), (_, last))| first > last) {
            faults.add(sheet.file, row.line, format!("from {from} is after to {to}"), "correct one of the dates");
        }
    }
}

/// The first and the last day of a date of any precision.
fn days(text: &str) -> Option<(civil::Date, civil::Date)> {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    if !parts.iter().zip([4, 2, 2]).all(|(part, length)| digits(part, length)) {
        return None;
    }
    let year = parts.first()?.parse().ok()?;
    let month = parts.get(1).map_or(Some(None), |month| month.parse().ok().map(Some))?;
    let day = parts.get(2).map_or(Some(None), |day| day.parse().ok().map(Some))?;
    let first = civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        _ if parts.len() > 3 => return None,
        (None, _) => first.last_of_year(),
        (_, None) => first.last_of_month(),
        _ => first,
    };
    Some((first, last))
}

pub(super) fn ids(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for (row, id) in cells(sheet, "id") {
        let digits = id.strip_prefix('Q').unwrap_or(id);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let remedy = "use Q and digits (Wikidata) or digits (GeoNames), or leave the cell empty";
            faults.add(sheet.file, row.line, format!("\"{id}\" is no identifier"), remedy);
        }
    }
}

pub(super) fn numbers(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for (row, cell) in cells(sheet, "population").filter(|(_, cell)| cell.parse::<u64>().is_err()) {
        faults.add(sheet.file, row.line, format!("the population \"{cell}\" is no number"), "write digits only");
    }
    for (column, limit) in [("latitude", 90.0), ("longitude", 180.0)] {
        let outside = |cell: &str| !cell.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= limit);
        for (row, cell) in cells(sheet, column).filter(|(_, cell)| outside(cell)) {
            let fault = format!("the {column} \"{cell}\" is no number of degrees");
            faults.add(sheet.file, row.line, fault, format!("write a number from -{limit} to {limit}"));
        }
    }
}

/// Columns whose values are few, where reading takes any other value for one of them.
const CLOSED_SETS: &[(&str, &str, &[&str])] = &[
    ("legal_forms", "place", &["start", "end", "any"]),
    ("head_nouns", "place", &["start", "end", "any"]),
    ("event_nouns", "class", &["event", "programme"]),
    ("event_nouns", "small", &["yes", "no", "name"]),
    ("place_nouns", "place", &["start", "end", "any"]),
    ("bodies", "bare", &["yes", "no"]),
];

pub(super) fn closed_sets(sheet: &Sheet, _: &Known, faults: &mut Faults) {
    for (theme, column, values) in CLOSED_SETS {
        if sheet.file.room() != "words" || sheet.file.theme() != *theme {
            continue;
        }
        let Some(place) = sheet.column(column) else { continue };
        for row in sheet.table.rows.iter().filter(|row| !values.contains(&row.cell(place))) {
            faults.add(
                sheet.file,
                row.line,
                format!("unknown {column} \"{}\"", row.cell(place)),
                format!("use {}", values.join(" or ")),
            );
        }
    }
}
