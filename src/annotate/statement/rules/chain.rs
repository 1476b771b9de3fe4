//! Sentences without a frame that carry on what somebody said: in the Konjunktiv ("Er habe ..."), or with "soll".

use crate::annotate::grammar::ClauseKind;
use crate::annotate::statement::draft::{Draft, Rule};
use crate::annotate::statement::scene::Scene;
use crate::lexicon::verbs::Forms;
use crate::reading::{Evidence, Mode};

/// How many sentences back the speaker may have been named.
const REACH: usize = 3;

/// Finds a sentence in the Konjunktiv or with "soll" that carries on the statement before it.
pub fn find(scene: &mut Scene<'_, '_>, index: usize, drafts: &mut Vec<Draft>) {
    if drafts.iter().rev().take(6).any(|d| {
        d.end() > scene.period.tokens.start
            && d.start() < scene.period.tokens.end
            && d.quote.iter().any(|r| r.start < scene.period.tokens.end && r.end > scene.period.tokens.start)
    }) {
        return;
    }
    let Some((mode, rule, evidence)) = kind(scene) else { return };
    let Some(before) = drafts.iter().rposition(|d| d.rule != Rule::Nested) else { return };
    let from = &drafts[before];
    let distance = index - scene.grammar.period_of(from.end() - 1).min(index);
    let reach = if mode == Mode::FreeIndirect { 2 } else { REACH };
    if distance > reach {
        return;
    }
    let goes_on = from.rule == rule && distance == 1 && from.end() == scene.period.tokens.start;
    if goes_on {
        if let Some(last) = drafts[before].quote.last_mut() {
            last.end = scene.period.tokens.end;
        }
        return;
    }
    let mut draft = Draft::new(mode, vec![scene.period.tokens.clone()], rule, evidence);
    draft.speaker = from.speaker.clone();
    draft.carries_on = Some(before);
    // "Demnach ..." names nobody; its own source is that of the statement before it.
    if from.rule == Rule::Demnach
        && let Some(named) = drafts[..before].iter().rev().take(4).find(|d| d.speaker.is_some())
    {
        draft.speaker = named.speaker.clone();
    }
    drafts.push(draft);
}

fn kind(scene: &Scene<'_, '_>) -> Option<(Mode, Rule, Evidence)> {
    let grammar = scene.grammar;
    let clause = scene.clauses.iter().find(|c| matches!(c.kind, ClauseKind::Main | ClauseKind::VerbFirst))?;
    let finite = clause.finite?;
    let forms = clause.konjunktiv(grammar);
    if forms.any(Forms::KONJUNKTIV)
        && !grammar.steps(clause.range.clone()).any(|at| matches!(grammar.lower(at), "ich" | "wir"))
    {
        return Some((Mode::IndirectFreeIndirect, Rule::Chain, Evidence::Konjunktiv));
    }
    let soll = matches!(grammar.lower(finite), "soll" | "sollen");
    soll.then_some((Mode::FreeIndirect, Rule::Sollen, Evidence::Sollen))
}
