//! The tokens of one block to sentences.

use std::ops::Range;

use super::list::{TokenKind, Tokens};
use crate::lexicon::Lexicon;
use crate::lexicon::abbreviations::Needs;

/// The sentences among the tokens `range`, in order and without gaps.
pub(super) fn cut(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    lexicon: &Lexicon,
) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let mut end = at + 1;
        if ends_sentence(tokens.form(at))
            && !(at > range.start && is_numbering(tokens, range.start, at))
        {
            // Closing marks belong to the sentence before them.
            while end < range.end && is_trailing(tokens, end) {
                end += 1;
            }
            if end < range.end && begins_sentence(tokens, end) {
                sentences.push(start..end);
                start = end;
            }
        } else if at > start && end < range.end && ends_in_abbreviation(tokens, at, lexicon) {
            sentences.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < range.end {
        sentences.push(start..range.end);
    }
    sentences
}

fn ends_sentence(form: &str) -> bool {
    is_one_of!(form, "." | "!" | "?" | "…")
}

/// Returns whether the full stop at `stop` belongs to a Roman numeral: "Benedikt XVI. ist".
fn is_numbering(tokens: &Tokens<'_>, start: usize, stop: usize) -> bool {
    let number = stop - 1;
    if tokens.form(stop) != "." || tokens.tokens[stop].spaced || number == start {
        return false;
    }
    let form = tokens.form(number);
    let roman =
        form.len() > 1 && form.bytes().all(|b| b"IVX".contains(&b)) && tokens.is_upper(number - 1);
    let next_is_capital = stop + 1 < tokens.len()
        && tokens.kind(stop + 1) == TokenKind::Word
        && tokens.is_upper(stop + 1);
    roman && stop + 1 < tokens.len() && !next_is_capital
}

/// Whether the stop of an abbreviation ends the sentence, too: "Bänke, Brunnen usw. Die Stadt ...".
fn ends_in_abbreviation(tokens: &Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    if tokens.kind(at) != TokenKind::Abbreviation
        || tokens.kind(at + 1) != TokenKind::Word
        || !tokens.is_upper(at + 1)
    {
        return false;
    }
    let form = tokens.lower(at);
    let may_end = lexicon.abbreviations.get(form.strip_suffix('.').unwrap_or(form));
    let begins = lexicon.function_words.class(tokens.lower(at + 1));
    may_end == Some(&Needs::MayEnd) && begins.is_some()
}

fn is_trailing(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == TokenKind::Close
        || is_one_of!(tokens.form(at), "." | "!" | "?" | "…" | ")" | "]")
}

/// Returns whether a sentence can begin here: not with a comma, a dash or a small letter.
fn begins_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        TokenKind::Sign => is_one_of!(tokens.form(at), "(" | "[" | "-" | "–" | "•" | "*"),
        TokenKind::Close => false,
        TokenKind::Open | TokenKind::Number | TokenKind::Ordinal | TokenKind::Url => true,
        // Also with "eBay".
        TokenKind::Word | TokenKind::Abbreviation => {
            !tokens.form(at).starts_with(char::is_lowercase)
                || tokens.form(at).chars().nth(1).is_some_and(char::is_uppercase)
        }
    }
}
