//! Recognises figures of change: "stieg um 3 auf 12 Prozent" has a difference and a level.

use super::qualifier;
use super::scan::{FigureCandidate, Scan};
use crate::lexicon::figures::Sense;
use crate::reading::{Change, FigureKind};

/// Atoms between a figure and its verb at most.
const REACH: usize = 14;

/// The part a figure has in a change, if it has one.
pub(super) fn find(scan: &Scan<'_>, candidate: &FigureCandidate) -> Option<Change> {
    use FigureKind::*;
    if !matches!(candidate.kind, Number | Percent | Money | Measure | Temperature) {
        return None;
    }
    let mut at = candidate.atoms.start;
    // "um rund 3", "um mehr als 3"
    if let Some((_, span)) = qualifier::find(scan, at, scan.atoms.len(), candidate.kind) {
        while at > 0 && scan.get(at - 1).is_some_and(|a| a.span.start() >= span.start()) {
            at -= 1;
        }
    }
    // "40 Millionen mehr als geplant"
    let end = candidate.atoms.end;
    if matches!(scan.lower(end), "mehr" | "weniger") && scan.lower(end + 1) == "als" {
        return Some(Change::Difference);
    }
    let change = match scan.before(at - usize::from(at > 1 && scan.before(at) == "das")) {
        "um" => Change::Difference,
        "auf" => Change::Level,
        "von" if leads_to_level(scan, candidate.atoms.end) => Change::From,
        _ => return None,
    };
    tells_change(scan, candidate.atoms.start).then_some(change)
}

/// "von 9 Prozent im Mai auf 12 Prozent"; not "von 9 Prozent auf Grund".
fn leads_to_level(scan: &Scan<'_>, end: usize) -> bool {
    let is_number =
        |k: usize| scan.get(k).is_some_and(|a| a.digits.is_some() || a.numeral.is_some());
    (end..end + REACH / 2).any(|k| scan.lower(k) == "auf" && (is_number(k + 1) || is_number(k + 2)))
}

fn tells_change(scan: &Scan<'_>, at: usize) -> bool {
    let ends = |k: &usize| is_one_of!(scan.lower(*k), "." | "!" | "?" | ";");
    let is_change = |k: usize| {
        scan.words.change.contains(scan.lower(k))
            && scan.sense(k, |s| matches!(s, Sense::Unit(_)).then_some(())).is_none()
    };
    (at.saturating_sub(REACH)..at).rev().take_while(|k| !ends(k)).any(is_change)
        || (at..scan.atoms.len().min(at + REACH)).take_while(|k| !ends(k)).any(is_change)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn difference_and_level() {
        check(
            "Die Quote stieg um [3](Percent 3 % difference) auf [12 Prozent](Percent 12 % level).",
        );
        check("Der Preis fiel von [9](Percent 9 % from) auf [7 Prozent](Percent 7 % level).");
        check(
            "Die Zahl stieg von [12](Number 12000000 from) auf [18 Millionen](Number 18000000 level).",
        );
        check(
            "Der Wert stieg von [900.000](Number 900000 from) auf [1,2 Millionen](Number 1200000 level).",
        );
        check("Der Absatz ist um rund [21 Prozent](Percent 21 % approx difference) gesunken.");
    }

    #[test]
    fn more_than_planned() {
        check("Es sind [30](Number 30 difference) mehr als [2019](DateRange 2019).");
        check(
            "Der Bau kostet [2 Mio. Euro](Money 2000000 EUR), [1 Mio.](Money 1000000 EUR difference) mehr als geplant.",
        );
        check("Es sind mehr als [30](Number 30 min: Leute) Leute.");
    }

    #[test]
    fn no_change_without_a_verb_of_change() {
        check("Er kam auf [zwei](Number 2) Beinen.");
        check("Der Anstieg von [9 Prozent](Percent 9 %) auf Grund der Kälte war hoch.");
    }
}
