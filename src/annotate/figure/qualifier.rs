//! Recognises how firmly a figure holds: "rund", "mehr als", "bis zu" before it, "oder mehr" after
//! it.

use super::scan::Scan;
use crate::lexicon::figures::Sense;
use crate::reading::{FigureKind, Qualifier};
use crate::text::ByteSpan;

/// Longest qualifier of the table, in atoms.
const LONGEST: usize = 4;

/// The qualifier of the figure over `from..to`, and its words.
pub(super) fn find(
    scan: &Scan<'_>,
    from: usize,
    to: usize,
    kind: FigureKind,
) -> Option<(Qualifier, ByteSpan)> {
    before(scan, from, kind).or_else(|| after(scan, from, to))
}

/// The longest phrase that ends right before the figure; "um" or an article may stand between
/// ("etwa um 15 Uhr").
fn before(scan: &Scan<'_>, from: usize, kind: FigureKind) -> Option<(Qualifier, ByteSpan)> {
    if let Some(found) = ending_at(scan, from, kind) {
        return Some(found);
    }
    let is_between = from > 0
        && is_one_of!(
            scan.before(from),
            "+" | "um"
                | "eine"
                | "einem"
                | "einer"
                | "einen"
                | "die"
                | "der"
                | "jeder"
                | "jede"
                | "jedes"
                | "jeden"
        );
    // "frühestens im März", "frühestens nach zehn Jahren"
    let is_placed = from > 1
        && is_one_of!(scan.before(from), "im" | "am" | "nach" | "in" | "zum")
        && matches!(scan.before(from - 1), "frühestens" | "spätestens");
    let is_every = from > 0 && scan.before(from).starts_with("jede");
    ending_at(scan, from - usize::from(is_between || is_placed), kind)
        .filter(|(q, _)| is_placed || is_every || is_between && *q == Qualifier::Approx)
}

fn ending_at(scan: &Scan<'_>, end: usize, kind: FigureKind) -> Option<(Qualifier, ByteSpan)> {
    (end.saturating_sub(LONGEST)..end).find_map(|at| {
        let (qualifier, reach) =
            scan.sense(at, |s| if let Sense::Qualifier(q) = s { Some(q) } else { None })?;
        // "300 Fälle weniger als 2021" compares, "So etwa 2019" gives a case.
        let compares = scan.before(end) == "als"
            && at > 0
            && (scan.is_upper(at - 1) || scan.get(at - 1)?.digits.is_some());
        let is_case = scan.lower(at) == "etwa" && scan.before(at) == "so";
        (reach == end && fits(scan.lower(at), kind) && !compares && !is_case)
            .then(|| (qualifier, scan.span(at..end)))
    })
}

/// "ab" and "bis" before a date bound a span of time, "gegen" before a count means against.
fn fits(word: &str, kind: FigureKind) -> bool {
    use FigureKind::*;
    let is_point =
        matches!(kind, Date | DateRange | Time | TimeRange | DateTime | DateTimeRange | Set);
    match word {
        "gegen" | "so" => is_point,
        "ab" | "bis" | "über" | "unter" => !is_point,
        _ => true,
    }
}

/// "oder mehr", "und weniger"
fn after(scan: &Scan<'_>, from: usize, to: usize) -> Option<(Qualifier, ByteSpan)> {
    // "von 20 Euro an"
    if scan.lower(to) == "an" && from > 0 && scan.before(from) == "von" {
        return Some((Qualifier::Min, scan.span(to..to + 1)));
    }
    if !matches!(scan.lower(to), "oder" | "und") {
        return None;
    }
    let qualifier = match scan.lower(to + 1) {
        "mehr" | "älter" | "darüber" | "länger" => Qualifier::Min,
        "weniger" | "jünger" | "darunter" | "kürzer" => Qualifier::Max,
        _ => return None,
    };
    scan.is_end(to + 2).then_some(()).or_else(|| (!scan.is_upper(to + 2)).then_some(()))?;
    Some((qualifier, scan.span(to..to + 2)))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn about_at_least_at_most() {
        check(
            "Etwa [13 Meter](Measure 13 m approx) lang, mindestens [36](Number 36 min: Tote) Tote, bis zu [30 Tage](Duration 2592000 max).",
        );
        check(
            "Über [1.000](Number 1000 min: Menschen) Menschen, mehr als [fünf](Number 5 min: Kinder) Kinder, weniger als [drei Prozent](Percent 3 % max).",
        );
        check("Etwas über [28 Millionen Euro](Money 28000000 EUR min) fehlen.");
        check("Nicht mehr als [zehn](Number 10 max: Gäste) Gäste dürfen kommen.");
    }

    #[test]
    fn from_here_on() {
        check(
            "Nicht einmal [8 Euro](Money 8 EUR max), von [30 Euro](Money 30 EUR min) an, spätestens im [Mai 2025](DateRange 2025-05 max).",
        );
        check(
            "So etwa [2019](DateRange 2019), als es weniger Regen als [2010](DateRange 2010) gab.",
        );
    }

    #[test]
    fn against_and_among_do_not_qualify() {
        check("Er ermittelt gegen [zwei](Number 2: Männer) Männer.");
        check("Unter den [300](Number 300: Firmen) Firmen ist sie die größte.");
    }
}
