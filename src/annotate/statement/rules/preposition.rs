//! "laut X", "nach Angaben von X", "X zufolge", "X gemäß": the rest of the clause is said.

use std::ops::Range;

use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Grammar, Phrase};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::Collect;
use crate::lexicon::names::Role;
use crate::lexicon::noun_groups::NounGroup;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::*;
use crate::reading::{Evidence, Mode, SourceKind};

/// Finds statements marked by a preposition.
pub fn find(scene: &mut Scene<'_, '_>, candidates: &mut Vec<Candidate>) {
    let mut at = scene.body.start;
    let mine = candidates.len();
    let follows =
        |at: usize| is_one_of!(scene.grammar.lower(at), "zufolge" | "folge" | "gemäß" | "nach");
    // A source that stands before its preposition is only looked for where there is one.
    let last = scene.body.clone().rev().find(|at| follows(*at)).unwrap_or(0);
    while at < scene.body.end {
        match source(scene.grammar, at, scene.body.end, last) {
            Some(found) => {
                let next = found.whole.end.max(at + 1);
                // "laut X aus Sicht der Y": the first says what the second thinks.
                let second = candidates[mine..].last().is_some_and(|first| {
                    scene.clause_of(first.cue[0]) == scene.clause_of(found.cue)
                });
                let second = !scene.holds("no source stands before it in the clause", !second);
                let found = if second { None } else { statement(scene, found) };
                candidates.extend(scene.tried("laut X; nach Angaben von X; X zufolge", at, found));
                at = next;
            }
            None => at = scene.grammar.after(at),
        }
    }
}

/// A phrase that names the source.
struct SourcePhrase {
    whole: Range<usize>,
    speaker: Range<usize>,
    cue: usize,
    rule: Rule,
}

fn source(grammar: &Grammar<'_>, at: usize, end: usize, last: usize) -> Option<SourcePhrase> {
    match grammar.lower(at) {
        "laut" => before(grammar, at, end, Rule::Laut, |_| true),
        "gemäß" => before(grammar, at, end, Rule::Laut, |head| !is_norm(grammar, head)),
        "nach" if tells_time(grammar, at) => None,
        "nach" => before(grammar, at, end, Rule::Nach, |_| false),
        "aus" => before(grammar, at, end, Rule::Nach, |head| grammar.form(head) == "Sicht")
            .filter(|found| found.speaker.clone().any(|at| grammar.form(at) == "Sicht"))
            .filter(|found| has_owner(grammar, &found.speaker)),
        _ if grammar.is(at, Oblique) && grammar.lower(at + 1) == "zufolge" => Some(SourcePhrase {
            whole: at..at + 2,
            speaker: at..at + 1,
            cue: at + 1,
            rule: Rule::Laut,
        }),
        _ if at < last && grammar.begins_phrase(at) => after(grammar, at, end),
        _ => None,
    }
}

/// "laut X", "nach Angaben".
fn before(
    grammar: &Grammar<'_>,
    at: usize,
    end: usize,
    rule: Rule,
    fits: impl Fn(usize) -> bool,
) -> Option<SourcePhrase> {
    let start = after_adverbs(grammar, at + 1);
    let phrase = grammar.phrase(start, end)?;
    // "nach ersten Meldungen | Schäden angerichtet": nobody's meldungen, else "Putins".
    let bare = phrase.core.clone().find(|i| {
        let next = i + 1;
        phrase.core.contains(&next)
            && grammar.class(*i) == Class::Noun
            && grammar.class(next) == Class::Noun
            && grammar.lower(*i).ends_with("en")
            && goes_with_nach(grammar, *i)
            && !grammar.lower(next).ends_with('s')
    });
    let phrase = match bare {
        Some(noun) => grammar.phrase(start, noun + 1)?,
        None => phrase,
    };
    let is_noun = grammar.class(phrase.head) == Class::Noun;
    let source_end = source_end(grammar, &phrase, at, end);
    let report = phrase
        .core
        .clone()
        .any(|i| grammar.class(i) == Class::Noun && is_source_noun(grammar, i, phrase.core.start));
    (is_noun && (fits(phrase.head) || report)).then_some(SourcePhrase {
        whole: at..source_end,
        speaker: at + 1..source_end,
        cue: at,
        rule,
    })
}

/// "nach Informationen unserer Redaktion": the newsroom itself is no source.
fn is_own_paper(grammar: &Grammar<'_>, speaker: &Range<usize>) -> bool {
    let kind = |at| grammar.lexicon.source_kinds.noun(grammar.lower(at)).map(|noun| noun.kind);
    speaker.clone().any(|at| {
        grammar.lower(at).starts_with("unser")
            && (at + 1..speaker.end).any(|at| kind(at) == Some(SourceKind::Medium))
    })
}

/// The end of the source that a phrase after "laut" or "nach" names: without "von ..." that hangs
/// on the verb ("laut Polizei | von dem Ausfall betroffen", "nach RMV-Angaben | von Menschen
/// erworben"), and with what "und" joins to it before the verb ("laut Polizei und Feuerwehr | gab
/// es").
fn source_end(grammar: &Grammar<'_>, phrase: &Phrase, at: usize, end: usize) -> usize {
    let after = phrase.core.end;
    if matches!(grammar.lower(after), "von" | "vom") && phrase.tokens.end > after {
        let of = grammar.phrase(after + 1, end);
        let time = of.as_ref().is_some_and(|of| speaker::is_time(grammar, of.head));
        let report = grammar.lexicon.redeverben.noun(grammar.form(phrase.head)).is_some();
        let has_owner = !grammar.lexicon.redeverben.is_noun(grammar.lower(phrase.head));
        let role = grammar.lexicon.names.role(grammar.lower(phrase.head));
        if time || report && has_owner || !report && !role.is_some_and(Role::is_persons) {
            return after;
        }
    }
    let joint = phrase.tokens.end;
    let begins_clause = at == 0 || grammar.class(at - 1) == Class::Sign;
    if begins_clause && matches!(grammar.lower(joint), "und" | "sowie") {
        let second = grammar.phrase(joint + 1, end).filter(|second| {
            grammar.words[second.tokens.end.min(grammar.words.len() - 1)].forms().any(Forms::FINITE)
        });
        return second.map_or(joint, |second| second.tokens.end);
    }
    joint
}

/// "nach | bisher noch nicht | bestätigten Meldungen": adverbs before an adjective.
fn after_adverbs(grammar: &Grammar<'_>, from: usize) -> usize {
    let adverb = |at: &usize| matches!(grammar.class(*at), Class::Function(Adverb | Particle));
    let start = (from..from + 3).find(|at| !adverb(at)).unwrap_or(from);
    if grammar.class(start) == Class::Other { start } else { from }
}

/// "X zufolge", "seiner Meinung nach".
fn after(grammar: &Grammar<'_>, at: usize, end: usize) -> Option<SourcePhrase> {
    let phrase = grammar.phrase(at, end)?;
    let after = phrase.tokens.end;
    let cue = match grammar.lower(after) {
        "zufolge" => after,
        "zu" if grammar.lower(after + 1) == "folge" => after + 1,
        "gemäß" if !is_norm(grammar, phrase.head) => after,
        // "dem Bericht nach Berlin" has another "nach".
        "nach" if !governs(grammar, after) && goes_with_nach(grammar, phrase.head) => after,
        _ => return None,
    };
    (cue < end).then_some(SourcePhrase {
        whole: at..cue + 1,
        speaker: phrase.tokens,
        cue,
        rule: if grammar.lower(cue) == "nach" { Rule::Nach } else { Rule::Laut },
    })
}

/// "aus Sicht der Ärzte", "aus seiner Sicht", but not "aus rechtlicher Sicht".
fn has_owner(grammar: &Grammar<'_>, phrase: &Range<usize>) -> bool {
    grammar.form(phrase.end - 1) != "Sicht"
        || grammar.is(phrase.start, Determiner) && grammar.lower(phrase.start) != "der"
}

/// "zwei Monate nach dem Urteil", "kurz nach den Ermittlungen", "die zweitgrößte nach der
/// englischen Ausgabe"
fn tells_time(grammar: &Grammar<'_>, nach: usize) -> bool {
    nach > 0
        && (grammar.lower(nach - 1).contains("größte")
            || grammar.class(nach - 1) == Class::Noun && speaker::is_time(grammar, nach - 1)
            || is_one_of!(
                grammar.lower(nach - 1),
                "kurz" | "erst" | "unmittelbar" | "gleich" | "bald" | "lange" | "direkt"
            ))
}

/// Returns whether a preposition has its noun phrase after it.
fn governs(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.begins_phrase(at + 1) && !grammar.opens(at + 1)
}

fn goes_with_nach(grammar: &Grammar<'_>, noun: usize) -> bool {
    grammar.lexicon.redeverben.noun(grammar.form(noun)).is_some_and(|noun| noun.after_nach)
}

/// "nach Angaben", but not "nach der Untersuchung", which tells the time.
fn is_source_noun(grammar: &Grammar<'_>, noun: usize, start: usize) -> bool {
    let definite =
        is_one_of!(grammar.lower(start), "der" | "dem" | "dieser" | "diesem" | "seiner" | "ihrer");
    let event = grammar.lexicon.noun_groups.group(grammar.lower(noun)) == NounGroup::Event;
    goes_with_nach(grammar, noun) && !(definite && event)
}

/// Rules and treaties are followed, they do not speak.
fn is_norm(grammar: &Grammar<'_>, head: usize) -> bool {
    let lower = grammar.lower(head);
    grammar.lexicon.noun_groups.group(lower) == NounGroup::Norm
        || grammar.lexicon.redeverben.noun(grammar.form(head)).is_none()
            && grammar.lexicon.source_kinds.noun(lower).is_none()
}

fn statement(scene: &Scene<'_, '_>, found: SourcePhrase) -> Option<Candidate> {
    let attribute = is_attribute(scene.grammar, &found.whole);
    if !scene.holds("the source does not stand between article and adjective", !attribute) {
        return None;
    }
    let own = is_own_paper(scene.grammar, &found.speaker);
    if !scene.holds("the source is not the newsroom itself", !own) {
        return None;
    }
    let found = whole_front(scene, found);
    let range = scope(scene, &found.whole);
    let left = scene.trim(range.start..found.whole.start.max(range.start));
    let after = after_relative(scene, found.whole.end);
    let right = scene.trim(after..range.end.max(after));
    let quote: Vec<Range<usize>> = left.into_iter().chain(right).collect_vec();
    let long = quote.iter().map(|range| range.len()).sum::<usize>() >= 2;
    if !scene.holds("at least two words stand beside the source", long) {
        return None;
    }
    let direct = quote.len() == 1 && scene.is_quotation(&quote[0]);
    let mode = if direct { Mode::Direct } else { Mode::Indirect };
    let mut candidate = Candidate::new(mode, quote, found.rule, Evidence::Preposition);
    let comma_before =
        found.whole.start > range.start && scene.grammar.form(found.whole.start - 1) == ",";
    let comma_after = comma_before && scene.grammar.form(found.whole.end) == ",";
    candidate.frame = vec![
        found.whole.start - usize::from(comma_before)..found.whole.end + usize::from(comma_after),
    ];
    candidate.speaker = Some(found.speaker);
    candidate.cue = vec![found.cue];
    Some(candidate)
}

/// "die laut Polizei gestohlenen Räder": between an article and its adjective a source tells of the
/// noun only.
fn is_attribute(grammar: &Grammar<'_>, source: &Range<usize>) -> bool {
    let adjective = matches!(grammar.class(source.end), Class::Other | Class::Number);
    source.start > 0 && grammar.is(source.start - 1, Determiner) && adjective
}

/// The token at which the main clause goes on when a relative clause hangs on the source: "Nach
/// Angaben des Zeugen, der ..., kam ..."
fn after_relative(scene: &Scene<'_, '_>, end: usize) -> usize {
    let Some(at) = scene
        .clauses
        .iter()
        .position(|c| c.range.start == end + 1 && c.kind == ClauseKind::Relative)
    else {
        return end;
    };
    match scene.clauses.get(at + 1) {
        Some(next)
            if next.boundary == Boundary::Comma
                && scene.grammar.words[next.range.start].verb.is_some() =>
        {
            next.range.start
        }
        _ => end,
    }
}

/// Only one constituent stands before the finite verb: "Nach Angaben der Behörden in Musterstadt |
/// starb ..."
fn whole_front(scene: &Scene<'_, '_>, mut found: SourcePhrase) -> SourcePhrase {
    let end = found.whole.end;
    let clause = scene.clauses.iter().find(|c| c.opener == found.whole.start);
    let Some(finite) = clause.and_then(|c| c.finite) else { return found };
    // "Laut Stadt und Kreis | ist ..."
    let joined = matches!(scene.grammar.lower(end), "und" | "sowie")
        && scene.grammar.phrase(end + 1, finite).is_some_and(|p| p.tokens.end == finite);
    let prepositional =
        joined || matches!(scene.grammar.class(end), Class::Function(Preposition | Fused));
    let plain = (end..finite).all(|at| scene.grammar.words[at].verb.is_none());
    if end < finite && prepositional && plain && found.cue == found.whole.start {
        found.whole.end = finite;
        found.speaker.end = finite;
    }
    found
}

/// The tokens of the statement around its source.
fn scope(scene: &Scene<'_, '_>, source: &Range<usize>) -> Range<usize> {
    // After the front of a clause its own words begin: "Der Mann, der laut Polizei stahl, | floh".
    let inside = scene.clause_of(source.start);
    let Some(index) =
        inside.or_else(|| scene.clauses.iter().rposition(|clause| clause.start() <= source.start))
    else {
        return scene.body.clone();
    };
    let clause = &scene.clauses[index];
    if clause.kind == ClauseKind::Relative
        || clause.is_dependent() && index > 0 && clause.boundary == Boundary::Comma
    {
        return clause.range.start
            ..scene.clauses[index + 1..]
                .iter()
                .find(|c| !c.is_dependent())
                .map_or(scene.body.end, |c| c.range.start);
    }
    let start = scene.clauses[..=index]
        .iter()
        .rev()
        .find(|c| {
            // "Bis die Schäden, die ..., | behoben sind, dauert es laut X": it ends in its verb.
            let ends = c.finite.is_some_and(|at| at + 1 == c.range.end && at > c.range.start);
            matches!(c.boundary, Boundary::Semicolon | Boundary::Stop) || !ends && starts_anew(c)
        })
        .map_or(scene.body.start, |c| c.start());
    let end = (index + 1..scene.clauses.len())
        .find(|at| {
            let c = &scene.clauses[*at];
            matches!(c.boundary, Boundary::Semicolon | Boundary::Stop)
                || scene.grammar.lower(c.range.start) == "während" && c.boundary == Boundary::Comma
                || scene.is_after_frame(*at)
        })
        .map_or(scene.body.end, |at| scene.clauses[at].start());
    start..end
}

/// Returns whether a clause begins a new main clause: ", aber ...", "dass ..." after a frame.
fn starts_anew(clause: &Clause) -> bool {
    clause.boundary == Boundary::Comma && clause.kind == ClauseKind::Main && clause.front.is_none()
        || clause.kind == ClauseKind::Dass && clause.boundary == Boundary::Comma
        || clause.boundary == Boundary::Colon
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn adverbs_stand_before_the_source() {
        check_statement(
            "[Nach](cue) [bisher unbestätigten Berichten](speaker) [brach ein Feuer aus](quote).",
        );
        check_statement(
            "[Nach](cue) [dem Willen der Regierung](speaker) [soll das Werk schließen](quote).",
        );
    }

    #[test]
    fn laut_and_nach_angaben_mark_the_rest() {
        check_statement("[Laut](cue) [Polizei](speaker) [wurde niemand verletzt](quote).");
        check_statement(
            "[Der Brand brach](quote) [nach](cue) [Angaben der Feuerwehr](speaker) [im Keller aus](quote).",
        );
        check_statement(
            "[Einem Bericht der Zeitung](speaker) [zufolge](cue) [tritt der Vorstand zurück](quote).",
        );
        check_statement(
            "[Das Gesetz ist](quote) [ihrer Meinung](speaker) [nach](cue) [überflüssig](quote).",
        );
        check_statement(
            "[Dort sitzen](quote) [dem Vernehmen](speaker) [nach](cue) [zu viele am Tisch](quote).",
        );
        check_statement(
            "[Laut](cue) [zeitung.example.de](speaker) [bleibt die Brücke gesperrt](quote).",
        );
        check_statement("[Aus](cue) [Sicht der Ärzte](speaker) [ist der Fall klar](quote).");
        check_statement("[Ihnen](speaker) [zufolge](cue) [bleibt die Brücke gesperrt](quote).");
    }

    #[test]
    fn a_source_ends_before_a_superlative() {
        check_statement(
            "[Ulm ist](quote) [nach](cue) [Angaben des Landesamts](speaker) [größter Arbeitgeber](quote).",
        );
        check_statement(
            "[Ulm ist](quote) [laut](cue) [eines Berichts der „Neuen Zeit“](speaker) [wichtigster Markt](quote).",
        );
        check_statement(
            "[Ulm ist](quote) [nach](cue) [Angaben des Verbands deutscher Gärtner](speaker) [grün](quote).",
        );
    }

    #[test]
    fn another_frame_ends_what_is_said() {
        check_statement(
            "[Die Täter waren](quote) nach Angaben der Polizei [zwei Nachbarn](quote), wie die Zeitung berichtete.",
        );
    }

    #[test]
    fn a_clause_that_a_relative_one_divides_is_said_whole() {
        check_statement(
            "[Bis die Schäden, die entstanden sind, ganz behoben sind, dauert es](quote) [laut](cue) [Polizei](speaker) [noch Jahre](quote).",
        );
    }

    #[test]
    fn in_a_relative_clause_a_source_tells_of_that_clause() {
        check_statement(
            "Der Mann, [der](quote) [laut](cue) Polizei [allein wohnt](quote), floh in den Wald.",
        );
    }

    #[test]
    fn time_and_way_are_no_source() {
        check_silent("Nach der Sitzung fuhr die Ministerin nach Berlin.");
        check_silent("Er rief laut um Hilfe.");
        check_silent("Sie schickte den Bericht nach Berlin.");
        check_silent("Zwei Monate nach dem Urteil liegt die Begründung vor.");
        check_silent("Erst nach umfangreichen Ermittlungen war der Fall klar.");
        check_silent("Aus rechtlicher Sicht ist der Fall klar.");
        check_silent("Gesucht werden die laut Polizei roten Räder.");
        check_silent("Gemäß Artikel 5 des Vertrags endet die Frist im Mai.");
    }
}
