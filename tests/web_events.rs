//! Inside its events the page may do anything: append, change, move, remove and mount.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use page::*;
use quellenlupe::wasm::{Handle, mount, start};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// An element around a publisher's article, in no page yet.
fn lupe() -> Element {
    start();
    let lupe = element("quellen-lupe");
    Reflect::set(&lupe, &"reading".into(), &reading()).unwrap();
    lupe.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    lupe
}

fn body() -> web_sys::HtmlElement {
    document().body().unwrap()
}

/// Does something in the first event of a name.
fn at_first(target: &Element, name: &str, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    target
        .add_event_listener_with_callback_and_add_event_listener_options(
            name,
            act.unchecked_ref(),
            &options,
        )
        .unwrap();
}

fn marks(lupe: &Element) -> u32 {
    lupe.query_selector_all("[data-ql-m]").unwrap().length()
}

#[wasm_bindgen_test]
fn another_element_may_be_appended_when_one_is_ready() {
    let (first, second) = (lupe(), lupe());
    let other = second.clone();
    at_first(&first, "ql-ready", move || drop(body().append_child(&other).unwrap()));
    body().append_child(&first).unwrap();
    assert_eq!((marks(&first), marks(&second)), (3, 3));
    first.remove();
    second.remove();
}

#[wasm_bindgen_test]
fn an_attribute_may_be_set_when_it_is_ready() {
    let lupe = lupe();
    let same = lupe.clone();
    at_first(&lupe, "ql-ready", move || same.set_attribute("lang", "en").unwrap());
    body().append_child(&lupe).unwrap();
    let shown = root(&lupe).query_selector("[data-do=switch-sources]").unwrap().unwrap();
    assert_eq!((text(&shown).as_str(), marks(&lupe)), ("Sources", 3));
    lupe.remove();
    assert_eq!(marks(&lupe), 0);
}

#[wasm_bindgen_test]
fn it_may_be_removed_or_moved_in_each_event() {
    for name in ["ql-ready", "ql-card-open", "ql-card-close", "ql-navigate", "ql-filter"] {
        for moves in [false, true] {
            let lupe = lupe();
            let markup = lupe.inner_html();
            let same = lupe.clone();
            at_first(&lupe, name, move || {
                same.remove();
                if moves {
                    body().append_child(&same).unwrap();
                }
            });
            body().append_child(&lupe).unwrap();
            // Where it has been removed there is nothing to press any more.
            for control in ["on", "close", "voice-s1"] {
                let selector = format!("[data-do={control}]");
                if let Some(control) = root(&lupe).query_selector(&selector).unwrap() {
                    click(&control);
                }
            }
            assert_eq!(marks(&lupe), if moves { 3 } else { 0 }, "{name}");
            if moves {
                // The page's address may have opened the card again.
                let card = || root(&lupe).query_selector("[role=dialog]").unwrap().unwrap();
                let is_open = || card().matches(":popover-open").unwrap();
                let before = is_open();
                click(&lupe.query_selector("[data-ql-m]").unwrap().unwrap());
                assert_eq!(is_open(), !before, "{name}: it answers again");
            }
            lupe.remove();
            assert_eq!(lupe.inner_html(), markup, "{name}");
        }
    }
}

#[wasm_bindgen_test]
fn a_handle_may_be_destroyed_and_the_article_mounted_anew_in_an_event() {
    let host = publisher();
    let again = || options(&[("reading", reading()), ("openDelay", 0.into())]);
    let handle = Rc::new(RefCell::new(None::<Handle>));
    handle.replace(Some(mount(host.clone(), again()).ok().unwrap()));
    let (known, place) = (handle.clone(), host.clone());
    at_first(&host, "ql-card-open", move || {
        known.borrow_mut().as_mut().unwrap().destroy();
        let new = mount(place.clone(), again()).unwrap_or_else(|_| panic!("mounts again"));
        known.replace(Some(new));
    });
    click(&host.query_selector("[data-ql-m]").unwrap().unwrap());
    assert_eq!(marks(&host), 3);
    assert_eq!(host.query_selector_all("[data-ql-frame]").unwrap().length(), 1);
    let card = || root(&host).query_selector("[role=dialog]").unwrap().unwrap();
    assert!(!card().matches(":popover-open").unwrap(), "the card of the first went with it");
    click(&host.query_selector("[data-ql-m]").unwrap().unwrap());
    assert!(card().matches(":popover-open").unwrap());
    handle.borrow_mut().as_mut().unwrap().destroy();
    assert_eq!(marks(&host), 0);
    host.remove();
}
