//! The rules that find statements, one a file. Each gets a period and adds what it finds.

pub mod adverb;
pub mod anaphor;
pub mod aside;
pub mod chain;
pub mod complement;
pub mod fragment;
pub mod label;
pub mod postposed;
pub mod preposition;
pub mod report;
pub mod speech;
pub mod told;
