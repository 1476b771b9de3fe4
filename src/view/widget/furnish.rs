//! Builds the furniture, in the order in which a reader needs it.

use web_sys::Node;

use super::state::{Shared, Stage};
use crate::interaction::choices::Verbosity;
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::browser::style_sheets::{Adopted, Sheet};
use crate::view::furniture::dock::dock;
use crate::view::furniture::presenter::Presenter;
use crate::view::furniture::toolbar::toolbar;
use crate::view::furniture::{legend, settings, strip};

impl Shared {
    /// Builds what takes room beside the text, before the page is painted.
    pub fn furnish(&self) {
        if self.closed.get() || self.stage.get() >= Stage::Beside {
            return;
        }
        self.stage.set(Stage::Beside);
        self.adopt(&self.shadow.root, Sheet::Furniture);
        if self.shadow.is_docked() {
            self.adopt(&self.shadow.root, Sheet::Dock);
        }
        self.shadow.furnish(&self.furniture());
        self.arrange_dock();
    }

    /// The toolbar, around the article in a slot, or docked; and the places for all the rest.
    fn furniture(&self) -> DomRecipe {
        let (frame, presenter, state) = (&self.shadow, &self.presenter(), self.state());
        let (strip, legend) = (
            strip::strip(presenter),
            legend::legend(presenter).flag("hidden", !state.has_legend()),
        );
        let whole = dom::element("div").part("frame").with("lang", presenter.words.locale);
        let columns = dom::element("div").class("cols").part("columns");
        let skip = dom::element("button")
            .class("skip")
            .part("skip")
            .with("type", "button")
            .does(Command::Skip);
        // Where the markers are silent the list says what they would.
        let list = dom::element("button")
            .class("skip")
            .part("skip")
            .with("type", "button")
            .does(Command::ShowListInstead);
        let list = list.flag("hidden", state.verbosity() != Verbosity::Off);
        let list = list.text(presenter.words.list_instead);
        let before = [skip.text(presenter.words.skip), list];
        let end = dom::element("span").with("data-end", "").with("tabindex", "-1");
        let slot = dom::element("slot");
        if frame.is_docked() {
            let whole = whole.class("ql docked");
            let whole = if frame.is_around() {
                before.iter().fold(whole, DomRecipe::child).child(&slot)
            } else {
                whole
            };
            whole.child(&end).child(&columns).child(&dock(presenter, &strip, &legend))
        } else {
            let top = dom::element("div")
                .class("top")
                .part("top")
                .child(&toolbar(presenter))
                .child(&strip);
            let text = before
                .iter()
                .chain(&reread(presenter))
                .fold(dom::element("div").class("text"), DomRecipe::child);
            let text = text.child(&slot).child(&end);
            whole.class("ql").child(&top).child(&columns.child(&text).child(&legend))
        }
    }

    /// Builds the rest: rows of the legend, segments of the strip, settings, drawer, the styles of
    /// what opens. A frame after the text, or as soon as a hand or the host stirs.
    pub fn complete(&self) {
        self.furnish();
        if self.closed.get() || self.stage.get() == Stage::Whole {
            return;
        }
        self.stage.set(Stage::Whole);
        let (presenter, frame) = (&self.presenter(), &self.shadow);
        self.adopt(&self.article.get_root_node(), Sheet::States);
        self.adopt(&frame.root, Sheet::Panels);
        frame.put_first(".drawer", || {
            reread(presenter)
                .iter()
                .chain([&toolbar(presenter)])
                .fold(DomRecipe::default(), DomRecipe::child)
        });
        frame.put_first(".settings", || settings::content(presenter, self.state().verbosity()));
        self.fill_telling(presenter);
        self.fit();
    }

    fn adopt(&self, root: &Node, sheet: Sheet) {
        self.sheets.borrow_mut().extend(Adopted::by(root, sheet));
    }
}

/// That the reading that came along was of another text, where it was.
fn reread(presenter: &Presenter) -> Option<DomRecipe> {
    presenter
        .model
        .is_reread()
        .then(|| dom::element("p").class("note").text(presenter.words.reread))
}
