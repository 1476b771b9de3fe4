//! The label of a source that is no entity: its words without article, as they stand in a list.

use std::ops::Range;

use crate::annotate::grammar::{Class, Grammar, Phrase};
use crate::compact::capitalised;
use crate::lexicon::label_forms::LabelForms;
use crate::lexicon::names::Gender;
use crate::lexicon::words::FunctionWord::{
    Adverb, Conjunction, Determiner, Fused, Number, Preposition,
};
use crate::tokens::is_quotation_mark;

/// "der südkoreanische Geheimdienst" → "Südkoreanischer Geheimdienst", "des Landeskriminalamts" →
/// "Landeskriminalamt".
pub fn of_phrase(grammar: &Grammar<'_>, phrase: &Phrase, range: &Range<usize>) -> String {
    let article = article(grammar, phrase.core.start);
    let own = usize::from(grammar.is(phrase.core.start, Determiner));
    let mut start = (phrase.core.start + own).min(phrase.head);
    // "die meisten", "eine entsprechende" tell nothing in a list; "andere" are others.
    while start < phrase.head && is_pointing(grammar.lower(start)) {
        start += 1;
    }
    let end = range.end.min(phrase.tokens.end).max(phrase.head + 1);
    // Neither "(IFA)" nor an apposition belongs to a label.
    let divides = |at: &usize| is_one_of!(grammar.form(*at), "(" | "," | "–" | "-");
    let end = (phrase.head + 1..end).find(divides).unwrap_or(end);
    let head = noun(grammar, phrase.head, article);
    // "Schätzungen französischer Behörden", "laut zuverlässiger Quelle": as after "der".
    let oblique =
        start > 0 && matches!(grammar.class(start - 1), Class::Noun | Class::Function(Preposition));
    let declined = article.or(if grammar.form(start).ends_with("em") {
        Some("dem")
    } else {
        (oblique && !grammar.tokens.is_upper(start)).then_some("der")
    });
    let mut label = String::new();
    let mut at = start;
    while at < phrase.head && is_adjective(grammar, at, phrase.head, article.is_some()) {
        label.push_str(&nominative(
            &grammar.lexicon.label_forms,
            grammar.form(at),
            declined,
            grammar.lower(phrase.head),
            &head,
        ));
        label.push(' ');
        at += 1;
    }
    if matches!(grammar.class(at), Class::Function(Preposition | Fused | Conjunction | Adverb)) {
        // "das im MDax notierte Unternehmen": what the participle brings along tells too much for a
        // list.
        at = (at..phrase.head)
            .rev()
            .find(|at| grammar.class(*at) != Class::Noun)
            .map_or(phrase.head, |at| at + 1);
        label.clear();
    }
    let (text, tokens) = (grammar.tokens.text, &grammar.tokens.tokens);
    let noun = tokens[phrase.head].span;
    label.push_str(&text[tokens[at.min(phrase.head)].span.start()..noun.start()]);
    label.push_str(&head);
    label.push_str(&text[noun.end()..tokens[end - 1].span.end()]);
    capitalised(unquoted(label.trim_end_matches([',', ' '])))
}

fn is_pointing(adjective: &str) -> bool {
    ["meist", "entsprechend", "jeweilig", "betreffend"]
        .iter()
        .any(|stem| adjective.strip_prefix(stem).is_some_and(|ending| ending.len() < 3))
}

/// "„Nordkurier“" → "Nordkurier"
fn unquoted(label: &str) -> &str {
    let inner = label
        .strip_prefix(is_quotation_mark)
        .and_then(|label| label.strip_suffix(is_quotation_mark));
    inner.filter(|inner| !inner.contains(is_quotation_mark)).unwrap_or(label)
}

/// The name of an organisation as it stands at `name`, in the nominative: "der Hannoverschen
/// Rundschau" → "Hannoversche Rundschau".
pub fn of_name(grammar: &Grammar<'_>, name: Range<usize>) -> String {
    let before = (name.start.saturating_sub(2)..name.start).rev().find(|at| !grammar.opens(*at));
    let article = before.and_then(|at| article(grammar, at));
    let text = grammar.tokens.span(name.clone()).of(grammar.tokens.text);
    let first = grammar.form(name.start);
    let bare = || (name.len() == 2 && first.ends_with("em")).then_some("dem");
    let article = article
        .filter(|_| name.len() > 1 && before.is_some_and(|at| !grammar.tokens.is_upper(at)))
        .or_else(bare);
    let Some(article) = article else {
        return text.to_owned();
    };
    let last = name.end - 1;
    let head = noun(grammar, last, Some(article));
    let mut label = text.strip_suffix(grammar.form(last)).unwrap_or(text).to_owned() + &head;
    if name.len() == 2 && is_name_adjective(first) {
        label.replace_range(
            ..first.len(),
            &nominative(
                &grammar.lexicon.label_forms,
                first,
                Some(article),
                grammar.lower(last),
                &head,
            ),
        );
    }
    label
}

fn begins_sentence(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.tokens.sentences[grammar.tokens.sentence_of(at)].tokens.start == at
}

/// Returns whether the word at token `at` is an adjective before a noun, be it with a capital as in
/// "Auswärtigen Amtes".
fn is_adjective(grammar: &Grammar<'_>, at: usize, head: usize, article: bool) -> bool {
    grammar.class(at) == Class::Other
        || grammar.lower(at) == "beiden"
        || (article || begins_sentence(grammar, at) || grammar.form(at).ends_with("em"))
            && at + 1 == head
            && is_name_adjective(grammar.form(at))
}

/// "Hannoverschen", "Auswärtigen": endings of adjectives in names.
fn is_name_adjective(form: &str) -> bool {
    let stem = form.strip_suffix("en").or_else(|| form.strip_suffix("em")).unwrap_or_default();
    ["sch", "lich", "ig", "al", "u", "ein", "ei"].iter().any(|end| stem.ends_with(end))
}

/// The article at token `at`, or the one in "vom", "beim", "zur" before it.
fn article<'g>(grammar: &'g Grammar<'_>, at: usize) -> Option<&'g str> {
    if grammar.is(at, Determiner) {
        return Some(grammar.lower(at));
    }
    let fused = |at: usize| match grammar.lower(at) {
        "vom" | "beim" | "zum" | "im" | "am" => Some("dem"),
        "zur" => Some("der"),
        _ => None,
    };
    fused(at).or_else(|| at.checked_sub(1).and_then(fused))
}

/// The head of a phrase in the nominative.
pub fn head(grammar: &Grammar<'_>, phrase: &Phrase) -> String {
    noun(grammar, phrase.head, article(grammar, phrase.core.start))
}

/// A noun in the nominative.
fn noun(grammar: &Grammar<'_>, at: usize, article: Option<&str>) -> String {
    let (form, lower) = (grammar.form(at), grammar.lower(at));
    let forms = &grammar.lexicon.label_forms;
    let changed = match article {
        Some("des" | "eines" | "seines" | "ihres" | "keines") => {
            forms.singular(form).or_else(|| without_genitive(form))
        }
        Some("dem" | "einem" | "diesem" | "seinem" | "ihrem" | "einen" | "diesen") => {
            forms.singular(form)
        }
        Some("der") if !lower.ends_with('n') => forms.singular(form),
        Some("den" | "mehreren" | "vielen" | "allen" | "einigen" | "seinen" | "ihren") => {
            forms.plural(form)
        }
        None if is_dative_plural(grammar, at) => forms.plural(form),
        _ => None,
    };
    changed.unwrap_or_else(|| form.to_owned())
}

/// Returns whether a noun without article stands where a dative is asked for: "von Ermittlern",
/// "aus Regierungskreisen".
fn is_dative_plural(grammar: &Grammar<'_>, at: usize) -> bool {
    let start = (at.saturating_sub(4)..at).rev().find(|i| grammar.class(*i) != Class::Other);
    let before = start.is_some_and(|at| {
        is_one_of!(
            grammar.lower(at),
            "aus" | "in" | "von" | "laut" | "bei" | "unter" | "mit" | "nach" | "seitens" | "gemäß"
        )
    });
    before || at + 1 < grammar.tokens.len() && grammar.lower(at + 1) == "zufolge"
}

/// "Landeskriminalamts", "Amtes", "Hauses" without their ending.
fn without_genitive(form: &str) -> Option<String> {
    let long = ["ses", "ßes", "xes", "zes", "tes", "des", "hes", "ges", "bes", "kes", "mes"];
    let cut = if long.iter().any(|end| form.ends_with(end)) { 2 } else { 1 };
    let bare = form.strip_suffix('s').filter(|bare| !bare.ends_with('s') && !form.contains('.'))?;
    // "Verfassungsschutzes", but "Heeres" keeps an e of its own no rule can tell.
    (bare.len() > 2).then(|| form[..form.len() - cut].to_owned())
}

/// An attributive adjective as it stands without article.
fn nominative(
    forms: &LabelForms,
    adjective: &str,
    article: Option<&str>,
    noun: &str,
    head: &str,
) -> String {
    let stem = ["en", "em", "er", "es", "e"]
        .iter()
        .find_map(|end| adjective.strip_suffix(end))
        .unwrap_or(adjective);
    let ending = match article {
        Some("der") if adjective.ends_with('e') => "er",
        Some("das") => "es",
        Some("dem" | "des" | "einem" | "eines") if forms.gender(head) == Some(Gender::Neuter) => {
            "es"
        }
        Some("dem" | "des" | "einem" | "eines") => "er",
        Some("den") if !is_plural(noun) => "er",
        Some("ein") => return adjective.to_owned(),
        Some(_) => "e",
        None if adjective.ends_with("en") => "e",
        None => return adjective.to_owned(),
    };
    format!("{stem}{ending}")
}

fn is_plural(noun: &str) -> bool {
    noun.ends_with("en") || noun.ends_with('n') && !noun.ends_with("in") && !noun.ends_with("ion")
}

/// Gender and number of a phrase, by its article and noun.
pub fn gender(grammar: &Grammar<'_>, phrase: &Phrase) -> Option<Gender> {
    let (first, head) = (phrase.core.start, grammar.lower(phrase.head));
    let role = grammar.lexicon.names.role(head).and_then(|role| role.gender);
    let counted = phrase.core.clone().any(|at| {
        matches!(grammar.class(at), Class::Function(Number) | Class::Number)
            && !matches!(grammar.lower(at + 1), "jahre" | "jahren")
            || is_one_of!(
                grammar.lower(at),
                "beide" | "beiden" | "beider" | "mehrere" | "mehreren" | "mehrerer"
            )
    });
    if counted && phrase.core.len() > 1 && role.is_some() {
        return Some(Gender::Plural);
    }
    // After a noun or preposition "der" is feminine or plural: "Angaben der Ministerin", "laut der
    // Ermittler".
    let begins = grammar.tokens.is_upper(first);
    let oblique = !begins
        && first > 0
        && matches!(grammar.class(first - 1), Class::Noun | Class::Function(Preposition));
    match grammar.lower(first) {
        "der" if oblique && role == Some(Gender::Masculine) => Some(Gender::Plural),
        "der" if oblique || role == Some(Gender::Feminine) => Some(Gender::Feminine),
        "der" | "ein" if head.ends_with("in") => None,
        "der" => Some(Gender::Masculine),
        "das" => Some(Gender::Neuter),
        "die" if role == Some(Gender::Masculine) => Some(Gender::Plural),
        "die" | "eine" if is_plural(head) && !head.ends_with("in") => Some(Gender::Plural),
        "die" | "eine" => Some(Gender::Feminine),
        "ein" => Some(Gender::Masculine),
        // "laut Polizei"
        _ => role.or_else(|| grammar.lexicon.label_forms.gender(head)),
    }
}

/// The part of a compound before its report noun: "Polizei" in "Polizeiangaben"; `None` if it is
/// none.
pub fn first_part(grammar: &Grammar<'_>, noun: usize) -> Option<String> {
    let form = grammar.form(noun);
    let rest = form.len().checked_sub(last_part(grammar, noun).len())?;
    let part = form.get(..rest)?.trim_end_matches('-');
    let part = match part
        .strip_suffix("ungs")
        .or(part.strip_suffix("heits"))
        .or(part.strip_suffix("schafts"))
    {
        Some(_) => &part[..part.len() - 1],
        None => part,
    };
    (part.len() > 1).then(|| part.to_owned())
}

/// The report noun at the end of a compound, lower case.
pub fn last_part(grammar: &Grammar<'_>, noun: usize) -> String {
    let lower = grammar.lower(noun);
    let starts = lower.char_indices().map(|(at, _)| at).rev();
    let mut shortest = lower;
    for at in starts.filter(|at| lower.len() - at >= 4) {
        let rest = &lower[at..];
        if grammar.lexicon.redeverben.is_noun(rest) {
            shortest = rest;
            break;
        }
    }
    shortest.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::annotate::statement::testing::check_source;

    #[test]
    fn a_label_stands_in_the_nominative() {
        check_source(
            "Nach Angaben des zuständigen Ministeriums ist alles gut.",
            "Zuständiges Ministerium",
        );
        check_source(
            "Nach Angaben des südkoreanischen Geheimdienstes ist alles gut.",
            "Südkoreanischer Geheimdienst",
        );
        check_source("Aus Regierungskreisen hieß es, die Steuer sei sicher.", "Regierungskreise");
        check_source(
            "Nach Schätzungen französischer Behörden ist alles gut.",
            "Französische Behörden",
        );
        check_source("Nach Angaben von Ermittlern ist alles gut.", "Ermittler");
        check_source(
            "Nach Angaben eines hochrangigen Beamten ist alles gut.",
            "Hochrangiger Beamter",
        );
    }

    #[test]
    fn a_nominative_stays() {
        check_source("Die Eltern sagten, die Steuer sei sicher.", "Eltern");
        check_source("Experten zufolge ist alles gut.", "Experten");
        check_source("Die Sprecherin sagte, die Steuer sei sicher.", "Sprecherin");
    }

    #[test]
    fn what_a_participle_brings_along_is_left_out() {
        check_source(
            "Das in Köln ansässige Unternehmen teilte mit, die Steuer sei sicher.",
            "Unternehmen",
        );
    }
}
