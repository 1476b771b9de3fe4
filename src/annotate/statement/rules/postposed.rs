//! Speech whose frame comes after it or stands within it: "..., sagte X", "..., so X", "..., wie X
//! mitteilte, ...".

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Boundary, Clause, ClauseKind};
use crate::annotate::statement::addressee;
use crate::annotate::statement::candidate::{Candidate, Rule};
use crate::annotate::statement::context;
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::compact::Collect;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::reading::{Evidence, Mode};

/// Finds statements around or before their frame.
pub fn find(scene: &mut Scene<'_, '_>, named: &Named, candidates: &mut Vec<Candidate>) {
    for index in 0..scene.clauses.len() {
        let opens = index == 0
            && scene.grammar.lower(scene.clauses[0].opener) == "wie"
            && !scene.tells_how(0);
        // "Das sei falsch, mahnte er: „...“" has words on both sides.
        let taken =
            scene.taken[index] && !(in_konjunktiv(scene, index) && ends_in_speech(scene, index));
        if taken || !(opens || scene.is_after_frame(index)) {
            continue;
        }
        let found = around(scene, named, index);
        let at = scene.clauses[index].start();
        if let Some(candidate) = scene.tried("..., sagte X; ..., so X; wie X sagte, ...", at, found)
        {
            scene.taken[index] = true;
            candidates.push(candidate);
        }
    }
}

/// Words of the frame: who, by what, and how far it reaches.
struct PostposedFrame {
    speaker: Option<Range<usize>>,
    addressee: Option<Range<usize>>,
    cue: Vec<usize>,
    rule: Rule,
    end: usize,
}

fn frame(scene: &Scene<'_, '_>, index: usize) -> Option<PostposedFrame> {
    let clause = &scene.clauses[index];
    let start = clause.opener;
    if let Some(speaker) =
        (scene.grammar.lower(start) == "so").then(|| scene.so_speaker(index)).flatten()
    {
        let end = clause.end().max(speaker.end);
        return Some(PostposedFrame {
            speaker: Some(speaker),
            addressee: None,
            cue: vec![start],
            rule: Rule::So,
            end,
        });
    }
    let cue = scene.need("the clause has a verb of saying", scene.cues[index].as_ref())?;
    let wie = scene.grammar.lower(start) == "wie";
    let asks = wie && clause.finite == Some(start + 1);
    if !scene.holds("wie does not ask a question", !asks) {
        return None;
    }
    let said = Takes::V2.and(Takes::ZITAT);
    // "Dass das hilft, bezweifelt X."
    let dass = index > 0 && scene.clauses[index - 1].kind == ClauseKind::Dass;
    let said = if dass { said.and(Takes::DASS) } else { said };
    let wanted = if wie { said.and(Takes::DASS).and(Takes::WIE).and(Takes::REDE) } else { said };
    let used = scene.need("the verb can follow what it frames", cue.taking(wanted))?;
    let speaker = speaker::of_cue(scene.grammar, scene.clauses, index, cue, &used);
    let addressee = addressee::of_clause(scene.grammar, clause, cue, speaker.as_ref());
    let mut tokens = used.tokens;
    if wie {
        tokens.insert(0, start);
    }
    let end = clause.end().max(speaker.as_ref().map_or(0, |s| s.end));
    let end =
        scene.clauses.iter().rev().find(|c| c.range.start < end).map_or(end, |c| c.end().max(end));
    Some(PostposedFrame {
        speaker,
        addressee,
        cue: tokens,
        rule: if wie { Rule::Wie } else { Rule::Postposed },
        end,
    })
}

fn around(scene: &Scene<'_, '_>, named: &Named, index: usize) -> Option<Candidate> {
    let frame = frame(scene, index)?;
    let start = scene.clauses[index].range.start;
    let left = scene.trim(said_from(scene, index)..start);
    let right = scene.trim(frame.end.min(scene.body.end)..scene.body.end);
    let speaks = || {
        frame
            .speaker
            .as_ref()
            .is_none_or(|speaker| context::can_speak(scene.grammar, named, speaker))
    };
    if frame.rule == Rule::Postposed
        && !(scene.holds("the clauses before can be somebody's words", can_be_said(scene, index))
            && scene.holds(
                "the clauses before are in the Konjunktiv, or the speaker can speak",
                in_konjunktiv(scene, index) || speaks(),
            ))
    {
        return None;
    }
    let right = right.filter(|_| left.is_none() || goes_on(scene, index, &frame));
    let quote: Vec<Range<usize>> = left.into_iter().chain(right).collect_vec();
    if !scene.holds("words stand beside the frame", !quote.is_empty()) {
        return None;
    }
    let direct = quote.iter().all(|range| scene.is_quotation(range));
    let mode = if direct { Mode::Direct } else { Mode::Indirect };
    let from = if index > 0 && scene.grammar.form(start - 1) == "," { start - 1 } else { start };
    let to = match quote.last() {
        Some(last) if last.start >= frame.end => last.start,
        _ => scene.body.end,
    };
    let evidence = if frame.rule == Rule::So { Evidence::Preposition } else { Evidence::Verb };
    let rule = if direct { Rule::Speech } else { frame.rule };
    let mut candidate = Candidate::new(mode, quote, rule, evidence);
    candidate.speaker = frame.speaker;
    candidate.addressee = frame.addressee;
    candidate.cue = frame.cue;
    candidate.frame = vec![from..to];
    Some(candidate)
}

/// The beginning of the words said before a frame: "Nun ist es klar: | Die Brücke sei marode, so
/// der Prüfer."
fn said_from(scene: &Scene<'_, '_>, index: usize) -> usize {
    let start = scene.sentence_start(scene.clauses[index].range.start);
    let mut before = scene.clauses[..index].iter().rev().take_while(|c| c.range.start > start);
    let told = |c: &Clause| c.konjunktiv(scene.grammar) != Forms::default();
    let mut last = true;
    // "Sie baut ein Haus – | man investiere ständig, sagt die Chefin": the Konjunktiv begins there.
    let anew = before.find(|c| {
        let main = c.finite.is_some() && !c.is_dependent();
        let alone = std::mem::take(&mut last);
        main && (c.boundary == Boundary::Colon
            || alone && c.boundary == Boundary::Dash && told(c) && !told(&scene.clauses[0]))
    });
    anew.map_or(start, |c| c.range.start)
}

/// Returns whether the clauses before a frame can be somebody's words: a main clause, or one with
/// "dass".
fn can_be_said(scene: &Scene<'_, '_>, index: usize) -> bool {
    let start = scene.sentence_start(scene.clauses[index].range.start);
    let first = scene.clauses.iter().position(|c| c.start() >= start).unwrap_or(index);
    // "...: Während die Kinder schliefen, schätzte der Arzt ihr Alter."
    let anew =
        |at: &usize| matches!(scene.clauses[*at].boundary, Boundary::Colon | Boundary::Semicolon);
    let first = (first..index).rev().find(anew).unwrap_or(first);
    let before = &scene.clauses[first..index];
    let main = before.iter().any(|c| c.finite.is_some() && !c.is_dependent());
    // Without a verb it is said if it is quoted, or "so" says so: "Von der Lage - berichtete sie im
    // Saal" is one clause.
    let frame = &scene.clauses[index];
    let so = scene.grammar.lower(frame.opener) == "so";
    let quoted =
        || (scene.clauses[first].range.start..frame.range.start).any(|at| scene.grammar.opens(at));
    let bare = before.iter().all(|c| c.kind == ClauseKind::Fragment) && (so || quoted());
    // "Vor fünf Jahren, sagte sie, sei alles besser gewesen": the verb of what is said comes after.
    let inverted = before.len() == 1
        && before[0].kind == ClauseKind::Fragment
        && scene.clauses.get(index + 1).is_some_and(|next| {
            next.kind == ClauseKind::VerbFirst
                && next.boundary == Boundary::Comma
                && next.konjunktiv(scene.grammar) != Forms::default()
        });
    let dass = before.first().is_some_and(|c| c.kind == ClauseKind::Dass);
    (main || bare || dass || inverted) && !scene.taken[first..index].contains(&true)
}

/// Returns whether a colon and a quotation stand after a frame.
fn ends_in_speech(scene: &Scene<'_, '_>, index: usize) -> bool {
    let after = scene.clauses.get(index + 1);
    after.is_some_and(|c| {
        matches!(c.boundary, Boundary::Colon | Boundary::Comma)
            && scene.grammar.opens(c.range.start)
    })
}

/// Returns whether the main clause before a frame is in the Konjunktiv.
fn in_konjunktiv(scene: &Scene<'_, '_>, index: usize) -> bool {
    let start = scene.sentence_start(scene.clauses[index].range.start);
    let mut before = scene.clauses[..index].iter().filter(|c| c.start() >= start);
    before.any(|c| !c.is_dependent() && c.konjunktiv(scene.grammar) != Forms::default())
}

/// Returns whether what is said goes on after the frame.
fn goes_on(scene: &Scene<'_, '_>, index: usize, frame: &PostposedFrame) -> bool {
    let end = frame.end;
    let Some(next) = scene.clauses.iter().position(|clause| clause.range.start >= end) else {
        return false;
    };
    let clause = &scene.clauses[next];
    if clause.boundary == Boundary::Colon || scene.taken[index] {
        return false;
    }
    if scene.grammar.opens(clause.range.start) {
        return true;
    }
    let main_before = scene.clauses[..index].iter().rev().find(|c| !c.is_dependent());
    let complete = main_before.is_some_and(|c| {
        c.finite.is_some_and(|finite| {
            let verb = scene.grammar.words[finite].verb;
            let auxiliary = verb.is_some_and(|v| scene.grammar.lexicon.verbs.is_helping(v));
            c.range.end > finite + 1
                && (!auxiliary || c.nonfinite.is_some() || c.range.end > finite + 2)
        }) || scene.is_quotation(&c.range)
    });
    let has_verb = main_before.is_some_and(|c| c.finite.is_some());
    match clause.kind {
        // "meldete das Amt, | das der Stadt gehört"
        ClauseKind::Relative
            if frame.speaker.as_ref().is_some_and(|s| s.end + 1 == clause.range.start) =>
        {
            false
        }
        ClauseKind::Dass => true,
        ClauseKind::Main | ClauseKind::VerbFirst => {
            clause.konjunktiv(scene.grammar) != Forms::default() || !complete
        }
        ClauseKind::Fragment => {
            (!complete || frame.rule != Rule::Postposed) && clause.boundary != Boundary::Conjunction
        }
        // What lacks its verb still gets it after the frame, not in a clause that hangs on the
        // frame's last noun.
        _ => {
            !complete
                && (has_verb
                    || scene.clauses[next..]
                        .iter()
                        .any(|c| c.finite.is_some() && !c.is_dependent()))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::{check_silent, check_statement};

    #[test]
    fn the_frame_may_stand_after() {
        check_statement(
            "[Die Steuer werde im Herbst sinken](quote), [sagte](cue) [die Ministerin](speaker).",
        );
        check_statement(
            "[Die Lage sei ernst](quote), [so](cue) [der Sprecher der Klinik](speaker).",
        );
    }

    #[test]
    fn those_who_are_not_named_speak_too() {
        check_statement(
            "[Die Mehrheit wird klein sein](quote), [nehmen](cue) [Beobachter](speaker) [an](cue).",
        );
    }

    #[test]
    fn the_frame_may_stand_within() {
        check_statement(
            "[Die Steuer](quote), [so](cue) [die Ministerin](speaker), [werde im Herbst sinken](quote).",
        );
        check_statement(
            "[Wie](cue) [die Polizei](speaker) am Montag [mitteilte](cue), [wurde niemand verletzt](quote).",
        );
    }

    #[test]
    fn words_without_a_verb_are_said_where_so_or_quotation_marks_tell() {
        check_statement("[Ein Fehler](quote), so [urteilte](cue) [die Ministerin](speaker).");
        check_statement(
            "[Im Herbst](quote), so [schätzt](cue) [die Stadt](speaker), [werde die Brücke fertig](quote).",
        );
    }

    #[test]
    fn what_is_said_begins_after_a_colon() {
        check_statement(
            "Nun ist es klar: [Die Brücke sei nicht mehr zu retten](quote), [so](cue) [der Prüfer](speaker).",
        );
    }

    #[test]
    fn what_follows_a_colon_is_said_for_itself() {
        check_statement(
            "[Die Lage sei ernst](quote), [so](cue) [der Sprecher](speaker) weiter: „Wir brauchen Hilfe.“",
        );
        check_statement(
            "[Die Lage sei ernst](quote), [mahnte](cue) [der Sprecher](speaker): „Wir brauchen Hilfe.“",
        );
        check_statement(
            "Die Lage sei ernst, [mahnte](cue) [der Sprecher](speaker): [„Wir brauchen Hilfe.“](quote)",
        );
    }

    #[test]
    fn words_before_the_frame_are_said_too_where_a_quotation_follows() {
        check_statement(
            "[Die Leitungen würden nicht reichen](quote), [sagte](cue) [Anna Muster](speaker), „wir setzen jetzt auf Sparen“.",
        );
        check_statement(
            "Die Leitungen würden nicht reichen, sagte Anna Muster, [„wir setzen jetzt auf Sparen“](quote).",
        );
    }

    #[test]
    fn what_hangs_on_the_speaker_is_not_said() {
        check_statement(
            "[Das Haus sei alt](quote), [meldete](cue) [das Amt](speaker), das der Stadt gehört.",
        );
    }

    #[test]
    fn the_konjunktiv_after_a_dash_begins_what_is_said() {
        check_statement(
            "Sie baut ein Haus – [man investiere ständig](quote), [sagt](cue) [die Chefin](speaker).",
        );
    }

    #[test]
    fn a_clause_with_dass_may_stand_first() {
        check_statement(
            "[Dass sich das lohnt](quote), [bezweifelt](cue) [Forscher Max Muster](speaker).",
        );
        check_silent("Dass sich das lohnt, freut die Kinder.");
    }

    #[test]
    fn two_deeds_of_one_subject_are_no_frame() {
        check_silent("Der Senator wohnt in Musterstadt, war lange Anwalt und kennt das Haus.");
        check_silent("Die Helfer suchten lange, haben aber niemanden gefunden.");
        check_silent("Während die Kinder schliefen, schätzte der Arzt ihr Alter.");
        check_silent("Weil es regnete, blieb die Feuerwehr im Haus.");
        check_silent(
            "Von der Lage am Fluss - wenige Tage nach der Flut - berichtete die Geologin im Rathaus.",
        );
    }
}
