//! Colours, where somebody sees them, and texts made safe to show.

use crate::cli::When;
use std::borrow::Cow;

/// Paints, or leaves as it is.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// By the user's word, else by the environment, else by whether a terminal shows it.
    pub fn new(when: When, terminal: bool) -> Self {
        let variable = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        Self { on: wanted(when, terminal, &variable) }
    }

    /// Never paints.
    #[cfg(test)]
    pub fn off() -> Self {
        Self { on: false }
    }

    pub fn red(self, text: &str) -> Cow<'_, str> {
        self.with("1;31", text)
    }

    pub fn yellow(self, text: &str) -> Cow<'_, str> {
        self.with("33", text)
    }

    pub fn cyan(self, text: &str) -> Cow<'_, str> {
        self.with("36", text)
    }

    pub fn bold(self, text: &str) -> Cow<'_, str> {
        self.with("1", text)
    }

    pub fn dim(self, text: &str) -> Cow<'_, str> {
        self.with("2", text)
    }

    fn with<'a>(self, code: &str, text: &'a str) -> Cow<'a, str> {
        if self.on && !text.is_empty() { Cow::Owned(format!("\x1b[{code}m{text}\x1b[0m")) } else { Cow::Borrowed(text) }
    }
}

fn wanted(when: When, terminal: bool, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") => true,
        When::Auto => terminal && variable("TERM").is_none_or(|value| value != "dumb"),
    }
}

/// One line without characters that would move a terminal's cursor or turn its text round: articles and file names
/// come from strangers.
pub fn plain(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| {
        c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\n' | '\t' | '\u{2028}' | '\u{2029}' if shown.ends_with(' ') => {}
            '\r' | '\n' | '\t' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            c if harmful(c) => shown.push('\u{fffd}'),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_is_heeded_in_its_order() {
        type Row = (When, bool, &'static [(&'static str, &'static str)], bool);
        let rows: &[Row] = &[
            (When::Auto, true, &[], true),
            (When::Auto, false, &[], false),
            (When::Auto, true, &[("NO_COLOR", "1")], false),
            (When::Auto, true, &[("NO_COLOR", "")], true),
            (When::Auto, true, &[("TERM", "dumb")], false),
            (When::Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (When::Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (When::Auto, true, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (When::Always, false, &[("NO_COLOR", "1")], true),
            (When::Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ];
        for (when, terminal, variables, expected) in rows {
            let variable =
                |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(wanted(*when, *terminal, &variable), *expected, "{when:?} {terminal} {variables:?}");
        }
    }

    #[test]
    fn control_characters_are_not_shown() {
        assert_eq!(plain("two\r\nlines"), "two lines");
        assert_eq!(plain("\u{1b}[2Jgone"), "\u{fffd}[2Jgone");
        assert_eq!(plain("Zürich"), "Zürich");
    }
}
