//! Analyses an article: words, then quotations, then periods, then the clauses of each period.

use super::analysis::{Grammar, Period};
use super::{clause, quotation, word};
use crate::annotate::trace::Trace;
use crate::lexicon::Lexicon;
use crate::tokens::Tokens;

/// The longest period in tokens; what a text without full stops has beyond that is cut off, so that
/// the rules stay linear.
const LONGEST_PERIOD: usize = 600;

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
            trace: Trace::default(),
            traits: tokens.once_a_word(|at| lexicon.function_words.traits(tokens.lower(at))),
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
}
