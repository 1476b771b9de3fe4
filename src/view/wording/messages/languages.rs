//! The languages of the interface, and a host's own texts in their place.

use std::cell::RefCell;

use super::texts::{Messages, snake};
use super::{de, en};

use crate::compact::Collect;

impl Messages {
    /// The words for readers of a BCP 47 tag (German where there is no table), with a host's own
    /// texts in their place.
    pub fn of(tag: &str, own: &[(String, String)]) -> &'static Messages {
        let plain = Messages::table(tag).unwrap_or(&de::DE);
        let regional = if is_swiss(tag) && plain.locale == de::DE.locale { de::SWISS } else { &[] };
        if regional.is_empty() && own.is_empty() { plain } else { changed(plain, regional, own) }
    }

    /// The table of a BCP 47 tag, if there is one.
    pub fn table(tag: &str) -> Option<&'static Messages> {
        match tag.split('-').next() {
            Some("de") => Some(&de::DE),
            Some("en") => Some(&en::EN),
            _ => None,
        }
    }
}

thread_local! {
    /// Tables with other texts in them. They last as long as the page, like the tables themselves: a host changes its
    /// words once, not again and again, and equal changes are kept once.
    static CHANGED: RefCell<Vec<(String, &'static Messages)>> = const { RefCell::new(Vec::new()) };
}

fn changed(
    plain: &'static Messages,
    regional: &[(&str, &str)],
    own: &[(String, String)],
) -> &'static Messages {
    let own = own.iter().map(|(name, text)| (snake(name), text.as_str()));
    let all: Vec<(String, &str)> =
        regional.iter().map(|(name, text)| ((*name).into(), *text)).chain(own).collect_vec();
    let mut key = plain.locale.to_string();
    all.iter().for_each(|(name, text)| key.extend(["\n", name, "=", text]));
    CHANGED.with_borrow_mut(|known| {
        if let Some((_, table)) = known.iter().find(|(of, _)| *of == key) {
            return *table;
        }
        let mut table = plain.clone();
        for (name, text) in all {
            if let Some(place) = table.text(&name) {
                *place = String::from(text).leak();
            }
        }
        let table: &'static Messages = Box::leak(Box::new(table));
        known.push((key, table));
        table
    })
}

fn is_swiss(tag: &str) -> bool {
    tag.split('-').any(|part| matches!(part, "CH" | "LI"))
}
