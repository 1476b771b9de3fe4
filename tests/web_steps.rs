//! Steps from statement to statement, links to them, and words to paste elsewhere.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use js_sys::{Array, Object, Promise, Reflect};
use page::*;
use quellenlupe::wasm::mount;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

fn fragment() -> String {
    web_sys::window().unwrap().location().hash().unwrap()
}

fn entries() -> u32 {
    web_sys::window().unwrap().history().unwrap().length().unwrap()
}

/// Goes back (-1) or forward (1) in the history, until the browser says that it has.
async fn go(steps: i32) {
    let window = web_sys::window().unwrap();
    let gone = Promise::new(&mut |resolve, _| {
        window.add_event_listener_with_callback("popstate", &resolve).unwrap();
        window.history().unwrap().go_with_delta(steps).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(gone).await.unwrap();
    wait(0).await;
}

/// The article of these tests in a host, with further options.
fn mounted(host: Element, more: &[(&str, JsValue)]) -> Page {
    let options = at_once();
    for (name, value) in more {
        Reflect::set(&options, &(*name).into(), value).unwrap();
    }
    let handle = mount(host.clone(), options).unwrap_or_else(|_| panic!("mounts"));
    Page { host, handle }
}

fn step(page: &Page, by: &str) {
    let command = if by == "1" { "on" } else { "back" };
    click(&page.tool(&format!("[data-steps] [data-do={command}]")));
}

fn position(page: &Page) -> String {
    text(&page.tool("[data-steps] span"))
}

fn spoken(page: &Page) -> String {
    let regions = page.root().query_selector_all("[aria-live]").unwrap();
    (0..regions.length()).map(|at| text(&regions.item(at).unwrap())).collect()
}

#[wasm_bindgen_test]
fn the_frame_steps_through_the_statements() {
    let page = page();
    let navigated = heard(&page.host, "ql-navigate");
    assert_eq!(position(&page), "3 Aussagen");
    step(&page, "1");
    assert!(page.is_open() && page.card_text().contains("Erika Beispiel"));
    step(&page, "1");
    assert_eq!(
        (position(&page).as_str(), page.card_text().contains("Otto Muster")),
        ("2 von 3", true)
    );
    assert!(spoken(&page).contains("Aussage 2 von 3: Quelle 2: Otto Muster, wörtliche Rede"));
    step(&page, "1");
    let end = page.tool("[data-steps] [data-do=on]");
    assert_eq!(end.get_attribute("aria-disabled").as_deref(), Some("true"));
    step(&page, "1");
    assert_eq!(position(&page), "3 von 3", "there is no further one");
    step(&page, "-1");
    assert_eq!(position(&page), "2 von 3");
    let index = |detail: JsValue| Reflect::get(&detail, &"index".into()).unwrap().as_f64().unwrap();
    let indices: Vec<f64> = navigated.iter().map(index).collect();
    assert_eq!(indices, [0.0, 1.0, 2.0, 1.0]);
}

#[wasm_bindgen_test]
fn steps_go_on_from_the_statement_whose_card_was_open() {
    let page = page();
    click(&page.trigger("2"));
    click(&page.tool("[data-do=close]"));
    assert_eq!(position(&page), "2 von 3");
    step(&page, "1");
    assert!(page.card_text().contains("3 von 3"));
}

#[wasm_bindgen_test]
fn steps_keep_to_what_the_filter_leaves() {
    let page = page();
    click(&page.tool("[data-do=voice-s1]"));
    assert_eq!(position(&page), "2 Aussagen");
    step(&page, "1");
    step(&page, "1");
    assert_eq!((position(&page).as_str(), page.card_text().contains("2 von 2")), ("2 von 2", true));
    click(&page.tool("[data-do=voice-s1]"));
    assert_eq!(position(&page), "3 von 3");
    click(&page.tool("[data-do=verbatim]"));
    assert_eq!(position(&page), "2 von 2");
}

#[wasm_bindgen_test]
fn the_cards_stepper_says_where_it_leads_and_keeps_focus() {
    let page = page();
    click(&page.trigger("1"));
    let next = page.tool("[role=dialog] [data-key=next]");
    focus(&next);
    click(&next);
    assert!(spoken(&page).contains("Aussage 2 von 3"));
    assert_eq!(
        page.focused_tool().and_then(|at| at.get_attribute("data-key")).as_deref(),
        Some("next")
    );
}

#[wasm_bindgen_test]
async fn steps_are_one_entry_of_the_history_and_back_leads_to_before() {
    let page = page();
    click(&page.tool("[data-do=view-list]"));
    let before = entries();
    click(&page.tool(".list [data-do^=go-]"));
    assert!(fragment().starts_with("#ql-1-"), "{}", fragment());
    step(&page, "1");
    step(&page, "1");
    assert!(fragment().starts_with("#ql-3-"), "{}", fragment());
    assert_eq!(entries(), before + 1);
    go(-1).await;
    assert_eq!((fragment().as_str(), page.is_open()), ("", false));
    assert_eq!(
        page.tool(".ql").get_attribute("data-shows").as_deref(),
        Some("list"),
        "back in the list"
    );
    go(1).await;
    assert!(page.is_open() && page.card_text().contains("3 von 3"), "and forward again");
}

#[wasm_bindgen_test]
fn a_routers_state_survives_a_step() {
    let page = page();
    let history = web_sys::window().unwrap().history().unwrap();
    let state = options(&[("key", "abc".into())]);
    history.replace_state_with_url(&state, "", None).unwrap();
    step(&page, "1");
    assert_eq!(Reflect::get(&history.state().unwrap(), &"key".into()).unwrap(), "abc");
}

#[wasm_bindgen_test]
async fn an_address_opens_its_statement() {
    let first = page();
    step(&first, "1");
    step(&first, "1");
    let link = fragment();
    drop(first);
    go_to("");
    let host = element("div");
    document().body().unwrap().append_child(&host).unwrap();
    go_to(&link);
    let page = mounted(host, &[]);
    assert!(page.is_open() && page.card_text().contains("Otto Muster"));
    assert!(has_focus(&page.trigger("2")), "the keyboard goes on from there");
    // A link in the page, or an address typed.
    press(&page.card(), "Escape");
    go_to("");
    web_sys::window().unwrap().location().set_hash(&link).unwrap();
    until(|| page.is_open()).await;
}

#[wasm_bindgen_test]
fn an_address_that_fits_no_statement_is_said_and_opens_nothing() {
    let host = host();
    go_to("#ql-1-abc123");
    let page = mounted(host, &[]);
    assert!(!page.is_open());
    assert!(spoken(&page).contains("steht nicht mehr im Text"));
}

#[wasm_bindgen_test]
fn a_fragment_of_the_page_is_left_alone() {
    let host = host();
    go_to("#/artikel/7");
    let page = mounted(host, &[]);
    assert!(!page.is_open());
    step(&page, "1");
    assert!(page.is_open());
    assert_eq!(fragment(), "#/artikel/7");
}

#[wasm_bindgen_test]
fn links_may_be_switched_off() {
    let first = page();
    step(&first, "1");
    let link = fragment();
    drop(first);
    let host = host();
    go_to(&link);
    let page = mounted(host, &[("links", false.into())]);
    assert!(!page.is_open());
    go_to("");
    step(&page, "1");
    assert_eq!((page.is_open(), fragment().as_str()), (true, ""));
}

#[wasm_bindgen_test]
fn of_two_widgets_only_the_one_of_this_id_answers() {
    let (one, two) = (host(), host());
    one.set_id("eins");
    two.set_id("zwei-b");
    let (one, two) = (mounted(one, &[]), mounted(two, &[]));
    step(&two, "1");
    assert!(fragment().ends_with("-zwei%2Db"), "{}", fragment());
    let (link, hosts) = (fragment(), [host(), host()]);
    drop((one, two));
    hosts[0].set_id("eins");
    hosts[1].set_id("zwei-b");
    go_to(&link);
    let [one, two] = hosts.map(|host| mounted(host, &[]));
    assert_eq!((one.is_open(), two.is_open()), (false, true));
    assert_eq!(spoken(&one), "", "nothing is missed either");
}

/// Opens a card where nothing scrolls it away while the test waits.
async fn open_in_view(page: &Page, trigger: &str) {
    page.trigger(trigger).scroll_into_view();
    wait(50).await;
    click(&page.trigger(trigger));
}

/// In place of the browser's clipboard one that keeps what it is given, or refuses it.
struct Clipboard(Array);

impl Clipboard {
    fn new(grants: bool) -> Clipboard {
        let kept = Array::new();
        let into = kept.clone();
        let write = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |text: JsValue| {
            if grants {
                into.push(&text);
                Promise::resolve(&JsValue::UNDEFINED)
            } else {
                Promise::reject(&"denied".into())
            }
        });
        Self::set(&options(&[("writeText", write.into_js_value())]));
        Clipboard(kept)
    }

    fn set(value: &JsValue) {
        let descriptor: Object =
            options(&[("value", value.clone()), ("configurable", true.into())]).unchecked_into();
        let navigator: Object = web_sys::window().unwrap().navigator().unchecked_into();
        Object::define_property(&navigator, &"clipboard".into(), &descriptor);
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        let navigator: Object = web_sys::window().unwrap().navigator().unchecked_into();
        Reflect::delete_property(&navigator, &"clipboard".into()).unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_quotation_is_copied_with_its_source() {
    let clipboard = Clipboard::new(true);
    let page = page();
    open_in_view(&page, "1").await;
    click(&page.tool("[data-do=quote]"));
    wait(20).await;
    let copied = clipboard.0.get(0).as_string().unwrap();
    let address = web_sys::window().unwrap().location().href().unwrap();
    let wanted = format!("Erika Beispiel, sinngemäß, laut „Brücke wird teurer“, {address}#ql-1-");
    assert!(copied.starts_with(&wanted), "{copied}");
    assert!(
        copied.ends_with(": Die Brücke koste rund 12.000 Euro\n(automatisch erkannt)"),
        "no quotation marks around what the article reports: {copied}"
    );
    assert!(spoken(&page).contains("Aussage mit Quelle kopiert"));
    assert!(page.card_text().contains("Aussage mit Quelle kopiert"), "for the eye too");
}

#[wasm_bindgen_test]
async fn a_link_opens_the_widget_and_finds_the_words_without_it() {
    let clipboard = Clipboard::new(true);
    let page = page();
    open_in_view(&page, "2").await;
    click(&page.tool("[data-do=link]"));
    wait(20).await;
    let link = clipboard.0.get(0).as_string().unwrap();
    let (_, fragment) = link.split_once('#').unwrap();
    let (own, directive) = fragment.split_once(":~:").unwrap();
    assert_eq!(directive, "text=%E2%80%9Ezu%20viel%E2%80%9C");
    step(&page, "1");
    step(&page, "-1");
    assert_eq!(self::fragment(), format!("#{own}"));
}

#[wasm_bindgen_test]
async fn where_copying_is_refused_the_words_stand_selected() {
    for clipboard in [Clipboard::new(false), Clipboard(Array::new())] {
        if clipboard.0.length() == 0 {
            // As in a page without a secure address.
            Clipboard::set(&JsValue::UNDEFINED);
        }
        let page = page();
        open_in_view(&page, "2").await;
        click(&page.tool("[data-do=quote]"));
        wait(20).await;
        let field = page.root().query_selector("[role=dialog] textarea").unwrap();
        let Some(field) = field else {
            assert!(spoken(&page).contains("kopiert"), "the old way went through");
            continue;
        };
        let field: HtmlTextAreaElement = field.unchecked_into();
        let value = field.value();
        assert!(value.starts_with("Otto Muster, laut") && value.contains(": „zu viel“"), "{value}");
        assert_eq!(
            field.selection_end().unwrap(),
            Some(field.value().encode_utf16().count() as u32)
        );
        assert_eq!(page.focused_tool().as_ref(), Some(field.as_ref()));
        assert!(spoken(&page).contains("Zum Kopieren markiert"));
        assert!(page.is_open());
    }
}

#[wasm_bindgen_test]
fn what_a_reader_selects_is_the_article_alone() {
    let page = page();
    let selection = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    let article = page.host.query_selector("article").unwrap().unwrap();
    for (paragraph, (_, words)) in page.all("article > *").iter().zip(BLOCKS) {
        selection.select_all_children(paragraph).unwrap();
        assert_eq!(String::from(selection.to_string()), words);
    }
    selection.select_all_children(&article).unwrap();
    let copied = String::from(selection.to_string());
    let lines: Vec<&str> = copied.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, BLOCKS.map(|(_, words)| words));
    selection.remove_all_ranges().unwrap();
}
