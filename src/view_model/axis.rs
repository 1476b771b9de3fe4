//! The article as a line: its blocks in order, and where on it from 0 to 1 something stands.

use super::Place;
use crate::compact::{Collect, order};
use crate::reading::{Block, BlockKind};
use crate::text::ByteSpan;

/// The blocks of an article, in order and without overlap; [`BlockKind::Meta`] is not part of it.
#[derive(Debug, Clone)]
pub(super) struct ArticleAxis {
    blocks: Vec<AxisBlock>,
    /// Bytes of the text that counts.
    length: usize,
}

/// One block of the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct AxisBlock {
    /// Index into the reading's blocks.
    pub(super) index: usize,
    pub(super) span: ByteSpan,
    /// Kind and number.
    pub(super) place: Place,
    /// Bytes of the line before it.
    before: usize,
}

impl ArticleAxis {
    pub(super) fn new(blocks: &[Block]) -> Self {
        let mut sorted: Vec<(usize, Block)> = blocks.iter().copied().enumerate().collect_vec();
        sorted.retain(|(_, b)| b.kind != BlockKind::Meta && !b.span.is_empty());
        order::by_number(&mut sorted, |(_, b)| order::pair(b.span.start(), b.span.end()));
        let mut line = ArticleAxis { blocks: Vec::with_capacity(sorted.len()), length: 0 };
        for (index, block) in sorted {
            if line.blocks.last().is_some_and(|last| block.span.start() < last.span.end()) {
                continue; // Overlaps the one before: not what a reading holds.
            }
            let number = 1 + line
                .blocks
                .iter()
                .rev()
                .find(|b| b.place.block == block.kind)
                .map_or(0, |b| b.place.number);
            let place = Place { block: block.kind, number };
            line.blocks.push(AxisBlock { index, span: block.span, place, before: line.length });
            line.length += if counts(block.kind) { block.span.len() } else { 0 };
        }
        line
    }

    /// All blocks in order.
    pub(super) fn blocks(&self) -> &[AxisBlock] {
        &self.blocks
    }

    /// Blocks whose text counts for shares and positions.
    pub(super) fn counted(&self) -> impl Iterator<Item = &AxisBlock> {
        self.blocks.iter().filter(|b| counts(b.place.block))
    }

    /// The block that holds byte `at`, or else the next one, or else the last.
    pub(super) fn block_at(&self, at: usize) -> Option<&AxisBlock> {
        let next = self.blocks.partition_point(|b| b.span.end() <= at);
        self.blocks.get(next).or(self.blocks.last())
    }

    /// The blocks that share a byte with `span`.
    pub(super) fn overlapping(&self, span: ByteSpan) -> &[AxisBlock] {
        let from = self.blocks.partition_point(|b| b.span.end() <= span.start());
        let to = self.blocks.partition_point(|b| b.span.start() < span.end());
        &self.blocks[from..to.max(from)]
    }

    /// Kind and number of the block at byte `at`.
    pub(super) fn place(&self, at: usize) -> Place {
        self.block_at(at).map_or(Place { block: BlockKind::Paragraph, number: 1 }, |b| b.place)
    }

    /// The place of byte `at` on the axis, 0 to 1.
    pub(super) fn fraction(&self, at: usize) -> f64 {
        let Some(block) = self.block_at(at) else { return 0.0 };
        let inside = if counts(block.place.block) {
            at.clamp(block.span.start(), block.span.end()) - block.span.start()
        } else {
            0
        };
        (block.before + inside) as f64 / self.length.max(1) as f64
    }
}

/// Returns whether a block's words are somebody's: not the date and the authors.
fn counts(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Dateline | BlockKind::Byline | BlockKind::Meta)
}

/// A span without the white space at its ends.
pub(super) fn trimmed(text: &str, span: ByteSpan) -> ByteSpan {
    let words = span.of(text);
    let start = span.start() + words.len() - words.trim_start().len();
    ByteSpan::new(start, start + words.trim().len())
}
