//! What has been noted of one decision: evidence, right answer, article.

use rustc_hash::FxHashMap;

/// One decision that was taken, with its right answer.
#[derive(Clone, Debug)]
pub(super) struct Example {
    /// Places of its evidence in [`Examples::names`].
    pub(super) features: Vec<u32>,
    /// 0 for none of the answers, else the answer's place from 1.
    pub(super) label: usize,
    /// How much it counts.
    pub(super) weight: f32,
    /// The article.
    pub(super) article: usize,
    /// Of a choice: candidates of one group are weighed against each other.
    pub(super) group: usize,
}

/// All that was noted of one decision.
#[derive(Clone, Debug, Default)]
pub(super) struct Examples {
    pub(super) names: Vec<String>,
    places: FxHashMap<String, u32>,
    pub(super) all: Vec<Example>,
}

impl Examples {
    pub(super) fn note(&mut self, names: &[String], label: usize, weight: f32, article: usize, group: usize) {
        let mut features: Vec<u32> = names.iter().map(|n| self.place(n)).collect();
        features.sort_unstable();
        self.all.push(Example { features, label, weight, article, group });
    }

    fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }
}
