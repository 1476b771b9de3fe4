//! The kind of a source, by its nouns.

use std::ops::Range;

use crate::annotate::entity::Named;
use crate::annotate::grammar::{Class, Grammar};
use crate::compact::lower;
use crate::reading::{EntityId, EntityKind, SourceKind};

/// The kind of an entity, by the words that name it here, its role and its label.
pub fn of_entity(
    grammar: &Grammar<'_>,
    named: &Named,
    id: EntityId,
    range: &Range<usize>,
) -> SourceKind {
    let entity = named.entity(id);
    let here = of_words(grammar, beside_names(grammar, named, range).into_iter());
    match entity.kind {
        EntityKind::Person => {
            let role = || {
                entity
                    .role
                    .as_deref()
                    .map_or(SourceKind::Other, |role| of_words(grammar, role.split_whitespace()))
            };
            // "der 47-Jährige" tells less than what the article told of him.
            let told = match here {
                SourceKind::Other | SourceKind::Person => role(),
                told => told,
            };
            match told {
                SourceKind::Other | SourceKind::Document | SourceKind::Unnamed => {
                    SourceKind::Person
                }
                SourceKind::Party => SourceKind::Politician,
                other => other,
            }
        }
        EntityKind::Location => SourceKind::Government,
        _ if here != SourceKind::Other && here != SourceKind::Document => here,
        _ => match of_words(grammar, entity.label.split_whitespace()) {
            SourceKind::Other => SourceKind::Association,
            other => other,
        },
    }
}

/// The kind of a phrase: its first noun that has one; an owner's before that of "Sprecher".
pub fn of_phrase(grammar: &Grammar<'_>, range: &Range<usize>) -> SourceKind {
    of_words(
        grammar,
        range.clone().filter(|at| grammar.class(*at) == Class::Noun).map(|at| grammar.form(at)),
    )
}

/// The nouns of a range that are no part of a person's name; "Linke" is a party, "Frau Linke" is
/// not.
fn beside_names<'g>(grammar: &'g Grammar<'_>, named: &Named, range: &Range<usize>) -> Vec<&'g str> {
    let persons: Vec<Range<usize>> = (named.within(grammar.tokens.span(range.clone())))
        .filter(|m| m.kind == EntityKind::Person)
        .map(|m| grammar.tokens.within(m.span))
        .collect();
    let is_name = |at: usize| persons.iter().any(|person| person.contains(&at));
    let nouns = range.clone().filter(|at| grammar.class(*at) == Class::Noun && !is_name(*at));
    nouns.map(|at| grammar.form(at)).collect()
}

/// Kind by a label's words.
pub fn of_label(grammar: &Grammar<'_>, label: &str) -> SourceKind {
    of_words(grammar, label.split_whitespace())
}

fn of_words<'w>(grammar: &Grammar<'_>, words: impl Iterator<Item = &'w str>) -> SourceKind {
    let kinds = &grammar.lexicon.source_kinds;
    let mut fallback = SourceKind::Other;
    for word in words {
        let lower = lower(word);
        let Some(noun) = kinds.noun(&lower) else { continue };
        let weak = matches!(noun.kind, SourceKind::Document | SourceKind::Unnamed);
        if !noun.by_owner && !weak {
            return noun.kind;
        }
        if noun.by_owner
            && let Some(owner) = kinds.first_part(&lower, lower.len() - noun.length)
            // "Opferanwalt", "Zeugenanwältin": who was there speaks through nobody.
            && owner.kind != SourceKind::Eyewitness
        {
            return owner.kind;
        }
        if fallback == SourceKind::Other {
            fallback = noun.kind;
        }
    }
    fallback
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
    fn a_surname_that_ends_like_a_party_makes_no_politician() {
        check_kind("Außenminister Jens Hinlinken sagte, es sei gut.", SourceKind::Government);
        check_kind("Jens Hinlinken sagte, es sei gut.", SourceKind::Person);
    }
}
