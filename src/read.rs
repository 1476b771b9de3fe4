//! The way from text to reading, one line a stage. Knows the order of the stages and nothing of their rules.

use crate::annotate::{entity, figure, statement};
use crate::document::{self, Document, Markup};
use crate::lexicon::Lexicon;
use crate::reading::{Reading, date::DateTime};
use crate::tokens::Tokens;

/// What a caller may know about an article beside its text.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The moment that relative dates refer to; a dateline in the text wins over it.
    pub date: Option<DateTime>,
}

/// Reads one article: plain text in, its annotations out. Any text may come; nothing fails.
///
/// ```
/// use quellenlupe::{ReadOptions, lexicon::Lexicon, read};
/// let reading = read("„Es regnet“, sagte die Ministerin.", &Lexicon::embedded(), &ReadOptions::default());
/// assert!(!reading.blocks.is_empty());
/// ```
pub fn read(text: &str, lexicon: &Lexicon, options: &ReadOptions) -> Reading {
    read_document(text, document::parse(text, lexicon), lexicon, options)
}

/// Reads an article that stands as markup. Also gives its text, in which the spans of the reading count.
pub fn read_blocks(blocks: &[(Markup, &str)], lexicon: &Lexicon, options: &ReadOptions) -> (String, Reading) {
    let (text, document) = document::from_blocks(blocks, lexicon);
    let reading = read_document(&text, document, lexicon, options);
    (text, reading)
}

fn read_document(text: &str, document: Document, lexicon: &Lexicon, options: &ReadOptions) -> Reading {
    let date = document.date.or(options.date);
    let tokens = Tokens::new(text, &document.blocks, lexicon);
    let figures = figure::find(&tokens, date, lexicon);
    let named = entity::find(&tokens, lexicon);
    let said = statement::find(&tokens, &named, lexicon);
    Reading {
        date,
        blocks: document.blocks,
        entities: named.entities,
        mentions: named.mentions,
        figures,
        sources: said.sources,
        statements: said.statements,
        notes: document.notes,
    }
}
