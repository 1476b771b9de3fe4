//! The stepper from statement to statement.

use super::presenter::Presenter;
use super::shadow_host::ShadowHost;
use crate::interaction::command::Command;
use crate::interaction::state::State;
use crate::view::browser::dom::{self, DomRecipe};

/// "‹ 14 Aussagen ›", and "‹ 3 von 14 ›" from the first step on.
pub fn stepper(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let count = presenter.model.statements().len();
    let button = |sign: &str, name: &str, step: Command, is_end: bool| {
        let button =
            dom::element("button").with("type", "button").with("aria-label", name).does(step);
        button.with("aria-disabled", dom::truth(is_end)).text(sign)
    };
    dom::element("span")
        .class("step")
        .part("steps")
        .with("role", "group")
        .with("aria-label", words.steps)
        .with("data-steps", "")
        .child(&button("‹", words.previous_statement, Command::StepBack, true))
        .child(&dom::element("span").text(&counted(presenter, count)))
        .child(&button("›", words.next_statement, Command::StepOn, count == 0))
}

/// "14 Aussagen"
fn counted(presenter: &Presenter, count: usize) -> String {
    presenter.counted(count, (presenter.words.statement, presenter.words.statements))
}

/// Shows where the reader is.
pub fn refresh(shadow: &ShadowHost, presenter: &Presenter, state: &State) {
    let model = &presenter.model;
    let left = state.steps(model);
    let last = state.last().filter(|last| left.contains(last));
    let (text, first, end) = match last.map(|last| state.steps_from(last, model)) {
        Some(steps) => {
            (presenter.position(steps.position), steps.previous.is_none(), steps.next.is_none())
        }
        None => (counted(presenter, left.len()), state.last().is_none(), left.is_empty()),
    };
    for steps in shadow.all("[data-steps]") {
        if let Some(position) = steps.query_selector("span").ok().flatten() {
            position.set_text_content(Some(&text));
        }
    }
    // Not `disabled`: a step to the end would take focus away from its own button.
    for (step, is_end) in [(Command::StepBack, first), (Command::StepOn, end)] {
        for button in shadow.all_that_do(step) {
            dom::set(&button, "aria-disabled", dom::truth(is_end));
        }
    }
}
