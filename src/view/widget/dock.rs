//! The bar over the foot of the window and its drawer: where they are, and when they open.

use std::rc::Rc;

use web_sys::Element;

use super::state::Shared;
use crate::interaction::command::Command;
use crate::interaction::state::Dock;
use crate::view::browser::dom;

/// Width in CSS pixels that the bar gets where the window has it.
const WIDEST: f64 = 640.0;
/// Width in CSS pixels that the bar has at least, where the article is narrower.
const NARROWEST: f64 = 320.0;
/// Distance in CSS pixels between the bar and the window's edges.
const MARGIN: f64 = 8.0;

impl Shared {
    /// Puts the dock where the article's column is, away while none of the article is in view, and
    /// small where its end is: there the bar would stand over text that cannot be scrolled
    /// clear.
    pub fn arrange_dock(&self) {
        let Some(dock) = self.dock() else { return };
        let article = dom::rect(&self.in_view());
        let Some(page) = self.document.document_element() else { return };
        let (width, height) = (f64::from(page.client_width()), f64::from(page.client_height()));
        let bar = article.width().clamp(NARROWEST, WIDEST).min(width - 2.0 * MARGIN);
        // Not `clamp`: it can print its bounds, and printing floats is much code.
        let left = article.left.min(width - MARGIN - bar).max(MARGIN);
        dom::set_style(&dock, "--left", &format!("{}px", left.round() as i32));
        dom::set_style(&dock, "--width", &format!("{}px", bar.round() as i32));
        dom::flag(&dock, "data-away", article.bottom <= 0.0 || article.top >= height);
        dom::flag(&dock, "data-ends", article.bottom <= height);
    }

    /// Opens or closes the drawer; returns whether that changed anything.
    pub fn open_drawer(self: &Rc<Self>, open: bool) -> bool {
        let is_open = self.state().dock() == Dock::Drawer;
        let changes = self.shadow.is_docked() && is_open != open;
        if changes {
            self.change(Command::ToggleDrawer);
        }
        changes
    }

    /// Closes the drawer and gives focus back to its button; returns whether it was open.
    pub fn leave_drawer(self: &Rc<Self>) -> bool {
        let closed = self.open_drawer(false);
        if closed {
            self.focus_dock();
        }
        closed
    }

    /// Moves focus to the button of the bar.
    pub fn focus_dock(&self) {
        for button in self.shadow.all_that_do(Command::ToggleDrawer) {
            dom::focus(&button);
        }
    }

    fn dock(&self) -> Option<Element> {
        self.shadow.is_docked().then(|| self.shadow.all(".dock").into_iter().next()).flatten()
    }
}
