//! Classroom mode: nothing is given away before the answers are shown, and all is as before when it
//! ends.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use js_sys::Reflect;
use page::*;
use quellenlupe::wasm::mount;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn classroom() -> Page {
    let host = host();
    let options = at_once();
    Reflect::set(&options, &"mode".into(), &"classroom".into()).unwrap();
    let handle = mount(host.clone(), options).unwrap_or_else(|_| panic!("mounts"));
    Page { host, handle }
}

fn show(page: &Page, view: &str) {
    click(&page.tool(&format!(".view[data-do=view-{view}]")));
}

fn press_button(page: &Page, what: &str) {
    click(&page.tool(&format!(".quiz [data-do={what}]")));
}

fn markers(page: &Page) -> Vec<Element> {
    page.all("[data-ql-m]")
}

/// Chooses a source in the open question, as a click on it or the arrow keys would.
fn choose(page: &Page, name: &str) {
    let labels = page.root().query_selector_all(".choices label").unwrap();
    let found =
        (0..labels.length()).map(|at| labels.item(at).unwrap()).find(|label| text(label) == name);
    let label: Element = found.unwrap_or_else(|| panic!("no choice {name}")).unchecked_into();
    let input: HtmlInputElement = label.query_selector("input").unwrap().unwrap().unchecked_into();
    input.set_checked(true);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    input.dispatch_event(&CustomEvent::new_with_event_init_dict("change", &init).unwrap()).unwrap();
}

/// All that can be read, heard or looked up of an element and what is in it, article text aside.
fn attributes(element: &Element) -> String {
    let mut all = String::new();
    let inside = element.query_selector_all("*").unwrap();
    let every = (0..inside.length()).map(|at| inside.item(at).unwrap().unchecked_into::<Element>());
    for element in std::iter::once(element.clone()).chain(every) {
        for name in element.get_attribute_names().iter() {
            let name = name.as_string().unwrap();
            all += &format!(" {name}={}", element.get_attribute(&name).unwrap());
        }
    }
    all
}

#[wasm_bindgen_test]
fn what_is_hidden_is_not_in_the_page() {
    let page = page();
    show(&page, "list");
    show(&page, "figures");
    show(&page, "classroom");
    let furniture: String = text(&page.root());
    for name in ["Erika Beispiel", "Otto Muster", "indirekt", "wörtliche"] {
        assert!(!furniture.contains(name), "{name} in {furniture}");
    }
    let article = page.host.query_selector("article").unwrap().unwrap();
    let marked = attributes(&article);
    for told in [
        "Beispiel",
        "Muster",
        "Rede",
        "direct",
        "data-ql-s=",
        "data-ql-k=",
        "data-ql-m=1",
        "data-ql-m=2",
    ] {
        assert!(!marked.contains(told), "{told} in {marked}");
    }
    for marker in markers(&page) {
        assert_eq!(marker.get_attribute("data-ql-m").as_deref(), Some("?"));
        assert!(marker.get_attribute("aria-label").unwrap().contains("noch offen"));
    }
    assert!(page.all("[data-ql-e][role], [data-ql-f][role]").is_empty(), "their cards would tell");
}

#[wasm_bindgen_test]
fn nor_by_the_words_for_the_ear_on_paper_or_in_a_message() {
    let page = classroom();
    choose_verbosity(&page, "full");
    assert!(!page.all("[data-ql-begin]").is_empty());
    for begin in page.all("[data-ql-begin]") {
        assert_eq!(begin.get_attribute("data-ql-begin").as_deref(), Some("Beginn Aussage"));
    }
    let window = web_sys::window().unwrap();
    window.dispatch_event(&Event::new("beforeprint").unwrap()).unwrap();
    let sheet = page.tool(".worksheet");
    assert!(
        text(&sheet).contains("Zur Auswahl: Erika Beispiel · Otto Muster · nicht zugeordnet"),
        "{}",
        text(&sheet)
    );
    assert_eq!(sheet.query_selector_all("li").unwrap().length(), 3);
    sheet.query_selector("p").unwrap().unwrap().remove();
    click(&markers(&page)[0]);
    click(&page.tool("[role=dialog] [data-key=next]"));
    let said = text(&page.root()).replace(&text(&page.tool(".choices")), "");
    assert!(said.contains("Aussage 2 von 3, noch offen"), "{said}");
    assert!(!said.contains("Otto Muster"), "{said}");
    press(&page.card(), "Escape");
    show(&page, "text");
    assert!(attributes(&page.host).contains("data-ql-begin=Beginn Aussage, Quelle 1"));
}

fn choose_verbosity(page: &Page, level: &str) {
    let input: HtmlInputElement =
        page.tool(&format!("[name=verbosity][value={level}]")).unchecked_into();
    input.set_checked(true);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    input.dispatch_event(&CustomEvent::new_with_event_init_dict("change", &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
fn a_question_offers_the_articles_sources_and_the_newsroom() {
    let page = classroom();
    click(&markers(&page)[1]);
    assert!(page.card_text().contains("Wer sagt das?") && page.card_text().contains("„zu viel“"));
    let labels = page.root().query_selector_all(".choices label").unwrap();
    let labels: Vec<String> =
        (0..labels.length()).map(|at| text(&labels.item(at).unwrap())).collect();
    assert_eq!(labels, ["Erika Beispiel", "Otto Muster", "nicht zugeordnet"]);
    let set = page.tool(".choices");
    let name = page.tool(&format!("#{}", set.get_attribute("aria-labelledby").unwrap()));
    assert_eq!((set.local_name().as_str(), text(&name).as_str()), ("fieldset", "Wer sagt das?"));
}

#[wasm_bindgen_test]
fn answers_are_counted_and_shown_in_the_end() {
    let page = classroom();
    let progress = || text(&page.tool(".quiz [data-progress]"));
    assert_eq!(progress(), "0 von 3 zugeordnet");
    press_button(&page, "next");
    choose(&page, "Erika Beispiel");
    assert_eq!(
        (progress().as_str(), page.card_text().contains("zugeordnet")),
        ("1 von 3 zugeordnet", true)
    );
    assert_eq!(markers(&page)[0].get_attribute("data-ql-m").as_deref(), Some("•"));
    press_button(&page, "next");
    choose(&page, "nicht zugeordnet");
    press_button(&page, "reveal");
    assert_eq!(progress(), "1 von 3 richtig");
    let answers: Vec<String> = {
        let all = page.root().query_selector_all(".answer").unwrap();
        (0..all.length()).map(|at| text(&all.item(at).unwrap())).collect()
    };
    assert!(answers[0].ends_with("Erika Beispielrichtig"), "{answers:?}");
    assert!(answers[1].ends_with("Otto Mustergewählt: nicht zugeordnet"), "{answers:?}");
    assert!(answers[2].ends_with("Erika Beispielnoch offen"), "{answers:?}");
    assert_eq!(page.focused_tool(), Some(page.tool("#quiz")), "the score is heard next");
    click(&page.trigger("2"));
    assert!(page.card_text().contains("Antwortgewählt: nicht zugeordnet"), "{}", page.card_text());
    press_button(&page, "again");
    assert_eq!(progress(), "0 von 3 zugeordnet");
    assert_eq!(markers(&page)[0].get_attribute("data-ql-m").as_deref(), Some("?"));
}

#[wasm_bindgen_test]
fn with_the_last_answer_the_question_itself_leads_on() {
    let page = classroom();
    for _ in 0..3 {
        press_button(&page, "next");
        assert!(page.tool(".card [data-do=reveal]").has_attribute("hidden"));
        choose(&page, "Otto Muster");
    }
    let reveal = page.tool(".card [data-do=reveal]");
    assert!(!reveal.has_attribute("hidden"));
    click(&reveal);
    assert!(!page.is_open());
    assert_eq!(text(&page.tool(".quiz [data-progress]")), "1 von 3 richtig");
}

#[wasm_bindgen_test]
fn the_keyboard_goes_from_question_to_question() {
    let page = classroom();
    let first = &markers(&page)[0];
    focus(first);
    press(first, "ArrowRight");
    assert!(has_focus(&markers(&page)[1]), "over names and figures, which ask nothing");
    press(&markers(&page)[1], "Enter");
    assert_eq!(page.focused_tool(), Some(page.card()));
    let choice = page.tool(".choices input[value=s2]");
    focus(&choice);
    choose(&page, "Otto Muster");
    assert_eq!(page.focused_tool(), Some(choice), "answering moves nothing");
    press(&page.card(), "Escape");
    assert!(has_focus(&markers(&page)[1]));
    press(&markers(&page)[1], "Enter");
    let again: HtmlInputElement = page.tool(".choices input[value=s2]").unchecked_into();
    assert!(again.checked(), "the answer stays");
}

#[wasm_bindgen_test]
fn a_finger_opens_a_question() {
    let page = classroom();
    tap(&markers(&page)[2]);
    assert!(page.is_open() && page.card_text().contains("Wir bauen trotzdem"));
}

#[wasm_bindgen_test]
fn leaving_restores_everything_and_coming_back_goes_on() {
    let page = page();
    show(&page, "text");
    click(&page.tool("[data-do=voice-s1]"));
    click(&page.tool("[data-do=switch-figures]"));
    let article = page.host.query_selector("article").unwrap().unwrap();
    let copy = |element: &Element| element.clone_node_with_deep(true).unwrap();
    let before = [copy(&article), copy(&page.tool(".ql"))];
    show(&page, "classroom");
    press_button(&page, "next");
    choose(&page, "nicht zugeordnet");
    press_button(&page, "end");
    for (now, before) in [article, page.tool(".ql")].iter().zip(&before) {
        assert!(now.is_equal_node(Some(before)));
    }
    show(&page, "classroom");
    assert_eq!(text(&page.tool(".quiz [data-progress]")), "1 von 3 zugeordnet");
}

#[wasm_bindgen_test]
fn the_article_stays_the_same_and_is_given_back() {
    let host = publisher();
    let article = host.query_selector("article").unwrap().unwrap();
    let markup = article.outer_html();
    let words = text(&article);
    let options = options(&[("reading", reading()), ("mode", "classroom".into())]);
    let page = Page { handle: mount(host.clone(), options).ok().unwrap(), host };
    assert_eq!(text(&article), words);
    drop(page);
    assert_eq!(article.outer_html(), markup);
}

#[wasm_bindgen_test]
fn docked_the_panel_stands_in_the_drawer() {
    let host = publisher();
    let options = options(&[("reading", reading()), ("openDelay", 0.into())]);
    let page = Page { handle: mount(host.clone(), options).ok().unwrap(), host };
    let before = text(&page.tool("[data-do=drawer]"));
    show(&page, "classroom");
    assert_eq!(text(&page.tool("[data-do=drawer]")), "0 von 3 zugeordnet");
    assert!(page.root().query_selector(".drawer .quiz").unwrap().is_some());
    press_button(&page, "next");
    assert!(page.is_open());
    show(&page, "text");
    assert_eq!(text(&page.tool("[data-do=drawer]")), before);
}
