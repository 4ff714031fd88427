//! The right answers of one annotated article.

use crate::decide::{Case, DealSketch, Decision, Forms};
use crate::model::Span;
use crate::score::{Deal, Named, pair_deals, same_name, text_credit};

/// Knows the annotated deals of one article.
pub(super) struct Oracle {
    /// Annotated deals; their evidence in bytes.
    golds: Vec<Deal>,
    /// For each deal met, the annotated one that it is, and whether another deal is that too and fits better.
    known: Vec<Option<(usize, bool)>>,
    met: Vec<Deal>,
    /// Everybody and everything that the article names.
    heard: Vec<Forms>,
}

/// An answer: its label, and how much it counts.
pub(super) type Answer = Option<(usize, f32)>;

#[allow(clippy::unnecessary_wraps, reason = "every answer may be missing")]
fn yes(holds: bool) -> Answer {
    Some((usize::from(holds), 1.0))
}

impl Oracle {
    pub(super) fn new(text: &str, golds: &[Deal]) -> Self {
        let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        starts.push(text.len());
        let byte = |point: usize| starts[point.min(starts.len() - 1)];
        let golds = golds.iter().map(|gold| {
            let evidence = gold.evidence.iter().map(|(s, e)| (byte(*s), byte(*e))).collect();
            Deal { evidence, ..gold.clone() }
        });
        Self { golds: golds.collect(), known: Vec::new(), met: Vec::new(), heard: Vec::new() }
    }

    pub(super) fn hear(&mut self, names: Vec<Forms>) {
        self.heard = names;
    }

    /// Whether an annotated name is best given by somebody: nobody else in the article fits it better.
    fn is_best(&self, gold: &Named, forms: &Forms) -> bool {
        let own = fit(gold, forms);
        own > 0.0 && self.heard.iter().all(|other| fit(gold, other) <= own)
    }

    pub(super) fn meet(&mut self, deals: Vec<DealSketch>) {
        self.met = deals.iter().map(deal_of).collect();
        let pairs = pair_deals(&self.golds, &self.met);
        self.known = (0..self.met.len())
            .map(|at| {
                let paired = pairs.iter().find(|(_, j)| *j == at).map(|(i, _)| (*i, true));
                paired.or_else(|| self.gold_of(&deals[at]).map(|i| (i, false)))
            })
            .collect();
    }

    /// The annotated deal that a sketch tells: one whose sentences it shares, best by its sides.
    fn gold_of(&self, sketch: &DealSketch) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        let mut rivals = 0;
        for (at, gold) in self.golds.iter().enumerate() {
            let touches = sketch.sentences.iter().any(|s| touches(gold, *s));
            if !touches {
                continue;
            }
            rivals += 1;
            let sides = gold.sides();
            let hits = sketch.sides.iter().filter(|forms| sides.iter().any(|s| is(s, forms))).count();
            if hits == 0 && !sketch.sides.is_empty() && !sides.is_empty() {
                continue;
            }
            let f1 = 2.0 * hits as f64 / (sides.len() + sketch.sides.len()).max(1) as f64;
            if best.is_none_or(|(score, _)| f1 > score) {
                best = Some((f1, at));
            }
        }
        // Without a side to go by, only a sentence of one deal says which.
        best.filter(|(score, _)| *score > 0.0 || rivals == 1).map(|(_, at)| at)
    }

    /// Whether something that no annotated sentence tells is an annotated deal all the same: told again where the
    /// annotators saw no need to mark it, by sides that are all the deal's.
    fn like<'f>(&self, sides: impl Iterator<Item = &'f Forms>, gold: usize) -> Answer {
        let theirs = self.golds[gold].sides();
        let mut found = None;
        for forms in sides {
            if !theirs.iter().any(|side| is(side, forms)) {
                return Some((0, 0.3));
            }
            found = Some((1, 0.5));
        }
        found
    }

    /// The annotated deal of a deal met; only where no other deal fits better.
    fn gold(&self, deal: usize) -> Option<&Deal> {
        self.known.get(deal).copied().flatten().map(|(at, _)| &self.golds[at])
    }

    fn slot(&self, deal: usize, slot: &str) -> Option<&Deal> {
        self.gold(deal).filter(|gold| !gold.skip.contains(slot))
    }

    pub(super) fn answer(&self, decision: Decision, case: &Case) -> Answer {
        match case {
            Case::Frame(span) => {
                let mut touching = self.golds.iter().filter(|g| touches(g, *span)).peekable();
                if touching.peek().is_none() {
                    return yes(false);
                }
                touching.any(|g| !g.optional).then_some((1, 1.0))
            }
            Case::Side(span, forms) => self.side(*span, forms),
            Case::Split(span, _, own) => self.split(*span, own),
            Case::Same(_, frame, deal) => {
                let (a, b) = (self.gold_of(frame), self.gold_of(deal));
                match (a, b) {
                    (Some(a), Some(b)) => yes(a == b),
                    (None, Some(b)) => self.like(frame.sides.iter(), b),
                    (Some(a), None) => self.like(deal.sides.iter(), a),
                    (None, None) => None,
                }
            }
            Case::Party(deal, forms) => {
                let gold = self.slot(*deal, "parties")?;
                let role = gold
                    .parties
                    .iter()
                    .filter(|p| self.is_best(p, forms))
                    .map(|p| p.role.as_deref() == Some("stakeholder"));
                Some((role.min().map_or(0, |stakeholder| if stakeholder { 2 } else { 1 }), 1.0))
            }
            Case::Kind(deal) => label(decision, &self.slot(*deal, "kind")?.kind),
            Case::Status(deal) => label(decision, &self.slot(*deal, "status")?.status),
            Case::Deal(deal) => match self.known.get(*deal).copied().flatten() {
                Some((at, _)) if self.golds[at].optional => None,
                Some((_, best)) => yes(best),
                None => yes(false),
            },
            Case::Official(deal, forms) => {
                let gold = self.slot(*deal, "officials")?;
                match gold.officials.iter().find(|o| self.is_best(o, forms)) {
                    Some(official) => label(decision, official.role.as_deref().unwrap_or_default()),
                    None => yes(false),
                }
            }
            // A date that is null and left out of the score was nowhere to be found: none of those offered is right.
            Case::Date(deal, date) => {
                let gold = self.gold(*deal)?;
                let known = gold.date.is_none() || !gold.skip.contains("date");
                known.then(|| (usize::from(gold.date.as_ref() == Some(date)), 1.0))
            }
            Case::Place(deal, forms) => yes(self.slot(*deal, "places")?.places.iter().any(|p| self.is_best(p, forms))),
            Case::Value(deal, amount, currency) => {
                let value = self.slot(*deal, "value")?.value.as_ref();
                yes(value.is_some_and(|v| {
                    let want = v.amount.unwrap_or(f64::NAN);
                    (want - amount).abs() <= 0.005 * want && v.currency.as_deref() == Some(*currency)
                }))
            }
            Case::Term(deal, term) => yes(self.slot(*deal, "term")?.term.as_deref() == Some(*term)),
            Case::Subject(deal, text) => {
                let gold = self.slot(*deal, "subject")?;
                let credit =
                    gold.subject.as_deref().map_or(0.0, |s| text_credit(Some(s), &gold.subject_aliases, Some(text)));
                Some((usize::from(credit >= 1.0), if credit > 0.0 && credit < 1.0 { 0.5 } else { 1.0 }))
            }
            Case::Programme(deal, forms) => {
                let gold = self.slot(*deal, "programme")?;
                let name = forms.first().map(String::as_str);
                yes(gold.programme.is_some()
                    && text_credit(gold.programme.as_deref(), &gold.programme_aliases, name) >= 1.0)
            }
            Case::Count(deal, count) => {
                let gold = self.slot(*deal, "count")?;
                yes(gold.count != Some(1) && gold.count == count.map(i64::from))
            }
            Case::Confidence(deal) => self.right(*deal),
        }
    }

    fn side(&self, span: Span, forms: &Forms) -> Answer {
        let touching = || self.golds.iter().filter(|g| touches(g, span));
        touching().next()?;
        let of = |gold: &Deal| gold.sides().iter().any(|p| is(p, forms));
        if touching().any(|g| !g.optional && of(g)) {
            return yes(true);
        }
        if touching().any(|g| g.optional && of(g)) {
            return Some((1, 0.5));
        }
        yes(false)
    }

    /// Whether each of some sides has a deal of its own.
    fn split(&self, span: Span, own: &[Forms]) -> Answer {
        let held = |gold: &Deal| own.iter().filter(|forms| gold.sides().iter().any(|p| is(p, forms))).count();
        let counts: Vec<usize> = self.golds.iter().filter(|g| touches(g, span)).map(held).collect();
        if counts.iter().any(|n| *n >= 2) {
            return yes(false);
        }
        (counts.iter().filter(|n| **n == 1).count() >= 2).then_some((1, 1.0))
    }

    /// Whether a deal met is paired and has all of its sides and no other.
    fn right(&self, deal: usize) -> Answer {
        let Some((at, true)) = self.known.get(deal).copied().flatten() else { return yes(false) };
        let (gold, met) = (&self.golds[at], &self.met[deal]);
        let (want, have) = (gold.sides(), met.sides());
        let found = crate::score::match_names(&want, &have);
        yes(found.missing.is_empty() && found.spurious.is_empty())
    }
}

fn label(decision: Decision, name: &str) -> Answer {
    decision.labels().iter().position(|l| *l == name).map(|at| (at + 1, 1.0))
}

fn touches(gold: &Deal, span: Span) -> bool {
    gold.evidence.iter().any(|(s, e)| *s < span.end && span.start < *e)
}

/// How well somebody's names fit an annotated one: the fullest form counts most, for it goes into the record.
fn fit(gold: &Named, forms: &Forms) -> f64 {
    let Some(fullest) = forms.first() else { return 0.0 };
    let plain = Named { name: gold.name.clone(), ..Named::default() };
    let exact = |form: &String| same_name(gold, form) >= 1.0;
    if same_name(&plain, fullest) >= 1.0 {
        4.0
    } else if exact(fullest) {
        3.0
    } else if forms[1..].iter().any(exact) {
        2.0
    } else {
        same_name(gold, fullest)
    }
}

/// Whether an annotated name is that of somebody: by the fullest form, or exactly by another one.
fn is(gold: &Named, forms: &Forms) -> bool {
    forms.iter().enumerate().any(|(at, form)| {
        let credit = same_name(gold, form);
        credit >= 1.0 || (at == 0 && credit > 0.0)
    })
}

fn deal_of(sketch: &DealSketch) -> Deal {
    let side = |forms: &Forms| Named { name: forms.first().cloned().unwrap_or_default(), ..Named::default() };
    Deal {
        kind: sketch.kind.unwrap_or_default().to_owned(),
        status: sketch.status.unwrap_or_default().to_owned(),
        parties: sketch.sides.iter().map(side).collect(),
        evidence: sketch.sentences.iter().map(|s| (s.start, s.end)).collect(),
        ..Deal::default()
    }
}
