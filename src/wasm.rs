//! The functions for JavaScript: `mount`, `read`, and the element `<quellen-lupe>`. Takes options,
//! turns errors into `Error`. Must not know any rule of language or layout.

#![deny(clippy::unwrap_used, clippy::expect_used)]

use crate::compact::Collect;
use crate::view::host::error::MountError;
use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;

use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::lexicon::Lexicon;
use crate::read::{ReadOptions, read as read_article, read_blocks};
use crate::reading::Reading;
use crate::reading::json::{Json, JsonForm};
use crate::reading::json_form::{JsonError, JsonReading};
use crate::text::OffsetUnit;
use crate::view::article::text_nodes::Article;
use crate::view::host::events::{announce, complain};
use crate::view::host::options::{ATTRIBUTES, Options, PROPERTIES};
use crate::view::widget::Widget;

/// A mounted widget. It stays until `destroy`, also when the page forgets the handle.
#[wasm_bindgen]
pub struct Handle {
    /// Its number among [`MOUNTED`], until it is destroyed.
    number: Option<u32>,
}

#[wasm_bindgen]
impl Handle {
    /// Gives the page back as it was. A second call does nothing.
    pub fn destroy(&mut self) {
        if let Some(number) = self.number.take() {
            let at = |all: &[(u32, Rc<Widget>)]| all.iter().position(|(known, _)| *known == number);
            let widget = MOUNTED.with_borrow_mut(|all| at(all).map(|at| all.remove(at)));
            widget.iter().for_each(|(_, widget)| widget.close());
        }
    }
}

/// Shows an article with its sources: the one in `host`, else `options.text`, that of
/// `options.reading`, or with `options.sample` the embedded one.
///
/// # Errors
/// An `Error` whose message names the option, host or reading that does not fit.
#[wasm_bindgen(unchecked_return_type = "Handle")]
pub fn mount(
    host: Element,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<Handle, JsError> {
    let shown =
        Options::from_js(&options).map_err(Into::into).and_then(|options| show(&host, &options));
    let (widget, stale) = shown.map_err(to_js)?;
    let widget = Rc::new(widget);
    let number = MOUNTED.with_borrow_mut(|all| {
        let number = all.last().map_or(0, |(last, _)| last + 1);
        all.push((number, widget.clone()));
        number
    });
    announce(&host, &widget.presenter().model, stale.as_ref());
    widget.follow_address();
    Ok(Handle { number: Some(number) })
}

/// The reading of a text as a plain object; offsets count UTF-16 units.
///
/// # Errors
/// An `Error` whose message names the option that does not fit.
#[wasm_bindgen]
pub fn read(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    let options = Options::from_js(&options)?;
    let reading = analyse(text, &options);
    let document = JsonReading::document(text, &reading, OffsetUnit::Utf16);
    Ok(document.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Options of `mount`; those of `read` are `date` alone. */
export interface Options {
  /** Language of the interface: "de", "de-AT", "de-CH", "en". */
  lang?: string;
  /** Default: as the host's computed colour scheme says. */
  theme?: "auto" | "light" | "dark";
  /** Around a publisher's article: "dock", over the foot of the window, moves nothing (default); "top" takes room. */
  bar?: "dock" | "top";
  /** Default: true. */
  legend?: boolean;
  /** What an editor has found: each names a statement by its words, or by its parts as [[begin, end]]. */
  corrections?: Correction[];
  /** Whether steps appear in the page's address and its links open statements. Default: true. */
  links?: boolean;
  /** What is shown first (text). */
  mode?: "text" | "list" | "figures" | "classroom";
  /** How much the marks say to a screen reader (short); the reader may choose otherwise. */
  verbosity?: "off" | "short" | "full";
  /** Marks at which Tab stops (first); arrow keys reach all. */
  tabStops?: "first" | "all" | "none";
  /** Own texts of the interface, by the names in `src/view/wording/messages/en.rs` in camel case: `{ whoSpeaks: "Voices" }`. */
  messages?: Record<string, string>;
  /** Milliseconds until a card opens by hovering (500), closes after leaving (300), opens by focus (never). */
  openDelay?: number;
  closeDelay?: number;
  focusOpen?: number;
  /** Plain text to show in an empty host. */
  text?: string;
  /** Shows the embedded sample article in an empty host. Default: false. */
  sample?: boolean;
  /** The article's date, "2024-10-31", where its text gives none. */
  date?: string;
  /** A reading made beforehand with `quellenlupe read`, or by `read`. */
  reading?: object;
}

/** With nothing but `statement`: the statement was checked and is right. */
export interface Correction {
  statement: string | [number, number][];
  /** Who says it: a name that the article uses, or a new one, then with its kind. */
  source?: string;
  kind?: "government" | "authority" | "court" | "police" | "military" | "intelligence" | "party" | "politician" | "company"
    | "association" | "science" | "medium" | "person" | "eyewitness" | "document" | "unnamed" | "other";
  mode?: "direct" | "indirect" | "reported" | "free-indirect" | "indirect-free-indirect";
  /** It is no statement. */
  remove?: boolean;
  /** Shown in the card. */
  note?: string;
}

/** `<quellen-lupe>`: each attribute is a property too, and may change at any time. */
export interface QuellenLupeElement extends HTMLElement, Pick<Options, "text" | "reading" | "messages"> {
  /** Address of a reading to fetch. */
  src: string | null;
  theme: string | null;
  bar: string | null;
  legend: string | boolean | null;
  links: string | boolean | null;
  sample: string | boolean | null;
  corrections: string | Correction[] | null;
  mode: string | null;
  openDelay: string | number | null;
  closeDelay: string | number | null;
  focusOpen: string | number | null;
  verbosity: string | null;
  tabStops: string | null;
  date: string | null;
}

/** A mark: what it is, its place in the reading's list, and the element in the article that opens its card. */
export interface MarkDetail { kind: "statement" | "entity" | "figure"; index: number; trigger: Element; }

declare global {
  interface HTMLElementTagNameMap { "quellen-lupe": QuellenLupeElement; }
  interface HTMLElementEventMap {
    "ql-ready": CustomEvent<{ statements: number; sources: number; entities: number; figures: number }>;
    "ql-error": CustomEvent<{ message: string }>;
    "ql-card-open": CustomEvent<MarkDetail>;
    "ql-card-close": CustomEvent<MarkDetail>;
    "ql-navigate": CustomEvent<MarkDetail>;
    "ql-filter": CustomEvent<{ sources: string[]; verbatim: boolean }>;
  }
}
"#;

#[wasm_bindgen(module = "/view/browser/browser.js")]
extern "C" {
    #[wasm_bindgen(js_name = defineElement)]
    fn define_element(
        name: &str,
        attributes: &str,
        properties: &str,
        connected: &Callback,
        disconnected: &Callback,
        changed: &ChangeCallback,
    );
}

/// Half the code of the standard one.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

// Not `FnMut`: inside an event of one element the page may append, change or remove another.
type Callback = Closure<dyn Fn(Element)>;
type ChangeCallback = Closure<dyn Fn(Element, String)>;

thread_local! {
    static LEXICON: RefCell<Option<Rc<Lexicon>>> = const { RefCell::new(None) };
    /// The widgets that `mount` has made and nobody has destroyed yet, by number. A handle that owned its widget would take it away
    /// when the page's garbage is collected.
    static MOUNTED: RefCell<Vec<(u32, Rc<Widget>)>> = const { RefCell::new(Vec::new()) };
    /// The widgets of all `<quellen-lupe>` in the page.
    static ELEMENTS: RefCell<Vec<(Element, Rc<Widget>)>> = const { RefCell::new(Vec::new()) };
    /// The functions that the element's class calls, for as long as the page lives.
    static CALLBACKS: RefCell<Option<([Callback; 2], ChangeCallback)>> = const { RefCell::new(None) };
}

/// Defines `<quellen-lupe>` when the module is ready; a second call does nothing.
#[wasm_bindgen(start)]
pub fn start() {
    let connected = Callback::new(|element: Element| connect(&element, true));
    let disconnected = Callback::new(|element: Element| {
        disconnect(&element);
    });
    let changed = ChangeCallback::new(|element: Element, name: String| change(&element, &name));
    if CALLBACKS.with_borrow(Option::is_none) {
        let (attributes, properties) = (ATTRIBUTES.join(" "), PROPERTIES.join(" "));
        define_element(
            "quellen-lupe",
            &attributes,
            &properties,
            &connected,
            &disconnected,
            &changed,
        );
        CALLBACKS.set(Some(([connected, disconnected], changed)));
    }
}

/// Shows the article of an element. The widget is known before the page hears of it, and not held
/// meanwhile: the page may remove or change the element at once.
fn connect(element: &Element, follow_address: bool) {
    let shown = Options::from_attributes(element)
        .map_err(Into::into)
        .and_then(|options| show(element, &options));
    let (widget, stale) = match shown {
        Ok(shown) => shown,
        // The article stays as it is.
        Err(error) => match error.downcast_ref() {
            // What the page puts into it later is shown then.
            Some(MountError::NoText) => return,
            _ => return complain(element, error.as_ref()),
        },
    };
    let presenter = widget.presenter();
    let widget = Rc::new(widget);
    let known = Rc::downgrade(&widget);
    ELEMENTS.with_borrow_mut(|all| all.push((element.clone(), widget)));
    announce(element, &presenter.model, stale.as_ref());
    if let Some(widget) = known.upgrade().filter(|_| follow_address) {
        widget.follow_address();
    }
}

/// An attribute or property has changed. What does not fit changes nothing.
fn change(element: &Element, name: &str) {
    let options = match Options::from_attributes(element) {
        Ok(options) => options,
        Err(error) => return complain(element, &error),
    };
    // Without a borrow: a change may end a card, and what the page does when it hears of that is
    // not known.
    let widget = ELEMENTS.with_borrow(|all| {
        all.iter().find(|(known, _)| known == element).map(|(_, it)| it.clone())
    });
    match widget.filter(|widget| widget.follow(name, &options)) {
        Some(widget) if name == "corrections" && !widget.is_closed() => {
            announce(element, &widget.presenter().model, None);
        }
        Some(_) => {}
        None => {
            disconnect(element);
            // The reader has been here for a while: the page's address has been followed.
            connect(element, false);
        }
    }
}

fn disconnect(element: &Element) {
    let gone = ELEMENTS.with_borrow_mut(|all| {
        let at = all.iter().position(|(known, _)| known == element)?;
        Some(all.swap_remove(at))
    });
    gone.iter().for_each(|(_, widget)| widget.close());
}

/// The one way from a host to a widget; with the reason why a reading that came along was of another
/// text.
fn show(host: &Element, options: &Options) -> Result<(Widget, Option<JsonError>), Box<dyn Error>> {
    let mut stale = None;
    let date = options.date;
    let read = move |article: &Article| {
        let options = ReadOptions { date, published: article.date };
        let reading = with_lexicon(|lexicon| read_blocks(&article.text, lexicon, &options));
        article.if_german(reading)
    };
    let (article, reading) = match Article::find(host) {
        Some(article) if article.element.has_attribute("data-ql-article") => {
            return Err(MountError::MountedAlready.into());
        }
        Some(article) => {
            let stored = stored(article.text.text(), options, &mut stale)?;
            let reading = stored.unwrap_or_else(|| read(&article));
            (article, reading)
        }
        None => {
            let text = options.text.clone().or_else(|| text_of(options.reading.as_ref()?));
            let (text, reading) = match text {
                Some(text) => {
                    let reading = stored(&text, options, &mut stale)?
                        .unwrap_or_else(|| analyse(&text, options));
                    (text, reading)
                }
                None if options.sample => embedded()?,
                None => return Err(MountError::NoText.into()),
            };
            (Article::build(&text, &reading.blocks), reading)
        }
    };
    let widget = Widget::new(host, article, reading, stale.is_some(), Box::new(read), options)?;
    Ok((widget, stale))
}

/// The reading that the host has brought along for this text. One that is of another text is none:
/// marks are never drawn at a guess; `stale` then says why.
fn stored(
    text: &str,
    options: &Options,
    stale: &mut Option<JsonError>,
) -> Result<Option<Reading>, Box<dyn Error>> {
    let Some(stored) = &options.reading else { return Ok(None) };
    let stored_reading: JsonReading = JsonReading::from_json(json(stored, DEEPEST))?;
    match stored_reading.into_reading(text, OffsetUnit::Utf16) {
        Ok(reading) => return Ok(Some(reading)),
        Err(error @ (JsonError::Stale | JsonError::Span(..))) => *stale = Some(error),
        Err(error) => return Err(error.into()),
    }
    Ok(None)
}

/// Object, list, row, spans, span, number: deeper than this, a reading says nothing.
const DEEPEST: usize = 6;

/// A plain JavaScript value as a tree. Deserialising it with serde-wasm-bindgen would load the
/// printing of floats, for messages that never come.
fn json(value: &JsValue, depth: usize) -> Json<'static> {
    if depth == 0 {
        return Json::Null;
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if let Some(text) = value.as_string() {
        return Json::Text(text.into());
    }
    if let Some(on) = value.as_bool() {
        return Json::Bool(on);
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        return Json::List(items.iter().map(|item| json(&item, depth - 1)).collect_vec());
    }
    if !value.is_object() {
        return Json::Null;
    }
    let field = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default().into(), json(&entry.get(1), depth - 1))
    };
    Json::Object(Object::entries(value.unchecked_ref()).iter().map(field).collect_vec())
}

/// The text that a reading carries.
fn text_of(reading: &JsValue) -> Option<String> {
    js_sys::Reflect::get(reading, &"text".into()).ok()?.as_string()
}

fn analyse(text: &str, options: &Options) -> Reading {
    with_lexicon(|lexicon| read_article(text, lexicon, &read_options(options)))
}

fn read_options(options: &Options) -> ReadOptions {
    ReadOptions { date: options.date, ..ReadOptions::default() }
}

/// The tables are unpacked once, when the first text is read.
fn with_lexicon<T>(use_it: impl FnOnce(&Lexicon) -> T) -> T {
    let known = LEXICON.with_borrow_mut(|lexicon| {
        lexicon.get_or_insert_with(|| Rc::new(Lexicon::embedded())).clone()
    });
    use_it(&known)
}

/// The seed article, read beforehand.
fn embedded() -> Result<(String, Reading), Box<dyn Error>> {
    let stored = Json::parse(include_str!(concat!(env!("OUT_DIR"), "/sample.json")), DEEPEST);
    let mut stored_reading =
        JsonReading::from_json(stored.ok_or("the embedded reading is no JSON")?)?;
    let text = stored_reading.text.take().unwrap_or_default();
    let reading = stored_reading.into_reading(&text, OffsetUnit::Utf16)?;
    Ok((text, reading))
}

fn to_js(error: Box<dyn Error>) -> JsError {
    JsError::new(&error.to_string())
}
