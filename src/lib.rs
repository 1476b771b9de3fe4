//! Quellenlupe reads a German news article and tells who says what.
//!
//! The tour, in the order in which data flows; each module uses only modules above it:
//!
//! | module | its one job |
//! | --- | --- |
//! | `compact` | small versions of the standard library's parts, for the size of the wasm |
//! | [`text`] | spans of the article text, and its offsets in UTF-8, UTF-16 and code points |
//! | [`reading`] | what an article's analysis *is*: plain data, and its outer JSON form |
//! | [`lexicon`] | readable tables turned into typed look-ups |
//! | [`document`] | the parts of an article: kicker, headline, lead, paragraphs ... |
//! | [`tokens`] | sentences and words that leave no gap |
//! | [`annotate`] | entities, figures, statements and their sources |
//! | `explain` | the reasons for all of these, in plain words (native only) |
//! | [`correction`] | what an editor says of a reading, made in it or given back |
//! | [`view_model`] | overlapping marks flattened into segments, cards and source rows |
//! | [`interaction`] | choices, timing and place of the card: rules of use without the DOM |
//! | `view` | the DOM (wasm only) |
//! | `wasm` | what JavaScript can call (wasm only) |
//!
//! # Words of the field
//!
//! | word | means |
//! | --- | --- |
//! | statement | words that somebody says, with who says them: "die Steuer sinke" |
//! | quote | the words said, in one piece or around their frame |
//! | frame | the part of the sentence that introduces the quote: "..., sagte die Ministerin" |
//! | cue | the words of the frame that mark it: "sagte", "laut", "teilte ... mit" |
//! | Redeverb | a verb of saying, thinking or asking that can be a cue |
//! | speaker | the words that name who speaks in this place: "sie" |
//! | source | whoever speaks, one for all the names an article has for them |
//! | voice | a source, nobody ("?"), or the newsroom itself |
//! | mode | nearness to the wording: direct, indirect, reported, free indirect |
//! | Konjunktiv | the form of a verb that says: these are somebody's words ("sei", "habe") |
//! | mention | a place that names an entity (person, place, organisation) |
//! | spot | a mention before it is known whose it is |
//! | period | sentences that a quotation ties together, usually just one |
//! | candidate | a statement or figure while it is being found |
//! | kicker | the line over a headline (Dachzeile) |
//! | trigger | a run of the page's text that opens a card |
//! | marker | the number of a source after its words |
//! | furniture | all that the widget shows beside the article: toolbar, legend, list, figures |
//! | strip | the overview of the article as one bar |
//! | dock | the bar over the foot of the window |
//!
//! # House rules
//!
//! - Documentation begins with a noun or a verb; a stranger understands each sentence alone.
//! - "Before" and "after" are places in the text; a constant names its unit and its reason.
//! - No two types share a name, no files import each other in a loop, and each room imports only
//!   from those above it (`tests/layers.rs` holds all three).
//! - A list of words that two rules need is a table or a trait in one, not code.
//! - A version of our own of what a library has names the bytes it saves, or goes.
//! - Numbers never print as floats in the wasm: that alone would load tables of 14 KB (`compact`).

/// Implements `Debug` through `Display`; a derived one adds code to the wasm and is never read.
macro_rules! debug_as_display {
    ($error:ident) => {
        impl std::fmt::Debug for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
    };
}

/// Returns whether a text is one of some words: `matches!` for texts alone, in the wasm as one call.
macro_rules! is_one_of {
    ($word:expr, $($one:literal)|+ $(,)?) => {
        if cfg!(target_arch = "wasm32") {
            $crate::compact::is_listed($word, concat!($($one, "|"),+))
        } else {
            matches!($word, $($one)|+)
        }
    };
}

pub mod annotate;
mod compact;
pub mod correction;
pub mod document;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
pub mod interaction;
pub mod lexicon;
pub mod reading;
pub mod text;
pub mod tokens;
#[cfg(target_arch = "wasm32")]
mod view;
pub mod view_model;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

mod read;
pub use read::{ReadOptions, read, read_blocks};
