//! The three switches over the article.

use web_sys::Element;

use super::desk::Desk;
use super::dom::{self, Build};
use super::marks::Overlay;

/// All switches with their outer names, in order.
pub const SWITCHES: [(Overlay, &str); 3] =
    [(Overlay::Sources, "sources"), (Overlay::Entities, "entities"), (Overlay::Figures, "figures")];

/// The toolbar; all overlays on.
pub fn toolbar(desk: &Desk) -> Element {
    let words = desk.words;
    let tools =
        dom::element("div").class("tools").part("toolbar").with("role", "group").with("aria-label", words.toolbar);
    SWITCHES.iter().fold(tools, |tools, (overlay, name)| {
        let label = match overlay {
            Overlay::Sources => words.sources,
            Overlay::Entities => words.entities,
            Overlay::Figures => words.figures,
        };
        tools.child(
            &dom::element("button")
                .class("toggle")
                .part("toggle")
                .with("type", "button")
                .with("aria-pressed", "true")
                .with("data-switch", name)
                .text(label),
        )
    })
}
