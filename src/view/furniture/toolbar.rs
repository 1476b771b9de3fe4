//! The switches over the article: three overlays, "nur wörtlich", text, list or figures, and the
//! reader's settings.

use super::presenter::Presenter;
use super::settings::settings;
use super::switches::{overlays, verbatim};
use crate::interaction::choices::{VIEWS, View};
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};

/// The toolbar; all overlays on, the text in view.
pub fn toolbar(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let tools = dom::element("div")
        .class("tools")
        .part("toolbar")
        .with("role", "group")
        .with("aria-label", words.toolbar);
    let tools = overlays(presenter, tools);
    let views =
        dom::element("span").class("views").with("role", "group").with("aria-label", words.views);
    let labels = [words.view_text, words.view_list, words.view_figures, words.view_classroom];
    let views = VIEWS.iter().zip(labels).fold(views, |views, ((_, view), label)| {
        let button = dom::element("button")
            .class("view")
            .part("view")
            .with("type", "button")
            .does(Command::Show(*view));
        let pressed = dom::truth(*view == View::Text);
        views.child(&button.with("aria-pressed", pressed).text(label))
    });
    let [button, panel] = settings(presenter);
    tools
        .child(&verbatim(presenter).with("data-wide", ""))
        .child(&views)
        .child(&button)
        .child(&panel)
}
