//! A place where the text names something.

use std::ops::Range;

use crate::reading::{EntityKind, MentionForm};

/// A place where the text names something.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The words.
    pub tokens: Range<usize>,
    /// The kind of thing named.
    pub kind: EntityKind,
    /// Plain, derived or part.
    pub form: MentionForm,
    /// 0, or 1 inside another.
    pub level: u8,
}
