//! Tokens cut finer for figures: "15-Jährige" is a number and a word here, "Mittwochabend" a day
//! and its part. Each atom carries all that it can mean; the rules decide.

use std::ops::Range;

use super::digits::{self, Digits};
use super::numeral::{self, Numeral};
use crate::compact::{decimal, keeps_places};
use crate::lexicon::figures::{FigurePhrase, FigureWords, Sense};
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
    /// True if white space stands before it.
    pub spaced: bool,
    /// True if it is a piece of a longer token.
    pub is_piece: bool,
    pub digits: Option<Digits>,
    pub numeral: Option<Numeral>,
    /// Phrases of the tables that begin with it.
    pub phrases: &'a [FigurePhrase],
}

impl Atom<'_> {
    /// Returns whether no figure can begin here.
    pub fn is_inert(&self) -> bool {
        self.digits.is_none()
            && self.numeral.is_none()
            && self.phrases.iter().all(|p| matches!(p.sense, Sense::Qualifier(_)))
            && !is_one_of!(self.lower, "-" | "−" | "–" | "minus" | "alle")
    }
}

/// Cuts a run of tokens.
pub(super) fn cut<'a>(
    tokens: &'a Tokens<'_>,
    range: Range<usize>,
    words: &'a FigureWords,
) -> Vec<Atom<'a>> {
    let mut cutter = AtomCutter { tokens, words, atoms: Vec::with_capacity(range.len()) };
    range.for_each(|token| cutter.token(token));
    cutter.atoms
}

struct AtomCutter<'a, 't> {
    tokens: &'a Tokens<'t>,
    words: &'a FigureWords,
    atoms: Vec<Atom<'a>>,
}

impl<'a> AtomCutter<'a, '_> {
    fn token(&mut self, token: usize) {
        let lower = self.tokens.lower(token);
        let length = self.tokens.tokens[token].span.len();
        // Pieces are cut by the lower-cased form; where places differ, the word stays whole.
        let is_aligned = keeps_places(self.tokens.form(token));
        match self.tokens.kind(token) {
            TokenKind::Number | TokenKind::Ordinal => self.number(token, lower),
            TokenKind::Word if is_aligned && lower.as_bytes()[0].is_ascii_digit() => {
                self.number_word(token, lower)
            }
            TokenKind::Word if is_aligned => self.word(token, lower),
            _ => self.push(token, 0..length, lower),
        }
    }

    fn number(&mut self, token: usize, lower: &'a str) {
        if let Some(number) = lower.strip_suffix('.') {
            let numeral = decimal(number).map(|value| Numeral { value, is_ordinal: true });
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
        while digit(end) || (bytes.get(end).is_some_and(|b| b".,:/".contains(b)) && digit(end + 1))
        {
            end += 1;
        }
        let rest = &lower[end..];
        if let Some(clock) = clock_with_h(&lower[..end], rest) {
            return self.push_as(token, 0..lower.len(), lower, Some(clock), None);
        }
        let number = digits::read(&lower[..end]);
        if let (
            Some(Digits::Integer { value, .. }),
            "te" | "ter" | "ten" | "tes" | "tem" | "ste" | "sten" | "ster",
        ) = (number, rest)
        {
            return self.push_as(
                token,
                0..lower.len(),
                lower,
                None,
                Some(Numeral { value, is_ordinal: true }),
            );
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
        let phrases = self.words.phrases(lower);
        if !phrases.is_empty() {
            let numeral = numeral::read(lower, self.words);
            return self.add(token, 0..lower.len(), lower, None, numeral, phrases);
        }
        let Some((value, rest, last)) = numeral::prefix(lower, self.words) else {
            return match split_day(lower)
                .filter(|at| self.is_part_of_day(&lower[..*at], &lower[*at..]))
            {
                Some(at) => {
                    self.push(token, 0..at, &lower[..at]);
                    self.push(token, at..lower.len(), &lower[at..]);
                }
                None => self.add(token, 0..lower.len(), lower, None, None, &[]),
            };
        };
        let numeral = numeral::whole(value, rest, last);
        let at = lower.len() - rest.len();
        let word = rest.strip_prefix('-').unwrap_or(rest);
        // "vier- bis sechsjährig"; "zweiwöchigen", "siebenhundert-Euro"
        if rest == "-" {
            self.push(token, 0..at, &lower[..at]);
        } else if numeral.is_none()
            && rest.len() > 2
            // "einmal", "einfach"
            && (value >= 2.0 || !matches!(word, "mal" | "fach"))
            && self.may_follow_number(word, word.len() < rest.len())
        {
            self.push(token, 0..at, &lower[..at]);
            self.pieces(token, lower.len() - word.len(), lower);
        } else {
            self.add(token, 0..lower.len(), lower, None, numeral, &[]);
        }
    }

    fn may_follow_number(&self, word: &str, is_hyphened: bool) -> bool {
        self.means(word, |s| match s {
            Sense::Lasting(_) => true,
            Sense::Unit(unit) => is_hyphened || self.words.units[unit as usize].symbol == "×",
            _ => false,
        })
    }

    fn is_part_of_day(&self, day: &str, part: &str) -> bool {
        self.means(day, |s| matches!(s, Sense::Weekday(_)))
            && self.means(part, |s| matches!(s, Sense::PartOfDay(..)))
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
        let lower = match self.tokens.kind(token) {
            TokenKind::Abbreviation => lower.strip_suffix('.').unwrap_or(lower),
            _ => lower,
        };
        let is_number = digits.is_some() || numeral.is_some();
        let numeral = if is_number { numeral } else { numeral::read(lower, self.words) };
        self.add(token, range, lower, digits, numeral, self.words.phrases(lower));
    }

    fn add(
        &mut self,
        token: usize,
        range: Range<usize>,
        lower: &'a str,
        digits: Option<Digits>,
        numeral: Option<Numeral>,
        phrases: &'a [FigurePhrase],
    ) {
        let whole = &self.tokens.tokens[token];
        self.atoms.push(Atom {
            span: ByteSpan::new(whole.span.start() + range.start, whole.span.start() + range.end),
            lower,
            token,
            spaced: whole.spaced && range.start == 0,
            is_piece: range.len() < whole.span.len(),
            digits,
            numeral,
            phrases,
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

/// The byte at which "Mittwochabend" falls apart, if it is such a word.
fn split_day(lower: &str) -> Option<usize> {
    const SHORTEST: usize = "montagfrüh".len();
    if lower.len() < SHORTEST || !lower.starts_with(['m', 'd', 'f', 's']) {
        return None;
    }
    let whole =
        ["mittwoch", "sonnabend"].iter().find(|day| lower.starts_with(**day)).map(|day| day.len());
    whole.or_else(|| lower.find("tag").map(|at| at + 3)).filter(|at| *at < lower.len())
}

/// "7h01"
fn clock_with_h(hour: &str, rest: &str) -> Option<Digits> {
    let minute = rest.strip_prefix('h').filter(|m| m.len() == 2)?;
    match digits::read(&format!("{hour}:{minute}")) {
        clock @ Some(Digits::Clock(_)) => clock,
        _ => None,
    }
}
