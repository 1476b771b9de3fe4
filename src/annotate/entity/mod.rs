//! Persons, places and organisations, with all mentions of one entity under one id.
//!
//! [`clue`] says what the tables know of each word, [`recognise`] finds names, [`resolve`] which
//! of them are the same.

pub mod clue;
mod consistent;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
mod inner;
mod institution;
mod named;
mod person;
mod recognise;
mod resolve;
mod shown;
pub mod spot;
pub mod tagger;
mod whole;

pub use named::Named;

use crate::lexicon::Lexicon;
use crate::tokens::Tokens;

/// Finds all entities of an article.
pub fn find(tokens: &Tokens<'_>, lexicon: &Lexicon) -> Named {
    let clues = clue::look_up(tokens, lexicon);
    let spots = recognise::find(tokens, &clues, lexicon);
    resolve::resolve(tokens, lexicon, &clues, &spots)
}

#[cfg(test)]
mod tests;
