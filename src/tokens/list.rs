//! The tokens and sentences of an article, and the questions asked about them.

use std::ops::Range;

use crate::compact::Collect;
use crate::reading::Block;
use crate::text::ByteSpan;

/// One word, number or sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its span in the text.
    pub span: ByteSpan,
    /// Its kind.
    pub kind: TokenKind,
    /// Index of its form among the article's different forms.
    pub(super) word: u32,
    /// True if it begins with an upper-case letter.
    pub(super) upper: bool,
    /// True if white space stands before it.
    pub spaced: bool,
}

/// Kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and digits: "US-Außenminister", "15-Jährige",
    /// "Z-9".
    Word,
    /// With its full stop: "z.", "Dr.", "Okt."
    Abbreviation,
    /// Digits with inner separators: "8.000", "21:27", "31.10.2024", "1,5", "2024-10".
    Number,
    /// Digits with the full stop that makes them an ordinal: "31." before "Oktober".
    Ordinal,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// Any other sign, one character each.
    Sign,
    /// An address or e-mail.
    Url,
}

/// A sentence: a run of tokens of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Without surrounding white space.
    pub span: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its block, as index into the blocks that were cut.
    pub block: usize,
}

/// All tokens that look the same and are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SharedForm {
    /// The first of them.
    pub(super) first: u32,
    /// The lower-cased form, as a span of [`Tokens::lowered`].
    pub(super) lower: ByteSpan,
}

/// An article cut up.
pub struct Tokens<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its parts.
    pub blocks: &'t [Block],
    /// In order of the text.
    pub tokens: Vec<Token>,
    /// In order of the text; together they hold every token.
    pub sentences: Vec<Sentence>,
    pub(super) words: Vec<SharedForm>,
    pub(super) lowered: String,
}

impl<'t> Tokens<'t> {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token `at` as it stands; empty after the last one.
    pub fn form(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Token `at` in lower case; empty after the last one.
    pub fn lower(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token.map_or("", |token| self.words[token.word as usize].lower.of(&self.lowered))
    }

    /// Number of the word that token `at` is: tokens that look the same and are of one kind share
    /// it.
    pub fn word(&self, at: usize) -> usize {
        self.tokens[at].word as usize
    }

    /// Works out, once a word, what its form and kind alone decide; `of` gets a token that is that
    /// word.
    pub fn once_a_word<T>(&self, of: impl FnMut(usize) -> T) -> Vec<T> {
        self.words.iter().map(|word| word.first as usize).map(of).collect_vec()
    }

    /// Kind of token `at`; a sign after the last one.
    pub fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::Sign, |token| token.kind)
    }

    /// Returns whether token `at` begins with an upper-case letter.
    pub fn is_upper(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.upper)
    }

    /// The span of token `at`; empty at the end of the text after the last one.
    pub fn span_at(&self, at: usize) -> ByteSpan {
        let end = self.text.len();
        self.tokens.get(at).map_or(ByteSpan::new(end, end), |token| token.span)
    }

    /// The span from the first to the last token of a range; that of its first where it is empty.
    pub fn span(&self, range: Range<usize>) -> ByteSpan {
        self.span_at(range.start).cover(self.span_at(range.end.max(range.start + 1) - 1))
    }

    /// Index of the sentence that holds token `at`.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= at)
    }

    /// Index of the first token that ends after byte `at`.
    pub fn at_byte(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= at)
    }

    /// Tokens that overlap a span.
    pub fn within(&self, span: ByteSpan) -> Range<usize> {
        self.at_byte(span.start())..self.tokens.partition_point(|t| t.span.start() < span.end())
    }
}
