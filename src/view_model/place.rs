//! Places in the article and in lists.

use crate::reading::BlockKind;

/// "5 von 14", counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// From 1.
    pub at: usize,
    /// How many.
    pub of: usize,
}

/// Where in the article something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Headline, lead, paragraph ...
    pub block: BlockKind,
    /// Number among the blocks of this kind, from 1.
    pub number: usize,
}
