//! Sentences that look like statements but in which nobody speaks: "Die Erfahrung zeigt, dass ...",
//! "Fest steht, dass ...", "Der Großbrand fordert die Feuerwehr".

use super::candidate::{Candidate, Rule};
use super::context;
use super::cue;
use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Clause, Grammar};
use crate::compact::Collect;
use crate::lexicon::redeverben::Takes;
use crate::reading::Mode;

/// Returns whether nobody speaks in a candidate: its subject is no being and no body, and no
/// document; or there is none.
pub fn speaks(grammar: &Grammar<'_>, named: &Named, candidate: &Candidate) -> bool {
    use Rule::{Colon, Dass, Indicative, Infinitive, Konjunktiv, Question, Report, Wie};
    if candidate.mode == Mode::Direct {
        return candidate.speaker.is_none() && is_subject(grammar, candidate);
    }
    if !matches!(
        candidate.rule,
        Dass | Konjunktiv | Indicative | Question | Infinitive | Colon | Wie | Report
    ) {
        return false;
    }
    let verbs = verbs(grammar, candidate);
    // "Sicher ist": a word of the cue names nobody.
    let speaker =
        candidate.speaker.as_ref().filter(|speaker| !candidate.cue.contains(&speaker.start));
    let Some(speaker) = speaker else {
        // "Fest steht, dass", "sicher ist, dass"
        return candidate.rule == Dass
            && verbs.iter().any(|verb| matches!(*verb, "stehen" | "sein"));
    };
    let Some(phrase) = grammar.phrase(speaker.start, speaker.end) else { return false };
    if grammar.class(phrase.head) != Class::Noun || grammar.opens(phrase.core.start) {
        return false;
    }
    let noun = grammar.lower(phrase.head);
    let voice = context::can_speak(grammar, named, speaker)
        || grammar.lexicon.names.role(noun).is_some()
        || grammar.lexicon.names.demonym(grammar.form(phrase.head)).is_some()
        || grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).is_some()
        || named.within(grammar.tokens.span(speaker.clone())).next().is_some();
    let shows = || {
        // By their base: "belegen", "verraten", "beweisen", "ergeben".
        let things = ["zeigen", "legen", "raten", "weisen", "geben", "fordern"];
        verbs.iter().any(|verb| things.contains(verb))
    };
    !voice && (shows() || candidate.rule == Report && !says(grammar, candidate))
}

/// The clause of a candidate's cue, or of its speaker where all of the sentence is told.
fn frame<'g>(grammar: &'g Grammar<'_>, candidate: &Candidate) -> Option<&'g Clause> {
    let speaker = || candidate.speaker.as_ref().map(|speaker| speaker.start);
    let at = candidate.cue.first().copied().or_else(speaker)?;
    let period = &grammar.periods[grammar.period_of(at)];
    grammar.clauses_of(period).iter().find(|clause| clause.start() <= at && at < clause.end())
}

/// The bases of the verbs of a frame.
fn verbs<'g>(grammar: &'g Grammar<'_>, candidate: &Candidate) -> Vec<&'g str> {
    let verb = |at: usize| grammar.words[at].verb.map(|verb| grammar.lexicon.verbs.base(verb));
    let finite = frame(grammar, candidate).and_then(|clause| clause.finite);
    candidate.cue.iter().copied().chain(finite).filter_map(verb).collect_vec()
}

/// Returns whether the verb is one by which somebody speaks: "wie X mitteilte" is possible.
fn says(grammar: &Grammar<'_>, candidate: &Candidate) -> bool {
    let cue = frame(grammar, candidate).and_then(|clause| cue::of_clause(grammar, clause));
    cue.is_none_or(|cue| cue.uses.iter().any(|(entry, _)| entry.takes.any(Takes::WIE)))
}

/// Returns whether quoted words are the subject of their own sentence: "„Saat für Alle“ kündigt
/// einen Streik an."
fn is_subject(grammar: &Grammar<'_>, candidate: &Candidate) -> bool {
    let quote = candidate.start()..candidate.end();
    let period = &grammar.periods[grammar.period_of(quote.start)].tokens;
    let begins = quote.start == period.start
        || quote.start == period.start + 1 && grammar.class(period.start) != Class::Verb;
    let sentence = (quote.start + 1..quote.end.saturating_sub(1))
        .any(|at| grammar.class(at) == Class::Verb || grammar.class(at) == Class::Sign);
    begins && !sentence && grammar.class(quote.end) == Class::Verb
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_sources};

    #[test]
    fn what_is_no_being_says_nothing() {
        check_silent("Die Erfahrung zeigt, dass Verbote wenig bringen.");
        check_silent("Fest steht, dass gebaut wird.");
        check_silent("Sicher ist bisher nur, dass es brannte.");
        check_silent("Ein Blick in die Akten verrät, dass Geld fehlt.");
        check_silent("Der Großbrand fordert seit Freitag die Feuerwehr.");
        check_sources("Die Studie zeigt, dass Verbote wenig bringen.", &["Studie"]);
        check_sources("Die Ärztin zeigt sich überzeugt, dass es hilft.", &["Ärztin"]);
    }

    #[test]
    fn a_name_in_quotation_marks_is_not_said() {
        check_silent("„Saat für Alle“ kündigt einen Streik an.");
        check_sources("„Saat für Alle“, sagte Anna Muster.", &["Anna Muster"]);
    }
}
