//! The words of news headers, by the part they play there.

use crate::text::{Map, Set};

use super::table::{LexiconError, Row, packed, rows};

/// Words of imprint lines, all lower case.
#[derive(Debug, Default)]
pub struct HeaderWords {
    /// Field names left by crawlers.
    pub meta: Set<&'static str>,
    /// What opens a dateline.
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
    pub(super) fn load() -> Result<Self, LexiconError> {
        let mut words = HeaderWords::default();
        for row in rows(packed!("header_words.tsv"), ["form", "role", "value"])? {
            words.add(&row)?;
        }
        Ok(words)
    }

    fn add(&mut self, row: &Row<3>) -> Result<(), LexiconError> {
        let [form, role, value] = row.fields;
        let set = match role {
            "meta" => &mut self.meta,
            "stamp" => &mut self.stamps,
            "weekday" => &mut self.weekdays,
            "agency" => &mut self.agencies,
            "name" => &mut self.name_parts,
            "small" => &mut self.small,
            "month" => {
                let number = value.parse().map_err(|_| row.error("no month number", value))?;
                self.months.insert(form, number);
                return Ok(());
            }
            _ => return Err(row.error("no role", role)),
        };
        set.insert(form);
        Ok(())
    }
}
