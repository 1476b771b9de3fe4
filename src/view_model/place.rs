//! Places in the article and in lists.

use crate::reading::BlockKind;

/// "5 von 14", counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// From 1.
    pub at: usize,
    /// The number of all.
    pub of: usize,
}

/// A place in the article, by its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Headline, lead, paragraph ...
    pub block: BlockKind,
    /// Number among the blocks of this kind, from 1.
    pub number: usize,
}
