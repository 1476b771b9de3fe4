//! Numbers, percentages, money, measures, dates, durations: value, qualifier, what is counted.
//!
//! Tokens are cut into atoms that carry all they can mean ([`atom`]); the rules look at them from left to right,
//! calendar before measures before bare numbers, each a file of its own; then the surroundings tell how firmly a figure
//! holds, what it counts, whether it tells a change, and which figures of the article belong together.
//! Must not know who says a figure.

mod atom;
mod calendar;
mod change;
mod clock;
mod counted;
mod day;
mod digits;
mod duration;
mod group;
mod measure;
mod number;
mod numeral;
mod period;
mod qualifier;
mod quantity;
mod recurring;
mod scan;
mod temporal;
mod tense;

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::reading::{Figure, FigureKind, date::DateTime};
use crate::tokens::Tokens;
use group::Trait;
use scan::{Draft, Scan};

/// Finds all figures of an article; relative dates are resolved against `date`.
pub fn find(tokens: &Tokens<'_>, date: Option<DateTime>, lexicon: &Lexicon) -> Vec<Figure> {
    let (mut figures, mut traits) = (Vec::new(), Vec::new());
    for range in blocks(tokens) {
        let atoms = atom::cut(tokens, range, &lexicon.figures);
        let scan = Scan { tokens, words: &lexicon.figures, verbs: &lexicon.verbs, atoms, now: date };
        for draft in drafts(&scan) {
            let (figure, its_trait) = finish(&scan, draft);
            figures.push(figure);
            traits.push(its_trait);
        }
    }
    group::assign(&mut figures, &traits);
    figures
}

/// The tokens of each block.
fn blocks(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for sentence in &tokens.sentences {
        match blocks.last_mut() {
            Some(range) if last == Some(sentence.block) => range.end = sentence.tokens.end,
            _ => blocks.push(sentence.tokens.clone()),
        }
        last = Some(sentence.block);
    }
    blocks
}

fn drafts(scan: &Scan<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut at = 0;
    while at < scan.atoms.len() {
        match (!scan.atoms[at].is_inert()).then(|| draft(scan, at)).flatten() {
            Some(draft) => {
                at = draft.atoms.end.max(at + 1);
                drafts.push(draft);
            }
            None => at += 1,
        }
    }
    drafts
}

/// Order matters: "20 Minuten nach 8 Uhr" before its minutes, "jeden Montag" before its Monday, units before numbers.
fn draft(scan: &Scan<'_>, at: usize) -> Option<Draft> {
    recurring::find(scan, at)
        .or_else(|| temporal::find(scan, at))
        .or_else(|| duration::find(scan, at))
        .or_else(|| measure::find(scan, at))
        .or_else(|| number::find(scan, at))
}

fn finish(scan: &Scan<'_>, draft: Draft) -> (Figure, Trait) {
    let Range { start, end } = draft.atoms;
    let counts =
        matches!(draft.kind, FigureKind::Number | FigureKind::Percent | FigureKind::Money | FigureKind::Measure);
    let counted = counts.then(|| counted::find(scan, end)).flatten();
    let qualifier = qualifier::find(scan, start, end, draft.kind);
    let change = change::find(scan, &draft);
    let its_trait = Trait {
        stem: counted.as_ref().map(|c| counted::stem(scan.lower(c.head)).to_owned()),
        points_back: counted.as_ref().is_some_and(|c| c.points_back),
        sentence: scan.tokens.sentence_of(scan.atoms[start].token),
    };
    let figure = Figure {
        span: scan.span(start..end),
        kind: draft.kind,
        value: draft.value,
        unit: draft.unit.map(str::to_owned),
        number: draft.number,
        qualifier: qualifier.map(|(q, _)| q),
        qualifier_span: qualifier.map(|(_, span)| span),
        counted: counted.map(|c| scan.span(c.atoms).of(scan.tokens.text).to_owned()),
        change,
        group: None,
    };
    (figure, its_trait)
}
