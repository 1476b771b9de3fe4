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

/// `Debug` of an error is its message: what is derived would be more code, for nobody to read.
macro_rules! told_as_shown {
    ($error:ident) => {
        impl std::fmt::Debug for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
    };
}

pub mod annotate;
pub mod compact;
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
