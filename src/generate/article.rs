//! Composes a whole article: headline, date, lead, what follows, and enough ordinary news to reach its length.

use super::calendar::{self, Style};
use super::news;
use super::page::Page;
use super::random::Random;
use super::scene::{Part, Scene};
use super::slot::Slot;
use super::stock::{Detail, Stock};
use super::template::Template;
use super::{Article, Options, cast};
use jiff::civil::Date;
use serde_json::json;

/// The article of this number.
pub(super) fn compose(stock: &Stock, options: &Options, index: usize) -> Article {
    let mut writer = Writer::new(stock, options, index);
    let deals = if writer.random.chance(options.deals) { writer.with_deals() } else { writer.without() };
    let id = format!("g{:06}", index + 1);
    let gold = json!({ "doc": id, "published": writer.today.to_string(), "deals": deals });
    Article { id, text: writer.page.finish(), gold }
}

struct Writer<'a> {
    stock: &'a Stock,
    random: Random,
    page: Page,
    today: Date,
    style: Style,
    capitals: bool,
    curly: bool,
    /// How long the article is to become, and may become.
    aim: usize,
    limit: usize,
}

impl<'a> Writer<'a> {
    fn new(stock: &'a Stock, options: &Options, index: usize) -> Self {
        let mut random = Random::new(options.seed, index as u64);
        // The smaller of two draws, because most press articles are short.
        let draw = |random: &mut Random| random.between(options.shortest, options.longest);
        let aim = draw(&mut random).min(draw(&mut random));
        let today = calendar::published(&mut random);
        let style = if random.chance(0.7) { Style::DayFirst } else { Style::MonthFirst };
        let capitals = random.chance(0.25);
        let curly = random.chance(0.5);
        Self { stock, random, page: Page::default(), today, style, capitals, curly, aim, limit: options.longest }
    }

    fn with_deals(&mut self) -> Vec<serde_json::Value> {
        let stock = self.stock;
        let mut scenes: Vec<Scene> = Vec::new();
        let many = if self.random.chance(0.15) { 2 } else { 1 };
        while scenes.len() < many {
            let form = self.random.pick(&stock.deals);
            let scene = Scene::new(stock, &mut self.random, form, self.today, self.style);
            let known = |name: &str| scenes.iter().flat_map(|s| &s.sides).any(|side| side.short == name);
            if !scene.sides.iter().any(|side| known(&side.short)) {
                scenes.push(scene);
            }
        }
        let mut dateline = false;
        for (i, scene) in scenes.iter_mut().enumerate() {
            let first = i == 0;
            let headline = first.then(|| scene.tell(&mut self.random, &scene.form.headline, Part::Headline));
            // The lead is worded before its dateline is set: a place that it names is where the news comes from.
            let lead = scene.tell(&mut self.random, &scene.form.lead, Part::Lead);
            if let Some(headline) = headline {
                let span = self.headline(&headline);
                scene.evidence(span);
                let city = match scene.place() {
                    Some(place) => place.to_owned(),
                    None => scene.sides.first().map(|side| side.city.clone()).unwrap_or_default(),
                };
                dateline = self.date_and_dateline(&city);
            }
            let span = self.page.sentence(&lead);
            scene.evidence(span);
            self.details(scene);
        }
        self.backgrounds(&scenes);
        let trade: Vec<&Template> = stock.topics.iter().filter(|t| t.trade).flat_map(|t| &t.sentences).collect();
        self.pad(&[trade]);
        self.boilerplate(&scenes);
        scenes.iter().enumerate().map(|(i, scene)| scene.gold(i == 0 && dateline)).collect()
    }

    fn without(&mut self) -> Vec<serde_json::Value> {
        let stock = self.stock;
        let topic = self.random.pick(&stock.topics);
        let template = self.random.pick(&topic.headlines);
        let headline = self.news(template);
        self.headline(&headline);
        let country = self.random.pick(&stock.words.countries);
        let city = self.random.pick(&country.cities).clone();
        self.date_and_dateline(&city);
        let rest = stock.topics.iter().flat_map(|t| &t.sentences).collect();
        self.pad(&[topic.sentences.iter().collect(), rest]);
        Vec::new()
    }

    fn news(&mut self, template: &Template) -> String {
        let (stock, random, year) = (self.stock, &mut self.random, self.today.year());
        template.fill(|slot, _| match slot {
            Slot::News(slot) => news::fill(stock, random, slot, year),
            _ => String::new(),
        })
    }

    fn headline(&mut self, words: &str) -> [usize; 2] {
        let words = if self.capitals { in_capitals(words) } else { words.to_owned() };
        let span = self.page.add(&words);
        self.page.paragraph();
        span
    }

    /// The page's own date, in one of the usual ways; says whether a city stands before the lead.
    fn date_and_dateline(&mut self, city: &str) -> bool {
        let date = calendar::full(self.today, self.style);
        match self.random.below(4) {
            0 => {
                self.page.add(&format!("{}, {date} - ", city.to_uppercase()));
                return true;
            }
            1 => {
                let country = self.random.below(self.stock.words.countries.len());
                let author = cast::person(&self.stock.words, &mut self.random, country).1;
                self.page.add(&format!("By {author}\n{date}"));
                self.page.paragraph();
            }
            2 => {
                self.page.add(&date);
                self.page.paragraph();
                self.page.add(&format!("{}: ", city.to_uppercase()));
                return true;
            }
            _ => {
                self.page.add(&format!("Published: {date}"));
                self.page.paragraph();
            }
        }
        false
    }

    /// Up to four further sentences about the deal, quotes in paragraphs of their own.
    fn details(&mut self, scene: &mut Scene) {
        let fitting: Vec<&Detail> = self.stock.details.iter().filter(|d| d.fits(scene.form)).collect();
        let mut chosen: Vec<&Detail> = Vec::new();
        let wanted = self.random.between(0, 4);
        for i in self.random.shuffled(fitting.len()) {
            let detail = fitting[i];
            if chosen.len() < wanted && chosen.iter().all(|other| other.about != detail.about) {
                chosen.push(detail);
            }
        }
        // What does not state the deal comes last, so that "the contract" follows close upon its lead.
        chosen.sort_by_key(|detail| !detail.evidence);
        for detail in chosen {
            if !detail.evidence {
                self.page.paragraph();
            }
            let mut sentence = scene.tell(&mut self.random, &detail.text, Part::After);
            if self.curly {
                sentence = sentence.replacen('"', "\u{201c}", 1).replacen('"', "\u{201d}", 1);
            }
            let span = self.page.sentence(&sentence);
            if detail.evidence {
                scene.evidence(span);
            }
        }
        self.page.paragraph();
    }

    fn backgrounds(&mut self, scenes: &[Scene]) {
        let backgrounds = &self.stock.backgrounds;
        let mut order = self.random.shuffled(backgrounds.len());
        for side in scenes.iter().flat_map(|scene| &scene.sides) {
            for _ in 0..2 {
                let fits = |i: &usize| backgrounds[*i].of.is_none_or(|class| class == side.class);
                let Some(at) = order.iter().position(fits) else { break };
                let template = &backgrounds[order.swap_remove(at)].text;
                let sentence = self.about(template, &side.with_article(&side.short));
                if self.page.length() + sentence.chars().count() < self.aim {
                    self.page.sentence(&sentence);
                }
            }
        }
        self.page.paragraph();
    }

    fn boilerplate(&mut self, scenes: &[Scene]) {
        let Some(side) = scenes.first().and_then(|scene| scene.sides.first()) else { return };
        if self.random.chance(0.6) {
            return;
        }
        let fitting: Vec<_> =
            self.stock.boilerplates.iter().filter(|b| b.of.is_none_or(|class| class == side.class)).collect();
        if fitting.is_empty() {
            return;
        }
        let block = *self.random.pick(&fitting);
        let heading = self.about(&block.heading, &side.plain);
        let text = self.about(&block.text, &side.plain);
        if self.page.length() + heading.chars().count() + text.chars().count() + 4 < self.limit {
            self.page.paragraph();
            self.page.add(&heading);
            self.page.add("\n");
            self.page.add(&text);
        }
    }

    fn about(&mut self, template: &Template, name: &str) -> String {
        let (stock, random, year) = (self.stock, &mut self.random, self.today.year());
        template.fill(|slot, _| match slot {
            Slot::News(slot) => news::fill(stock, random, slot, year),
            _ => name.to_owned(),
        })
    }

    /// Ordinary sentences until the article is as long as it is to be: each deck once, in order, the last one again and again.
    fn pad(&mut self, decks: &[Vec<&Template>]) {
        let mut deck = 0;
        let mut left_in_paragraph = self.random.between(2, 4);
        while let Some(templates) = decks.get(deck).filter(|templates| !templates.is_empty()) {
            for i in self.random.shuffled(templates.len()) {
                if self.page.length() >= self.aim {
                    return;
                }
                let sentence = self.news(templates[i]);
                if self.page.length() + sentence.chars().count() + 3 > self.limit {
                    return;
                }
                self.page.sentence(&sentence);
                left_in_paragraph -= 1;
                if left_in_paragraph == 0 {
                    self.page.paragraph();
                    left_in_paragraph = self.random.between(2, 4);
                }
            }
            deck = (deck + 1).min(decks.len() - 1);
        }
    }
}

/// "Velmora and Kesova sign letter on offshore wind" is "Velmora and Kesova Sign Letter on Offshore Wind".
fn in_capitals(headline: &str) -> String {
    const SMALL: [&str; 13] = ["a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "up", "with", "by"];
    let words: Vec<String> = headline
        .split(' ')
        .map(|word| {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if !SMALL.contains(&word) => first.to_uppercase().chain(letters).collect(),
                _ => word.to_owned(),
            }
        })
        .collect();
    words.join(" ")
}
