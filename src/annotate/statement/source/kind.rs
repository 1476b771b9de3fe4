//! The kind of a source, by its nouns.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar};
use crate::compact::{Collect, lower};
use crate::lexicon::names::NameId;
use crate::lexicon::words::FunctionWord::{Fused, Preposition};
use crate::reading::{EntityId, EntityKind, SourceKind};

/// The kind of an entity, by the words that name it here, its role and its label.
pub fn of_entity(
    grammar: &Grammar<'_>,
    named: &Named,
    id: EntityId,
    range: &Range<usize>,
) -> SourceKind {
    let entity = named.entity(id);
    let beside = || of_words(grammar, beside_names(grammar, named, range).into_iter());
    let label = || of_words(grammar, entity.label.split_whitespace());
    match entity.kind {
        EntityKind::Person => {
            let role = || of_words(grammar, entity.role.as_deref()?.split_whitespace());
            let known = || grammar.lexicon.source_kinds.known(&lower(&entity.label));
            // "der 47-Jährige" tells less than what the article told of him.
            let told = beside().filter(|kind| *kind != SourceKind::Person).or_else(role);
            match told.filter(|kind| !is_weak(*kind)).or_else(known) {
                Some(SourceKind::Party) => SourceKind::Politician,
                Some(kind) => kind,
                None => SourceKind::Person,
            }
        }
        EntityKind::Location => SourceKind::Government,
        _ => {
            let own = grammar.lexicon.names.kind(&entity.label).map(|(kind, _)| kind);
            let own = own.or_else(|| grammar.lexicon.source_kinds.known(&lower(&entity.label)));
            let told = own.or_else(|| beside().filter(|kind| !is_weak(*kind)));
            told.or_else(label).unwrap_or_default()
        }
    }
}

/// Returns whether a kind is of somebody's words, not of who says them.
fn is_weak(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Document | SourceKind::Unnamed)
}

/// The kind of a phrase: its first noun that has one; an owner's before that of "Sprecher".
pub fn of_phrase(grammar: &Grammar<'_>, range: &Range<usize>) -> SourceKind {
    // "das von der Hamas kontrollierte Ministerium": whatever is told of a noun stands before it.
    let is_told = |noun: usize| {
        let first = (range.start..noun).rev().find(|at| grammar.class(*at) == Class::Noun);
        let from = first.map_or(range.start, |at| at + 1);
        let leads = first.is_none()
            && (from..noun).any(|at| grammar.is(at, Preposition) || grammar.is(at, Fused));
        leads && range.contains(&(noun + 1)) && grammar.class(noun + 1) == Class::Other
    };
    let nouns = range.clone().filter(|at| grammar.class(*at) == Class::Noun && !is_told(*at));
    of_words(grammar, nouns.map(|at| grammar.form(at))).unwrap_or_default()
}

/// The nouns of a range that are no part of a person's name, nor of whom the person tells it;
/// "Linke" is a party, "Frau Linke" is not.
fn beside_names<'g>(grammar: &'g Grammar<'_>, named: &Named, range: &Range<usize>) -> Vec<&'g str> {
    let persons: Vec<Range<usize>> = (named.within(grammar.tokens.span(range.clone())))
        .filter(|m| m.kind == EntityKind::Person)
        .map(|m| grammar.tokens.within(m.span))
        .collect_vec();
    let is_name = |at: usize| persons.iter().any(|person| person.contains(&at));
    // "Anna Muster dieser Redaktion"
    let end = (persons.last())
        .filter(|person| {
            range.contains(&person.end)
                && !is_one_of!(
                    grammar.lower(person.end),
                    "," | "(" | "von" | "vom" | "aus" | "beim"
                )
        })
        .map_or(range.end, |person| person.end);
    let nouns = (range.start..end).filter(|at| grammar.class(*at) == Class::Noun && !is_name(*at));
    nouns.map(|at| grammar.form(at)).collect_vec()
}

/// Kind by a label's words.
pub fn of_label(grammar: &Grammar<'_>, label: &str) -> SourceKind {
    of_words(grammar, label.split_whitespace()).unwrap_or_default()
}

/// The kind that nouns tell; `None` where none of them tells one.
fn of_words<'w>(grammar: &Grammar<'_>, words: impl Iterator<Item = &'w str>) -> Option<SourceKind> {
    let (kinds, names) = (&grammar.lexicon.source_kinds, &grammar.lexicon.names);
    let mut fallback = None;
    for word in words {
        // "Ex-Grünen-Chefin"
        let word = ["Ex-", "Alt-", "Noch-"]
            .iter()
            .find_map(|time| word.strip_prefix(time))
            .unwrap_or(word);
        let lower = lower(word);
        if let Some((kind, false)) = names.kind(word) {
            return Some(kind);
        }
        let Some(noun) = kinds.noun(&lower) else {
            // "Chinas Führung", "Sprecher der MVB": somebody's, whosever it is.
            let place = word.strip_suffix('s').and_then(|name| names.id(name));
            if matches!(place, Some(NameId::Place(_))) {
                fallback = fallback.or(Some((SourceKind::Government, true)));
            } else if let Some((kind @ SourceKind::Person, true)) = &mut fallback {
                *kind = SourceKind::Other;
            }
            continue;
        };
        if !noun.by_owner && !is_weak(noun.kind) {
            return Some(noun.kind);
        }
        if noun.by_owner
            && let Some(kind) = of_owner(grammar, word, &lower, noun.length)
        {
            return Some(kind);
        }
        fallback = fallback.or(Some((noun.kind, noun.by_owner)));
    }
    fallback.map(|(kind, _)| kind)
}

/// The kind of whom "Polizeichef", "Verdi-Sprecherin", "US-Präsident" belongs to.
fn of_owner(grammar: &Grammar<'_>, word: &str, lower: &str, length: usize) -> Option<SourceKind> {
    let names = &grammar.lexicon.names;
    let before = lower.len() - length;
    if let Some(owner) = grammar.lexicon.source_kinds.first_part(lower, before) {
        // "Opferanwalt", "Zeugenanwältin": who was there speaks through nobody.
        return Some(owner.kind).filter(|kind| *kind != SourceKind::Eyewitness);
    }
    let first = word.get(..before)?.strip_suffix('-')?;
    let is_place = names.id_in_compound(first).is_some_and(|id| matches!(id, NameId::Place(_)));
    let is_time = matches!(first, "Vize" | "Co");
    names.kind(first).map(|(kind, _)| kind).or((!is_place && !is_time).then_some(SourceKind::Other))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::reading::SourceKind;
    use crate::{ReadOptions, read};

    #[track_caller]
    fn check_kind(text: &str, wanted: SourceKind) {
        let reading = read(text, &Lexicon::embedded(), &ReadOptions::default());
        let source = reading.statements.first().and_then(|s| s.source);
        assert_eq!(source.map(|id| reading.sources[id.0 as usize].kind), Some(wanted), "{text}");
    }

    #[test]
    fn a_minister_speaks_for_the_government() {
        check_kind("Außenministerin Anna Muster sagte, es sei gut.", SourceKind::Government);
    }

    #[test]
    fn an_organisation_has_its_own_kind() {
        check_kind("Samsung teilte mit, man prüfe das.", SourceKind::Company);
        check_kind("Das Bundesverfassungsgericht entschied, es sei gut.", SourceKind::Court);
        check_kind("Die Weltbank erklärte, es sei gut.", SourceKind::Other);
        check_kind("Die dpa berichtete, es sei gut.", SourceKind::Medium);
    }

    #[test]
    fn a_president_is_judged_by_whose_he_is() {
        check_kind("US-Präsident Ken Muster sagte, es sei gut.", SourceKind::Government);
        check_kind("IG-Metall-Präsidentin Ida Muster sagte, es sei gut.", SourceKind::Other);
        check_kind("Verdi-Präsidentin Ida Muster sagte, es sei gut.", SourceKind::Association);
        check_kind("Ex-Präsident Ken Muster sagte, es sei gut.", SourceKind::Government);
    }

    #[test]
    fn swiss_and_austrian_offices() {
        check_kind("Nationalrätin Ida Muster sagte, es sei gut.", SourceKind::Politician);
        check_kind("Regierungsrat Ken Muster sagte, es sei gut.", SourceKind::Government);
    }

    #[test]
    fn neither_modifier_nor_addressee_tells_the_kind() {
        check_kind(
            "Das von der Hamas geführte Gesundheitsministerium teilte mit, es gebe Tote.",
            SourceKind::Government,
        );
        check_kind("„Ja, es ist so“, sagte Ida Muster dieser Redaktion.", SourceKind::Person);
        check_kind(
            "Ein Vertreter des Nachrichtendienstes sagte, es sei gut.",
            SourceKind::Intelligence,
        );
    }

    #[test]
    fn a_surname_that_ends_like_a_party_makes_no_politician() {
        check_kind("Außenminister Jens Hinlinken sagte, es sei gut.", SourceKind::Government);
        check_kind("Jens Hinlinken sagte, es sei gut.", SourceKind::Person);
    }
}
