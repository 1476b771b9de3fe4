//! An article that stands as markup: its blocks say what they are.

use super::header::{is_kicker, is_title};
use super::line::{is_note, take_apart};
use super::{Document, Parts, header::Header};
use crate::compact::{Collect, order};
use crate::lexicon::Lexicon;
use crate::reading::{Block, BlockKind};
use crate::text::ByteSpan;

/// The kinds of block in markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Markup {
    /// A block that the publisher marks as the line over the headline.
    Kicker,
    /// `h1`
    Title,
    /// `h2` to `h6`
    Heading,
    /// `p`, or any other block of text.
    Text,
    /// A `p` that the publisher marks as lead.
    Lead,
    /// `time` or the like.
    Time,
    /// A block that the publisher marks as the author's line.
    Byline,
    /// `li`, `td`: running text that is never a heading or lead.
    Item,
    /// `figcaption`, or a credit.
    Caption,
}

/// All kinds, in an order that a page may count in.
pub const MARKUPS: [Markup; 9] = [
    Markup::Text,
    Markup::Title,
    Markup::Heading,
    Markup::Lead,
    Markup::Time,
    Markup::Byline,
    Markup::Item,
    Markup::Kicker,
    Markup::Caption,
];

/// The text of an article that stands as markup: its blocks, joined here and nowhere else. Page and
/// reading both count their offsets in it.
///
/// ```
/// use quellenlupe::document::{MarkedText, Markup};
/// let mut article = MarkedText::default();
/// article.push(Markup::Title, "Brücke gesperrt");
/// article.push(Markup::Text, "Sie ist zu.");
/// assert_eq!(article.text(), "Brücke gesperrt\n\nSie ist zu.");
/// assert_eq!(article.blocks()[1].1.of(article.text()), "Sie ist zu.");
/// ```
#[derive(Debug, Clone, Default)]
pub struct MarkedText {
    text: String,
    blocks: Vec<(Markup, ByteSpan)>,
}

impl MarkedText {
    /// A text without markup.
    pub fn plain(text: &str) -> Self {
        MarkedText { text: text.into(), blocks: Vec::new() }
    }

    /// Appends a block; returns the characters between it and the one before.
    pub fn push(&mut self, markup: Markup, words: &str) -> &'static str {
        let between = if self.blocks.is_empty() { "" } else { "\n\n" };
        self.text.push_str(between);
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push((markup, ByteSpan::new(start, self.text.len())));
        between
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its blocks in order; none without markup.
    pub fn blocks(&self) -> &[(Markup, ByteSpan)] {
        &self.blocks
    }
}

/// Finds the parts of a text that stands as markup, from its blocks.
///
/// A short text right before the title is its kicker; datelines and bylines are recognised before
/// the first paragraph; the first paragraph is the lead where others follow, unless the publisher
/// marks another.
///
/// ```
/// use quellenlupe::document::{MarkedText, Markup, from_blocks};
/// use quellenlupe::{lexicon::Lexicon, reading::BlockKind};
/// let mut article = MarkedText::default();
/// article.push(Markup::Text, "Verkehr");
/// article.push(Markup::Title, "Brücke gesperrt");
/// article.push(Markup::Text, "Die Brücke ist zu.");
/// let document = from_blocks(article.text(), article.blocks(), &Lexicon::embedded());
/// assert_eq!(document.blocks[0].kind, BlockKind::Kicker);
/// ```
pub fn from_blocks(text: &str, blocks: &[(Markup, ByteSpan)], lexicon: &Lexicon) -> Document {
    let trimmed = |(kind, span): &(Markup, ByteSpan)| {
        let words = span.of(text);
        let start = span.start() + words.len() - words.trim_start().len();
        let length = words.trim().len();
        (length > 0).then(|| (*kind, ByteSpan::new(start, start + length)))
    };
    let (captions, pieces): (Vec<_>, Vec<_>) =
        blocks.iter().filter_map(trimmed).partition(|(kind, _)| *kind == Markup::Caption);
    let mut document = Sorted::new(text, &pieces).document(lexicon);
    let caption = |(_, span)| Block { kind: BlockKind::Caption, span };
    document.blocks.extend(captions.into_iter().map(caption));
    order::by_number(&mut document.blocks, |block| block.span.start() as u64);
    document
}

/// The blocks divided into header and body.
struct Sorted<'t> {
    text: &'t str,
    /// Up to the first running text.
    header: &'t [(Markup, ByteSpan)],
    body: &'t [(Markup, ByteSpan)],
}

impl<'t> Sorted<'t> {
    fn new(text: &'t str, pieces: &'t [(Markup, ByteSpan)]) -> Self {
        let (header, body) = pieces.split_at(header_length(text, pieces));
        Sorted { text, header, body }
    }

    fn document(&self, lexicon: &Lexicon) -> Document {
        let mut header = Header::default();
        let headline = self.headline();
        for (at, (kind, span)) in self.header.iter().enumerate() {
            if self.imprint(&mut header, *kind, *span, lexicon) {
                continue;
            }
            let kind = match kind {
                _ if Some(at) == headline => BlockKind::Headline,
                Markup::Kicker | Markup::Title if Some(at) < headline => BlockKind::Kicker,
                Markup::Lead => BlockKind::Lead,
                Markup::Item => BlockKind::Paragraph,
                _ if Some(at + 1) == headline && is_title(self.text, *span) => BlockKind::Kicker,
                Markup::Kicker | Markup::Title | Markup::Heading => BlockKind::Subheading,
                _ => BlockKind::Paragraph,
            };
            header.blocks.push(Block { kind, span: *span });
        }
        let imprint = (self.body.iter())
            .take_while(|(kind, span)| self.imprint(&mut header, *kind, *span, lexicon))
            .count();
        let body = &self.body[imprint..];
        let has = |wanted: Markup| body.iter().any(|(kind, _)| *kind == wanted);
        if has(Markup::Lead) && !header.has_lead() {
            return self.with_marked_lead(header, body, lexicon);
        }
        header.body = body.iter().map(|(_, span)| *span).collect_vec();
        let mut parts = Parts::new(self.text, header);
        parts.lead_is_open &= body.first().is_some_and(|(kind, _)| *kind == Markup::Text);
        parts.body(lexicon, |at, _| body[at].0.is_heading());
        parts.document
    }

    /// The header's piece that is the headline: of two titles the first, unless it is the line over
    /// the second.
    fn headline(&self) -> Option<usize> {
        let last = self.header.len().checked_sub(1)?;
        let before = last.checked_sub(1).filter(|at| self.header[*at].0 == Markup::Title);
        let is_first = |at: &usize| !is_kicker(self.text, self.header[*at].1, self.header[last].1);
        Some(before.filter(is_first).unwrap_or(last))
    }

    fn with_marked_lead(
        &self,
        header: Header,
        body: &[(Markup, ByteSpan)],
        lexicon: &Lexicon,
    ) -> Document {
        let mut parts = Parts::new(self.text, header);
        for (kind, span) in body {
            match kind {
                Markup::Lead => parts.paragraph(BlockKind::Lead, *span, lexicon),
                _ if kind.is_heading() => parts.push(BlockKind::Subheading, *span),
                _ if is_note(span.of(self.text), lexicon) => parts.push(BlockKind::Meta, *span),
                _ => parts.paragraph(BlockKind::Paragraph, *span, lexicon),
            }
        }
        parts.document
    }

    /// Takes a block that is nothing but dateline, byline or metadata.
    fn imprint(
        &self,
        header: &mut Header,
        kind: Markup,
        span: ByteSpan,
        lexicon: &Lexicon,
    ) -> bool {
        if !matches!(kind, Markup::Text | Markup::Time | Markup::Byline) {
            return false;
        }
        let line = take_apart(self.text, span, lexicon);
        let nothing_else = line.title.is_none() && line.text.is_none();
        let marked = match kind {
            Markup::Time => Some(BlockKind::Dateline),
            Markup::Byline => Some(BlockKind::Byline),
            _ => None,
        };
        match marked {
            _ if nothing_else => header.blocks.extend(line.before.into_iter().chain(line.after)),
            Some(kind) => header.blocks.push(Block { kind, span }),
            None => return false,
        }
        header.date = header.date.or(line.date);
        true
    }
}

impl Markup {
    fn is_heading(self) -> bool {
        matches!(self, Markup::Title | Markup::Heading | Markup::Kicker)
    }
}

/// How many pieces belong to the header: up to the first title, or else up to the first heading
/// before any running text.
fn header_length(text: &str, pieces: &[(Markup, ByteSpan)]) -> usize {
    /// Only what stands close before the title can belong to it.
    const MOST_BEFORE: usize = 4;
    let is = |at: usize, wanted: Markup| pieces.get(at).is_some_and(|(kind, _)| *kind == wanted);
    let near = 0..pieces.len().min(MOST_BEFORE + 1);
    if let Some(title) = near.clone().find(|at| is(*at, Markup::Title)) {
        return title + 1 + usize::from(is(title + 1, Markup::Title));
    }
    let runs = |at: usize| {
        let (kind, span) = pieces[at];
        matches!(kind, Markup::Lead | Markup::Item) || !is_title(text, span)
    };
    let heading = near.take_while(|at| !runs(*at)).find(|at| is(*at, Markup::Heading));
    heading.map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::Markup::*;
    use super::*;

    #[track_caller]
    fn check(blocks: &[(Markup, &str)], wanted: &[&str]) {
        let mut article = MarkedText::default();
        for (markup, words) in blocks {
            article.push(*markup, words);
        }
        let text = article.text();
        let document = from_blocks(text, article.blocks(), &Lexicon::embedded());
        let got: Vec<String> = document
            .blocks
            .iter()
            .map(|b| format!("{}: {}", b.kind.name(), b.span.of(text)))
            .collect();
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn a_publishers_article() {
        check(
            &[
                (Text, "Verkehr"),
                (Title, " Brücke bei Ulm\n gesperrt "),
                (Text, "Von Erika Beispiel, Ulm"),
                (Time, "3. Mai 2023, 9 Uhr"),
                (Text, "Die Brücke ist zu."),
                (Heading, "Umleitung über Senden."),
                (Text, "Die Umleitung ist lang."),
                (Item, "mehr Busse"),
            ],
            &[
                "kicker: Verkehr",
                "headline: Brücke bei Ulm\n gesperrt",
                "byline: Von Erika Beispiel, Ulm",
                "dateline: 3. Mai 2023, 9 Uhr",
                "lead: Die Brücke ist zu.",
                "subheading: Umleitung über Senden.",
                "paragraph: Die Umleitung ist lang.",
                "paragraph: mehr Busse",
            ],
        );
    }

    #[test]
    fn the_headline_may_have_any_level() {
        check(
            &[
                (Kicker, "Verkehr"),
                (Heading, "Brücke bleibt bis Herbst gesperrt"),
                (Byline, "Von Erika Beispiel"),
                (Text, "03.05.2023, 14:55 Uhr"),
                (Text, "Die Brücke ist zu."),
                (Heading, "Kosten"),
                (Text, "Sie sind hoch."),
            ],
            &[
                "kicker: Verkehr",
                "headline: Brücke bleibt bis Herbst gesperrt",
                "byline: Von Erika Beispiel",
                "dateline: 03.05.2023, 14:55 Uhr",
                "lead: Die Brücke ist zu.",
                "subheading: Kosten",
                "paragraph: Sie sind hoch.",
            ],
        );
    }

    #[test]
    fn a_title_may_have_two_lines() {
        let with = |first, second, wanted: [&str; 2]| {
            let body = "paragraph: Die Brücke ist zu.";
            check(
                &[(Title, first), (Title, second), (Text, "Die Brücke ist zu.")],
                &[wanted[0], wanted[1], body],
            );
        };
        with(
            "Mehrheit in Ulm",
            "Anwohner fordern neue Brücke",
            ["kicker: Mehrheit in Ulm", "headline: Anwohner fordern neue Brücke"],
        );
        with(
            "Anwohner fordern neue Brücke bis zum Herbst",
            "Mehrheit in Ulm",
            [
                "headline: Anwohner fordern neue Brücke bis zum Herbst",
                "subheading: Mehrheit in Ulm",
            ],
        );
    }

    #[test]
    fn a_caption_is_no_running_text() {
        check(
            &[
                (Title, "Brücke zu"),
                (Caption, "Die Brücke von Süden. Foto: Emil Licht/dpa"),
                (Text, "Sie ist zu."),
                (Text, "Seit heute."),
            ],
            &[
                "headline: Brücke zu",
                "paragraph: Die Brücke von Süden. Foto: Emil Licht/dpa",
                "lead: Sie ist zu.",
                "paragraph: Seit heute.",
            ],
        );
    }

    #[test]
    fn a_marked_lead_wins() {
        check(
            &[
                (Title, "Brücke zu"),
                (Text, "Foto: Beispiel"),
                (Lead, "Sie ist zu."),
                (Text, "Seit heute."),
            ],
            &[
                "headline: Brücke zu",
                "meta: Foto: Beispiel",
                "lead: Sie ist zu.",
                "paragraph: Seit heute.",
            ],
        );
    }

    #[test]
    fn without_title_all_is_body() {
        check(
            &[(Text, "Es regnet."), (Text, ""), (Heading, "Morgen"), (Text, "Es schneit.")],
            &["paragraph: Es regnet.", "subheading: Morgen", "paragraph: Es schneit."],
        );
        check(&[], &[]);
    }

    #[test]
    fn the_dateline_gives_the_date() {
        let blocks = [
            (Title, "Brücke zu"),
            (Text, "Stand: 03.05.2023"),
            (Text, "Sie ist zu."),
            (Text, "Seit heute."),
        ];
        let mut article = MarkedText::default();
        for (markup, words) in blocks {
            article.push(markup, words);
        }
        let document = from_blocks(article.text(), article.blocks(), &Lexicon::embedded());
        assert_eq!(document.date.map(|d| d.iso_date()), Some("2023-05-03".into()));
    }
}
