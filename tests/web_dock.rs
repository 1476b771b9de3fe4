//! The furniture beside a publisher's article: a bar over the foot of the window, a drawer, and
//! what it does to focus.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use page::*;
use quellenlupe::wasm::mount;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

fn docked() -> Page {
    let host = publisher();
    let at_once =
        options(&[("reading", reading()), ("openDelay", 0.into()), ("closeDelay", 0.into())]);
    Page { handle: mount(host.clone(), at_once).unwrap_or_else(|_| panic!("mounts")), host }
}

#[wasm_bindgen_test]
fn the_bar_opens_a_drawer_with_toolbar_and_legend() {
    let page = docked();
    let button = page.tool("[data-do=drawer]");
    assert_eq!(text(&button), "2 Quellen");
    assert!(!is_seen(&page.tool(".drawer")));
    click(&button);
    assert!(
        is_seen(&page.tool(".drawer .legend"))
            && is_seen(&page.tool(".drawer [data-do=view-list]"))
    );
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    click(&button);
    assert!(!is_seen(&page.tool(".drawer")));
}

#[wasm_bindgen_test]
fn escape_closes_the_drawer_and_focus_returns_to_the_bar() {
    let page = docked();
    click(&page.tool("[data-do=drawer]"));
    focus(&page.tool(".drawer [data-do=view-list]"));
    assert!(press(&page.tool(".drawer [data-do=view-list]"), "Escape"));
    assert!(!is_seen(&page.tool(".drawer")));
    assert_eq!(page.focused_tool(), Some(page.tool("[data-do=drawer]")));
    assert!(
        !press(&page.tool("[data-do=drawer]"), "Escape"),
        "the next Escape belongs to the page"
    );
}

#[wasm_bindgen_test]
fn the_drawer_makes_way_for_focus_in_the_article() {
    let page = docked();
    click(&page.tool("[data-do=drawer]"));
    focus(&page.trigger("1"));
    assert!(!is_seen(&page.tool(".drawer")));
}

#[wasm_bindgen_test]
fn the_bar_can_be_made_small_and_comes_back() {
    let page = docked();
    // A long article: the bar is small by itself where the end is in view.
    let article = page.all("article")[0].clone();
    style(&article, "min-height", "3000px");
    web_sys::window().unwrap().dispatch_event(&web_sys::Event::new("resize").unwrap()).unwrap();
    assert!(is_seen(&page.tool(".bar ol")));
    click(&page.tool("[data-do=undock]"));
    assert!(!is_seen(&page.tool(".bar ol")), "small");
    assert_eq!(page.focused_tool(), Some(page.tool("[data-do=drawer]")), "focus is not lost");
    click(&page.tool("[data-do=drawer]"));
    click(&page.tool("[data-do=undock]"));
    assert!(
        is_seen(&page.tool(".bar ol")) && !is_seen(&page.tool(".drawer")),
        "from the drawer back to the bar"
    );
    article.remove_attribute("style").unwrap();
}

#[wasm_bindgen_test]
fn where_the_article_ends_the_bar_covers_no_line() {
    let page = docked();
    assert!(page.tool(".dock").has_attribute("data-ends"), "the small article's end is in view");
    assert!(!is_seen(&page.tool(".bar ol")));
    assert!(is_seen(&page.tool("[data-do=drawer]")), "but the button stays");
}

#[wasm_bindgen_test]
fn the_list_takes_the_place_of_the_article() {
    let page = docked();
    click(&page.tool("[data-do=drawer]"));
    click(&page.tool("[data-do=view-list]"));
    assert!(is_seen(&page.tool(".list")) && !is_seen(&page.all("article")[0]));
    assert!(!is_seen(&page.tool(".drawer")), "the drawer does not stand over it");
    assert_eq!(page.focused_tool(), Some(page.tool("[data-do=drawer]")));
}

fn is_seen(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

fn style(element: &Element, property: &str, value: &str) {
    use wasm_bindgen::JsCast;
    element.unchecked_ref::<web_sys::HtmlElement>().style().set_property(property, value).unwrap();
}
