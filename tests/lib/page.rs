//! A page to mount into, a small article with its reading, and hands that point, tap and type.
//! Shared by the browser tests (`tests/web_*.rs`).
#![allow(dead_code, reason = "each test file uses a part")]

use js_sys::{Array, Object, Promise, Reflect};
use quellenlupe::reading::json_form::{
    JsonBlock, JsonFigure, JsonMention, JsonProfile, JsonReading, JsonSource, JsonStatement,
    JsonValue, SCHEMA,
};
use quellenlupe::reading::{
    BlockKind, EntityKind, Evidence, FigureKind, MentionForm, Mode, Qualifier, SourceKind,
};
use quellenlupe::wasm::{Handle, mount};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{
    CustomEvent, Document, Element, HtmlElement, KeyboardEvent, KeyboardEventInit, Node,
    PointerEvent, PointerEventInit, ShadowRoot,
};

/// The article of these tests.
pub const TEXT: &str = "Brücke wird teurer\n\n\
    Die Brücke koste rund 12.000 Euro, sagte Bürgermeisterin Erika Beispiel. Laut Otto Muster sei das „zu viel“.\n\n\
    „Wir bauen trotzdem“, erklärte Beispiel. Die Arbeit beginnt bald.";

/// The article as blocks of markup.
pub const BLOCKS: [(&str, &str); 3] = [
    ("h1", "Brücke wird teurer"),
    (
        "p",
        "Die Brücke koste rund 12.000 Euro, sagte Bürgermeisterin Erika Beispiel. Laut Otto Muster sei das „zu viel“.",
    ),
    ("p", "„Wir bauen trotzdem“, erklärte Beispiel. Die Arbeit beginnt bald."),
];

/// What a person would find in it: two sources, three statements, one figure, three mentions.
pub fn reading() -> JsValue {
    let mention = |words: &str, after: usize, id: &str, label: &str| JsonMention {
        span: span_after(words, after),
        kind: EntityKind::Person,
        form: MentionForm::Plain,
        level: 0,
        id: id.into(),
        label: label.into(),
        shown: None,
    };
    let person = |id: &str, label: &str, role: Option<&str>| JsonProfile {
        id: id.into(),
        kind: EntityKind::Person,
        label: label.into(),
        role: role.map(String::from),
        aliases: vec![],
        iso: None,
        capital: None,
        long_name: None,
    };
    let source = |id: &str, label: &str, entity: &str| JsonSource {
        id: id.into(),
        label: label.into(),
        kind: SourceKind::Politician,
        entity: Some(entity.into()),
    };
    let statement = |mode, quote: &str, cue: &str, source: &str| JsonStatement {
        mode,
        quote: vec![span(quote)],
        speaker: vec![],
        cue: vec![span(cue)],
        frame: vec![],
        addressee: vec![],
        source: Some(source.into()),
        inferred: false,
        confidence: 0.9,
        evidence: Evidence::Verb,
    };
    let block = |kind, words: &str| JsonBlock { kind, span: span(words) };
    let reading = JsonReading {
        schema: Some(SCHEMA.into()),
        structure: vec![
            block(BlockKind::Headline, BLOCKS[0].1),
            block(BlockKind::Paragraph, BLOCKS[1].1),
            block(BlockKind::Paragraph, BLOCKS[2].1),
        ],
        entities: vec![
            mention("Erika Beispiel", 0, "e1", "Erika Beispiel"),
            mention("Otto Muster", 0, "e2", "Otto Muster"),
            mention("Beispiel", TEXT.find("erklärte").unwrap(), "e1", "Erika Beispiel"),
        ],
        profiles: vec![
            person("e1", "Erika Beispiel", Some("Bürgermeisterin")),
            person("e2", "Otto Muster", None),
        ],
        figures: vec![JsonFigure {
            span: span("12.000 Euro"),
            kind: FigureKind::Money,
            value: Some(JsonValue::Number(12_000.0)),
            unit: Some("EUR".into()),
            number: Some(12_000.0),
            qualifier: Some(Qualifier::Approx),
            qualifier_span: Some(span("rund")),
            counted: None,
            change: None,
            group: None,
            shown: None,
            points: None,
        }],
        sources: vec![source("s1", "Erika Beispiel", "e1"), source("s2", "Otto Muster", "e2")],
        statements: vec![
            statement(Mode::Indirect, "Die Brücke koste rund 12.000 Euro", "sagte", "s1"),
            statement(Mode::Direct, "„zu viel“", "Laut", "s2"),
            statement(Mode::Direct, "„Wir bauen trotzdem“", "erklärte", "s1"),
        ],
        ..JsonReading::default()
    };
    reading.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap()
}

/// Where words stand in [`TEXT`], in UTF-16 units.
fn span(words: &str) -> [u32; 2] {
    span_after(words, 0)
}

fn span_after(words: &str, byte: usize) -> [u32; 2] {
    let at =
        byte + TEXT[byte..].find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
    let units = |text: &str| text.encode_utf16().count() as u32;
    [units(&TEXT[..at]), units(&TEXT[..at + words.len()])]
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A new element with text, in the page.
pub fn element(tag: &str) -> Element {
    document().create_element(tag).unwrap()
}

/// The article of these tests with other waiting times than none.
pub fn page_with(delays: &[(&str, i32)]) -> Page {
    let host = host();
    let mut entries = vec![("text", TEXT.into()), ("reading", reading())];
    entries.extend(delays.iter().map(|(name, milliseconds)| (*name, JsValue::from(*milliseconds))));
    Page {
        handle: mount(host.clone(), options(&entries)).unwrap_or_else(|_| panic!("mounts")),
        host,
    }
}

/// A fresh, empty host in the page, whose address names no statement.
pub fn host() -> Element {
    go_to("");
    still_mouse();
    clock();
    let host = element("div");
    document().body().unwrap().append_child(&host).unwrap();
    host
}

/// Sets the fragment of the page's address, silently: "" or "#...". Where it is there already nothing
/// is done: WebKit takes a hundred changes in ten seconds.
pub fn go_to(fragment: &str) {
    let window = web_sys::window().unwrap();
    let address = window.location().href().unwrap();
    let page = address.split('#').next().unwrap().to_string();
    let has_state = window.history().unwrap().state().is_ok_and(|state| !state.is_null());
    if address == format!("{page}{fragment}") && has_state {
        return;
    }
    let state = Object::new().into();
    window
        .history()
        .unwrap()
        .replace_state_with_url(&state, "", Some(&format!("{page}{fragment}")))
        .unwrap();
}

/// From now on only the hands of these tests are heard: where the window is a real one, a real
/// mouse rests somewhere in it.
fn still_mouse() {
    thread_local!(static DONE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) });
    if DONE.replace(true) {
        return;
    }
    let ignore = js_sys::Function::new_with_args(
        "event",
        "if (event.isTrusted) event.stopImmediatePropagation()",
    );
    for name in ["pointerover", "pointerout", "pointermove"] {
        web_sys::window()
            .unwrap()
            .add_event_listener_with_callback_and_bool(name, &ignore, true)
            .unwrap();
    }
}

/// A publisher's article of [`BLOCKS`] in a fresh host.
pub fn publisher() -> Element {
    let host = host();
    let article = element("article");
    for (tag, text) in BLOCKS {
        let block = element(tag);
        block.set_text_content(Some(text));
        article.append_child(&block).unwrap();
    }
    host.append_child(&article).unwrap();
    host
}

/// Makes "Otto Muster" in an article a link of the host's; the link and its paragraph.
pub fn link_a_name(host: &Element) -> (Element, Element) {
    let paragraph = host.query_selector("p").unwrap().unwrap();
    let link = element("a");
    link.set_attribute("href", "#muster").unwrap();
    let whole = text(&paragraph);
    let (before, after) = whole.split_once("Otto Muster").unwrap();
    paragraph.set_text_content(Some(before));
    link.set_text_content(Some("Otto Muster"));
    paragraph.append_child(&link).unwrap();
    paragraph.append_with_str_1(after).unwrap();
    (link, paragraph)
}

/// An options object.
pub fn options(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

/// The usual options: the reading above, no waiting.
pub fn at_once() -> JsValue {
    options(&[
        ("text", TEXT.into()),
        ("reading", reading()),
        ("openDelay", 0.into()),
        ("closeDelay", 0.into()),
    ])
}

/// A mounted article that is gone at the end of the test.
pub struct Page {
    pub host: Element,
    pub handle: Handle,
}

/// The article of these tests, mounted into a fresh host.
pub fn page() -> Page {
    let host = host();
    let handle = mount(host.clone(), at_once()).unwrap_or_else(|_| panic!("mounts"));
    Page { host, handle }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.handle.destroy();
        self.host.remove();
    }
}

impl Page {
    /// The shadow root with the furniture.
    pub fn root(&self) -> ShadowRoot {
        root(&self.host)
    }

    /// The one element of the furniture that matches.
    pub fn tool(&self, selector: &str) -> Element {
        self.root()
            .query_selector(selector)
            .unwrap()
            .unwrap_or_else(|| panic!("no {selector} in the furniture"))
    }

    /// Everything in the furniture that matches.
    pub fn tools(&self, selector: &str) -> Vec<Element> {
        let found = self.root().query_selector_all(selector).unwrap();
        (0..found.length()).map(|i| found.item(i).unwrap().unchecked_into()).collect()
    }

    /// The trigger or marker with this text or number.
    #[track_caller]
    pub fn trigger(&self, words: &str) -> Element {
        let all = self.all("[data-ql-mark][role=button]");
        let named = |e: &Element| {
            e.text_content().as_deref() == Some(words)
                || e.get_attribute("data-ql-m").as_deref() == Some(words)
        };
        all.into_iter().find(named).unwrap_or_else(|| panic!("no trigger {words}"))
    }

    /// Everything in the article that matches.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        self.root();
        let found = self.host.query_selector_all(selector).unwrap();
        (0..found.length()).map(|i| found.item(i).unwrap().unchecked_into()).collect()
    }

    /// The card.
    pub fn card(&self) -> Element {
        self.tool("[role=dialog]")
    }

    /// Whether the card is to be seen.
    pub fn is_open(&self) -> bool {
        self.card().matches(":popover-open").unwrap()
    }

    /// What the card says.
    pub fn card_text(&self) -> String {
        self.card().text_content().unwrap_or_default()
    }

    /// The element of the shadow root that has focus.
    pub fn focused_tool(&self) -> Option<Element> {
        self.root().active_element()
    }
}

/// The shadow root of the widget in a host. Something stirs in it, so all of the furniture is
/// there.
pub fn root(host: &Element) -> ShadowRoot {
    let frame = host.query_selector("[data-ql-frame]").unwrap();
    let root = frame.as_ref().unwrap_or(host).shadow_root().expect("a shadow root");
    root.dispatch_event(&web_sys::Event::new("change").unwrap()).unwrap();
    root
}

/// A pointer event of a kind ("mouse", "pen", "touch") at the middle of an element.
pub fn point(target: &Element, name: &str, kind: &str, to: Option<&Element>) {
    let at = target.get_bounding_client_rect();
    point_at(target, name, kind, (at.left() + at.width() / 2.0, at.top() + at.height() / 2.0), to);
}

/// A pointer event at a place in the window. A pen that is pressed down touches; one that comes
/// over hovers.
pub fn point_at(target: &Element, name: &str, kind: &str, at: (f64, f64), to: Option<&Element>) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    init.set_pointer_type(kind);
    init.set_client_x(at.0.round() as i32);
    init.set_client_y(at.1.round() as i32);
    init.set_buttons(u16::from(kind != "mouse" && name == "pointerdown"));
    init.set_related_target(to.map(|to| to.unchecked_ref()));
    if name == "click" {
        init.set_detail(1);
    }
    target.dispatch_event(&PointerEvent::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}

/// The mouse comes onto an element.
pub fn hover(target: &Element) {
    point(target, "pointerover", "mouse", None);
}

/// The mouse leaves an element for another.
pub fn leave(target: &Element, to: &Element) {
    point(target, "pointerout", "mouse", Some(to));
}

/// A press and release of the mouse.
pub fn click(target: &Element) {
    point(target, "pointerdown", "mouse", None);
    point(target, "click", "mouse", None);
}

/// A tap of a finger.
pub fn tap(target: &Element) {
    for name in ["pointerover", "pointerdown", "pointerup", "pointerout", "click"] {
        point(target, name, "touch", None);
    }
}

/// A key pressed on an element; says whether somebody took it.
pub fn press(target: &Element, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    init.set_key(key);
    !target
        .dispatch_event(
            &KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap(),
        )
        .unwrap()
}

/// Gives an element the focus.
pub fn focus(target: &Element) {
    target.unchecked_ref::<HtmlElement>().focus().unwrap();
}

/// Whether an element of the page itself has the focus.
pub fn has_focus(target: &Element) -> bool {
    document().active_element().as_ref() == Some(target)
}

/// The text of a node.
pub fn text(node: &Node) -> String {
    node.text_content().unwrap_or_default()
}

/// The details of all events of a name that an element hears from now on.
pub fn heard(element: &Element, name: &str) -> Array {
    let details = Array::new();
    let list = details.clone();
    let listener = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        list.push(&event.detail());
    });
    // Lives as long as the test page.
    element
        .add_event_listener_with_callback(name, listener.into_js_value().unchecked_ref())
        .unwrap();
    details
}

/// What an error says.
pub fn message(error: JsError) -> String {
    JsValue::from(error).unchecked_into::<js_sys::Error>().message().into()
}

/// The clock of the page, which stands still but for [`wait`]: no busy machine makes a timer late.
/// A timer without delay stays the browser's own.
const CLOCK: &str = "
    const [later, never] = [window.setTimeout, window.clearTimeout];
    let now = performance.now(), last = 1e9, due = [];
    performance.now = () => now;
    window.setTimeout = (act, delay, ...rest) => {
      if (!(delay > 0)) return later.call(window, act, 0, ...rest);
      due.push({ id: ++last, at: now + delay, act: () => act(...rest) });
      return last;
    };
    window.clearTimeout = (id) => {
      due = due.filter((timer) => timer.id !== id);
      never.call(window, id);
    };
    // Events of the browser, scrolling above all, come with a frame, before what waits for it.
    const settled = async () => {
      for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
      await new Promise((done) => later.call(window, done, 0));
    };
    return async (milliseconds) => {
      await settled();
      const end = now + milliseconds;
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.act();
      }
      now = end;
      await settled();
    };";

/// Takes over the page's clock; what it gives lets time pass.
fn clock() -> js_sys::Function {
    thread_local!(static CLOCK_OF_PAGE: js_sys::Function = js_sys::Function::new_no_args(CLOCK)
        .call0(&JsValue::NULL)
        .unwrap()
        .unchecked_into());
    CLOCK_OF_PAGE.with(Clone::clone)
}

/// Lets so much time pass on the page's clock, and the browser do what it has to do before and
/// after.
pub async fn wait(milliseconds: i32) {
    let passed = clock().call1(&JsValue::NULL, &milliseconds.into()).unwrap();
    wasm_bindgen_futures::JsFuture::from(passed.unchecked_into::<Promise>()).await.unwrap();
}

/// Waits for a state that the browser reaches in its own time: it goes back in its history, fetches
/// or scrolls smoothly.
#[track_caller]
pub fn until(holds: impl Fn() -> bool) -> impl Future<Output = ()> {
    let place = std::panic::Location::caller();
    async move {
        for _ in 0..1000 {
            if holds() {
                return;
            }
            wait(0).await;
        }
        panic!("{place}: the state is not reached");
    }
}
