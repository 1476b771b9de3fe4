//! Finds names: their tokens, kind (person, place, ...) and form (plain, derived, part of a
//! compound).

use super::clue::Clues;
use super::spot::Spot;
use super::{consistent, inner, institution, tagger};
use crate::lexicon::Lexicon;
use crate::lexicon::names::{NameId, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::Tokens;

/// Finds all names, in order of the text: those that the tagger sees, those that the tables are
/// sure of, and what the whole article tells of both.
pub fn find(tokens: &Tokens<'_>, clues: &Clues, lexicon: &Lexicon) -> Vec<Spot> {
    let tagged = tagger::tag(tokens, clues, lexicon);
    let sure = consistent::fill(tagged, tokens.len(), |at| certain(clues, at));
    let settled = consistent::settle(tokens, clues, sure);
    inner::add(tokens, clues, institution::join(tokens, clues, lexicon, settled))
}

/// Countries, their adjectives and inhabitants, and compounds with what has an entry.
fn certain(clues: &Clues, at: usize) -> Option<Spot> {
    let clue = &clues.words[at];
    let form = clue.form.filter(|_| clue.id.is_some())?;
    let plain_country =
        clue.what.any(WordUse::COUNTRY) && !clue.what.any(WordUse::FAMILY.or(WordUse::FIRST));
    let kind = match clue.id? {
        NameId::Organisation(_) => EntityKind::Organisation,
        NameId::Place(_) => EntityKind::Location,
    };
    (form != MentionForm::Plain || plain_country).then_some(Spot {
        tokens: at..at + 1,
        kind,
        form,
        level: 0,
    })
}
