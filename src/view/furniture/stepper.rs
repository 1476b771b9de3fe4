//! The stepper from statement to statement.

use super::presenter::Presenter;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view_model::{Position, StatementId};

/// "‹ 14 Aussagen ›", and "‹ 3 von 14 ›" from the first step on.
pub fn stepper(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let count = presenter.model.statements().len();
    let button = |sign: &str, name: &str, step: &str, is_end: bool| {
        let button = dom::element("button")
            .with("type", "button")
            .with("aria-label", name)
            .with("data-step", step);
        button.with("aria-disabled", dom::truth(is_end)).text(sign)
    };
    dom::element("span")
        .class("step")
        .part("steps")
        .with("role", "group")
        .with("aria-label", words.steps)
        .with("data-steps", "")
        .child(&button("‹", words.previous_statement, "-1", true))
        .child(&dom::element("span").text(&counted(presenter, count)))
        .child(&button("›", words.next_statement, "1", count == 0))
}

/// "14 Aussagen"
pub fn counted(presenter: &Presenter, count: usize) -> String {
    presenter.counted(count, (presenter.words.statement, presenter.words.statements))
}

/// The neighbours of a statement in a list, and its place there.
pub struct Steps {
    /// The one before, if any.
    pub previous: Option<StatementId>,
    /// The one after, if any.
    pub next: Option<StatementId>,
    /// Its place among all of them.
    pub position: Position,
    /// In classroom mode what was answered, and whether it is right.
    pub verdict: Option<String>,
}
