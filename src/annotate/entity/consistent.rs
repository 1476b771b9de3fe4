//! What only the whole article tells: one name is one kind of thing, and is a name wherever it stands.

use std::ops::Range;

use crate::text::{Map, Set};

use super::clue::Clues;
use super::spot::Spot;
use crate::lexicon::names::{Role, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::{TokenKind, Tokens};

/// Cuts persons' names to what is a name, gives each name the kind it has most often, and adds mentions that were missed.
pub fn settle(tokens: &Tokens<'_>, clues: &Clues, spots: Vec<Spot>) -> Vec<Spot> {
    let surnames = surnames(tokens, &spots);
    let mut spots: Vec<Spot> = spots.into_iter().filter_map(|spot| trim(tokens, clues, spot, &surnames)).collect();
    let votes = votes(tokens, clues, &spots, &surnames);
    for spot in spots.iter_mut().filter(|spot| is_unknown(clues, spot)) {
        let text = tokens.span(spot.tokens.clone()).of(tokens.text);
        spot.kind = votes.get(text).map_or(spot.kind, Votes::winner);
    }
    let missed = missed(tokens, &spots, &votes);
    fill(spots, tokens.len(), |at| {
        let form = tokens.form(at);
        let bare = form.strip_suffix('s').unwrap_or(form);
        if surnames.contains(form) || (surnames.contains(bare) && clues.words[at].form.is_none()) {
            return Some(plain(at..at + 1, EntityKind::Person)).filter(|_| tokens.is_upper(at));
        }
        missed.get(form).map(|kind| plain(at..at + 1, *kind))
    })
}

/// Adds the spots of one word that `find` sees outside `spots`.
pub fn fill(spots: Vec<Spot>, count: usize, find: impl Fn(usize) -> Option<Spot>) -> Vec<Spot> {
    let mut all = Vec::with_capacity(spots.len());
    let mut at = 0;
    for spot in spots {
        all.extend((at..spot.tokens.start).filter_map(&find));
        at = spot.tokens.end;
        all.push(spot);
    }
    all.extend((at..count).filter_map(&find));
    all
}

/// The last words of persons' full names.
fn surnames<'t>(tokens: &Tokens<'t>, spots: &[Spot]) -> Set<&'t str> {
    let full = spots.iter().filter(|s| is_person(s) && s.tokens.len() > 1);
    let last = full.map(|s| s.tokens.end - 1).filter(|at| tokens.kind(*at) == TokenKind::Word && tokens.is_upper(*at));
    last.map(|at| tokens.form(at)).filter(|form| form.chars().count() > 2).collect()
}

fn is_person(spot: &Spot) -> bool {
    spot.kind == EntityKind::Person && spot.form == MentionForm::Plain
}

/// "Musters Kampagne" is "Musters" where a Muster is known; "Minister" alone is nobody.
fn trim(tokens: &Tokens<'_>, clues: &Clues, mut spot: Spot, surnames: &Set<&str>) -> Option<Spot> {
    while spot.tokens.len() > 1 && matches!(tokens.form(spot.tokens.end - 1), "." | "," | ":" | ";") {
        spot.tokens.end -= 1;
    }
    if !is_person(&spot) {
        return Some(spot);
    }
    let genitive = |at: usize| tokens.form(at).strip_suffix('s').is_some_and(|bare| surnames.contains(bare));
    if spot.tokens.len() > 1 && genitive(spot.tokens.start) {
        spot.tokens.end = spot.tokens.start + 1;
    }
    let is_role = |at: usize| {
        let clue = &clues.words[at];
        clue.role.is_some_and(Role::is_persons) && !clue.what.any(WordUse::FAMILY.or(WordUse::FIRST))
    };
    while !spot.tokens.is_empty() && is_role(spot.tokens.end - 1) {
        spot.tokens.end -= 1;
    }
    (!spot.tokens.is_empty()).then_some(spot)
}

/// Whether the tables have no entry for the name.
fn is_unknown(clues: &Clues, spot: &Spot) -> bool {
    spot.level == 0
        && spot.form == MentionForm::Plain
        && !spot.tokens.clone().any(|at| clues.words[at].form.is_some())
        && clues.phrases.binary_search_by_key(&spot.tokens.start, |p| p.tokens.start).is_err()
}

/// How often a name was seen as each kind.
#[derive(Default)]
struct Votes([u32; 4]);

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Location, EntityKind::Other];

impl Votes {
    fn winner(&self) -> EntityKind {
        let most = (0..KINDS.len()).rev().max_by_key(|kind| self.0[*kind]);
        KINDS[most.unwrap_or(0)]
    }

    fn count(&self) -> u32 {
        self.0.iter().sum()
    }
}

fn votes<'t>(tokens: &Tokens<'t>, clues: &Clues, spots: &[Spot], surnames: &Set<&str>) -> Map<&'t str, Votes> {
    let mut votes: Map<&str, Votes> = Map::default();
    for spot in spots.iter().filter(|spot| is_unknown(clues, spot)) {
        let text = tokens.span(spot.tokens.clone()).of(tokens.text);
        let kind = KINDS.iter().position(|k| *k == spot.kind).unwrap_or(0);
        let entry = votes.or_default(text);
        entry.0[kind] += 1;
        // The surname of a full name is a person's, unless the text says otherwise more than once.
        if surnames.contains(text) && entry.0[0] == 0 {
            entry.0[0] += 1;
        }
    }
    votes
}

/// Names of one word that were seen more often than overlooked.
fn missed<'t>(tokens: &Tokens<'t>, spots: &[Spot], votes: &Map<&'t str, Votes>) -> Map<&'t str, EntityKind> {
    let mut free: Map<&str, u32> = Map::default();
    let mut at = 0;
    let end_of_text = std::iter::once(tokens.len()..tokens.len());
    for taken in spots.iter().map(|s| s.tokens.clone()).chain(end_of_text) {
        for form in (at..taken.start).map(|at| tokens.form(at)).filter(|form| votes.contains_key(form)) {
            *free.or_default(form) += 1;
        }
        at = taken.end;
    }
    let often = free.into_iter().filter(|(form, free)| votes[form].count() >= 2 && votes[form].count() > *free);
    often.map(|(form, _)| (form, votes[form].winner())).collect()
}

fn plain(tokens: Range<usize>, kind: EntityKind) -> Spot {
    Spot { tokens, kind, form: MentionForm::Plain, level: 0 }
}
