//! "Das teilte X mit.": what is said is the sentence before.

use crate::annotate::grammar::{Boundary, Class, ClauseKind, Grammar};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::lexicon::redeverben::Takes;
use crate::reading::{Evidence, Mode};

/// Finds a statement whose words are the clause before: "Das Werk schließt, das teilte der Konzern
/// mit."
pub fn find_within(scene: &mut Scene<'_, '_>, candidates: &mut Vec<Candidate>) {
    let grammar = scene.grammar;
    let takes_up = |at: &usize| {
        let clause = &scene.clauses[*at];
        matches!(clause.boundary, Boundary::Comma | Boundary::Dash)
            && clause.kind == ClauseKind::Main
            && matches!(grammar.lower(clause.range.start), "das" | "dies")
            && clause.finite.is_some_and(|finite| finite <= clause.range.start + 2)
            && !grammar.begins_phrase(clause.range.start + 1)
            && grammar.class(clause.range.start + 1) != Class::Other
    };
    let Some(index) = (1..scene.clauses.len()).find(takes_up) else { return };
    let clause = &scene.clauses[index];
    let introduces = scene
        .clauses
        .get(index + 1)
        .is_some_and(|next| matches!(next.kind, ClauseKind::Dass | ClauseKind::Infinitive));
    let Some(used) =
        scene.cues[index].as_ref().and_then(|cue| cue.taking(Takes::DASS.and(Takes::V2)))
    else {
        return;
    };
    let Some(said) = scene.trim(scene.sentence_start(clause.range.start)..clause.range.start)
    else {
        return;
    };
    let asks = scene.clause_of(said.start).is_some_and(|first| scene.clauses[first].is_dependent());
    if introduces
        || asks
        || scene.taken[index]
        || candidates.last().is_some_and(|d| d.end() > said.start)
    {
        return;
    }
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![said.clone()], Rule::Anaphor, Evidence::Verb);
    candidate.speaker = scene.cues[index]
        .as_ref()
        .and_then(|cue| speaker::of_cue(grammar, scene.clauses, index, cue, &used));
    candidate.cue = used.tokens;
    candidate.frame = vec![said.end..scene.body.end];
    scene.taken[index] = true;
    candidates.push(candidate);
}

/// Finds a statement whose words are the sentence before this one.
pub fn find(scene: &mut Scene<'_, '_>, before: Option<usize>, candidates: &mut Vec<Candidate>) {
    let grammar = scene.grammar;
    let Some(clause) = scene.clauses.first() else { return };
    let this = clause.range.start;
    let begins = clause.finite == Some(this + 1);
    let introduces = scene
        .clauses
        .get(1)
        .is_some_and(|next| matches!(next.kind, ClauseKind::Dass | ClauseKind::Infinitive));
    let (Some(before), Some(cue), true, false) =
        (before, scene.cues[0].as_ref(), begins && !scene.taken[0], introduces)
    else {
        return;
    };
    let das = matches!(grammar.form(this), "Das" | "Dies");
    let Some(mut used) = cue.taking(if das { Takes::DASS.and(Takes::V2) } else { Takes::V2 })
    else {
        return;
    };
    // "Davon geht X aus."; "Dagegen protestiert X." takes nothing up that X says.
    let davon = grammar.form(this).starts_with("Da") && used.tokens.contains(&this);
    if !das && !davon {
        return;
    }
    used.tokens.retain(|at| *at != this);
    let mut said = grammar.periods[before].body(grammar);
    // What somebody says in a clause that depends on the sentence's own is part of what is taken
    // up.
    let aside = |candidate: &Candidate| {
        let clauses = grammar.clauses_of(&grammar.periods[before]);
        candidate
            .cue
            .first()
            .and_then(|at| clauses.iter().find(|c| c.range.contains(at)))
            .is_some_and(|c| c.is_dependent())
    };
    let free =
        |start: usize| !candidates.iter().rev().take(4).any(|d| d.start() >= start && !aside(d));
    if said.is_empty() || !free(said.start) {
        return;
    }
    if begins_third(grammar, before) && free(grammar.periods[before - 1].tokens.start) {
        said.start = grammar.periods[before - 1].tokens.start;
    }
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![said, this..this + 1], Rule::Anaphor, Evidence::Verb);
    candidate.speaker = speaker::of_cue(grammar, scene.clauses, 0, cue, &used);
    candidate.cue = used.tokens;
    candidate.frame = vec![this + 1..scene.body.end];
    scene.taken[0] = true;
    candidates.push(candidate);
}

/// Returns whether the period `before` is the second of its paragraph: then "das" takes up both.
fn begins_third(grammar: &Grammar<'_>, before: usize) -> bool {
    let block = |index: usize| grammar.periods.get(index).map(|period| period.block);
    before > 0
        && block(before - 1) == block(before)
        && (before < 2 || block(before - 2) != block(before))
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_sources, check_statement};

    #[test]
    fn das_takes_up_the_sentence_before() {
        check_statement(
            "[Das Werk wird geschlossen](quote). [Das](quote) [teilte](cue) [der Konzern](speaker) am Montag [mit](cue).",
        );
    }

    #[test]
    fn what_das_takes_up_may_quote_others() {
        check_sources(
            "Das Werk, von dem es heißt, dass es brenne, wird geschlossen. Das teilte der Konzern mit.",
            &["Konzern", "-"],
        );
    }

    #[test]
    fn davon_takes_up_the_sentence_before() {
        check_statement(
            "[Das Werk wird geschlossen](quote). [Davon](quote) [geht](cue) [der Verband](speaker) [aus](cue).",
        );
        check_silent("Das Werk wird geschlossen. Dafür droht dem Verband eine Strafe.");
    }

    #[test]
    fn das_is_no_article_of_a_person() {
        check_statement(
            "[Das Werk wird geschlossen](quote). [Das](quote) [sagte](cue) [Erika Beispiel](speaker).",
        );
        check_statement(
            "[Das Werk wird geschlossen](quote). [Das](quote) [erklärte](cue) [Ministerin Beispiel](speaker) am Montag.",
        );
        check_silent("Das Werk wird geschlossen. Das erklärte Ziel war ein anderes.");
    }

    #[test]
    fn das_takes_up_the_clause_before() {
        check_statement(
            "[Das Werk wird geschlossen](quote), das [teilte](cue) [der Konzern](speaker) am Montag [mit](cue).",
        );
        check_silent("Ob das Werk schließt, das weiß keiner.");
        check_silent("Der Konzern schließt das Werk, das Angebot nehmen die Arbeiter an.");
    }

    #[test]
    fn das_with_another_verb_is_silent() {
        check_silent("Das Werk wird geschlossen. Das ist bitter.");
    }
}
