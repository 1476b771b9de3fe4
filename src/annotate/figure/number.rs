//! Bare numbers and ordinals: counts, not the numbers that are part of a name.

use super::digits::Digits;
use super::measure::value;
use super::quantity::{self, Amount, Quantity};
use super::scan::{Draft, Scan};
use crate::reading::{FigureKind, FigureValue};

/// The number that begins at `at`.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<Draft> {
    if let Some(draft) = ordinal(scan, at) {
        return Some(draft);
    }
    let quantity = quantity::read(scan, at).filter(|q| !q.is_weak)?;
    if let Some(draft) = age_in_brackets(scan, at, &quantity) {
        return Some(draft);
    }
    let is_count = !is_noun(scan, at) && !is_in_name(scan, at, &quantity) && !is_glued(scan, at, quantity.end);
    is_count.then(|| Draft::new(at..quantity.end, FigureKind::Number, value(quantity.amount)))
}

/// "die zweite Halbzeit", "in der 72. Minute"; not "Zweiter Weltkrieg".
fn ordinal(scan: &Scan<'_>, at: usize) -> Option<Draft> {
    let numeral = scan.get(at)?.numeral.filter(|n| n.is_ordinal)?;
    let is_name = scan.is_upper(at) && !scan.is_opening(at) && scan.is_upper(at + 1);
    // "achten", "achte" are also verbs.
    let is_verb = scan.lower(at).starts_with("achte") && !scan.is_upper(at + 1);
    let draft = Draft::new(at..at + 1, FigureKind::Ordinal, Some(FigureValue::Number(numeral.value)));
    (!is_name && !is_verb).then_some(draft)
}

/// "Anna Muster (45)"
fn age_in_brackets(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> Option<Draft> {
    let Amount::One(years) = quantity.amount else { return None };
    let is_age = quantity.width.is_some_and(|w| w <= 2) && (1.0..=110.0).contains(&years);
    let is_bracketed = scan.before(at) == "(" && matches!(scan.lower(quantity.end), ")" | ",");
    let is_named = at >= 3
        && [at - 2, at - 3]
            .iter()
            .all(|k| scan.is_upper(*k) && scan.is_word(*k) && scan.form(*k).chars().skip(1).any(char::is_lowercase));
    let draft = Draft { unit: Some("a"), ..Draft::new(at..quantity.end, FigureKind::Age, value(quantity.amount)) };
    (is_age && is_bracketed && is_named).then_some(draft)
}

/// "die Elf", "Claudia Tausend": a number word with a capital inside a sentence.
fn is_noun(scan: &Scan<'_>, at: usize) -> bool {
    let is_number_word = scan.get(at).is_some_and(|a| a.numeral.is_some());
    is_number_word && scan.is_upper(at) && !scan.is_opening(at)
}

/// "Boeing 757", "A 45", "§ 218", "Artikel 5": a bare number right behind a name with nothing to count behind it.
fn is_in_name(scan: &Scan<'_>, at: usize, quantity: &Quantity) -> bool {
    let Some(width) = quantity.width else { return false };
    if at == 0
        || matches!(scan.before(at), "§" | "#" | "nr" | "/" | "art" | "abs" | "kap" | "bd" | "s" | "tel" | "paragraph")
    {
        return at > 0;
    }
    let is_partitive = matches!(scan.lower(quantity.end), "der" | "von" | "dieser")
        && scan.get(quantity.end + 1).is_some_and(|a| a.digits.is_some() || a.numeral.is_some());
    let behind_name = scan.is_upper(at - 1)
        && scan.is_word(at - 1)
        && !(scan.is_opening(at - 1) && scan.words.function.contains(scan.before(at)));
    let counts = super::counted::find(scan, quantity.end).is_some();
    // Postcodes and telephone numbers.
    let is_code = width == 5 && scan.is_upper(quantity.end) && scan.before(at) == ","
        || width > 9
        || scan.lower(at).starts_with('0') && width > 1;
    behind_name && !counts && !is_partitive || is_code
}

/// "16:9", "5/7", "3D", "1.": a piece of something larger.
fn is_glued(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let touches = |k: usize, signs: &[&str]| scan.is_glued(k) && signs.contains(&scan.lower(k));
    let is_piece = scan.get(at).is_some_and(|a| a.is_piece) && !matches!(scan.lower(end), "-");
    let before = at > 0
        && scan.is_glued(at)
        && (matches!(scan.before(at), "/" | "_" | "@" | "#" | "=" | "+")
            || matches!(scan.before(at), "-" | "–") && !scan.is_glued(at - 1).eq(&false));
    let has_piece_behind = scan.get(at).is_some_and(|a| a.is_piece)
        && scan.get(end).is_some_and(|a| a.is_piece && !a.spaced && a.digits.is_none());
    let is_fraction = matches!(scan.get(at).and_then(|a| a.digits), Some(Digits::Pair { .. }))
        && scan.is_glued(end)
        && scan.is_word(end);
    touches(end, &["/", "_", "@", "="]) || before || is_piece && has_piece_behind || is_fraction
}
