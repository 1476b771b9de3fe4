//! What a host puts into the slots of `<quellen-lupe>`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use page::*;
use quellenlupe::wasm::start;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlSlotElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A piece of the host's own for a slot.
fn piece(slot: &str, tag: &str, words: &str) -> Element {
    let piece = element(tag);
    piece.set_attribute("slot", slot).unwrap();
    piece.set_text_content(Some(words));
    piece
}

/// The element around the article of these tests, with these pieces.
fn with(pieces: &[Element]) -> Element {
    start();
    let lupe = element("quellen-lupe");
    lupe.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    for piece in pieces {
        lupe.append_child(piece).unwrap();
    }
    host().append_child(&lupe).unwrap();
    lupe
}

fn shown(lupe: &Element, name: &str) -> Vec<String> {
    let slot = root(lupe).query_selector(&format!("slot[name={name}]")).unwrap().unwrap();
    slot.unchecked_into::<HtmlSlotElement>()
        .assigned_nodes()
        .iter()
        .map(|node| text(node.unchecked_ref()))
        .collect()
}

fn is_open(lupe: &Element) -> bool {
    lupe.shadow_root().unwrap().query_selector("[role=dialog]:popover-open").unwrap().is_some()
}

#[wasm_bindgen_test]
fn the_hosts_own_stands_in_every_card_and_over_the_legend() {
    let lupe = with(&[
        piece("card-footer", "button", "Fehler melden"),
        piece("card-header", "p", "Zeitung"),
        piece("legend-title", "span", "Stimmen"),
    ]);
    assert_eq!(shown(&lupe, "legend-title"), ["Stimmen"]);
    for mark in ["[data-ql-m]", "[data-ql-e]", "[data-ql-f]"] {
        click(&lupe.query_selector(&format!("{mark}[role=button]")).unwrap().unwrap());
        assert_eq!(
            (shown(&lupe, "card-header"), shown(&lupe, "card-footer")),
            (vec!["Zeitung".into()], vec!["Fehler melden".into()])
        );
    }
    lupe.remove();
}

#[wasm_bindgen_test]
async fn focus_in_the_hosts_own_keeps_the_card() {
    let report = piece("card-footer", "button", "Fehler melden");
    let lupe = with(std::slice::from_ref(&report));
    let marker = lupe.query_selector("[data-ql-m]").unwrap().unwrap();
    focus(&marker);
    press(&marker, "Enter");
    focus(&report);
    wait(30).await;
    assert!(has_focus(&report) && is_open(&lupe));
    click(&report);
    assert!(is_open(&lupe), "nor does a press on it end the card");
    lupe.remove();
}

#[wasm_bindgen_test]
fn it_is_no_text_of_the_article() {
    start();
    let lupe = element("quellen-lupe");
    lupe.set_attribute("sample", "").unwrap();
    lupe.append_child(&piece("card-footer", "p", "Die Stadt teilte mit, sie prüfe das.")).unwrap();
    host().append_child(&lupe).unwrap();
    assert!(
        text(&lupe.query_selector("h1").unwrap().unwrap()).contains("nordkoreanischer"),
        "the embedded article, not this"
    );
    lupe.remove();
}
