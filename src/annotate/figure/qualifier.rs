//! How firmly a figure holds: "rund", "mehr als", "bis zu" before it, "oder mehr" behind it.

use super::scan::Scan;
use crate::lexicon::figures::Sense;
use crate::reading::Qualifier;
use crate::text::ByteSpan;

/// Longest qualifier of the table, in atoms.
const LONGEST: usize = 4;

/// The qualifier of the figure `from..to`, and its words.
pub(super) fn find(scan: &Scan<'_>, from: usize, to: usize) -> Option<(Qualifier, ByteSpan)> {
    before(scan, from).or_else(|| behind(scan, to))
}

/// The longest phrase that ends right before the figure; an article or "um" may stand between ("rund ein Drittel").
fn before(scan: &Scan<'_>, from: usize) -> Option<(Qualifier, ByteSpan)> {
    let end =
        if matches!(scan.before(from), "+" | "den" | "die" | "um" | "eine") && from > 0 { from - 1 } else { from };
    [from, end].into_iter().find_map(|end| {
        let starts = end.saturating_sub(LONGEST)..end;
        starts.into_iter().find_map(|at| {
            let (qualifier, reach) = scan.sense(at, |s| if let Sense::Qualifier(q) = s { Some(q) } else { None })?;
            (reach == end).then(|| (qualifier, scan.span(at..end)))
        })
    })
}

/// "oder mehr", "und weniger"
fn behind(scan: &Scan<'_>, to: usize) -> Option<(Qualifier, ByteSpan)> {
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
