//! Words and buttons that classroom mode's panel and its questions share.

use super::presenter::Presenter;
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::messages::fill;
use crate::view_model::{Quiz, Voice};

/// "zugeordnet", "noch offen"
pub fn state(presenter: &Presenter, guess: Option<Voice>) -> &'static str {
    if guess.is_some() { presenter.words.quiz_done } else { presenter.words.quiz_open }
}

/// A button of classroom mode.
pub fn button(label: &str, command: Command) -> DomRecipe {
    dom::element("button")
        .class("link")
        .part("link")
        .with("type", "button")
        .does(command)
        .text(label)
}

/// "3 von 12 zugeordnet"
fn answered(presenter: &Presenter, quiz: &Quiz) -> String {
    let score = quiz.score();
    let (done, all) = ((score.all() - score.open).to_string(), score.all().to_string());
    fill(presenter.words.quiz_progress, &[("n", &done), ("of", &all)])
}

/// "9 von 12 richtig"
pub fn score(presenter: &Presenter, quiz: &Quiz) -> String {
    let score = quiz.score();
    fill(
        presenter.words.quiz_score,
        &[("n", &score.right.to_string()), ("of", &score.all().to_string())],
    )
}

/// The progress of the reader, or once the answers are shown the score.
pub fn progress(presenter: &Presenter, quiz: &Quiz) -> String {
    if quiz.is_revealed() { score(presenter, quiz) } else { answered(presenter, quiz) }
}
