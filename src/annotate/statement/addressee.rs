//! To whom somebody speaks: "gegenüber X", the dative of "sagte der Zeitung", the object of
//! "forderte X auf".

use std::ops::Range;

use super::cue::Cue;
use crate::annotate::grammar::{Class, Clause, Grammar, Phrase};
use crate::lexicon::redeverben::Case;
use crate::lexicon::words::FunctionWord::*;
use crate::lexicon::words::Traits;

/// The addressee in the clause of a cue; `speaker` is who speaks there.
pub fn of_clause(
    grammar: &Grammar<'_>,
    clause: &Clause,
    cue: &Cue<'_>,
    speaker: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    if let Some(at) = clause.range.clone().find(|at| grammar.lower(*at) == "gegenüber") {
        return grammar.phrase(at + 1, clause.end()).map(|p| p.tokens);
    }
    let case = grammar.lexicon.redeverben.addressee(&main_lemma(grammar, cue)?)?;
    let wanted = |phrase: &Phrase| match case {
        Case::Dative => is_dative(grammar, phrase),
        Case::Accusative => true,
    };
    objects(grammar, clause, speaker).into_iter().find(wanted).map(|phrase| phrase.tokens)
}

fn main_lemma(grammar: &Grammar<'_>, cue: &Cue<'_>) -> Option<String> {
    let verbs = &grammar.lexicon.verbs;
    let main =
        cue.verb.get(1).filter(|at| grammar.words[**at].verb.is_some()).or(cue.verb.first())?;
    let prefix = cue
        .verb
        .iter()
        .find(|at| grammar.words[**at].verb.is_none())
        .map_or("", |at| grammar.lower(*at));
    let mut buffer = String::new();
    verbs.lemma(grammar.words[*main].verb?, prefix, &mut buffer);
    Some(buffer)
}

/// The noun phrases of a clause that hang on no preposition and are not the speaker.
pub fn objects(
    grammar: &Grammar<'_>,
    clause: &Clause,
    speaker: Option<&Range<usize>>,
) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = clause.start();
    // "Ein Beamter, den die Zeitung zitiert, | sagte": all of it is the speaker's.
    let front = |at: usize| clause.front.as_ref().filter(|front| front.contains(&at));
    while at < clause.end() {
        if let Some(speaker) = speaker.filter(|range| range.contains(&at)) {
            at = front(at).map_or(speaker.end, |_| clause.range.start);
        } else if matches!(grammar.class(at), Class::Function(Preposition | Fused)) {
            at = grammar.phrase(at + 1, clause.end()).map_or(at + 1, |p| p.tokens.end.max(at + 1));
        } else if let Some(phrase) =
            grammar.phrase(at, clause.end()).filter(|_| grammar.begins_phrase(at))
        {
            at = phrase.tokens.end.max(at + 1);
            if grammar.class(phrase.head) == Class::Noun || grammar.is(phrase.head, Pronoun) {
                found.push(phrase);
            }
        } else {
            if is_one_of!(grammar.lower(at), "ihm" | "ihr" | "ihnen" | "ihn") {
                found.push(Phrase { tokens: at..at + 1, core: at..at + 1, head: at });
            }
            at = grammar.after(at);
        }
    }
    found
}

fn is_dative(grammar: &Grammar<'_>, phrase: &Phrase) -> bool {
    grammar.has(phrase.core.start, Traits::DATIVE)
        || phrase.core.len() == 1 && grammar.lower(phrase.head).ends_with('n')
}
