//! Who says what: quote, speaker, cue, frame, mode and source of each statement.

use crate::annotate::entity::Named;
use crate::lexicon::Lexicon;
use crate::reading::{Source, Statement};
use crate::tokens::Tokens;

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// `SourceId` is the index; in order of first appearance.
    pub sources: Vec<Source>,
    /// In order of the text, outer before inner.
    pub statements: Vec<Statement>,
}

/// Finds all statements of an article and resolves who speaks.
pub fn find(_tokens: &Tokens<'_>, _named: &Named, _lexicon: &Lexicon) -> Said {
    Said::default()
}
