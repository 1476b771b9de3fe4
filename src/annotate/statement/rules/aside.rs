//! A dependent clause in the Konjunktiv under a sentence that is not: "Sie lobte den Plan, weil er Arbeit schaffe."

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Clause, ClauseKind};
use crate::annotate::statement::context;
use crate::annotate::statement::draft::{Draft, Rule};
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::lexicon::verbs::Forms;
use crate::reading::{Evidence, Mode};

/// Finds what a dependent clause reports by its Konjunktiv alone.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, drafts: &mut Vec<Draft>) {
    let Some(index) = (1..scene.clauses.len()).find(|at| reports(scene, *at)) else { return };
    let clause = &scene.clauses[index];
    let used = |draft: &Draft| draft.quote.iter().any(|range| range.contains(&clause.range.start));
    if drafts.iter().rev().take(8).any(used) {
        return;
    }
    let is_main = |clause: &Clause| clause.finite.is_some() && !clause.is_dependent();
    let Some(main) = (0..index).rev().find(|at| is_main(&scene.clauses[*at])) else { return };
    let first_person = |at: usize| matches!(scene.grammar.lower(at), "ich" | "wir");
    if scene.clauses.iter().any(|c| is_main(c) && c.konjunktiv(scene.grammar) != Forms::default())
        || clause.range.clone().any(first_person)
    {
        return;
    }
    let ends = |c: &&Clause| match c.boundary {
        Boundary::Conjunction => false,
        Boundary::Comma | Boundary::Dash => is_main(c),
        _ => true,
    };
    let behind = scene.clauses[index + 1..].iter().find(ends);
    let end = behind.map_or(scene.body.end, |c| c.start());
    let Some(quote) = scene.trim(clause.range.start..end) else { return };
    let mut draft = Draft::new(Mode::Indirect, vec![quote], Rule::Aside, Evidence::Konjunktiv);
    draft.speaker = speaker::subject(scene.grammar, scene.clauses, main);
    // The Konjunktiv II may also mean what is only thought of: then somebody must be there who can have said it.
    let speaks = |range| context::can_speak(scene.grammar, named, range);
    if !clause.konjunktiv(scene.grammar).any(Forms::KONJUNKTIV_1) && !draft.speaker.as_ref().is_some_and(speaks) {
        return;
    }
    drafts.push(draft);
}

/// Whether a clause can only be in the Konjunktiv because somebody else says so.
fn reports(scene: &Scene<'_, '_>, index: usize) -> bool {
    let clause = &scene.clauses[index];
    let forms = Forms::KONJUNKTIV_1.and(Forms::KONJUNKTIV_2_PLURAL);
    matches!(clause.kind, ClauseKind::Relative | ClauseKind::Subordinate)
        && clause.boundary == Boundary::Comma
        && clause.konjunktiv(scene.grammar).any(forms)
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn the_konjunktiv_of_a_dependent_clause_reports() {
        check_statement("[Die Ministerin](speaker) lobte den Plan, [weil er viel Arbeit schaffe](quote).");
        check_statement("[Der Verband](speaker) verlangt Geld für Schulen, [deren Dächer undicht seien](quote).");
        check_statement("[Die Ärzte](speaker) bleiben zu Hause, [weil sie zu wenig Lohn bekommen hätten](quote).");
    }

    #[test]
    fn what_is_only_thought_of_is_silent() {
        check_silent("Die Straße braucht Bäume, die im Sommer Schatten geben würden.");
        check_silent("Die Ministerin lobte den Plan, weil er viel Arbeit schafft.");
        check_silent("Der Garten blüht, als ob es Mai wäre.");
    }
}
