//! The words of a header line as they are divided by white space. Headers need no finer tokens.

use crate::compact::{Collect, lower};
use crate::lexicon::Lexicon;
use crate::lexicon::words::FunctionWord;
use crate::text::ByteSpan;

/// One word with the signs glued to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineWord<'t> {
    /// With its signs.
    pub span: ByteSpan,
    /// With its signs.
    pub whole: &'t str,
    /// Without signs at its ends.
    pub core: &'t str,
}

impl LineWord<'_> {
    pub fn lower(&self) -> String {
        lower(self.core)
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

    /// Returns whether a sign stands before its letters.
    pub fn opens(&self) -> bool {
        self.whole.starts_with(|c: char| "„\"»«“‚'(".contains(c))
    }

    /// Returns whether a sign stands after its letters.
    pub fn closes(&self) -> bool {
        !self.whole.ends_with(|c: char| c.is_alphanumeric())
    }
}

/// The words of a part of the text.
pub(super) fn words(text: &str, span: ByteSpan) -> Vec<LineWord<'_>> {
    let base = text.as_ptr() as usize;
    (span.of(text).split_whitespace())
        .map(|whole| {
            let start = whole.as_ptr() as usize - base;
            LineWord {
                span: ByteSpan::new(start, start + whole.len()),
                whole,
                core: whole.trim_matches(|c: char| !c.is_alphanumeric()),
            }
        })
        .collect_vec()
}

/// Returns whether a word is of a closed class, or an adverb: never the verb of a headline; with a
/// capital inside a line, it begins something new.
pub(super) fn is_small(word: &LineWord<'_>, lexicon: &Lexicon) -> bool {
    let lower = word.lower();
    lexicon.function_words.class(&lower).is_some() || lexicon.header.small.contains(lower.as_str())
}

/// Returns whether a noun phrase begins with it: an article or the like, also fused with a
/// preposition.
pub(super) fn is_determiner(word: &LineWord<'_>, lexicon: &Lexicon) -> bool {
    let class = lexicon.function_words.class(&word.lower());
    matches!(class, Some(FunctionWord::Determiner | FunctionWord::Fused))
}

/// Returns whether it is a preposition, also fused with an article.
pub(super) fn is_preposition(word: &LineWord<'_>, lexicon: &Lexicon) -> bool {
    let class = lexicon.function_words.class(&word.lower());
    matches!(class, Some(FunctionWord::Preposition | FunctionWord::Fused))
}
