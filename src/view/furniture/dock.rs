//! The furniture of an article that stands in a publisher's page: a bar over the foot of the window
//! while the article is in view, and a drawer that opens from it. All of it is out of the flow, so
//! nothing moves when it comes or goes.

use super::presenter::Presenter;
use super::quiz_words;
use super::shadow_host::ShadowHost;
use crate::interaction::command::Command;
use crate::interaction::state::{Dock, State};
use crate::view::browser::dom::{self, DomRecipe};
use crate::view_model::{Badge, Quiz};

/// The dock: a drawer with the legend over a bar with the strip.
pub fn dock(presenter: &Presenter, strip: &DomRecipe, legend: &DomRecipe) -> DomRecipe {
    let words = presenter.words;
    let opened =
        dom::element("div").class("drawer").part("drawer").with("id", "drawer").with("hidden", "");
    let opened = opened.child(legend);
    let count = label(presenter, None);
    let button =
        dom::element("button").class("open").with("type", "button").does(Command::ToggleDrawer);
    let button = button.with("aria-expanded", "false").with("aria-controls", "drawer").text(&count);
    let close =
        dom::element("button").class("close").with("type", "button").does(Command::CloseDock);
    let bar = dom::element("div").class("bar").part("bar");
    let bar = bar.child(&button).child(strip).child(&close.with("aria-label", words.close));
    let dock = dom::element("div")
        .class("dock")
        .part("dock")
        .with("role", "group")
        .with("aria-label", words.toolbar);
    dock.child(&opened).child(&bar)
}

/// "6 Quellen"; in classroom mode how far the reader is.
fn label(presenter: &Presenter, quiz: Option<&Quiz>) -> String {
    let words = presenter.words;
    if let Some(quiz) = quiz {
        return quiz_words::progress(presenter, quiz);
    }
    if presenter.model.reading().is_foreign() {
        return words.not_german.into();
    }
    if presenter.model.statements().is_empty() {
        return words.nothing_said.into();
    }
    let rows = presenter.model.rows().iter();
    let named = rows.filter(|row| matches!(row.tag.badge, Badge::Number(_))).count();
    presenter.counted(named, (words.source, words.sources))
}

/// Opens and closes the drawer, makes the bar small, and says on its button what there is.
pub fn refresh(shadow: &ShadowHost, presenter: &Presenter, state: &State) {
    let (open, small) = (state.dock() == Dock::Drawer, state.dock() == Dock::Small);
    for dock in shadow.all(".dock") {
        dom::flag(&dock, "data-open", open);
        dom::flag(&dock, "data-small", small);
    }
    for drawer in shadow.all(".drawer") {
        dom::flag(&drawer, "hidden", !open);
    }
    for button in shadow.all_that_do(Command::ToggleDrawer) {
        dom::set(&button, "aria-expanded", dom::truth(open));
        button.set_text_content(Some(&label(presenter, state.quiz())));
    }
}
