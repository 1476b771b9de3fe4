//! The few helpers that DOM in the page takes; what makes new DOM is in `draft`.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, ShadowRoot, Window};

pub use super::recipe::{DomRecipe, copy, element, svg};
use crate::compact::Collect;
use crate::interaction::geometry::Rect;

#[wasm_bindgen(module = "/view/browser/browser.js")]
extern "C" {
    fn bounds(element: &Element) -> web_sys::DomRect;
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets an empty attribute or takes it away.
pub fn flag(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// The value of an attribute that says yes or no.
pub fn truth(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// Takes an attribute away.
pub fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Sets a style property through the CSSOM.
pub fn set_style(element: &Element, property: &str, value: &str) {
    let _ = element.unchecked_ref::<web_sys::HtmlElement>().style().set_property(property, value);
}

/// The nearest element around an event's target, itself included, that a selector matches.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    element_of(event.target())?.closest(selector).ok().flatten()
}

/// An event target as element; a text node stands for its parent.
pub fn element_of(target: Option<web_sys::EventTarget>) -> Option<Element> {
    // Not `dyn_into`: an element of a frame is no instance of this window's `Element`.
    let node: Node = target?.unchecked_into();
    if node.node_type() == Node::ELEMENT_NODE {
        Some(node.unchecked_into())
    } else {
        node.parent_element()
    }
}

/// The rectangle of an element, in CSS pixels of the viewport; of what is in it, where it has no box
/// itself.
pub fn rect(element: &Element) -> Rect {
    rect_of(&bounds(element))
}

/// The rectangles of an element's lines.
pub fn lines(element: &Element) -> Vec<Rect> {
    let list = element.get_client_rects();
    (0..list.length())
        .filter_map(|i| list.get(i))
        .map(|r| rect_of(&r))
        .filter(|r| r.width() > 0.0)
        .collect_vec()
}

fn rect_of(r: &web_sys::DomRect) -> Rect {
    Rect::new(r.left(), r.top(), r.width(), r.height())
}

/// A share as a CSS percentage with two digits. In whole numbers: printing floats is the largest
/// code a first opening would load.
pub fn percent(share: f64) -> String {
    let hundredths = (share.clamp(0.0, 1.0) * 10_000.0).round() as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The boxes that an element scrolls in, each with the place where its content is seen: the nearest
/// of the page's own, if there is one, and the window.
pub fn scrollers(window: &Window, element: &Element) -> Vec<(Element, Rect)> {
    let scrolls = |up: &Element| {
        let style = window.get_computed_style(up).ok().flatten();
        let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
        up.scroll_height() > up.client_height()
            && matches!(overflow.as_deref(), Some("auto" | "scroll"))
    };
    let inside =
        std::iter::successors(element.parent_element(), |up| up.parent_element()).find(scrolls);
    let size = |size: Result<JsValue, JsValue>| {
        size.ok().and_then(|size| size.as_f64()).unwrap_or_default()
    };
    let seen = Rect::new(0.0, 0.0, size(window.inner_width()), size(window.inner_height()));
    let whole = window
        .document()
        .and_then(|document| document.scrolling_element())
        .map(|whole| (whole, seen));
    inside.map(|inside| (inside.clone(), rect(&inside))).into_iter().chain(whole).collect_vec()
}

/// Scrolls at once, also where the page scrolls smoothly: the card would be placed before the end.
pub fn scroll(of: &Element, by: f64) {
    let options = object(&[("behavior", "instant".into()), ("top", by.into())]);
    of.scroll_by_with_scroll_to_options(options.unchecked_ref());
}

/// The element with focus in the tree of a node: the page's, or that of a shadow root.
pub fn active(of: &Node) -> Option<Element> {
    let root = of.get_root_node();
    // Not `dyn_ref`: a document of a frame is no instance of this window's `Document`.
    match root.node_type() {
        Node::DOCUMENT_NODE => root.unchecked_ref::<Document>().active_element(),
        Node::DOCUMENT_FRAGMENT_NODE => root.unchecked_ref::<ShadowRoot>().active_element(),
        _ => None,
    }
}

/// A length in CSS pixels with one digit.
pub fn pixels(length: f64) -> String {
    let tenths = (length * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}px", tenths.abs() / 10, tenths.abs() % 10)
}

/// Moves focus without scrolling.
pub fn focus(element: &Element) {
    let options = object(&[("preventScroll", true.into())]);
    let _ =
        element.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(options.unchecked_ref());
}

/// A plain object: what the browser takes options as. Less code than a type for each.
pub fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// Milliseconds of the page's clock.
pub fn now(window: &Window) -> f64 {
    window.performance().map_or(0.0, |clock| clock.now())
}
