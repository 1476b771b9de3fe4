//! The label of a source that is no entity: its words without article, as they stand in a list.

use std::ops::Range;

use crate::annotate::grammar::{Class, Grammar, Phrase};
use crate::lexicon::names::Gender;
use crate::lexicon::words::FunctionWord::Determiner;

/// "der südkoreanische Geheimdienst" → "Südkoreanischer Geheimdienst".
pub fn of(grammar: &Grammar<'_>, phrase: &Phrase, range: &Range<usize>) -> String {
    let article = grammar.is(phrase.core.start, Determiner).then(|| grammar.lower(phrase.core.start));
    let start = (phrase.core.start + usize::from(article.is_some())).min(phrase.head);
    let end = range.end.min(phrase.tokens.end).max(phrase.head + 1);
    let text = grammar.tokens.text;
    let mut label = String::new();
    let mut at = start;
    while at < phrase.head && grammar.class(at) == Class::Other {
        label.push_str(&nominative(grammar.form(at), article, grammar.lower(phrase.head)));
        label.push(' ');
        at += 1;
    }
    label.push_str(&text[grammar.tokens.tokens[at].span.start()..grammar.tokens.tokens[end - 1].span.end()]);
    capitalised(label.trim_end_matches([',', ' ']))
}

/// An attributive adjective as it stands without article.
fn nominative(adjective: &str, article: Option<&str>, noun: &str) -> String {
    let stem = ["en", "em", "er", "es", "e"].iter().find_map(|end| adjective.strip_suffix(end)).unwrap_or(adjective);
    let ending = match article {
        Some("der") if adjective.ends_with('e') => "er",
        Some("das") => "es",
        Some("dem" | "des" | "einem" | "eines") if is_neuter(noun) => "es",
        Some("dem" | "des" | "den" | "einem" | "eines") if !is_plural(noun) => "er",
        Some("ein") => return adjective.to_owned(),
        Some(_) => "e",
        None if adjective.ends_with("en") => "e",
        None => return adjective.to_owned(),
    };
    format!("{stem}{ending}")
}

fn is_neuter(noun: &str) -> bool {
    [
        "ium",
        "iums",
        "amt",
        "amtes",
        "gericht",
        "gerichts",
        "institut",
        "instituts",
        "magazin",
        "magazins",
        "parlament",
        "unternehmen",
    ]
    .iter()
    .any(|end| noun.ends_with(end))
}

fn is_plural(noun: &str) -> bool {
    noun.ends_with("en") || noun.ends_with("n") && !noun.ends_with("in")
}

fn capitalised(label: &str) -> String {
    let mut chars = label.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Gender by article and ending of a phrase in the nominative.
pub fn gender(grammar: &Grammar<'_>, phrase: &Phrase) -> Option<Gender> {
    let head = grammar.lower(phrase.head);
    match grammar.lower(phrase.core.start) {
        "der" | "ein" if head.ends_with("in") => None,
        "der" => Some(Gender::Masculine),
        "das" => Some(Gender::Neuter),
        "die" | "eine" if is_plural(head) && !head.ends_with("in") => Some(Gender::Plural),
        "die" | "eine" => Some(Gender::Feminine),
        "ein" => Some(Gender::Masculine),
        _ => None,
    }
}

/// The part of a compound before its report noun: "Polizei" in "Polizeiangaben"; `None` if it is none.
pub fn first_part(grammar: &Grammar<'_>, noun: usize) -> Option<String> {
    let form = grammar.form(noun);
    let rest = form.len().checked_sub(last_part(grammar, noun).len())?;
    let part = form.get(..rest)?.trim_end_matches('-');
    let part = match part.strip_suffix("ungs").or(part.strip_suffix("heits")).or(part.strip_suffix("schafts")) {
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
