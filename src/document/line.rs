//! Takes one line of a header apart: crawler metadata, dateline and byline come off its ends.

use super::stamp::{self, Stamp};
use super::words::{LineWord, is_determiner, is_preposition, is_small, words};
use crate::compact::lower;
use crate::lexicon::Lexicon;
use crate::reading::{Block, BlockKind, date::DateTime};
use crate::text::ByteSpan;

/// A line taken apart.
#[derive(Debug, Default)]
pub(super) struct ParsedLine {
    /// Blocks recognised before its words.
    pub before: Vec<Block>,
    /// The words that remain: title or running text; `None` if nothing does.
    pub title: Option<ByteSpan>,
    /// Blocks recognised after its title.
    pub after: Vec<Block>,
    /// Running text that goes on after a dateline on the same line.
    pub text: Option<ByteSpan>,
    /// From the first dateline.
    pub date: Option<DateTime>,
}

/// Takes one piece of text apart.
pub(super) fn take_apart(text: &str, piece: ByteSpan, lexicon: &Lexicon) -> ParsedLine {
    /// Longer pieces begin with running text, so only their beginning is looked at.
    const LONGEST: usize = 400;
    let mut line = ParsedLine::default();
    // "Video: Bär im Garten" at the top is a headline.
    if piece.start() > 0 && is_note(piece.of(text), lexicon) {
        line.before.push(Block { kind: BlockKind::Meta, span: piece });
        return line;
    }
    let end = text.floor_char_boundary(piece.end().min(piece.start() + LONGEST));
    let all = words(text, ByteSpan::new(piece.start(), end));
    let first = line.take_meta(&all, lexicon);
    let first = line.take_leading_stamp(text, piece, &all, first, lexicon);
    let Some(start) = all.get(first).map(|w| w.span.start()) else { return line };
    let rest = &all[first..];
    let left = trimmed(text, ByteSpan::new(start, piece.end()));
    if let Some(span) = left.filter(|span| first > 0 && is_note(span.of(text), lexicon)) {
        line.before.push(Block { kind: BlockKind::Meta, span });
        return line;
    }
    let stamp = (end == piece.end() || text[start..end].contains(char::is_numeric))
        .then(|| find_stamp(text, piece, rest, lexicon))
        .flatten();
    let Some((at, spans, date)) = stamp else {
        line.close(text, ByteSpan::new(start, piece.end()), rest, lexicon);
        return line;
    };
    line.date = line.date.or(Some(date));
    let stop = spans.last().map_or(start, |s| s.end());
    if at > 0 {
        line.close(text, ByteSpan::new(start, rest[at - 1].span.end()), &rest[..at], lexicon);
    }
    line.after.extend(spans.into_iter().map(|span| Block { kind: BlockKind::Dateline, span }));
    line.take_rest(text, ByteSpan::new(stop, piece.end()), lexicon);
    line
}

impl ParsedLine {
    /// "date 2024-10 ...": index of the first word after it.
    fn take_meta(&mut self, all: &[LineWord<'_>], lexicon: &Lexicon) -> usize {
        let mut at = 0;
        while let [key, value, ..] = &all[at..] {
            let is_value = value.whole.contains("://")
                || value.whole.bytes().all(|b| b.is_ascii_digit() || b"-:.TZ+/".contains(&b));
            // German "Datum: 31.10.2024" is a dateline.
            let is_key =
                key.whole.trim_end_matches([':', '=']).bytes().all(|b| b.is_ascii_lowercase());
            if !(is_key && is_value && lexicon.header.meta.contains(key.core)) {
                break;
            }
            self.before.push(Block { kind: BlockKind::Meta, span: key.span.cover(value.span) });
            at += 2;
        }
        at
    }

    fn take_leading_stamp(
        &mut self,
        text: &str,
        piece: ByteSpan,
        all: &[LineWord<'_>],
        first: usize,
        lexicon: &Lexicon,
    ) -> usize {
        let Some(start) = all.get(first).map(|w| w.span.start()) else { return first };
        let Some(found) =
            stamp::at_start(&text[start..piece.end()], &lexicon.header).filter(|s| s.certain)
        else {
            return first;
        };
        let spans = stamps_from(text, start, piece.end(), found, lexicon);
        let end = spans.last().map_or(start, |span| span.end());
        let next = all.partition_point(|w| w.span.end() <= end);
        // "Am 3. Mai 2023 um 9 Uhr begann ..." is a sentence.
        let goes_on = all.get(next).is_some_and(|w| w.is_small_letter() || w.span.start() < end);
        if goes_on {
            return first;
        }
        self.date = Some(found.moment);
        self.before.extend(spans.into_iter().map(|span| Block { kind: BlockKind::Dateline, span }));
        next
    }

    /// Takes what stands before the dateline: title, maybe with a byline after it.
    fn close(&mut self, text: &str, span: ByteSpan, words: &[LineWord<'_>], lexicon: &Lexicon) {
        let Some(at) = byline_start(words, lexicon)
            .filter(|_| words.last().is_some_and(|w| w.span.end() == span.end()))
        else {
            self.title = Some(span);
            return;
        };
        let start = words[at].span.start();
        self.title = trimmed(text, ByteSpan::new(span.start(), start));
        self.after.push(Block { kind: BlockKind::Byline, span: ByteSpan::new(start, span.end()) });
    }

    /// Takes what stands after the dateline: a byline or running text.
    fn take_rest(&mut self, text: &str, rest: ByteSpan, lexicon: &Lexicon) {
        let Some(rest) = trimmed(text, rest) else { return };
        if is_byline(text, rest, lexicon) {
            self.after.push(Block { kind: BlockKind::Byline, span: rest });
        } else if is_note(rest.of(text), lexicon) {
            self.after.push(Block { kind: BlockKind::Meta, span: rest });
        } else {
            self.text = Some(rest);
        }
    }
}

/// The datelines inside or at the end of a line: before which word, where they stand, and the first
/// one's date.
fn find_stamp(
    text: &str,
    piece: ByteSpan,
    words: &[LineWord<'_>],
    lexicon: &Lexicon,
) -> Option<(usize, Vec<ByteSpan>, DateTime)> {
    for (at, word) in words.iter().enumerate() {
        let start = word.span.start();
        let Some(first) = stamp::at_start(&text[start..piece.end()], &lexicon.header) else {
            continue;
        };
        let spans = stamps_from(text, start, piece.end(), first, lexicon);
        let after = ByteSpan::new(spans.last()?.end(), piece.end());
        let rest = after.of(text).trim_start();
        let bound = at > 0 && !first.labelled && is_bound(&words[at - 1], first, lexicon);
        let stands_alone = rest.is_empty() || is_byline(text, after, lexicon);
        let before_text =
            first.certain && rest.starts_with(|c: char| c.is_uppercase() || "„\"»«“".contains(c));
        if !bound && (stands_alone || before_text) || at == 0 && rest.is_empty() {
            return Some((at, spans, first.moment));
        }
    }
    None
}

/// Returns whether the date belongs to the words before it: "bis zum 3. Mai 2023", "am 2. und 3.
/// Mai 2023".
fn is_bound(before: &LineWord<'_>, stamp: Stamp, lexicon: &Lexicon) -> bool {
    let binds = is_determiner(before, lexicon) || is_preposition(before, lexicon);
    let bound = if stamp.certain { binds } else { is_small(before, lexicon) };
    bound || before.whole.ends_with([',', ':', '-'])
}

/// One stamp after the other: "Veröffentlicht: ... Aktualisiert: ..."
fn stamps_from(
    text: &str,
    start: usize,
    end: usize,
    first: Stamp,
    lexicon: &Lexicon,
) -> Vec<ByteSpan> {
    let mut spans = vec![ByteSpan::new(start, start + first.length)];
    let mut at = start + first.length;
    loop {
        let rest = &text[at..end];
        let next = at + rest.len()
            - rest.trim_start_matches(|c: char| c.is_whitespace() || "|,·•".contains(c)).len();
        match stamp::at_start(&text[next..end], &lexicon.header) {
            Some(stamp) if stamp.certain => {
                at = next + stamp.length;
                spans.push(ByteSpan::new(next, at));
            }
            _ => return spans,
        }
    }
}

/// Whether a line is no part of the article: a credit, an embargo, the reading time, a hint to
/// another article.
pub(super) fn is_note(words: &str, lexicon: &Lexicon) -> bool {
    /// Longer ones are running text.
    const LONGEST: usize = 160;
    /// The longest reading times.
    const LONGEST_TIME: usize = 45;
    if words.len() > LONGEST {
        return false;
    }
    let lower = lower(words);
    let holds = |part: &String| lower.contains(part.as_str());
    let begins = |part: &String| lower.starts_with(part.as_str());
    lexicon.header.notes.iter().any(begins)
        || words.len() <= LONGEST_TIME
            && words.contains(|c: char| c.is_ascii_digit())
            && lexicon.header.notes_anywhere.iter().any(holds)
}

/// Whether a line begins a block of addresses.
pub(super) fn is_contact(words: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 80;
    let begins = |part: &String| lower(words).starts_with(part.as_str());
    words.len() <= LONGEST && lexicon.header.contacts.iter().any(begins)
}

fn is_byline(text: &str, span: ByteSpan, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 200;
    span.len() < LONGEST && byline_start(&words(text, span), lexicon) == Some(0)
}

/// Index of the word where a byline begins that reaches to the end: "Von Erika Beispiel und Max
/// Muster, Berlin".
fn byline_start(words: &[LineWord<'_>], lexicon: &Lexicon) -> Option<usize> {
    /// Names of more authors are not looked for.
    const LONGEST: usize = 14;
    let from = words.len().saturating_sub(LONGEST);
    (from..words.len()).find(|&at| {
        let word = words[at];
        // "Von", "Ein Kommentar von", "Eine Reportage von"
        let names = match word.whole {
            "Von" | "von" | "VON" => at + 1,
            "Ein" | "Eine" if words.get(at + 2).is_some_and(|w| w.whole == "von") => at + 3,
            _ => return false,
        };
        let after_name = || words[at - 1].whole.ends_with([',', ':', '–', '-']);
        let starts = at == 0 || word.is_capital() && !after_name();
        let of_ours = words.get(names).is_some_and(|w| w.core.starts_with("unser"));
        let names = names + usize::from(of_ours);
        starts && are_names(&words[names..], if of_ours { 1 } else { 2 }, lexicon)
    })
}

/// At least so many words in capitals, with nothing between them that names do not hold.
fn are_names(words: &[LineWord<'_>], least: usize, lexicon: &Lexicon) -> bool {
    let mut capitals = 0;
    for word in words {
        let lower = word.core;
        if word.is_capital() && !is_small(word, lexicon) {
            capitals += 1;
        } else if !(is_one_of!(lower, "und" | "aus" | "in" | "")
            || lexicon.header.name_parts.contains(lower))
        {
            return false;
        }
    }
    capitals >= least
        && words.last().is_some_and(|w| w.is_capital() && !w.whole.ends_with(['.', '?', '!']))
}

fn trimmed(text: &str, span: ByteSpan) -> Option<ByteSpan> {
    let part = span.of(text);
    let signs = |c: char| c.is_whitespace() || "|·•–".contains(c);
    let start = span.start() + part.len() - part.trim_start_matches(signs).len();
    let length = part.trim_matches(signs).len();
    (length > 0).then(|| ByteSpan::new(start, start + length))
}
