//! The switches that appear in more than one piece of furniture.

use super::presenter::Presenter;
use crate::interaction::choices::{Overlay, SWITCHES};
use crate::view::browser::dom::{self, DomRecipe};

/// The switches of the three overlays; in narrow windows they stand in the settings.
pub fn overlays(presenter: &Presenter, into: DomRecipe) -> DomRecipe {
    let words = presenter.words;
    SWITCHES.iter().fold(into, |into, (overlay, name)| {
        let label = match overlay {
            Overlay::Sources => words.sources,
            Overlay::Entities => words.entities,
            Overlay::Figures => words.figures,
        };
        into.child(&toggle(label, true).with("data-switch", name))
    })
}

/// The switch "nur wörtlich"; in narrow windows it stands at the head of the legend.
pub fn verbatim(presenter: &Presenter) -> DomRecipe {
    toggle(presenter.words.only_verbatim, false).with("data-verbatim-only", "")
}

/// A switch that is on or off.
pub fn toggle(label: &str, on: bool) -> DomRecipe {
    dom::element("button")
        .class("toggle")
        .part("toggle")
        .with("type", "button")
        .with("aria-pressed", dom::truth(on))
        .text(label)
}

/// "Alle zeigen", as long as something is left out.
pub fn show_all(presenter: &Presenter) -> DomRecipe {
    let button = dom::element("button")
        .class("link")
        .part("link")
        .with("type", "button")
        .with("data-all", "");
    button.with("hidden", "").text(presenter.words.show_all)
}
