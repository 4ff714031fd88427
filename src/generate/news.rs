//! Fills the slots of ordinary news.

use super::calendar::{MONTHS, WEEKDAYS};
use super::cast;
use super::random::Random;
use super::slot::News;
use super::stock::Stock;
use crate::model::PartyType;

/// Words for this slot, as of this year.
pub(super) fn fill(stock: &Stock, random: &mut Random, slot: News, this_year: i16) -> String {
    let words = &stock.words;
    let country = random.below(words.countries.len());
    let home = &words.countries[country];
    match slot {
        News::City => random.pick(&home.cities).clone(),
        News::Country => home.name.clone(),
        News::Company => cast::body(words, random, PartyType::Company, country).plain,
        News::University => {
            let body = cast::body(words, random, PartyType::University, country);
            body.with_article(&body.name)
        }
        News::Person => cast::person(words, random, country).1,
        News::Club => format!("{} {}", random.pick(&home.cities), random.pick(&words.clubs)),
        News::Product => random.pick(&words.products).clone(),
        News::Small => random.between(12, 95).to_string(),
        News::Big => cast::thousands(100 * random.between(11, 989)),
        News::Percent => format!("{}.{} per cent", random.between(1, 24), random.between(1, 9)),
        News::Money => cast::money(words, random, country).0,
        News::Degrees => random.between(31, 44).to_string(),
        News::Score => format!("{}-{}", random.between(2, 5), random.between(0, 1)),
        News::Year => (this_year - 1 - random.small(0, 11)).to_string(),
        News::Month => (*random.pick(&MONTHS)).to_owned(),
        News::Weekday => (*random.pick(&WEEKDAYS)).to_owned(),
    }
}
