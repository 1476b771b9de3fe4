//! Nouns that stand for an organisation named before.

use rustc_hash::FxHashMap;

use super::source_kinds;
use super::table::{LexiconError, rows};
use crate::reading::SourceKind;

/// What a noun can stand for, by its lower-case form.
#[derive(Debug, Default)]
pub struct StandIns(FxHashMap<&'static str, StandIn>);

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
        let mut table = FxHashMap::default();
        for row in rows("stand_in_nouns.tsv", include_str!("stand_in_nouns.tsv"), ["form", "for"])? {
            let mut noun = StandIn::default();
            for item in row.fields[1].split(',') {
                match item.strip_prefix('=') {
                    Some(ending) => noun.endings.push(ending),
                    None => match source_kinds::kind_of(item) {
                        Some(kind) => noun.kinds.push(kind),
                        None => return Err(row.error(format!("unknown kind {item:?}"))),
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
