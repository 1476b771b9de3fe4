//! The switches over the article: three overlays, "nur wörtlich", text, list or figures, and the
//! reader's settings.

use super::desk::Desk;
use super::dom::{self, Draft};
use super::marks::Overlay;
use super::settings::settings;

/// All switches with their outer names, in order.
pub const SWITCHES: [(Overlay, &str); 3] =
    [(Overlay::Sources, "sources"), (Overlay::Entities, "entities"), (Overlay::Figures, "figures")];

/// Text, list or figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The article with its marks.
    #[default]
    Text,
    /// Sources and statements in tables.
    List,
    /// Figures on scales, dates on a line.
    Figures,
    /// The article, its sources hidden until the reader has chosen them.
    Classroom,
}

/// All views with their outer names, in order.
pub const VIEWS: [(&str, View); 4] = [
    ("text", View::Text),
    ("list", View::List),
    ("figures", View::Figures),
    ("classroom", View::Classroom),
];

impl View {
    /// Its outer name.
    pub fn name(self) -> &'static str {
        VIEWS[self as usize].0
    }

    /// Whether the article is to be seen.
    pub fn shows_article(self) -> bool {
        matches!(self, View::Text | View::Classroom)
    }

    /// The view of an outer name.
    pub fn named(name: &str) -> Option<View> {
        VIEWS.iter().find(|(known, _)| *known == name).map(|(_, view)| *view)
    }
}

/// The toolbar; all overlays on, the text in view.
pub fn toolbar(desk: &Desk) -> Draft {
    let words = desk.words;
    let tools = dom::element("div")
        .class("tools")
        .part("toolbar")
        .with("role", "group")
        .with("aria-label", words.toolbar);
    let tools = overlays(desk, tools);
    let views =
        dom::element("span").class("views").with("role", "group").with("aria-label", words.views);
    let labels = [words.view_text, words.view_list, words.view_figures, words.view_classroom];
    let views = VIEWS.iter().zip(labels).fold(views, |views, ((name, view), label)| {
        let button = dom::element("button")
            .class("view")
            .part("view")
            .with("type", "button")
            .with("data-view", name);
        let pressed = dom::truth(*view == View::Text);
        views.child(&button.with("aria-pressed", pressed).text(label))
    });
    let [button, panel] = settings(desk);
    tools.child(&verbatim(desk).with("data-wide", "")).child(&views).child(&button).child(&panel)
}

/// The switches of the three overlays; in narrow windows they stand in the settings.
pub fn overlays(desk: &Desk, into: Draft) -> Draft {
    let words = desk.words;
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
pub fn verbatim(desk: &Desk) -> Draft {
    toggle(desk.words.only_verbatim, false).with("data-verbatim-only", "")
}

/// A switch that is on or off.
pub fn toggle(label: &str, on: bool) -> Draft {
    dom::element("button")
        .class("toggle")
        .part("toggle")
        .with("type", "button")
        .with("aria-pressed", dom::truth(on))
        .text(label)
}
