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
