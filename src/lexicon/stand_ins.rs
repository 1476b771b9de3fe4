//! Nouns that stand for an organisation or a person named before.

use crate::compact::Map;

use super::source_kinds::{self, SourceKinds};
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
    /// True if it stands for any organisation of which nothing else is known.
    pub is_general: bool,
}

/// Endings of at most so many bytes stand for whole words: "ig", "fc".
const SHORT: usize = 3;

impl StandIn {
    /// Returns whether a word of a name, or of what stands beside it, is what the noun stands for.
    pub fn covers(&self, word: &str, kinds: &SourceKinds) -> bool {
        let ends = |end: &&str| if end.len() > SHORT { word.ends_with(*end) } else { word == *end };
        self.endings.iter().any(ends)
            || kinds.noun(word).is_some_and(|kind| self.kinds.contains(&kind.kind))
    }
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
                    None if item == "any" => noun.is_general = true,
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

    /// What a noun in lower case stands for, also as the end of a compound and for a woman.
    pub fn of(&self, lower: &str) -> Option<&StandIn> {
        let ends = |word: &'_ str| {
            let starts = word.char_indices().map(|(at, _)| at);
            let long = |at: &usize| *at == 0 || word.len() - at > SHORT;
            starts.filter(long).find_map(|at| self.0.get(&word[at..]))
        };
        ends(lower).or_else(|| ends(lower.strip_suffix("in")?))
    }
}
