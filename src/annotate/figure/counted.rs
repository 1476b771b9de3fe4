//! Finds what a number counts: the noun phrase after it, "nordkoreanische Soldaten".

use std::ops::Range;

use super::scan::Scan;
use crate::lexicon::verbs::Forms;
use crate::tokens::TokenKind;

/// At most so many words before the noun.
const LONGEST: usize = 5;

/// A counted noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    pub atoms: Range<usize>,
    /// The atom of its head noun.
    pub head: usize,
    /// True if "dieser" points back to something counted before.
    pub points_back: bool,
}

/// The noun phrase that begins at `at`, right after a number.
pub(super) fn find(scan: &Scan<'_>, at: usize) -> Option<Counted> {
    let points_back = matches!(scan.lower(at), "dieser" | "jener" | "von" if matches!(scan.lower(at), "dieser" | "jener") || matches!(scan.lower(at + 1), "diesen" | "jenen"));
    // "Das Land zahlt 12 Mio. Der Landkreis ...": the next sentence counts nothing.
    let token = scan.get(at)?.token;
    if scan.tokens.sentences[scan.tokens.sentence_of(token)].tokens.start == token {
        return None;
    }
    let mut start = at + usize::from(scan.lower(at) == "von" && points_back);
    start += usize::from(scan.words.determiners.contains(scan.lower(start)));
    // "22 der 23 Stimmen"
    if scan.get(start)?.digits.is_some() {
        start += 1;
    }
    let mut head = start;
    while !is_noun(scan, head) {
        if !is_adjective(scan, head) || head - start >= LONGEST {
            return None;
        }
        head += 1;
    }
    // "Gelbe Karten", "Hamburger Polizisten": an adjective with a capital.
    while is_noun(scan, head + 1)
        && head - start < LONGEST
        && ["er", "e", "en"].iter().any(|e| scan.lower(head).ends_with(e))
        && scan.words.phrases(scan.lower(head + 1)).is_empty()
    {
        head += 1;
    }
    Some(Counted { atoms: start..head + 1, head, points_back })
}

fn is_noun(scan: &Scan<'_>, at: usize) -> bool {
    scan.get(at).is_some_and(|a| {
        !a.is_piece && scan.tokens.kind(a.token) == TokenKind::Word && a.digits.is_none()
    }) && scan.is_upper(at)
}

fn is_adjective(scan: &Scan<'_>, at: usize) -> bool {
    let lower = scan.lower(at);
    scan.is_word(at)
        && lower.len() > 3
        && ["e", "en", "er", "es", "em", "-"].iter().any(|e| lower.ends_with(e))
        && !scan.words.function.contains(lower)
        && !is_verb(scan, lower)
}

/// "töteten", "feiern", "grüßen"; not "verletzte", whose participle is the same without its ending.
fn is_verb(scan: &Scan<'_>, lower: &str) -> bool {
    let is = |word: &str, forms: Forms| {
        scan.verbs.analyse(word).is_some_and(|verb| verb.forms.any(forms))
    };
    let stem = lower.trim_end_matches('n').strip_suffix('e').unwrap_or(lower);
    let is_past =
        is(lower, Forms::PAST_SINGULAR.and(Forms::PAST_PLURAL)) && !is(stem, Forms::PARTICIPLE);
    is_past || lower.ends_with("en") && is(lower, Forms::INFINITIVE)
}

/// The head noun without its inflection, for comparing: "Soldaten", "Soldat" and "Soldatinnen" stay
/// apart from others.
pub(super) fn stem(head: &str) -> &str {
    let cut = ["nen", "en", "es", "er", "n", "e", "s"].iter().find_map(|e| head.strip_suffix(e));
    cut.filter(|stem| stem.chars().count() >= 3).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn adjectives_belong_to_the_noun() {
        check(
            "Dort sind rund [8.000](Number 8000 approx: nordkoreanische Soldaten) nordkoreanische Soldaten.",
        );
        check(
            "Bis zu [8.000](Number 8000 max: nordkoreanischen Streitkräfte) dieser nordkoreanischen Streitkräfte kamen.",
        );
        check("Es gab [49](Number 49: Goldene Schallplatten) Goldene Schallplatten.");
        check("Sie fanden [40](Number 40: verletzte Teilnehmer) verletzte Teilnehmer.");
    }

    #[test]
    fn verbs_and_small_words_end_it() {
        check("[23](Number 23) kamen mit Verletzungen davon.");
        check("[Tausende](Number ?) grüßen Japans Kaiser.");
        check("[18](Number 18) sollen Menschen helfen.");
    }
}
