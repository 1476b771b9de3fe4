//! The parts of an article as spans: kicker, headline, dateline, lead, paragraphs. Must not know words or speakers.

use crate::lexicon::Lexicon;
use crate::reading::{Block, BlockKind, date::DateTime};
use crate::text::ByteSpan;

/// An article cut into its parts.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// In order of the text.
    pub blocks: Vec<Block>,
    /// From the dateline.
    pub date: Option<DateTime>,
    /// What was left out.
    pub notes: Vec<String>,
}

/// Finds the parts of a plain text.
pub fn parse(text: &str, _lexicon: &Lexicon) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for piece in text.split("\n\n") {
        let start = at + (piece.len() - piece.trim_start().len());
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span: ByteSpan::new(start, start + trimmed.len()) });
        }
        at += piece.len() + 2;
    }
    Document { blocks, ..Document::default() }
}
