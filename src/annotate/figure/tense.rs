//! Finds the direction of a bare "am Montag": back in a report of what was, ahead in one of what
//! will be.

use super::scan::{Scan, TenseMark};
use crate::lexicon::verbs::Forms;

/// The direction in time of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// It does not say.
    Open,
}

/// Atoms looked through on either side for the verb; keeps the search linear on text without full
/// stops.
const REACH: usize = 40;

/// The direction of the clause around `at`; where it does not say, of the sentence.
pub(super) fn look(scan: &Scan<'_>, at: usize) -> Direction {
    let ends_sentence = |k: &usize| matches!(scan.lower(*k), "." | "!" | "?" | ";");
    let ends_clause = |k: &usize| ends_sentence(k) || matches!(scan.lower(*k), "," | ":" | "–");
    let reach = |ends: &dyn Fn(&usize) -> bool| {
        let first =
            (at.saturating_sub(REACH)..at).rev().take_while(|k| !ends(k)).last().unwrap_or(at);
        let last =
            (at..scan.atoms.len().min(at + REACH)).take_while(|k| !ends(k)).last().unwrap_or(at);
        marked(scan, first, last + 1)
    };
    let found = match reach(&ends_clause) {
        Direction::Open => reach(&ends_sentence),
        found => found,
    };
    scan.trace.step(|| format!("verbs around it: direction {found:?}"));
    found
}

/// A verb of the past wins over "soll", "soll" over a participle: "soll getötet worden sein" looks
/// back.
fn marked(scan: &Scan<'_>, from: usize, to: usize) -> Direction {
    match (from..to).map(|at| mark(scan, at)).max() {
        Some(TenseMark::Past | TenseMark::Done) => Direction::Back,
        Some(TenseMark::Plan) => Direction::Ahead,
        _ => Direction::Open,
    }
}

/// The mark of one atom, worked out once.
fn mark(scan: &Scan<'_>, at: usize) -> TenseMark {
    if let Some(known) = scan.marks[at].get() {
        return known;
    }
    let lower = scan.lower(at);
    let mark = if scan.words.future.contains(lower) {
        TenseMark::Plan
    } else if scan.words.past.contains(lower) {
        TenseMark::Past
    } else {
        match scan.verbs.analyse(lower).filter(|_| !scan.is_upper(at)) {
            Some(verb) if verb.forms.only(PAST) => TenseMark::Past,
            Some(verb) if verb.forms.any(Forms::PARTICIPLE) => TenseMark::Done,
            _ => TenseMark::None,
        }
    };
    scan.marks[at].set(Some(mark));
    mark
}

const PAST: Forms = Forms::PAST_SINGULAR.and(Forms::PAST_PLURAL).and(Forms::ATTACHED);
