//! The lines of a text, put together to pieces: headlines, paragraphs, list items.

use crate::text::ByteSpan;

/// The pieces in order of the text, without surrounding white space, none of them empty.
///
/// Blank lines divide pieces. So do single line feeds, unless a line begins with a small letter:
/// then its block is text wrapped at some width and stays whole.
pub(super) fn cut(text: &str) -> Vec<ByteSpan> {
    let mut pieces = Vec::new();
    let mut block: Vec<ByteSpan> = Vec::new();
    for line in lines(text) {
        if line.is_empty() {
            flush(text, &mut block, &mut pieces);
        } else {
            block.push(line);
        }
    }
    flush(text, &mut block, &mut pieces);
    pieces
}

fn flush(text: &str, block: &mut Vec<ByteSpan>, pieces: &mut Vec<ByteSpan>) {
    let wrapped = block.iter().skip(1).map(|line| line.of(text)).any(|line| {
        line.starts_with(|c: char| c.is_lowercase() || c == '(') && !is_small_byline(line)
    });
    match (wrapped, block.first(), block.last()) {
        (true, Some(first), Some(last)) => pieces.push(first.cover(*last)),
        _ => pieces.append(block),
    }
    block.clear();
}

/// "von Erika Beispiel": two to eight words, all but small ones with a capital, no full stop.
pub(super) fn is_small_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("von ") else { return false };
    let capitals =
        || names.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
    let small = |word: &str| {
        word.starts_with(char::is_uppercase)
            || is_one_of!(word, "und" | "aus" | "in" | "von" | "der")
    };
    names.len() < 80
        && !names.ends_with(['.', '!', '?', ',', ':'])
        && names.split_whitespace().all(small)
        && (2..8).contains(&capitals())
}

/// Every line, trimmed; blank ones are empty spans.
fn lines(text: &str) -> impl Iterator<Item = ByteSpan> {
    let base = text.as_ptr() as usize;
    let ends = |c| matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}');
    let feeds = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    feeds.flat_map(move |line| line.split(ends)).map(move |line| {
        let line = line.trim_matches(is_blank);
        let start = line.as_ptr() as usize - base;
        ByteSpan::new(start, start + line.len())
    })
}

/// White space, and the signs that show nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}
