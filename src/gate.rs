//! The gate: whether an article can hold a deal at all. Most of a news dump stops here, at memory speed.

use aho_corasick::{AhoCorasick, MatchKind};

/// The search for the words that can announce a deal, built once from the word lists.
pub(crate) struct Gate {
    roots: Vec<String>,
    search: Option<AhoCorasick>,
}

impl Gate {
    /// A gate that opens for a text with one of these beginnings of triggers.
    pub(crate) fn new<'r>(roots: impl Iterator<Item = &'r str>) -> Self {
        let mut roots: Vec<String> = roots.map(str::to_owned).collect();
        roots.sort();
        roots.dedup();
        // A root that begins with another one never comes to be needed: "contracts" after "contract".
        let mut kept: Vec<String> = Vec::with_capacity(roots.len());
        for root in roots {
            if !kept.last().is_some_and(|k| root.starts_with(k.as_str())) {
                kept.push(root);
            }
        }
        let wrapped = kept.iter().filter(|r| r.contains(' ')).map(|r| r.replace(' ', "\n")).collect::<Vec<_>>();
        kept.extend(wrapped);
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&kept)
            .ok();
        Self { roots: kept, search }
    }

    /// The first root in a text that begins a word; none where no trigger can be in it.
    pub(crate) fn opens(&self, text: &str) -> Option<&str> {
        let Some(search) = &self.search else { return self.roots.first().map(String::as_str) };
        let begins = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        search.find_iter(text).find(|m| begins(m.start())).map(|m| self.roots[m.pattern().as_usize()].as_str())
    }
}
