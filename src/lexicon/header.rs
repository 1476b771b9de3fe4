//! The words of news headers, by the part they play there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::table::{LexiconError, Row, rows};

/// Words of imprint lines, all lower case.
#[derive(Debug, Default)]
pub struct HeaderWords {
    /// Field names left by crawlers.
    pub meta: FxHashSet<&'static str>,
    /// What opens a dateline.
    pub stamps: FxHashSet<&'static str>,
    /// Days of the week, also shortened.
    pub weekdays: FxHashSet<&'static str>,
    /// Months with their numbers, also shortened.
    pub months: FxHashMap<&'static str, u32>,
    /// News agencies.
    pub agencies: FxHashSet<&'static str>,
    /// Small words inside names.
    pub name_parts: FxHashSet<&'static str>,
    /// Adverbs and prefixes that are no verb of a headline.
    pub small: FxHashSet<&'static str>,
}

impl HeaderWords {
    pub(super) fn load() -> Result<Self, LexiconError> {
        let mut words = HeaderWords::default();
        for row in rows("header_words.tsv", include_str!("header_words.tsv"), ["form", "role", "value"])? {
            words.add(&row)?;
        }
        Ok(words)
    }

    fn add(&mut self, row: &Row<'static, 3>) -> Result<(), LexiconError> {
        let [form, role, value] = row.fields;
        let set = match role {
            "meta" => &mut self.meta,
            "stamp" => &mut self.stamps,
            "weekday" => &mut self.weekdays,
            "agency" => &mut self.agencies,
            "name" => &mut self.name_parts,
            "small" => &mut self.small,
            "month" => {
                let number = value.parse().map_err(|_| row.error(format!("no month number: {value:?}")))?;
                self.months.insert(form, number);
                return Ok(());
            }
            _ => return Err(row.error(format!("no role {role:?}"))),
        };
        set.insert(form);
        Ok(())
    }
}
