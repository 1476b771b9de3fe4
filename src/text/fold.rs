//! The text as a reader sees it: without signs that show nothing, accents in one piece with their
//! letters.
//!
//! Soft hyphens, zero-width signs and decomposed umlauts ("a" + "¨") would hide words from every
//! look-up. So such a text is analysed in its folded form, and the spans found there are carried
//! back.

use super::ByteSpan;

/// A folded text and the way back.
///
/// ```
/// use quellenlupe::text::{ByteSpan, Folded};
/// let folded = Folded::new("Mi\u{ad}nis\u{ad}ter a\u{308}rgert").unwrap();
/// assert_eq!(folded.text(), "Minister ärgert");
/// assert_eq!(folded.outward(ByteSpan::new(0, 8)), ByteSpan::new(0, 12)); // with its soft hyphens
/// assert!(Folded::new("Minister ärgert").is_none());
/// ```
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    /// From this folded offset on, a span's start lies so much further back in the original.
    starts: Vec<(u32, i64)>,
    /// The same for a span's end.
    ends: Vec<(u32, i64)>,
    /// Length of the original so far.
    original: usize,
}

/// The treatment of white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// It stays as it is: in plain text line feeds carry structure.
    Keep,
    /// A run of it becomes one blank, as a browser shows it.
    Collapse,
}

impl Folded {
    /// Folds a plain text; `None` if it is folded already.
    pub fn new(text: &str) -> Option<Self> {
        if text.is_ascii() || !text.chars().any(|c| is_hidden(c) || is_accent(c)) {
            return None;
        }
        let mut folded = Folded::default();
        folded.add(text, Space::Keep);
        Some(folded)
    }

    /// Adds a further piece of the original.
    pub fn add(&mut self, piece: &str, space: Space) {
        let mut chars = piece.chars().peekable();
        let mut after_space = false;
        while let Some(c) = chars.next() {
            let start = self.original;
            self.original += c.len_utf8();
            let is_space = space == Space::Collapse && c.is_whitespace();
            let drops = is_hidden(c) || is_space && after_space;
            after_space = is_space || after_space && drops;
            if drops {
                continue;
            }
            let whole = chars.peek().and_then(|accent| compose(c, *accent));
            if whole.is_some() {
                self.original += chars.next().map_or(0, char::len_utf8);
            }
            note(&mut self.starts, self.text.len(), start);
            self.text.push(if is_space { ' ' } else { whole.unwrap_or(c) });
            note(&mut self.ends, self.text.len(), self.original);
        }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A span of the folded text as span of the original.
    pub fn outward(&self, span: ByteSpan) -> ByteSpan {
        let start = back(&self.starts, span.start());
        let end = if span.is_empty() { start } else { back(&self.ends, span.end()) };
        ByteSpan::new(start, end)
    }
}

/// Remembers how far an offset is shifted, where that changes.
fn note(shifts: &mut Vec<(u32, i64)>, folded: usize, original: usize) {
    let shift = original as i64 - folded as i64;
    if shifts.last().map_or(0, |(_, last)| *last) != shift {
        shifts.push((folded as u32, shift));
    }
}

fn back(shifts: &[(u32, i64)], folded: usize) -> usize {
    let shift = match shifts.partition_point(|(from, _)| *from as usize <= folded) {
        0 => 0,
        at => shifts[at - 1].1,
    };
    (folded as i64 + shift) as usize
}

/// Soft hyphen, zero-width space and non-joiner, word joiner, byte order mark, marks of direction.
/// The zero-width joiner stays: it holds emoji together.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The letter with its accent as one character: those of German and of names that German news often
/// has.
fn compose(letter: char, accent: char) -> Option<char> {
    let (letters, whole) = match accent {
        '\u{308}' => ("aouAOUei", "äöüÄÖÜëï"),
        '\u{301}' => ("aeiouyAEIOUcnsz", "áéíóúýÁÉÍÓÚćńśź"),
        '\u{300}' => ("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        '\u{302}' => ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        '\u{303}' => ("anoANO", "ãñõÃÑÕ"),
        '\u{306}' => ("agAG", "ăğĂĞ"),
        '\u{30a}' => ("aAu", "åÅů"),
        '\u{30c}' => ("cserznCSERZN", "čšěřžňČŠĚŘŽŇ"),
        '\u{327}' => ("csCS", "çşÇŞ"),
        _ => return None,
    };
    letters.chars().position(|l| l == letter).and_then(|at| whole.chars().nth(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_span_comes_back_whole() {
        let text = "\u{feff}a\u{ad}b a\u{308}ß\u{200b}\u{200b}c 😀\u{ad}";
        let folded = Folded::new(text).expect("something to fold");
        assert_eq!(folded.text(), "ab äßc 😀");
        for (part, original) in
            [("ab", "a\u{ad}b"), ("ä", "a\u{308}"), ("ßc", "ß\u{200b}\u{200b}c"), ("😀", "😀")]
        {
            let at = folded.text().find(part).expect("a part of it");
            assert_eq!(folded.outward(ByteSpan::new(at, at + part.len())).of(text), original);
        }
        let whole = ByteSpan::new(0, folded.text().len());
        assert_eq!(folded.outward(whole).of(text), text.trim_matches(['\u{feff}', '\u{ad}']));
    }

    #[test]
    fn white_space_collapses_where_it_may() {
        let mut folded = Folded::default();
        folded.add("Der\n    Rat ", Space::Collapse);
        folded.add("\n\n", Space::Keep);
        folded.add("\t tagt", Space::Collapse);
        assert_eq!(folded.text(), "Der Rat \n\n tagt");
        assert_eq!(folded.outward(ByteSpan::new(4, 7)), ByteSpan::new(8, 11));
        assert_eq!(folded.outward(ByteSpan::new(11, 15)), ByteSpan::new(16, 20));
    }
}
