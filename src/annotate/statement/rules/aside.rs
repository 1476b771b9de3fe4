//! A clause in the Konjunktiv under or after one that is not: "Sie lobte den Plan, weil er Arbeit
//! schaffe."

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Clause, ClauseKind};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::lexicon::verbs::Forms;
use crate::reading::{Evidence, Mode};

/// Finds what a clause reports by its Konjunktiv alone.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    let Some(index) = (1..scene.clauses.len()).find(|at| reports(scene, *at)) else { return };
    let found = aside(scene, named, index, candidates);
    let at = scene.clauses[index].start();
    candidates.extend(scene.tried("X lobte den Plan, weil er ... schaffe", at, found));
}

fn aside(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let main = (0..index).rev().find(|at| is_main(&scene.clauses[*at]));
    let main = scene.need("a main clause stands before it", main)?;
    let used = |candidate: &Candidate| {
        candidate.quote.iter().any(|range| range.contains(&clause.range.start))
    };
    let told = |c: &Clause| is_main(c) && c.konjunktiv(grammar) != Forms::default();
    let free = !candidates.iter().rev().take(8).any(used);
    let indicative = !scene.clauses[..index].iter().any(told);
    if !(scene.holds("its words belong to no other statement", free)
        && scene.holds("the main clauses before it are in the indicative", indicative))
    {
        return None;
    }
    let quote = scene.trim(clause.range.start..end(scene, index))?;
    let speaker = speaker::subject(grammar, scene.clauses, main);
    let speaks = speaker.as_ref().is_some_and(|range| context::can_speak(grammar, named, range));
    // The Konjunktiv II may also mean what is only thought of: then somebody must be there who can
    // have said it.
    let said = speaks || clause.konjunktiv(grammar).any(Forms::KONJUNKTIV_1);
    if !scene.holds("the subject can speak, or the verb is in the Konjunktiv I", said) {
        return None;
    }
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![quote], Rule::Aside, Evidence::Konjunktiv);
    candidate.speaker = speaker.filter(|_| speaks || clause.is_dependent());
    Some(candidate)
}

/// Returns whether a clause can only be in the Konjunktiv because somebody says so.
fn reports(scene: &Scene<'_, '_>, index: usize) -> bool {
    let clause = &scene.clauses[index];
    let own_voice = |at: usize| matches!(scene.grammar.lower(at), "ich" | "wir");
    let shows = match (clause.kind, clause.boundary) {
        (ClauseKind::Relative | ClauseKind::Subordinate, Boundary::Comma) => {
            Forms::KONJUNKTIV_1.and(Forms::KONJUNKTIV_2_PLURAL)
        }
        (_, Boundary::Stop | Boundary::Quotation) => return false,
        (ClauseKind::Main, _) if clause.front.is_none() => Forms::KONJUNKTIV_1,
        _ => return false,
    };
    clause.konjunktiv(scene.grammar).any(shows) && !clause.range.clone().any(own_voice)
}

fn is_main(clause: &Clause) -> bool {
    clause.finite.is_some() && !clause.is_dependent()
}

/// The end of the words said: the next main clause that is not joined to it.
fn end(scene: &Scene<'_, '_>, index: usize) -> usize {
    let ends = |c: &&Clause| match c.boundary {
        Boundary::Conjunction => false,
        Boundary::Comma | Boundary::Dash => is_main(c),
        _ => true,
    };
    scene.clauses[index + 1..].iter().find(ends).map_or(scene.body.end, Clause::start)
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn the_konjunktiv_of_a_dependent_clause_reports() {
        check_statement(
            "[Die Ministerin](speaker) lobte den Plan, [weil er viel Arbeit schaffe](quote).",
        );
        check_statement(
            "[Der Verband](speaker) verlangt Geld für Schulen, [deren Dächer undicht seien](quote).",
        );
        check_statement(
            "[Die Ärzte](speaker) bleiben zu Hause, [weil sie zu wenig Lohn bekommen hätten](quote).",
        );
    }

    #[test]
    fn a_main_clause_after_another_reports() {
        check_statement(
            "[Die Gewerkschaft](speaker) sieht Fehler im Plan, [er gehe am Bedarf vorbei](quote).",
        );
        check_silent("Die Gewerkschaft sieht Fehler im Plan, er geht am Bedarf vorbei.");
        check_silent("Ich weiß es nicht, und ich gehe jetzt.");
    }

    #[test]
    fn what_is_only_thought_of_is_silent() {
        check_silent("Die Straße braucht Bäume, die im Sommer Schatten geben würden.");
        check_silent("Die Ministerin mochte den Plan, weil er viel Arbeit schafft.");
        check_silent("Der Garten blüht, als ob es Mai wäre.");
    }
}
