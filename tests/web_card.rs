//! The one card: by pointer, by finger, by keyboard; what it says and where focus goes.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use page::*;
use quellenlupe::wasm::mount;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn hovering_opens_it_leaving_closes_it() {
    let page = page();
    let trigger = page.trigger("rund 12.000 Euro");
    hover(&trigger);
    assert!(page.is_open());
    assert_eq!(trigger.get_attribute("aria-expanded").as_deref(), Some("true"));
    leave(&trigger, &document().body().unwrap());
    assert!(!page.is_open());
    assert_eq!(trigger.get_attribute("aria-expanded").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn the_pointer_may_enter_it() {
    let host = host();
    let slow = options(&[
        ("text", TEXT.into()),
        ("reading", reading()),
        ("openDelay", 0.into()),
        ("closeDelay", 40.into()),
    ]);
    let page = Page { handle: mount(host.clone(), slow).ok().unwrap(), host };
    let trigger = page.trigger("Erika Beispiel");
    hover(&trigger);
    leave(&trigger, &document().body().unwrap());
    assert!(page.is_open(), "not at once");
    hover(&page.card());
    wait(90).await;
    assert!(page.is_open(), "the pointer is in the card");
    leave(&page.card(), &document().body().unwrap());
    wait(90).await;
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
async fn it_waits_as_long_as_it_is_told() {
    let host = host();
    let slow = options(&[("text", TEXT.into()), ("reading", reading()), ("openDelay", 60.into())]);
    let page = Page { handle: mount(host.clone(), slow).ok().unwrap(), host };
    hover(&page.trigger("Otto Muster"));
    assert!(!page.is_open());
    wait(130).await;
    assert!(page.is_open());
}

#[wasm_bindgen_test]
fn a_finger_does_not_hover_but_tap() {
    let page = page();
    let trigger = page.trigger("1");
    point(&trigger, "pointerover", "touch", None);
    assert!(!page.is_open());
    tap(&trigger);
    assert!(page.is_open());
    assert!(!page.tool("[data-do=close]").has_attribute("hidden"));
    tap(&trigger);
    assert!(!page.is_open(), "a second tap closes");
}

#[wasm_bindgen_test]
fn a_press_outside_and_the_close_button_end_it() {
    let page = page();
    click(&page.trigger("1"));
    point(&document().body().unwrap(), "pointerdown", "mouse", None);
    assert!(!page.is_open());
    click(&page.trigger("1"));
    click(&page.tool("[data-do=close]"));
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
fn a_press_and_a_long_way_are_no_click() {
    let page = page();
    let trigger = page.trigger("1");
    point(&document().body().unwrap(), "pointerdown", "touch", None);
    point(&page.trigger("Otto Muster"), "pointerdown", "touch", None);
    point(&trigger, "click", "touch", None);
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
fn enter_moves_into_it_and_escape_back() {
    let page = page();
    for key in ["Enter", " "] {
        let trigger = page.trigger("Erika Beispiel");
        focus(&trigger);
        assert!(!page.is_open(), "focus alone shows nothing");
        assert!(press(&trigger, key));
        assert!(page.is_open());
        assert_eq!(page.focused_tool(), Some(page.card()));
        assert!(press(&page.card(), "Escape"));
        assert!(!page.is_open());
        assert!(has_focus(&trigger), "focus returns");
        assert!(!press(&trigger, "Escape"), "the next Escape belongs to the page");
    }
}

#[wasm_bindgen_test]
fn escape_ends_a_hover_card_until_the_pointer_has_left() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    hover(&trigger);
    assert!(press(&document().body().unwrap(), "Escape"));
    assert!(!page.is_open());
    hover(&trigger);
    assert!(!page.is_open(), "stays shut");
    leave(&trigger, &document().body().unwrap());
    hover(&trigger);
    assert!(page.is_open());
}

#[wasm_bindgen_test]
fn arrows_walk_the_marks_in_reading_order() {
    let page = page();
    let first = page.trigger("rund 12.000 Euro");
    focus(&first);
    press(&first, "ArrowRight");
    assert!(has_focus(&page.trigger("1")));
    press(&page.trigger("1"), "ArrowLeft");
    assert!(has_focus(&first));
    press(&first, "ArrowUp");
    assert!(has_focus(&page.trigger("1")), "out to the statement around it");
    press(&page.trigger("1"), "ArrowDown");
    assert!(has_focus(&first), "and in again");
    press(&first, "End");
    assert!(has_focus(&page.trigger("Beispiel")));
    press(&page.trigger("Beispiel"), "Home");
    assert!(has_focus(&first));
}

#[wasm_bindgen_test]
fn the_card_of_a_figure_tells_what_it_means() {
    let page = page();
    hover(&page.trigger("rund 12.000 Euro"));
    let said = page.card_text();
    for words in [
        "Geldbetrag",
        "rund 12.000 Euro",
        "ungefähr 12.000",
        "Erika Beispiel",
        "indirekt",
        "Teil einer Aussage von Beispiel",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[wasm_bindgen_test]
fn the_card_of_a_person_tells_role_mentions_and_statements() {
    let page = page();
    click(&page.trigger("Erika Beispiel"));
    let said = page.card_text();
    for words in
        ["Person", "Bürgermeisterin", "Erwähnungen 2", "1 von 2", "Sagt in diesem Artikel 2"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    click(&page.tool("[data-key=next]"));
    assert!(page.card_text().contains("2 von 2"));
    assert_eq!(
        page.trigger("Beispiel").get_attribute("aria-expanded").as_deref(),
        Some("true"),
        "the card has moved on"
    );
    assert_eq!(
        page.trigger("Erika Beispiel").get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
}

#[wasm_bindgen_test]
fn the_card_of_a_statement_tells_kind_and_cue_and_leads_on() {
    let page = page();
    click(&page.trigger("1"));
    let said = page.card_text();
    for words in
        ["Politik", "Erika Beispiel", "indirekt", "‚sagte‘", "Aussagen dieser Quelle 2", "1 von 3"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(page.all("[data-ql-st][data-ql-on]").len(), 1, "its words stand out");
    focus(&page.tool("[data-key=next]"));
    click(&page.tool("[data-key=next]"));
    assert!(page.card_text().contains("2 von 3"));
    assert_eq!(
        page.focused_tool(),
        Some(page.tool("[data-key=next]")),
        "focus stays on the same control"
    );
}

#[wasm_bindgen_test]
fn the_card_is_a_named_dialog_without_modality() {
    let page = page();
    click(&page.trigger("1"));
    let card = page.card();
    assert_eq!(card.get_attribute("aria-modal"), None);
    let heading = page.tool(&format!("#{}", card.get_attribute("aria-labelledby").unwrap()));
    assert!(text(&heading).contains("Erika Beispiel"));
}

#[wasm_bindgen_test]
fn a_finger_on_a_linked_name_gets_the_card_with_the_link() {
    let host = publisher();
    link_a_name(&host);
    let page = Page {
        handle: mount(host.clone(), options(&[("reading", reading())])).ok().unwrap(),
        host,
    };
    tap(&page.trigger("Otto Muster"));
    assert!(page.is_open());
    assert_eq!(page.tool("[role=dialog] a").get_attribute("href").as_deref(), Some("#muster"));
}

#[wasm_bindgen_test]
fn the_page_hears_what_opens_and_where() {
    let page = page();
    let (opened, closed) = (heard(&page.host, "ql-card-open"), heard(&page.host, "ql-card-close"));
    let trigger = page.trigger("rund 12.000 Euro");
    hover(&trigger);
    leave(&trigger, &document().body().unwrap());
    for heard in [opened, closed] {
        let said = |name: &str| js_sys::Reflect::get(&heard.get(0), &name.into()).unwrap();
        assert_eq!((heard.length(), said("kind").as_string().unwrap().as_str()), (1, "figure"));
        assert_eq!(
            (
                said("index").as_f64(),
                said("trigger") == wasm_bindgen::JsValue::from(trigger.clone())
            ),
            (Some(0.0), true)
        );
    }
}

#[wasm_bindgen_test]
fn a_trigger_is_a_button_named_by_its_words_and_nothing_is_said_while_hovering() {
    let page = page();
    let mut names: Vec<String> = page
        .trigger("Otto Muster")
        .get_attribute_names()
        .iter()
        .map(|name| name.as_string().unwrap())
        .collect();
    names.sort();
    // No `aria-controls`, which would cross the shadow root; no label over its own words.
    let wanted =
        ["aria-expanded", "aria-haspopup", "data-ql-e", "data-ql-mark", "role", "tabindex"];
    assert_eq!(names, wanted);
    hover(&page.trigger("Otto Muster"));
    assert!(page.tools("[aria-live]").iter().all(|region| text(region).is_empty()));
}

#[wasm_bindgen_test]
fn the_page_hears_it_and_may_prevent_it() {
    let page = page();
    let prevent = wasm_bindgen::closure::Closure::<dyn FnMut(web_sys::Event)>::new(
        |event: web_sys::Event| event.prevent_default(),
    );
    page.host
        .add_event_listener_with_callback("ql-card-open", prevent.as_ref().unchecked_ref())
        .unwrap();
    click(&page.trigger("1"));
    assert!(!page.is_open());
    page.host
        .remove_event_listener_with_callback("ql-card-open", prevent.as_ref().unchecked_ref())
        .unwrap();
    click(&page.trigger("1"));
    assert!(page.is_open());
}
