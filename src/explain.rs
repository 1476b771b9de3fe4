//! Why the engine found what it found, in plain words: for those who write its rules. Native only;
//! not a byte of it is in the wasm.

use crate::annotate::{entity, figure, statement};
use crate::document;
use crate::lexicon::Lexicon;
use crate::read::ReadOptions;
use crate::text::Folded;
use crate::tokens::Tokens;

/// The reasons for every statement, entity and figure of an article, a paragraph each; also for each
/// sentence that looks like a statement and is none.
///
/// ```
/// use quellenlupe::{ReadOptions, explain::explain, lexicon::Lexicon};
/// let told = explain("Anna Muster sagte, es regne.", &Lexicon::embedded(), &ReadOptions::default());
/// assert!(told.contains("cue: \"sagte\" (sagen)"), "{told}");
/// ```
pub fn explain(text: &str, lexicon: &Lexicon, options: &ReadOptions) -> String {
    let folded = Folded::new(text);
    let text = folded.as_ref().map_or(text, Folded::text);
    let document = document::parse(text, lexicon);
    let date = document.date.or(options.date);
    let tokens = Tokens::new(text, &document.blocks, lexicon);
    let named = entity::find(&tokens, lexicon);
    let mut told = statement::explain::explain(&tokens, &named, lexicon);
    told.extend(entity::explain::explain(&tokens, lexicon));
    told.extend(figure::explain::explain(&tokens, date, lexicon));
    told.join("\n\n")
}
