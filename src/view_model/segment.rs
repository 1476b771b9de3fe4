//! Overlapping ranges to flat pieces of text, each with the stack of marks around it (UX.md 5.7).

use super::{Mark, StatementId};

/// A piece of one block's text over which the set of marks does not change.
///
/// To wrap text nodes in place: walk the article's text nodes in order, count UTF-16 units, cut each node at the
/// segment borders that fall into it, and keep open the elements that the stacks of neighbouring pieces share
/// from the outside. Host markup may cut a mark into more elements; they share its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Where they stand in the article's text, in UTF-16 units, end excluded.
    pub utf16: [u32; 2],
    /// Index into the reading's blocks; segments of a block follow each other without gap.
    pub block: usize,
    /// The marks drawn around it, outer first; at most two statements that are not fragments.
    /// A mention or figure is always last, and never split by the model.
    pub stack: Vec<Mark>,
    /// Statements whose first part begins with this segment, outer first (verbosity "ausführlich").
    pub begins: Vec<StatementId>,
    /// Markers that follow this segment, inner first.
    pub markers: Vec<Marker>,
}

/// A statement's numbered button, behind its last part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// Whose.
    pub statement: StatementId,
    /// How many elements of the segment's stack, from the outside, it stands inside of.
    pub depth: usize,
}
