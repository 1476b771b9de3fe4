//! Where names stand, what each is, and how the word carries it.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::clue::Clues;
use super::tagger;
use crate::lexicon::Lexicon;
use crate::lexicon::names::{NameId, WordUse};

use crate::reading::{EntityKind, MentionForm};
use crate::tokens::Tokens;

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

/// Finds all names, in order of the text, outer before inner: those that the tagger sees, those that the tables are
/// sure of, and further mentions of the surnames so found.
pub fn find(tokens: &Tokens<'_>, clues: &Clues, lexicon: &Lexicon) -> Vec<Spot> {
    let tagged = tagger::tag(tokens, clues, lexicon);
    let sure = fill(tagged, tokens.len(), |at| certain(clues, at));
    let surnames: FxHashSet<&str> = (sure.iter())
        .filter(|s| s.kind == EntityKind::Person && s.tokens.len() > 1)
        .map(|s| tokens.form(s.tokens.end - 1))
        .collect();
    fill(sure, tokens.len(), |at| is_surname(tokens.form(at), &surnames).then(|| surname(at)))
}

/// Adds the spots of one word that `find` sees outside `spots`.
fn fill(spots: Vec<Spot>, count: usize, find: impl Fn(usize) -> Option<Spot>) -> Vec<Spot> {
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

/// Countries, their adjectives and inhabitants, and compounds with what has an entry.
fn certain(clues: &Clues, at: usize) -> Option<Spot> {
    let clue = &clues.words[at];
    let form = clue.form.filter(|_| clue.id.is_some())?;
    let plain_country = clue.what.any(WordUse::COUNTRY) && !clue.what.any(WordUse::FAMILY.or(WordUse::FIRST));
    let kind = match clue.id? {
        NameId::Organisation(_) => EntityKind::Organisation,
        NameId::Place(_) => EntityKind::Location,
    };
    (form != MentionForm::Plain || plain_country).then_some(Spot { tokens: at..at + 1, kind, form, level: 0 })
}

fn surname(at: usize) -> Spot {
    plain(at..at + 1, EntityKind::Person)
}

fn is_surname(form: &str, surnames: &FxHashSet<&str>) -> bool {
    surnames.contains(form) || form.strip_suffix('s').is_some_and(|bare| surnames.contains(bare))
}

fn plain(tokens: Range<usize>, kind: EntityKind) -> Spot {
    Spot { tokens, kind, form: MentionForm::Plain, level: 0 }
}
