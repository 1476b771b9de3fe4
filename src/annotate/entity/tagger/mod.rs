//! A small trained sequence tagger (linear-chain CRF): which words are names, where tables and
//! rules do not tell.
//!
//! Trained on GermEval 2014 by `tests/trainer/train_ner.rs`; what it looks at stands in
//! [`features`], how labels are chosen in [`decode`].

pub mod decode;
pub mod features;
pub mod label;

use super::clue::Clues;
use super::spot::Spot;
use crate::lexicon::Lexicon;
use crate::lexicon::weights::Weights;
use crate::tokens::Tokens;
use features::Features;

/// The names that the tagger sees, in order of the text, none inside another.
pub fn tag(tokens: &Tokens<'_>, clues: &Clues, lexicon: &Lexicon) -> Vec<Spot> {
    tag_with(tokens, clues, lexicon, &lexicon.name_tagger)
}

/// The same with other weights.
pub fn tag_with(
    tokens: &Tokens<'_>,
    clues: &Clues,
    lexicon: &Lexicon,
    weights: &Weights,
) -> Vec<Spot> {
    let features = Features::new(tokens, clues, lexicon);
    let mut decoder = decode::Decoder::new(weights, &features);
    let mut spots = Vec::new();
    for sentence in &tokens.sentences {
        let labels = decoder.best(sentence.tokens.clone());
        label::spots(tokens, sentence.tokens.start, labels, &mut spots);
    }
    spots
}
