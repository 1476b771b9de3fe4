//! The events that a host page hears: composed, bubbling, with details.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element};

use crate::view::browser::dom::object;

/// Tells the host page; says whether it may go on (nobody prevented it).
pub fn tell(host: &Element, name: &str, detail: &[(&str, JsValue)]) -> bool {
    let cancelable = name == "ql-card-open";
    let init = object(&[
        ("bubbles", true.into()),
        ("composed", true.into()),
        ("cancelable", cancelable.into()),
        ("detail", object(detail).into()),
    ]);
    match CustomEvent::new_with_event_init_dict(name, init.unchecked_ref()) {
        Ok(event) => host.dispatch_event(&event).unwrap_or(true),
        Err(_) => true,
    }
}
