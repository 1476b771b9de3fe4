//! Finds who says what: quote, speaker, cue, frame, mode and source of each statement.
//!
//! Each period goes through the rules in order, the surest first; a clause that serves as a frame
//! is not used again.

// A quote or frame is a list of ranges that mostly holds one.
#![allow(clippy::single_range_in_vec_init)]

mod addressee;
mod bounds;
mod candidate;
mod confidence;
mod context;
mod cue;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
mod interview;
mod nobody;
mod rules;
mod scene;
mod source;
mod speaker;
#[cfg(test)]
mod testing;

use crate::annotate::entity::Named;
use crate::annotate::grammar::Grammar;
use crate::compact::order;
use crate::lexicon::Lexicon;
use crate::reading::{BlockKind, Source, Statement};
use crate::text::{ByteSpan, outer_first};
use crate::tokens::Tokens;
use candidate::Candidate;
use scene::Scene;
use source::Attributed;

/// The statements of an article and their sources.
#[derive(Debug, Clone, Default)]
pub struct Attribution {
    /// `SourceId` is the index; in order of first appearance.
    pub sources: Vec<Source>,
    /// In order of the text, outer before inner.
    pub statements: Vec<Statement>,
}

/// Finds all statements of an article and resolves who speaks.
pub fn find(tokens: &Tokens<'_>, named: &Named, lexicon: &Lexicon) -> Attribution {
    let grammar = Grammar::new(tokens, lexicon);
    let candidates = candidates(&grammar, named);
    let confidence = confidence::of_candidates(&grammar, named, &candidates);
    let shown: Vec<bool> = confidence.iter().map(Option::is_some).collect();
    let (sources, voices) = source::resolve(&grammar, named, &candidates, &shown);
    let mut statements: Vec<Statement> = (candidates.iter().zip(voices).zip(confidence))
        .filter_map(|((candidate, voice), confidence)| {
            Some(statement(&grammar, candidate, voice, confidence?))
        })
        .collect();
    order::by_number(&mut statements, |s| {
        outer_first(s.quote[0].cover(s.quote[s.quote.len() - 1]))
    });
    Attribution { sources, statements }
}

/// The statements of all periods, in order of the text, outer before inner.
fn candidates(grammar: &Grammar<'_>, named: &Named) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut interview = interview::find(grammar, named);
    let mut before = None;
    for index in 0..grammar.periods.len() {
        if grammar.tokens.blocks[grammar.periods[index].block].kind == BlockKind::Dateline {
            continue;
        }
        let mut scene = Scene::new(grammar, index);
        let first = candidates.len();
        rules::anaphor::find(&mut scene, named, before, &mut candidates);
        rules::speech::find(&mut scene, named, &mut candidates);
        rules::postposed::find(&mut scene, named, &mut candidates);
        rules::preposition::find(&mut scene, &mut candidates);
        rules::anaphor::find_within(&mut scene, &mut candidates);
        rules::adverb::find(&mut scene, &mut candidates);
        rules::complement::find(&mut scene, named, &mut candidates);
        rules::label::find(&mut scene, named, &mut candidates);
        rules::fragment::find(&mut scene, &mut candidates);
        rules::aside::find(&mut scene, named, &mut candidates);
        rules::report::find(&mut scene, named, &mut candidates);
        rules::told::find(&mut scene, named, &mut candidates);
        rules::chain::find(&mut scene, named, index, &mut candidates);
        before = Some(index);
        if interview.holds(grammar.periods[index].block) {
            let found = candidates.split_off(first);
            let others = |found: &Candidate| interview::is_anothers(grammar, found);
            candidates.extend(found.into_iter().filter(others));
        }
    }
    candidates.append(&mut interview.answers);
    rules::label::titles(grammar, named, &mut candidates);
    rules::speech::join_unclosed(grammar, &mut candidates);
    rules::fragment::nest(grammar, &mut candidates);
    context::speaker_to_come(grammar, &mut candidates);
    for candidate in &mut candidates {
        bounds::settle(grammar, named, candidate);
    }
    candidates
}

fn statement(
    grammar: &Grammar<'_>,
    candidate: &Candidate,
    voice: Attributed,
    confidence: f32,
) -> Statement {
    let span = |range: &std::ops::Range<usize>| grammar.tokens.span(range.clone());
    let cue: Vec<ByteSpan> =
        candidate.cue.iter().map(|at| grammar.tokens.tokens[*at].span).collect();
    Statement {
        mode: candidate.mode,
        quote: candidate.quote.iter().map(span).collect(),
        speaker: candidate.speaker.iter().map(span).collect(),
        cue,
        frame: candidate.frame.iter().filter(|r| !r.is_empty()).map(span).collect(),
        addressee: candidate.addressee.iter().map(span).collect(),
        source: voice.source,
        inferred: voice.inferred,
        confidence,
        evidence: candidate.evidence,
    }
}
