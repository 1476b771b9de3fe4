//! The switches over the article: three overlays, "nur wörtlich", text or list.

use web_sys::Element;

use super::desk::Desk;
use super::dom::{self, Build};
use super::marks::Overlay;

/// All switches with their outer names, in order.
pub const SWITCHES: [(Overlay, &str); 3] =
    [(Overlay::Sources, "sources"), (Overlay::Entities, "entities"), (Overlay::Figures, "figures")];

/// Text or list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The article with its marks.
    #[default]
    Text,
    /// Sources and statements in tables.
    List,
}

impl View {
    /// Its outer name.
    pub fn name(self) -> &'static str {
        match self {
            View::Text => "text",
            View::List => "list",
        }
    }
}

/// The toolbar; all overlays on, the text in view.
pub fn toolbar(desk: &Desk) -> Element {
    let words = desk.words;
    let tools =
        dom::element("div").class("tools").part("toolbar").with("role", "group").with("aria-label", words.toolbar);
    let tools = SWITCHES.iter().fold(tools, |tools, (overlay, name)| {
        let label = match overlay {
            Overlay::Sources => words.sources,
            Overlay::Entities => words.entities,
            Overlay::Figures => words.figures,
        };
        tools.child(&toggle(label, true).with("data-switch", name))
    });
    let views = dom::element("span").class("views").with("role", "group").with("aria-label", words.views);
    let views =
        [(View::Text, words.view_text), (View::List, words.view_list)].iter().fold(views, |views, (view, label)| {
            let button =
                dom::element("button").class("view").part("view").with("type", "button").with("data-view", view.name());
            let pressed = if *view == View::Text { "true" } else { "false" };
            views.child(&button.with("aria-pressed", pressed).text(label))
        });
    tools.child(&verbatim(desk).with("data-wide", "")).child(&views)
}

/// The switch "nur wörtlich"; in narrow windows it stands at the head of the legend.
pub fn verbatim(desk: &Desk) -> Element {
    toggle(desk.words.only_verbatim, false).with("data-verbatim-only", "")
}

fn toggle(label: &str, on: bool) -> Element {
    dom::element("button")
        .class("toggle")
        .part("toggle")
        .with("type", "button")
        .with("aria-pressed", if on { "true" } else { "false" })
        .text(label)
}
