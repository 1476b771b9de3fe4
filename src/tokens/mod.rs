//! Cuts the article's parts into sentences and tokens that leave no gap but white space.
//! Must not know of entities or statements.

mod cut;
mod language;
mod list;
mod sentence;
mod token;

pub use list::{Sentence, Token, TokenKind, Tokens};
pub use token::is_quotation_mark;
