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
    // "Ärztinnen und Ärzte", "Tote und Verletzte": of one number.
    let other = head + 2;
    let is_pair = is_one_of!(scan.lower(head + 1), "und" | "oder" | "sowie")
        && is_plural(scan.lower(head))
        && is_noun(scan, other)
        && is_plural(scan.lower(other))
        && !is_noun(scan, other + 1)
        && scan.words.phrases(scan.lower(other)).is_empty();
    let end = if is_pair { other } else { head } + 1;
    Some(Counted { atoms: start..end, head, points_back })
}

fn is_plural(lower: &str) -> bool {
    ["n", "e", "er", "s"].iter().any(|ending| lower.ends_with(ending))
}

/// The phrase as it stands in a list, in the nominative; `None` where that is not certain.
pub(super) fn label(
    scan: &Scan<'_>,
    counted: &Counted,
    figure: Range<usize>,
    share: Option<f64>,
) -> Option<String> {
    const REACH: usize = 4;
    // "jeder dritte Betrieb": of all of them
    let is_one = share.is_some_and(|share| share < 1.0)
        && scan.get(figure.start)?.numeral.is_some_and(|n| n.is_ordinal);
    let head = scan.form(counted.head);
    if is_one {
        return ["n", "en", "nen"]
            .iter()
            .find_map(|end| scan.nouns.listed_plural(&format!("{head}{end}")));
    }
    let before = (figure.start.saturating_sub(REACH)..figure.start).rev();
    let is_dative = before
        .take_while(|at| !scan.is_upper(*at) || scan.is_opening(*at))
        .any(|at| scan.words.dative.contains(scan.lower(at)));
    // "zwei Drittel der Abgeordneten"
    let is_genitive = scan.words.determiners.contains(scan.before(counted.atoms.start));
    let mut label = String::new();
    for at in counted.atoms.clone() {
        let form = scan.form(at);
        if form.ends_with('-') {
            return None;
        }
        if !label.is_empty() && !scan.is_glued(at) {
            label.push(' ');
        }
        match form {
            _ if at == counted.atoms.end - 1 || at == counted.head => {
                label += &nominative(scan, form, is_dative, is_genitive)?
            }
            // "der 12 neuen Busse" → "neue Busse"
            _ if form.ends_with("en") && !scan.is_upper(at) => label += &form[..form.len() - 1],
            _ => label += form,
        }
    }
    Some(label)
}

/// A noun in the nominative plural; `None` where a dative leaves it open.
fn nominative(scan: &Scan<'_>, form: &str, is_dative: bool, is_genitive: bool) -> Option<String> {
    if let Some(listed) = scan.nouns.listed_plural(form).filter(|_| is_dative || is_genitive) {
        return Some(listed);
    }
    match is_dative && form.ends_with('n') {
        true => scan.nouns.plural(form).or_else(|| keeps_n(scan, form).then(|| form.to_owned())),
        false => Some(form.to_owned()),
    }
}

/// "Frauen", "Stellungen", "Kunden": the same in all cases of the plural.
fn keeps_n(scan: &Scan<'_>, form: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "ungen", "innen", "heiten", "keiten", "schaften", "ionen", "täten", "chen", "ien", "sonen",
        "frauen",
    ];
    ENDINGS.iter().any(|ending| form.ends_with(ending)) || scan.nouns.singular(form).is_some()
}

fn is_noun(scan: &Scan<'_>, at: usize) -> bool {
    scan.get(at).is_some_and(|a| {
        !a.is_piece && scan.tokens.kind(a.token) == TokenKind::Word && a.digits.is_none()
    }) && scan.is_upper(at)
        && !scan.words.function.contains(scan.lower(at))
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
            "Bis zu [8.000](Number 8000 max: nordkoreanische Streitkräfte) dieser nordkoreanischen Streitkräfte kamen.",
        );
        check("Es gab [49](Number 49: Goldene Schallplatten) Goldene Schallplatten.");
        check("Sie fanden [40](Number 40: verletzte Teilnehmer) verletzte Teilnehmer.");
    }

    #[test]
    fn it_stands_in_the_nominative_or_not_at_all() {
        check("Sie kam mit [12](Number 12: neue Boote) neuen Booten an.");
        check("Wir reden mit [40](Number 40: Kunden) Kunden.");
        check("Das gelang in [neun](Number 9) Wuffen.");
        check("[Zwei Drittel](Number 0.666666666666667: Abgeordnete) der Abgeordneten kamen.");
        check("Sie fuhren mit [3](Number 3) Kampf- und Panzerwagen.");
    }

    #[test]
    fn one_number_counts_both_nouns() {
        check("Es gab [20](Number 20: Tote und Verletzte) Tote und Verletzte.");
        check("Hier arbeiten [90](Number 90: Köchinnen und Köche) Köchinnen und Köche.");
        check("Er hat [zwei](Number 2: Hunde) Hunde und Glück.");
        check("Für [9 Euro](Money 9 EUR) Zum Laden.");
    }

    #[test]
    fn verbs_and_small_words_end_it() {
        check("[23](Number 23) kamen mit Verletzungen davon.");
        check("[Tausende](Number ?) grüßen Japans Kaiser.");
        check("[18](Number 18) sollen Menschen helfen.");
    }
}
