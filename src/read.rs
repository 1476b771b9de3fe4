//! The way from text to reading, one line a stage. Knows the order of the stages and nothing of
//! their rules.

use crate::annotate::{entity, figure, statement};
use crate::document::{self, Document, MarkedText};
use crate::lexicon::Lexicon;
use crate::reading::{NOT_GERMAN, Reading, date::DateTime};
use crate::text::{ByteSpan, Folded, Space};
use crate::tokens::Tokens;

/// Facts that a caller may know about an article beside its text.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The moment that relative dates refer to; a dateline in the text wins over it.
    pub date: Option<DateTime>,
    /// The moment of publication as the article's markup has it: wins over a dateline.
    pub published: Option<DateTime>,
}

/// Reads one article: plain text in, its annotations out. Any text may come; nothing fails.
///
/// ```
/// use quellenlupe::{ReadOptions, lexicon::Lexicon, read};
/// let reading = read("„Es regnet“, sagte die Ministerin.", &Lexicon::embedded(), &ReadOptions::default());
/// assert!(!reading.blocks.is_empty());
/// ```
pub fn read(text: &str, lexicon: &Lexicon, options: &ReadOptions) -> Reading {
    let read_plain =
        |text: &str| read_document(text, document::parse(text, lexicon), lexicon, options);
    match Folded::new(text) {
        None => read_plain(text),
        Some(folded) => carry_back(read_plain(folded.text()), &folded),
    }
}

/// Reads an article that stands as markup; the spans of the reading count in its text.
pub fn read_blocks(article: &MarkedText, lexicon: &Lexicon, options: &ReadOptions) -> Reading {
    let mut folded = Folded::default();
    let mut blocks = Vec::new();
    let mut end = 0;
    for (markup, span) in article.blocks() {
        folded.add(&article.text()[end..span.start()], Space::Keep);
        let start = folded.text().len();
        folded.add(span.of(article.text()), Space::Collapse);
        blocks.push((*markup, ByteSpan::new(start, folded.text().len())));
        end = span.end();
    }
    let document = document::from_blocks(folded.text(), &blocks, lexicon);
    carry_back(read_document(folded.text(), document, lexicon, options), &folded)
}

fn carry_back(mut reading: Reading, folded: &Folded) -> Reading {
    reading.map_spans(|span| folded.outward(span));
    reading
}

fn read_document(
    text: &str,
    mut document: Document,
    lexicon: &Lexicon,
    options: &ReadOptions,
) -> Reading {
    let date = options.published.or(document.date).or(options.date);
    let tokens = Tokens::new(text, &document.blocks, lexicon);
    if !tokens.are_german(lexicon) {
        document.notes.push(NOT_GERMAN.into());
    }
    let figures = figure::find(&tokens, date, lexicon);
    let named = entity::find(&tokens, lexicon);
    let said = match document.without_captions() {
        None => statement::find(&tokens, &named, lexicon),
        Some(blocks) => {
            let spoken = named.in_blocks(&blocks);
            statement::find(&Tokens::new(text, &blocks, lexicon), &spoken, lexicon)
        }
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Markup;

    /// Signs that show nothing change nothing but the offsets.
    #[test]
    fn hidden_signs_hide_no_word() {
        let lexicon = Lexicon::embedded();
        let plain = "Am 31. März kamen rund 8.000 Menschen nach Köln.";
        let odd = "Am 31. Ma\u{308}rz ka\u{ad}men rund 8.000 Men\u{ad}schen nach Ko\u{308}ln.";
        let [plain_reading, odd_reading] =
            [plain, odd].map(|text| read(text, &lexicon, &ReadOptions::default()));
        let words = |reading: &Reading, text: &str| -> Vec<String> {
            let spans = reading
                .mentions
                .iter()
                .map(|m| m.span)
                .chain(reading.figures.iter().map(|f| f.span));
            spans
                .map(|s| {
                    s.of(text)
                        .replace('\u{ad}', "")
                        .replace("o\u{308}", "ö")
                        .replace("a\u{308}", "ä")
                })
                .collect()
        };
        assert!(!plain_reading.figures.is_empty());
        assert_eq!(words(&odd_reading, odd), words(&plain_reading, plain));
    }

    #[test]
    fn blocks_of_markup_are_read_as_they_are_shown() {
        let lexicon = Lexicon::embedded();
        let mut article = MarkedText::default();
        article.push(Markup::Title, "Rat\n    tagt");
        article.push(Markup::Text, "\n   Am 31.\n   März kam der Rat zu\u{ad}sammen.\n");
        let (text, reading) =
            (article.text(), read_blocks(&article, &lexicon, &ReadOptions::default()));
        assert_eq!(text, "Rat\n    tagt\n\n\n   Am 31.\n   März kam der Rat zu\u{ad}sammen.\n");
        let parts: Vec<&str> = reading.blocks.iter().map(|b| b.span.of(text)).collect();
        assert_eq!(parts, ["Rat\n    tagt", "Am 31.\n   März kam der Rat zu\u{ad}sammen."]);
        assert!(
            reading.figures.iter().any(|f| f.span.of(text).contains("31.\n   März")),
            "{:?}",
            reading.figures
        );
    }
}
