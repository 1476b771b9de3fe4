//! Tells header from body, and names the header's parts.

use super::cut::{Shape, kicker_from_headline};
use super::line::{ParsedLine, take_apart};
use super::piece::is_small_byline;
use crate::compact::order;
use crate::lexicon::Lexicon;
use crate::reading::{Block, BlockKind, date::DateTime};
use crate::text::ByteSpan;

/// The header of an article.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Its parts, in order of the text.
    pub blocks: Vec<Block>,
    /// From the first dateline.
    pub date: Option<DateTime>,
    /// The spans that remain, in order of the text.
    pub body: Vec<ByteSpan>,
}

impl Header {
    pub fn has_headline(&self) -> bool {
        self.blocks.iter().any(|b| b.kind == BlockKind::Headline)
    }

    pub fn has_lead(&self) -> bool {
        self.blocks.iter().any(|b| b.kind == BlockKind::Lead)
    }
}

/// Takes the header off the pieces of a text.
pub(super) fn take(text: &str, pieces: &[ByteSpan], lexicon: &Lexicon) -> Header {
    let mut header = Header::default();
    let mut titles: Vec<ByteSpan> = Vec::new();
    let mut next = 0;
    let mut shape = Shape::OwnLine;
    let goes_on = |at: usize| {
        let next = pieces.get(at + 1).map(|next| next.of(text));
        next.is_some_and(|next| next.starts_with(char::is_lowercase) && !is_small_byline(next))
    };
    while let Some(piece) = pieces.get(next) {
        let line = take_apart(text, *piece, lexicon);
        let recognised = !line.before.is_empty() || !line.after.is_empty();
        let is_last = next + 1 == pieces.len() && line.text.is_none() && line.after.is_empty();
        match line.title {
            None if !recognised => break,
            None => {}
            Some(title)
                if titles.len() < MOST_TITLES
                    && is_title(text, title)
                    && !is_last
                    && !goes_on(next) =>
            {
                titles.push(title);
                shape = if recognised { Shape::Flattened } else { shape };
            }
            // Running text. What stands before it on its line still counts; after it, nothing
            // does.
            Some(title) => {
                header.take_parts(ParsedLine { after: Vec::new(), text: None, ..line });
                header.body.push(ByteSpan::new(title.start(), piece.end()));
                next += 1;
                break;
            }
        }
        next += 1;
        let went_on = line.text.is_some();
        header.take_parts(line);
        if went_on {
            break;
        }
    }
    header.body.extend_from_slice(&pieces[next..]);
    header.name_titles(text, &titles, shape, lexicon);
    order::by_number(&mut header.blocks, |b| b.span.start() as u64);
    header
}

/// Kicker, headline and the line below it; with more, it is a list and no header.
const MOST_TITLES: usize = 4;

impl Header {
    fn take_parts(&mut self, line: ParsedLine) {
        self.date = self.date.or(line.date);
        self.blocks.extend(line.before);
        self.blocks.extend(line.after);
        self.body.extend(line.text);
    }

    fn name_titles(&mut self, text: &str, titles: &[ByteSpan], shape: Shape, lexicon: &Lexicon) {
        let mut add = |kind, span| self.blocks.push(Block { kind, span });
        match titles {
            [] => {}
            [only] => match kicker_from_headline(text, *only, &self.body, shape, lexicon) {
                Some((kicker, headline)) => {
                    add(BlockKind::Kicker, kicker);
                    add(BlockKind::Headline, headline);
                }
                None => add(BlockKind::Headline, *only),
            },
            [first, second] if is_kicker(text, *first, *second) => {
                add(BlockKind::Kicker, *first);
                add(BlockKind::Headline, *second);
            }
            [first, second] => {
                add(BlockKind::Headline, *first);
                add(BlockKind::Lead, *second);
            }
            [first, second, third] => {
                add(BlockKind::Kicker, *first);
                add(BlockKind::Headline, *second);
                add(BlockKind::Lead, *third);
            }
            [first, rest @ ..] => {
                add(BlockKind::Headline, *first);
                self.body.splice(0..0, rest.iter().copied());
            }
        }
    }
}

/// Returns whether the first of two titles is the line over the headline, rather than the headline
/// over its second line.
pub(super) fn is_kicker(text: &str, first: ByteSpan, second: ByteSpan) -> bool {
    /// The longest kickers seen have about 50 characters.
    const LONGEST: usize = 60;
    let size = |span: ByteSpan| span.of(text).chars().count();
    size(first) <= LONGEST && (size(first) <= size(second) + 10) && size(second) <= 2 * LONGEST
}

/// Returns whether the words can be a title: one line, short, without the full stop of a sentence.
pub(super) fn is_title(text: &str, span: ByteSpan) -> bool {
    /// Kicker and headline together.
    const LONGEST: usize = 220;
    let words = span.of(text);
    let stops = |pair: (&str, &str)| {
        let (word, next) = pair;
        word.ends_with('.')
            && word.trim_end_matches('.').chars().count() > 3
            && next.starts_with(char::is_uppercase)
    };
    let pairs = words.split_whitespace().zip(words.split_whitespace().skip(1));
    words.len() <= LONGEST
        && words.chars().any(char::is_alphabetic)
        && (words.contains(' ') || !words.starts_with(char::is_lowercase))
        && !words.contains('\n')
        && !is_item(words)
        && !words.starts_with("+++")
        && !words.ends_with(['.', ',', ':', ';', '…'])
        && !ends_in_quoted_sentence(words)
        && !pairs.into_iter().any(stops)
}

/// "..., sagte er: „Nein.“"
fn ends_in_quoted_sentence(words: &str) -> bool {
    words.trim_end_matches(['“', '"', '«', '”', '»', '‘', '\'', ')']).ends_with(['.', '…'])
}

/// Returns whether it is an item of a list.
pub(super) fn is_item(words: &str) -> bool {
    words.starts_with(['-', '–', '•', '*', '·', '▪', '►', '>'])
}
