//! "demnach", "danach", "wonach": cue, speaker and frame in one word.

use std::ops::Range;

use crate::annotate::grammar::ClauseKind;
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::scene::Scene;
use crate::compact::Collect;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::Traits;
use crate::reading::{Evidence, Mode};

/// Finds a statement that names its source only by such a word.
pub fn find(scene: &mut Scene<'_, '_>, candidates: &mut Vec<Candidate>) {
    for index in 0..scene.clauses.len() {
        let Some(word) = word(scene, index) else { continue };
        let found = around(scene, index, word);
        if let Some(candidate) = scene.tried("demnach ...; ..., wonach ...", word, found) {
            candidates.push(candidate);
            return;
        }
    }
}

/// The word of a clause that is cue and speaker in one.
fn word(scene: &Scene<'_, '_>, index: usize) -> Option<usize> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let konjunktiv = clause.konjunktiv(grammar) != Forms::default();
    let framed = scene.taken.contains(&true);
    grammar.steps(clause.range.clone()).find(|at| match grammar.lower(*at) {
        "demnach" => clause.finite.is_some(),
        "danach" => !framed && konjunktiv && *at == clause.range.start,
        "wonach" => *at == clause.range.start,
        _ if grammar.has(*at, Traits::RELATIVE) && grammar.has(*at, Traits::DATIVE) => {
            let mut before = clause.range.start.saturating_sub(7)..clause.range.start;
            *at == clause.range.start + 1
                && clause.kind == ClauseKind::Relative
                && matches!(grammar.lower(*at - 1), "nach" | "laut")
                && before.any(|i| grammar.lexicon.redeverben.noun(grammar.form(i)).is_some())
        }
        _ => false,
    })
}

fn around(scene: &Scene<'_, '_>, index: usize, word: usize) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let pronoun = clause.kind == ClauseKind::Relative && word > clause.range.start;
    let from = word - usize::from(pronoun);
    let relative = pronoun
        || grammar.lower(word) == "wonach"
        || clause.is_dependent() && clause.kind != ClauseKind::Dass;
    let (start, end) = if relative {
        (clause.range.start, scene.scope_end(index, index))
    } else {
        (scene.body.start, scene.body.end)
    };
    let before = scene.trim(start..from);
    let after = scene.trim(word + 1..end.max(word + 1));
    let quote: Vec<_> = before.into_iter().chain(after).collect_vec();
    if !scene.holds("words stand beside it", !quote.is_empty()) {
        return None;
    }
    let mut candidate = Candidate::new(Mode::Indirect, quote, Rule::Demnach, Evidence::Adverb);
    candidate.cue = vec![from];
    candidate.speaker = Some(word..word + 1);
    candidate.frame = vec![from..word + 1];
    if grammar.lower(word) == "wonach" && word > 0 {
        candidate.speaker = antecedent(scene, word - 1).or(candidate.speaker);
    }
    Some(candidate)
}

/// The noun for somebody's words before a comma: "ein Bericht der Zeitung, wonach ..."
fn antecedent(scene: &Scene<'_, '_>, comma: usize) -> Option<Range<usize>> {
    let grammar = scene.grammar;
    let from = comma.saturating_sub(12).max(scene.body.start);
    (from..comma).find_map(|start| {
        let phrase = grammar
            .phrase(start, comma)
            .filter(|p| grammar.begins_phrase(start) && p.tokens.end == comma)?;
        grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).map(|_| phrase.tokens)
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn demnach_is_cue_and_speaker_in_one() {
        check_statement(
            "Die Polizei legte einen Bericht vor. [Demnach](cue) [sank die Zahl der Unfälle](quote).",
        );
        check_statement(
            "Es gibt [Berichte der Zeitung](speaker), [wonach](cue) [das Werk schließen soll](quote).",
        );
    }

    #[test]
    fn danach_of_time_is_silent() {
        check_silent("Danach fuhr der Zug weiter.");
    }
}
