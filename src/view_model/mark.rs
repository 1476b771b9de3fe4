//! Everything that can be marked in the text.

/// Index into [`Reading::statements`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub u32);

/// Index into [`Reading::mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// Index into [`Reading::figures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub u32);

/// Something marked in the text: what segments carry and links jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A statement, never a trigger itself; its marker is.
    Statement(StatementId),
    /// An entity's mention: a trigger, never split.
    Mention(MentionId),
    /// A figure with its qualifier: a trigger, never split.
    Figure(FigureId),
}
