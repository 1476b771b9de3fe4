//! Sentences without a frame that carry on what somebody said: in the Konjunktiv ("Er habe ..."),
//! or with "soll".

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Clause, ClauseKind};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context::{self, Carried};
use crate::annotate::statement::scene::Scene;
use crate::lexicon::verbs::Forms;
use crate::reading::{BlockKind, Evidence, Mode};

/// Sentences looked back for the speaker of a sentence that tells what "soll" have happened; what
/// "soll" happen is a plan, rather the newsroom's words.
const REACH_OF_HEARSAY: usize = 3;

/// The same for a sentence in the Konjunktiv II; the Konjunktiv I reports speech wherever it
/// stands.
const REACH_OF_KONJUNKTIV_2: usize = 1;

/// Finds a sentence in the Konjunktiv or with "soll" that carries on the statement before it.
pub fn find(
    scene: &mut Scene<'_, '_>,
    named: &Named,
    index: usize,
    candidates: &mut Vec<Candidate>,
) {
    let Some((mode, rule, evidence)) = kind(scene) else { return };
    let tokens = &reach(scene, candidates);
    if !can_carry_on(scene, index, tokens, candidates) {
        scene.tried("Er habe ...; Er soll ...", tokens.start, None);
        return;
    }
    let last = candidates.iter().rposition(|candidate| candidate.start() < tokens.start);
    if let Some(last) =
        last.filter(|at| candidates[*at].rule == rule && candidates[*at].end() == tokens.start)
    {
        if let Some(range) = candidates[last].quote.last_mut() {
            range.end = tokens.end;
        }
        return;
    }
    let carried = carried(scene, named, index, rule, candidates);
    let found = carried.map(|carried| {
        let mut candidate = Candidate::new(mode, vec![tokens.clone()], rule, evidence);
        if let Some(carried) = carried {
            candidate.speaker = Some(carried.speaker);
            candidate.carries_on = carried.candidate;
        }
        candidate
    });
    candidates.extend(scene.tried("Er habe ...; Er soll ...", tokens.start, found));
}

/// Returns whether a sentence can carry on what stands before it.
fn can_carry_on(
    scene: &Scene<'_, '_>,
    index: usize,
    tokens: &Range<usize>,
    candidates: &[Candidate],
) -> bool {
    let inside = |range: &Range<usize>| range.start < tokens.end && range.end > tokens.start;
    let mut here = candidates.iter().rev().take(6).filter(|d| d.quote.iter().any(inside));
    let free = here.all(|candidate| is_within(scene, candidate));
    // A title stands for itself: who speaks before it does not speak in it.
    let kind = scene.grammar.tokens.blocks[scene.period.block].kind;
    let title = matches!(kind, BlockKind::Headline | BlockKind::Kicker | BlockKind::Subheading);
    let block = |index: usize| scene.grammar.periods[index].block;
    let new_paragraph = index > 0 && block(index) != block(index - 1);
    // A new paragraph may be the editors' again; only the Konjunktiv I says that it isn't.
    let goes_on = !new_paragraph || is_konjunktiv_1(scene) || is_hearsay(scene);
    scene.holds("no part of the sentence is another statement", free)
        && scene.holds("the sentence is no title", !title)
        && scene.holds("it begins no paragraph, or is in the Konjunktiv I", goes_on)
}

/// The speaker that the sentence carries on, if there is one; `None` where it carries on nothing.
fn carried(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    rule: Rule,
    candidates: &[Candidate],
) -> Option<Option<Carried>> {
    let carried = match rule {
        Rule::Sollen => context::spoken(scene.grammar, candidates, index),
        _ => context::carried(scene.grammar, named, candidates, index),
    };
    let close = carried.as_ref().is_some_and(|carried| match rule {
        Rule::Sollen => is_hearsay(scene) && carried.distance <= REACH_OF_HEARSAY,
        _ if is_potential(scene) && is_plural(scene) => {
            carried.distance == 1 && carried.candidate.is_some()
        }
        _ if is_potential(scene) || is_unreal(scene) => {
            carried.distance == 1
                && carried.candidate.is_some_and(|at| reports(scene, &candidates[at]))
        }
        _ => carried.distance <= REACH_OF_KONJUNKTIV_2,
    });
    let follows = close || is_konjunktiv_1(scene);
    scene
        .holds("somebody spoke shortly before, or it is in the Konjunktiv I", follows)
        .then_some(carried)
}

/// The part of the sentence that can carry on: up to where it says who says the rest, in "Er sei
/// froh und lobte die „gute“ Lage", "Es sei kalt; laut Polizei ...".
fn reach(scene: &Scene<'_, '_>, candidates: &[Candidate]) -> Range<usize> {
    let whole = scene.period.tokens.clone();
    let said = |from: usize| {
        candidates
            .iter()
            .rev()
            .take(6)
            .any(|candidate| whole.end > candidate.start() && candidate.start() >= from)
    };
    let ends = |clause: &&Clause| {
        let returns = matches!(clause.kind, ClauseKind::Main | ClauseKind::VerbFirst)
            && clause.boundary == Boundary::Conjunction
            && clause.konjunktiv(scene.grammar) == Forms::default();
        (returns || clause.boundary == Boundary::Semicolon) && said(clause.start())
    };
    let end = scene.clauses.iter().skip(1).find(ends);
    end.and_then(|clause| scene.trim(whole.start..clause.start())).unwrap_or(whole)
}

/// "Die Teile seien Reste, von denen man glaube, dass ...": what somebody says in a clause that
/// depends on a main clause in the Konjunktiv hinders nothing.
fn is_within(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    let Some(main) =
        main_clause(scene).filter(|main| main.konjunktiv(scene.grammar) != Forms::default())
    else {
        return false;
    };
    let framed =
        candidate.cue.first().and_then(|at| scene.clause_of(*at)).map(|at| &scene.clauses[at]);
    candidate.start() > main.start()
        && framed.is_some_and(|frame| frame.is_dependent() && frame.start() > main.start())
}

/// The sentence's own clause: the first one, unless its form leaves open what a later one in the
/// Konjunktiv I shows: "Pendler sparten Geld, und die Luft werde besser".
fn main_clause<'s>(scene: &'s Scene<'_, '_>) -> Option<&'s Clause> {
    let is_main = |c: &&Clause| matches!(c.kind, ClauseKind::Main | ClauseKind::VerbFirst);
    let first = scene.clauses.iter().find(is_main)?;
    let forms = first.finite.map(|at| scene.grammar.words[at].forms()).unwrap_or_default();
    let shows = |c: &&Clause| c.konjunktiv(scene.grammar).any(Forms::KONJUNKTIV_1);
    let later = || scene.clauses.iter().filter(is_main).find(shows);
    let open = forms.only(Forms::PAST_PLURAL.and(Forms::ATTACHED)) && forms.any(Forms::PAST_PLURAL);
    if open {
        return later().or(Some(first));
    }
    // "Kommt der Regen, sei das Feld nass", "Das Problem ist, dass das Feld nass sei"
    let at = scene.clauses.iter().position(|c| c.start() == first.start())?;
    let condition = first.kind == ClauseKind::VerbFirst && first.boundary == Boundary::Start;
    let is = first
        .finite
        .and_then(|at| scene.grammar.words[at].verb)
        .is_some_and(|verb| matches!(scene.grammar.lexicon.verbs.base(verb), "sein" | "kommen"));
    let rest = |c: &&Clause| {
        shows(c)
            && c.boundary == Boundary::Comma
            && (condition && c.kind == ClauseKind::VerbFirst || is && c.kind == ClauseKind::Dass)
    };
    scene.clauses.get(at + 1).filter(rest).or(Some(first))
}

fn kind(scene: &Scene<'_, '_>) -> Option<(Mode, Rule, Evidence)> {
    let grammar = scene.grammar;
    let clause = main_clause(scene)?;
    let finite = clause.finite?;
    let forms = clause.konjunktiv(grammar);
    if forms.any(Forms::KONJUNKTIV)
        && !is_recipe(scene, clause)
        && !is_bracketed(scene)
        && !grammar.steps(clause.range.clone()).any(|at| matches!(grammar.lower(at), "ich" | "wir"))
    {
        return Some((Mode::IndirectFreeIndirect, Rule::Chain, Evidence::Konjunktiv));
    }
    let soll = matches!(grammar.lower(finite), "soll" | "sollen");
    soll.then_some((Mode::FreeIndirect, Rule::Sollen, Evidence::Sollen))
}

/// "Man nehme drei Eier", "Man stelle sich vor": what readers are asked to do.
fn is_recipe(scene: &Scene<'_, '_>, clause: &Clause) -> bool {
    let grammar = scene.grammar;
    let Some(finite) = clause.finite else { return false };
    let tells =
        grammar.words[finite].verb.is_some_and(|verb| grammar.lexicon.verbs.is_helping(verb));
    let man = grammar.lower(finite - usize::from(finite > 0)) == "man";
    man && !tells
        && clause.nonfinite.is_none()
        && clause.konjunktiv(grammar).any(Forms::KONJUNKTIV_1)
}

/// "Die Forderung, der Minister müsse gehen, | wies er zurück": the main clause stands around that
/// in the Konjunktiv.
fn is_bracketed(scene: &Scene<'_, '_>) -> bool {
    let opens = scene.clauses.first().is_some_and(|first| first.kind == ClauseKind::Fragment);
    let closes = |clause: &Clause| {
        clause.kind == ClauseKind::VerbFirst
            && clause.boundary == Boundary::Comma
            && clause.konjunktiv(scene.grammar) == Forms::default()
    };
    opens && scene.clauses.iter().any(closes)
}

/// "könnte", "dürfte", "möchte" say in anybody's voice that something is possible or wanted.
fn is_potential(scene: &Scene<'_, '_>) -> bool {
    let verb =
        main_clause(scene).and_then(|c| c.finite).and_then(|at| scene.grammar.words[at].verb);
    verb.is_some_and(|verb| {
        is_one_of!(scene.grammar.lexicon.verbs.base(verb), "können" | "dürfen" | "mögen" | "müssen")
    })
}

fn is_plural(scene: &Scene<'_, '_>) -> bool {
    let finite = main_clause(scene).and_then(|c| c.finite);
    finite.is_some_and(|at| scene.grammar.words[at].forms().any(Forms::KONJUNKTIV_2_PLURAL))
}

/// Returns whether the verb is "wäre", "hätte", "würde" in the singular, where reported speech has
/// "sei", "habe", "werde": then it rather tells what is not so.
fn is_unreal(scene: &Scene<'_, '_>) -> bool {
    let finite = main_clause(scene).and_then(|c| c.finite);
    finite.is_some_and(|at| {
        let forms = scene.grammar.words[at].forms();
        // "Außerdem hätte er gelogen" adds to what was said before.
        let adds = |at: usize| {
            is_one_of!(
                scene.grammar.lower(at),
                "auch" | "außerdem" | "zudem" | "ferner" | "weiterhin"
            )
        };
        forms.any(Forms::KONJUNKTIV_2_SINGULAR)
            && !forms.any(Forms::KONJUNKTIV_1)
            && !scene.body.clone().any(adds)
    })
}

/// Returns whether a statement already was in the Konjunktiv, so that a potential after it rather
/// belongs to it.
fn reports(scene: &Scene<'_, '_>, candidate: &Candidate) -> bool {
    let grammar = scene.grammar;
    let clauses = grammar.clauses_of(&grammar.periods[grammar.period_of(candidate.end() - 1)]);
    clauses.iter().any(|clause| {
        candidate.overlaps(&clause.range) && clause.konjunktiv(grammar) != Forms::default()
    })
}

/// "soll gewesen sein", "soll getan haben": of what is past "soll" can only say that others tell
/// it.
fn is_hearsay(scene: &Scene<'_, '_>) -> bool {
    let grammar = scene.grammar;
    let Some(main) = main_clause(scene) else { return false };
    let soll = main.finite.is_some_and(|at| matches!(grammar.lower(at), "soll" | "sollen"));
    // "soll gesehen, gelacht und gerufen haben": over commas, but not in what depends on it.
    let own = scene
        .clauses
        .iter()
        .filter(|clause| !clause.is_dependent() && clause.range.start >= main.range.start);
    let mut pairs = own.flat_map(|clause| clause.start()..clause.end().saturating_sub(1));
    soll && pairs.any(|at| {
        let carries =
            grammar.words[at].forms().any(Forms::PARTICIPLE) || grammar.lower(at) == "worden";
        carries && matches!(grammar.lower(at + 1), "haben" | "sein")
    })
}

fn is_konjunktiv_1(scene: &Scene<'_, '_>) -> bool {
    main_clause(scene)
        .is_some_and(|clause| clause.konjunktiv(scene.grammar).any(Forms::KONJUNKTIV_1))
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_sources};

    #[test]
    fn the_konjunktiv_carries_the_speaker_on() {
        check_sources(
            "Die Ministerin sagte, die Steuer werde sinken. Zudem sei eine Reform geplant. Sie komme im Herbst.",
            &["Ministerin", "~Ministerin"],
        );
        check_sources(
            "Anna Muster sagte, sie sei müde. Sie habe wenig geschlafen.",
            &["Anna Muster", "~Anna Muster"],
        );
    }

    #[test]
    fn a_sentence_carries_on_also_where_it_quotes_somebody() {
        check_sources(
            "Anna Muster sagte, das Haus sei alt. Die Balken seien Reste, von denen man glaube, dass sie aus Eiche seien.",
            &["Anna Muster", "~Anna Muster", "-"],
        );
        check_sources(
            "Anna Muster verteidigte den Entwurf. Sie halte ihn für gelungen und lobte auch „den Mut“ der Stadt.",
            &["Anna Muster", "~Anna Muster"],
        );
        check_silent(
            "Die Forderung der Opposition, der Minister müsse gehen, wies der Minister zurück.",
        );
    }

    #[test]
    fn soll_reports_after_a_statement() {
        check_sources(
            "Nach Angaben der Polizei wurde ein Mann verletzt. Er soll den Zug übersehen haben.",
            &["Polizei", "~Polizei"],
        );
    }

    #[test]
    fn what_soll_have_happened_is_told_by_somebody() {
        check_sources(
            "Nach Angaben der Polizei wurde ein Mann verletzt. Er liegt im Krankenhaus. Der Fahrer soll getrunken haben.",
            &["Polizei", "~Polizei"],
        );
        check_sources(
            "Nach Angaben der Polizei wurde ein Mann verletzt. Er liegt im Krankenhaus. Der Weg soll breiter werden.",
            &["Polizei"],
        );
        check_sources(
            "Nach Angaben der Polizei wurde ein Mann verletzt. Er liegt im Krankenhaus. Der Fahrer soll ihn gepackt, ihm gedroht und ihn geschlagen haben.",
            &["Polizei", "~Polizei"],
        );
    }

    #[test]
    fn a_plural_that_is_only_possible_carries_any_statement_on() {
        check_sources(
            "„Die Lage ist gut“, sagte Anna Muster. So könnten die Züge öfter fahren.",
            &["Anna Muster", "~Anna Muster"],
        );
        check_sources(
            "„Die Lage ist gut“, sagte Anna Muster. So könnte es bleiben.",
            &["Anna Muster"],
        );
        check_silent("Die Züge könnten öfter fahren.");
    }

    #[test]
    fn the_konjunktiv_may_come_after_a_condition_or_in_a_clause_with_dass() {
        for text in [
            "Die Lage sei gut, sagte Anna Muster. Kommt der Regen, sei das Feld nass.",
            "Die Lage sei gut, sagte Anna Muster. Das Problem ist, dass das Feld nass sei.",
        ] {
            check_sources(text, &["Anna Muster", "~Anna Muster"]);
        }
        check_sources(
            "Die Lage sei gut, sagte Anna Muster. Kommt der Regen, ist das Feld nass.",
            &["Anna Muster"],
        );
    }

    #[test]
    fn recipes_are_silent() {
        check_silent("Das Rezept: Man nehme drei Eier.");
        check_silent("Aber man stelle sich vor, er käme.");
    }

    #[test]
    fn wishes_and_plans_are_silent() {
        check_silent("Das Dorf möchte einen neuen Brunnen. Er soll am Markt stehen.");
        check_silent("Es könnte morgen regnen.");
        check_silent("Die Regierung verlor die Wahl. Sie müsste nun zurücktreten.");
    }
}
