//! The words of the interface: one table per language. A new language is a new file like `de.rs` and
//! a line in [`Messages::table`]. A host may put its own texts in (option `messages`), by the names
//! in `texts.rs` in camel case.

mod de;
mod en;
mod languages;
mod texts;

pub use texts::{Messages, fill};
