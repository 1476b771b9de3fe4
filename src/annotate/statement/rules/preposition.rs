//! "laut X", "nach Angaben von X", "X zufolge", "X gemäß": the rest of the clause is said.

use std::ops::Range;

use crate::annotate::grammar::{Boundary, Class, Clause, ClauseKind, Grammar};
use crate::annotate::statement::draft::{Draft, Rule};
use crate::annotate::statement::scene::Scene;
use crate::lexicon::words::FunctionWord::*;
use crate::reading::{Evidence, Mode};

/// Finds statements marked by a preposition.
pub fn find(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut at = scene.body.start;
    while at < scene.body.end {
        match source(scene.grammar, at, scene.body.end) {
            Some(found) => {
                let next = found.whole.end.max(at + 1);
                drafts.extend(statement(scene, found));
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

fn source(grammar: &Grammar<'_>, at: usize, end: usize) -> Option<SourcePhrase> {
    match grammar.lower(at) {
        "laut" => before(grammar, at, end, Rule::Laut, |_| true),
        "gemäß" => before(grammar, at, end, Rule::Laut, |head| !is_norm(grammar, head)),
        "nach" => before(grammar, at, end, Rule::Nach, |_| false),
        "aus" => before(grammar, at, end, Rule::Nach, |head| grammar.form(head) == "Sicht")
            .filter(|found| found.speaker.clone().any(|at| grammar.form(at) == "Sicht")),
        _ if grammar.begins_phrase(at) => behind(grammar, at, end),
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
    let phrase = grammar.phrase(at + 1, end)?;
    let is_noun = grammar.class(phrase.head) == Class::Noun;
    let report =
        phrase.core.clone().any(|i| grammar.class(i) == Class::Noun && is_source_noun(grammar, i, phrase.core.start));
    (is_noun && (fits(phrase.head) || report)).then_some(SourcePhrase {
        whole: at..phrase.tokens.end,
        speaker: phrase.tokens,
        cue: at,
        rule,
    })
}

/// "X zufolge", "seiner Meinung nach".
fn behind(grammar: &Grammar<'_>, at: usize, end: usize) -> Option<SourcePhrase> {
    let phrase = grammar.phrase(at, end)?;
    let behind = phrase.tokens.end;
    let cue = match grammar.lower(behind) {
        "zufolge" => behind,
        "zu" if grammar.lower(behind + 1) == "folge" => behind + 1,
        "gemäß" if !is_norm(grammar, phrase.head) => behind,
        "nach"
            if matches!(
                grammar.form(phrase.head),
                "Meinung"
                    | "Ansicht"
                    | "Auffassung"
                    | "Einschätzung"
                    | "Überzeugung"
                    | "Angaben"
                    | "Worten"
                    | "Aussage"
                    | "Darstellung"
            ) =>
        {
            behind
        }
        _ => return None,
    };
    (cue < end).then_some(SourcePhrase {
        whole: at..cue + 1,
        speaker: phrase.tokens,
        cue,
        rule: if grammar.lower(cue) == "nach" { Rule::Nach } else { Rule::Laut },
    })
}

/// "nach Angaben", but not "nach der Untersuchung", which tells the time.
fn is_source_noun(grammar: &Grammar<'_>, noun: usize, start: usize) -> bool {
    let definite = matches!(grammar.lower(start), "der" | "dem" | "dieser" | "diesem" | "seiner" | "ihrer");
    let lower = grammar.lower(noun);
    let events = [
        "untersuchung",
        "ankündigung",
        "erklärung",
        "vorstellung",
        "befragung",
        "äußerung",
        "nachricht",
        "veröffentlichung",
    ];
    let event = events.iter().any(|event| lower.ends_with(event));
    grammar.lexicon.redeverben.noun(grammar.form(noun)).is_some_and(|n| n.after_nach) && !(definite && event)
}

/// Rules and treaties are followed, they do not speak.
fn is_norm(grammar: &Grammar<'_>, head: usize) -> bool {
    let lower = grammar.lower(head);
    [
        "artikel",
        "paragraph",
        "paragraf",
        "gesetz",
        "ordnung",
        "recht",
        "regel",
        "regeln",
        "vertrag",
        "motto",
        "abs",
        "absatz",
        "protokoll",
        "abkommen",
        "verfassung",
        "plan",
    ]
    .iter()
    .any(|norm| lower.ends_with(norm))
        || grammar.lexicon.redeverben.noun(grammar.form(head)).is_none()
            && grammar.lexicon.source_kinds.noun(lower).is_none()
}

fn statement(scene: &Scene<'_, '_>, found: SourcePhrase) -> Option<Draft> {
    let found = whole_front(scene, found);
    let range = scope(scene, &found.whole);
    let left = scene.trim(range.start..found.whole.start.max(range.start));
    let behind = behind_relative(scene, found.whole.end);
    let right = scene.trim(behind..range.end.max(behind));
    let quote: Vec<Range<usize>> = left.into_iter().chain(right).collect();
    if quote.iter().map(|r| r.len()).sum::<usize>() < 2 {
        return None;
    }
    let direct = quote.len() == 1 && scene.is_quotation(&quote[0]);
    let mode = if direct { Mode::Direct } else { Mode::Indirect };
    let mut draft = Draft::new(mode, quote, found.rule, Evidence::Preposition);
    let comma_before = found.whole.start > range.start && scene.grammar.form(found.whole.start - 1) == ",";
    let comma_behind = comma_before && scene.grammar.form(found.whole.end) == ",";
    draft.frame = vec![found.whole.start - usize::from(comma_before)..found.whole.end + usize::from(comma_behind)];
    draft.speaker = Some(found.speaker);
    draft.cue = vec![found.cue];
    Some(draft)
}

/// Where the main clause goes on when a relative clause hangs on the source: "Nach Angaben des Zeugen, der ..., kam ..."
fn behind_relative(scene: &Scene<'_, '_>, end: usize) -> usize {
    let Some(at) = scene.clauses.iter().position(|c| c.range.start == end + 1 && c.kind == ClauseKind::Relative) else {
        return end;
    };
    match scene.clauses.get(at + 1) {
        Some(next) if next.boundary == Boundary::Comma && scene.grammar.words[next.range.start].verb.is_some() => {
            next.range.start
        }
        _ => end,
    }
}

/// Only one constituent stands before the finite verb: "Nach Angaben der Behörden in Musterstadt | starb ..."
fn whole_front(scene: &Scene<'_, '_>, mut found: SourcePhrase) -> SourcePhrase {
    let end = found.whole.end;
    let clause = scene.clauses.iter().find(|c| c.opener == found.whole.start);
    let Some(finite) = clause.and_then(|c| c.finite) else { return found };
    let prepositional = matches!(scene.grammar.class(end), Class::Function(Preposition | Fused));
    let plain = (end..finite).all(|at| scene.grammar.words[at].verb.is_none());
    if end < finite && prepositional && plain && found.cue == found.whole.start {
        found.whole.end = finite;
        found.speaker.end = finite;
    }
    found
}

/// How far the statement reaches around its source.
fn scope(scene: &Scene<'_, '_>, source: &Range<usize>) -> Range<usize> {
    let Some(index) = scene.clauses.iter().rposition(|clause| clause.start() <= source.start) else {
        return scene.body.clone();
    };
    let clause = &scene.clauses[index];
    if clause.kind == ClauseKind::Relative || clause.is_dependent() && index > 0 && clause.boundary == Boundary::Comma {
        return clause.range.start
            ..scene.clauses[index + 1..].iter().find(|c| !c.is_dependent()).map_or(scene.body.end, |c| c.start());
    }
    let start = scene.clauses[..=index]
        .iter()
        .rev()
        .find(|c| matches!(c.boundary, Boundary::Semicolon | Boundary::Stop) || starts_anew(c))
        .map_or(scene.body.start, |c| c.start());
    let end = scene.clauses[index + 1..]
        .iter()
        .find(|c| {
            matches!(c.boundary, Boundary::Semicolon | Boundary::Stop)
                || scene.grammar.lower(c.range.start) == "während" && c.boundary == Boundary::Comma
        })
        .map_or(scene.body.end, |c| c.start());
    start..end
}

/// Whether a clause begins a new main clause: ", aber ...", "dass ..." behind a frame.
fn starts_anew(clause: &Clause) -> bool {
    clause.boundary == Boundary::Comma && clause.kind == ClauseKind::Main && clause.front.is_none()
        || clause.kind == ClauseKind::Dass && clause.boundary == Boundary::Comma
        || clause.boundary == Boundary::Colon
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn laut_and_nach_angaben_mark_the_rest() {
        check_statement("[Laut](cue) [Polizei](speaker) [wurde niemand verletzt](quote).");
        check_statement(
            "[Der Brand brach](quote) [nach](cue) [Angaben der Feuerwehr](speaker) [im Keller aus](quote).",
        );
        check_statement("[Einem Bericht der Zeitung](speaker) [zufolge](cue) [tritt der Vorstand zurück](quote).");
        check_statement("[Das Gesetz ist](quote) [ihrer Meinung](speaker) [nach](cue) [überflüssig](quote).");
    }

    #[test]
    fn time_and_way_are_no_source() {
        check_silent("Nach der Sitzung fuhr die Ministerin nach Berlin.");
        check_silent("Er rief laut um Hilfe.");
        check_silent("Gemäß Artikel 5 des Vertrags endet die Frist im Mai.");
    }
}
