//! Finds the direction of a bare "am Montag": back in a report of what was, ahead in one of what
//! will be.

use super::scan::Scan;
use crate::lexicon::verbs::Forms;

/// The direction in time of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// "sollte": what was to come, whether it came or not.
    Near,
    /// "liegt", "ist": a state of today.
    Now,
    /// It does not say.
    Open,
}

/// Atoms looked through on either side for the verb; keeps the search linear on text without full
/// stops.
const REACH: usize = 40;

/// Signs of a direction; one word may give several.
const KNOWN: u8 = 1;
const PAST: u8 = 2;
const PLAN: u8 = 4;
const NEAR: u8 = 8;
const AUXILIARY: u8 = 16;
const PARTICIPLE: u8 = 32;
const EVENT: u8 = 64;
const STATE: u8 = 128;

/// The direction of the clause around `at`; where it does not say, of the sentence.
pub(super) fn look(scan: &Scan<'_>, at: usize) -> Direction {
    let found = match direction(clause(scan, at, ends_clause)) {
        Direction::Open => direction(clause(scan, at, ends_sentence)),
        found => found,
    };
    scan.trace.step(|| format!("verbs around it: direction {found:?}"));
    found
}

/// Returns whether the clause around `at` tells of something set for a day: "kündigte an".
pub(super) fn announces(scan: &Scan<'_>, at: usize) -> bool {
    let (first, last) = reach(scan, at, ends_sentence);
    (first..last).any(|k| scan.words.announced.contains(scan.lower(k)))
}

fn ends_sentence(word: &str) -> bool {
    is_one_of!(word, "." | "!" | "?" | ";")
}

fn ends_clause(word: &str) -> bool {
    ends_sentence(word) || is_one_of!(word, "," | ":" | "–")
}

/// The atoms around `at` up to what `ends` them.
pub(super) fn reach(scan: &Scan<'_>, at: usize, ends: fn(&str) -> bool) -> (usize, usize) {
    // The stop in "11.November" ends nothing.
    let goes_on = |k: &usize| !ends(scan.lower(*k)) || scan.is_glued(k + 1) && scan.is_word(k + 1);
    let first = (at.saturating_sub(REACH)..at).rev().take_while(goes_on).last().unwrap_or(at);
    let last = (at..scan.atoms.len().min(at + REACH)).take_while(goes_on).last().unwrap_or(at);
    (first, last + 1)
}

/// All atoms of the sentence around `at`.
pub(super) fn sentence(scan: &Scan<'_>, at: usize) -> std::ops::Range<usize> {
    let (first, last) = reach(scan, at, ends_sentence);
    first..last
}

fn clause(scan: &Scan<'_>, at: usize, ends: fn(&str) -> bool) -> u8 {
    let (first, last) = reach(scan, at, ends);
    let signs = (first..last).fold(0, |signs, at| signs | signs_of(scan, at));
    // "stehen Neuwahlen an"
    let is_set = signs & STATE != 0 && matches!(scan.lower(last - 1), "an" | "bevor");
    if is_set { signs | EVENT } else { signs }
}

/// A verb of the past wins over "soll", "soll" over a participle, but for "soll getötet haben".
fn direction(signs: u8) -> Direction {
    let has = |sign: u8| signs & sign == sign;
    if has(PAST) || has(AUXILIARY | PARTICIPLE) {
        Direction::Back
    } else if has(PLAN) {
        Direction::Ahead
    } else if has(NEAR) {
        Direction::Near
    } else if has(EVENT) {
        Direction::Ahead
    } else if has(AUXILIARY) || has(STATE) {
        Direction::Now
    } else if has(PARTICIPLE) {
        Direction::Back
    } else {
        Direction::Open
    }
}

/// The signs of one atom, worked out once.
fn signs_of(scan: &Scan<'_>, at: usize) -> u8 {
    let known = scan.signs[at].get();
    if known != 0 {
        return known;
    }
    let lower = scan.lower(at);
    let words = scan.words;
    let listed = [
        (&words.future, PLAN),
        (&words.past, PAST),
        (&words.near, NEAR),
        (&words.auxiliary, AUXILIARY),
        (&words.state, STATE),
    ];
    let signs = match listed.iter().find(|(set, _)| set.contains(lower)) {
        // "gehört": a state, or what was heard
        Some((_, STATE)) if is_participle(scan, lower) => STATE | PARTICIPLE,
        Some((_, sign)) => *sign,
        None if scan.is_upper(at) && !scan.is_opening(at) || words.function.contains(lower) => 0,
        None => match scan.verbs.analyse(lower) {
            Some(verb) => of_forms(verb.forms, scan.before(at)),
            None if is_participle(scan, lower) => PARTICIPLE,
            None => 0,
        },
    };
    scan.signs[at].set(signs | KNOWN);
    signs
}

/// "geboren", and by its form "notgelandet".
pub(super) fn is_participle(scan: &Scan<'_>, lower: &str) -> bool {
    match scan.verbs.analyse(lower) {
        Some(verb) => verb.forms.any(Forms::PARTICIPLE),
        None => lower.contains("ge") && (lower.ends_with('t') || lower.ends_with("en")),
    }
}

fn of_forms(forms: Forms, before: &str) -> u8 {
    const OLD: Forms = Forms::PAST_SINGULAR.and(Forms::PAST_PLURAL).and(Forms::ATTACHED);
    const PRESENT: Forms = Forms::PRESENT_SINGULAR.and(Forms::PRESENT_PLURAL);
    let is_to = before == "zu" || forms.any(Forms::ZU_INFINITIVE);
    match forms {
        forms if forms.any(OLD) && forms.only(OLD.and(Forms::KONJUNKTIV)) => PAST,
        _ if is_to => EVENT,
        forms => {
            let participle = if forms.any(Forms::PARTICIPLE) { PARTICIPLE } else { 0 };
            participle | if forms.any(PRESENT) { EVENT } else { 0 }
        }
    }
}
