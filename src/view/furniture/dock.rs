//! The furniture of an article that stands in a publisher's page: a bar over the foot of the window
//! while the article is in view, and a drawer that opens from it. All of it is out of the flow, so
//! nothing moves when it comes or goes.

use super::presenter::Presenter;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view_model::Badge;

/// The dock: a drawer with the legend over a bar with the strip.
pub fn dock(presenter: &Presenter, strip: &DomRecipe, legend: &DomRecipe) -> DomRecipe {
    let words = presenter.words;
    let opened =
        dom::element("div").class("drawer").part("drawer").with("id", "drawer").with("hidden", "");
    let opened = opened.child(legend);
    let named = presenter
        .model
        .rows()
        .iter()
        .filter(|row| matches!(row.tag.badge, Badge::Number(_)))
        .count();
    let count = presenter.counted(named, (words.source, words.sources));
    let button = dom::element("button").class("open").with("type", "button").with("data-dock", "");
    let button = button.with("aria-expanded", "false").with("aria-controls", "drawer").text(&count);
    let close =
        dom::element("button").class("close").with("type", "button").with("data-undock", "");
    let bar = dom::element("div").class("bar").part("bar");
    let bar = bar.child(&button).child(strip).child(&close.with("aria-label", words.close));
    let dock = dom::element("div")
        .class("dock")
        .part("dock")
        .with("role", "group")
        .with("aria-label", words.toolbar);
    dock.child(&opened).child(&bar)
}
