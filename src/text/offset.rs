//! Half-open spans of UTF-8 bytes, the only offsets used inside the engine.

use std::ops::Range;

use crate::compact::order;

/// A half-open span in bytes of the article text; `start <= end` always holds.
///
/// A span is only meaningful together with the text it was made for, and lies on character
/// boundaries of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ByteSpan {
    start: u32,
    end: u32,
}

impl ByteSpan {
    /// The span `start..end`.
    ///
    /// # Panics
    /// If `end < start` or the text is 4 GiB or longer.
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end && end < u32::MAX as usize, "span {start}..{end}");
        ByteSpan { start: start as u32, end: end as u32 }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Returns whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// For slicing: `&text[span.range()]`.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The part of `text` that it covers.
    ///
    /// # Panics
    /// If the span was not made for this text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Returns whether `other` lies inside (equal spans do).
    pub fn contains(self, other: ByteSpan) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether they share a byte.
    pub fn overlaps(self, other: ByteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: ByteSpan) -> ByteSpan {
        ByteSpan { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The number that sorts spans by beginning, then the longer first.
pub fn outer_first(span: ByteSpan) -> u64 {
    order::pair(span.start(), u32::MAX as usize - span.end())
}

impl std::fmt::Debug for ByteSpan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
