//! Number words: "einundzwanzigtausenddreihundert", "zweieinhalb", "dritte", and the number in
//! "zweiwöchig".

use crate::lexicon::figures::{ADJECTIVE_ENDINGS, FigureWords, NumeralRole};

/// A number word's worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub value: f64,
    pub is_ordinal: bool,
}

/// Reads a whole lower-case word.
pub(super) fn read(lower: &str, words: &FigureWords) -> Option<Numeral> {
    let (value, rest, last) = prefix(lower, words)?;
    whole(value, rest, last)
}

/// The meaning that a [`prefix`] gives the whole word: a number, an ordinal, or nothing.
pub(super) fn whole(value: f64, rest: &str, last: NumeralRole) -> Option<Numeral> {
    let is_ending = |rest: &str| ADJECTIVE_ENDINGS[1..].contains(&rest);
    let is_ordinal = match last {
        NumeralRole::And => return None,
        NumeralRole::Ordinal => is_ending(rest).then_some(true)?,
        _ if rest.is_empty() => false,
        // acht-e; zwei-te, zwanzig-ste
        NumeralRole::One if value as u64 % 10 == 8 && is_ending(rest) => true,
        NumeralRole::Half | NumeralRole::Zero => return None,
        _ => is_ending(rest.strip_prefix("st").or_else(|| rest.strip_prefix('t'))?)
            .then_some(true)?,
    };
    Some(Numeral { value, is_ordinal })
}

/// The number a lower-case word begins with, what follows it, and the role of its last part.
pub(super) fn prefix<'l>(
    lower: &'l str,
    words: &FigureWords,
) -> Option<(f64, &'l str, NumeralRole)> {
    let (mut total, mut below, mut rest) = (0.0, 0.0, lower);
    let mut last: Option<NumeralRole> = None;
    let mut before_and = None;
    // A word that goes on as no number ends before its "und".
    while let Some(first) = rest.bytes().next() {
        let parts = &words.numerals[first as usize];
        let Some(part) =
            parts.iter().find(|p| rest.starts_with(p.form) && may_follow(last, before_and, p.role))
        else {
            break;
        };
        match part.role {
            NumeralRole::Hundred => below = f64::max(below, 1.0) * part.value,
            NumeralRole::Thousand => {
                (total, below) = (total + f64::max(below, 1.0) * part.value, 0.0)
            }
            _ => below += part.value,
        }
        (before_and, last) = (last, Some(part.role));
        rest = &rest[part.form.len()..];
    }
    Some((total + below, rest, last?))
}

fn may_follow(last: Option<NumeralRole>, before: Option<NumeralRole>, next: NumeralRole) -> bool {
    use NumeralRole::*;
    match (last, next) {
        (None, And | Half) => false,
        (None, _) => true,
        (Some(One), And | Hundred | Thousand | Half) => true,
        // "einundzwanzig", but "hundertundeins"
        (Some(And), Ten) => true,
        (Some(And), One | Teen | Ordinal) => before != Some(One),
        (Some(Teen | Ten), Hundred | Thousand | Half) => true,
        (Some(Hundred), One | Teen | Ten | And | Thousand | Ordinal) => true,
        (Some(Thousand), One | Teen | Ten | Hundred | And | Ordinal) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn check(word: &str, wanted: Option<(f64, bool)>) {
        let read = read(word, &Lexicon::embedded().figures);
        assert_eq!(read.map(|n| (n.value, n.is_ordinal)), wanted, "{word}");
    }

    #[test]
    fn cardinals() {
        check("einundzwanzig", Some((21.0, false)));
        check("zweitausendfünfhundert", Some((2500.0, false)));
        check("siebenhunderteinundzwanzigtausendzwölf", Some((721_012.0, false)));
        check("tausendachthundertzweiundfünfzig", Some((1852.0, false)));
        check("neunzehnhundertneunundachtzig", Some((1989.0, false)));
        check("anderthalb", Some((1.5, false)));
        check("zweieinhalb", Some((2.5, false)));
        check("eineinhalb", Some((1.5, false)));
    }

    #[test]
    fn ordinals() {
        check("erste", Some((1.0, true)));
        check("dritten", Some((3.0, true)));
        check("achter", Some((8.0, true)));
        check("einhunderteinunddreißigste", Some((131.0, true)));
        check("zwölftes", Some((12.0, true)));
    }

    #[test]
    fn words_that_only_begin_like_numbers() {
        for word in [
            "einander",
            "achtung",
            "elfmeter",
            "dreist",
            "und",
            "zweifel",
            "siebenschläfer",
            "vierteln",
            "erst",
            "fünfunddrei",
        ] {
            check(word, None);
        }
    }

    #[test]
    fn the_number_before_an_ending() {
        let lexicon = Lexicon::embedded();
        let found = prefix("zweiwöchigen", &lexicon.figures).map(|(value, rest, _)| (value, rest));
        assert_eq!(found, Some((2.0, "wöchigen")));
    }
}
