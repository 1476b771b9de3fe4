//! Abbreviations that end in a full stop without ending a sentence.

use rustc_hash::FxHashMap;

use super::table::{LexiconError, rows};

/// By the abbreviation in lower case, without its last stop.
pub type Abbreviations = FxHashMap<&'static str, Before>;

/// What must stand behind the stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Any word.
    Any,
    /// A number: "Art. 5".
    Number,
}

/// Reads the table.
///
/// # Errors
/// If it is broken.
pub fn load() -> Result<Abbreviations, LexiconError> {
    let mut abbreviations = Abbreviations::default();
    for row in rows("abbreviations.tsv", include_str!("abbreviations.tsv"), ["form", "before"])? {
        let before = match row.fields[1] {
            "any" => Before::Any,
            "number" => Before::Number,
            other => return Err(row.error(format!("unknown word before it: {other:?}"))),
        };
        abbreviations.insert(row.fields[0], before);
    }
    Ok(abbreviations)
}
