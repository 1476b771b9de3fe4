//! The linguistic base of the statement rules: word classes, verb forms, quotations, clauses, noun
//! phrases. Works without a tagger: closed-class words and verb forms come from tables, the rest
//! from capital letters and position. Must not know of statements, entities or figures.

mod clause;
mod phrase;
mod quotation;
mod word;

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::words::FunctionWord;
use crate::tokens::{TokenKind, Tokens};

pub use clause::{Boundary, Clause, ClauseKind};
pub use phrase::Phrase;
pub use quotation::Quotation;
pub use word::{Class, Word};

/// The longest period in tokens; what a text without full stops has beyond that is cut off, so that
/// the rules stay linear.
const LONGEST_PERIOD: usize = 600;

/// Sentences that a quotation ties together, usually just one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses, as indices into [`Grammar::clauses`].
    pub clauses: Range<usize>,
    /// Which block it stands in.
    pub block: usize,
}

impl Period {
    /// Its tokens without the marks that end it.
    pub fn body(&self, grammar: &Grammar<'_>) -> Range<usize> {
        let mut end = self.tokens.end;
        while end > self.tokens.start && matches!(grammar.form(end - 1), "." | "!" | "?" | "…") {
            end -= 1;
        }
        self.tokens.start..end
    }
}

/// The analysis of one article.
pub struct Grammar<'t> {
    /// The tokens analysed.
    pub tokens: &'t Tokens<'t>,
    /// The tables used.
    pub lexicon: &'t Lexicon,
    /// One a token.
    pub words: Vec<Word>,
    /// Pairs of quotation marks, in order of the opening one.
    pub quotations: Vec<Quotation>,
    /// In order of the text; together they hold every token.
    pub periods: Vec<Period>,
    /// In order of the text.
    pub clauses: Vec<Clause>,
    /// For an opening mark or bracket its partner, else the token itself.
    partner: Vec<u32>,
}

impl<'t> Grammar<'t> {
    /// Analyses an article.
    pub fn new(tokens: &'t Tokens<'t>, lexicon: &'t Lexicon) -> Self {
        let quotations = quotation::find(tokens);
        let partner = quotation::partners(tokens, &quotations);
        let words = word::classify(tokens, lexicon);
        let mut grammar = Grammar {
            tokens,
            lexicon,
            words,
            quotations,
            periods: Vec::new(),
            clauses: Vec::new(),
            partner,
        };
        grammar.cut_periods();
        for index in 0..grammar.periods.len() {
            let first = grammar.clauses.len();
            let clauses = clause::cut(&grammar, index);
            grammar.clauses.extend(clauses);
            grammar.periods[index].clauses = first..grammar.clauses.len();
        }
        grammar
    }

    /// Token `at` as it stands; empty behind the last one.
    pub fn form(&self, at: usize) -> &'t str {
        if at < self.words.len() { self.tokens.form(at) } else { "" }
    }

    /// Token `at` in lower case; empty behind the last one.
    pub fn lower(&self, at: usize) -> &str {
        if at < self.words.len() { self.tokens.lower(at) } else { "" }
    }

    /// Class of token `at`.
    pub fn class(&self, at: usize) -> Class {
        self.words.get(at).map_or(Class::Sign, |word| word.class)
    }

    /// Whether token `at` is a closed-class word of this kind.
    pub fn is(&self, at: usize, kind: FunctionWord) -> bool {
        self.class(at) == Class::Function(kind)
    }

    /// The token behind `at`, where a quotation or bracket counts as one.
    pub fn after(&self, at: usize) -> usize {
        self.partner[at] as usize + 1
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
        self.partner[at] as usize
    }

    /// The quotation that begins at token `at`.
    pub fn quotation_at(&self, at: usize) -> Option<&Quotation> {
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

    fn cut_periods(&mut self) {
        let mut quotes = self.quotations.iter().peekable();
        let mut open_until = 0;
        for sentence in &self.tokens.sentences {
            while let Some(quote) = quotes.next_if(|q| q.open < sentence.tokens.end) {
                if quote.open >= sentence.tokens.start {
                    open_until = open_until.max(quote.close + 1);
                }
            }
            let open_before =
                self.periods.last().is_some_and(|p: &Period| p.tokens.end < p.clauses.end);
            let fits = |p: &Period| p.tokens.len() + sentence.tokens.len() <= LONGEST_PERIOD;
            match self.periods.last_mut() {
                Some(last) if open_before && fits(last) => last.tokens.end = sentence.tokens.end,
                _ => {
                    let mut rest = sentence.tokens.clone();
                    while !rest.is_empty() {
                        let piece = rest.start..rest.end.min(rest.start + LONGEST_PERIOD);
                        rest.start = piece.end;
                        self.periods.push(Period {
                            tokens: piece,
                            clauses: 0..0,
                            block: sentence.block,
                        });
                    }
                }
            }
            // Until the clauses are known their end holds how far an open quotation reaches.
            if let Some(last) = self.periods.last_mut() {
                last.clauses.end = open_until.max(last.tokens.end);
            }
        }
    }

    /// Whether only closing marks follow token `at` in its sentence.
    pub fn ends_sentence(&self, at: usize) -> bool {
        let sentence = &self.tokens.sentences[self.tokens.sentence_of(at)];
        (at + 1..sentence.tokens.end)
            .all(|next| self.class(next) == Class::Sign && !self.opens(next))
    }

    /// Whether white space stands on a side of token `at`.
    pub fn is_spaced(&self, at: usize) -> bool {
        self.tokens.tokens[at].spaced
            || self.tokens.tokens.get(at + 1).is_none_or(|next| next.spaced)
    }

    /// Whether token `at` opens a quotation.
    pub fn opens(&self, at: usize) -> bool {
        at < self.words.len() && self.tokens.kind(at) == TokenKind::Open && self.partner(at) > at
    }
}
