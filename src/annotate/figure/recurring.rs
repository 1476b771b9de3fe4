//! Recognises what comes again and again: "jeden Montag", "alle zwei Jahre", "täglich", "montags".

use super::duration;
use super::quantity;
use super::scan::{FigureCandidate, Scan};
use crate::lexicon::figures::Sense;
use crate::reading::FigureKind;

/// The recurring time that begins at `at`. It has no value: no single day is meant.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let end = adverb(scan, at).or_else(|| every(scan, at)).or_else(|| every_few(scan, at))?;
    Some(FigureCandidate::new(at..end, FigureKind::Set, None))
}

/// "täglich", "sonntags"
fn adverb(scan: &Scan<'_>, at: usize) -> Option<usize> {
    // "im Verlauf des Montags"
    let is_genitive = matches!(scan.before(at), "des" | "dieses");
    scan.sense(at, |s| (matches!(s, Sense::Recurring) && !is_genitive).then_some(()))
        .map(|(_, end)| end)
}

/// "jeden Tag", "jedes Jahr", "jeden Dienstag"
fn every(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let (_, next) = scan.sense(at, |s| matches!(s, Sense::Every).then_some(()))?;
    let is_time = |s| {
        matches!(
            s,
            Sense::Span(_, false) | Sense::Weekday(_) | Sense::Month(_) | Sense::PartOfDay(..)
        )
    };
    scan.sense(next, |s| is_time(s).then_some(())).map(|(_, end)| end)
}

/// "alle drei Wochen"
fn every_few(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if scan.lower(at) != "alle" {
        return None;
    }
    let quantity = quantity::read(scan, at + 1).filter(|q| !q.is_weak)?;
    duration::span(scan, quantity.end).map(|(.., end)| end)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn again_and_again() {
        check("Er läuft [jeden Montag](Set ?).");
        check("Sie wählen [alle zwei Jahre](Set ?) neu.");
        check("Der Zug fährt [täglich](Set ?).");
        check("Wir singen [sonntags](Set ?).");
    }

    #[test]
    fn once_only() {
        check("Jeder Mann und alle Frauen kamen im Verlauf des Montags.");
    }
}
