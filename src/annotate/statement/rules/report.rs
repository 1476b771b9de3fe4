//! Reported speech: "X fordert mehr Geld.", where the verb alone says that somebody spoke.

use crate::annotate::grammar::{Class, ClauseKind};
use crate::annotate::statement::draft::{Draft, Rule};
use crate::annotate::statement::scene::Scene;
use crate::annotate::statement::speaker;
use crate::lexicon::redeverben::Takes;
use crate::lexicon::verbs::Forms;
use crate::lexicon::words::FunctionWord::Pronoun;
use crate::reading::{BlockKind, Evidence, Mode};

/// Finds a sentence that reports speech without giving its words.
pub fn find(scene: &mut Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let grammar = scene.grammar;
    if drafts.last().is_some_and(|d| d.end() > scene.period.tokens.start) || scene.clauses.len() > 3 {
        return;
    }
    let Some(index) = scene.clauses.iter().position(|c| c.kind == ClauseKind::Main) else { return };
    // "Er würde das fordern", "Er soll das gefordert haben": then it is somebody else's report.
    if scene.clauses[index].konjunktiv(grammar) != Forms::default() || is_sollen(scene, index) {
        return;
    }
    let Some(cue) = scene.cues[index].as_ref() else { return };
    let headline = matches!(grammar.tokens.blocks[scene.period.block].kind, BlockKind::Headline | BlockKind::Kicker);
    let wanted = if headline { Takes::REDE.and(Takes::V2).and(Takes::ZU) } else { Takes::REDE };
    let Some(used) = cue.taking(wanted) else { return };
    let Some(speaker) = speaker::of_cue(grammar, scene.clauses, index, cue, &used) else { return };
    if !matches!(grammar.class(speaker.start), Class::Function(Pronoun))
        && !speaker.clone().any(|at| grammar.class(at) == Class::Noun)
    {
        return;
    }
    let mut draft = Draft::new(Mode::Reported, vec![scene.period.tokens.clone()], Rule::Report, Evidence::Verb);
    draft.speaker = Some(speaker);
    drafts.push(draft);
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
        check_statement("[Der Bund bezifferte den Schaden auf zehn Millionen Euro.](quote)");
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
    }
}
