//! The parts of an article as spans: kicker, headline, dateline, lead, paragraphs. Must not know
//! speakers, nor any word but those that cut a header.
//!
//! Running text is never taken for a header on weak grounds: a text that begins with sentences, or
//! is one piece, is all paragraphs.

mod cut;
mod header;
mod line;
mod markup;
mod piece;
mod stamp;
mod words;

pub use markup::{MARKUPS, MarkedText, Markup, from_blocks};

use crate::compact::{capitalised, lower, order};
use crate::lexicon::Lexicon;
use crate::lexicon::names::WordUse;
use crate::reading::{Block, BlockKind, date::DateTime};
use crate::text::ByteSpan;
use header::{Header, is_item, is_title};
use line::{is_contact, is_note};

/// An article cut into its parts.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// In order of the text.
    pub blocks: Vec<Block>,
    /// From the dateline.
    pub date: Option<DateTime>,
    /// Notes on what was left out.
    pub notes: Vec<String>,
}

impl Document {
    /// The blocks in which somebody may speak or be spoken of, where these are not all.
    pub fn without_captions(&self) -> Option<Vec<Block>> {
        let is_caption = |block: &Block| block.kind == BlockKind::Caption;
        self.blocks
            .iter()
            .any(is_caption)
            .then(|| self.blocks.iter().filter(|block| !is_caption(block)).cloned().collect())
    }
}

/// Finds the parts of a plain text. Takes time in proportion to its length.
///
/// ```
/// use quellenlupe::{document, lexicon::Lexicon, reading::BlockKind};
/// let text = "Rat lehnt Umbau ab\nStand: 03.05.2023\n\nDer Umbau ist vom Tisch. Das beschloss der Rat.";
/// let document = document::parse(text, &Lexicon::embedded());
/// assert_eq!(document.blocks[0].kind, BlockKind::Headline);
/// assert_eq!(document.date.unwrap().iso_date(), "2023-05-03");
/// ```
pub fn parse(text: &str, lexicon: &Lexicon) -> Document {
    let pieces = piece::cut(text);
    let header = header::take(text, &pieces, lexicon);
    let mut parts = Parts::new(text, header);
    parts.body(lexicon, |at, body| is_subheading(text, at, body));
    parts.document
}

/// Puts the body's parts after the header's.
struct Parts<'t> {
    text: &'t str,
    document: Document,
    body: Vec<ByteSpan>,
    /// True if the next paragraph is the lead, if others follow.
    lead_is_open: bool,
    /// How many paragraphs were put.
    paragraphs: usize,
}

impl<'t> Parts<'t> {
    fn new(text: &'t str, header: Header) -> Self {
        let lead_is_open = header.has_headline() && !header.has_lead();
        let document = Document { blocks: header.blocks, date: header.date, notes: Vec::new() };
        Parts { text, document, body: header.body, lead_is_open, paragraphs: 0 }
    }

    fn body(&mut self, lexicon: &Lexicon, is_subheading: impl Fn(usize, &[ByteSpan]) -> bool) {
        let body = std::mem::take(&mut self.body);
        let last_text = (0..body.len()).rev().find(|&at| !is_subheading(at, &body));
        let mut contact = false;
        for (at, span) in body.iter().enumerate() {
            let words = span.of(self.text);
            contact = is_contact(words, lexicon) || contact && is_address(words);
            if contact || is_note(words, lexicon) {
                self.push(BlockKind::Meta, *span);
            } else if is_ticker(words) || is_subheading(at, &body) {
                self.push(BlockKind::Subheading, *span);
                self.lead_is_open = false;
            } else {
                let is_lead = std::mem::take(&mut self.lead_is_open)
                    && last_text.is_some_and(|last| at < last);
                self.paragraph(
                    if is_lead { BlockKind::Lead } else { BlockKind::Paragraph },
                    *span,
                    lexicon,
                );
            }
        }
        // A dateline or byline may stand after lines that turn out to be the body's.
        order::by_number(&mut self.document.blocks, |block| block.span.start() as u64);
    }

    fn push(&mut self, kind: BlockKind, span: ByteSpan) {
        self.document.blocks.push(Block { kind, span });
    }

    /// A paragraph; "Berlin (dpa) –" at its beginning is a part of its own.
    fn paragraph(&mut self, kind: BlockKind, span: ByteSpan, lexicon: &Lexicon) {
        let mut start = span.start();
        let is_place = |word: &str| {
            const PLACE: WordUse = WordUse::TOWN.or(WordUse::COUNTRY);
            lexicon.names.word(word).any(PLACE) || lexicon.names.word(&capital(word)).any(PLACE)
        };
        // A lead may stand before it.
        let first = self.paragraphs < 2;
        self.paragraphs += 1;
        if let Some((length, date)) =
            stamp::place_line(span.of(self.text), &lexicon.header, first, is_place)
        {
            let rest = &self.text[start + length..span.end()];
            let blank = rest.len() - rest.trim_start().len();
            if rest.len() > blank {
                self.push(BlockKind::Dateline, ByteSpan::new(start, start + length));
                self.document.date = self.document.date.or(date);
                start += length + blank;
            }
        }
        self.push(kind, ByteSpan::new(start, span.end()));
    }
}

/// "KIEL" as "Kiel".
fn capital(word: &str) -> String {
    capitalised(&lower(word))
}

/// A line of a block of addresses: short, no sentence.
fn is_address(words: &str) -> bool {
    const LONGEST: usize = 90;
    words.len() <= LONGEST && (!words.ends_with(['.', '!', '?', '“', '"']) || words.contains('@'))
}

/// The line over an entry of a ticker: "+++ 16:10 Uhr: Fähren bleiben im Hafen +++", "16.10 Uhr:
/// Fähren bleiben im Hafen".
fn is_ticker(words: &str) -> bool {
    /// In bytes.
    const LONGEST: usize = 200;
    let timed = || {
        let digits = words.trim_start_matches(|c: char| c.is_ascii_digit() || ".:".contains(c));
        let hour = words.len() - digits.len();
        (4..=5).contains(&hour) && digits.trim_start().starts_with("Uhr: ")
    };
    words.len() <= LONGEST
        && !words.contains('\n')
        && (words.starts_with("+++") && words.ends_with("+++")
            || timed() && !words.ends_with(['.', '“', '"', '…']))
}

/// A short piece without final stop between paragraphs.
fn is_subheading(text: &str, at: usize, body: &[ByteSpan]) -> bool {
    /// In characters of UTF-8.
    const LONGEST: usize = 110;
    let span = body[at];
    let finished = |span: &ByteSpan| {
        span.of(text).ends_with(['.', '!', '?', '“', '"', '”', '«', '»', ')', ':', '…'])
    };
    let next = body.get(at + 1).map(|span| span.of(text));
    at > 0
        && finished(&body[at - 1])
        && span.len() <= LONGEST
        && is_title(text, span)
        && !(span.of(text).ends_with(['“', '"', '”', '«', '»'])
            && span.of(text).contains(['.', '!', '?']))
        && next.is_some_and(|next| {
            next.len() > span.len() && !is_item(next) && next.contains(['.', '!', '?'])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as "kind: words", one a line.
    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let document = parse(text, &Lexicon::embedded());
        let got: Vec<String> = document
            .blocks
            .iter()
            .map(|b| format!("{}: {}", b.kind.name(), b.span.of(text)))
            .collect();
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn running_text_has_no_header() {
        check("Es regnet in Ulm.", &["paragraph: Es regnet in Ulm."]);
        check("Es regnet in Ulm", &["paragraph: Es regnet in Ulm"]);
        check("Es regnet.\n\nEs schneit.", &["paragraph: Es regnet.", "paragraph: Es schneit."]);
        check(
            "Das teilte der Rat am 3. Mai 2023 um 9 Uhr mit. Mehr nicht.\n\nEnde.",
            &[
                "paragraph: Das teilte der Rat am 3. Mai 2023 um 9 Uhr mit. Mehr nicht.",
                "paragraph: Ende.",
            ],
        );
        check("", &[]);
        check(" \n\n\t\r\n", &[]);
    }

    #[test]
    fn one_feed_or_two_or_carriage_returns() {
        let wanted = [
            "headline: Rat lehnt Umbau ab",
            "lead: Der Umbau ist vom Tisch.",
            "paragraph: Das war es.",
        ];
        check("Rat lehnt Umbau ab\nDer Umbau ist vom Tisch.\nDas war es.", &wanted);
        check("Rat lehnt Umbau ab\n\n\nDer Umbau ist vom Tisch.\n\nDas war es.\n", &wanted);
        check(
            "\u{feff}Rat lehnt Umbau ab\r\n\r\nDer Umbau ist vom Tisch.\r\n\r\nDas war es.",
            &wanted,
        );
        check(
            "Rat lehnt Umbau ab\n \t\n\u{a0}Der Umbau ist vom Tisch.\n\u{a0}\nDas war es.",
            &wanted,
        );
    }

    #[test]
    fn wrapped_lines_stay_together() {
        check(
            "Der Rat der Stadt Ulm\nhat den Umbau\nAbgelehnt wurde er knapp.",
            &["paragraph: Der Rat der Stadt Ulm\nhat den Umbau\nAbgelehnt wurde er knapp."],
        );
    }

    #[test]
    fn subheadings_stand_between_paragraphs() {
        check(
            "Der Rat tagte lange.\n\nKritik der Opposition\n\nDie Opposition ist gegen den Plan.\n\nMehr im Radio",
            &[
                "paragraph: Der Rat tagte lange.",
                "subheading: Kritik der Opposition",
                "paragraph: Die Opposition ist gegen den Plan.",
                "paragraph: Mehr im Radio",
            ],
        );
    }

    #[test]
    fn list_items_are_paragraphs() {
        check(
            "Das ist neu:\n- mehr Busse\n- weniger Autos\nDas gilt ab Mai.",
            &[
                "paragraph: Das ist neu:",
                "paragraph: - mehr Busse",
                "paragraph: - weniger Autos",
                "paragraph: Das gilt ab Mai.",
            ],
        );
    }

    #[test]
    fn everything_on_one_line() {
        check(
            "Streik an Kliniken Pfleger fordern mehr Lohn Stand: 03.05.2023 10:00 Uhr An den Kliniken wird gestreikt. Bis wann?",
            &[
                "kicker: Streik an Kliniken",
                "headline: Pfleger fordern mehr Lohn",
                "dateline: Stand: 03.05.2023 10:00 Uhr",
                "paragraph: An den Kliniken wird gestreikt. Bis wann?",
            ],
        );
    }

    #[test]
    fn a_title_is_cut_only_with_reason() {
        let body =
            "\n\nHamburgs Bürgermeisterin Anna Beck geht. Das sagte sie.\n\nMehr sagte Beck nicht.";
        for title in [
            "Bürgermeisterin Beck tritt zurück",
            "Die erste Rede von Anna Beck im Wortlaut",
            "Becks Abschied",
        ] {
            let text = format!("{title}{body}");
            let document = parse(&text, &Lexicon::embedded());
            assert_eq!(document.blocks[0].span.of(&text), title);
        }
    }

    #[test]
    fn a_huge_text_is_read_in_linear_time() {
        let text = "Rat lehnt Umbau ab\n".repeat(200_000);
        assert!(!parse(&text, &Lexicon::embedded()).blocks.is_empty());
        let text = format!("Stand: 03.05.2023 {}", "Rat am 3. Mai ".repeat(200_000));
        assert!(!parse(&text, &Lexicon::embedded()).blocks.is_empty());
    }
}
