//! The one card: its element, where it stands and whether it has focus. When it opens is
//! `card_state`'s business.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ShadowRoot, Window};

use crate::interaction::geometry::{Point, Rect};
use crate::interaction::placement::{self, Room, SHEET_BELOW};
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::card::Content;

/// The card's element in the shadow root.
pub struct HoverCard {
    element: Element,
    /// Before which the content stands.
    end: Element,
}

impl HoverCard {
    /// An empty, hidden card in `root`.
    pub fn new(root: &ShadowRoot) -> Self {
        let element = dom::element("div")
            .class("card")
            .part("card")
            .with("popover", "manual")
            .with("role", "dialog")
            .with("aria-labelledby", "card-heading")
            .with("tabindex", "-1");
        // The host's own words, which stay while the content changes: WebKit lays the whole slotted
        // article out anew when a slot comes, and loses the scroll position over it.
        let slot = |name: &str| dom::element("slot").with("name", name);
        let end = slot("card-footer").element();
        let element = element.child(&slot("card-header")).element();
        let _ = element.append_child(&end);
        let _ = root.append_child(&element);
        HoverCard { element, end }
    }

    /// The card's element, for listeners.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Puts content in.
    pub fn fill(&self, content: Content) {
        self.empty();
        let pieces = content.pieces.iter().fold(DomRecipe::default(), DomRecipe::child);
        let _ = self.element.insert_before(&pieces.make(), Some(&self.end));
        match content.hue {
            Some(hue) => dom::set(&self.element, "data-ql-s", &hue.to_string()),
            None => dom::unset(&self.element, "data-ql-s"),
        }
        self.element.set_scroll_top(0);
    }

    /// Makes the host's link that the trigger stands in the card's first action: a tap on it has
    /// opened the card instead.
    pub fn offer_link(&self, link: &Element, label: &str) {
        let address = link.get_attribute("href").unwrap_or_default();
        let own = dom::element("a")
            .class("link")
            .part("link")
            .with("href", &address)
            .text(label)
            .element();
        if let Ok(Some(heading)) = self.element.query_selector("#card-heading") {
            let _ = heading.after_with_node_1(&own);
        }
    }

    /// Focus on the control of this name if there is one that can be used, else on the card.
    pub fn focus(&self, key: Option<&str>) {
        let again = key.and_then(|key| {
            self.element.query_selector(&format!("[data-key={key}]:enabled")).ok().flatten()
        });
        dom::focus(again.as_ref().unwrap_or(&self.element));
    }

    fn empty(&self) {
        while let Some(piece) =
            self.end.previous_element_sibling().filter(|piece| piece.local_name() != "slot")
        {
            piece.remove();
        }
    }

    /// Shows it at `trigger`, from where Tab leads into it.
    pub fn show(&self, trigger: &Element) {
        let card: &HtmlElement = self.element.unchecked_ref();
        if self.is_shown() {
            let _ = card.hide_popover();
        }
        let options = dom::object(&[("source", trigger.into())]);
        let _ = card.show_popover_with_options(options.unchecked_ref());
    }

    /// Hides and empties it.
    pub fn hide(&self) {
        if self.is_shown() {
            let _ = self.element.unchecked_ref::<HtmlElement>().hide_popover();
        }
        self.empty();
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        self.hide();
        self.element.remove();
    }

    /// Returns whether it is shown.
    pub fn is_shown(&self) -> bool {
        self.element.matches(":popover-open").unwrap_or(false)
    }

    /// Returns whether an element of the shadow root is the card or in it.
    pub fn holds(&self, element: Option<&Element>) -> bool {
        element.is_some_and(|element| self.element.contains(Some(element)))
    }

    /// Returns whether text inside it is selected.
    pub fn has_selection(&self, window: &Window, root: &ShadowRoot) -> bool {
        let Ok(Some(selection)) = window.get_selection() else { return false };
        // `is_collapsed` does not tell: to the page, a selection inside a shadow root is a point.
        let ranges = composed_ranges(&selection, root);
        let range = ranges.map(|ranges| ranges.get(0));
        range.filter(JsValue::is_object).is_some_and(|range| {
            let get = |name: &str| Reflect::get(&range, &name.into()).unwrap_or_default();
            let container: web_sys::Node = get("startContainer").unchecked_into();
            let collapsed = get("collapsed").is_truthy();
            !collapsed && self.element.contains(Some(&container))
        })
    }

    /// Returns whether it stands as a sheet at the bottom.
    pub fn is_sheet(&self) -> bool {
        self.element.class_list().contains("sheet")
    }

    /// Its rectangle in the viewport.
    pub fn rect(&self) -> Rect {
        dom::rect(&self.element)
    }

    /// Shows or hides the close button: pinned and touched cards have one.
    pub fn closable(&self, on: bool) {
        if let Ok(Some(button)) = self.element.query_selector("[data-do=close]") {
            dom::flag(&button, "hidden", !on);
            let _ = self.element.class_list().toggle_with_force("closable", on);
        }
    }

    /// Puts it at the trigger: a sheet at the bottom of narrow windows, else beside the line that
    /// the pointer is at. `column` is the article's left and right edge.
    pub fn place(
        &self,
        window: &Window,
        trigger: &Element,
        pointer: Option<Point>,
        statement: Option<(f64, f64)>,
        column: (f64, f64),
    ) {
        let size = |value: Result<wasm_bindgen::JsValue, _>| {
            value.ok().and_then(|v: wasm_bindgen::JsValue| v.as_f64()).unwrap_or(0.0)
        };
        let (width, height) = (size(window.inner_width()), size(window.inner_height()));
        let sheet = width < SHEET_BELOW;
        let _ = self.element.class_list().toggle_with_force("sheet", sheet);
        for property in ["left", "top", "max-height"] {
            dom::set_style(&self.element, property, "");
        }
        if sheet {
            self.closable(true);
            self.scroll_clear(window, trigger, height);
            return;
        }
        let Some(line) = placement::nearest_line(&dom::lines(trigger), pointer) else { return };
        let anchor = placement::clear_of(line, statement, height);
        let card = self.rect();
        // Without the scroll bar, which a window's width counts.
        let page = window.document().and_then(|document| document.document_element());
        let viewport =
            Rect::new(0.0, 0.0, page.map_or(width, |page| f64::from(page.client_width())), height);
        let place = placement::place(&Room {
            anchor,
            viewport,
            column,
            card: (card.width(), card.height()),
        });
        // In the page's coordinates, so that it scrolls with the text.
        let (x, y) = (window.scroll_x().unwrap_or(0.0), window.scroll_y().unwrap_or(0.0));
        dom::set_style(&self.element, "left", &dom::pixels(place.rect.left + x));
        dom::set_style(&self.element, "top", &dom::pixels(place.rect.top + y));
        if place.rect.height() < card.height() {
            dom::set_style(&self.element, "max-height", &dom::pixels(place.rect.height()));
        }
    }

    /// Scrolls so that the trigger stands two lines clear above the sheet.
    fn scroll_clear(&self, window: &Window, trigger: &Element, height: f64) {
        let line = 30.0;
        let lowest = self.rect().top.min(height) - 2.0 * line;
        for (of, _) in dom::scrollers(window, trigger) {
            let at = dom::rect(trigger);
            if at.bottom > lowest || at.top < 2.0 * line {
                dom::scroll(&of, at.bottom - lowest);
            }
        }
    }
}

/// `selection.getComposedRanges({ shadowRoots: [root] })`, where the browser has it.
fn composed_ranges(selection: &web_sys::Selection, root: &ShadowRoot) -> Option<Array> {
    let method: Function =
        Reflect::get(selection, &"getComposedRanges".into()).ok()?.dyn_into().ok()?;
    let options = dom::object(&[("shadowRoots", Array::of1(root).into())]);
    method.call1(selection, &options).ok()?.dyn_into().ok()
}
