//! The switches that appear in more than one piece of furniture.

use super::presenter::Presenter;
use super::shadow_host::ShadowHost;
use crate::interaction::choices::{Overlay, SWITCHES};
use crate::interaction::command::{ATTRIBUTE, Command};
use crate::interaction::state::State;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view_model::ViewModel;

/// The switches of the three overlays; in narrow windows they stand in the settings.
pub fn overlays(presenter: &Presenter, into: DomRecipe) -> DomRecipe {
    let words = presenter.words;
    SWITCHES.iter().fold(into, |into, (_, overlay)| {
        let label = match overlay {
            Overlay::Sources => words.sources,
            Overlay::Entities => words.entities,
            Overlay::Figures => words.figures,
        };
        into.child(&toggle(label, true, Command::Switch(*overlay)))
    })
}

/// The switch "nur wörtlich"; in narrow windows it stands at the head of the legend.
pub fn verbatim(presenter: &Presenter) -> DomRecipe {
    toggle(presenter.words.only_verbatim, false, Command::ToggleVerbatim)
}

/// A switch that is on or off.
pub fn toggle(label: &str, on: bool, command: Command) -> DomRecipe {
    dom::element("button")
        .class("toggle")
        .part("toggle")
        .with("type", "button")
        .does(command)
        .with("aria-pressed", dom::truth(on))
        .text(label)
}

/// "Alle zeigen", as long as something is left out.
pub fn show_all(presenter: &Presenter) -> DomRecipe {
    let button = dom::element("button")
        .class("link")
        .part("link")
        .with("type", "button")
        .does(Command::ShowAll);
    button.with("hidden", "").text(presenter.words.show_all)
}

/// Presses and releases all switches and the buttons of views, and shows "Alle zeigen" while
/// something is left out.
pub fn refresh(shadow: &ShadowHost, state: &State, model: &ViewModel) {
    for button in shadow.all("[data-do][aria-pressed]") {
        let command = button.get_attribute(ATTRIBUTE).and_then(|written| Command::read(&written));
        let pressed = command.is_some_and(|command| state.is_pressed(command, model));
        dom::set(&button, "aria-pressed", dom::truth(pressed));
    }
    for button in shadow.all_that_do(Command::ShowAll) {
        dom::flag(&button, "hidden", state.filter().is_off());
    }
    for frame in shadow.all(".ql") {
        dom::set(&frame, "data-shows", state.view().name());
        dom::flag(&frame, "data-only-verbatim", state.filter().verbatim);
    }
}
