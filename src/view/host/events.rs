//! The events that a host page hears: composed, bubbling, with details.

use std::error::Error;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Element};

use crate::reading::json_form::JsonError;
use crate::view::browser::dom::object;
use crate::view_model::ViewModel;

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

/// Tells the host what went wrong.
pub fn complain(host: &Element, error: &dyn Error) {
    tell(host, "ql-error", &[("message", error.to_string().into())]);
}

/// Tells the host that the marks stand, and what of its own does not fit. Each event may change
/// anything.
pub fn announce(host: &Element, model: &ViewModel, stale: Option<&JsonError>) {
    let count = |n: usize| JsValue::from(n as u32);
    let reading = model.reading();
    let detail = [
        ("statements", count(model.statements().len())),
        ("sources", count(reading.sources.len())),
        ("entities", count(reading.entities.len())),
        ("figures", count(reading.figures.len())),
    ];
    tell(host, "ql-ready", &detail);
    if let Some(error) = stale {
        complain(host, error);
    }
    for lost in model.unanchored() {
        let why = if lost.ambiguous { "several statements have" } else { "no statement has" };
        let message = format!(
            "quellenlupe: a correction was not made, {why} the words or place {:?}",
            lost.statement
        );
        tell(host, "ql-error", &[("message", message.into())]);
    }
}
