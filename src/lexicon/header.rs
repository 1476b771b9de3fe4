//! The words of news headers, by the part they play there.

use crate::compact::{Map, Set};

use super::table::{Row, Table, packed};

/// Words of imprint lines, all lower case.
#[derive(Debug, Default)]
pub struct HeaderWords {
    /// Field names left by crawlers.
    pub meta: Set<&'static str>,
    /// Words that open a dateline.
    pub stamps: Set<&'static str>,
    /// Days of the week, also shortened.
    pub weekdays: Set<&'static str>,
    /// Months with their numbers, also shortened.
    pub months: Map<&'static str, u32>,
    /// News agencies.
    pub agencies: Set<&'static str>,
    /// Beginnings of lines that are no part of the article.
    pub notes: Vec<String>,
    /// What makes such a line wherever it stands in it.
    pub notes_anywhere: Vec<String>,
    /// Beginnings of a block of addresses.
    pub contacts: Vec<String>,
    /// Small words inside names.
    pub name_parts: Set<&'static str>,
    /// Adverbs and prefixes that are no verb of a headline.
    pub small: Set<&'static str>,
}

impl HeaderWords {
    pub(super) fn load() -> Self {
        let mut words = HeaderWords::default();
        for row in Table::open(packed!("header_words.tsv"), &["form", "role", "value"]).rows() {
            words.add(&row);
        }
        words
    }

    fn add(&mut self, row: &Row<'_>) {
        let [form, role, value] = row.fields();
        let phrases = match role {
            "note" => Some(&mut self.notes),
            "anywhere" => Some(&mut self.notes_anywhere),
            "contact" => Some(&mut self.contacts),
            _ => None,
        };
        if let Some(phrases) = phrases {
            phrases.push(form.replace('_', " "));
            return;
        }
        let set = match role {
            "meta" => &mut self.meta,
            "stamp" => &mut self.stamps,
            "weekday" => &mut self.weekdays,
            "agency" => &mut self.agencies,
            "name" => &mut self.name_parts,
            "small" => &mut self.small,
            "month" => {
                let number = value.parse().unwrap_or_else(|_| row.broken("no month number", value));
                self.months.insert(form, number);
                return;
            }
            _ => row.broken("no role", role),
        };
        set.insert(form);
    }
}
