//! Finds names: their tokens, kind (person, place, ...) and form (plain, derived, part of a
//! compound).

use super::clue::Clues;
use super::spot::Spot;
use super::{consistent, inner, institution, tagger, whole};
use crate::lexicon::Lexicon;
use crate::lexicon::names::{NameId, WordUse};
use crate::reading::{EntityKind, MentionForm};
use crate::tokens::Tokens;

/// Finds all names, in order of the text: those that the tagger sees, those that the tables are
/// sure of, and what the whole article tells of both.
pub fn find(tokens: &Tokens<'_>, clues: &Clues, lexicon: &Lexicon) -> Vec<Spot> {
    stages(tokens, clues, lexicon, |_, _| {})
}

/// The same; `seen` gets the names after each stage, and a sentence on what the stage adds.
pub fn stages(
    tokens: &Tokens<'_>,
    clues: &Clues,
    lexicon: &Lexicon,
    mut seen: impl FnMut(&'static str, &[Spot]),
) -> Vec<Spot> {
    let tagged = tagger::tag(tokens, clues, lexicon);
    seen("the trained tagger saw it", &tagged);
    let sure = consistent::fill(tagged, tokens.len(), |at| certain(clues, at));
    seen("the tables are sure of it", &sure);
    let whole = whole::complete(tokens, clues, sure);
    seen("a name has its initials, particles and surname, or a role before it", &whole);
    let settled = consistent::settle(tokens, clues, whole);
    seen("the rest of the article decides", &settled);
    let joined = institution::join(tokens, clues, lexicon, settled);
    seen("an institution takes the place it stands in along", &joined);
    let all = inner::add(tokens, clues, joined);
    seen("it stands inside another name", &all);
    all
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
