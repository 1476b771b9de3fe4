//! Which way a bare "am Montag" points: back in a report of what was, ahead in one of what will be.

use super::scan::Scan;
use crate::lexicon::verbs::Forms;

/// Where a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Back,
    Ahead,
    /// It does not say.
    Open,
}

/// How far the verb may be, in atoms; keeps the search linear on text without full stops.
const REACH: usize = 40;

/// Where the clause around `at` looks; where it does not say, the sentence.
pub(super) fn look(scan: &Scan<'_>, at: usize) -> Look {
    let ends_sentence = |k: &usize| matches!(scan.lower(*k), "." | "!" | "?" | ";");
    let ends_clause = |k: &usize| ends_sentence(k) || matches!(scan.lower(*k), "," | ":" | "–");
    let reach = |ends: &dyn Fn(&usize) -> bool| {
        let first = (at.saturating_sub(REACH)..at).rev().take_while(|k| !ends(k)).last().unwrap_or(at);
        let last = (at..scan.atoms.len().min(at + REACH)).take_while(|k| !ends(k)).last().unwrap_or(at);
        marked(scan, first, last + 1)
    };
    match reach(&ends_clause) {
        Look::Open => reach(&ends_sentence),
        found => found,
    }
}

/// A verb of the past wins over "soll", "soll" over a participle: "soll getötet worden sein" looks back.
fn marked(scan: &Scan<'_>, from: usize, to: usize) -> Look {
    let (mut is_ahead, mut is_done) = (false, false);
    for at in from..to {
        let lower = scan.lower(at);
        if scan.words.future.contains(lower) {
            is_ahead = true;
        } else if scan.words.past.contains(lower) {
            return Look::Back;
        } else if let Some(verb) = (!scan.is_upper(at)).then(|| scan.verbs.analyse(lower)).flatten() {
            if verb.forms.only(PAST) {
                return Look::Back;
            }
            is_done |= verb.forms.any(Forms::PARTICIPLE);
        }
    }
    match (is_ahead, is_done) {
        (true, _) => Look::Ahead,
        (false, true) => Look::Back,
        (false, false) => Look::Open,
    }
}

const PAST: Forms = Forms::PAST_SINGULAR.and(Forms::PAST_PLURAL).and(Forms::ATTACHED);
