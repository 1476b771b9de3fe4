//! Mounting and destroying: what appears, and that nothing remains.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use js_sys::Array;
use page::*;
use quellenlupe::wasm::{mount, read, start};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_text_becomes_an_article_with_marks() {
    let page = page();
    assert_eq!(text(&page.all("h1")[0]), "Brücke wird teurer");
    assert_eq!(page.all("[data-ql-m]").len(), 3, "one marker a statement");
    let label = page.trigger("1").get_attribute("aria-label").unwrap();
    assert_eq!(label, "Quelle 1: Erika Beispiel, indirekte Rede");
    assert_eq!(page.all("[data-ql-st][role]").len(), 0, "a statement itself is never interactive");
    assert_eq!(page.trigger("rund 12.000 Euro").get_attribute("aria-haspopup").unwrap(), "dialog");
}

#[wasm_bindgen_test]
fn the_text_is_the_same_character_by_character() {
    let page = page();
    let blocks: Vec<String> = page.all("h1, p").iter().map(|block| text(block)).collect();
    assert_eq!(blocks.join("\n\n"), TEXT);
}

#[wasm_bindgen_test]
fn tab_stops_at_first_mentions_and_markers_only() {
    let page = page();
    let tab = |words: &str| page.trigger(words).get_attribute("tabindex").unwrap();
    assert_eq!(
        (tab("Erika Beispiel"), tab("Beispiel"), tab("1")),
        ("0".into(), "-1".into(), "0".into())
    );
}

#[wasm_bindgen_test]
fn after_destroy_nothing_remains_and_nothing_answers() {
    let host = host();
    for _ in 0..3 {
        let sheets = adopted();
        let mut handle = mount(host.clone(), at_once()).ok().unwrap();
        let trigger = host.query_selector("[data-ql-mark][role]").unwrap().unwrap();
        assert_eq!(adopted(), sheets + 1);
        handle.destroy();
        handle.destroy();
        assert_eq!(host.child_nodes().length(), 0);
        assert_eq!(adopted(), sheets, "the style sheet is gone");
        hover(&trigger);
        press(&trigger, "Enter");
        assert_eq!(document().query_selector(":popover-open").unwrap(), None);
    }
    host.remove();
}

#[wasm_bindgen_test]
fn a_widget_stays_when_the_page_forgets_its_handle() {
    let host = publisher();
    let _ = mount(host.clone(), options(&[("reading", reading())])).ok().unwrap();
    assert_eq!(host.query_selector_all("[data-ql-m]").unwrap().length(), 3);
    host.remove();
}

#[wasm_bindgen_test]
fn a_publishers_article_is_marked_in_place_and_given_back_node_by_node() {
    let host = publisher();
    // "... Laut <a>Otto Muster</a> sei das „zu viel“."
    let (link, paragraph) = link_a_name(&host);
    let whole = text(&paragraph);
    let (markup, nodes) = (host.inner_html(), nodes(&paragraph));

    let mut handle = mount(host.clone(), options(&[("reading", reading())])).ok().unwrap();
    assert_eq!(text(&paragraph), whole);
    let mention =
        link.query_selector("[data-ql-e]").unwrap().expect("the mention is marked inside the link");
    assert_eq!(text(&mention), "Otto Muster");
    assert_eq!(host.query_selector_all("[data-ql-m]").unwrap().length(), 3);

    handle.destroy();
    assert_eq!(host.inner_html(), markup);
    assert_eq!(self::nodes(&paragraph), nodes, "the very same text nodes");
    host.remove();
}

#[wasm_bindgen_test]
fn in_a_standing_article_nothing_moves() {
    let host = publisher();
    let boxes = || -> Vec<(f64, f64)> {
        let blocks = host.query_selector_all("h1, p").unwrap();
        let blocks =
            (0..blocks.length()).map(|at| blocks.item(at).unwrap().unchecked_into::<Element>());
        blocks
            .map(|block| block.get_bounding_client_rect())
            .map(|r| (r.top(), r.height()))
            .collect()
    };
    // Every width, so that some line is just full.
    for width in 200..320 {
        let width = format!("{width}px");
        host.unchecked_ref::<web_sys::HtmlElement>().style().set_property("width", &width).unwrap();
        let before = boxes();
        let mut handle = mount(host.clone(), options(&[("reading", reading())])).ok().unwrap();
        assert_eq!(boxes(), before, "at {width}");
        handle.destroy();
    }
    host.remove();
}

#[wasm_bindgen_test]
fn a_mark_across_inline_markup_is_split_and_has_one_marker() {
    let host = publisher();
    let paragraph = host.query_selector_all("p").unwrap().item(1).unwrap();
    let emphasis = element("em");
    emphasis.set_text_content(Some("bauen"));
    paragraph.set_text_content(Some("„Wir "));
    paragraph.append_child(&emphasis).unwrap();
    paragraph
        .unchecked_ref::<Element>()
        .append_with_str_1(" trotzdem“, erklärte Beispiel. Die Arbeit beginnt bald.")
        .unwrap();

    let mut handle = mount(host.clone(), options(&[("reading", reading())])).ok().unwrap();
    let paragraph: &Element = paragraph.unchecked_ref();
    let parts = paragraph.query_selector_all("[data-ql-st]").unwrap();
    assert_eq!(parts.length(), 3);
    assert_eq!(paragraph.query_selector_all("[data-ql-m]").unwrap().length(), 1);
    assert_eq!(text(&emphasis.query_selector("[data-ql-st]").unwrap().unwrap()), "bauen");
    handle.destroy();
    host.remove();
}

#[wasm_bindgen_test]
fn white_space_and_what_is_not_text_stay_out_of_the_article() {
    let host = host();
    let article = element("article");
    article.append_with_str_1("\n  ").unwrap();
    for (tag, text) in BLOCKS {
        let block = element(tag);
        block.set_text_content(Some(&format!("\n    {text}\n  ")));
        article.append_child(&block).unwrap();
        article.append_with_str_1("\n  ").unwrap();
    }
    let button = element("button");
    button.set_text_content(Some("Teilen"));
    article.append_child(&button).unwrap();
    host.append_child(&article).unwrap();
    let markup = host.inner_html();
    let mut handle = mount(host.clone(), options(&[("reading", reading())]))
        .unwrap_or_else(|_| panic!("offsets fit the text"));
    assert_eq!(text(&host.query_selector("[data-ql-f]").unwrap().unwrap()), "rund 12.000 Euro");
    handle.destroy();
    assert_eq!(host.inner_html(), markup);
    host.remove();
}

#[wasm_bindgen_test]
fn the_headline_of_a_publishers_article_is_what_its_markup_says() {
    let host = host();
    let article = element("article");
    for (tag, text) in [
        ("h1", "„Die Brücke wird gebaut“, sagt Erika Beispiel."),
        ("p", "Otto Muster schweigt dazu."),
    ] {
        let block = element(tag);
        block.set_text_content(Some(text));
        article.append_child(&block).unwrap();
    }
    host.append_child(&article).unwrap();
    let mut handle = mount(host.clone(), options(&[])).unwrap_or_else(|_| panic!("mounts"));
    click(&root(&host).query_selector("[data-do=view-list]").unwrap().unwrap());
    let place = root(&host).query_selector(".list tbody td:last-child").unwrap().unwrap();
    assert_eq!(text(&place), "Überschrift");
    handle.destroy();
    host.remove();
}

#[wasm_bindgen_test]
fn an_article_carries_one_widget() {
    let host = publisher();
    let mut handle = mount(host.clone(), options(&[("reading", reading())])).ok().unwrap();
    let again = mount(host.clone(), JsValue::UNDEFINED).err().expect("is refused");
    assert!(message(again).contains("carries a widget already"));
    handle.destroy();
    host.remove();
}

#[wasm_bindgen_test]
fn several_widgets_stand_in_one_page() {
    let (one, mut two) = (page(), page());
    hover(&one.trigger("rund 12.000 Euro"));
    assert!(one.is_open() && !two.is_open());
    two.handle.destroy();
    assert!(one.is_open(), "one goes, the other stays");
    let styled = web_sys::window().unwrap().get_computed_style(&one.trigger("1")).unwrap().unwrap();
    assert_eq!(styled.get_property_value("cursor").unwrap(), "pointer", "and keeps its style");
}

#[wasm_bindgen_test]
fn what_does_not_fit_is_named() {
    let host = host();
    for (name, value, wanted) in [
        ("openDelay", JsValue::from("bald"), "option openDelay is \"bald\", wanted milliseconds"),
        ("theme", "rosa".into(), "option theme is \"rosa\", wanted auto, light or dark"),
        ("farbe", "rosa".into(), "no option \"farbe\""),
        ("date", "gestern".into(), "option date is \"gestern\", wanted a date"),
    ] {
        let error = message(mount(host.clone(), options(&[(name, value)])).err().expect(name));
        assert!(error.contains(wanted), "{error}");
    }
    let foreign = options(&[("schema", "1".into())]);
    let error = message(
        mount(host.clone(), options(&[("text", TEXT.into()), ("reading", foreign)]))
            .err()
            .expect("a reading of other form"),
    );
    assert!(error.contains("schema \"1\""), "{error}");
    assert_eq!(host.child_nodes().length(), 0, "nothing is left behind");
    host.remove();
}

#[wasm_bindgen_test]
fn a_reading_of_another_text_draws_nothing_at_a_guess_and_is_told() {
    let other = "Der Steg bleibt, wie er ist. „Er hält noch lange“, sagte Hans Dampf am Donnerstag in Musterstadt. Dann ging er wieder \
        nach Hause, und niemand fragte ihn noch etwas. Es regnete, wie so oft in diesem Jahr.";
    let by_hash = reading();
    js_sys::Reflect::set(&by_hash, &"textHash".into(), &"0123456789abcdef".into()).unwrap();
    for (text, reading) in [(other, by_hash), ("„Ja“, sagte Hans Dampf.", reading())] {
        for docked in [false, true] {
            let host = host();
            let given = options(&[("reading", reading.clone())]);
            if docked {
                let (article, block) = (element("article"), element("p"));
                block.set_text_content(Some(text));
                article.append_child(&block).unwrap();
                host.append_child(&article).unwrap();
            } else {
                js_sys::Reflect::set(&given, &"text".into(), &text.into()).unwrap();
            }
            let errors = heard(&host, "ql-error");
            let page = Page { handle: mount(host.clone(), given).ok().unwrap(), host };
            assert_eq!(errors.length(), 1);
            assert_eq!(text_of(&page, "article > *"), text);
            assert!(
                page.all("[data-ql-st]").iter().all(|it| self::text(it).starts_with('„')),
                "what this text says"
            );
            assert!(
                text_of(&page, "[data-ql-m]").is_empty()
                    && !self::text(&page.tool(".legend")).contains("Beispiel")
            );
            assert!(
                self::text(&page.root()).contains("gehört zu einer anderen Fassung"),
                "and it is said"
            );
        }
    }
    assert!(!self::text(&page().root()).contains("anderen Fassung"));
}

fn text_of(page: &Page, selector: &str) -> String {
    page.all(selector).iter().map(|it| text(it)).collect()
}

#[wasm_bindgen_test]
fn reading_counts_in_utf16_units() {
    let reading = read("😀 „Ja“, sagte Erika Beispiel.", JsValue::UNDEFINED).ok().unwrap();
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).unwrap();
    assert_eq!(get(&reading, "schema").as_string().unwrap(), "quellenlupe-reading/1");
    let block = Array::from(&get(&reading, "structure")).get(0);
    let end = Array::from(&get(&block, "span")).get(1).as_f64();
    assert_eq!(end, Some("😀 „Ja“, sagte Erika Beispiel.".encode_utf16().count() as f64));
}

#[wasm_bindgen_test]
fn the_element_shows_the_embedded_article_if_asked_and_goes_with_it() {
    start();
    let element = element("quellen-lupe");
    element.set_attribute("sample", "").unwrap();
    let heard = heard(&element, "ql-ready");
    document().body().unwrap().append_child(&element).unwrap();
    assert!(
        text(&element.query_selector("h1").unwrap().expect("a headline"))
            .contains("nordkoreanischer Soldaten")
    );
    assert_eq!(heard.length(), 1);
    element.remove();
    assert_eq!(
        element.child_nodes().length(),
        0,
        "removed from the page, it gives its article back"
    );
    document().body().unwrap().append_child(&element).unwrap();
    assert!(element.query_selector("h1").unwrap().is_some(), "and builds it again");
    element.remove();
}

#[wasm_bindgen_test]
fn the_element_marks_the_article_inside_it() {
    start();
    let element = element("quellen-lupe");
    let article = publisher().query_selector("article").unwrap().unwrap();
    let markup = article.outer_html();
    element.append_child(&article).unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    assert!(article.has_attribute("data-ql-article"));
    assert!(element.shadow_root().unwrap().query_selector("slot").unwrap().is_some());
    element.set_attribute("theme", "dark").unwrap();
    assert_eq!(
        article.get_attribute("data-ql-theme").as_deref(),
        Some("dark"),
        "attributes work after connecting"
    );
    element.remove();
    assert_eq!(article.outer_html(), markup);
}

#[wasm_bindgen_test]
fn the_element_says_what_is_wrong_and_leaves_the_article() {
    start();
    let element = element("quellen-lupe");
    let heard = heard(&element, "ql-error");
    element.set_attribute("theme", "rosa").unwrap();
    element.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    let detail =
        js_sys::Reflect::get(&heard.get(0), &"message".into()).unwrap().as_string().unwrap();
    assert!(detail.contains("theme is \"rosa\""), "{detail}");
    assert_eq!(text(&element.query_selector("h1").unwrap().unwrap()), BLOCKS[0].1);
    element.remove();
}

/// How many sheets the page has adopted.
fn adopted() -> u32 {
    Array::from(&js_sys::Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap()).length()
}

fn nodes(element: &Element) -> Vec<web_sys::Node> {
    let list = element.child_nodes();
    (0..list.length()).map(|at| list.item(at).unwrap()).collect()
}
