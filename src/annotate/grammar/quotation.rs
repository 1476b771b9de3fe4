//! Pairs of quotation marks and brackets.

use crate::compact::{Collect, order};
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
    /// Whether nothing closes it: it goes on in the next paragraph, or its mark was forgotten.
    /// Then `close` is the paragraph's last word.
    pub unclosed: bool,
}

impl Quotation {
    /// With its marks.
    pub fn range(&self) -> Range<usize> {
        self.open..self.close + 1
    }

    /// Without its marks.
    pub fn content(&self) -> Range<usize> {
        self.open + 1..self.close + usize::from(self.unclosed)
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
            found.extend(unclosed(tokens, &open, &found, sentence.tokens.start));
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
                        let depth = open.len();
                        found.push(Quotation { open: start, close: at, depth, unclosed: false });
                    }
                }
                _ => {}
            }
        }
    }
    found.extend(unclosed(tokens, &open, &found, tokens.len()));
    order::by_number(&mut found, |quotation| quotation.open as u64);
    let mut around: Vec<usize> = Vec::new();
    for quotation in &mut found {
        around.retain(|close| *close > quotation.open);
        quotation.depth = around.len();
        around.push(quotation.close);
    }
    found
}

/// The quotation that is still open where a paragraph ends before token `end`: begun at the start of
/// a sentence or after a colon or comma, by a mark that only opens, with no other quotation after
/// it. A mark that may also close needs the next paragraph to begin with the same.
fn unclosed(
    tokens: &Tokens<'_>,
    open: &[usize],
    found: &[Quotation],
    end: usize,
) -> Option<Quotation> {
    let start = *open.first()?;
    let mark = tokens.form(start);
    let last =
        (start + 1..end).rev().find(|at| !is_one_of!(tokens.form(*at), "." | "!" | "?" | "…"))?;
    let begins = start == 0
        || is_one_of!(tokens.form(start - 1), "." | "!" | "?" | "…" | ":" | ",")
        || tokens.kind(start - 1) == TokenKind::Close
        || tokens.sentences[tokens.sentence_of(start)].tokens.start == start;
    let goes_on = end < tokens.len() && tokens.form(end) == mark;
    let only_opens = is_one_of!(mark, "„" | "»" | "«" | ",,");
    let alone =
        found.iter().rev().take_while(|q| q.close > start).all(|q| single(tokens.form(q.open)));
    (begins
        && alone
        && (goes_on || only_opens)
        && !single(mark)
        && (3..=LONGEST).contains(&(last - start)))
    .then_some(Quotation { open: start, close: last, depth: 0, unclosed: true })
}

fn single(mark: &str) -> bool {
    is_one_of!(mark, "‚" | "‘" | "’" | "'" | "›" | "‹")
}

/// Single marks close single ones and double marks double ones.
fn fits(open: &str, close: &str) -> bool {
    single(open) == single(close)
}

/// For every opening mark or bracket its partner, for all other tokens themselves.
pub(super) fn partners(tokens: &Tokens<'_>, quotations: &[Quotation]) -> Vec<u32> {
    let mut partner: Vec<u32> = (0..tokens.len() as u32).collect_vec();
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
