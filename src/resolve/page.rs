//! What the article shows as a page: which sentences are headlines and lead, where each name stands.

use crate::gazetteer::{Matter, Sense, SenseSet, Words};
use crate::model::{Annotation, BlockKind, ElementKind, Entity, EntityId, Sentence, SideRef};
use std::cell::OnceCell;

/// An article seen from above.
pub(super) struct Page<'a> {
    /// Sentences of headline and standfirst.
    pub(super) titles: Vec<usize>,
    /// Place of each sentence among those of the running text, from 0; none of another kind.
    pub(super) rank: Vec<Option<usize>>,
    /// For each entity the sentences that name it, each once, in order.
    pub(super) named_in: Vec<Vec<usize>>,
    /// Sentences with words of other matters than deals, takeovers, funding, lawsuits, and what they are a matter of; each
    /// once, in order.
    pub(super) matters: Vec<(usize, Matter)>,
    /// The body whose release it is, for "we": the one in whose name the article is, else the one named most.
    pub(super) own: Option<EntityId>,
    /// The country named most, for a minister's "we".
    pub(super) land: Option<EntityId>,
    /// Of each sentence the keys of the words that tell what it is about, sorted, and one bit for what each
    /// ends in; once they were asked for.
    content: Vec<OnceCell<(u64, Vec<u64>)>>,
    /// For each entity whether headline or standfirst name it.
    titled: Vec<bool>,
    /// Elements that are more than words, marks and verbs, of all sentences, and where those of each end.
    noted: Vec<usize>,
    noted_to: Vec<usize>,
    annotation: &'a Annotation,
    words: &'a Words,
}

/// Least letters of a word that tells what a sentence is about.
const TELLING: usize = 5;

impl<'a> Page<'a> {
    pub(super) fn new(annotation: &'a Annotation, words: &'a Words) -> Self {
        let mut rank = Vec::with_capacity(annotation.sentences.len());
        let mut next = 0;
        let mut titles = Vec::new();
        let mut named_in = vec![Vec::new(); annotation.entities.len()];
        let (mut noted, mut noted_to) = (Vec::with_capacity(128), Vec::with_capacity(annotation.sentences.len()));
        for (at, sentence) in annotation.sentences.iter().enumerate() {
            let running = matches!(sentence.kind, BlockKind::Body | BlockKind::ListItem | BlockKind::TableRow);
            rank.push(running.then_some(next));
            next += usize::from(running);
            if matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst) {
                titles.push(at);
            }
            let mut note = |id: EntityId| {
                let list: &mut Vec<usize> = &mut named_in[id];
                if list.last() != Some(&at) {
                    list.push(at);
                }
            };
            for (k, element) in sentence.elements.iter().enumerate() {
                if matches!(element.kind, ElementKind::Word(_) | ElementKind::Mark(_) | ElementKind::Verb(_)) {
                    continue;
                }
                noted.push(k);
                match &element.kind {
                    ElementKind::Sides(group) => group.sides.iter().for_each(|side| {
                        if let SideRef::Named(id) = side.who {
                            note(id);
                        }
                    }),
                    ElementKind::Place(id) | ElementKind::Event(id) => note(*id),
                    ElementKind::Noun(noun) => noun.owners.iter().copied().for_each(&mut note),
                    ElementKind::People(people) => people.iter().for_each(|p| {
                        note(p.entity);
                        p.employer.into_iter().for_each(&mut note);
                    }),
                    _ => {}
                }
            }
            noted_to.push(noted.len());
        }
        let matters = matters(annotation, words);
        let bodies = annotation.entities.iter().enumerate().filter(|(_, e)| {
            matches!(e.class, crate::model::EntityClass::Organisation | crate::model::EntityClass::Unknown)
        });
        let voice = |e: &Entity| e.voice.then_some(std::cmp::Reverse(e.mentions[0]));
        let own = bodies.max_by_key(|(id, e)| (voice(e), e.mentions.len(), std::cmp::Reverse(*id))).map(|(id, _)| id);
        let lands =
            annotation.entities.iter().enumerate().filter(|(_, e)| e.class == crate::model::EntityClass::Country);
        let land = lands.max_by_key(|(id, e)| (e.mentions.len(), std::cmp::Reverse(*id))).map(|(id, _)| id);
        let content = vec![OnceCell::new(); annotation.sentences.len()];
        let titled = named_in.iter().map(|told: &Vec<usize>| told.iter().any(|s| titles.contains(s))).collect();
        Self { titles, rank, named_in, matters, own, land, content, titled, noted, noted_to, annotation, words }
    }

    /// Of what other matters some sentences speak, each once for a sentence.
    pub(super) fn matters_of<'s>(&'s self, sentences: &'s [usize]) -> impl Iterator<Item = Matter> + 's {
        self.matters.iter().filter(|(s, _)| sentences.contains(s)).map(|(_, matter)| *matter)
    }

    /// The elements of a sentence that are more than words, marks and verbs.
    pub(super) fn noted(&self, sentence: usize) -> &[usize] {
        let from = sentence.checked_sub(1).map_or(0, |before| self.noted_to[before]);
        &self.noted[from..self.noted_to[sentence]]
    }

    /// How many words that tell what it is about a sentence shares with others.
    pub(super) fn overlap(&self, sentence: usize, others: &[usize]) -> usize {
        let has = |s: usize, key: u64| {
            let (ends, keys) = self.content(s);
            ends >> (key & 63) & 1 != 0 && keys.binary_search(&key).is_ok()
        };
        let shared = |key: &&u64| others.iter().any(|s| has(*s, **key));
        self.content(sentence).1.iter().filter(shared).count()
    }

    fn content(&self, sentence: usize) -> &(u64, Vec<u64>) {
        self.content[sentence].get_or_init(|| content(&self.annotation.sentences[sentence], self.words))
    }

    /// Whether headline or standfirst name an entity.
    pub(super) fn in_title(&self, id: EntityId) -> bool {
        self.titled[id]
    }

    /// Whether the first two sentences of the running text name an entity.
    pub(super) fn in_lead(&self, id: EntityId) -> bool {
        self.named_in[id].iter().any(|s| self.is_lead(*s))
    }

    /// Whether a sentence is one of the first two of the running text.
    pub(super) fn is_lead(&self, sentence: usize) -> bool {
        self.rank[sentence].is_some_and(|r| r < 2)
    }
}

fn matters(annotation: &Annotation, words: &Words) -> Vec<(usize, Matter)> {
    let mut found: Vec<(usize, Matter)> = Vec::new();
    for (s, sentence) in annotation.sentences.iter().enumerate() {
        let tokens = &sentence.tokens;
        let first = found.len();
        for (_, sense) in (0..tokens.len()).flat_map(|at| words.senses_of(tokens, at, SenseSet::OUT_OF_SCOPE)) {
            if let Sense::OutOfScope(matter) = sense {
                if !found[first..].contains(&(s, *matter)) {
                    found.push((s, *matter));
                }
            }
        }
    }
    found
}

fn content(sentence: &Sentence, words: &Words) -> (u64, Vec<u64>) {
    const COMMON: SenseSet = SenseSet::FUNCTION.or(SenseSet::VERB).or(SenseSet::NOUN);
    let tokens = &sentence.tokens;
    // A headline's words may all have capitals; those of its names find no like among the small words of the text.
    let titled = matches!(sentence.kind, BlockKind::Title | BlockKind::Standfirst);
    let tells = |at: &usize| {
        let token = &tokens[*at];
        let long = token.span.end - token.span.start >= TELLING;
        token.is_word() && (titled || !token.capital) && long && !words.any(tokens, *at, COMMON)
    };
    let mut keys: Vec<u64> = (0..tokens.len()).filter(tells).map(|at| tokens[at].key).collect();
    keys.sort_unstable();
    keys.dedup();
    (keys.iter().fold(0, |ends, key| ends | 1 << (key & 63)), keys)
}
