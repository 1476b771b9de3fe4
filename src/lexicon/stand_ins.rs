//! Nouns that stand for an organisation named before.

use crate::compact::Map;

use super::source_kinds;
use super::table::{Table, packed};
use crate::reading::SourceKind;

/// Organisations that a noun can stand for, by its lower-case form.
#[derive(Debug, Default)]
pub struct StandIns(Map<&'static str, StandIn>);

/// Organisations that one noun can stand for.
#[derive(Debug, Default)]
pub struct StandIn {
    /// Sources of these kinds.
    pub kinds: Vec<SourceKind>,
    /// Names with a word that ends so, lower case.
    pub endings: Vec<&'static str>,
}

impl StandIns {
    pub(super) fn load() -> Self {
        let mut table = Map::default();
        for row in Table::open(packed!("stand_in_nouns.tsv"), &["form", "for"]).rows() {
            let [form, stands_for] = row.fields();
            let mut noun = StandIn::default();
            for item in stands_for.split(',') {
                match item.strip_prefix('=') {
                    Some(ending) => noun.endings.push(ending),
                    None => match source_kinds::kind_of(item) {
                        Some(kind) => noun.kinds.push(kind),
                        None => row.broken("unknown kind", item),
                    },
                }
            }
            table.insert(form, noun);
        }
        StandIns(table)
    }

    /// The organisations that a noun in lower case can stand for.
    pub fn get(&self, lower: &str) -> Option<&StandIn> {
        self.0.get(lower)
    }
}
