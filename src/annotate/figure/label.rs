//! Recognises numbers that say nothing to a reader: in names and titles, of telephones, files and
//! laws.

use super::digits::Digits;
use super::scan::{FigureCandidate, Scan};
use super::tense::{self, Direction};
use crate::lexicon::figures::Sense;
use crate::reading::FigureKind;
use crate::tokens::TokenKind;

/// The end of a citation, a file number or a telephone number that begins at `at`.
pub(super) fn skip(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let is_digits = |k: usize| scan.get(k).is_some_and(|a| a.digits.is_some());
    let end = |goes_on: &dyn Fn(usize) -> bool| (at + 1..).find(|k| !goes_on(*k));
    match scan.lower(at) {
        // "§ 12 Abs. 3 S. 2"
        "§" | "§§" | "paragraf" | "artikel" | "art" if scan.get(at + 1)?.digits.is_some() => {
            end(&|k| is_digits(k) || scan.words.law.contains(scan.lower(k)))
        }
        // "Az. 3 StR 17/24"
        "az" | "aktenzeichen" => end(&|k| {
            scan.get(k).is_some_and(|a| a.digits.is_some() || a.is_piece)
                || scan.is_upper(k)
                || is_one_of!(scan.lower(k), "." | ":" | "/" | "-")
                    && k < at + 8
                    && !scan.is_end(k + 1)
        }),
        // "04321 945 67 20", "PIN 4711"
        lower => {
            let is_telephone =
                matches!(scan.get(at)?.digits, Some(Digits::Integer { width: 3.., .. }))
                    && lower.starts_with('0');
            let is_number = scan.words.number_nouns.contains(lower) && is_digits(at + 1);
            let is_added = is_digits(at) && scan.lower(at + 1) == "+" && is_digits(at + 2)
                || is_digits(at) && scan.lower(at + 1) == "." && scan.lower(at + 2) == "+";
            (is_telephone || is_number || is_added).then(|| {
                end(&|k| {
                    is_digits(k)
                        || is_one_of!(scan.lower(k), "/" | "-" | "+")
                        || is_added && scan.is_glued(k)
                })
            })?
        }
    }
}

/// Returns whether a figure says something to a reader of the page.
pub(super) fn is_shown(scan: &Scan<'_>, candidate: &FigureCandidate) -> bool {
    let (start, end) = (candidate.atoms.start, candidate.atoms.end);
    let is_empty = match candidate.kind {
        FigureKind::Ordinal => {
            let is_word = scan.is_word(start);
            let noun = scan.lower(end);
            is_word && !scan.words.ranked.contains(noun) || scan.words.labels.contains(noun)
        }
        FigureKind::Date => {
            scan.lower(start) == "heute" && end == start + 1 && is_nowadays(scan, start)
        }
        _ => is_in_compound(scan, start, end),
    };
    !is_empty && !is_in_title(scan, start)
}

/// "49-Euro-Ticket", "180-Grad-Wende"; "12-Milliarden-Euro-Paket" tells how much.
fn is_in_compound(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let token = scan.atoms[end - 1].token;
    let goes_on = scan.get(end).is_some_and(|next| next.token == token);
    let is_large = (start..end)
        .any(|k| scan.sense(k, |s| matches!(s, Sense::Scale(_)).then_some(())).is_some());
    goes_on && !is_large
}

/// "Heute leben dort 80 Menschen", "bis heute"
fn is_nowadays(scan: &Scan<'_>, at: usize) -> bool {
    let is_age = scan.get(at + 1).is_some_and(|a| a.digits.is_some() || a.numeral.is_some());
    is_one_of!(scan.before(at), "bis" | "noch" | "schon" | "von")
        || is_age
        || tense::sentence(scan, at).any(|k| scan.words.once.contains(scan.lower(k)))
        || matches!(tense::look(scan, at), Direction::Now | Direction::Open)
}

/// "Die Serie „Acht am Montag“": a few words between marks after a noun or an article.
fn is_in_title(scan: &Scan<'_>, at: usize) -> bool {
    const LONGEST: usize = 6;
    let is = |k: usize, kind: TokenKind| scan.tokens.kind(scan.atoms[k].token) == kind;
    let Some(open) = (at.saturating_sub(LONGEST)..at).rev().find(|k| is(*k, TokenKind::Open))
    else {
        return false;
    };
    let close = (at + 1..scan.atoms.len().min(open + LONGEST + 2))
        .find(|k| is(*k, TokenKind::Close) || is_one_of!(scan.lower(*k), "." | "!" | "?" | ","));
    let before = scan.before(open);
    let is_named = open > 0
        && (scan.is_upper(open - 1) && scan.is_word(open - 1)
            || is_one_of!(before, "der" | "die" | "das" | "dem" | "den" | "des" | "im"));
    is_named && scan.is_upper(open + 1) && close.is_some_and(|k| is(k, TokenKind::Close))
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, find};

    #[track_caller]
    fn hidden(text: &str) {
        let shown: Vec<_> = find(text).into_iter().filter(|f| f.is_shown).collect();
        assert!(shown.is_empty(), "{text}: {shown:?}");
    }

    #[test]
    fn names_hold_no_figures() {
        hidden("Das 9-Euro-Ticket und das 5G-Netz sind beliebt.");
        hidden("Der Film „Elf am Freitag“ läuft gut.");
        hidden("Zum ersten Mal seit Langem, in zweiter Reihe.");
        check("Das [12-Milliarden-Euro](Money 12000000000 EUR)-Paket kommt.");
    }

    #[test]
    fn files_laws_and_telephones_hold_no_figures() {
        check("Nach § 3 Abs. 2 S. 1 und Artikel 7 gilt es.");
        check("Das Urteil (Az. 2 BvR 15/20) ist da, dazu Az.: 5 L 21/23.");
        check("Rufen Sie 0711 445 66 an, PIN 4711, Kontonummer 123 456.");
        check("In der 90.+4 Minute traf er.");
    }

    #[test]
    fn today_is_a_day_only_where_something_happens() {
        hidden("Heute leben dort Füchse, bis heute kommt niemand.");
        check(
            "[Heute](Date 2024-10-31) wurde er gewählt, [heute](Date 2024-10-31) soll sie reden.",
        );
        hidden("Sie kann das schon heute nicht mehr.");
        check("Das habe ich [heute](Date 2024-10-31) gehört.");
    }

    #[test]
    fn a_quotation_is_no_title() {
        check("Sie sprach von „[12](Number 12: Boote) Booten“.");
    }
}
