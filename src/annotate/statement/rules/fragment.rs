//! Quoted fragments: `bezeichnete es als „...“`, and those inside other statements.

use crate::annotate::grammar::{Class, Grammar, Quotation};
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::cue::CueUse;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::Collect;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::*;
use crate::reading::{Evidence, Mode};

/// Finds quoted fragments that a verb of judging introduces.
pub fn find(scene: &mut Scene<'_, '_>, candidates: &mut Vec<Candidate>) {
    let grammar = scene.grammar;
    for (index, clause) in scene.clauses.iter().enumerate() {
        let steps = grammar.steps(clause.start()..clause.end());
        for quotation in steps.filter_map(|at| grammar.quotation_at(at)) {
            let found = judged(scene, index, quotation, candidates)
                .or_else(|| gapped(scene, index, quotation, candidates));
            let found = scene.tried("X nannte das „...“", quotation.open, found);
            candidates.extend(found);
        }
    }
}

fn judged(
    scene: &Scene<'_, '_>,
    index: usize,
    quotation: &Quotation,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    // "Sie sagte „vielleicht“."
    let ends = quotation.close + 1 == clause.end() && is_wording(grammar, quotation);
    let word = || cue.taking(Takes::ZITAT).filter(|_| ends);
    let used = scene.need("the verb can take a fragment", cue.taking(Takes::ALS).or_else(word))?;
    // "Sie halte den Schritt für „überfällig“": the whole sentence is somebody's words.
    let told = !clause.is_dependent() && clause.konjunktiv(grammar).any(Forms::KONJUNKTIV_1);
    let free = !candidates.iter().rev().take(8).any(|d| d.holds(&quotation.range()));
    let wording = || is_wording(grammar, quotation) || is_predicate(grammar, quotation, &used);
    if !(scene.holds("the frame is not in the Konjunktiv itself", !told)
        && scene.holds("the quotation belongs to no other statement", free)
        && scene.holds("the quotation is somebody's wording, no name or term", wording()))
    {
        return None;
    }
    let mut candidate =
        Candidate::new(Mode::Direct, vec![quotation.range()], Rule::Fragment, Evidence::Verb);
    candidate.speaker = speaker::of_cue(grammar, scene.clauses, index, cue, &used);
    // "weil X | von einer „Katastrophe“ sprach": the verb's own words end its subject.
    if let Some(speaker) = candidate.speaker.as_mut() {
        let own = used.tokens.iter().find(|at| speaker.contains(at) && **at > speaker.start);
        speaker.end = own.copied().unwrap_or(speaker.end);
    }
    // "Der Verein „Gute Stube“ nannte ...": the name of who speaks.
    let names = candidate.speaker.as_ref().is_some_and(|speaker| speaker.contains(&quotation.open));
    if !scene.holds("the quotation is no part of the speaker's name", !names) {
        return None;
    }
    candidate.cue = used.tokens.clone();
    let rest = [
        scene.period.tokens.start..quotation.open,
        quotation.close + 1..scene.body.end.max(quotation.close + 1),
    ];
    candidate.frame = rest.into_iter().filter(|r| !r.is_empty()).collect_vec();
    Some(candidate)
}

/// "X sagte „sofort“, Y „später“": the verb of the clause before holds for this one, too.
fn gapped(
    scene: &Scene<'_, '_>,
    index: usize,
    quotation: &Quotation,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let grammar = scene.grammar;
    let clause = &scene.clauses[index];
    let before = candidates.last().filter(|c| c.rule == Rule::Fragment)?;
    let phrase = grammar.phrase(clause.opener, quotation.open)?;
    let bare = clause.finite.is_none()
        && phrase.tokens.end == quotation.open
        && quotation.close + 1 == clause.end()
        && before.end() + 1 == clause.start();
    bare.then(|| Candidate {
        quote: vec![quotation.range()],
        speaker: Some(phrase.tokens),
        ..before.clone()
    })
}

/// Adds the quoted fragments inside the statements found so far, with the same speaker.
pub fn nest(grammar: &Grammar<'_>, candidates: &mut Vec<Candidate>) {
    let mut nested = Vec::new();
    for (index, candidate) in candidates.iter().enumerate().filter(|(_, d)| d.mode != Mode::Direct)
    {
        for range in &candidate.quote {
            let first = grammar.quotations.partition_point(|q| q.open < range.start);
            let inside = grammar.quotations[first..].iter().take_while(|q| q.close < range.end);
            for quotation in inside.filter(|q| q.depth == 0 && is_wording(grammar, q)) {
                let taken = candidates
                    .iter()
                    .skip(index.saturating_sub(8))
                    .take(16)
                    .any(|d| d.mode == Mode::Direct && d.holds(&quotation.range()));
                // "Der Chef der „guten Stube“ warnt ...": the name of who speaks.
                let names = |range: &std::ops::Range<usize>| range.contains(&quotation.open);
                if !(taken || candidate.speaker.as_ref().is_some_and(names)) {
                    nested.push(Candidate {
                        mode: Mode::Direct,
                        quote: vec![quotation.range()],
                        rule: Rule::Nested,
                        carries_on: Some(index),
                        ..candidate.clone()
                    });
                }
            }
        }
    }
    candidates.extend(nested);
}

/// Returns whether a quotation is what somebody is said to be or to speak of: in small letters,
/// after "als", an article or the preposition of the cue, where a name would have a noun.
fn is_predicate(grammar: &Grammar<'_>, quotation: &Quotation, used: &CueUse<'_>) -> bool {
    if !grammar.tokens.is_upper(quotation.open + 1) {
        return true;
    }
    let mut at = quotation.open;
    while at > 0
        && matches!(grammar.class(at - 1), Class::Other | Class::Function(Determiner | Particle))
    {
        at -= 1;
    }
    let before = grammar.lower(at.saturating_sub(1));
    before == "als"
        || used.entry.with.iter().any(|group| group.contains(&before))
        || at < quotation.open && grammar.lower(at).starts_with("ein")
}

/// Returns whether a fragment gives somebody's wording rather than a name, a title or a term.
fn is_wording(grammar: &Grammar<'_>, quotation: &Quotation) -> bool {
    let content = quotation.content();
    let words: Vec<usize> =
        content.clone().filter(|at| grammar.class(*at) != Class::Sign).collect_vec();
    let Some(first) = words.first() else { return false };
    let small = words
        .iter()
        .filter(|at| !grammar.tokens.is_upper(**at) && grammar.class(**at) != Class::Number)
        .count();
    let named = quotation.open > 0
        && (grammar.class(quotation.open - 1) == Class::Noun
            || is_one_of!(
                grammar.lower(quotation.open - 1),
                "namens" | "genannten" | "genannte" | "sogenannte" | "sogenannten"
            ));
    let starts_small = !grammar.tokens.is_upper(*first);
    let before_noun = grammar.class(quotation.close + 1) == Class::Noun;
    let wording = match words.len() {
        1 => starts_small && !before_noun,
        2 | 3 => starts_small,
        4..=7 => small > 0 && !named || starts_small,
        _ => small > 0,
    };
    wording && !grammar.is(quotation.close + 1, Postposition)
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_sources, check_statement};
    use crate::reading::Mode;

    #[test]
    fn a_gap_shares_the_verb_of_the_fragment_before() {
        check_sources(
            "Anna Muster sagte „sofort“, Jens Beispiel „später“.",
            &["Anna Muster", "Jens Beispiel"],
        );
    }

    #[test]
    fn a_judgement_can_be_a_fragment() {
        check_statement(
            "[Der Minister](speaker) [bezeichnete](cue) den Plan [als](cue) [„grob fahrlässig“](quote).",
        );
        check_statement("Der Trainer sagte, die Mannschaft sei [„völlig am Ende“](quote).");
    }

    #[test]
    fn the_name_of_who_speaks_is_no_fragment() {
        check_statement(
            "[Der Chef der „Guten Stube“](speaker) bezeichnete das Essen als [„mäßig warm“](quote).",
        );
        let reading = crate::annotate::statement::testing::read_plain(
            "Der Chef der „guten Stube“ bezeichnete das Essen als „mäßig warm“.",
        );
        let direct = |s: &&crate::reading::Statement| s.mode == Mode::Direct;
        assert_eq!(reading.statements.iter().filter(direct).count(), 1);
    }

    #[test]
    fn a_name_inside_a_statement_is_no_quotation() {
        let reading = crate::annotate::statement::testing::read_plain(
            "Der Wirt sagte, das Lokal „Goldener Hirsch“ bleibe offen.",
        );
        assert_eq!(reading.statements.len(), 1);
    }
}
