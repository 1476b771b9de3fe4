//! The legend: who speaks, how often, with which share of the words.

use super::{Voice, VoiceTag};

/// One row of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Badge, hue, label, kind.
    pub tag: VoiceTag,
    /// Statements, without fragments. 0 for the newsroom.
    pub statements: usize,
    /// Share of the article's words, 0 to 1. All rows add up to 1: each word counts once, for the innermost named
    /// source; what an unnamed source says inside somebody's statement counts for the one who passes it on.
    pub share: f64,
    /// The longest bar is full width: share divided by the greatest share of all rows.
    pub bar: f64,
    /// For an unnamed source: in whose statements its own stand ("wiedergegeben von ...").
    pub passed_on_by: Vec<Voice>,
}
