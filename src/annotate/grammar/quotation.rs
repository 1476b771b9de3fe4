//! Pairs of quotation marks and brackets.

use crate::compact::order;
use std::ops::Range;

use crate::tokens::{TokenKind, Tokens};

/// The longest quotation taken for one, in tokens: beyond that a mark was forgotten.
const LONGEST: usize = 400;

/// A pair of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark.
    pub close: usize,
    /// Number of other quotations around it.
    pub depth: usize,
}

impl Quotation {
    /// With its marks.
    pub fn range(&self) -> Range<usize> {
        self.open..self.close + 1
    }

    /// Without its marks.
    pub fn content(&self) -> Range<usize> {
        self.open + 1..self.close
    }
}

/// All quotations, in order of their opening marks.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut block = usize::MAX;
    for sentence in &tokens.sentences {
        if sentence.block != block {
            block = sentence.block;
            open.clear();
        }
        for at in sentence.tokens.clone() {
            match tokens.kind(at) {
                TokenKind::Open => open.push(at),
                TokenKind::Close => {
                    while open
                        .last()
                        .is_some_and(|start| !fits(tokens.form(*start), tokens.form(at)))
                    {
                        open.pop();
                    }
                    if let Some(start) =
                        open.pop().filter(|start| at - start <= LONGEST && at - start > 1)
                    {
                        found.push(Quotation { open: start, close: at, depth: open.len() });
                    }
                }
                _ => {}
            }
        }
    }
    order::by_number(&mut found, |quotation| quotation.open as u64);
    let mut around: Vec<usize> = Vec::new();
    for quotation in &mut found {
        around.retain(|close| *close > quotation.open);
        quotation.depth = around.len();
        around.push(quotation.close);
    }
    found
}

/// Single marks close single ones and double marks double ones.
fn fits(open: &str, close: &str) -> bool {
    let single = |mark: &str| matches!(mark, "‚" | "‘" | "’" | "'" | "›" | "‹");
    single(open) == single(close)
}

/// For every opening mark or bracket its partner, for all other tokens themselves.
pub(super) fn partners(tokens: &Tokens<'_>, quotations: &[Quotation]) -> Vec<u32> {
    let mut partner: Vec<u32> = (0..tokens.len() as u32).collect();
    for quotation in quotations {
        partner[quotation.open] = quotation.close as u32;
    }
    for sentence in &tokens.sentences {
        let mut open = None;
        for at in sentence.tokens.clone() {
            match tokens.form(at) {
                "(" | "[" if open.is_none() => open = Some(at),
                ")" | "]" => {
                    if let Some(start) = open.take() {
                        partner[start] = at as u32;
                    }
                }
                _ => {}
            }
        }
    }
    partner
}
