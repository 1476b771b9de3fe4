//! Where names stand, what each is, and how the word carries it.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::clue::Clues;
use crate::lexicon::names::WordUse;
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// A place where the text names something.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The words.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: EntityKind,
    /// Plain, derived or part.
    pub form: MentionForm,
    /// 0, or 1 inside another.
    pub level: u8,
}

/// Finds all names, in order of the text, outer before inner.
pub fn find(tokens: &Tokens<'_>, clues: &Clues) -> Vec<Spot> {
    let spots = first_pass(tokens, clues);
    let surnames: FxHashSet<&str> = (spots.iter())
        .filter(|s| s.kind == EntityKind::Person && s.tokens.len() > 1)
        .map(|s| tokens.form(s.tokens.end - 1))
        .collect();
    let mut all = Vec::with_capacity(spots.len());
    let mut at = 0;
    for spot in spots {
        all.extend((at..spot.tokens.start).filter(|i| is_surname(tokens.form(*i), &surnames)).map(surname));
        at = spot.tokens.end;
        all.push(spot);
    }
    all.extend((at..tokens.len()).filter(|i| is_surname(tokens.form(*i), &surnames)).map(surname));
    all
}

fn surname(at: usize) -> Spot {
    plain(at..at + 1, EntityKind::Person)
}

fn is_surname(form: &str, surnames: &FxHashSet<&str>) -> bool {
    surnames.contains(form) || form.strip_suffix('s').is_some_and(|bare| surnames.contains(bare))
}

fn first_pass(tokens: &Tokens<'_>, clues: &Clues) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut phrases = clues.phrases.iter().peekable();
    let mut at = 0;
    while at < tokens.len() {
        while phrases.next_if(|p| p.tokens.start < at).is_some() {}
        let spot = match phrases.peek().filter(|p| p.tokens.start == at) {
            Some(phrase) => Some(plain(phrase.tokens.clone(), kind(phrase.what))),
            None => person(tokens, clues, at).or_else(|| single(clues, at)),
        };
        at = spot.as_ref().map_or(at + 1, |s| s.tokens.end);
        spots.extend(spot);
    }
    spots
}

fn plain(tokens: Range<usize>, kind: EntityKind) -> Spot {
    Spot { tokens, kind, form: MentionForm::Plain, level: 0 }
}

fn kind(what: WordUse) -> EntityKind {
    if what.any(WordUse::ORGANISATION) { EntityKind::Organisation } else { EntityKind::Location }
}

fn single(clues: &Clues, at: usize) -> Option<Spot> {
    let clue = &clues.words[at];
    let form = clue.form?;
    let kind = match clue.id {
        Some(crate::lexicon::names::NameId::Organisation(_)) => EntityKind::Organisation,
        _ => EntityKind::Location,
    };
    Some(Spot { tokens: at..at + 1, kind, form, level: 0 })
}

fn person(tokens: &Tokens<'_>, clues: &Clues, at: usize) -> Option<Spot> {
    const FIRST: WordUse = WordUse::FIRST_F.or(WordUse::FIRST_M);
    let capital = |i: usize| {
        i < tokens.len() && tokens.kind(i) == TokenKind::Word && tokens.is_upper(i) && clues.words[i].role.is_none()
    };
    let after_role = at > 0 && clues.words[at - 1].role.is_some() && !clues.words[at].what.any(WordUse::COUNTRY);
    let first = clues.words[at].what.any(FIRST);
    if !capital(at) || clues.words[at].form.is_some_and(|f| f != MentionForm::Plain) || !(after_role || first) {
        return None;
    }
    let mut end = at + 1;
    while capital(end) && end < at + 3 && clues.words[end].form.is_none_or(|_| end == at + 1) {
        end += 1;
    }
    (end > at + 1 || after_role).then(|| plain(at..end, EntityKind::Person))
}
