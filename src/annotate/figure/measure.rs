//! A number with its unit: money, percent, measures, temperatures.

use super::digits::Digits;
use super::quantity::{self, Amount, Quantity};
use super::scan::{FigureCandidate, Scan};
use crate::compact::decimal;
use crate::lexicon::figures::{Sense, Unit};
use crate::reading::{FigureKind, FigureValue};

/// The measure that begins at `at`.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    if let Some(candidate) = sign_first(scan, at) {
        return Some(candidate);
    }
    let quantity = quantity::read(scan, at)?;
    if scan.before(at) == "tempo" {
        let candidate =
            FigureCandidate::new(at..quantity.end, FigureKind::Measure, value(quantity.amount));
        return Some(FigureCandidate { unit: Some("km/h"), ..candidate });
    }
    if let Some((unit, end)) = unit_after(scan, at, &quantity) {
        let candidate = with_unit(scan, at, &quantity, unit, end);
        return Some(if unit.kind == FigureKind::Money {
            with_cents(scan, candidate)
        } else {
            candidate
        });
    }
    below_freezing(scan, at, &quantity).or_else(|| shared_unit(scan, at, &quantity))
}

/// The figure of a quantity without unit.
pub(super) fn value(amount: Amount) -> Option<FigureValue> {
    match amount {
        Amount::One(value) => Some(FigureValue::Number(value)),
        Amount::Range(low, high) => Some(FigureValue::Range(Some(low), Some(high))),
        Amount::Unknown => None,
    }
}

/// "€ 15", "cad$ 15", "CHF 1'200", "Fr. 3.50"
pub(super) fn sign_first(scan: &Scan<'_>, at: usize) -> Option<FigureCandidate> {
    let is_sign = |form: &str| {
        let is_code = form.len() == 3 && form.bytes().all(|b| b.is_ascii_uppercase());
        is_code || form.starts_with("Fr") || !form.chars().all(char::is_alphabetic)
    };
    let (unit, next) = unit(scan, at)
        .filter(|(unit, end)| unit.kind == FigureKind::Money && is_sign(scan.form(end - 1)))?;
    let (amount, end) = match scan.get(next)?.digits? {
        Digits::Pair { sign: b'.', .. } => (Amount::One(decimal(scan.lower(next))?), next + 1),
        _ => quantity::read(scan, next).map(|q| (q.amount, q.end))?,
    };
    // "Fr. 12. Mai"
    let next = end + usize::from(scan.lower(end) == ".");
    let is_day = scan.sense(next, |s| matches!(s, Sense::Month(_)).then_some(())).is_some();
    let end = no_cents(scan, end).unwrap_or(end);
    let candidate = FigureCandidate::new(at..end, FigureKind::Money, value(amount));
    (!is_day).then_some(FigureCandidate { unit: Some(unit.symbol), ..candidate })
}

/// The end of ".–" and ",-" after whole francs and euros.
fn no_cents(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let is_point = matches!(scan.lower(at), "." | ",") && scan.is_glued(at);
    let is_dash = is_one_of!(scan.lower(at + 1), "–" | "-" | "—") && scan.is_glued(at + 1);
    (is_point && is_dash).then_some(at + 2)
}

fn with_unit(
    scan: &Scan<'_>,
    at: usize,
    quantity: &Quantity,
    unit: Unit,
    end: usize,
) -> FigureCandidate {
    let mut symbol = unit.symbol;
    let mut kind = unit.kind;
    let large = quantity.is_scaled || matches!(quantity.amount, Amount::One(v) if v >= 1000.0);
    if symbol == "lb" && large {
        // Nobody writes thousands of pounds of weight in German.
        (symbol, kind) = ("GBP", FigureKind::Money);
    }
    let (amount, end) = if symbol.starts_with('°') {
        below_zero(scan, quantity.amount, end)
    } else {
        (quantity.amount, end)
    };
    // Nothing turns by less than nothing.
    if symbol == "°" && matches!(amount, Amount::One(..0.0) | Amount::Range(..0.0, _)) {
        symbol = "°C";
    }
    FigureCandidate { unit: Some(symbol), ..FigureCandidate::new(at..end, kind, value(amount)) }
}

/// The unit right after a quantity, where it can be one.
fn unit_after(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> Option<(Unit, usize)> {
    let next = no_cents(scan, quantity.end).unwrap_or(quantity.end);
    // "12 - Pfund - Tasse"
    let is_dash = scan.lower(next) == "-" && !scan.is_glued(next) && scan.lower(next + 2) == "-";
    let next = if is_dash { next + 1 } else { next };
    let (unit, end) = unit(scan, next)?;
    (is_plausible(scan, next, unit, quantity.is_weak)
        && !(quantity.is_weak && is_idiom(scan, at, unit, end)))
    .then_some((unit, end))
}

/// One letter is a unit only after digits; an article alone makes no unit of a short word ("ein
/// W").
fn is_plausible(scan: &Scan<'_>, at: usize, unit: Unit, after_article: bool) -> bool {
    let word = scan.form(at);
    let length = word.chars().count();
    let is_letter = length == 1 && word.chars().all(char::is_alphabetic);
    let after_digits = scan.get(at - 1).is_some_and(|a| a.digits.is_some());
    match word {
        // "42f" is a page, a quotation may end in "5 '".
        "f" => after_digits && !scan.is_glued(at),
        "'" => scan.is_glued(at),
        // "5G", "Az. 5 L"
        "C" | "G" | "L" | "M" | "T" => false,
        _ if is_letter => after_digits,
        _ => !after_article || length > 3 || unit.kind == FigureKind::Money || unit.symbol == "ml",
    }
}

/// "zu einem Grad, der"
fn is_idiom(scan: &Scan<'_>, at: usize, unit: Unit, end: usize) -> bool {
    unit.kind == FigureKind::Temperature
        && is_one_of!(scan.lower(at), "einer" | "eines" | "einem")
        && !scan.is_end(end)
}

fn unit(scan: &Scan<'_>, at: usize) -> Option<(Unit, usize)> {
    let (index, end) =
        scan.sense(at, |s| if let Sense::Unit(index) = s { Some(index) } else { None })?;
    Some((scan.words.units[index as usize], end))
}

/// "dreizehn Euro und fünfundvierzig Cent", "15 Dollar 50"
fn with_cents(scan: &Scan<'_>, candidate: FigureCandidate) -> FigureCandidate {
    let Some(FigureValue::Number(whole)) = candidate.value else { return candidate };
    let joined = scan.lower(candidate.atoms.end) == "und";
    let at = candidate.atoms.end + usize::from(joined);
    let Some(cents) = quantity::read(scan, at).filter(|q| !q.is_weak) else { return candidate };
    let Amount::One(value) = cents.amount else { return candidate };
    let end = match unit(scan, cents.end) {
        Some((unit, end)) if unit.is_cent => end,
        None if cents.width == Some(2) && scan.is_end(cents.end) => cents.end,
        _ => return candidate,
    };
    // "3 Millionen Euro und 40 Cent" are two.
    if value >= 100.0 || whole.fract() != 0.0 || whole >= 1e6 {
        return candidate;
    }
    FigureCandidate {
        atoms: candidate.atoms.start..end,
        value: Some(FigureValue::Number(whole + value / 100.0)),
        ..candidate
    }
}

/// "7 Grad unter null"
fn below_zero(scan: &Scan<'_>, amount: Amount, end: usize) -> (Amount, usize) {
    match (amount, zero_point(scan, end)) {
        (Amount::One(value), Some((true, end))) => (Amount::One(-value), end),
        (amount, Some((_, end))) => (amount, end),
        (amount, None) => (amount, end),
    }
}

/// "92 unterm Gefrierpunkt"
fn below_freezing(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> Option<FigureCandidate> {
    zero_point(scan, quantity.end)?;
    let (amount, end) = below_zero(scan, quantity.amount, quantity.end);
    Some(FigureCandidate {
        unit: Some("°"),
        ..FigureCandidate::new(at..end, FigureKind::Temperature, value(amount))
    })
}

/// "unter null", "über dem Gefrierpunkt": whether below, and the end.
fn zero_point(scan: &Scan<'_>, at: usize) -> Option<(bool, usize)> {
    let is_below = match scan.lower(at) {
        "unter" | "unterm" => true,
        "über" | "überm" => false,
        _ => return None,
    };
    let at = at + 1 + usize::from(scan.lower(at + 1) == "dem");
    matches!(scan.lower(at), "null" | "gefrierpunkt").then_some((is_below, at + 1))
}

/// "8,2 und 8,3 Prozent", "von 9 auf 12 Prozent": the first number takes the unit of the second.
fn shared_unit(scan: &Scan<'_>, at: usize, first: &Quantity) -> Option<FigureCandidate> {
    let joins = is_one_of!(
        scan.lower(first.end),
        "und" | "oder" | "bzw" | "beziehungsweise" | "sowie" | "auf" | "statt" | "von"
    );
    if !joins || first.is_weak || !matches!(first.amount, Amount::One(_)) {
        return None;
    }
    let mut next = first.end + 1;
    if let Some((_, end)) = scan.sense(next, |s| matches!(s, Sense::Qualifier(_)).then_some(())) {
        next = end;
    }
    let second = quantity::read(scan, next).filter(|q| !q.is_weak)?;
    let (unit, _) = unit_after(scan, next, &second)?;
    Some(with_unit(scan, at, first, unit, first.end))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn money() {
        check("Sie zahlte [4,3 Millionen Euro](Money 4300000 EUR).");
        check("Es kostet [16,4 Millionen kanadische Dollar](Money 16400000 CAD).");
        check("Der Preis liegt bei [€ 15](Money 15 EUR).");
        check("Er fand [dreizehn Euro und fünfundvierzig Cent](Money 13.45 EUR).");
        check("Der Umsatz erreichte [12 Mrd. US-Dollar](Money 12000000000 USD).");
    }

    #[test]
    fn percent_and_measures() {
        check("Es sind [57,1 Prozent](Percent 57.1 %: Wähler) der Wähler.");
        check("Er fuhr [210 Kilometer pro Stunde](Measure 210 km/h).");
        check("Das Grundstück misst [4,18 m²](Measure 4.18 m²).");
        check("Ein Zuwachs um [0,1 Prozentpunkte](Percent 0.1 % difference).");
        check("Es waren [minus 7 Grad](Temperature -7 °C), sonst [15°C](Temperature 15 °C).");
    }

    #[test]
    fn swiss_money() {
        check("Der Tee kostet [Fr. 4.20](Money 4.2 CHF), früher [CHF 2.–](Money 2 CHF).");
        check(
            "Das macht [12’500 Franken](Money 12500 CHF) und [1'300.50 Franken](Money 1300.5 CHF).",
        );
        check("Ein Brot kostet [4,- Euro](Money 4 EUR) oder [80 Rp](Money 80 Rp).");
        check("[Fr. 12. Mai](Date 2024-05-12)");
    }

    #[test]
    fn compound_units() {
        check(
            "Er schafft [250 Wh/kg](Measure 250 Wh/kg) und [5,1 l/100 km](Measure 5.1 l/100 km).",
        );
        check("Es sind [400 ppm](Measure 400 ppm) bei Tempo [50](Measure 50 km/h).");
        check("Das 5G-Netz und die 4G sind da, bei 3,5C.");
    }

    #[test]
    fn a_unit_holds_for_both_numbers() {
        check("Es sind [8,2](Percent 8.2 %) und [8,3 Prozent](Percent 8.3 %).");
    }

    #[test]
    fn letters_alone_are_no_units() {
        check("Der Planet b und die Stadt m liegen fern.");
        check("Er trägt Größe m.");
    }
}
