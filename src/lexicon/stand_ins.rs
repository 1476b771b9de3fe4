//! Nouns that stand for an organisation named before.

use crate::text::Map;

use super::source_kinds;
use super::table::{LexiconError, packed, rows};
use crate::reading::SourceKind;

/// What a noun can stand for, by its lower-case form.
#[derive(Debug, Default)]
pub struct StandIns(Map<&'static str, StandIn>);

/// What one noun can stand for.
#[derive(Debug, Default)]
pub struct StandIn {
    /// Sources of these kinds.
    pub kinds: Vec<SourceKind>,
    /// Names with a word that ends so, lower case.
    pub endings: Vec<&'static str>,
}

impl StandIns {
    pub(super) fn load() -> Result<Self, LexiconError> {
        let mut table = Map::default();
        for row in rows(packed!("stand_in_nouns.tsv"), ["form", "for"])? {
            let mut noun = StandIn::default();
            for item in row.fields[1].split(',') {
                match item.strip_prefix('=') {
                    Some(ending) => noun.endings.push(ending),
                    None => match source_kinds::kind_of(item) {
                        Some(kind) => noun.kinds.push(kind),
                        None => return Err(row.error("unknown kind", item)),
                    },
                }
            }
            table.insert(row.fields[0], noun);
        }
        Ok(StandIns(table))
    }

    /// What a noun in lower case stands for.
    pub fn get(&self, lower: &str) -> Option<&StandIn> {
        self.0.get(lower)
    }
}
