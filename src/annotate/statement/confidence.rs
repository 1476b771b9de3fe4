//! How sure a statement is: the share of right ones among those like it, by rule and by how plain its place is.

use super::context;
use super::draft::{Draft, Rule};
use crate::annotate::entity::Named;
use crate::annotate::grammar::{ClauseKind, Grammar};
use crate::reading::Mode;

/// Most clauses of a plain sentence.
const FEW_CLAUSES: usize = 3;
/// Most words of a plain speaker.
const SHORT_SPEAKER: usize = 6;
/// Below this a statement is not shown: a gap is better than a falsehood.
const TOO_UNSURE: f32 = 0.3;

/// The confidence of each draft, `None` where it is too low to be shown.
pub fn of_drafts(grammar: &Grammar<'_>, named: &Named, drafts: &[Draft]) -> Vec<Option<f32>> {
    let table = &grammar.lexicon.confidence;
    (0..drafts.len())
        .map(|at| table.of(drafts[at].rule.name(), plainness(grammar, named, drafts, at)))
        .map(|share| Some(share).filter(|share| *share >= TOO_UNSURE))
        .collect()
}

/// How plain the place of a draft is, from 0 to 4; the head of `confidence.tsv` says what counts.
fn plainness(grammar: &Grammar<'_>, named: &Named, drafts: &[Draft], at: usize) -> usize {
    let draft = &drafts[at];
    let period = &grammar.periods[grammar.period_of(draft.start())];
    let clauses = grammar.clauses_of(period);
    let near = drafts.iter().enumerate().skip(at.saturating_sub(8)).take(17);
    let alone = !near
        .filter(|(other, d)| *other != at && d.mode != Mode::Direct)
        .any(|(_, d)| period.tokens.contains(&d.start()));
    let has_voice = draft.speaker.as_ref().is_some_and(|range| context::can_speak(grammar, named, range));
    let short = draft.speaker.as_ref().is_some_and(|range| range.len() <= SHORT_SPEAKER);
    let quoting = matches!(draft.rule, Rule::Speech | Rule::SpeechChain | Rule::Fragment | Rule::Nested);
    let undisturbed = quoting || !period.tokens.clone().any(|token| grammar.opens(token));
    let frame = draft.cue.first().and_then(|cue| clauses.iter().find(|c| c.start() <= *cue && *cue < c.end()));
    let main = frame.is_some_and(|c| matches!(c.kind, ClauseKind::Main | ClauseKind::VerbFirst));
    [has_voice, alone && clauses.len() <= FEW_CLAUSES, short && undisturbed, main]
        .iter()
        .filter(|point| **point)
        .count()
}
