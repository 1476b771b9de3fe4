//! Finds who speaks in the clause of a cue.

use std::ops::Range;

use super::cue::{Cue, CueUse};
use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Grammar};
use crate::lexicon::noun_groups::NounGroup;
use crate::lexicon::redeverben::SpeakerPlace;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::*;
use crate::lexicon::words::Traits;

/// The speaker's words in the clause of `cue`, if it names one.
pub fn of_cue(
    grammar: &Grammar<'_>,
    clauses: &[Clause],
    index: usize,
    cue: &Cue<'_>,
    used: &CueUse<'_>,
) -> Option<Range<usize>> {
    let clause = &clauses[index];
    let finite = clause.finite.and_then(|at| grammar.words[at].verb);
    let step = |step: &'static str| grammar.trace.step(|| step.to_owned());
    // "ließ der Sprecher verlauten"
    if finite.is_some_and(|verb| grammar.lexicon.verbs.base(verb) == "lassen") {
        step("the speaker is the subject of \"lassen\"");
        return subject(grammar, clauses, index);
    }
    match (used.entry.speaker, cue.passive) {
        (SpeakerPlace::Nowhere, _) => step("the verb names no speaker"),
        (SpeakerPlace::In | SpeakerPlace::Aus, _) => {
            step("the speaker stands after a preposition such as in, aus, von");
        }
        (SpeakerPlace::Subject, true) => step("the verb is passive: the speaker stands after von"),
        (SpeakerPlace::Subject, false) | (SpeakerPlace::Object, true) => {
            step("the speaker is the subject of the clause");
        }
        (SpeakerPlace::Object, false) => step("the speaker is the object of the clause"),
    }
    match used.entry.speaker {
        SpeakerPlace::Nowhere => None,
        SpeakerPlace::In => {
            // "Auf Facebook hieß es von der Stadt": not in "ein Bericht von Forschern".
            let by = after_preposition(grammar, clause, &["von", "vom"]).filter(|range| {
                range.start > clause.start() + 1 && grammar.class(range.start - 2) != Class::Noun
            });
            let all = ["in", "im", "aus", "auf", "bei", "beim", "von", "vom"];
            by.or_else(|| after_preposition(grammar, clause, &all))
        }
        SpeakerPlace::Aus => after_preposition(grammar, clause, &["aus"]),
        SpeakerPlace::Subject if cue.passive => agent(grammar, clause).or_else(|| {
            after_preposition(grammar, clause, &["in", "im"]).filter(|r| is_document(grammar, r))
        }),
        SpeakerPlace::Subject => subject(grammar, clauses, index),
        SpeakerPlace::Object if cue.passive => subject(grammar, clauses, index),
        SpeakerPlace::Object => object(grammar, &clauses[index]),
    }
    .filter(|range| grammar.lower(range.start) != "man")
}

/// The noun phrase after the subject: "Die Zeitung zitiert den Minister".
fn object(grammar: &Grammar<'_>, clause: &Clause) -> Option<Range<usize>> {
    let finite = clause.finite?;
    let mut at =
        own_subject(grammar, clause).map_or(finite + 1, |subject| subject.end.max(finite + 1));
    while at < clause.end() {
        if matches!(grammar.class(at), Class::Function(Preposition | Fused)) {
            at = grammar.phrase(at + 1, clause.end()).map_or(at + 1, |p| p.core.end.max(at + 1));
        } else if let Some(phrase) =
            grammar.phrase(at, clause.end()).filter(|_| grammar.begins_phrase(at))
        {
            return Some(phrase.tokens);
        } else {
            at = grammar.after(at);
        }
    }
    None
}

/// Returns whether a subject follows the verb that begins a clause.
pub fn follows(grammar: &Grammar<'_>, clause: &Clause) -> bool {
    let Some(finite) = clause.finite else { return false };
    (finite + 1..clause.range.end).any(|at| grammar.lower(at) == "es")
        || first_subject(grammar, finite + 1, clause, Number::Any).is_some()
}

/// The subject of a clause; for "X kam und sagte" that of the clause before.
pub fn subject(grammar: &Grammar<'_>, clauses: &[Clause], index: usize) -> Option<Range<usize>> {
    let clause = &clauses[index];
    // "X kam und sagte": a verb right after "und" shares the subject.
    let shares = clause.boundary == Boundary::Conjunction && clause.kind == ClauseKind::VerbFirst;
    let own = if shares { None } else { own_subject(grammar, clause) };
    let is_joined = || {
        matches!(
            clause.kind,
            ClauseKind::VerbFirst
                | ClauseKind::Main
                | ClauseKind::Subordinate
                | ClauseKind::Dass
                | ClauseKind::Relative
                | ClauseKind::Fragment
        )
    };
    own.or_else(|| {
        // "Sie räumte ein, es gehe nicht, sprach aber von ...": what is said has a subject of its
        // own. "Sie sei froh und lobte ...": unless it is the sentence's own.
        let told =
            |c: &Clause| c.konjunktiv(grammar) != Forms::default() && c.boundary != Boundary::Start;
        let before = (0..index).rev().take(6).find(|at| {
            let before = &clauses[*at];
            before.finite.is_some() && !before.is_dependent() && (told(clause) || !told(before))
        })?;
        grammar.trace.step(|| "the clause has no subject; that of a clause before it".to_owned());
        is_joined().then(|| own_subject(grammar, &clauses[before])).flatten()
    })
}

fn own_subject(grammar: &Grammar<'_>, clause: &Clause) -> Option<Range<usize>> {
    let finite = clause.finite?;
    let number = Number::from_forms(grammar.words[finite].forms());
    if let Some(front) = &clause.front {
        let start = skip_joiners(grammar, front.clone());
        if let Some(phrase) = grammar
            .phrase(start, finite)
            .filter(|p| can_be_subject(grammar, p.core.clone(), number))
        {
            // One constituent with its appositions, unless a relative clause divides it.
            let plain = (phrase.tokens.end..front.end).all(|at| grammar.words[at].verb.is_none());
            if let Some(after) = after_object(grammar, clause, Some(&phrase.tokens), finite, number)
            {
                return Some(after);
            }
            let end = if plain {
                without_adverbs(grammar, phrase.tokens.end, front.end)
            } else {
                phrase.tokens.end
            };
            return Some(phrase.tokens.start..end);
        }
    }
    match clause.kind {
        ClauseKind::Main => {
            let start = skip_joiners(grammar, clause.range.clone());
            let front = grammar.phrase(start, finite.max(start));
            let front = front.filter(|p| {
                can_be_subject(grammar, p.core.clone(), number) && !is_time(grammar, p.head)
            });
            // Only one constituent stands before the finite verb: what follows the noun phrase
            // there hangs on it.
            let front =
                front.map(|p| p.tokens.start..without_adverbs(grammar, p.tokens.end, finite));
            if let Some(after) = after_object(grammar, clause, front.as_ref(), finite, number) {
                return Some(after);
            }
            front.or_else(|| first_subject(grammar, finite + 1, clause, number))
        }
        ClauseKind::VerbFirst => first_subject(grammar, finite + 1, clause, number),
        ClauseKind::Relative => relative_subject(grammar, clause, number),
        _ => {
            let start = skip_joiners(grammar, clause.range.clone());
            first_subject(grammar, start + 1, clause, number)
                .or_else(|| first_subject(grammar, start, clause, number))
        }
    }
}

fn skip_joiners(grammar: &Grammar<'_>, range: Range<usize>) -> usize {
    let mut at = range.start;
    while at + 1 < range.end
        && (grammar.is(at, Conjunction)
            || matches!(grammar.class(at), Class::Function(Adverb | Particle))
                && !grammar.begins_phrase(at))
    {
        at += 1;
    }
    at
}

/// The subject after the verb where what stands before it is an object: "Die Arbeit lobte er",
/// "Den Plan nannte Muster".
fn after_object(
    grammar: &Grammar<'_>,
    clause: &Clause,
    front: Option<&Range<usize>>,
    finite: usize,
    number: Number,
) -> Option<Range<usize>> {
    let front = front?;
    let next = finite + 1;
    let has_voice = |range: &Range<usize>| {
        range.clone().any(|at| {
            grammar.class(at) == Class::Noun
                && grammar.lexicon.source_kinds.noun(grammar.lower(at)).is_some()
        })
    };
    // "Der Verband nannte sie fahrlässig": "sie" may be the object.
    let nominative = is_one_of!(grammar.lower(next), "er" | "ich" | "wir" | "man")
        || grammar.lower(next) == "sie" && !has_voice(front);
    if next < clause.range.end && nominative {
        return Some(next..next + 1);
    }
    // "Einige der Richter haben den Minister aufgefordert, ..."
    let some_of = front.len() > 1
        && grammar.phrase(front.start, front.end).is_some_and(|p| p.core.len() == 1);
    let starts_with_article = grammar.is(front.start, Determiner) && !some_of;
    // "Der 1955 geborene Muster nannte ..."
    let masculine = grammar.lower(front.start) == "der"
        && (front.start + 1..front.end)
            .take_while(|at| matches!(grammar.class(*at), Class::Other | Class::Number))
            .any(|at| grammar.lower(at).ends_with('e'));
    if !starts_with_article || masculine || has_voice(front) || grammar.is(next, Reflexive) {
        return None;
    }
    let after = grammar
        .phrase(next, clause.range.end)
        .filter(|p| can_be_subject(grammar, p.core.clone(), number))?;
    let name = grammar.class(after.core.start) == Class::Noun && !is_time(grammar, after.head);
    (name || has_voice(&after.core)).then_some(after.tokens)
}

/// `end` without the adverbs and commas before it, but not before `start`.
fn without_adverbs(grammar: &Grammar<'_>, start: usize, end: usize) -> usize {
    let light = |at: usize| {
        matches!(
            grammar.class(at),
            Class::Function(Adverb | Particle | Reflexive | Conjunction) | Class::Other
        ) || grammar.form(at) == ","
    };
    (start..end).rev().find(|at| !light(*at)).map_or(start, |at| at + 1)
}

/// The first noun phrase from `from` that can be a subject and hangs on no preposition.
fn first_subject(
    grammar: &Grammar<'_>,
    from: usize,
    clause: &Clause,
    number: Number,
) -> Option<Range<usize>> {
    let end = clause.range.end;
    let reach = grammar.periods[grammar.period_of(clause.range.start)].tokens.end;
    let mut at = from;
    while at < end {
        match grammar.class(at) {
            Class::Function(Preposition | Fused) => {
                at = grammar.phrase(at + 1, end).map_or(at + 1, |p| p.core.end.max(at + 1));
                continue;
            }
            _ if grammar.begins_phrase(at) => {
                if let Some(phrase) = grammar.phrase(at, reach) {
                    let postposed = grammar.is(phrase.core.end, Postposition);
                    if !postposed
                        && can_be_subject(grammar, phrase.core.clone(), number)
                        && !is_time(grammar, phrase.head)
                    {
                        return Some(with_conjunct(grammar, phrase.tokens, clause));
                    }
                    at = phrase.core.end.max(at + 1);
                    continue;
                }
            }
            _ => {}
        }
        at = grammar.after(at);
    }
    None
}

/// A subject with what "und" joins to it before the verb that ends its clause: "wie Zoll | und
/// Polizei mitteilten".
fn with_conjunct(grammar: &Grammar<'_>, subject: Range<usize>, clause: &Clause) -> Range<usize> {
    let joins = matches!(grammar.lower(subject.end), "und" | "sowie");
    let second = joins
        .then(|| grammar.phrase(subject.end + 1, clause.range.end))
        .flatten()
        .map(|p| p.tokens);
    match second.filter(|second| clause.finite == Some(second.end)) {
        Some(second) => subject.start..second.end,
        None => subject,
    }
}

/// In "der sagte" the pronoun itself; in "die er nannte" the phrase after it.
fn relative_subject(
    grammar: &Grammar<'_>,
    clause: &Clause,
    number: Number,
) -> Option<Range<usize>> {
    let start = clause.range.start;
    let pronoun = grammar.has(start, Traits::RELATIVE) && !grammar.has(start, Traits::OBLIQUE);
    let inner = first_subject(grammar, start + 1, clause, number);
    if pronoun && inner.as_ref().is_none_or(|range| !is_clear_subject(grammar, range)) {
        return Some(start..start + 1);
    }
    inner
}

/// A phrase whose form says nominative: "er", "der Minister".
fn is_clear_subject(grammar: &Grammar<'_>, range: &Range<usize>) -> bool {
    grammar.is(range.start, Pronoun)
        || range.start + 1 < range.end
            && is_one_of!(grammar.lower(range.start), "der" | "ein" | "die" | "das")
}

/// Returns whether the form of a phrase allows the nominative, and its number that of the verb.
fn can_be_subject(grammar: &Grammar<'_>, core: Range<usize>, number: Number) -> bool {
    let first = core.start;
    !(grammar.has(first, Traits::OBLIQUE)
        || grammar.lower(first).starts_with("kein") && core.len() > 1
        || core.len() == 1 && is_one_of!(grammar.lower(first), "es" | "das" | "dies")
        || is_feminine_dative(grammar, &core))
        && agrees(grammar, &core, number)
}

/// "der englischen Zeitung" is no nominative, "der englische Sender" is; nor are "einer", "seiner"
/// before a noun, which are feminine or a genitive plural.
fn is_feminine_dative(grammar: &Grammar<'_>, core: &Range<usize>) -> bool {
    let adjective = core.start + 1;
    match grammar.lower(core.start) {
        "der" => {
            core.len() > 2
                && grammar.class(adjective) == Class::Other
                && grammar.lower(adjective).ends_with("en")
                && !grammar.words[adjective].forms().any(Forms::INFINITIVE)
        }
        "einer" | "seiner" | "ihrer" | "keiner" | "unserer" => core.len() > 1,
        _ => false,
    }
}

/// Returns whether the number of a phrase can be that of the verb.
fn agrees(grammar: &Grammar<'_>, core: &Range<usize>, number: Number) -> bool {
    let article = grammar.lower(core.start);
    match number {
        Number::Plural => {
            let alone = core.len() > 1 && !holds_and(grammar, core.end);
            let noun = grammar.lower(core.end - 1);
            let singular = is_one_of!(article, "der" | "das" | "ein" | "eine")
                || article == "die" && is_singular_noun(noun);
            !(alone && singular)
        }
        // "die tibetischen Mönche" are many.
        Number::Singular => {
            let adjective = core.len() > 2 && grammar.class(core.start + 1) == Class::Other;
            !(article == "die" && adjective && grammar.lower(core.start + 1).ends_with("en"))
        }
        Number::Any => true,
    }
}

/// Feminine nouns whose ending says that there is one.
fn is_singular_noun(lower: &str) -> bool {
    ["ung", "ion", "heit", "keit", "schaft", "tät", "partei"].iter().any(|end| lower.ends_with(end))
}

/// The grammatical number that a finite verb shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Singular,
    Plural,
    Any,
}

impl Number {
    fn from_forms(forms: Forms) -> Number {
        let beside = Forms::INFINITIVE.and(Forms::ATTACHED).and(Forms::PARTICIPLE);
        if forms.only(Forms::PLURAL.and(beside)) {
            Number::Plural
        } else if forms.only(Forms::SINGULAR.and(beside)) {
            Number::Singular
        } else {
            Number::Any
        }
    }
}

fn holds_and(grammar: &Grammar<'_>, at: usize) -> bool {
    (at..at + 6).any(|i| matches!(grammar.lower(i), "und" | "sowie"))
}

/// Days, months, years: "Montag sagte er ..."
pub fn is_time(grammar: &Grammar<'_>, head: usize) -> bool {
    // Not "die „Computerwoche“".
    let quoted = head > 0 && grammar.opens(head - 1);
    !quoted && grammar.lexicon.noun_groups.group(grammar.lower(head)) == NounGroup::Time
}

/// "von X" in a passive clause.
fn agent(grammar: &Grammar<'_>, clause: &Clause) -> Option<Range<usize>> {
    let has_voice = |range: &Range<usize>| {
        range.clone().any(|at| grammar.lexicon.source_kinds.noun(grammar.lower(at)).is_some())
    };
    let all = || phrases_after(grammar, clause, &["von", "vom", "durch"]);
    all().find(has_voice).or_else(|| all().next())
}

/// The phrase after the first of `prepositions`.
fn after_preposition(
    grammar: &Grammar<'_>,
    clause: &Clause,
    prepositions: &[&str],
) -> Option<Range<usize>> {
    phrases_after(grammar, clause, prepositions).next()
}

/// The phrases after all of `prepositions`; none that tells a time.
fn phrases_after<'a>(
    grammar: &'a Grammar<'_>,
    clause: &Clause,
    prepositions: &'a [&'a str],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let reach = grammar.periods[grammar.period_of(clause.range.start)].tokens.end;
    grammar.steps(clause.start()..clause.end()).filter_map(move |at| {
        let phrase =
            prepositions.contains(&grammar.lower(at)).then(|| grammar.phrase(at + 1, reach))??;
        let platform =
            grammar.lexicon.noun_groups.group(grammar.lower(phrase.head)) == NounGroup::Platform;
        (!platform && !is_time(grammar, phrase.head)).then_some(phrase.tokens)
    })
}

fn is_document(grammar: &Grammar<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| grammar.lexicon.redeverben.noun(grammar.form(at)).is_some())
}
