//! Corrections that come while the widget stands: drawn in place, with everything of the reader's
//! left as it was.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use js_sys::Reflect;
use page::*;
use quellenlupe::wasm::start;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// `<quellen-lupe>` around a publisher's article, with the reading of these tests.
struct Lupe(Element);

impl Lupe {
    fn new() -> Lupe {
        start();
        let lupe = element("quellen-lupe");
        Reflect::set(&lupe, &"reading".into(), &reading()).unwrap();
        lupe.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
        host().append_child(&lupe).unwrap();
        Lupe(lupe)
    }

    fn correct(&self, json: &str) {
        self.0.set_attribute("corrections", json).unwrap();
    }

    fn tool(&self, selector: &str) -> Element {
        let found = root(&self.0).query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in the furniture"))
    }

    fn markers(&self) -> Vec<Element> {
        let all = self.0.query_selector_all("[data-ql-m]").unwrap();
        (0..all.length()).map(|at| all.item(at).unwrap().unchecked_into()).collect()
    }

    fn marker(&self, badge: &str) -> Element {
        let wanted = |marker: &Element| marker.get_attribute("data-ql-m").as_deref() == Some(badge);
        self.markers().into_iter().find(wanted).unwrap_or_else(|| panic!("no marker {badge}"))
    }

    fn card(&self) -> Element {
        self.tool("[role=dialog]")
    }

    fn is_open(&self) -> bool {
        self.card().matches(":popover-open").unwrap()
    }

    fn pressed(&self, selector: &str) -> bool {
        self.tool(selector).get_attribute("aria-pressed").as_deref() == Some("true")
    }

    /// Chooses the source of a name in the open question.
    fn choose(&self, name: &str) {
        let labels = root(&self.0).query_selector_all(".choices label").unwrap();
        let labels = (0..labels.length()).map(|at| labels.item(at).unwrap());
        let label: Element =
            labels.into_iter().find(|label| text(label) == name).unwrap().unchecked_into();
        let input: HtmlInputElement =
            label.query_selector("input").unwrap().unwrap().unchecked_into();
        input.set_checked(true);
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        let change = CustomEvent::new_with_event_init_dict("change", &init).unwrap();
        input.dispatch_event(&change).unwrap();
    }
}

impl Drop for Lupe {
    fn drop(&mut self) {
        self.0.remove();
    }
}

const TO_THE_COUNCIL: &str = r#"[{ "statement": "Wir bauen trotzdem", "source": "Stadtrat" }]"#;

#[wasm_bindgen_test]
fn an_open_card_a_filter_and_a_half_done_exercise_stay() {
    let lupe = Lupe::new();
    let read = heard(&lupe.0, "ql-card-close");
    let article = lupe.0.query_selector("article").unwrap().unwrap();
    let nodes = || article.query_selector_all("h1, p").unwrap().length();
    let (words, blocks) = (text(&article), nodes());
    let shadow = lupe.tool(".ql");
    // A filter, an exercise half done, and the card of a statement, pinned.
    click(&lupe.tool("[data-do=voice-s1]"));
    click(&lupe.tool("[data-do=view-classroom]"));
    click(&lupe.tool("[data-do=next]"));
    lupe.choose("Erika Beispiel");
    assert_eq!(text(&lupe.tool(".quiz [data-progress]")), "1 von 3 zugeordnet");
    assert!(lupe.is_open());
    let closed = read.length();
    let window = web_sys::window().unwrap();
    window.scroll_to_with_x_and_y(0.0, 40.0);
    let scrolled = window.scroll_y().unwrap();

    lupe.correct(TO_THE_COUNCIL);

    assert_eq!(window.scroll_y().unwrap(), scrolled);
    assert!(lupe.is_open(), "the card stays open");
    assert_eq!(read.length(), closed, "and nobody was told otherwise");
    assert!(text(&lupe.card()).contains("Die Brücke koste"), "{}", text(&lupe.card()));
    assert!(text(&lupe.card()).contains("Stadtrat"), "the new source can be chosen");
    let chosen = lupe.tool(".choices input[value=s1]").unchecked_into::<HtmlInputElement>();
    assert!(chosen.checked(), "the answer stays");
    assert_eq!(text(&lupe.tool(".quiz [data-progress]")), "1 von 3 zugeordnet");
    assert_eq!(lupe.marker("•").get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!((text(&article), nodes()), (words, blocks));
    assert!(shadow.is_connected(), "the furniture was not built anew");

    click(&lupe.tool("[data-do=reveal]"));
    click(&lupe.tool("[data-do=end]"));
    assert!(lupe.pressed("[data-do=voice-s1]"), "the filter stays");
    assert!(article.has_attribute("data-ql-filter"));
    assert!(text(&lupe.tool(".legend")).contains("Stadtrat"));
    let hidden = |marker: &Element| marker.get_attribute("aria-label").unwrap();
    assert!(hidden(&lupe.markers()[2]).contains("Stadtrat"));
}

#[wasm_bindgen_test]
fn the_card_of_a_statement_says_the_new_source_and_keeps_focus() {
    let lupe = Lupe::new();
    press(&lupe.markers()[2], "Enter");
    focus(&lupe.tool("[role=dialog] [data-key=previous]"));
    lupe.correct(TO_THE_COUNCIL);
    assert!(lupe.is_open());
    assert!(text(&lupe.card()).contains("Stadtrat"), "{}", text(&lupe.card()));
    let focused = root(&lupe.0).active_element().unwrap();
    assert_eq!(focused.get_attribute("data-key").as_deref(), Some("previous"));
    press(&lupe.card(), "Escape");
    assert!(has_focus(&lupe.markers()[2]), "focus goes back to the new marker");
}

#[wasm_bindgen_test]
fn other_statements_keep_what_was_done_to_them_when_one_goes() {
    let lupe = Lupe::new();
    click(&lupe.markers()[2]);
    focus(&lupe.markers()[0]);
    lupe.correct(r#"[{ "statement": "zu viel", "remove": true }]"#);
    assert_eq!(lupe.markers().len(), 2);
    assert!(text(&lupe.card()).contains("Wir bauen trotzdem") || lupe.is_open());
    assert_eq!(lupe.markers()[1].get_attribute("aria-expanded").as_deref(), Some("true"));
    lupe.correct("[]");
    assert_eq!(lupe.markers().len(), 3, "a correction taken back");
    assert_eq!(lupe.markers()[2].get_attribute("aria-expanded").as_deref(), Some("true"));
    lupe.correct(r#"[{ "statement": "Wir bauen trotzdem", "remove": true }]"#);
    assert!(!lupe.is_open(), "there is nothing to show any more");
}

#[wasm_bindgen_test]
fn the_list_is_made_anew_where_it_is_shown() {
    let lupe = Lupe::new();
    click(&lupe.tool("[data-do=view-list]"));
    let line = || lupe.tool(".list [data-do=go-s0]");
    focus(&line());
    let before = line();
    lupe.correct(TO_THE_COUNCIL);
    assert_eq!(lupe.tool(".ql").get_attribute("data-shows").as_deref(), Some("list"));
    assert!(text(&lupe.tool(".list")).contains("Stadtrat"));
    assert_eq!(root(&lupe.0).query_selector_all(".list").unwrap().length(), 1);
    assert!(!before.is_connected());
    assert_eq!(root(&lupe.0).active_element(), Some(line()), "focus stays where it was");
}

#[wasm_bindgen_test]
fn the_host_is_told_what_could_not_be_made() {
    let lupe = Lupe::new();
    let (errors, ready) = (heard(&lupe.0, "ql-error"), heard(&lupe.0, "ql-ready"));
    lupe.correct(r#"[{ "statement": "Es regne", "remove": true }]"#);
    let message = |detail: &JsValue| Reflect::get(detail, &"message".into()).unwrap();
    assert!(message(&errors.get(0)).as_string().unwrap().contains("Es regne"));
    assert_eq!((errors.length(), ready.length()), (1, 1));
    lupe.correct("{");
    assert!(message(&errors.get(1)).as_string().unwrap().contains("corrections"));
    assert_eq!(lupe.markers().len(), 3, "what does not fit changes nothing");
}
