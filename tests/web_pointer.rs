//! The card and the pointer, row by row: how it opens and stays (UX 4.1), the way to it (4.2),
//! finger and pen (4.5). The times themselves are tested without a browser, in `card_state`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use page::*;
use quellenlupe::wasm::mount;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DomRect, Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

// ---- the coloured words ----

#[wasm_bindgen_test]
fn coloured_words_stand_out_with_their_source_under_the_pointer() {
    let page = page();
    let words = words_of(&page, "1");
    hover(&words);
    assert!(words.has_attribute("data-ql-hot"));
    let row = page.tool(".legend button.row");
    assert!(row.has_attribute("data-on"), "{}", text(&row));
    leave(&words, &document().body().unwrap());
    assert!(!words.has_attribute("data-ql-hot") && !row.has_attribute("data-on"));
    assert!(!page.is_open(), "hovering words opens nothing");
}

#[wasm_bindgen_test]
fn a_click_on_coloured_words_opens_their_card_and_another_closes_it() {
    let page = page();
    let words = words_of(&page, "1");
    click(&words);
    assert!(page.is_open());
    assert!(page.card_text().contains("Erika Beispiel"), "{}", page.card_text());
    click(&words);
    assert!(!page.is_open());
}

/// A coloured piece of the statement with this marker.
fn words_of(page: &Page, marker: &str) -> Element {
    let mark = page.trigger(marker).get_attribute("data-ql-mark").unwrap();
    page.all(&format!("[data-ql-st][data-ql-mark={mark}]"))[0].clone()
}

// ---- 4.1: states and timing ----

#[wasm_bindgen_test]
async fn opening_waits_until_the_pointer_rests() {
    let page = page_with(&[("openDelay", 120)]);
    let trigger = page.trigger("Otto Muster");
    hover(&trigger);
    for step in 0..6 {
        wait(40).await;
        let at = trigger.get_bounding_client_rect();
        point_at(
            &trigger,
            "pointermove",
            "mouse",
            (at.left() + f64::from(step) * 12.0, at.top() + 4.0),
            None,
        );
        assert!(!page.is_open(), "the pointer still moves");
    }
    wait(200).await;
    assert!(page.is_open());
}

#[wasm_bindgen_test]
async fn without_a_word_it_waits_half_a_second() {
    let page = page_with(&[]);
    hover(&page.trigger("Otto Muster"));
    wait(400).await;
    assert!(!page.is_open());
    wait(250).await;
    assert!(page.is_open());
}

#[wasm_bindgen_test]
async fn the_next_card_opens_quickly_while_one_is_open() {
    let page = page_with(&[("openDelay", 500), ("closeDelay", 300)]);
    let (first, second) = (page.trigger("Erika Beispiel"), page.trigger("Otto Muster"));
    hover(&first);
    wait(600).await;
    leave(&first, &document().body().unwrap());
    hover(&second);
    wait(60).await;
    assert_eq!(expanded(&second), "false", "a moment of rest is wanted also now");
    wait(200).await;
    assert_eq!((expanded(&first), expanded(&second)), ("false".into(), "true".into()));
}

#[wasm_bindgen_test]
fn a_click_opens_at_once_and_pins() {
    let page = page_with(&[("openDelay", 5000), ("closeDelay", 0)]);
    let trigger = page.trigger("Otto Muster");
    click(&trigger);
    assert!(page.is_open());
    leave(&trigger, &document().body().unwrap());
    assert!(page.is_open(), "pinned");
}

#[wasm_bindgen_test]
async fn focus_alone_opens_where_the_reader_asks_for_it() {
    let page = page_with(&[("focusOpen", 40)]);
    focus(&page.trigger("Otto Muster"));
    assert!(!page.is_open());
    wait(120).await;
    assert!(page.is_open());
    assert!(has_focus(&page.trigger("Otto Muster")), "focus stays where it is");
}

#[wasm_bindgen_test]
async fn it_never_goes_by_itself() {
    let page = page();
    room_below(&page, &page.trigger("Otto Muster"));
    wait(60).await;
    hover(&page.trigger("Otto Muster"));
    wait(700).await;
    assert!(page.is_open());
}

#[wasm_bindgen_test]
async fn focus_inside_keeps_it_open() {
    let page = page();
    let trigger = page.trigger("Erika Beispiel");
    hover(&trigger);
    focus(&page.card());
    leave(&trigger, &document().body().unwrap());
    wait(250).await;
    assert!(page.is_open());
}

#[wasm_bindgen_test]
async fn a_text_selection_inside_keeps_it_open() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    hover(&trigger);
    let heading = page.tool("#card-heading").first_child().unwrap();
    let selection = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    selection.set_base_and_extent(&heading, 0, &heading, 4).unwrap();
    leave(&trigger, &document().body().unwrap());
    wait(250).await;
    assert!(page.is_open());
    selection.remove_all_ranges().unwrap();
    wait(250).await;
    assert!(!page.is_open(), "and goes when the selection does");
}

// ---- 4.2: the way from trigger to card ----

#[wasm_bindgen_test]
fn it_stands_under_the_line_of_the_trigger_at_most_eight_pixels_away() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    room_below(&page, &trigger);
    hover(&trigger);
    let gap = at(&page.card()).top() - at(&trigger).bottom();
    assert!((0.0..=8.5).contains(&gap), "{gap} px below");
}

#[wasm_bindgen_test]
fn it_stands_above_where_there_is_no_room_below() {
    let page = page();
    let spacer = spacer(&page, 3000);
    let trigger = page.trigger("Beispiel");
    scroll_so_that(&trigger, height() - 40.0);
    hover(&trigger);
    let gap = at(&trigger).top() - at(&page.card()).bottom();
    assert!((0.0..=8.5).contains(&gap), "{gap} px above");
    spacer.remove();
}

#[wasm_bindgen_test]
fn it_keeps_to_the_window_and_off_the_line_of_the_trigger() {
    let page = page();
    let spacers = [spacer(&page, 3000), spacer(&page, 3000)];
    document().body().unwrap().prepend_with_node_1(&spacers[1]).unwrap();
    for top in [20.0, height() / 3.0, height() / 2.0, height() - 60.0] {
        for name in ["rund 12.000 Euro", "Otto Muster", "2"] {
            let trigger = page.trigger(name);
            scroll_so_that(&trigger, top);
            hover(&trigger);
            let (card, word) = (at(&page.card()), at(&trigger));
            assert!(
                card.top() >= word.bottom() - 1.0 || card.bottom() <= word.top() + 1.0,
                "{name} at {top}"
            );
            assert!(card.left() >= 7.0 && card.right() <= width() - 7.0, "{name} at {top}");
            leave(&trigger, &document().body().unwrap());
        }
    }
    spacers.iter().for_each(Element::remove);
}

#[wasm_bindgen_test]
fn of_several_lines_the_one_at_the_pointer_counts() {
    let (page, lines) = broken_trigger();
    let trigger = page.trigger("rund 12.000 Euro");
    let second = &lines[1];
    point_at(&trigger, "pointerover", "mouse", (second.left() + 4.0, second.top() + 4.0), None);
    let gap = at(&page.card()).top() - second.bottom();
    assert!((0.0..=8.5).contains(&gap), "{gap} px below the second line");
}

#[wasm_bindgen_test]
fn for_the_keyboard_the_first_line_counts() {
    let (page, lines) = broken_trigger();
    let trigger = page.trigger("rund 12.000 Euro");
    // Wherever the pointer rests.
    point_at(&trigger, "pointerover", "mouse", (lines[1].left() + 4.0, lines[1].top() + 4.0), None);
    press(&trigger, "Escape");
    focus(&trigger);
    press(&trigger, "Enter");
    let gap = at(&page.card()).top() - lines[0].bottom();
    assert!((0.0..=8.5).contains(&gap), "{gap} px below the first line");
}

#[wasm_bindgen_test]
async fn moving_towards_the_card_keeps_it_and_moving_aside_does_not() {
    for (towards, kept) in [(true, true), (false, false)] {
        let page = page_with(&[("openDelay", 0), ("closeDelay", 160)]);
        let trigger = page.trigger("Otto Muster");
        room_below(&page, &trigger);
        wait(60).await;
        hover(&trigger);
        let (word, card) = (at(&trigger), at(&page.card()));
        let from = (word.left() + word.width() / 2.0, word.bottom() - 1.0);
        point_at(&trigger, "pointerout", "mouse", from, document().body().as_deref());
        for step in 1..14 {
            wait(25).await;
            // In and out again within the few pixels of the way, or off to the left of it.
            let side = if step % 2 == 0 { 4.0 } else { -4.0 };
            let to = if towards {
                (from.0 + side, card.top() - 2.0)
            } else {
                (card.left() - 40.0 + side, word.top())
            };
            point_at(&document().body().unwrap(), "pointermove", "mouse", to, None);
        }
        assert_eq!(page.is_open(), kept, "towards the card: {towards}");
    }
}

#[wasm_bindgen_test]
async fn another_trigger_on_the_way_wins_only_after_a_rest() {
    let page = page_with(&[("openDelay", 200), ("closeDelay", 400)]);
    let (first, other) = (page.trigger("Erika Beispiel"), page.trigger("Otto Muster"));
    hover(&first);
    wait(300).await;
    leave(&first, &other);
    hover(&other);
    wait(60).await;
    assert_eq!(expanded(&first), "true", "passing over the other one");
    leave(&other, &page.card());
    hover(&page.card());
    wait(300).await;
    assert_eq!((expanded(&first), expanded(&other)), ("true".into(), "false".into()));
}

// ---- 4.5: finger and pen ----

#[wasm_bindgen_test]
fn a_hovering_pen_opens_it_like_a_mouse() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    point(&trigger, "pointerover", "pen", None);
    assert!(page.is_open());
    point(&trigger, "pointerout", "pen", document().body().as_deref());
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
fn a_tap_of_the_pen_pins_it() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    for name in ["pointerdown", "pointerup", "click"] {
        point(&trigger, name, "pen", None);
    }
    point(&trigger, "pointerout", "pen", document().body().as_deref());
    assert!(page.is_open());
}

#[wasm_bindgen_test]
fn a_click_that_tells_no_kind_is_what_was_pressed() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    point(&trigger, "pointerdown", "touch", None);
    trigger.unchecked_ref::<HtmlElement>().click();
    assert!(page.is_open());
    assert_eq!(page.focused_tool(), None, "by a finger, not by the keyboard: focus does not move");
}

#[wasm_bindgen_test]
fn a_tap_elsewhere_closes_it() {
    let page = page();
    tap(&page.trigger("Otto Muster"));
    tap(&document().body().unwrap());
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
fn a_finger_that_scrolls_the_page_leaves_the_card_open() {
    let page = page();
    tap(&page.trigger("Otto Muster"));
    let body = document().body().unwrap();
    // As it is heard of when the browser takes the movement for scrolling.
    for name in ["pointerover", "pointerdown", "pointermove", "pointercancel", "pointerout"] {
        point(&body, name, "touch", None);
    }
    assert!(page.is_open());
}

#[wasm_bindgen_test]
fn a_long_press_stays_with_the_browser() {
    let page = page();
    let trigger = page.trigger("Otto Muster");
    point(&trigger, "pointerdown", "touch", None);
    let menu = web_sys::PointerEvent::new_with_event_init_dict("contextmenu", &{
        let init = web_sys::PointerEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init
    });
    assert!(trigger.dispatch_event(&menu.unwrap()).unwrap(), "its menu is not prevented");
    point(&trigger, "pointercancel", "touch", None);
    assert!(!page.is_open());
}

#[wasm_bindgen_test]
fn the_first_tap_on_a_linked_name_opens_the_card_whose_first_action_is_the_link() {
    let (page, trigger) = linked();
    let event = click_event("touch");
    point(&trigger, "pointerdown", "touch", None);
    assert!(!trigger.dispatch_event(&event).unwrap(), "the link is not followed");
    assert!(page.is_open());
    let first = page.tool("[role=dialog] :is(a[href], button:not([hidden], [data-do=close]))");
    assert_eq!(first.get_attribute("href").as_deref(), Some("#muster"));
}

#[wasm_bindgen_test]
fn a_card_that_has_moved_on_to_a_linked_name_offers_the_link_too() {
    let (page, _) = linked();
    click(&page.tool("[data-segment]"));
    assert!(page.root().query_selector("[role=dialog] a").unwrap().is_none());
    let name = page.trigger("Otto Muster").get_attribute("data-ql-mark").unwrap();
    let step = page.tool("[role=dialog] [data-key=next]");
    step.set_attribute("data-do", &format!("go-{name}")).unwrap();
    click(&step);
    assert_eq!(page.tool("[role=dialog] a").get_attribute("href").as_deref(), Some("#muster"));
}

#[wasm_bindgen_test]
fn a_click_with_a_modifier_key_belongs_to_the_browser() {
    let page = page();
    use web_sys::PointerEventInit as Init;
    for set in [Init::set_ctrl_key, Init::set_meta_key, Init::set_shift_key, Init::set_alt_key] {
        let init = Init::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        set(&init, true);
        let event = web_sys::PointerEvent::new_with_event_init_dict("click", &init).unwrap();
        assert!(page.trigger("Otto Muster").dispatch_event(&event).unwrap());
        assert!(!page.is_open());
    }
}

#[wasm_bindgen_test]
fn a_mouse_follows_the_link_of_a_linked_name() {
    let (page, trigger) = linked();
    hover(&trigger);
    assert!(page.is_open(), "hovering shows the card");
    point(&trigger, "pointerdown", "mouse", None);
    assert!(
        trigger.dispatch_event(&click_event("mouse")).unwrap(),
        "the click goes through to the link"
    );
}

// ---- hands ----

/// An article in which "Otto Muster" is the host's own link; and the trigger in it.
fn linked() -> (Page, Element) {
    let host = publisher();
    link_a_name(&host);
    let at_once =
        options(&[("reading", reading()), ("openDelay", 0.into()), ("closeDelay", 0.into())]);
    let page = Page { handle: mount(host.clone(), at_once).ok().unwrap(), host };
    let trigger = page.trigger("Otto Muster");
    (page, trigger)
}

fn click_event(kind: &str) -> web_sys::PointerEvent {
    let init = web_sys::PointerEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    init.set_pointer_type(kind);
    web_sys::PointerEvent::new_with_event_init_dict("click", &init).unwrap()
}

/// An article so narrow that "rund 12.000 Euro" stands on several lines.
fn broken_trigger() -> (Page, Vec<DomRect>) {
    let page = page();
    let article = page.all("article")[0].clone();
    let trigger = page.trigger("rund 12.000 Euro");
    let lines = || {
        let list = trigger.get_client_rects();
        (0..list.length())
            .filter_map(|at| list.item(at))
            .filter(|r| r.width() > 0.0)
            .collect::<Vec<_>>()
    };
    let style = article.unchecked_ref::<HtmlElement>().style();
    let broken = (8..40).rev().find(|width| {
        style.set_property("width", &format!("{}px", width * 10)).unwrap();
        lines().len() > 1
    });
    assert!(broken.is_some(), "it breaks at some width");
    room_below(&page, &trigger);
    let lines = lines();
    (page, lines)
}

/// The trigger at the top of the window, with room for the card below.
fn room_below(page: &Page, trigger: &Element) {
    let room = spacer(page, 3000);
    page.host.append_child(&room).unwrap();
    scroll_so_that(trigger, 40.0);
}

fn spacer(page: &Page, height: u32) -> Element {
    let spacer = element("div");
    spacer
        .unchecked_ref::<HtmlElement>()
        .style()
        .set_property("height", &format!("{height}px"))
        .unwrap();
    page.host.after_with_node_1(&spacer).unwrap();
    spacer
}

fn scroll_so_that(element: &Element, top: f64) {
    web_sys::window().unwrap().scroll_by_with_x_and_y(0.0, at(element).top() - top);
}

fn at(element: &Element) -> DomRect {
    element.get_bounding_client_rect()
}

fn height() -> f64 {
    f64::from(document().document_element().unwrap().client_height())
}

fn width() -> f64 {
    f64::from(document().document_element().unwrap().client_width())
}

fn expanded(trigger: &Element) -> String {
    trigger.get_attribute("aria-expanded").unwrap()
}
