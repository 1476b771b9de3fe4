//! What ends the card (UX 4.3) and what keys do (UX 4.4), row by row. Tab and dialogs of the host
//! need real keys: they are in `tests/page`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use page::*;
use quellenlupe::wasm::{mount, start};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

// ---- 4.3: dismissal ----

#[wasm_bindgen_test]
fn escape_ends_a_hover_card_and_moves_no_focus() {
    let page = page();
    let button = outside_button();
    hover(&page.trigger("Otto Muster"));
    assert!(press(&button, "Escape"), "wherever the focus is");
    assert!(!page.is_open());
    assert!(has_focus(&button));
    button.remove();
}

#[wasm_bindgen_test]
fn escape_is_taken_while_a_card_is_open_and_no_longer() {
    let page = page();
    click(&page.trigger("1"));
    assert!(press(&document().body().unwrap(), "Escape"), "prevented");
    assert!(!press(&document().body().unwrap(), "Escape"), "the next one belongs to the page");
}

#[wasm_bindgen_test]
fn a_press_outside_ends_it_and_inside_does_not() {
    let page = page();
    click(&page.trigger("1"));
    point(&page.tool("#card-heading"), "pointerdown", "mouse", None);
    assert!(page.is_open());
    point(&document().body().unwrap(), "pointerdown", "mouse", None);
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
async fn focus_that_leaves_trigger_and_card_ends_it() {
    let page = page();
    let trigger = page.trigger("Erika Beispiel");
    focus(&trigger);
    press(&trigger, "Enter");
    focus(&trigger);
    wait(20).await;
    assert!(page.is_open(), "from the card to its trigger is no leaving");
    let button = outside_button();
    wait(20).await;
    assert!(!page.is_open());
    assert!(has_focus(&button), "and focus is not called back");
    button.remove();
}

#[wasm_bindgen_test]
fn the_trigger_again_ends_it() {
    let page = page();
    let trigger = page.trigger("1");
    click(&trigger);
    click(&trigger);
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
fn the_close_button_stands_in_pinned_cards_and_ends_them() {
    let page = page();
    hover(&page.trigger("Otto Muster"));
    assert!(page.tool("[data-do=close]").has_attribute("hidden"), "a hover card goes by itself");
    click(&page.trigger("Otto Muster"));
    assert!(!page.tool("[data-do=close]").has_attribute("hidden"));
    click(&page.tool("[data-do=close]"));
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
async fn a_trigger_that_is_scrolled_away_ends_it() {
    let page = page();
    let spacer = element("div");
    spacer.unchecked_ref::<HtmlElement>().style().set_property("height", "4000px").unwrap();
    page.host.after_with_node_1(&spacer).unwrap();
    let window = web_sys::window().unwrap();
    window.scroll_by_with_x_and_y(
        0.0,
        page.trigger("Otto Muster").get_bounding_client_rect().top() - 200.0,
    );
    wait(60).await;
    click(&page.trigger("Otto Muster"));
    window.scroll_by_with_x_and_y(0.0, 20.0);
    wait(60).await;
    assert!(page.is_open(), "a little is nothing");
    window.scroll_by_with_x_and_y(0.0, 3000.0);
    wait(60).await;
    assert!(!page.is_open());
    spacer.remove();
}

#[wasm_bindgen_test]
async fn a_trigger_that_is_scrolled_away_gets_the_focus_of_its_card() {
    let page = page();
    let spacer = element("div");
    spacer.unchecked_ref::<HtmlElement>().style().set_property("height", "4000px").unwrap();
    page.host.after_with_node_1(&spacer).unwrap();
    let window = web_sys::window().unwrap();
    let trigger = page.trigger("Otto Muster");
    window.scroll_by_with_x_and_y(0.0, trigger.get_bounding_client_rect().top() - 200.0);
    wait(60).await;
    focus(&trigger);
    press(&trigger, "Enter");
    let before = window.scroll_y().unwrap();
    window.scroll_by_with_x_and_y(0.0, 3000.0);
    wait(60).await;
    assert!(!page.is_open());
    assert!(has_focus(&trigger), "not lost");
    assert!(window.scroll_y().unwrap() > before + 1000.0, "and the page is not scrolled back");
    spacer.remove();
}

#[wasm_bindgen_test]
async fn a_trigger_outside_the_window_is_brought_into_it_by_enter() {
    let page = page();
    let spacer = element("div");
    spacer.unchecked_ref::<HtmlElement>().style().set_property("height", "4000px").unwrap();
    page.host.before_with_node_1(&spacer).unwrap();
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
    wait(60).await;
    press(&page.trigger("Otto Muster"), "Enter");
    wait(60).await;
    assert!(page.is_open());
    let top = page.trigger("Otto Muster").get_bounding_client_rect().top();
    assert!((0.0..600.0).contains(&top), "{top}");
    spacer.remove();
}

#[wasm_bindgen_test]
fn another_card_ends_it() {
    let page = page();
    click(&page.trigger("1"));
    click(&page.trigger("2"));
    assert!(page.card_text().contains("Otto Muster"));
    assert_eq!(page.trigger("1").get_attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(
        page.root().query_selector_all(":popover-open").unwrap().length(),
        1,
        "one card at a time"
    );
}

#[wasm_bindgen_test]
fn an_element_that_is_removed_takes_its_card_along() {
    start();
    let element = element("quellen-lupe");
    element.set_attribute("sample", "").unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    let card = root(&element).query_selector("[role=dialog]").unwrap().unwrap();
    click(&element.query_selector("[data-ql-m]").unwrap().unwrap());
    assert!(card.matches(":popover-open").unwrap());
    element.remove();
    assert!(!card.matches(":popover-open").unwrap());
    assert!(!press(&document().body().unwrap(), "Escape"), "and nobody waits for Escape");
}

#[wasm_bindgen_test]
fn destroying_takes_the_open_card_along() {
    let mut page = page();
    click(&page.trigger("1"));
    let card = page.card();
    page.handle.destroy();
    assert!(!card.is_connected());
    assert!(!press(&document().body().unwrap(), "Escape"));
}

#[wasm_bindgen_test]
fn a_popover_of_the_page_stays_open() {
    let page = page();
    let theirs = element("div");
    theirs.set_attribute("popover", "auto").unwrap();
    theirs.set_text_content(Some("Von der Seite"));
    document().body().unwrap().append_child(&theirs).unwrap();
    theirs.unchecked_ref::<HtmlElement>().show_popover().unwrap();
    hover(&page.trigger("Otto Muster"));
    assert!(page.is_open() && theirs.matches(":popover-open").unwrap());
    press(&document().body().unwrap(), "Escape");
    assert!(
        !page.is_open() && theirs.matches(":popover-open").unwrap(),
        "the first Escape is ours"
    );
    theirs.remove();
}

// ---- 4.4: keyboard ----

#[wasm_bindgen_test]
fn enter_and_space_open_it_pinned_with_focus_inside_and_close_it_again() {
    let page = page();
    for key in ["Enter", " "] {
        let trigger = page.trigger("Erika Beispiel");
        focus(&trigger);
        assert!(press(&trigger, key), "the page does not scroll by {key:?}");
        assert!(page.is_open());
        assert_eq!(page.focused_tool(), Some(page.card()));
        leave(&trigger, &document().body().unwrap());
        assert!(page.is_open(), "pinned");
        focus(&trigger);
        press(&trigger, key);
        assert!(!page.is_open(), "again: closed");
        assert!(has_focus(&trigger));
    }
}

#[wasm_bindgen_test]
fn escape_in_the_card_brings_focus_back_without_scrolling() {
    let page = page();
    let spacer = element("div");
    spacer.unchecked_ref::<HtmlElement>().style().set_property("height", "4000px").unwrap();
    page.host.after_with_node_1(&spacer).unwrap();
    let trigger = page.trigger("Otto Muster");
    focus(&trigger);
    press(&trigger, "Enter");
    let window = web_sys::window().unwrap();
    // The trigger stays in the window, but at its very edge.
    window.scroll_by_with_x_and_y(0.0, trigger.get_bounding_client_rect().bottom() - 2.0);
    let before = window.scroll_y().unwrap();
    press(&page.card(), "Escape");
    assert!(has_focus(&trigger));
    assert_eq!(window.scroll_y().unwrap(), before);
    spacer.remove();
}

#[wasm_bindgen_test]
fn where_the_trigger_is_gone_focus_goes_to_its_block() {
    let host = publisher();
    let mut handle = mount(host.clone(), options(&[("reading", reading())]))
        .unwrap_or_else(|_| panic!("mounts"));
    let trigger = host.query_selector("[data-ql-e]").unwrap().unwrap();
    let block = host.query_selector("p").unwrap().unwrap();
    let card = root(&host).query_selector("[role=dialog]").unwrap().unwrap();
    focus(&trigger);
    press(&trigger, "Enter");
    // The page puts a new text in.
    block.set_text_content(Some("Berichtigung: Die Brücke wird nicht teurer."));
    press(&card, "Escape");
    assert!(has_focus(&block));
    assert_eq!(block.get_attribute("tabindex").as_deref(), Some("-1"), "no new Tab stop");
    handle.destroy();
    assert_eq!(block.get_attribute("tabindex"), None);
    host.remove();
}

#[wasm_bindgen_test]
fn where_the_block_is_gone_too_focus_goes_to_the_article() {
    let host = publisher();
    let mut handle = mount(host.clone(), options(&[("reading", reading())]))
        .unwrap_or_else(|_| panic!("mounts"));
    let trigger = host.query_selector("[data-ql-e]").unwrap().unwrap();
    let card = root(&host).query_selector("[role=dialog]").unwrap().unwrap();
    focus(&trigger);
    press(&trigger, "Enter");
    host.query_selector("p").unwrap().unwrap().remove();
    press(&card, "Escape");
    assert!(has_focus(&host.query_selector("article").unwrap().unwrap()));
    handle.destroy();
    host.remove();
}

#[wasm_bindgen_test]
fn closing_a_hover_card_never_moves_focus() {
    let page = page();
    let button = outside_button();
    let trigger = page.trigger("Otto Muster");
    hover(&trigger);
    leave(&trigger, &document().body().unwrap());
    assert!(!page.is_open());
    assert!(has_focus(&button));
    button.remove();
}

#[wasm_bindgen_test]
fn arrow_right_and_left_walk_the_annotations_in_reading_order() {
    let page = page();
    let all = ["rund 12.000 Euro", "1", "Erika Beispiel", "Otto Muster", "2", "1", "Beispiel"];
    let shown: Vec<Element> = page.all("[data-ql-mark][role=button]");
    assert_eq!(shown.len(), all.len());
    focus(&shown[0]);
    for pair in shown.windows(2) {
        assert!(press(&pair[0], "ArrowRight"));
        assert!(has_focus(&pair[1]));
    }
    assert!(
        press(&shown[all.len() - 1], "ArrowRight"),
        "taken also at the end: the page does not scroll"
    );
    assert!(has_focus(&shown[all.len() - 1]), "there is no further one");
    for pair in shown.windows(2).rev() {
        press(&pair[1], "ArrowLeft");
        assert!(has_focus(&pair[0]));
    }
}

#[wasm_bindgen_test]
fn a_mark_that_markup_of_the_page_divides_is_met_once() {
    let host = publisher();
    let (link, _) = link_a_name(&host);
    link.set_text_content(Some("Otto "));
    let strong = element("b");
    strong.set_text_content(Some("Muster"));
    link.append_child(&strong).unwrap();
    let page = Page {
        handle: mount(host.clone(), options(&[("reading", reading())])).ok().unwrap(),
        host,
    };
    let pieces = page.all("a [data-ql-e]");
    assert_eq!(pieces.len(), 2);
    let before = page.trigger("Erika Beispiel");
    focus(&before);
    press(&before, "ArrowRight");
    assert!(has_focus(&pieces[0]));
    press(&pieces[0], "ArrowRight");
    assert!(has_focus(&page.trigger("2")), "not the other piece");
    press(&page.trigger("2"), "ArrowLeft");
    assert!(has_focus(&pieces[0]), "from both sides the first");
    assert_eq!(pieces[1].get_attribute("tabindex").as_deref(), Some("-1"));
}

#[wasm_bindgen_test]
fn arrow_up_leads_to_the_annotation_around_and_down_to_the_one_inside() {
    let page = page();
    let (figure, marker) = (page.trigger("rund 12.000 Euro"), page.trigger("1"));
    focus(&figure);
    assert!(press(&figure, "ArrowUp"));
    assert!(has_focus(&marker));
    assert!(press(&marker, "ArrowDown"));
    assert!(has_focus(&figure));
}

#[wasm_bindgen_test]
fn home_and_end_lead_to_the_first_and_last_annotation() {
    let page = page();
    let shown = page.all("[data-ql-mark][role=button]");
    let (first, last) = (&shown[0], &shown[shown.len() - 1]);
    focus(&shown[2]);
    assert!(press(&shown[2], "End"));
    assert!(has_focus(last));
    assert!(press(last, "Home"));
    assert!(has_focus(first));
}

#[wasm_bindgen_test]
fn arrows_in_the_card_stay_with_the_browser() {
    let page = page();
    click(&page.trigger("1"));
    focus(&page.card());
    for key in ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageDown"] {
        assert!(!press(&page.card(), key), "{key} scrolls the card");
    }
    assert!(page.is_open());
}

#[wasm_bindgen_test]
fn no_single_letter_is_a_shortcut() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    focus(&trigger);
    for letter in "abcdefghijklmnopqrstuvwxyzäöüß0123456789?/.,-+".chars() {
        assert!(!press(&trigger, &letter.to_string()), "{letter}");
        assert!(!page.is_open() && has_focus(&trigger), "{letter}");
    }
}

#[wasm_bindgen_test]
fn keys_with_a_modifier_belong_to_the_browser() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    focus(&trigger);
    for set in [web_sys::KeyboardEventInit::set_ctrl_key, web_sys::KeyboardEventInit::set_alt_key] {
        let init = web_sys::KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key("ArrowLeft");
        set(&init, true);
        let event =
            web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        assert!(trigger.dispatch_event(&event).unwrap(), "Alt+Left goes back in the history");
        assert!(has_focus(&trigger));
    }
}

#[wasm_bindgen_test]
fn a_skip_button_before_the_text_leads_behind_the_marks() {
    let page = page();
    let skip = page.tool("[data-do=skip]");
    let slot = page.tool("slot");
    let following = web_sys::Node::DOCUMENT_POSITION_FOLLOWING;
    assert_ne!(skip.compare_document_position(&slot) & following, 0, "before the text");
    assert!(text(&skip).contains("überspringen"));
    focus(&skip);
    click(&skip);
    let end = page.focused_tool().unwrap();
    assert_ne!(slot.compare_document_position(&end) & following, 0, "behind it");
}

#[wasm_bindgen_test]
fn also_in_a_page_of_its_own_the_skip_button_stands_before_the_marks() {
    let host = publisher();
    let page = Page {
        handle: mount(host.clone(), options(&[("reading", reading())])).ok().unwrap(),
        host,
    };
    let skip = page.all("[data-ql-skip]")[0].clone();
    let following = web_sys::Node::DOCUMENT_POSITION_FOLLOWING;
    assert_ne!(
        skip.compare_document_position(&page.all("[data-ql-mark]")[0]) & following,
        0,
        "before the marks"
    );
    assert_eq!(skip.get_attribute("aria-label").as_deref(), Some("Markierungen überspringen"));
    let wide = || skip.get_bounding_client_rect().width();
    assert!(wide() <= 1.0, "out of sight");
    focus(&skip);
    assert!(wide() > 100.0, "seen with focus");
    click(&skip);
    let end = page.focused_tool().expect("focus is in the furniture");
    assert!(end.has_attribute("data-end"));
    assert_ne!(
        page.all("article")[0].compare_document_position(&page.all("[data-ql-frame]")[0])
            & following,
        0,
        "behind"
    );
}

#[wasm_bindgen_test]
fn it_stands_in_no_link_of_the_page() {
    let host = publisher();
    let (link, paragraph) = link_a_name(&host);
    // All of the first paragraph is a link.
    while let Some(node) =
        paragraph.first_child().filter(|node| *node != *AsRef::<web_sys::Node>::as_ref(&link))
    {
        link.insert_before(&node, link.first_child().as_ref()).unwrap();
    }
    while let Some(node) = link.next_sibling() {
        link.append_child(&node).unwrap();
    }
    let page = Page { handle: mount(host.clone(), options(&[])).ok().unwrap(), host };
    assert!(!page.all("a [data-ql-mark]").is_empty());
    assert_eq!((page.all("a [data-ql-skip]").len(), page.all("[data-ql-skip]").len()), (0, 1));
}

#[wasm_bindgen_test]
fn tab_stops_at_the_first_mention_of_each_and_at_every_marker() {
    let page = page();
    let stops: Vec<Element> = page.all("[data-ql-mark][tabindex='0']");
    assert_eq!(stops.len(), 6);
    assert_eq!(
        page.all("[data-ql-mark][role=button][tabindex='-1']").len(),
        1,
        "the second mention"
    );
    assert_eq!(text(&page.all("[data-ql-mark][role=button][tabindex='-1']")[0]), "Beispiel");
}

/// A focused button of the page itself, where the window is: its focus scrolls nothing.
fn outside_button() -> Element {
    let button = element("button");
    let style = button.unchecked_ref::<HtmlElement>().style();
    style.set_property("position", "fixed").unwrap();
    style.set_property("top", "0").unwrap();
    document().body().unwrap().append_child(&button).unwrap();
    focus(&button);
    button
}
