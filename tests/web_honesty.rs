//! What each card says of how its mark came about, and what an editor has put right.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use js_sys::{JSON, Reflect};
use page::*;
use quellenlupe::wasm::{mount, start};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A page with corrections as JSON, and the messages of `ql-error`.
fn corrected(json: &str) -> (Page, Vec<String>) {
    let host = host();
    let errors = heard(&host, "ql-error");
    let options = at_once();
    Reflect::set(&options, &"corrections".into(), &JSON::parse(json).unwrap()).unwrap();
    let handle = mount(host.clone(), options).unwrap_or_else(|_| panic!("mounts"));
    let said =
        |detail: JsValue| Reflect::get(&detail, &"message".into()).unwrap().as_string().unwrap();
    (Page { host, handle }, errors.iter().map(said).collect())
}

/// The statements' confidence set to this.
fn with_confidence(confidence: f64) -> Page {
    let reading = reading();
    let statements: js_sys::Array =
        Reflect::get(&reading, &"statements".into()).unwrap().unchecked_into();
    for statement in statements.iter() {
        Reflect::set(&statement, &"confidence".into(), &confidence.into()).unwrap();
    }
    let host = host();
    let options = options(&[("text", TEXT.into()), ("reading", reading)]);
    Page { handle: mount(host.clone(), options).ok().unwrap(), host }
}

#[wasm_bindgen_test]
fn every_card_says_that_its_mark_was_recognised_automatically_and_by_what() {
    let page = page();
    for trigger in ["1", "rund 12.000 Euro", "Erika Beispiel"] {
        click(&page.trigger(trigger));
        let said = page.card_text();
        assert!(
            said.contains("automatisch erkannt") && said.contains("Erkannt an"),
            "{trigger}: {said}"
        );
        assert!(said.contains("Sicherheit"), "{trigger}: {said}");
    }
}

#[wasm_bindgen_test]
fn names_and_figures_are_as_sure_as_such_ones_mostly_are() {
    let page = page();
    for (trigger, word) in [("Otto Muster", "ziemlich sicher"), ("rund 12.000 Euro", "sehr sicher")]
    {
        click(&page.trigger(trigger));
        assert!(
            page.card_text().contains(&format!("Sicherheit{word}")),
            "{trigger}: {}",
            page.card_text()
        );
    }
}

#[wasm_bindgen_test]
fn a_statements_card_says_how_sure_it_is_in_words() {
    for (share, word) in
        [(0.95, "sehr sicher"), (0.8, "ziemlich sicher"), (0.6, "unsicher"), (0.3, "sehr unsicher")]
    {
        let page = with_confidence(share);
        click(&page.trigger("1"));
        assert!(
            page.card_text().contains(&format!("Sicherheit{word}")),
            "{share}: {}",
            page.card_text()
        );
        assert_eq!(page.all("[data-ql-st][data-ql-unsure]").len(), if share < 0.5 { 3 } else { 0 });
    }
}

#[wasm_bindgen_test]
fn a_statement_that_an_editor_has_checked_says_so() {
    let (page, errors) =
        corrected(r#"[{ "statement": "„zu viel“", "note": "mit Band verglichen" }]"#);
    click(&page.trigger("2"));
    let said = page.card_text();
    assert!(
        said.contains("redaktionell geprüft") && said.contains("mit Band verglichen"),
        "{said}"
    );
    assert!(!said.contains("automatisch erkannt") && !said.contains("Sicherheit"), "{said}");
    click(&page.trigger("1"));
    assert!(page.card_text().contains("automatisch erkannt"), "the others are as before");
    assert!(errors.is_empty());
}

#[wasm_bindgen_test]
fn a_statement_given_to_another_source_is_drawn_and_counted_there() {
    let (page, _) = corrected(
        r#"[{ "statement": "Wir bauen trotzdem", "source": "Stadtrat", "kind": "authority" }]"#,
    );
    click(&page.trigger("3"));
    let said = page.card_text();
    for words in ["Stadtrat", "Behörde", "redaktionell berichtigt"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(text(&page.tool(".legend")).contains("Stadtrat"));
    click(&page.tool("[data-do=view-list]"));
    assert!(text(&page.tool(".list")).contains("redaktionell berichtigt"));
}

#[wasm_bindgen_test]
fn what_is_no_statement_loses_its_marks() {
    let (page, errors) = corrected(r#"[{ "statement": "zu viel", "remove": true }]"#);
    assert_eq!((page.all("[data-ql-m]").len(), page.all("[data-ql-st]").len()), (2, 2));
    assert!(!text(&page.tool(".legend")).contains("Otto Muster"));
    assert!(errors.is_empty());
}

#[wasm_bindgen_test]
fn a_correction_that_fits_nowhere_is_told_and_listed_never_lost() {
    let (page, errors) = corrected(
        r#"[{ "statement": "Es regne", "source": "Otto Muster", "note": "bitte prüfen" }]"#,
    );
    assert_eq!(errors.len(), 1);
    assert!(errors[0].contains("Es regne"), "{errors:?}");
    assert_eq!(page.all("[data-ql-m]").len(), 3, "nothing else has changed");
    click(&page.tool("[data-do=view-list]"));
    let listed = text(&page.tool("[data-unanchored]"));
    for words in ["Nicht verankerte Berichtigungen", "Es regne", "bitte prüfen"] {
        assert!(listed.contains(words), "{words} in {listed}");
    }
}

#[wasm_bindgen_test]
fn the_element_takes_corrections_as_json_in_an_attribute() {
    start();
    let element = element("quellen-lupe");
    let article = publisher().query_selector("article").unwrap().unwrap();
    let host = host();
    element.append_child(&article).unwrap();
    host.append_child(&element).unwrap();
    assert!(element.query_selector("[data-ql-article]").unwrap().is_some());
    let markers = || element.query_selector_all("[data-ql-m]").unwrap().length();
    let before = markers();
    element
        .set_attribute("corrections", r#"[{ "statement": "Wir bauen trotzdem", "remove": true }]"#)
        .unwrap();
    assert_eq!(markers() + 1, before, "also after connecting");
    host.remove();
}

#[wasm_bindgen_test]
fn a_correction_of_the_wrong_form_is_named() {
    for (json, wanted) in [
        (r#"[{}]"#, "corrections[0]"),
        (r#"[{ "statement": "a" }, { "statement": "b", "mode": "laut" }]"#, "corrections[1]"),
        (
            r#"[{ "statement": "a", "sorce": "b" }]"#,
            "statement, source, kind, mode, remove or note",
        ),
        (r#"{}"#, "a list of corrections"),
    ] {
        let host = host();
        let options = at_once();
        Reflect::set(&options, &"corrections".into(), &JSON::parse(json).unwrap()).unwrap();
        let error = JsValue::from(mount(host.clone(), options).err().unwrap());
        let message = Reflect::get(&error, &"message".into()).unwrap().as_string().unwrap();
        assert!(message.contains(wanted), "{json}: {message}");
        host.remove();
    }
}
