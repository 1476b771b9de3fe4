//! An editor's corrections as an embedder hands them over: an array of objects, or its JSON in an
//! attribute.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::error::MountError;
use crate::correction::{Anchor, Correction};
use crate::reading::{Mode, SourceKind};

/// The corrections in a value.
///
/// # Errors
/// [`MountError`] naming the entry that does not fit, and what was wanted.
pub fn parse(value: &JsValue) -> Result<Vec<Correction>, MountError> {
    let bad = |at: &str, wanted| {
        MountError::BadOption(format!("corrections{at}"), super::error::shown(value), wanted)
    };
    let parsed = match value.as_string() {
        Some(json) => js_sys::JSON::parse(&json).map_err(|_| bad("", "JSON"))?,
        None => value.clone(),
    };
    let list = parsed.dyn_ref::<Array>().ok_or_else(|| bad("", "a list of corrections"))?;
    list.iter()
        .enumerate()
        .map(|(at, entry)| one(&entry).map_err(|wanted| bad(&format!("[{at}]"), wanted)))
        .collect()
}

fn one(entry: &JsValue) -> Result<Correction, &'static str> {
    let object = entry.dyn_ref::<Object>().ok_or("an object")?;
    let mut correction = Correction::default();
    let mut named = false;
    for key in Object::keys(object).iter().filter_map(|key| key.as_string()) {
        let value = Reflect::get(object, &key.as_str().into()).unwrap_or_default();
        let text = |wanted| value.as_string().ok_or(wanted);
        match key.as_str() {
            _ if value.is_undefined() => {}
            "statement" => (correction.statement, named) = (anchor(&value)?, true),
            "source" => correction.source = Some(text("a source by its name")?),
            "kind" => {
                let name = text("a kind of source")?;
                correction.kind =
                    Some(SourceKind::from_name(&name).ok_or("a kind of source like \"police\"")?);
            }
            "mode" => {
                let name = text("a kind of speech")?;
                correction.mode =
                    Some(Mode::from_name(&name).ok_or("a kind of speech like \"indirect\"")?);
            }
            "remove" => correction.remove = value.as_bool().ok_or("remove as true or false")?,
            "note" => correction.note = Some(text("a note as text")?),
            _ => return Err("statement, source, kind, mode, remove or note"),
        }
    }
    if named { Ok(correction) } else { Err("a statement by its words or [[begin, end]]") }
}

fn anchor(value: &JsValue) -> Result<Anchor, &'static str> {
    if let Some(words) = value.as_string() {
        return Ok(Anchor::Words(words));
    }
    let wanted = "a statement by its words or [[begin, end]]";
    let unit = |value: JsValue| {
        value.as_f64().filter(|at| *at >= 0.0 && at.fract() == 0.0).map(|at| at as u32)
    };
    let place = |part: JsValue| {
        let part = part.dyn_ref::<Array>()?;
        (part.length() == 2).then_some([unit(part.get(0))?, unit(part.get(1))?])
    };
    let places: Option<Vec<[u32; 2]>> =
        value.dyn_ref::<Array>().ok_or(wanted)?.iter().map(place).collect();
    Ok(Anchor::Places(places.ok_or(wanted)?))
}
