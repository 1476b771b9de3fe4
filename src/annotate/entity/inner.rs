//! Names inside longer names: "Frankfurt" in "Eintracht Frankfurt", "Deutschen" in "Deutschen Roten
//! Kreuzes".

use std::ops::Range;

use super::clue::Clues;
use super::spot::Spot;
use crate::lexicon::names::{NameId, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// Adds, after each name of several words, the names of tables that stand inside it.
pub fn add(tokens: &Tokens<'_>, clues: &Clues, spots: Vec<Spot>) -> Vec<Spot> {
    let mut all = Vec::with_capacity(spots.len());
    for spot in spots {
        let (range, kind) = (spot.tokens.clone(), spot.kind);
        let inside =
            spot.form == MentionForm::Plain && range.len() > 1 && kind != EntityKind::Person;
        all.push(spot);
        if inside {
            inner(tokens, clues, range, kind, &mut all);
        }
    }
    all
}

fn inner(
    tokens: &Tokens<'_>,
    clues: &Clues,
    outer: Range<usize>,
    kind: EntityKind,
    all: &mut Vec<Spot>,
) {
    let mut at = outer.start;
    while at < outer.end {
        let found =
            if kind == EntityKind::Location { None } else { person(tokens, clues, at..outer.end) };
        let found = found.filter(|s| s.tokens != outer).or_else(|| single(tokens, clues, at));
        at = found.as_ref().map_or(at + 1, |s| s.tokens.end);
        all.extend(found);
    }
}

/// A first name with the capitalised word after it.
fn person(tokens: &Tokens<'_>, clues: &Clues, within: Range<usize>) -> Option<Spot> {
    let at = within.start;
    let after = at + 1;
    let named = clues.words[at].what.any(WordUse::FIRST)
        && after < within.end
        && tokens.is_upper(after)
        && clues.words[after].form.is_none()
        && tokens.tokens[after].spaced;
    named.then(|| Spot {
        tokens: at..after + 1,
        kind: EntityKind::Person,
        form: MentionForm::Plain,
        level: 1,
    })
}

fn single(tokens: &Tokens<'_>, clues: &Clues, at: usize) -> Option<Spot> {
    let clue = &clues.words[at];
    let form = clue.form.filter(|_| tokens.is_upper(at) && tokens.kind(at) == TokenKind::Word)?;
    let kind = match clue.id {
        Some(NameId::Organisation(_)) => {
            // "Union", "Welt" and the like are words of many names; abbreviations are themselves.
            let abbreviation = tokens.form(at).chars().skip(1).any(char::is_uppercase);
            abbreviation.then_some(EntityKind::Organisation)?
        }
        _ => EntityKind::Location,
    };
    Some(Spot { tokens: at..at + 1, kind, form, level: 1 })
}
