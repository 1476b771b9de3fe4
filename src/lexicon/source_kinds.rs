//! Kinds of source by noun: "Ministerium" a government, "Sprecher" whatever its owner is.

use crate::compact::Map;

use super::table::{Table, packed};
use crate::reading::SourceKind;

/// Shortest noun that is looked for at the end of a compound, in bytes.
const SHORTEST_ENDING: usize = 4;

/// The kind of one noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NounKind {
    /// The kind where no owner is named.
    pub kind: SourceKind,
    /// True if the kind of its owner comes first: "Sprecher der Polizei".
    pub by_owner: bool,
    /// Length of the noun in the table, in bytes; less than the word's where it is only the end of
    /// a compound.
    pub length: usize,
}

/// Kinds by noun.
#[derive(Debug, Default)]
pub struct SourceKinds(Map<&'static str, NounKind>);

impl SourceKinds {
    /// Reads the table.
    ///
    /// # Panics
    /// If it is broken.
    pub fn load() -> Self {
        let mut kinds = SourceKinds::default();
        for row in Table::open(packed!("source_kinds.tsv"), &["form", "kind", "owner"]).rows() {
            let [form, kind, owner] = row.fields();
            let Some(kind) = kind_of(kind) else { row.broken("unknown kind", kind) };
            kinds.0.insert(form, NounKind { kind, by_owner: owner == "yes", length: form.len() });
        }
        kinds
    }

    /// The kind of a noun in any case, or of the longest noun that ends it.
    pub fn noun(&self, lower: &str) -> Option<NounKind> {
        // "Nachrichtendienstes", "Anwälten"
        ["", "es", "s", "n", "en"].iter().find_map(|ending| {
            let bare = lower.strip_suffix(ending)?;
            let mut starts = bare.char_indices().map(|(at, _)| at);
            let found = starts
                .by_ref()
                .take_while(|at| *at == 0 || at + SHORTEST_ENDING <= bare.len())
                .find_map(|at| self.0.get(&bare[at..]))?;
            Some(NounKind { length: found.length + ending.len(), ..*found })
        })
    }

    /// The kind of a name of several words, lower case, that the table knows.
    pub fn known(&self, name: &str) -> Option<SourceKind> {
        self.0.get(name).filter(|_| name.contains(' ')).map(|noun| noun.kind)
    }

    /// The table's form of a party's name, lower case: "spd", "grünen".
    pub fn party(&self, lower: &str) -> Option<&'static str> {
        const LONGEST: usize = 7;
        let named = lower.len() <= LONGEST && !lower.starts_with("partei") && lower != "union";
        self.0
            .get(lower)
            .filter(|noun| named && noun.kind == SourceKind::Party)
            .and_then(|_| self.0.get_key(lower).copied())
    }

    /// The kind of the noun that a compound begins with: "Polizei" in "Polizeichef".
    pub fn first_part(&self, lower: &str, before: usize) -> Option<NounKind> {
        let part = lower.get(..before)?.trim_end_matches('-');
        self.0.get(part).or_else(|| self.0.get(part.strip_suffix('s')?)).copied()
    }
}

pub(super) fn kind_of(name: &str) -> Option<SourceKind> {
    use SourceKind::*;
    Some(match name {
        "government" => Government,
        "authority" => Authority,
        "court" => Court,
        "police" => Police,
        "military" => Military,
        "intelligence" => Intelligence,
        "party" => Party,
        "politician" => Politician,
        "company" => Company,
        "association" => Association,
        "science" => Science,
        "medium" => Medium,
        "person" => Person,
        "eyewitness" => Eyewitness,
        "document" => Document,
        "unnamed" => Unnamed,
        "other" => Other,
        _ => return None,
    })
}
