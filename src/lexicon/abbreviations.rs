//! Abbreviations that end in a full stop without ending a sentence.

use crate::compact::Map;

use super::table::{Table, packed};

/// By the abbreviation in lower case, without its last stop.
pub type Abbreviations = Map<&'static str, Needs>;

/// The neighbour that it needs for the stop to be its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// Nothing; where a clause begins after it, the stop ends the sentence, too: "usw. Die ...".
    MayEnd,
    /// A number after it: "Art. 5".
    Number,
    /// "d." before it: "d. h."
    D,
}

/// Reads the table.
///
/// # Panics
/// If it is broken.
pub fn load() -> Abbreviations {
    let mut abbreviations = Abbreviations::default();
    for row in Table::open(packed!("abbreviations.tsv"), &["form", "needs"]).rows() {
        let [form, needs] = row.fields();
        let needs = row.one_of(
            needs,
            &[
                ("any", Needs::Nothing),
                ("ends", Needs::MayEnd),
                ("number", Needs::Number),
                ("d.", Needs::D),
            ],
        );
        abbreviations.insert(form, needs);
    }
    abbreviations
}
