//! Marks entities, figures and who-says-what, each with its span and the cue that justified it.
//! Must not know labels, colours or HTML.

pub mod entity;
pub(crate) mod figure;
pub(crate) mod grammar;
mod look_back;
pub(crate) mod statement;
pub(crate) mod trace;
