//! The words of a header line as they are divided by white space. Headers need no finer tokens.

use crate::text::ByteSpan;

/// One word with the signs glued to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// With its signs.
    pub span: ByteSpan,
    /// With its signs.
    pub whole: &'t str,
    /// Without signs at its ends.
    pub core: &'t str,
}

impl Word<'_> {
    pub fn lower(&self) -> String {
        self.core.to_lowercase()
    }

    pub fn is_capital(&self) -> bool {
        self.core.starts_with(char::is_uppercase)
    }

    pub fn is_small_letter(&self) -> bool {
        self.core.starts_with(char::is_lowercase)
    }

    pub fn has_number(&self) -> bool {
        self.core.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a sign stands before its letters.
    pub fn opens(&self) -> bool {
        self.whole.starts_with(|c: char| "„\"»«“‚'(".contains(c))
    }

    /// Whether a sign stands behind its letters.
    pub fn closes(&self) -> bool {
        !self.whole.ends_with(|c: char| c.is_alphanumeric())
    }
}

/// The words of a part of the text.
pub(super) fn words(text: &str, span: ByteSpan) -> Vec<Word<'_>> {
    let base = text.as_ptr() as usize;
    (span.of(text).split_whitespace())
        .map(|whole| {
            let start = whole.as_ptr() as usize - base;
            Word {
                span: ByteSpan::new(start, start + whole.len()),
                whole,
                core: whole.trim_matches(|c: char| !c.is_alphanumeric()),
            }
        })
        .collect()
}
