//! The linguistic base of the statement rules: word classes, verb forms, quotations, clauses, noun
//! phrases. Works without a tagger: closed-class words and verb forms come from tables, the rest
//! from capital letters and position. Must not know of statements, entities or figures.

mod analyse;
mod analysis;
mod clause;
mod phrase;
mod quotation;
mod word;

pub use analysis::{Boundary, Clause, ClauseKind, Grammar, Period};
pub use phrase::Phrase;
pub use quotation::Quotation;
pub use word::Class;
