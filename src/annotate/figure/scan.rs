//! The atoms of one block and the questions that the rules ask about them.

use std::cell::Cell;
use std::ops::Range;

use super::atom::Atom;
use crate::annotate::trace::Trace;
use crate::lexicon::figures::{ADJECTIVE_ENDINGS, FigureWords, Sense};
use crate::lexicon::label_forms::LabelForms;
use crate::lexicon::verbs::Verbs;
use crate::reading::date::DateTime;
use crate::reading::{FigureKind, FigureValue};
use crate::text::ByteSpan;
use crate::tokens::Tokens;

/// One block, ready for the rules. Positions are indices of atoms; any position may be asked for.
pub(super) struct Scan<'a> {
    pub tokens: &'a Tokens<'a>,
    pub words: &'a FigureWords,
    pub verbs: &'a Verbs,
    pub nouns: &'a LabelForms,
    pub atoms: Vec<Atom<'a>>,
    /// Signs of past or future per atom, filled as they are asked for.
    pub signs: Vec<Cell<u8>>,
    /// The article's date.
    pub now: Option<DateTime>,
    /// Notes on how the rules decide; off unless `quellenlupe explain` asks.
    pub trace: &'a Trace,
}

/// A figure as a rule finds it, before its surroundings are looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FigureCandidate {
    pub atoms: Range<usize>,
    pub kind: FigureKind,
    pub value: Option<FigureValue>,
    pub unit: Option<&'static str>,
    pub number: Option<f64>,
    /// True if the words name no exact value: "vor 40 Jahren", "Mitte 50".
    pub approx: bool,
}

impl FigureCandidate {
    pub fn new(atoms: Range<usize>, kind: FigureKind, value: Option<FigureValue>) -> Self {
        FigureCandidate { atoms, kind, value, unit: None, number: None, approx: false }
    }
}

impl<'a> Scan<'a> {
    pub fn get(&self, at: usize) -> Option<&Atom<'a>> {
        self.atoms.get(at)
    }

    /// Notes by which pattern something was found, where it was.
    #[inline(always)]
    pub fn by<T>(&self, pattern: &'static str, found: Option<T>) -> Option<T> {
        if found.is_some() {
            self.trace.step(|| pattern.to_owned());
        }
        found
    }

    /// Lower-case form; empty after the end.
    pub fn lower(&self, at: usize) -> &'a str {
        self.atoms.get(at).map_or("", |a| a.lower)
    }

    /// Lower-case form of the atom before; empty before the first.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    /// As it stands in the text.
    pub fn form(&self, at: usize) -> &'a str {
        self.atoms.get(at).map_or("", |a| a.span.of(self.tokens.text))
    }

    pub fn is_upper(&self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(char::is_uppercase)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(char::is_alphabetic)
    }

    /// Returns whether the atom touches the one before it.
    pub fn is_glued(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|a| !a.spaced)
    }

    /// Returns whether a sentence, a line or a quotation begins here, so that an upper-case letter
    /// tells nothing.
    pub fn is_opening(&self, at: usize) -> bool {
        let Some(atom) = self.atoms.get(at) else { return false };
        let token = atom.token;
        let sentence = &self.tokens.sentences[self.tokens.sentence_of(token)];
        sentence.tokens.start == token
            || is_one_of!(self.before(at), ":" | "„" | "\"" | "»" | "." | "?" | "!" | "–" | "")
    }

    /// The longest phrase from here that has a meaning `pick` takes, and where it ends.
    pub fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        let (sense, end) = self.phrase(at, &|sense| pick(sense).is_some())?;
        Some((pick(sense)?, end))
    }

    /// Stands in the code once, whatever is picked.
    #[inline(never)]
    fn phrase(&self, at: usize, fits: &dyn Fn(Sense) -> bool) -> Option<(Sense, usize)> {
        let atom = self.atoms.get(at)?;
        let phrase = atom.phrases.iter().find(|phrase| {
            fits(phrase.sense)
                && phrase.rest.iter().enumerate().all(|(k, word)| self.matches(at + 1 + k, word))
        })?;
        Some((phrase.sense, at + 1 + phrase.rest.len()))
    }

    fn matches(&self, at: usize, word: &str) -> bool {
        let lower = self.lower(at);
        match word.strip_suffix('*') {
            Some(stem) => {
                lower.strip_prefix(stem).is_some_and(|ending| ADJECTIVE_ENDINGS.contains(&ending))
            }
            None => lower == word,
        }
    }

    pub fn span(&self, atoms: Range<usize>) -> ByteSpan {
        self.atoms[atoms.start].span.cover(self.atoms[atoms.end - 1].span)
    }

    /// Returns whether nothing but the signs of a full stop follows in the block.
    pub fn is_end(&self, at: usize) -> bool {
        self.atoms.get(at).is_none_or(|a| is_one_of!(a.lower, "." | "!" | "?" | "…"))
    }
}
