//! The gate: whether an article can hold a deal at all. Most of a news dump stops here, at memory speed.

use aho_corasick::{AhoCorasick, MatchKind};

/// Roots without their first letter's case; chosen for the search, not for meaning. Every trigger of the lists that may
/// stand alone holds one of them.
const ROOTS: &[&str] = &[
    "emorand",
    "MoU",
    "MOU",
    "MoC",
    "MOC",
    "MoA",
    "MOA",
    "LOI",
    "LoI",
    "etter of intent",
    "etters of intent",
    "of intent",
    "greement",
    "GREEMENT",
    "artner",
    "ARTNER",
    "oint venture",
    "OINT VENTURE",
    "oint-venture",
    "JV",
    "ontract",
    "ONTRACT",
    "lliance",
    "onsorti",
    "ollaborat",
    "ooperat",
    "o-operat",
    "ie-up",
    "ink-up",
    " pact",
    " PACT",
    " accord",
    "rotocol",
    "inked",
    " ink",
    "signed",
    "signing",
    "sign ",
    "signs",
    "SIGN",
    "ister cit",
    "ister-cit",
    "riendship",
    "winn",
    "eads of terms",
    "erm sheet",
    "egotiat",
    " deal",
    " DEAL",
    "Deal",
    "eam up",
    "eams up",
    "eamed up",
    "eaming up",
    "oin forces",
    "oins forces",
    "oined forces",
    "oining forces",
    "n talks",
    "alks with",
    "alks between",
    "eclaration",
    "icence",
    "oncession",
    "warded",
    "joint ",
    "Joint ",
    "ork together",
    "emoranda",
    "order",
    "venture",
    "VENTURE",
];

/// The search for the roots, built once.
pub(crate) struct Gate {
    roots: Option<AhoCorasick>,
}

impl Gate {
    pub(crate) fn new() -> Self {
        Self { roots: AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(ROOTS).ok() }
    }

    /// The first root in a text; none where no trigger can be in it.
    pub(crate) fn opens(&self, text: &str) -> Option<&'static str> {
        match &self.roots {
            Some(roots) => roots.find(text).map(|m| ROOTS[m.pattern().as_usize()]),
            None => ROOTS.first().copied(),
        }
    }
}
