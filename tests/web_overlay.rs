//! Switches and filter: what the reader wants to see.
#![cfg(target_arch = "wasm32")]

#[path = "lib/page.rs"]
mod page;

use page::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn each_overlay_can_be_switched_off_and_on() {
    let page = page();
    let switch = |name: &str| page.tool(&format!("[data-switch={name}]"));
    assert_eq!(page.all("[data-ql-e][role]").len(), 3);
    click(&switch("entities"));
    assert_eq!(switch("entities").get_attribute("aria-pressed").as_deref(), Some("false"));
    assert_eq!(page.all("[data-ql-e][role], [data-ql-e][tabindex]").len(), 0, "no button for hand or ear");
    assert_eq!(page.all("[data-ql-f][role]").len(), 1, "the others stay");
    hover(&page.all("[data-ql-e]")[0]);
    assert!(!page.is_open());
    click(&switch("entities"));
    assert_eq!(page.trigger("Erika Beispiel").get_attribute("tabindex").as_deref(), Some("0"));

    click(&switch("sources"));
    assert_eq!(style(&page.trigger("1"), "visibility"), "hidden");
    assert_eq!(style(&page.all("[data-ql-st]")[0], "text-decoration-line"), "none");
    click(&switch("sources"));
    assert_eq!(style(&page.all("[data-ql-st]")[0], "text-decoration-line"), "underline");
}

#[wasm_bindgen_test]
fn the_legend_counts_and_shares() {
    let page = page();
    let rows: Vec<String> = tools(&page, ".row").iter().map(|row| text(row)).collect();
    assert_eq!(rows.len(), 3, "two sources and the newsroom");
    assert!(rows[0].starts_with("1Erika Beispiel2Politik"), "{}", rows[0]);
    assert!(rows[1].starts_with("2Otto Muster1"), "{}", rows[1]);
    assert!(rows[2].starts_with("Redaktion") && rows[2].ends_with('%'), "{}", rows[2]);
    assert_eq!(tools(&page, "button.row").len(), 2, "the newsroom is no button");
}

#[wasm_bindgen_test]
fn the_legend_filters_and_numbers_stay() {
    let page = page();
    let row = page.tool("[data-voice=s2]");
    click(&row);
    assert_eq!(row.get_attribute("aria-pressed").as_deref(), Some("true"));
    let lines = |page: &Page| -> Vec<String> {
        page.all("[data-ql-st]").iter().map(|part| style(part, "text-decoration-line")).collect()
    };
    assert_eq!(lines(&page), ["none", "underline", "none"]);
    assert_eq!(page.all("[data-ql-m]").len(), 3);
    assert!(page.all("[data-ql-m]").iter().all(|marker| style(marker, "visibility") == "visible"));
    click(&page.tool("[data-voice=s1]"));
    assert_eq!(lines(&page), ["underline", "underline", "underline"], "one or several sources");
    click(&row);
    click(&page.tool("[data-voice=s1]"));
    assert_eq!(lines(&page), ["underline", "underline", "underline"], "no filter shows all");
}

fn tools(page: &Page, selector: &str) -> Vec<Element> {
    use wasm_bindgen::JsCast;
    let found = page.root().query_selector_all(selector).unwrap();
    (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
}

fn style(element: &Element, property: &str) -> String {
    web_sys::window().unwrap().get_computed_style(element).unwrap().unwrap().get_property_value(property).unwrap()
}
