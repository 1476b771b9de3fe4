//! The options of an embedder: of `mount`, or as attributes of `<quellen-lupe>`.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::error::{MountError, shown};
use crate::compact::{capitalised, decimal};
use crate::correction::Correction;
use crate::interaction::choices::{
    BAR_PLACES, BarPlace, TAB_STOPS, THEMES, TabStops, Theme, VERBOSITIES, VIEWS, Verbosity, View,
    one_of,
};
use crate::interaction::timing::Delays;
use crate::reading::date::DateTime;
use crate::view::wording::messages::Messages;

/// Everything that may be set.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Language of the interface (BCP 47); the page's where unset and known, else German.
    pub lang: Option<String>,
    /// Colours.
    pub theme: Theme,
    /// The place of the bar.
    pub bar: BarPlace,
    /// Without the legend.
    pub no_legend: bool,
    /// The first view.
    pub mode: View,
    /// The amount that the marks say to a screen reader.
    pub verbosity: Verbosity,
    /// The marks at which Tab stops.
    pub tab_stops: TabStops,
    /// The host's own texts, by their names.
    pub messages: Vec<(String, String)>,
    /// Leaves the page's address and history alone.
    pub no_links: bool,
    /// An editor's corrections of the reading.
    pub corrections: Vec<Correction>,
    /// Waiting times of the card.
    pub delays: Delays,
    /// The article as plain text, for a host that holds none.
    pub text: Option<String>,
    /// Shows the embedded article, where the host holds none.
    pub sample: bool,
    /// The article's date, where its text gives none.
    pub date: Option<DateTime>,
    /// A reading made beforehand, as `quellenlupe read` prints it.
    pub reading: Option<JsValue>,
}

/// The attributes that `<quellen-lupe>` understands, each an option with hyphens; `src` is the
/// address of a `reading`.
pub const ATTRIBUTES: [&str; 15] = [
    "src",
    "lang",
    "theme",
    "bar",
    "legend",
    "links",
    "corrections",
    "mode",
    "open-delay",
    "close-delay",
    "focus-open",
    "verbosity",
    "tab-stops",
    "date",
    "sample",
];

/// The names that it understands as properties alone.
pub const PROPERTIES: [&str; 3] = ["text", "reading", "messages"];

impl Options {
    /// From the second argument of `mount` or `read`.
    ///
    /// # Errors
    /// [`MountError`] naming the option.
    pub fn from_js(value: &JsValue) -> Result<Options, MountError> {
        let mut options = Options::default();
        if value.is_undefined() || value.is_null() {
            return Ok(options);
        }
        let object = value.dyn_ref::<Object>().ok_or(MountError::NoObject)?;
        for key in Object::keys(object).iter().filter_map(|key| key.as_string()) {
            let value = Reflect::get(object, &key.as_str().into()).unwrap_or_default();
            if !value.is_undefined() {
                options.set(&key, &value)?;
            }
        }
        Ok(options)
    }

    /// From the attributes and properties of an element.
    ///
    /// # Errors
    /// [`MountError`] naming the attribute.
    pub fn from_attributes(element: &Element) -> Result<Options, MountError> {
        let mut options = Options::default();
        for name in PROPERTIES {
            let value = Reflect::get(element, &name.into()).unwrap_or_default();
            if !value.is_undefined() && !value.is_null() {
                options.set(name, &value)?;
            }
        }
        if !element.has_attributes() {
            return Ok(options);
        }
        for name in ATTRIBUTES.into_iter().filter(|name| *name != "src") {
            if let Some(value) = element.get_attribute(name) {
                let parsed: JsValue = match decimal(value.trim()) {
                    Some(number) => number.into(),
                    None => value.into(),
                };
                options.set(&camel(name), &parsed)?;
            }
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &JsValue) -> Result<(), MountError> {
        let bad = |wanted| MountError::BadOption(name.into(), shown(value), wanted);
        let text = || value.as_string().ok_or_else(|| bad("a text"));
        let switch = || match (value.as_bool(), value.as_string().as_deref()) {
            (Some(on), _) => Ok(on),
            (_, Some("on" | "true" | "")) => Ok(true),
            (_, Some("off" | "false")) => Ok(false),
            _ => Err(bad("on or off")),
        };
        let milliseconds = || {
            value
                .as_f64()
                .filter(|ms| (0.0..=60_000.0).contains(ms))
                .ok_or_else(|| bad("milliseconds from 0 to 60000"))
        };
        match name {
            "lang" => self.lang = Some(text()?),
            "theme" => {
                self.theme = one_of(&THEMES, &text()?).ok_or_else(|| bad("auto, light or dark"))?;
            }
            "mode" => {
                self.mode = one_of(&VIEWS, &text()?)
                    .ok_or_else(|| bad("text, list, figures or classroom"))?
            }
            "verbosity" => {
                self.verbosity =
                    one_of(&VERBOSITIES, &text()?).ok_or_else(|| bad("off, short or full"))?;
            }
            "tabStops" => {
                self.tab_stops =
                    one_of(&TAB_STOPS, &text()?).ok_or_else(|| bad("first, all or none"))?;
            }
            "messages" => self.messages = messages(value)?,
            "bar" => {
                self.bar = one_of(&BAR_PLACES, &text()?).ok_or_else(|| bad("dock or top"))?;
            }
            "legend" => self.no_legend = !switch()?,
            "corrections" => self.corrections = super::corrections::parse(value)?,
            "sample" => self.sample = switch()?,
            "links" => self.no_links = !switch()?,
            "openDelay" => self.delays.open = milliseconds()?,
            "closeDelay" => self.delays.close = milliseconds()?,
            "focusOpen" => self.delays.focus = Some(milliseconds()?),
            "text" => self.text = Some(text()?),
            "date" => {
                self.date = Some(
                    DateTime::parse_iso(&text()?).ok_or_else(|| bad("a date like 2024-10-31"))?,
                )
            }
            "reading" if value.is_object() => self.reading = Some(value.clone()),
            "reading" => return Err(bad("a reading as an object")),
            _ => return Err(MountError::UnknownOption(name.into())),
        }
        Ok(())
    }
}

fn messages(value: &JsValue) -> Result<Vec<(String, String)>, MountError> {
    let bad = |name: &str, value: &JsValue, wanted| {
        MountError::BadOption(name.into(), shown(value), wanted)
    };
    let object =
        value.dyn_ref::<Object>().ok_or_else(|| bad("messages", value, "an object of texts"))?;
    let mut messages = Vec::new();
    for name in Object::keys(object).iter().filter_map(|key| key.as_string()) {
        let value = Reflect::get(object, &name.as_str().into()).unwrap_or_default();
        if !Messages::knows(&name) {
            return Err(MountError::UnknownMessage(name));
        }
        let text =
            value.as_string().ok_or_else(|| bad(&format!("messages.{name}"), &value, "a text"))?;
        messages.push((name, text));
    }
    Ok(messages)
}

/// "open-delay" → "openDelay"
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |camel, part| camel + &capitalised(part))
}
