//! Cuts a period into clauses and tells main from dependent ones.

use std::ops::Range;

use super::analysis::{Boundary, Clause, ClauseKind, Grammar};
use super::word::Class;
use crate::compact::Collect;
use crate::lexicon::verbs::{Forms, Verb, Verbs};
use crate::lexicon::words::FunctionWord::*;
use crate::lexicon::words::Traits;

/// The clauses of a period, in order of the text.
pub(super) fn cut(grammar: &Grammar<'_>, period: usize) -> Vec<Clause> {
    let body = grammar.periods[period].body(grammar);
    let mut clauses: Vec<Clause> = Vec::new();
    for (range, boundary) in joined(grammar, segments(grammar, body)) {
        let mut rest = range;
        let mut boundary = boundary;
        while let Some(at) = coordination(grammar, rest.clone()) {
            let last = clauses.last();
            let clause = analyse(grammar, rest.start..at, boundary, last);
            clauses.push(clause);
            (rest, boundary) = (at..rest.end, Boundary::Conjunction);
        }
        let clause = analyse(grammar, rest, boundary, clauses.last());
        clauses.push(clause);
    }
    loosen_tails(grammar, &mut clauses);
    join_fronts(grammar, &mut clauses);
    join_tails(grammar, &mut clauses);
    clauses
}

/// The pieces between marks.
fn segments(grammar: &Grammar<'_>, body: Range<usize>) -> Vec<(Range<usize>, Boundary)> {
    let mut found = Vec::new();
    let mut start = body.start;
    let mut boundary = Boundary::Start;
    let mut at = body.start;
    while at < body.end {
        let mark = match grammar.form(at) {
            // Not in "Konto-, Post- und Telefondaten".
            "," if at > body.start
                && grammar.form(at - 1).ends_with('-')
                && grammar.form(at - 1).len() > 1 =>
            {
                None
            }
            "," => Some(Boundary::Comma),
            ":" => Some(Boundary::Colon),
            ";" => Some(Boundary::Semicolon),
            "–" | "—" | "-" | "‒" if grammar.is_spaced(at) => Some(Boundary::Dash),
            "." | "!" | "?" | "…" if grammar.ends_sentence(at) => Some(Boundary::Stop),
            _ => None,
        };
        let next = grammar.after(at);
        // "Er hoffte dass ...": the comma is missing.
        let bare =
            matches!(grammar.lower(at), "dass" | "daß") && start < at && stands_alone(grammar, at);
        if bare {
            found.push((start..at, boundary));
            (start, boundary) = (at, Boundary::Comma);
        } else if let Some(mark) = mark {
            if start < at {
                found.push((start..at, boundary));
            }
            (start, boundary) = (next, mark);
        } else if grammar.opens(at)
            && next - at > 4
            && next < body.end
            && grammar.class(next) == Class::Verb
            && start == at
        {
            found.push((start..next, boundary));
            (start, boundary) = (next, Boundary::Quotation);
        }
        at = next;
    }
    if start < body.end {
        found.push((start..body.end, boundary));
    }
    found
}

/// Returns whether a "dass" within a clause begins another one; not in "so dass", "ohne dass", "und
/// dass".
fn stands_alone(grammar: &Grammar<'_>, dass: usize) -> bool {
    !matches!(
        grammar.class(dass - 1),
        Class::Function(Conjunction | Preposition | Particle | Subjunction) | Class::Sign
    ) && !is_one_of!(
        grammar.lower(dass - 1),
        "so" | "ohne" | "statt" | "anstatt" | "außer" | "als" | "nur" | "auch"
    )
}

/// Joins what an apposition or relative clause cut out of a dependent clause:
/// "wie der Sprecher der Polizei, | Max Muster, | mitteilte".
fn joined(
    grammar: &Grammar<'_>,
    segments: Vec<(Range<usize>, Boundary)>,
) -> Vec<(Range<usize>, Boundary)> {
    let mut found: Vec<(Range<usize>, Boundary)> = Vec::new();
    let mut at = 0;
    while at < segments.len() {
        let (range, boundary) = segments[at].clone();
        let opener = skip_joiners(grammar, range.clone());
        let opens = matches!(grammar.class(opener), Class::Function(Subjunction | Question))
            && !is_one_of!(grammar.lower(opener), "um" | "als" | "was");
        let closing = (opens && find_finite(grammar, opener..range.end).is_none()).then(|| {
            segments[at + 1..].iter().take(4).take_while(|(_, b)| *b == Boundary::Comma).position(
                |(range, _)| {
                    let last = range.end - 1;
                    let relative = grammar.is(range.start, Determiner)
                        && grammar.has(range.start, Traits::RELATIVE)
                        || matches!(grammar.class(range.start), Class::Function(Preposition))
                            && range.len() > 4;
                    is_finite(grammar, last) && !relative
                },
            )
        });
        match closing.flatten() {
            Some(more) => {
                found.push((range.start..segments[at + 1 + more].0.end, boundary));
                at += more + 2;
            }
            None => {
                found.push((range, boundary));
                at += 1;
            }
        }
    }
    found
}

/// The "und" or "aber" that joins two clauses that both have a finite verb.
fn coordination(grammar: &Grammar<'_>, range: Range<usize>) -> Option<usize> {
    let mut verb_before = false;
    for at in grammar.steps(range.clone()) {
        if is_sure_finite(grammar, at)
            || is_finite(grammar, at)
                && !verb_before
                && (at == range.start || grammar.lower(at - 1) != "zu")
                && grammar.words[at].forms().any(Forms::SINGULAR)
        {
            verb_before = true;
        }
        let joins =
            is_one_of!(grammar.lower(at), "und" | "oder" | "aber" | "doch" | "sondern" | "jedoch")
                && at > range.start;
        if joins
            && verb_before
            && grammar.steps(at + 1..range.end).any(|later| {
                is_sure_finite(grammar, later)
                    || later == at + 1
                        && is_finite(grammar, later)
                        && !is_participle_of_before(grammar, range.start..at, later)
            })
        {
            return Some(at);
        }
    }
    None
}

/// "wurde geprüft und bestätigt": the second participle looks like a finite verb.
fn is_participle_of_before(grammar: &Grammar<'_>, before: Range<usize>, at: usize) -> bool {
    let forms = grammar.words[at].forms();
    forms.any(Forms::PARTICIPLE.and(Forms::INFINITIVE))
        && before
            .clone()
            .any(|i| grammar.words[i].verb.is_some_and(|v| is_auxiliary(&grammar.lexicon.verbs, v)))
}

fn is_finite(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.words[at].forms().any(Forms::FINITE)
}

/// A finite form that is neither infinitive nor participle.
fn is_sure_finite(grammar: &Grammar<'_>, at: usize) -> bool {
    let forms = grammar.words[at].forms();
    forms.any(Forms::FINITE) && !forms.any(Forms::INFINITIVE.and(Forms::PARTICIPLE))
        || grammar.words[at].verb.is_some_and(|v| {
            forms.any(Forms::FINITE)
                && grammar.lexicon.verbs.is_helping(v)
                && !grammar.lexicon.verbs.is_prefixed(v)
                && (at == 0 || grammar.words[at - 1].forms().only(Forms::default()))
        })
}

/// Verbs whose main meaning comes from another verb beside them.
pub(super) fn is_auxiliary(verbs: &Verbs, verb: Verb) -> bool {
    verbs.is_helping(verb) || verbs.base(verb) == "lassen"
}

fn analyse(
    grammar: &Grammar<'_>,
    range: Range<usize>,
    boundary: Boundary,
    previous: Option<&Clause>,
) -> Clause {
    let content = skip_joiners(grammar, range.clone());
    let finite = find_finite(grammar, content..range.end);
    let kind = kind(grammar, content, range.end, finite, boundary, previous);
    let mut clause = Clause {
        range,
        opener: content,
        boundary,
        kind,
        finite,
        nonfinite: None,
        prefix: None,
        front: None,
        tail: None,
    };
    if let Some(finite) = finite {
        clause.nonfinite = nonfinite(grammar, &clause, finite);
        clause.prefix = separated_prefix(grammar, &clause, finite);
    }
    clause
}

/// Steps over "und", "aber", "sondern auch" and the like.
fn skip_joiners(grammar: &Grammar<'_>, range: Range<usize>) -> usize {
    let mut at = range.start;
    while at + 1 < range.end
        && (grammar.is(at, Conjunction) || is_one_of!(grammar.lower(at), "nur" | "auch" | "sowohl"))
    {
        at += 1;
    }
    at
}

/// The finite verb: a sure form before a doubtful one, the last one where the clause is dependent.
fn find_finite(grammar: &Grammar<'_>, range: Range<usize>) -> Option<usize> {
    let infinitive_clause = ends_in_zu_infinitive(grammar, range.clone());
    let is_infinitive =
        |at: &usize| infinitive_clause && grammar.words[*at].forms().any(Forms::INFINITIVE);
    let sure: Vec<usize> = grammar
        .steps(range.clone())
        .filter(|at| is_sure_finite(grammar, *at) && !is_infinitive(at))
        .collect_vec();
    if let (Some(first), Some(last)) = (sure.first(), sure.last()) {
        let dependent =
            matches!(grammar.class(range.start), Class::Function(Subjunction | Question));
        return Some(if dependent { *last } else { *first });
    }
    let doubtful = |at: &usize| {
        !infinitive_clause && is_finite(grammar, *at) && (*at == 0 || grammar.lower(at - 1) != "zu")
    };
    let singular = |at: &usize| !grammar.words[*at].forms().any(Forms::INFINITIVE);
    let all: Vec<usize> = grammar.steps(range.clone()).filter(doubtful).collect_vec();
    let dependent = matches!(
        grammar.class(range.start),
        Class::Function(Subjunction | Question | Determiner | Preposition)
    );
    let last = all.last().copied().filter(|at| dependent && at + 1 == range.end);
    last.or_else(|| all.iter().copied().find(singular)).or(all.first().copied())
}

/// "... zu gewinnen", "... gesprengt zu haben": infinitives and participles in it are no finite
/// verbs.
fn ends_in_zu_infinitive(grammar: &Grammar<'_>, range: Range<usize>) -> bool {
    range.len() > 1
        && has_zu_infinitive(grammar, range.end.saturating_sub(2).max(range.start)..range.end)
}

fn kind(
    grammar: &Grammar<'_>,
    start: usize,
    end: usize,
    finite: Option<usize>,
    boundary: Boundary,
    previous: Option<&Clause>,
) -> ClauseKind {
    let zu = has_zu_infinitive(grammar, start..end);
    let Some(finite) = finite else {
        if matches!(grammar.lower(start), "dass" | "daß") {
            return ClauseKind::Dass;
        }
        return if zu { ClauseKind::Infinitive } else { ClauseKind::Fragment };
    };
    // "…, die Werke zu schließen": the only "finite" verb is the infinitive itself.
    if zu
        && grammar.words[finite].forms().any(Forms::INFINITIVE)
        && grammar.lower(finite.saturating_sub(1)) == "zu"
    {
        return ClauseKind::Infinitive;
    }
    let is_late = finite > start + 1
        && grammar.steps(finite + 1..end).all(|at| !grammar.begins_phrase(at) || at > finite + 6);
    let is_last = finite + 1 == end;
    match grammar.class(start) {
        Class::Function(Subjunction) => match grammar.lower(start) {
            "dass" | "daß" => ClauseKind::Dass,
            "ob" => ClauseKind::Question,
            "um" | "damit" | "da" | "seitdem" | "indem" | "zumal" | "während" | "bis" | "als"
            | "so"
                if !is_late && !is_last =>
            {
                main_or_first(start, finite)
            }
            _ => ClauseKind::Subordinate,
        },
        Class::Function(Question) if is_late || is_last => ClauseKind::Question,
        // "während die Opposition schwieg"; "während der Sitzung schwieg die Opposition" is a main
        // clause.
        _ if is_one_of!(grammar.lower(start), "während" | "seit" | "bis") && is_last => {
            ClauseKind::Subordinate
        }
        // "Der Wächter meldete sich, die Lampe blinkte": no noun stands before.
        _ if boundary == Boundary::Comma
            && !(follows_phrase(grammar, start, finite)
                && start > 1
                && grammar.is(start - 2, Reflexive))
            && is_relative(grammar, start, finite, end) =>
        {
            ClauseKind::Relative
        }
        _ if boundary == Boundary::Conjunction
            && previous.is_some_and(Clause::is_dependent)
            && is_last
            && finite > start + 1
            && (!follows_phrase(grammar, start, finite)
                || previous.is_some_and(|clause| clause.kind == ClauseKind::Dass)) =>
        {
            previous.map_or(ClauseKind::Main, |clause| clause.kind)
        }
        _ => main_or_first(start, finite),
    }
}

fn main_or_first(start: usize, finite: usize) -> ClauseKind {
    if start == finite { ClauseKind::VerbFirst } else { ClauseKind::Main }
}

fn follows_phrase(grammar: &Grammar<'_>, start: usize, finite: usize) -> bool {
    grammar.phrase(start, finite + 1).is_some_and(|phrase| phrase.tokens.end == finite)
}

/// "die gestern kam", "in der er wohnt"; not "die Polizei kam gestern".
fn is_relative(grammar: &Grammar<'_>, start: usize, finite: usize, end: usize) -> bool {
    let at = start + usize::from(matches!(grammar.class(start), Class::Function(Preposition)));
    let pronoun = grammar.has(at, Traits::RELATIVE);
    if !pronoun || finite <= at {
        return false;
    }
    if finite == at + 1 {
        return finite + 1 == end
            || grammar.words[end - 1].forms().any(Forms::PARTICIPLE.and(Forms::INFINITIVE))
                && at > start;
    }
    finite + 1 == end
        && !(follows_phrase(grammar, at, finite)
            && grammar.words[finite].forms().only(Forms::KONJUNKTIV)
            && at == start)
        || !follows_phrase(grammar, at, finite)
            && grammar.steps(finite + 1..end).all(|i| !grammar.begins_phrase(i))
        || !follows_phrase(grammar, at, finite) && at > start
}

fn has_zu_infinitive(grammar: &Grammar<'_>, range: Range<usize>) -> bool {
    range.clone().any(|at| {
        let forms = grammar.words[at].forms();
        forms.any(Forms::ZU_INFINITIVE)
            || grammar.lower(at) == "zu" && at + 1 < range.end && {
                let next = &grammar.words[at + 1];
                next.forms().any(Forms::INFINITIVE)
                    || next.class == Class::Other && grammar.lower(at + 1).ends_with('n')
            }
    })
}

/// The participle or infinitive that completes the verb.
fn nonfinite(grammar: &Grammar<'_>, clause: &Clause, finite: usize) -> Option<usize> {
    let verb = grammar.words[finite].verb?;
    if !is_auxiliary(&grammar.lexicon.verbs, verb) || grammar.lexicon.verbs.is_prefixed(verb) {
        return None;
    }
    let wanted = Forms::PARTICIPLE.and(Forms::INFINITIVE);
    let is_full = |at: &usize| {
        *at != finite
            && grammar.words[*at].forms().any(wanted)
            && grammar.lower(at.saturating_sub(1)) != "zu"
    };
    // "gesagt worden sein": the first of them carries the meaning.
    let all: Vec<usize> = grammar.steps(clause.range.clone()).filter(is_full).collect_vec();
    let carries = |at: &&usize| {
        grammar.words[**at].verb.is_some_and(|v| {
            !is_one_of!(grammar.lexicon.verbs.base(v), "sein" | "haben" | "werden")
                || grammar.lexicon.verbs.is_prefixed(v)
        })
    };
    // "hatte gesagt und darauf verwiesen": the first of two equals.
    let joined = all.windows(2).any(|pair| (pair[0]..pair[1]).any(|at| grammar.lower(at) == "und"));
    let last = if joined { None } else { all.iter().rev().find(carries) };
    last.or_else(|| all.iter().find(carries)).or(all.first()).copied()
}

/// "mit" in "teilte ... mit".
fn separated_prefix(grammar: &Grammar<'_>, clause: &Clause, finite: usize) -> Option<usize> {
    if grammar.words[finite].forms().any(Forms::ATTACHED) {
        return None;
    }
    let last = clause.range.end - 1;
    let fits = |at: usize| {
        at > finite
            && grammar.lexicon.verbs.is_separable_prefix(grammar.lower(at))
            && !grammar.tokens.is_upper(at)
    };
    if fits(last) {
        return Some(last);
    }
    // "gab bekannt, ..." may be followed by more: the first such word that no noun phrase follows.
    (finite + 1..clause.range.end).find(|at| {
        fits(*at)
            && is_one_of!(
                grammar.lower(*at),
                "bekannt"
                    | "klar"
                    | "deutlich"
                    | "mit"
                    | "hinzu"
                    | "an"
                    | "ein"
                    | "vor"
                    | "aus"
                    | "auf"
                    | "zu"
                    | "zurück"
                    | "fest"
                    | "ab"
                    | "hervor"
                    | "heraus"
                    | "nahe"
                    | "hin"
            )
            && (!grammar.begins_phrase(at + 1) && grammar.class(at + 1) != Class::Other
                || matches!(
                    grammar.class(at + 1),
                    Class::Function(Preposition | Fused | Conjunction)
                ))
            && !grammar.words[at + 1].forms().any(Forms::INFINITIVE)
            && is_one_of!(
                grammar.lower(*at),
                "bekannt"
                    | "klar"
                    | "deutlich"
                    | "hinzu"
                    | "fest"
                    | "hervor"
                    | "heraus"
                    | "nahe"
                    | "zurück"
                    | "hin"
            )
    })
}

/// Takes the participle of "wird der Trainer, ein alter Hase, zitiert" for what it is: the end of
/// the clause before.
fn loosen_tails(grammar: &Grammar<'_>, clauses: &mut [Clause]) {
    for index in 2..clauses.len() {
        let clause = &clauses[index];
        let last = clause.range.end - 1;
        let participle = grammar.words[last].forms();
        if clause.boundary != Boundary::Comma
            || clause.finite != Some(last)
            || !participle.any(Forms::PARTICIPLE)
            || clauses[index - 1].kind != ClauseKind::Fragment
        {
            continue;
        }
        let waits = |c: &Clause| {
            let auxiliary = c.finite.and_then(|at| grammar.words[at].verb);
            c.nonfinite.is_none()
                && auxiliary
                    .is_some_and(|v| matches!(grammar.lexicon.verbs.base(v), "werden" | "haben"))
        };
        if waits(&clauses[index - 2]) && !clauses[index - 2].is_dependent() {
            clauses[index].kind = ClauseKind::Fragment;
            clauses[index].finite = None;
        }
    }
}

/// Gives a clause that begins with its verb the noun phrase before it, which a comma or relative
/// clause cut off.
fn join_fronts(grammar: &Grammar<'_>, clauses: &mut [Clause]) {
    for index in 1..clauses.len() {
        // "Max Muster – Kapitän seit 2009 – sagte" as well as "Max Muster, Kapitän seit 2009, sagte"
        let pair = clauses[index].boundary == Boundary::Dash
            && clauses[index - 1].boundary == Boundary::Dash;
        if clauses[index].kind != ClauseKind::VerbFirst
            || !(clauses[index].boundary == Boundary::Comma || pair)
        {
            continue;
        }
        if clauses[..index]
            .iter()
            .rev()
            .take(6)
            .any(|c| grammar.opens(c.range.start) && grammar.after(c.range.start) == c.range.end)
        {
            continue;
        }
        let between = clauses[..index].iter().rev().take(6);
        let loose = |c: &&Clause| {
            matches!(c.kind, ClauseKind::Fragment | ClauseKind::Relative | ClauseKind::Infinitive)
        };
        let opener = index - between.take_while(loose).count();
        let opener = Some(opener).filter(|at| *at < index);
        if let Some(opener) = opener.filter(|at| clauses[*at].kind == ClauseKind::Fragment) {
            let start = clauses[opener].opener;
            let prepositional =
                matches!(grammar.class(start), Class::Function(Preposition | Fused))
                    && clauses[index - 1].kind == ClauseKind::Relative;
            let cut_off = opener + 1 < index
                && (prepositional || is_apposed(grammar, &clauses[opener], &clauses[index - 1]));
            if !cut_off
                && subject_follows(grammar, clauses[index].range.start, clauses[index].range.end)
            {
                continue;
            }
            if !grammar.opens(start) || clauses[opener].range.end > grammar.after(start) {
                clauses[index].front =
                    Some(clauses[opener].range.start..clauses[index - 1].range.end);
                clauses[index].kind = ClauseKind::Main;
            }
        }
    }
}

/// Returns whether a piece is a noun phrase ("Der Sprecher des Amtes", "Der Chef im Landtag") and
/// what follows hangs on it.
fn is_apposed(grammar: &Grammar<'_>, piece: &Clause, last: &Clause) -> bool {
    let fills = |clause: &Clause| {
        let phrase = grammar.phrase(clause.opener, clause.range.end);
        phrase.map(|phrase| phrase.tokens.end == clause.range.end)
    };
    let name = last.kind == ClauseKind::Fragment && fills(last) == Some(true);
    fills(piece).is_some_and(|whole| whole || name && grammar.is(piece.opener, Determiner))
}

/// Gives a clause the prefix or participle that an apposition or relative clause cut off.
fn join_tails(grammar: &Grammar<'_>, clauses: &mut [Clause]) {
    for index in 0..clauses.len() {
        let Some(finite) = clauses[index].finite else { continue };
        if clauses[index].prefix.is_some()
            || clauses[index].nonfinite.is_some()
            || clauses[index].is_dependent()
        {
            continue;
        }
        let auxiliary =
            grammar.words[finite].verb.is_some_and(|v| is_auxiliary(&grammar.lexicon.verbs, v));
        let between = clauses[index + 1..].iter().take(4).take_while(|c| {
            matches!(c.kind, ClauseKind::Fragment | ClauseKind::Relative)
                && c.boundary == Boundary::Comma
        });
        let tail = between
            .filter(|c| c.kind == ClauseKind::Fragment)
            .map(|c| c.range.clone())
            .find(|range| {
                let last = range.end - 1;
                let participle = auxiliary && grammar.words[last].forms().any(Forms::PARTICIPLE);
                participle
                    || !auxiliary
                        && grammar.lexicon.verbs.is_separable_prefix(grammar.lower(last))
                        && !grammar.tokens.is_upper(last)
            });
        if let Some(tail) = tail {
            let last = tail.end - 1;
            if auxiliary {
                clauses[index].nonfinite = Some(last);
            } else {
                clauses[index].prefix = Some(last);
            }
            clauses[index].tail = Some(tail);
        } else if let Some(tail) = after_apposition(grammar, &clauses[index..]) {
            clauses[index].tail = Some(tail);
        }
    }
}

/// The rest of the first clause after an apposition to its last word: "nannte Anna Muster, die
/// Leiterin des Amtes, | das Haus schön".
fn after_apposition(grammar: &Grammar<'_>, clauses: &[Clause]) -> Option<Range<usize>> {
    let [clause, apposition, rest, ..] = clauses else { return None };
    let loose = |c: &Clause| c.kind == ClauseKind::Fragment && c.boundary == Boundary::Comma;
    let end = clause.range.end;
    let name = end > 1
        && grammar.class(end - 1) == Class::Noun
        && clause.finite.is_some_and(|finite| finite < end - 1);
    let start = apposition.range.start;
    let apposed = grammar.class(start) == Class::Noun || grammar.is(start, Determiner);
    let fills = grammar
        .phrase(start, apposition.range.end)
        .is_some_and(|p| p.tokens.end == apposition.range.end);
    (name && loose(apposition) && loose(rest) && apposed && fills && apposition.range.len() > 1)
        .then(|| rest.range.clone())
}

/// Returns whether a noun phrase in the nominative can follow the verb.
fn subject_follows(grammar: &Grammar<'_>, verb: usize, end: usize) -> bool {
    let mut at = verb + 1;
    while at < end && matches!(grammar.class(at), Class::Function(Adverb | Particle | Reflexive)) {
        at += 1;
    }
    at < end && grammar.begins_phrase(at) && !grammar.has(at, Traits::OBLIQUE)
}
