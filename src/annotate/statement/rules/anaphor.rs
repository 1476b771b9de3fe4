//! "Das teilte X mit.": what is said is the sentence before.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Class, ClauseKind, Grammar};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::rules::label;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::lexicon::redeverben::Takes;
use crate::reading::{Evidence, Mode};

/// Finds a statement whose words are the clause before: "Das Werk schließt, das teilte der Konzern
/// mit."
pub fn find_within(scene: &mut Scene<'_, '_>, candidates: &mut Vec<Candidate>) {
    let takes_up = |at: &usize| takes_up_clause(scene, *at);
    let Some(index) = (1..scene.clauses.len()).find(takes_up) else { return };
    let found = clause_before(scene, index, candidates);
    let at = scene.clauses[index].start();
    if let Some(candidate) = scene.tried("..., das teilte X mit", at, found) {
        scene.taken[index] = true;
        candidates.push(candidate);
    }
}

fn takes_up_clause(scene: &Scene<'_, '_>, index: usize) -> bool {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    matches!(clause.boundary, Boundary::Comma | Boundary::Dash)
        && clause.kind == ClauseKind::Main
        && matches!(grammar.lower(clause.range.start), "das" | "dies")
        && clause.finite.is_some_and(|finite| finite <= clause.range.start + 2)
        && !grammar.begins_phrase(clause.range.start + 1)
        && grammar.class(clause.range.start + 1) != Class::Other
}

fn clause_before(
    scene: &Scene<'_, '_>,
    index: usize,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let clause = &scene.clauses[index];
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    let used = cue.taking(Takes::DASS.and(Takes::V2));
    let used = scene.need("the verb takes a clause", used)?;
    let said = scene.trim(scene.sentence_start(clause.range.start)..clause.range.start)?;
    let asks = scene.clause_of(said.start).is_some_and(|first| scene.clauses[first].is_dependent());
    let free = !scene.taken[index] && candidates.last().is_none_or(|last| last.end() <= said.start);
    let takes_up = scene.holds("no words follow that it introduces", !introduces(scene, index))
        && scene.holds("the clause before depends on none", !asks)
        && scene.holds("the clause before belongs to no other statement", free);
    if !takes_up {
        return None;
    }
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![said.clone()], Rule::Anaphor, Evidence::Verb);
    candidate.speaker = speaker::of_cue(scene.grammar, scene.clauses, index, cue, &used);
    candidate.cue = used.tokens;
    candidate.frame = vec![said.end..scene.body.end];
    Some(candidate)
}

/// Returns whether the clause after `index` is what that one introduces.
fn introduces(scene: &Scene<'_, '_>, index: usize) -> bool {
    let next = scene.clauses.get(index + 1);
    next.is_some_and(|next| matches!(next.kind, ClauseKind::Dass | ClauseKind::Infinitive))
}

/// Finds a statement whose words are the sentence before this one.
pub fn find(
    scene: &mut Scene<'_, '_>,
    named: &Named,
    before: Option<usize>,
    candidates: &mut Vec<Candidate>,
) {
    if quotation_before(scene, named, before, candidates) {
        return;
    }
    let Some(this) = scene.clauses.first().map(|clause| clause.range.start) else { return };
    if !matches!(scene.grammar.form(this), "Das" | "Dies")
        && !scene.grammar.form(this).starts_with("Da")
    {
        return;
    }
    let found = sentence_before(scene, before, candidates);
    if let Some(candidate) = scene.tried("Das teilte X mit.", this, found) {
        scene.taken[0] = true;
        candidates.push(candidate);
    }
}

/// Names the speaker of the quotation that is the sentence before: "„...“ So die Ministerin."
fn quotation_before(
    scene: &mut Scene<'_, '_>,
    named: &Named,
    before: Option<usize>,
    candidates: &mut Vec<Candidate>,
) -> bool {
    let grammar = scene.grammar;
    let quoted = before.filter(|at| grammar.periods[*at].block == scene.period.block);
    let Some(quotation) = quoted.and_then(|at| quoted_whole(grammar, at)) else { return false };
    let mine = candidates.last().filter(|c| c.holds(&quotation) && c.mode == Mode::Direct);
    if mine.is_some_and(|c| c.rule == Rule::Speech && !c.cue.is_empty()) {
        return false;
    }
    let carried = usize::from(mine.is_some());
    let found = label::of_sentence(scene, named).map(|(speaker, cue)| {
        let quote = vec![quotation];
        let mut found = Candidate::new(Mode::Direct, quote, Rule::Speech, Evidence::Verb);
        found.speaker = Some(speaker);
        found.cue = cue;
        found.frame = vec![scene.body.clone()];
        found
    });
    let Some(found) = scene.tried("„...“ Das sagte X.", scene.body.start, found) else {
        return false;
    };
    candidates.truncate(candidates.len() - carried);
    candidates.push(found);
    scene.taken[0] = true;
    true
}

/// The quotation that a period wholly is.
fn quoted_whole(grammar: &Grammar<'_>, period: usize) -> Option<Range<usize>> {
    let body = grammar.periods[period].body(grammar);
    let whole = grammar.quotation_at(body.start).filter(|q| q.close + 1 == body.end)?;
    Some(whole.range())
}

fn sentence_before(
    scene: &Scene<'_, '_>,
    before: Option<usize>,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = scene.clauses.first()?;
    let this = clause.range.start;
    let begins = clause.finite == Some(this + 1) && !scene.taken[0];
    let before = scene.need("a sentence stands before it", before)?;
    let cue = scene.need("the clause has a verb of saying", scene.cues[0].as_ref())?;
    if !(scene.holds("the verb comes second", begins)
        && scene.holds("no words follow that it introduces", !introduces(scene, 0)))
    {
        return None;
    }
    let das = matches!(grammar.form(this), "Das" | "Dies");
    let used = cue.taking(if das { Takes::DASS.and(Takes::V2) } else { Takes::V2 });
    let mut used = scene.need("the verb takes a clause", used)?;
    // "Davon geht X aus."; "Dagegen protestiert X." takes nothing up that X says.
    let davon = grammar.form(this).starts_with("Da") && used.tokens.contains(&this);
    if !scene.holds("the first word belongs to the verb", das || davon) {
        return None;
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
    let takes_up = !said.is_empty() && free(said.start);
    if !scene.holds("the sentence before belongs to no other statement", takes_up) {
        return None;
    }
    if begins_third(grammar, before) && free(grammar.periods[before - 1].tokens.start) {
        said.start = grammar.periods[before - 1].tokens.start;
    }
    let mut candidate =
        Candidate::new(Mode::Indirect, vec![said, this..this + 1], Rule::Anaphor, Evidence::Verb);
    candidate.speaker = speaker::of_cue(grammar, scene.clauses, 0, cue, &used);
    candidate.cue = used.tokens;
    candidate.frame = vec![this + 1..scene.body.end];
    Some(candidate)
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
