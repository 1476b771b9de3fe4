//! The DOM of the widget: marks in the article, furniture in a shadow root, one card.
//!
//! The rooms, in the order of their imports: each uses only rooms above it.
//!
//! | room | its one job |
//! | --- | --- |
//! | [`browser`] | elements, listeners, style sheets; knows no article |
//! | [`wording`] | values as words: texts of the interface, numbers, dates, names |
//! | [`host`] | what a page sets and hears: options, corrections, errors, events |
//! | [`article`] | the publisher's own nodes: read as text, marked in place, given back |
//! | [`furniture`] | everything of ours around the article, as DOM |
//! | [`card`] | the card: its element, and its content by kind of mark |
//! | [`widget`] | one mounted article: what is shown, and what each event does |
//!
//! Rules without the DOM are in [`crate::interaction`]. What a page may set stands in
//! `www/docs/embedding.md`. Must not know grammar, lexicon or byte offsets.

#![deny(clippy::unwrap_used, clippy::expect_used)]

pub mod article;
pub mod browser;
pub mod card;
pub mod furniture;
pub mod host;
pub mod widget;
pub mod wording;
