//! The furniture of an article that stands in a publisher's page: a bar over the foot of the window
//! while the article is in view, and a drawer that opens from it. All of it is out of the flow, so
//! nothing moves when it comes or goes.

use web_sys::Element;

use super::state::Shared;
use crate::view::browser::dom;

/// The bar wants so much of the window's width, if it has it.
const WIDEST: f64 = 640.0;
const NARROWEST: f64 = 320.0;
/// Between the bar and the window's edges.
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

    /// The bar's button was pressed: the drawer opens or closes.
    pub fn toggle_drawer(&self) {
        let open = self.dock().is_some_and(|dock| dock.has_attribute("data-open"));
        self.open_drawer(!open);
    }

    /// Opens or closes the drawer; says whether that changed anything.
    pub fn open_drawer(&self, open: bool) -> bool {
        let Some(dock) = self.dock().filter(|dock| dock.has_attribute("data-open") != open) else {
            return false;
        };
        dom::flag(&dock, "data-open", open);
        dom::unset(&dock, "data-small");
        for drawer in self.shadow.all(".drawer") {
            dom::flag(&drawer, "hidden", !open);
        }
        for button in self.shadow.all("[data-dock]") {
            dom::set(&button, "aria-expanded", dom::truth(open));
        }
        true
    }

    /// The bar's close button was pressed: the drawer goes, or else the bar becomes small.
    pub fn close_dock(&self) {
        if !self.open_drawer(false)
            && let Some(dock) = self.dock()
        {
            dom::flag(&dock, "data-small", true);
        }
        self.focus_dock();
    }

    /// Escape in the dock: the drawer closes. Says whether it was open.
    pub fn leave_drawer(&self) -> bool {
        let closed = self.open_drawer(false);
        if closed {
            self.focus_dock();
        }
        closed
    }

    /// Scrolls to where a new view begins, if that is not in the window.
    pub fn show_start(&self) {
        let shown = self.in_view();
        if dom::rect(&shown).top < 0.0 {
            shown.scroll_into_view();
        }
    }

    /// The article, or what is shown in its place.
    fn in_view(&self) -> Element {
        let other = self
            .shadow
            .all(".cols")
            .into_iter()
            .next()
            .filter(|_| !self.view.get().shows_article());
        other.unwrap_or_else(|| self.article.clone())
    }

    fn focus_dock(&self) {
        for button in self.shadow.all("[data-dock]") {
            dom::focus(&button);
        }
    }

    fn dock(&self) -> Option<Element> {
        self.shadow.is_docked().then(|| self.shadow.all(".dock").into_iter().next()).flatten()
    }
}
