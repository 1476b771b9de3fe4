//! Who says what: quote, speaker, cue, frame, mode and source of each statement.
//!
//! Each period goes through the rules in order, the surest first; a clause that serves as a frame
//! is not used again.

// A quote or frame is a list of ranges that mostly holds one.
#![allow(clippy::single_range_in_vec_init)]

mod addressee;
mod confidence;
mod context;
mod cue;
mod draft;
mod rules;
mod scene;
mod source;
mod speaker;
#[cfg(test)]
mod testing;

use crate::annotate::entity::Named;
use crate::annotate::grammar::Grammar;
use crate::lexicon::Lexicon;
use crate::reading::{BlockKind, Source, Statement};
use crate::text::ByteSpan;
use crate::text::order;
use crate::tokens::Tokens;
use draft::Draft;
use scene::Scene;
use source::Voice;

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// `SourceId` is the index; in order of first appearance.
    pub sources: Vec<Source>,
    /// In order of the text, outer before inner.
    pub statements: Vec<Statement>,
}

/// Finds all statements of an article and resolves who speaks.
pub fn find(tokens: &Tokens<'_>, named: &Named, lexicon: &Lexicon) -> Said {
    let grammar = Grammar::new(tokens, lexicon);
    let drafts = drafts(&grammar, named);
    let confidence = confidence::of_drafts(&grammar, named, &drafts);
    let shown: Vec<bool> = confidence.iter().map(Option::is_some).collect();
    let (sources, voices) = source::resolve(&grammar, named, &drafts, &shown);
    let mut statements: Vec<Statement> = (drafts.iter().zip(voices).zip(confidence))
        .filter_map(|((draft, voice), confidence)| {
            Some(statement(&grammar, draft, voice, confidence?))
        })
        .collect();
    order::by_number(&mut statements, |s| {
        order::outer_first(s.quote[0].cover(s.quote[s.quote.len() - 1]))
    });
    Said { sources, statements }
}

/// The statements of all periods, in order of the text, outer before inner.
fn drafts(grammar: &Grammar<'_>, named: &Named) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut before = None;
    for index in 0..grammar.periods.len() {
        if grammar.tokens.blocks[grammar.periods[index].block].kind == BlockKind::Dateline {
            continue;
        }
        let mut scene = Scene::new(grammar, index);
        rules::anaphor::find(&mut scene, before, &mut drafts);
        rules::speech::find(&mut scene, named, &mut drafts);
        rules::postposed::find(&mut scene, named, &mut drafts);
        rules::preposition::find(&mut scene, &mut drafts);
        rules::anaphor::find_within(&mut scene, &mut drafts);
        rules::adverb::find(&mut scene, &mut drafts);
        rules::complement::find(&mut scene, named, &mut drafts);
        rules::fragment::find(&mut scene, &mut drafts);
        rules::aside::find(&mut scene, named, &mut drafts);
        rules::report::find(&mut scene, &mut drafts);
        rules::chain::find(&mut scene, named, index, &mut drafts);
        before = Some(index);
    }
    rules::fragment::nest(grammar, &mut drafts);
    for draft in &mut drafts {
        draft.speaker =
            draft.speaker.take().map(|speaker| context::body_alone(grammar, named, speaker));
    }
    drafts
}

fn statement(grammar: &Grammar<'_>, draft: &Draft, voice: Voice, confidence: f32) -> Statement {
    let span = |range: &std::ops::Range<usize>| grammar.tokens.span(range.clone());
    let cue: Vec<ByteSpan> = draft.cue.iter().map(|at| grammar.tokens.tokens[*at].span).collect();
    Statement {
        mode: draft.mode,
        quote: draft.quote.iter().map(span).collect(),
        speaker: draft.speaker.iter().map(span).collect(),
        cue,
        frame: draft.frame.iter().filter(|r| !r.is_empty()).map(span).collect(),
        addressee: draft.addressee.iter().map(span).collect(),
        source: voice.source,
        inferred: voice.inferred,
        confidence,
        evidence: draft.evidence,
    }
}
