//! The way a statement is drawn.

use super::mark::StatementId;
use super::voice::Voice;

/// The one scale of the page: how near to the wording. Ordered, nearest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nearness {
    /// The newsroom's own words.
    Editorial,
    /// Redebericht.
    Reported,
    /// Indirect, also without a frame.
    Indirect,
    /// Word for word.
    Direct,
}

/// The way a statement is drawn and named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// Line, tint and bar height.
    pub nearness: Nearness,
    /// "teils wörtlich": it holds words in quotation marks ([`TextRun::Wording`]).
    pub mixed: bool,
}

/// All that a statement is drawn by, everywhere it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementFacts {
    /// The voice that says it.
    pub voice: Voice,
    /// Line and tint.
    pub look: Look,
    /// The statement that it is a fragment of: of the same source, drawn inside it, without
    /// marker, card or count.
    pub fragment_of: Option<StatementId>,
    /// The innermost statement around it that is no fragment, if any.
    pub inside: Option<StatementId>,
}
