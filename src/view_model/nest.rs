//! Overlapping ranges to properly nested pieces. Must not know text or marks.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::text::ByteSpan;

/// A range to draw; what it stands for is its rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) span: ByteSpan,
    /// Outer before inner where two ranges are equal: statements by nesting, then mentions, then
    /// figures. Ranges of the same rank are parts of the same thing and do not overlap.
    pub(super) rank: u32,
}

/// Splits ranges that cross. The result is in order of the text, outer before inner, and any two of
/// its pieces lie one inside the other or apart. Takes any order, gives always the same.
pub(super) fn nest(ranges: &[Range]) -> Vec<Range> {
    let key = |range: Range| Reverse((range.span.start(), Reverse(range.span.end()), range.rank));
    let mut waiting: BinaryHeap<_> =
        ranges.iter().filter(|r| !r.span.is_empty()).map(|r| key(*r)).collect();
    let mut pieces = Vec::with_capacity(ranges.len());
    let mut open: Vec<usize> = Vec::new();
    while let Some(Reverse((start, Reverse(mut end), rank))) = waiting.pop() {
        while open.last().is_some_and(|outer| *outer <= start) {
            open.pop();
        }
        if let Some(outer) = open.last().copied().filter(|outer| *outer < end) {
            waiting.push(key(Range { span: ByteSpan::new(outer, end), rank }));
            end = outer;
        }
        open.push(end);
        pieces.push(Range { span: ByteSpan::new(start, end), rank });
    }
    pieces
}

/// Disjoint ranges that something already covers, in order.
#[derive(Default)]
pub(super) struct Cover(Vec<(usize, usize)>);

impl Cover {
    /// Returns whether it shares a byte with `span`.
    pub(super) fn overlaps(&self, span: ByteSpan) -> bool {
        self.before(span.end()).is_some_and(|at| self.0[at].1 > span.start())
    }

    /// Adds `span`; gives back what of it was covered before.
    pub(super) fn add(&mut self, span: ByteSpan) -> Vec<ByteSpan> {
        let mut both = Vec::new();
        let (mut start, mut end) = (span.start(), span.end());
        while let Some(at) = self.before(end + 1).filter(|at| self.0[*at].1 >= start) {
            let (old_start, old_end) = self.0.remove(at);
            let (from, to) = (old_start.max(span.start()), old_end.min(span.end()));
            if from < to {
                both.push(ByteSpan::new(from, to));
            }
            (start, end) = (start.min(old_start), end.max(old_end));
        }
        self.0.insert(self.before(start).map_or(0, |at| at + 1), (start, end));
        both
    }

    /// The last range that begins before `end`.
    fn before(&self, end: usize) -> Option<usize> {
        self.0.partition_point(|(start, _)| *start < end).checked_sub(1)
    }
}
