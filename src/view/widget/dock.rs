//! The bar over the foot of the window and its drawer: where they are, and when they open.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::state::Shared;
use crate::compact::order;
use crate::interaction::command::Command;
use crate::interaction::geometry::Rect;
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
        let (left, bar) = place(article, width);
        dom::set_style(&dock, "--left", &format!("{}px", left.round() as i32));
        dom::set_style(&dock, "--width", &format!("{}px", bar.round() as i32));
        let out = article.bottom <= 0.0 || article.top >= height;
        dom::flag(&dock, "data-away", out || self.has_rival(article, width, height));
        dom::flag(&dock, "data-ends", article.bottom <= height);
        // Inside a box with a transform or the like, "fixed" is not the window.
        if (dom::rect(&dock).bottom - height).abs() > 2.0 && !dock.has_attribute("popover") {
            dom::set(&dock, "popover", "manual");
            let _ = dock.unchecked_ref::<HtmlElement>().show_popover();
        }
    }

    /// The same where widths have changed too: numbers and markers keep to their room.
    pub fn fit(&self) {
        self.arrange_dock();
        if let Some(page) = self.document.document_element().filter(|_| self.shadow.is_docked()) {
            thin_out(&self.shadow.all(".bar ol.line b"));
            self.marks().keep_within(f64::from(page.client_width()));
        }
    }

    /// Returns whether the bar of another article, nearer to the middle of the window, stands where
    /// that of this one would.
    fn has_rival(&self, article: Rect, width: f64, height: f64) -> bool {
        let Ok(all) = self.document.query_selector_all("[data-ql-docked]") else { return false };
        let middle = height / 2.0;
        let distance = |of: Rect| (of.top - middle).max(middle - of.bottom).max(0.0);
        let (left, bar) = place(article, width);
        let others = (0..all.length()).filter_map(|at| all.item(at));
        let mut before = true;
        others.map(|other| other.unchecked_into::<Element>()).any(|other| {
            if other == self.article {
                before = false;
                return false;
            }
            let other = dom::rect(&other);
            let (from, wide) = place(other, width);
            let nearer = distance(other) < distance(article)
                || before && distance(other) == distance(article);
            nearer && from < left + bar && left < from + wide
        })
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

/// Left edge and width of the bar of an article, in a window of this width.
fn place(article: Rect, width: f64) -> (f64, f64) {
    let bar = article.width().clamp(NARROWEST, WIDEST).min(width - 2.0 * MARGIN);
    // Not `clamp`: it can print its bounds, and printing floats is much code.
    (article.left.min(width - MARGIN - bar).max(MARGIN), bar)
}

/// Hides the numbers that would stand over the one before them.
fn thin_out(numbers: &[Element]) {
    let mut placed: Vec<(&Element, Rect)> =
        numbers.iter().map(|number| (number, dom::rect(number))).collect();
    order::by_number(&mut placed, |(_, rect)| rect.left.max(0.0) as u64);
    let mut end = f64::MIN;
    for (number, rect) in placed {
        let fits = rect.left >= end;
        dom::flag(number, "data-hidden", !fits);
        end = if fits { rect.right } else { end };
    }
}
