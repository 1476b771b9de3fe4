//! The browser tests run at all: wasm starts in a real page that has a document to work on.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_page_has_a_document() {
    let document = web_sys::window().and_then(|window| window.document());
    assert!(document.is_some(), "run_in_browser gives a window with a document");
}
