//! Marks entities, figures and who-says-what, each with its span and the cue that justified it.
//! Must not know labels, colours or HTML.

pub mod entity;
pub mod figure;
pub mod grammar;
pub mod statement;
pub mod trace;
