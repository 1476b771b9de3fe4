//! Words and buttons that classroom mode's panel and its questions share.

use super::presenter::Presenter;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view_model::Voice;

/// "zugeordnet", "noch offen"
pub fn state(presenter: &Presenter, guess: Option<Voice>) -> &'static str {
    if guess.is_some() { presenter.words.quiz_done } else { presenter.words.quiz_open }
}

/// A button of classroom mode.
pub fn button(label: &str, what: &str) -> DomRecipe {
    dom::element("button")
        .class("link")
        .part("link")
        .with("type", "button")
        .with("data-quiz", what)
        .text(label)
}
