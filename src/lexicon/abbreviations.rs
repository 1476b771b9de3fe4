//! Abbreviations that end in a full stop without ending a sentence.

use crate::text::Map;

use super::table::{LexiconError, packed, rows};

/// By the abbreviation in lower case, without its last stop.
pub type Abbreviations = Map<&'static str, Needs>;

/// What must stand beside it for the stop to be its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A number behind it: "Art. 5".
    Number,
    /// "d." before it: "d. h."
    D,
}

/// Reads the table.
///
/// # Errors
/// If it is broken.
pub fn load() -> Result<Abbreviations, LexiconError> {
    let mut abbreviations = Abbreviations::default();
    for row in rows(packed!("abbreviations.tsv"), ["form", "needs"])? {
        let needs =
            row.one_of(row.fields[1], &[("any", Needs::Nothing), ("number", Needs::Number), ("d.", Needs::D)])?;
        abbreviations.insert(row.fields[0], needs);
    }
    Ok(abbreviations)
}
