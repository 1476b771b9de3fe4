//! Bare numbers and ordinals: counts, not the numbers that are part of a name.

use super::atom::Atom;
use super::counted;
use super::measure::value;
use super::quantity::{self, Amount, Quantity};
use super::scan::{FigureCandidate, Scan};
use crate::lexicon::figures::Sense;
use crate::reading::{FigureKind, FigureValue};

/// The number that begins at `at`.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    if let Some(candidate) = part(scan, at).or_else(|| ordinal(scan, at)) {
        return Some(candidate);
    }
    let quantity = quantity::read(scan, at).filter(|q| !q.is_weak)?;
    if let Some(candidate) = age_in_brackets(scan, at, &quantity) {
        return Some(candidate);
    }
    let is_count =
        !is_noun(scan, at) && !is_in_name(scan, at, &quantity) && !is_glued(scan, at, quantity.end);
    is_count
        .then(|| FigureCandidate::new(at..quantity.end, FigureKind::Number, value(quantity.amount)))
}

/// "jeder dritte Betrieb", "die Hälfte der Schüler", "doppelt so hoch"
fn part(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let every = || {
        let nth = scan.get(at)?.numeral.filter(|n| n.is_ordinal && n.value >= 2.0)?;
        let leads = scan.sense(at.checked_sub(1)?, |s| matches!(s, Sense::Every).then_some(()));
        let is_time = scan.sense(at + 1, |s| matches!(s, Sense::Span(..)).then_some(())).is_some();
        (leads.is_some() && !is_time).then_some((1.0 / nth.value, None))
    };
    let (share, unit) = every().or_else(|| match (scan.lower(at), scan.lower(at + 1)) {
        ("hälfte", "der" | "des" | "von" | "aller" | "davon" | "dieser" | "seiner" | "ihrer")
            if scan.get(at - 1)?.numeral.is_none() =>
        {
            Some((0.5, None))
        }
        _ => scan
            .sense(at, |s| if let Sense::Fold(times) = s { Some(times) } else { None })
            .map(|(times, _)| (times, Some("×"))),
    })?;
    let value = Some(FigureValue::Number(share));
    Some(FigureCandidate { unit, ..FigureCandidate::new(at..at + 1, FigureKind::Number, value) })
}

/// "die zweite Halbzeit", "in der 72. Minute"; not "Zweiter Weltkrieg".
fn ordinal(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let numeral = scan.get(at)?.numeral.filter(|n| n.is_ordinal)?;
    let is_name = scan.is_upper(at) && !scan.is_opening(at) && scan.is_upper(at + 1);
    // "achten", "achte" are also verbs.
    let is_verb = scan.lower(at).starts_with("achte") && !scan.is_upper(at + 1);
    let candidate = FigureCandidate::new(
        at..at + 1,
        FigureKind::Ordinal,
        Some(FigureValue::Number(numeral.value)),
    );
    (!is_name && !is_verb).then_some(candidate)
}

/// "Anna Muster (45)"
fn age_in_brackets(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> Option<FigureCandidate> {
    let Amount::One(years) = quantity.amount else { return None };
    let is_age = quantity.width.is_some_and(|w| w <= 2) && (1.0..=110.0).contains(&years);
    let is_bracketed = scan.before(at) == "(" && matches!(scan.lower(quantity.end), ")" | ",");
    let is_named = at >= 3
        && [at - 2, at - 3].iter().all(|k| {
            scan.is_upper(*k)
                && scan.is_word(*k)
                && scan.form(*k).chars().skip(1).any(char::is_lowercase)
        });
    let candidate = FigureCandidate {
        unit: Some("a"),
        ..FigureCandidate::new(at..quantity.end, FigureKind::Age, value(quantity.amount))
    };
    (is_age && is_bracketed && is_named).then_some(candidate)
}

/// "die Elf", "Claudia Tausend": a number word with a capital inside a sentence.
fn is_noun(scan: &Scan<'_>, at: usize) -> bool {
    let is_number_word = scan.get(at).is_some_and(|a| a.numeral.is_some());
    is_number_word && scan.is_upper(at) && !scan.is_opening(at)
}

/// "Boeing 757", "A 45", "Artikel 5", "U-2": part of a name or an address, not a count.
fn is_in_name(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> bool {
    if at == 0 {
        return false;
    }
    if is_labelled(scan, at) {
        return true;
    }
    let Some(width) = quantity.width else { return false };
    let is_code =
        width > 9 || width > 1 && scan.lower(at).starts_with('0') || is_postcode(scan, at, width);
    is_code
        || is_after_name(scan, at)
            && !is_partitive(scan, quantity.end)
            && !counts_after(scan, quantity.end)
}

/// Returns whether a noun phrase without article follows: "Boeing 757 der Fluggesellschaft" counts
/// nothing.
fn counts_after(scan: &Scan<'_>, at: usize) -> bool {
    counted::find(scan, at).is_some_and(|counted| {
        // "Boeing 737 Max 8"
        let is_type = scan.get(counted.atoms.end).is_some_and(|a| a.digits.is_some());
        counted.atoms.start == at && !is_type
    })
}

/// "Artikel 5", and also the 7 of "Artikel 5 bis 7".
fn is_labelled(scan: &Scan<'_>, at: usize) -> bool {
    let is_joined = |at: usize| {
        at > 2
            && is_one_of!(scan.before(at), "bis" | "und" | "oder" | "," | "-" | "–")
            && scan.get(at - 2).is_some_and(|a| a.digits.is_some())
    };
    is_label(scan, at - 1)
        || is_joined(at)
            && (is_label(scan, at - 3) || at > 4 && is_joined(at - 2) && is_label(scan, at - 5))
}

/// "§", "Artikel", "Nummer": what stands after is a label.
pub(super) fn is_label(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.lower(at), "§" | "#") || scan.words.labels.contains(scan.lower(at))
}

/// "Clayallee 170, 14191 Berlin"
fn is_postcode(scan: &Scan<'_>, at: usize, width: usize) -> bool {
    width == 5 && scan.before(at) == "," && scan.is_upper(at + 1)
}

fn is_after_name(scan: &Scan<'_>, at: usize) -> bool {
    let is_small_word = scan.is_opening(at - 1) && scan.words.function.contains(scan.before(at));
    scan.is_upper(at - 1) && scan.is_word(at - 1) && !is_small_word
}

/// "22 der 23 Stimmen"
fn is_partitive(scan: &Scan<'_>, at: usize) -> bool {
    let is_number = |a: &Atom<'_>| a.digits.is_some() || a.numeral.is_some();
    is_one_of!(scan.lower(at), "der" | "von" | "dieser") && scan.get(at + 1).is_some_and(is_number)
}

/// "SAT.1", "5/7", "2-sitzig": a piece of something larger.
fn is_glued(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let touches_before = at > 0
        && scan.is_glued(at)
        && (is_one_of!(scan.before(at), "/" | "_" | "@" | "#" | "=")
            || is_one_of!(scan.before(at), "-" | "." | ":") && scan.is_glued(at - 1));
    let touches_after = scan.is_glued(end) && is_one_of!(scan.lower(end), "/" | "_" | "@" | "=");
    let is_word_after = scan.is_glued(end) && scan.is_word(end);
    touches_before || touches_after || is_word_after
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn ordinals() {
        check("In der [zweiten](Ordinal 2) Halbzeit fiel in der [72.](Ordinal 72) Minute ein Tor.");
    }

    #[test]
    fn shares_and_times() {
        check("Jede [fünfte](Number 0.2: Behörden) Behörde sucht Leute.");
        check(
            "Fast jeder [Vierte](Number 0.25 approx) raucht, etwa die [Hälfte](Number 0.5 approx: Kinder) der Kinder nicht.",
        );
        check("Es ist [doppelt](Number 2 ×) so warm und kostet das [2,5-Fache](Number 2.5 ×).");
        check(
            "[Viermal](Number 4 ×) klingelte es, nicht einmal leise, in der [ersten](Ordinal 1) Hälfte.",
        );
    }

    #[test]
    fn numbers_in_names_do_not_count() {
        check("Der Fahrer verlor auf der A 45 die Kontrolle.");
        check("Eine Boeing 757 der Fluggesellschaft landete.");
        check("Nach Artikel 5 bis 7 und § 218 ist es so.");
        check("Sie spielt gern Fallout 3.");
        check("Der Zweite Weltkrieg begann so.");
        check("Sie wohnt am Goetheplatz 4.");
        check("Der Sender SAT.1 zeigt es.");
        check("Claudia Tausend und die Elf kamen.");
    }

    #[test]
    fn parts_of_a_whole() {
        check("Auf Meier entfielen [22](Number 22: Stimmen) der [23](Number 23: Stimmen) Stimmen.");
    }
}
