//! Tokens cut finer for figures: "15-Jährige" is a number and a word here, "Mittwochabend" a day and its part.
//! Each atom carries all that it can mean; the rules decide.

use std::ops::Range;

use super::digits::{self, Digits};
use super::numeral::{self, Numeral};
use crate::lexicon::figures::{FigureWords, Phrase, Sense};
use crate::text::ByteSpan;
use crate::tokens::{TokenKind, Tokens};

/// A piece of a token, mostly all of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom<'a> {
    pub span: ByteSpan,
    /// Lower case, without the full stop of an abbreviation.
    pub lower: &'a str,
    /// Index of its token.
    pub token: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it is a piece of a longer token.
    pub is_piece: bool,
    pub digits: Option<Digits>,
    pub numeral: Option<Numeral>,
    /// Phrases of the tables that begin with it.
    pub phrases: &'a [Phrase],
}

impl Atom<'_> {
    /// Whether no figure can begin here.
    pub fn is_inert(&self) -> bool {
        self.digits.is_none()
            && self.numeral.is_none()
            && self.phrases.is_empty()
            && !matches!(self.lower, "-" | "−" | "–" | "minus" | "alle")
    }
}

/// Cuts a run of tokens.
pub(super) fn cut<'a>(tokens: &'a Tokens<'_>, range: Range<usize>, words: &'a FigureWords) -> Vec<Atom<'a>> {
    let mut cutter = Cutter { tokens, words, atoms: Vec::with_capacity(range.len()) };
    range.for_each(|token| cutter.token(token));
    cutter.atoms
}

struct Cutter<'a, 't> {
    tokens: &'a Tokens<'t>,
    words: &'a FigureWords,
    atoms: Vec<Atom<'a>>,
}

impl<'a> Cutter<'a, '_> {
    fn token(&mut self, token: usize) {
        let lower = self.tokens.lower(token);
        let length = self.tokens.tokens[token].span.len();
        // Pieces are cut by the lower-cased form; where its length differs, the word stays whole.
        let is_aligned = lower.len() == length;
        match self.tokens.kind(token) {
            TokenKind::Number | TokenKind::Ordinal => self.number(token, lower),
            TokenKind::Word if is_aligned && lower.as_bytes()[0].is_ascii_digit() => self.number_word(token, lower),
            TokenKind::Word if is_aligned => self.word(token, lower),
            _ => self.push(token, 0..length, lower),
        }
    }

    fn number(&mut self, token: usize, lower: &'a str) {
        if let Some(number) = lower.strip_suffix('.') {
            let numeral = number.parse().ok().map(|value| Numeral { value, is_ordinal: true });
            return self.push_as(token, 0..lower.len(), lower, None, numeral);
        }
        let whole = digits::read(lower);
        let Some((left, right)) = lower.split_once('-').filter(|_| whole.is_none()) else {
            return self.push_as(token, 0..lower.len(), lower, whole, None);
        };
        // "16-39": a span of two numbers.
        match (digits::read(left), digits::read(right)) {
            (Some(low), Some(high)) => {
                let at = left.len();
                self.push_as(token, 0..at, left, Some(low), None);
                self.push(token, at..at + 1, "-");
                self.push_as(token, at + 1..lower.len(), right, Some(high), None);
            }
            _ => self.push_as(token, 0..lower.len(), lower, None, None),
        }
    }

    /// "15-Jährige", "90min", "4ter", "1980er", "7h01".
    fn number_word(&mut self, token: usize, lower: &'a str) {
        let bytes = lower.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = 1;
        while digit(end) || (bytes.get(end).is_some_and(|b| b".,:/".contains(b)) && digit(end + 1)) {
            end += 1;
        }
        let rest = &lower[end..];
        if let Some(clock) = clock_with_h(&lower[..end], rest) {
            return self.push_as(token, 0..lower.len(), lower, Some(clock), None);
        }
        let number = digits::read(&lower[..end]);
        if let (Some(Digits::Integer { value, .. }), "te" | "ter" | "ten" | "tes" | "tem" | "ste" | "sten" | "ster") =
            (number, rest)
        {
            return self.push_as(token, 0..lower.len(), lower, None, Some(Numeral { value, is_ordinal: true }));
        }
        let from = end + usize::from(rest.starts_with('-'));
        let first = lower[from..].split('-').next().unwrap_or_default();
        if number.is_none() || !(first == "er" || self.means_unit(first)) {
            return self.push_as(token, 0..lower.len(), lower, None, None);
        }
        self.push_as(token, 0..end, &lower[..end], number, None);
        self.pieces(token, from, lower);
    }

    fn word(&mut self, token: usize, lower: &'a str) {
        if !self.words.phrases(lower).is_empty() {
            return self.push(token, 0..lower.len(), lower);
        }
        // "vier- bis sechsjährig"
        if let Some(number) = lower.strip_suffix('-').filter(|n| numeral::read(n, self.words).is_some()) {
            return self.push(token, 0..number.len(), number);
        }
        if let Some((at, from)) = self.split(lower) {
            self.push(token, 0..at, &lower[..at]);
            return self.pieces(token, from, lower);
        }
        self.push(token, 0..lower.len(), lower);
    }

    /// Where "zweiwöchigen", "siebenhundert-Euro" and "Mittwochabend" fall apart: end of the first, begin of the second.
    fn split(&self, lower: &str) -> Option<(usize, usize)> {
        if let Some((_, rest, _)) = numeral::prefix(lower, self.words).filter(|(_, rest, _)| rest.len() > 2) {
            let word = rest.strip_prefix('-').unwrap_or(rest);
            let fits = self.means(word, |s| matches!(s, Sense::Lasting(_)))
                || (word.len() < rest.len() && self.means(word, |s| matches!(s, Sense::Unit(_))));
            return fits.then_some((lower.len() - rest.len(), lower.len() - word.len()));
        }
        let at = ["mittwoch", "sonnabend"].iter().find(|day| lower.starts_with(**day)).map(|day| day.len());
        let at = at.or_else(|| lower.find("tag").map(|at| at + 3).filter(|at| *at < lower.len()))?;
        let fits = self.means(&lower[..at], |s| matches!(s, Sense::Weekday(_)))
            && self.means(&lower[at..], |s| matches!(s, Sense::PartOfDay(..)));
        fits.then_some((at, at))
    }

    fn pieces(&mut self, token: usize, from: usize, lower: &'a str) {
        let mut at = from;
        for piece in lower[from..].split('-') {
            if !piece.is_empty() {
                self.push(token, at..at + piece.len(), piece);
            }
            at += piece.len() + 1;
        }
    }

    fn push(&mut self, token: usize, range: Range<usize>, lower: &'a str) {
        self.push_as(token, range, lower, None, None);
    }

    fn push_as(
        &mut self,
        token: usize,
        range: Range<usize>,
        lower: &'a str,
        digits: Option<Digits>,
        numeral: Option<Numeral>,
    ) {
        let whole = &self.tokens.tokens[token];
        let lower = match whole.kind {
            TokenKind::Abbreviation => lower.strip_suffix('.').unwrap_or(lower),
            _ => lower,
        };
        let is_number = digits.is_some() || numeral.is_some();
        self.atoms.push(Atom {
            span: ByteSpan::new(whole.span.start() + range.start, whole.span.start() + range.end),
            lower,
            token,
            spaced: whole.spaced && range.start == 0,
            is_piece: range.len() < whole.span.len(),
            digits,
            numeral: if is_number { numeral } else { numeral::read(lower, self.words) },
            phrases: self.words.phrases(lower),
        });
    }

    fn means(&self, word: &str, sense: impl Fn(Sense) -> bool) -> bool {
        self.words.phrases(word).iter().any(|p| p.rest.is_empty() && sense(p.sense))
    }

    fn means_unit(&self, word: &str) -> bool {
        self.words.phrases(word).iter().any(|p| {
            matches!(
                p.sense,
                Sense::Unit(_)
                    | Sense::Lasting(_)
                    | Sense::Span(..)
                    | Sense::OClock
                    | Sense::Scale(_)
                    | Sense::GluedScale(_)
            )
        })
    }
}

/// "7h01"
fn clock_with_h(hour: &str, rest: &str) -> Option<Digits> {
    let minute = rest.strip_prefix('h').filter(|m| m.len() == 2)?;
    match digits::read(&format!("{hour}:{minute}")) {
        clock @ Some(Digits::Clock(_)) => clock,
        _ => None,
    }
}
