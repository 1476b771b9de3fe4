//! What a reader and a host may set, and the views beside the text: voices, list, figures,
//! settings, verbosity.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use js_sys::{Array, Reflect};
use page::*;
use quellenlupe::wasm::{mount, start};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

// ---------- voices ----------

#[wasm_bindgen_test]
fn sources_are_summed_up_by_kind_with_both_shares() {
    let page = page();
    assert_eq!(
        rows(&page, ".kinds tr"),
        ["Nach Art der Quelle|Wörter|Aussagen", "Politik12|38\u{a0}%|100\u{a0}%"],
        "what is assigned to nobody has no share"
    );
}

#[wasm_bindgen_test]
fn a_kind_filters_to_all_its_voices() {
    let page = page();
    let filters = heard(&page.host, "ql-filter");
    let kind = page.tool("[data-do^=kind-]");
    click(&kind);
    assert_eq!(pressed(&page, "[data-do^=voice-]"), ["true", "true"]);
    assert_eq!(kind.get_attribute("aria-pressed").as_deref(), Some("true"));
    assert_eq!(list(&filters.get(0), "sources"), ["s1", "s2"]);
    click(&kind);
    assert_eq!(pressed(&page, "[data-do^=voice-]"), ["false", "false"]);
    click(&page.tool("[data-do=voice-s1]"));
    assert_eq!(
        kind.get_attribute("aria-pressed").as_deref(),
        Some("false"),
        "one of two is not all"
    );
}

#[wasm_bindgen_test]
fn show_all_undoes_filter_and_verbatim() {
    let page = page();
    let filters = heard(&page.host, "ql-filter");
    let all = page.tool(".strip [data-do=all]");
    assert!(all.has_attribute("hidden"), "nothing is left out yet");
    click(&page.tool("[data-do=voice-s2]"));
    click(&page.tool("[data-do=verbatim]"));
    assert!(!all.has_attribute("hidden"));
    assert_eq!(said(&page), "Sichtbar: Otto Muster, nur Wörtliches");
    assert_eq!(Reflect::get(&filters.get(1), &"verbatim".into()).unwrap(), JsValue::TRUE);
    focus(&all);
    click(&all);
    assert_eq!(said(&page), "Alle Quellen sichtbar");
    assert_eq!(pressed(&page, "[data-do^=voice-], [data-do=verbatim]"), ["false"; 4]);
    assert!(
        !page.all("article")[0].has_attribute("data-ql-filter")
            && list(&filters.get(2), "sources").is_empty()
    );
    assert_eq!(text(&page.focused_tool().expect("focus is not lost")), "Artikel");
}

#[wasm_bindgen_test]
fn two_regions_take_turns_so_that_the_same_message_is_heard_again() {
    let page = page();
    let spoken = || page.tools("[aria-live=polite]").iter().map(|it| text(it)).collect::<Vec<_>>();
    let (some, all) = ("Sichtbar: Otto Muster".to_string(), "Alle Quellen sichtbar".to_string());
    click(&page.tool("[data-do=voice-s2]"));
    assert_eq!(spoken(), [some.clone(), String::new()]);
    click(&page.tool("[data-do=voice-s2]"));
    assert_eq!(spoken(), [String::new(), all]);
    click(&page.tool("[data-do=voice-s2]"));
    assert_eq!(spoken(), [some, String::new()]);
}

#[wasm_bindgen_test]
fn the_filter_reaches_strip_list_and_figures_also_those_made_later() {
    let page = page();
    click(&page.tool("[data-do=voice-s2]"));
    click(&page.tool("[data-do=view-list]"));
    let seen = |selector: &str| -> Vec<bool> {
        page.tools(selector).iter().map(|it| style(it, "display") != "none").collect()
    };
    assert_eq!(seen(".list section"), [false, true, false]);
    click(&page.tool("[data-do=view-figures]"));
    assert_eq!(seen(".figures tbody tr"), [false]);
    assert_eq!(hues(&page), ["1", "2", "1"], "colours stay");
    click(&page.tool("[data-do=voice-s2]"));
    assert_eq!(seen(".figures tbody tr"), [true]);
}

// ---------- list ----------

#[wasm_bindgen_test]
fn the_list_is_made_of_real_tables() {
    let page = page();
    click(&page.tool("[data-do=view-list]"));
    let headings: Vec<String> = page.tools(".list h3").iter().map(|it| text(it)).collect();
    assert_eq!(
        headings[0],
        "1Erika BeispielPolitik · 2 Aussagen (67\u{a0}%) · 31\u{a0}% der Wörter"
    );
    assert_eq!(text(&page.tool(".list caption")), "Aussagen: Erika Beispiel");
    assert_eq!(page.tools(".list thead th[scope=col]").len(), 8);
    assert_eq!(page.tools(".list tbody th[scope=row]").len(), 3);
}

// ---------- figures ----------

#[wasm_bindgen_test]
fn figures_stand_in_a_table_and_lead_to_their_place() {
    let page = figures_page();
    let table = rows(&page, ".figures table tr");
    assert_eq!(
        table,
        [
            "Zahl|Bedeutet|Gezählt|Sagt|Stelle",
            "80 Boote|80|Boote|nicht zugeordnet|Absatz 1",
            "rund 100|ungefähr 100||1Polizei|Absatz 1",
            "drei Wochen|3 Wochen||1Polizei|Absatz 1",
            "am 1. Oktober|1. Oktober 2024||nicht zugeordnet|Absatz 1",
            "heute|31. Oktober 2024||nicht zugeordnet|Absatz 1",
        ]
    );
    assert_eq!(style(&page.all("article")[0], "display"), "none");
    click(&page.tools(".figures table .link")[1]);
    assert!(page.is_open() && page.card_text().contains("rund 100"));
    assert_eq!(
        pressed(&page, ".view[data-do^=view-]"),
        ["true", "false", "false", "false"],
        "back in the text"
    );
}

#[wasm_bindgen_test]
fn comparable_figures_are_drawn_on_one_scale() {
    let page = figures_page();
    let bars: Vec<String> = page.tools(".figures .scale li").iter().map(|it| text(it)).collect();
    assert_eq!(bars, ["80 Bootenicht zugeordnet", "rund 1001Polizei"], "each bar is also words");
    let widths: Vec<f64> = page
        .tools(".figures .scale svg")
        .iter()
        .map(|svg| right(svg, "rect") / svg.get_bounding_client_rect().width())
        .collect();
    assert!((widths[0] / widths[1] - 0.8).abs() < 0.06, "{widths:?}");
    assert!(
        page.tools(".figures svg")
            .iter()
            .all(|svg| svg.get_attribute("aria-hidden").as_deref() == Some("true"))
    );
}

#[wasm_bindgen_test]
fn dates_lie_on_a_line_with_the_articles_own() {
    let page = figures_page();
    let days: Vec<String> = page.tools(".days li").iter().map(|it| text(it)).collect();
    assert_eq!(days, ["1. Oktober 2024am 1. Oktober", "31. Oktober 2024Datum des Artikelsheute"]);
    let dots: Vec<String> =
        page.tools(".days circle").iter().map(|dot| dot.get_attribute("cx").unwrap()).collect();
    assert_eq!(dots, ["3.00%", "97.00%"]);
    assert_eq!(page.tool(".days .today").get_attribute("x1").as_deref(), Some("97.00%"));
    click(&page.tools(".days .link")[0]);
    assert!(page.is_open() && page.card_text().contains("am 1. Oktober"));
}

/// An article with figures of every sort: two that compare, a duration, two dates.
fn figures_page() -> Page {
    figures_page_in("de-DE")
}

fn figures_page_in(lang: &str) -> Page {
    const TEXT: &str = "Dort liegen 80 Boote. Es seien rund 100, sagte die Polizei, seit drei Wochen. Der Sturm kam am 1. Oktober, heute ist Ruhe.";
    let at = |words: &str| {
        let start = TEXT.find(words).unwrap();
        let units = |text: &str| text.encode_utf16().count();
        format!("[{}, {}]", units(&TEXT[..start]), units(&TEXT[..start + words.len()]))
    };
    let figure = |words: &str, rest: &str| format!("{{\"span\": {}, {rest}}}", at(words));
    let figures = [
        figure("80 Boote", r#""kind": "number", "value": 80, "counted": "Boote", "group": 0"#),
        figure(
            "100",
            &format!(
                r#""kind": "number", "value": 100, "group": 0, "qualifier": "approx", "qualifierSpan": {}"#,
                at("rund")
            ),
        ),
        figure("drei Wochen", r#""kind": "duration", "value": 1814400, "number": 3"#),
        figure("am 1. Oktober", r#""kind": "date", "value": "2024-10-01""#),
        figure("heute", r#""kind": "date", "value": "2024-10-31""#),
    ];
    let said = format!(
        r#"{{"mode": "indirect", "quote": [{}, {}], "source": "s1", "confidence": 0.9, "evidence": "verb", "cue": [{}]}}"#,
        at("Es seien rund 100"),
        at("seit drei Wochen"),
        at("sagte")
    );
    let reading = format!(
        r#"{{"schema": "quellenlupe-reading/1", "text": "{TEXT}", "date": "2024-10-31", "structure": [{{"kind": "paragraph", "span": [0, {}]}}],
        "sources": [{{"id": "s1", "label": "Polizei", "kind": "police"}}], "figures": [{}], "statements": [{said}]}}"#,
        TEXT.encode_utf16().count(),
        figures.join(", ")
    );
    let host = host();
    let reading = js_sys::JSON::parse(&reading).unwrap();
    let given = options(&[
        ("reading", reading),
        ("openDelay", 0.into()),
        ("mode", "figures".into()),
        ("lang", lang.into()),
    ]);
    let handle = mount(host.clone(), given).unwrap_or_else(|error| panic!("{}", message(error)));
    Page { host, handle }
}

// ---------- settings and verbosity ----------

#[wasm_bindgen_test]
fn the_settings_open_and_close() {
    let page = page();
    let (button, panel) = (page.tool(".settings-button"), page.tool(".settings"));
    let is_open = || panel.matches(":popover-open").unwrap();
    button.unchecked_ref::<HtmlElement>().click();
    assert!(is_open());
    button.unchecked_ref::<HtmlElement>().click();
    assert!(!is_open());
    button.unchecked_ref::<HtmlElement>().click();
    focus(&page.tool("[name=verbosity]:checked"));
    panel.unchecked_ref::<HtmlElement>().hide_popover().unwrap();
    assert_eq!(page.focused_tool(), Some(button), "focus returns");
}

#[wasm_bindgen_test]
fn silent_markers_leave_the_tree_and_the_list_stands_in() {
    let page = page_with("verbosity", "off");
    let marker = page.trigger("2");
    assert_eq!(
        (
            marker.get_attribute("aria-hidden").as_deref(),
            marker.get_attribute("tabindex").as_deref()
        ),
        (Some("true"), Some("-1"))
    );
    press(&page.trigger("rund 12.000 Euro"), "ArrowRight");
    assert!(has_focus(&page.trigger("Erika Beispiel")), "arrows pass the marker by");
    let instead = page.tool("[data-do=instead]");
    assert!(!instead.has_attribute("hidden"));
    click(&marker);
    assert!(page.is_open(), "a hand still opens it");
    assert!(page_text_is_whole(&page));
    focus(&instead);
    click(&instead);
    assert_eq!(page.tool(".ql").get_attribute("data-shows").as_deref(), Some("list"));
    assert_eq!(text(&page.focused_tool().expect("focus goes with it")), "Quellen und Aussagen");
}

#[wasm_bindgen_test]
fn short_is_one_announcement_at_the_end() {
    let page = page();
    assert_eq!(
        page.all("[data-ql-begin], [aria-description], [data-ql-mark][aria-hidden]").len(),
        0
    );
    assert!(page.tool("[data-do=instead]").has_attribute("hidden"));
}

#[wasm_bindgen_test]
fn full_also_says_where_statements_begin_and_what_marks_are() {
    let page = page_with("verbosity", "full");
    let begins = page.all("[data-ql-begin]");
    assert_eq!(begins.len(), 3, "one a statement");
    let drawn = web_sys::window()
        .unwrap()
        .get_computed_style_with_pseudo_elt(&begins[0], "::before")
        .unwrap()
        .unwrap();
    let content = drawn.get_property_value("content").unwrap();
    assert!(
        content.contains("Beginn Aussage, Quelle 1") || content.contains("attr(data-ql-begin)"),
        "{content}"
    );
    assert_eq!(drawn.get_property_value("position").unwrap(), "absolute", "it takes no room");
    let first = begins[0].next_sibling().unwrap();
    assert_eq!(text(&first), "Die Brücke koste ", "before its first word");
    assert_eq!(
        page.trigger("Erika Beispiel").get_attribute("aria-description").as_deref(),
        Some("Person")
    );
    assert_eq!(
        page.trigger("rund 12.000 Euro").get_attribute("aria-description").as_deref(),
        Some("Geldbetrag")
    );
    assert!(page_text_is_whole(&page), "no character more");
}

#[wasm_bindgen_test]
fn the_reader_chooses_how_much_is_said() {
    let page = page();
    let choose = |name: &str| {
        page.tool(&format!("[name=verbosity][value={name}]")).unchecked_ref::<HtmlElement>().click()
    };
    choose("full");
    assert_eq!(page.all("[data-ql-begin]").len(), 3);
    choose("off");
    assert_eq!(
        (page.all("[data-ql-begin]").len(), page.all("[data-ql-m][aria-hidden]").len()),
        (0, 3)
    );
    choose("short");
    assert_eq!(page.all("[data-ql-m][aria-hidden]").len(), 0);
    assert_eq!(page.trigger("1").get_attribute("tabindex").as_deref(), Some("0"));
}

#[wasm_bindgen_test]
async fn more_time_doubles_the_waiting() {
    let host = host();
    let given =
        options(&[("text", TEXT.into()), ("reading", reading()), ("openDelay", 150.into())]);
    let page = Page { handle: mount(host.clone(), given).ok().unwrap(), host };
    click(&page.tool("[data-do=slow]"));
    hover(&page.trigger("rund 12.000 Euro"));
    wait(200).await;
    assert!(!page.is_open(), "after 200 of 300 ms");
    wait(200).await;
    assert!(page.is_open());
}

#[wasm_bindgen_test]
fn the_skip_link_leads_behind_the_text() {
    let page = page();
    let skip = page.tool("[data-do=skip]");
    assert_eq!(text(&skip), "Markierungen überspringen");
    focus(&skip);
    click(&skip);
    assert!(page.focused_tool().unwrap().has_attribute("data-end"));
}

#[wasm_bindgen_test]
fn tab_stops_are_the_hosts_choice() {
    let stops = |page: &Page| page.all("[data-ql-mark][tabindex='0']").len();
    assert_eq!(stops(&page()), 6, "three markers, a figure, two of three mentions");
    assert_eq!(stops(&page_with("tabStops", "all")), 7);
    assert_eq!(stops(&page_with("tabStops", "none")), 0);
}

// ---------- language ----------

#[wasm_bindgen_test]
fn numbers_and_dates_follow_the_language() {
    let value = |lang: &str| {
        let page = page_with("lang", lang);
        click(&page.trigger("rund 12.000 Euro"));
        page.card_text()
    };
    for (lang, wanted) in [
        ("de-DE", ["Bedeutet", "12.000\u{a0}€"]),
        ("de-AT", ["Bedeutet", "€"]),
        ("de-CH", ["Bedeutet", "EUR"]),
        ("en", ["Means", "€12,000"]),
        ("en-US", ["Means", "€12,000"]),
        // No words for it, and no language at all: German.
        ("fr", ["Bedeutet", "12.000\u{a0}€"]),
        ("de-!", ["Bedeutet", "12.000\u{a0}€"]),
    ] {
        let card = value(lang);
        assert!(wanted.iter().all(|part| card.contains(part)), "{lang}: {card}");
    }
    let swiss = page_with("lang", "de-CH");
    assert!(
        text(&swiss.tool(".row")).contains("31%"),
        "Switzerland writes no space: {}",
        text(&swiss.tool(".row"))
    );
    let austrian = value("de-AT");
    assert!(austrian.contains("€\u{a0}12"), "Austria writes the sign first: {austrian}");
}

#[wasm_bindgen_test]
fn dates_follow_the_language() {
    for (lang, wanted) in [
        ("de-DE", "1. Oktober 2024"),
        ("de-AT", "1. Oktober 2024"),
        ("de-CH", "1. Oktober 2024"),
        ("en", "October 1, 2024"),
        ("en-GB", "1 October 2024"),
    ] {
        let page = figures_page_in(lang);
        assert_eq!(text(&page.tool(".days .when")), wanted, "{lang}");
        let title = if lang.starts_with("en") { "Figures and dates" } else { "Zahlen und Daten" };
        assert_eq!(text(&page.tool(".figures h2")), title, "{lang}");
    }
}

#[wasm_bindgen_test]
fn unset_the_language_is_the_german_of_the_page_around() {
    for (lang, title) in [("en-GB", "Quellen"), ("de-AT", "Quellen")] {
        let host = host();
        host.set_attribute("lang", lang).unwrap();
        let page = Page { handle: mount(host.clone(), at_once()).ok().unwrap(), host };
        assert_eq!(text(&page.tool("[data-do=switch-sources]")), title, "{lang}");
    }
}

#[wasm_bindgen_test]
fn a_host_may_put_its_own_texts_in() {
    let own =
        options(&[("whoSpeaks", "Stimmen".into()), ("sourcePolitician", "Partei und Rat".into())]);
    let page = page_of("messages", own);
    assert!(text(&page.tool(".legend h2")).starts_with("Stimmen"));
    assert!(text(&page.tool(".kinds tbody th")).starts_with("Partei und Rat"));
    assert!(
        text(&self::page().tool(".legend h2")).starts_with("Wer spricht"),
        "for this widget alone"
    );
}

#[wasm_bindgen_test]
fn unknown_texts_and_values_are_named() {
    let host = host();
    let texts = |name: &str, value: JsValue| options(&[(name, value)]);
    for (name, value, wanted) in [
        ("messages", texts("whoTalks", "x".into()), "no message \"whoTalks\""),
        ("messages", texts("whoSpeaks", 3.into()), "option messages.whoSpeaks"),
        ("messages", "x".into(), "wanted an object of texts"),
        ("verbosity", "loud".into(), "wanted off, short or full"),
        ("tabStops", "some".into(), "wanted first, all or none"),
        ("mode", "map".into(), "wanted text, list, figures or classroom"),
    ] {
        let error = message(mount(host.clone(), options(&[(name, value)])).err().expect(name));
        assert!(error.contains(wanted), "{error}");
    }
    host.remove();
}

// ---------- the element ----------

#[wasm_bindgen_test]
fn attributes_work_after_connecting_without_building_anew() {
    let element = connected();
    let article = element.query_selector("article").unwrap().unwrap();
    let marker = article.query_selector("[data-ql-m]").unwrap().unwrap();
    let tool = |selector: &str| root(&element).query_selector(selector).unwrap().unwrap();
    let set = |name: &str, value: &str| element.set_attribute(name, value).unwrap();
    click(&tool("[data-do=voice-s1]"));
    set("mode", "figures");
    assert!(article.has_attribute("data-ql-hidden"));
    set("mode", "text");
    assert!(!article.has_attribute("data-ql-hidden"));
    set("legend", "off");
    assert!(tool(".legend").has_attribute("hidden"));
    set("verbosity", "off");
    assert_eq!(marker.get_attribute("aria-hidden").as_deref(), Some("true"));
    assert!(
        tool("[name=verbosity][value=off]").matches(":checked").unwrap(),
        "the settings show it"
    );
    set("verbosity", "short");
    set("tab-stops", "none");
    assert_eq!(marker.get_attribute("tabindex").as_deref(), Some("-1"));
    set("theme", "dark");
    assert_eq!(article.get_attribute("data-ql-theme").as_deref(), Some("dark"));
    set("open-delay", "0");
    set("close-delay", "0");
    hover(&article.query_selector("[data-ql-e]").unwrap().unwrap());
    assert!(tool("[role=dialog]").matches(":popover-open").unwrap());
    assert!(
        marker.is_connected()
            && tool("[data-do=voice-s1]").get_attribute("aria-pressed").as_deref() == Some("true")
    );
    set("lang", "en");
    assert_eq!(text(&tool("[data-do=switch-sources]")), "Sources");
    assert!(!marker.is_connected(), "words are another: all is made anew");
    element.remove();
}

#[wasm_bindgen_test]
fn attributes_are_properties_too() {
    let element = connected();
    let set = |name: &str, value: JsValue| Reflect::set(&element, &name.into(), &value).unwrap();
    set("tabStops", "none".into());
    assert_eq!(element.get_attribute("tab-stops").as_deref(), Some("none"));
    assert_eq!(Reflect::get(&element, &"tabStops".into()).unwrap(), JsValue::from("none"));
    set("openDelay", 0.into());
    assert_eq!(element.get_attribute("open-delay").as_deref(), Some("0"));
    set("legend", false.into());
    assert!(root(&element).query_selector(".legend[hidden]").unwrap().is_some());
    set("messages", options(&[("whoSpeaks", "Stimmen".into())]));
    assert!(
        text(&root(&element).query_selector(".legend h2").unwrap().unwrap()).starts_with("Stimmen")
    );
    element.remove();
}

#[wasm_bindgen_test]
fn what_does_not_fit_later_changes_nothing_and_is_told() {
    let element = connected();
    let errors = heard(&element, "ql-error");
    element.set_attribute("verbosity", "loud").unwrap();
    let told = Reflect::get(&errors.get(0), &"message".into()).unwrap().as_string().unwrap();
    assert!(told.contains("verbosity is \"loud\""), "{told}");
    assert!(element.query_selector("[data-ql-m]").unwrap().is_some());
    element.remove();
}

#[wasm_bindgen_test]
async fn a_reading_may_be_fetched() {
    start();
    let element = element("quellen-lupe");
    let json = js_sys::JSON::stringify(&reading()).unwrap().as_string().unwrap();
    let address = format!("data:application/json,{}", js_sys::encode_uri_component(&json));
    element.set_attribute("src", &address).unwrap();
    element.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    let ready = heard(&element, "ql-ready");
    document().body().unwrap().append_child(&element).unwrap();
    assert_eq!(ready.length(), 0, "until it is there the article stands as it is");
    until(|| ready.length() > 0).await;
    assert_eq!(
        (ready.length(), element.query_selector_all("[data-ql-m]").unwrap().length()),
        (1, 3),
        "once"
    );
    let errors = heard(&element, "ql-error");
    element.set_attribute("src", "data:application/json,%7B").unwrap();
    until(|| errors.length() > 0).await;
    let told = Reflect::get(&errors.get(0), &"message".into()).unwrap().as_string().unwrap();
    assert!(told.contains("was not read"), "{told}");
    element.remove();
}

// ---------- helpers ----------

/// `<quellen-lupe>` around the article of these tests.
fn connected() -> Element {
    start();
    let element = element("quellen-lupe");
    Reflect::set(&element, &"reading".into(), &reading()).unwrap();
    element.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    element
}

fn page_with(name: &str, value: &str) -> Page {
    page_of(name, value.into())
}

fn page_of(name: &str, value: JsValue) -> Page {
    let host = host();
    let given = at_once();
    Reflect::set(&given, &name.into(), &value).unwrap();
    let handle = mount(host.clone(), given).unwrap_or_else(|error| panic!("{}", message(error)));
    Page { host, handle }
}

fn page_text_is_whole(page: &Page) -> bool {
    let blocks: Vec<String> = page.all("h1, p").iter().map(|block| text(block)).collect();
    blocks.join("\n\n") == TEXT
}

/// The cells of table rows, joined by "|".
fn rows(page: &Page, selector: &str) -> Vec<String> {
    let cells = |row: &Element| -> Vec<String> {
        let all = row.child_nodes();
        (0..all.length()).map(|at| text(&all.item(at).unwrap())).collect()
    };
    page.tools(selector).iter().map(|row| cells(row).join("|")).collect()
}

fn pressed(page: &Page, selector: &str) -> Vec<String> {
    page.tools(selector).iter().map(|it| it.get_attribute("aria-pressed").unwrap()).collect()
}

fn hues(page: &Page) -> Vec<String> {
    page.all("[data-ql-st]").iter().map(|it| it.get_attribute("data-ql-s").unwrap()).collect()
}

/// What the live regions say.
fn said(page: &Page) -> String {
    page.tools("[aria-live]").iter().map(|it| text(it)).collect()
}

fn list(object: &JsValue, name: &str) -> Vec<String> {
    Array::from(&Reflect::get(object, &name.into()).unwrap())
        .iter()
        .map(|it| it.as_string().unwrap())
        .collect()
}

/// Where the last shape of a drawing ends, from its left edge.
fn right(svg: &Element, shape: &str) -> f64 {
    let shapes = svg.query_selector_all(shape).unwrap();
    let shape: Element = shapes.item(shapes.length() - 1).unwrap().unchecked_into();
    shape.get_bounding_client_rect().right() - svg.get_bounding_client_rect().left()
}

fn style(element: &Element, property: &str) -> String {
    web_sys::window()
        .unwrap()
        .get_computed_style(element)
        .unwrap()
        .unwrap()
        .get_property_value(property)
        .unwrap()
}
