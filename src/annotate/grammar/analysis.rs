//! The grammatical analysis of an article: the class of each word, quotations, periods and clauses,
//! and the questions that rules ask about them.

use std::ops::Range;

use super::quotation::Quotation;
use super::word::{Class, WordList};
use crate::annotate::trace::Trace;
use crate::lexicon::Lexicon;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::{FunctionWord, Traits};
use crate::tokens::{TokenKind, Tokens};

/// Sentences that a quotation ties together, usually just one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses, as indices into [`Grammar::clauses`].
    pub clauses: Range<usize>,
    /// The block it stands in, as index into the article's blocks.
    pub block: usize,
}

impl Period {
    /// Its tokens without the marks that end it.
    pub fn body(&self, grammar: &Grammar<'_>) -> Range<usize> {
        let mut end = self.tokens.end;
        while end > self.tokens.start && is_one_of!(grammar.form(end - 1), "." | "!" | "?" | "…")
        {
            end -= 1;
        }
        self.tokens.start..end
    }
}

/// The mark or word that divides a clause from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boundary {
    /// The beginning of the period.
    Start,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A full stop, question or exclamation mark within the period.
    Stop,
    /// A dash.
    Dash,
    /// Only "und", "oder", "aber" ..., which then is the clause's first word.
    Conjunction,
    /// The end of a longer quotation.
    Quotation,
}

/// The kinds of clause, by the place of the finite verb and by the first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// The finite verb stands second.
    Main,
    /// The finite verb stands first.
    VerbFirst,
    /// With "dass".
    Dass,
    /// With "ob" or a question word.
    Question,
    /// With another subjunction.
    Subordinate,
    /// With a relative pronoun.
    Relative,
    /// Without finite verb, with an infinitive with "zu".
    Infinitive,
    /// Without verb.
    Fragment,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens, without the marks that divide it from others.
    pub range: Range<usize>,
    /// Its first token after "und", "aber" and the like.
    pub opener: usize,
    /// The mark or word before it.
    pub boundary: Boundary,
    /// Main, dependent ...
    pub kind: ClauseKind,
    /// Its finite verb.
    pub finite: Option<usize>,
    /// The participle or infinitive that goes with the finite verb.
    pub nonfinite: Option<usize>,
    /// The separated prefix.
    pub prefix: Option<usize>,
    /// The words before the verb that commas divide from it: "Der Minister, der ..., sagte".
    pub front: Option<Range<usize>>,
    /// The words that belong to it after a comma: the prefix or participle in "teilte der Sprecher,
    /// Max Muster, mit".
    pub tail: Option<Range<usize>>,
}

impl Clause {
    /// Its first token, with the front.
    pub fn start(&self) -> usize {
        self.front.as_ref().map_or(self.range.start, |front| front.start)
    }

    /// The token after it, with the tail.
    pub fn end(&self) -> usize {
        self.tail.as_ref().map_or(self.range.end, |tail| tail.end)
    }

    /// Returns whether it depends on another clause by its form.
    pub fn is_dependent(&self) -> bool {
        use ClauseKind::*;
        matches!(self.kind, Dass | Question | Subordinate | Relative | Infinitive)
    }

    /// The Konjunktiv forms of its finite verb, where it can be nothing else; "ich gehe" does not.
    pub fn konjunktiv(&self, grammar: &Grammar<'_>) -> Forms {
        self.finite
            .map(|at| grammar.words[at].forms())
            .filter(|f| f.only(Forms::KONJUNKTIV.and(Forms::ATTACHED)))
            .filter(|f| {
                !f.any(Forms::KONJUNKTIV_1_SINGULAR)
                    || !self.range.clone().any(|at| grammar.lower(at) == "ich")
            })
            .unwrap_or_default()
    }
}

/// The analysis of one article.
pub struct Grammar<'t> {
    /// The tokens analysed.
    pub tokens: &'t Tokens<'t>,
    /// The tables used.
    pub lexicon: &'t Lexicon,
    /// One per token.
    pub words: WordList,
    /// Pairs of quotation marks, in order of the opening one.
    pub quotations: Vec<Quotation>,
    /// In order of the text; together they hold every token.
    pub periods: Vec<Period>,
    /// In order of the text.
    pub clauses: Vec<Clause>,
    /// For an opening mark or bracket its partner, else the token itself.
    pub(super) partner: Vec<u32>,
    /// One per different form ([`Tokens::word`]).
    pub(super) traits: Vec<Traits>,
    /// Notes on how the rules decide; off unless `quellenlupe explain` asks.
    pub trace: Trace,
}

impl<'t> Grammar<'t> {
    /// Token `at` as it stands; empty after the last one.
    pub fn form(&self, at: usize) -> &'t str {
        self.tokens.form(at)
    }

    /// Token `at` in lower case; empty after the last one.
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.lower(at)
    }

    /// Class of token `at`.
    pub fn class(&self, at: usize) -> Class {
        self.words[at].class
    }

    /// Returns whether token `at` is a closed-class word of this kind.
    pub fn is(&self, at: usize, kind: FunctionWord) -> bool {
        self.class(at) == Class::Function(kind)
    }

    /// Returns whether token `at` is a word with one of these traits.
    pub fn has(&self, at: usize, traits: Traits) -> bool {
        at < self.words.len() && self.traits[self.tokens.word(at)].any(traits)
    }

    /// The token after `at`, where a quotation or bracket counts as one.
    pub fn after(&self, at: usize) -> usize {
        self.partner(at) + 1
    }

    /// The tokens of a range, where a quotation or bracket is entered by its first token only.
    pub fn steps(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let mut at = range.start;
        std::iter::from_fn(move || {
            if at >= range.end {
                return None;
            }
            let now = at;
            at = self.after(at);
            Some(now)
        })
    }

    /// The closing partner of an opening mark or bracket.
    pub fn partner(&self, at: usize) -> usize {
        self.partner.get(at).map_or(at, |partner| *partner as usize)
    }

    /// The quotation that begins at token `at`.
    pub fn quotation_at(&self, at: usize) -> Option<&Quotation> {
        if self.class(at) != Class::Sign {
            return None;
        }
        let index = self.quotations.binary_search_by_key(&at, |q| q.open).ok()?;
        Some(&self.quotations[index])
    }

    /// The period that holds token `at`.
    pub fn period_of(&self, at: usize) -> usize {
        self.periods.partition_point(|period| period.tokens.end <= at)
    }

    /// The clauses of a period.
    pub fn clauses_of(&self, period: &Period) -> &[Clause] {
        &self.clauses[period.clauses.clone()]
    }

    /// Returns whether only closing marks follow token `at` in its sentence.
    pub fn ends_sentence(&self, at: usize) -> bool {
        let sentence = &self.tokens.sentences[self.tokens.sentence_of(at)];
        (at + 1..sentence.tokens.end)
            .all(|next| self.class(next) == Class::Sign && !self.opens(next))
    }

    /// Returns whether white space stands on a side of token `at`.
    pub fn is_spaced(&self, at: usize) -> bool {
        self.tokens.tokens.get(at).is_none_or(|token| token.spaced)
            || self.tokens.tokens.get(at + 1).is_none_or(|next| next.spaced)
    }

    /// Returns whether token `at` opens a quotation.
    pub fn opens(&self, at: usize) -> bool {
        self.tokens.kind(at) == TokenKind::Open && self.partner(at) > at
    }
}
