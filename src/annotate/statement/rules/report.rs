//! Reported speech: "X fordert mehr Geld.", where the verb alone says that somebody spoke.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::Pronoun;
use crate::reading::{BlockKind, Evidence, Mode};

/// More clauses than this tell more than one thing.
const MOST_CLAUSES: usize = 6;

/// Finds a sentence that reports speech without giving its words, or a clause of one that holds
/// other statements.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    if scene.clauses.len() > MOST_CLAUSES {
        return;
    }
    let here = candidates.iter().rev().take_while(|d| d.end() > scene.period.tokens.start).count();
    let mine = candidates.len() - here;
    let main = |c: &Clause| {
        c.kind == ClauseKind::Main
            || c.kind == ClauseKind::VerbFirst && c.boundary == Boundary::Comma
    };
    let Some(first) = scene.clauses.iter().position(main) else { return };
    for index in first..scene.clauses.len() {
        let alone = candidates.len() == mine && index == first;
        let found = reported(scene, named, index, alone, &candidates[mine..]);
        let at = scene.clauses[index].start();
        candidates.extend(scene.tried("X fordert mehr Geld", at, found));
    }
}

/// The report that a clause makes; of the whole sentence where it is `alone`.
fn reported(
    scene: &Scene<'_, '_>,
    named: &Named,
    index: usize,
    alone: bool,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let clause = &scene.clauses[index];
    // What "und" adds is not told apart from the deed before: "Er kam zurück und warnte vor ...".
    let adds = clause.boundary == Boundary::Conjunction && clause.kind == ClauseKind::VerbFirst;
    let free = !scene.taken[index] && !overlaps(candidates, &clause.range);
    if !(scene.holds("it is a main clause of its own", !adds && !clause.is_dependent())
        && scene.holds("its words belong to no other statement", free))
    {
        return None;
    }
    let (speaker, bound) = reporter(scene, index)?;
    // "Der Sturm forderte Opfer": with a preposition ("warnt vor") only somebody does it.
    let voice = bound || is_title(scene) || context::can_speak(scene.grammar, named, &speaker);
    if !scene.holds("the speaker is somebody who can speak", voice) {
        return None;
    }
    let contrast = index > 0 && scene.grammar.lower(scene.clauses[0].opener) == "während";
    let begins =
        matches!(clause.boundary, Boundary::Start | Boundary::Comma | Boundary::Conjunction);
    let quote = if alone && begins && !contrast {
        scene.period.tokens.clone()
    } else {
        scene.trim(clause.start()..end(scene, index, candidates))?
    };
    let mut candidate = Candidate::new(Mode::Reported, vec![quote], Rule::Report, Evidence::Verb);
    candidate.speaker = Some(speaker);
    Some(candidate)
}

/// The speaker of a clause whose verb reports speech.
fn reporter(scene: &Scene<'_, '_>, index: usize) -> Option<(Range<usize>, bool)> {
    let grammar = scene.grammar;
    // "Er würde das fordern", "Er soll das gefordert haben": then it is somebody else's report.
    let told =
        scene.clauses[index].konjunktiv(grammar) != Forms::default() || is_sollen(scene, index);
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    if !scene.holds("it is nobody else's report, by Konjunktiv or sollen", !told) {
        return None;
    }
    // "Wer dort arbeitet, muss mit Lärm rechnen", "Wie sicher ist das Netz?"
    let finite = scene.clauses[index].finite.and_then(|at| grammar.words[at].verb);
    let base = finite.map_or("", |verb| grammar.lexicon.verbs.base(verb));
    let may = matches!(base, "müssen" | "können") && scene.clauses[index].nonfinite.is_some();
    let asks = grammar.form(scene.period.tokens.end - 1) == "?";
    if !scene.holds("it is told as a fact", !(may || asks)) {
        return None;
    }
    let wanted = if is_title(scene) { Takes::REDE.and(Takes::ZU) } else { Takes::REDE };
    let used = scene.need("the verb alone reports speech", cue.taking(wanted))?;
    let speaker = speaker::of_cue(grammar, scene.clauses, index, cue, &used);
    let speaker = scene.need("the clause names a speaker", speaker)?;
    // "Millionen von Menschen sprechen es": the word belongs to who speaks.
    let verb = scene.clauses[index].finite.unwrap_or(0);
    let own = |at: &usize| speaker.contains(at) && *at < verb;
    if !scene.holds("the verb's own words are not the speaker's", !used.tokens.iter().any(own)) {
        return None;
    }
    let named = |range: &Range<usize>| {
        grammar.is(range.start, Pronoun) || range.clone().any(|at| grammar.class(at) == Class::Noun)
    };
    let bound = !used.entry.with.is_empty();
    scene.need("the speaker is a noun or pronoun", Some((speaker, bound)).filter(|s| named(&s.0)))
}

/// Returns whether a period is a headline or stands over one.
fn is_title(scene: &Scene<'_, '_>) -> bool {
    let kind = scene.grammar.tokens.blocks[scene.period.block].kind;
    matches!(kind, BlockKind::Headline | BlockKind::Kicker)
}

fn overlaps(candidates: &[Candidate], range: &Range<usize>) -> bool {
    candidates.iter().any(|candidate| candidate.overlaps(range))
}

/// The end of a report that is not the whole sentence: the next main clause, or where another
/// statement begins.
fn end(scene: &Scene<'_, '_>, index: usize, candidates: &[Candidate]) -> usize {
    let after = |at: &usize| {
        let clause = &scene.clauses[*at];
        !clause.is_dependent() && clause.finite.is_some()
            || scene.taken[*at]
            || overlaps(candidates, &clause.range)
    };
    (index + 1..scene.clauses.len())
        .find(after)
        .map_or(scene.body.end, |at| scene.clauses[at].start())
}

fn is_sollen(scene: &Scene<'_, '_>, index: usize) -> bool {
    let verb = scene.clauses[index].finite.and_then(|at| scene.grammar.words[at].verb);
    verb.is_some_and(|verb| scene.grammar.lexicon.verbs.base(verb) == "sollen")
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn some_verbs_alone_report_speech() {
        check_statement("[Die Gewerkschaft fordert höhere Löhne.](quote)");
        check_statement("[Die Opposition warf dem Minister Untätigkeit vor.](quote)");
        check_statement("[Der Präsident forderte die Nachbarn zum Frieden auf.](quote)");
        check_statement("[Die Regierung bezifferte den Schaden auf zehn Millionen Euro.](quote)");
    }

    #[test]
    fn a_clause_reports_beside_another_statement() {
        check_statement(
            "[Der Rat bezeichnete die Pläne als unreif](quote) und forderte den Minister auf, sie zu ändern.",
        );
        check_statement("Die Lage ist ernst, [die Ärzte sprechen von einer Notlage](quote).");
        check_statement(
            "Während die Partei schwieg, [forderte die Gewerkschaft mehr Geld](quote).",
        );
        check_statement("[Da das Werk leer steht, rechnet die Stadt mit einem Verkauf.](quote)");
        check_silent("Der Rat tagte lange und warf die Pläne um.");
    }

    #[test]
    fn a_judgement_reports_speech_also_in_the_passive() {
        check_statement("[Die Trainerin bezeichnete das Spiel als mutig.](quote)");
        check_statement("[Der Plan wurde von der Ministerin als unreif bezeichnet.](quote)");
        check_silent("Die Strecke wird als Höhenweg bezeichnet.");
        check_silent("Als Nächstes zeichnete die Schülerin einen Baum.");
    }

    #[test]
    fn deeds_are_silent() {
        check_silent("Der Sturm forderte viele Bäume heraus und riss Dächer ab.");
        check_silent("Die Stadt baut eine neue Schule.");
        check_silent("Die Gewerkschaft würde höhere Löhne fordern.");
        check_silent("Hunderte von Frauen sprechen Spanisch.");
        check_statement("[Insgesamt spricht die Polizei von weniger Unfällen.](quote)");
    }
}
