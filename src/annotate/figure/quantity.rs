//! Numbers as phrases: "rund 2,5 Millionen", "zwei Drittel", "15 bis 24", "ein und zwanzig
//! tausend".

use super::digits::Digits;
use super::numeral;
use super::scan::Scan;
use crate::compact::decimal;
use crate::lexicon::figures::Sense;

/// An amount: one number, a range, or an unknown one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Amount {
    One(f64),
    Range(f64, f64),
    /// "Tausende"
    Unknown,
}

/// A number phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quantity {
    pub amount: Amount,
    pub end: usize,
    /// Only an article or a bare "halb": a number only before a unit.
    pub is_weak: bool,
    /// Only digits, no separator: how many. May be a year, a house number, a part of a name.
    pub width: Option<usize>,
    pub is_scaled: bool,
}

/// The quantity that begins at `at`.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Quantity> {
    let first = single(scan, at)?;
    let Amount::One(mut low) = first.amount else { return Some(first) };
    let Some((high, high_value)) = upper_end(scan, at, &first) else {
        let amount = Amount::One(tidy(low * scale_of_level(scan, at, &first)));
        return Some(Quantity { amount, ..first });
    };
    if high.is_scaled && !first.is_scaled && low <= high_value {
        low = tidy(low * high.scale);
    }
    Some(Quantity { amount: Amount::Range(low, high_value), width: None, ..high.quantity })
}

/// The factor that "von 12 auf 18 Millionen" lends its first number; 1 elsewhere.
fn scale_of_level(scan: &Scan<'_>, at: usize, from: &Quantity) -> f64 {
    let leads = matches!(scan.before(at), "von" | "um") && scan.lower(from.end) == "auf";
    let level =
        (leads && !from.is_scaled && !from.is_weak).then(|| single(scan, from.end + 1)).flatten();
    let Some(level) = level.filter(|level| level.is_scaled) else { return 1.0 };
    match (from.amount, level.amount, scale_after(scan, from.end + 1, level.end)) {
        // "von 900.000 auf 1,2 Millionen"
        (Amount::One(from), Amount::One(to), scale)
            if from < 1000.0 && from < to / scale * 100.0 =>
        {
            scale
        }
        _ => 1.0,
    }
}

struct UpperEnd {
    quantity: Quantity,
    is_scaled: bool,
    scale: f64,
}

/// The upper end that "bis", a dash, or the "und" of "zwischen" leads to.
fn upper_end(scan: &Scan<'_>, at: usize, low: &Quantity) -> Option<(UpperEnd, f64)> {
    // "ein bis vier Jahre"
    if low.is_weak && scan.lower(low.end) != "bis" {
        return None;
    }
    let mut next = low.end;
    // "16- bis 24-jährig"
    if scan.lower(next) == "-" && scan.is_glued(next) && scan.lower(next + 1) == "bis" {
        next += 1;
    }
    let is_dash = is_one_of!(scan.lower(next), "-" | "–" | "—");
    let is_joined = match scan.lower(next) {
        "bis" => true,
        "-" | "–" | "—" => {
            scan.get(next + 1).is_some_and(|a| a.digits.is_some()) || scan.lower(next + 1) == "~"
        }
        "und" => scan.before(at) == "zwischen",
        _ => false,
    };
    if !is_joined {
        return None;
    }
    next += 1;
    if is_one_of!(
        scan.lower(next),
        "zu" | "zum" | "maximal" | "höchstens" | "etwa" | "ungefähr" | "rund" | "~" | "plus"
    ) {
        next += 1;
    }
    let quantity = single(scan, next).filter(|q| !q.is_weak)?;
    let (Amount::One(value), Amount::One(from)) = (quantity.amount, low.amount) else {
        return None;
    };
    let is_year_like = low.width == Some(4) && quantity.width == Some(4);
    if is_dash
        && (from >= value
            || is_year_like && scan.lower(next - 1) == "-" && from > 1000.0 && from < 2200.0)
    {
        return None;
    }
    let scale = if quantity.is_scaled { scale_after(scan, next, quantity.end) } else { 1.0 };
    Some((UpperEnd { quantity, is_scaled: quantity.is_scaled, scale }, value))
}

fn scale_after(scan: &Scan<'_>, from: usize, to: usize) -> f64 {
    (from..to).filter_map(|at| scale(scan, at)).map(|(s, _)| s).product()
}

/// One number without a range.
fn single(scan: &Scan<'_>, at: usize) -> Option<Quantity> {
    if let Some(next) = minus(scan, at) {
        let number = base(scan, next)
            .map(|base| scaled(scan, fraction_after(scan, base)))
            .filter(|q| !q.is_weak)?;
        let Amount::One(value) = number.amount else { return None };
        return Some(Quantity { amount: Amount::One(-value), width: None, ..number });
    }
    heap(scan, at).or_else(|| Some(scaled(scan, fraction_after(scan, base(scan, at)?))))
}

/// "-7", "minus 7"; not the dash between two words.
fn minus(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let next = scan.get(at + 1)?;
    let is_sign = is_one_of!(scan.lower(at), "-" | "−" | "–")
        && (!next.spaced || at == 0)
        && next.digits.is_some()
        && (at == 0 || scan.get(at).is_some_and(|a| a.spaced));
    (is_sign || scan.lower(at) == "minus").then_some(at + 1)
}

/// "Hunderte", "Millionen": how many is not said.
fn heap(scan: &Scan<'_>, at: usize) -> Option<Quantity> {
    let upper = scan.is_upper(at);
    let (_, mut end) = scan.sense(at, |sense| match sense {
        Sense::Heap => Some(()),
        Sense::Scale(scale) if upper && scale >= 1e6 && scan.lower(at).ends_with("en") => Some(()),
        _ => None,
    })?;
    // "Hunderte Millionen"
    while let Some((_, next)) =
        scale(scan, end).or_else(|| (scan.lower(end) == "von").then(|| scale(scan, end + 1))?)
    {
        end = next;
    }
    Some(Quantity { amount: Amount::Unknown, end, is_weak: false, width: None, is_scaled: true })
}

fn base(scan: &Scan<'_>, at: usize) -> Option<Quantity> {
    let atom = scan.get(at)?;
    let plain = |value, end| Quantity {
        amount: Amount::One(value),
        end,
        is_weak: false,
        width: None,
        is_scaled: false,
    };
    if let Some(digits) = atom.digits {
        return match digits {
            Digits::Integer { value, width } => Some(match space_groups(scan, at, width) {
                Some((value, end)) => plain(value, end),
                None => match decimal_words(scan, at + 1, value) {
                    Some((value, end)) => plain(value, end),
                    None => Quantity { width: Some(width), ..plain(value, at + 1) },
                },
            }),
            Digits::Decimal(value) => Some(plain(value, at + 1)),
            Digits::Pair { left, right, sign: b'/' }
                if left < right && right <= 100 && left > 0 && (left, right) != (9, 11) =>
            {
                Some(plain(f64::from(left) / f64::from(right), at + 1))
            }
            // "228.5 Kilometer", as in English
            Digits::Pair { sign: b'.', .. }
                if scan.sense(at + 1, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some() =>
            {
                Some(plain(decimal(atom.lower)?, at + 1))
            }
            _ => None,
        };
    }
    if let Some((fraction, end)) = fraction(scan, at) {
        let is_weak = !is_one_of!(atom.lower, "½" | "⅓" | "⅔" | "¼" | "¾" | "⅙" | "⅛");
        return Some(Quantity { is_weak, ..plain(fraction, end) });
    }
    if let Some((value, end)) = joined_words(scan, at) {
        return Some(match decimal_words(scan, end, value) {
            Some((value, end)) => plain(value, end),
            None => plain(value, end),
        });
    }
    let (_, end) = scan.sense(at, |s| matches!(s, Sense::One).then_some(()))?;
    if let Some((fraction, end)) = fraction(scan, end) {
        return Some(plain(fraction, end));
    }
    Some(Quantity { is_weak: true, ..plain(1.0, end) })
}

/// "8 000", "1 234 567,89": groups of three digits after one to three.
fn space_groups(scan: &Scan<'_>, at: usize, width: usize) -> Option<(f64, usize)> {
    let mut digits = scan.lower(at).to_owned();
    let mut end = at + 1;
    while width <= 3 && !digits.starts_with('0') {
        let Some(next) = scan.get(end).filter(|a| a.spaced && a.digits.is_some() && !a.is_piece)
        else {
            break;
        };
        let (whole, decimals) = next.lower.split_once(',').unwrap_or((next.lower, ""));
        if whole.len() != 3 || !next.lower.bytes().all(|b| b.is_ascii_digit() || b == b',') {
            break;
        }
        digits.push_str(whole);
        end += 1;
        if !decimals.is_empty() {
            digits.push('.');
            digits.push_str(decimals);
            break;
        }
    }
    (end > at + 1).then(|| Some((decimal(&digits)?, end)))?
}

/// "eins komma eins", "null komma null drei"
fn decimal_words(scan: &Scan<'_>, at: usize, whole: f64) -> Option<(f64, usize)> {
    if scan.lower(at) != "komma" {
        return None;
    }
    let (mut value, mut place, mut end) = (whole, 1.0, at + 1);
    while let Some(digit) = scan.get(end).and_then(|a| match a.digits {
        Some(Digits::Integer { value, .. }) => Some(value),
        _ => a.numeral.filter(|n| !n.is_ordinal).map(|n| n.value),
    }) {
        place *= if digit < 10.0 { 10.0 } else { 100.0 };
        value += digit / place;
        end += 1;
    }
    (end > at + 1).then_some((value, end))
}

/// "ein und zwanzig tausend drei hundert": as one word each would be.
fn joined_words(scan: &Scan<'_>, at: usize) -> Option<(f64, usize)> {
    let is_part =
        |at: usize| scan.get(at).is_some_and(|a| a.numeral.is_some_and(|n| !n.is_ordinal));
    if !is_part(at) {
        return None;
    }
    let follows = |at: usize| is_part(at) || scan.lower(at) == "und" && is_part(at + 1);
    let first = scan.get(at)?.numeral?.value;
    let is_article = scan.sense(at, |s| matches!(s, Sense::One).then_some(())).is_some()
        && scan.lower(at) != "eins";
    let mut best = (!is_article).then_some((first, at + 1));
    let mut text = scan.lower(at).to_owned();
    let mut end = at + 1;
    while follows(end) && end < at + 16 {
        text.push_str(scan.lower(end));
        if scan.lower(end) == "und" {
            end += 1;
            text.push_str(scan.lower(end));
        }
        end += 1;
        // Whatever begins a number word is one itself, so the first misfit ends it.
        match numeral::read(&text, scan.words) {
            Some(number) if !number.is_ordinal => best = Some((number.value, end)),
            _ => break,
        }
    }
    best
}

/// "zwei Drittel", "fünf und drei Viertel", "3½"
fn fraction_after(scan: &Scan<'_>, base: Quantity) -> Quantity {
    let Amount::One(value) = base.amount else { return base };
    if base.is_weak {
        return base;
    }
    if let Some((part, end)) = fraction(scan, base.end) {
        let value = if scan.is_glued(base.end) { value + part } else { value * part };
        return Quantity { amount: Amount::One(value), end, width: None, ..base };
    }
    if scan.lower(base.end) == "und" {
        let mut at = base.end + 1;
        let mut count = 1.0;
        if let Some((_, end)) = scan.sense(at, |s| matches!(s, Sense::One).then_some(())) {
            at = end;
        } else if let Some((value, end)) = joined_words(scan, at) {
            (count, at) = (value, end);
        }
        if let Some((part, end)) = fraction(scan, at).filter(|_| at > base.end + 1) {
            return Quantity {
                amount: Amount::One(value + count * part),
                end,
                width: None,
                ..base
            };
        }
    }
    base
}

fn fraction(scan: &Scan<'_>, at: usize) -> Option<(f64, usize)> {
    scan.sense(at, |s| if let Sense::Fraction(part) = s { Some(part) } else { None })
}

fn scale(scan: &Scan<'_>, at: usize) -> Option<(f64, usize)> {
    let is_glued = scan.is_glued(at);
    scan.sense(at, |s| match s {
        Sense::Scale(scale) => Some(scale),
        Sense::GluedScale(scale) if is_glued => Some(scale),
        _ => None,
    })
}

/// 16,4 times a million is whole, whatever binary fractions make of it.
fn tidy(value: f64) -> f64 {
    if (value - value.round()).abs() < value.abs() * 1e-12 { value.round() } else { value }
}

/// "31 Millionen zweihundertsechzigtausend": each scale and what is added below it.
fn scaled(scan: &Scan<'_>, base: Quantity) -> Quantity {
    let Amount::One(mut value) = base.amount else { return base };
    let Some((mut factor, mut end)) = scale(scan, base.end) else { return base };
    value *= factor;
    let mut total = 0.0;
    loop {
        if let Some((next, after)) = scale(scan, end).filter(|(next, _)| *next >= 1000.0) {
            (value, factor, end) = (value * next, factor * next, after);
            continue;
        }
        let Some((more, after)) =
            joined_words(scan, end).filter(|(more, _)| *more < factor && factor >= 1e6)
        else {
            break;
        };
        match scale(scan, after) {
            Some((next, last)) if next < factor => {
                total += value;
                (value, factor, end) = (more * next, next, last);
            }
            Some(_) => break,
            None => {
                total += value + more;
                (value, end) = (0.0, after);
                break;
            }
        }
    }
    let amount = Amount::One(tidy(total + value));
    Quantity { amount, end, is_weak: false, width: None, is_scaled: true }
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn numbers_in_digits_and_words() {
        check("Es kamen [8.000](Number 8000: Menschen) Menschen.");
        check("Es kamen [8 000](Number 8000: Menschen) Menschen.");
        check("Es kamen [einundzwanzig](Number 21: Gäste) Gäste.");
        check("[Zweitausendfünfhundert](Number 2500: Stellen) Stellen fallen weg.");
        check("Die Bevölkerung beträgt [dreieinhalb Millionen](Number 3500000).");
        check("Sie zählte [31 Millionen zweihundert](Number 31000200: Stimmen) Stimmen.");
    }

    #[test]
    fn fractions() {
        check(
            "[Zwei Drittel](Number 0.666666666666667: Abgeordnete) der Abgeordneten stimmten zu.",
        );
        check("Es gibt [fünf und drei Viertel Milliarden](Number 5750000000: Gründe) Gründe.");
        check(
            "Sie fanden rund [eine halbe Million](Number 500000 approx: Euroscheine) Euroscheine lagen dort.",
        );
    }

    #[test]
    fn ranges() {
        check("Es kamen [15 bis 24](Number 15–24: Gäste) Gäste.");
        check(
            "Zwischen [drei und fünf Millionen](Number 3000000–5000000: Menschen) Menschen leben dort.",
        );
        check("Er las [3-5](Number 3–5: Bücher) Bücher.");
    }

    #[test]
    fn heaps_have_no_value() {
        check("[Tausende](Number ?: Menschen) Menschen flohen.");
        check("Es gab [Hunderte](Number ?) von Toten.");
    }

    #[test]
    fn articles_and_verbs_are_no_numbers() {
        check("Eine Frau und ein Mann achten auf einander.");
        check("Sie liefen hintereinander und zweifelten.");
    }
}
