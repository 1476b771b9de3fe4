//! Pages that are not as plain as that of the other tests: nothing throws, no text is lost, all is
//! given back.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "lib/page.rs"]
mod page;

use std::cell::Cell;

use js_sys::Array;
use page::*;
use quellenlupe::wasm::{mount, start};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, ErrorEvent, HtmlElement, Node, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

const PLAIN: &str = "<h1>Brücke wird teurer</h1>\
    <p>Die Brücke koste rund 12.000 Euro, sagte Bürgermeisterin Erika Beispiel. „Das ist zu viel“, sagte Otto Muster.</p>\
    <p>Laut Erika Beispiel beginnt die Arbeit am 3. Mai.</p>";

// ---------- markup ----------

#[wasm_bindgen_test]
fn links_pictures_and_captions() {
    check(
        "<h1><a href='#oben'>Brücke <em>wird</em> teurer</a></h1>\
        <figure><img alt='' width=9 height=9><figcaption>Die Brücke. „Sie hält“, sagt Otto Muster. Foto: dpa</figcaption></figure>\
        <p>Die Brücke koste <a href='#12'>rund <b>12</b>.000 Euro</a>, sagte <a href='#b'>Bürgermeisterin Erika</a> Beispiel.</p>\
        <p><a href='#alles'>„Das ist zu viel“, sagte Otto Muster.</a></p>",
    );
}

#[wasm_bindgen_test]
fn breaks_and_deep_inline_markup() {
    check(
        "<p>Brücke wird teurer<br><br>Die Brücke <i>ko<b>s<u>t</u></b>e</i> rund<br>12.000 Euro, sagte <span><span>Erika \
        <span>Bei</span>spiel</span></span>.<br>„Das <em>ist<br>zu</em> viel“, sagte Otto <wbr>Muster.</p>",
    );
}

#[wasm_bindgen_test]
fn lists_tables_and_quotations() {
    check(
        "<h2>Was wir wissen</h2><ul><li>Die Brücke koste 12.000 Euro, sagte Erika Beispiel.</li><li><p>„Zu viel“, sagte Otto \
        Muster.</p></li></ul><table><caption>Preise</caption><tr><th>Jahr</th><td>2024</td></tr><tr><td>Laut Erika Beispiel \
        steigt der Preis.</td></tr></table><blockquote><p>„Wir bauen“, sagte Beispiel.</p></blockquote><dl><dt>Preis</dt>\
        <dd>12.000 Euro, sagte Muster.</dd></dl>lose Worte, sagte Erika Beispiel.<div>Und: „Ja“, sagte Otto Muster.</div>",
    );
}

#[wasm_bindgen_test]
fn soft_hyphens_and_unusual_spaces() {
    check(
        "<p lang=de style='hyphens: auto; width: 120px'>Die Brü\u{ad}cke koste rund\u{a0}12.000\u{202f}Euro, sagte Bürger\u{ad}meis\u{ad}te\u{ad}rin \
        Eri\u{ad}ka\u{a0}Beispiel.</p><p>\u{feff}„Das ist zu viel“\u{200b}, sagte Otto Muster. 😀\u{fe0f}</p><p>\u{a0}</p><p></p>",
    );
}

#[wasm_bindgen_test]
fn a_page_that_runs_from_right_to_left() {
    check(&format!("<div dir=rtl lang=ar>{PLAIN}</div>"));
}

#[wasm_bindgen_test]
fn what_is_no_text_of_the_article() {
    check(&format!(
        "<nav>Start, sagte Otto Muster.</nav>{PLAIN}<script type='text/plain'>„Nein“, sagte er.</script><style>p {{ margin: 0 }}</style>\
        <button>Teilen</button><p hidden>„Nein“, sagte Otto Muster.</p><!-- sagte er --><svg><text>Text</text></svg>"
    ));
}

/// Mounts, has everything used, destroys; the text and in the end every node are as before.
#[track_caller]
fn check(markup: &str) {
    let host = article_of(markup);
    let faults = Faults::watch();
    let (before, at_first, words) = (host.inner_html(), nodes(&host), text(&host));
    let handle = mount(host.clone(), options(&[("openDelay", 0.into()), ("closeDelay", 0.into())]));
    let mut page = Page { handle: handle.ok().unwrap(), host };
    let article = page.host.query_selector("article").unwrap().unwrap();
    assert!(
        !page.all("[data-ql-m]").is_empty() && !page.all("[data-ql-e], [data-ql-f]").is_empty(),
        "marks"
    );
    assert_eq!(text(&article), words);
    let selection = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    selection.select_all_children(&article).unwrap();
    assert!(!String::from(selection.to_string()).contains("überspringen"), "not in what is copied");
    use_all(&page);
    assert_eq!(text(&article), words);
    page.handle.destroy();
    assert_eq!(page.host.inner_html(), before);
    assert!(nodes(&page.host) == at_first, "the very same nodes");
    faults.none();
}

/// Every trigger by mouse, finger and key, every step, every view.
fn use_all(page: &Page) {
    let body = document().body().unwrap();
    for trigger in page.all("[data-ql-mark][role=button]") {
        hover(&trigger);
        assert!(page.is_open(), "{}", trigger.outer_html());
        leave(&trigger, &body);
        tap(&trigger);
        assert!(page.is_open() && !page.card_text().is_empty());
        press(&trigger, "Escape");
        focus(&trigger);
        press(&trigger, "Enter");
        assert!(page.is_open());
        press(&page.card(), "Escape");
        assert!(!page.is_open());
    }
    for _ in page.all("[data-ql-m]") {
        click(&page.tool("[data-do=on]"));
    }
    press(&body, "Escape");
    for view in ["list", "figures", "classroom", "text"] {
        click(&page.tool(&format!(".view[data-do=view-{view}]")));
    }
}

// ---------- footnotes ----------

#[wasm_bindgen_test]
fn the_number_of_a_footnote_is_no_part_of_a_figure() {
    let host = article_of(
        "<p>Die Brücke kostet 12.000 Euro<sup><a href='#fn1'>1</a></sup> und ist 300 m<sup>2</sup> groß, sagte Erika Beispiel.</p>",
    );
    let page = Page { handle: mount(host.clone(), JsValue::UNDEFINED).ok().unwrap(), host };
    assert_eq!(text(&page.all("[data-ql-f]")[0]), "12.000 Euro");
    assert_eq!(text(&page.all("article sup")[0]), "1", "it stands where it stood");
}

// ---------- where the article stands ----------

#[wasm_bindgen_test]
async fn in_a_shadow_root_of_the_page() {
    let outer = host();
    let root = outer.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let inner = element("div");
    inner.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    root.append_child(&inner).unwrap();
    let page = Page {
        handle: mount(inner.clone(), options(&[("reading", reading())])).ok().unwrap(),
        host: inner,
    };
    let trigger = page.trigger("Otto Muster");
    focus(&trigger);
    press(&trigger, "Enter");
    assert_eq!(page.focused_tool(), Some(page.card()));
    focus(&trigger);
    wait(30).await;
    assert!(page.is_open(), "from the card to its trigger is no leaving");
    press(&trigger, "Escape");
    assert_eq!(root.active_element(), Some(trigger.clone()));
    press(&trigger, "Enter");
    focus(&page.trigger("1"));
    wait(30).await;
    assert!(!page.is_open(), "to another trigger is");
    let sheets = Array::from(&js_sys::Reflect::get(&root, &"adoptedStyleSheets".into()).unwrap());
    assert!(sheets.length() > 0, "the marks are styled where they stand");
    drop(page);
    outer.remove();
}

#[wasm_bindgen_test]
async fn in_a_box_that_scrolls() {
    let (page, inside) = boxed();
    let stands = |trigger: &Element| {
        let (at, seen) = (trigger.get_bounding_client_rect(), inside.get_bounding_client_rect());
        at.top() >= seen.top() && at.bottom() <= seen.bottom()
    };
    click(&page.tool("[data-do=on]"));
    click(&page.tool("[data-do=on]"));
    let trigger = page.trigger("2");
    // A step brings its statement into the box.
    until(|| stands(&trigger) && page.is_open()).await;
    wait(0).await;
    let gap =
        || page.card().get_bounding_client_rect().top() - trigger.get_bounding_client_rect().top();
    let before = gap();
    inside.scroll_by_with_x_and_y(0.0, 30.0);
    // The card follows its trigger, a frame or more later.
    until(|| (gap() - before).abs() < 2.0).await;
    assert!(page.is_open(), "it stays");
    inside.scroll_by_with_x_and_y(0.0, 130.0);
    // Out of the box, though not of the window.
    until(|| !page.is_open()).await;
}

/// A page in a box with much room over and under the article.
fn boxed() -> (Page, Element) {
    let host = host();
    let style = |element: &Element, property: &str, value: &str| {
        element.unchecked_ref::<HtmlElement>().style().set_property(property, value).unwrap();
    };
    style(&host, "padding-top", "400px");
    let inside = element("div");
    style(&inside, "height", "300px");
    style(&inside, "overflow", "auto");
    let article = publisher().query_selector("article").unwrap().unwrap();
    style(&article, "padding-block", "1500px");
    inside.append_child(&article).unwrap();
    host.append_child(&inside).unwrap();
    (
        Page {
            handle: mount(host.clone(), options(&[("reading", reading())])).ok().unwrap(),
            host,
        },
        inside,
    )
}

#[wasm_bindgen_test]
async fn in_a_page_that_scrolls_smoothly() {
    let page = page();
    let spacer = element("div");
    let style = |element: &Element, property: &str, value: &str| {
        element.unchecked_ref::<HtmlElement>().style().set_property(property, value).unwrap();
    };
    style(&spacer, "height", "6000px");
    page.host.before_with_node_1(&spacer).unwrap();
    let whole = document().document_element().unwrap();
    style(&whole, "scroll-behavior", "smooth");
    click(&page.tool("[data-do=on]"));
    let top = || page.trigger("1").get_bounding_client_rect().top();
    until(|| (0.0..600.0).contains(&top())).await;
    wait(200).await;
    assert!(page.is_open(), "the way there ends no card");
    whole.remove_attribute("style").unwrap();
    spacer.remove();
}

#[wasm_bindgen_test]
fn two_articles_have_two_widgets_that_do_not_know_of_each_other() {
    let (one, two) = (article_of(PLAIN), article_of(PLAIN));
    let before = [one.inner_html(), two.inner_html()];
    let [one, two] =
        [one, two].map(|host| Page { handle: mount(host.clone(), at_rest()).ok().unwrap(), host });
    click(&one.trigger("1"));
    click(&two.trigger("2"));
    assert!(!one.is_open() && two.is_open(), "a press in the one is a press outside the other");
    click(&one.tool("[data-do^=voice-]"));
    assert!(!two.all("article")[0].has_attribute("data-ql-filter"));
    let hosts = [one.host.clone(), two.host.clone()];
    let mut one = one;
    one.handle.destroy();
    assert_eq!(hosts[0].inner_html(), before[0]);
    assert!(!two.all("[data-ql-m]").is_empty());
}

// ---------- pages that change under us ----------

#[wasm_bindgen_test]
fn the_element_is_moved() {
    start();
    let lupe = element("quellen-lupe");
    lupe.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    let before = lupe.inner_html();
    let places = [host(), host(), host()];
    let faults = Faults::watch();
    for place in &places {
        place.append_child(&lupe).unwrap();
        assert_eq!(lupe.query_selector_all("[data-ql-m]").unwrap().length(), 3);
        click(&lupe.query_selector("[data-ql-m]").unwrap().unwrap());
        assert!(
            lupe.shadow_root()
                .unwrap()
                .query_selector("[role=dialog]:popover-open")
                .unwrap()
                .is_some()
        );
    }
    lupe.remove();
    assert_eq!(lupe.inner_html(), before);
    faults.none();
}

#[wasm_bindgen_test]
async fn where_the_page_puts_in_another_text_that_one_is_read() {
    start();
    let lupe = element("quellen-lupe");
    let article = publisher().query_selector("article").unwrap().unwrap();
    lupe.append_child(&article).unwrap();
    host().append_child(&lupe).unwrap();
    let ready = heard(&lupe, "ql-ready");
    let paragraph = lupe.query_selector("p").unwrap().unwrap();
    paragraph.set_text_content(Some("„Neues“, sagte Hans Dampf."));
    wait(20).await;
    assert_eq!(ready.length(), 1, "once");
    assert_eq!(text(&paragraph), "„Neues“, sagte Hans Dampf.");
    assert_eq!(text(&paragraph.query_selector("[data-ql-st]").unwrap().unwrap()), "„Neues“");
    // What the page does beside the marks is no other text; what we do is no news.
    lupe.query_selector("article").unwrap().unwrap().append_child(&element("aside")).unwrap();
    lupe.set_attribute("verbosity", "full").unwrap();
    lupe.set_attribute("verbosity", "off").unwrap();
    wait(20).await;
    assert_eq!(ready.length(), 1);
    lupe.set_attribute("lang", "en").unwrap();
    wait(20).await;
    assert_eq!(ready.length(), 2, "made anew once, by us");
    lupe.remove();
}

#[wasm_bindgen_test]
async fn an_article_that_comes_late_takes_the_place_of_the_embedded_one() {
    start();
    let lupe = element("quellen-lupe");
    host().append_child(&lupe).unwrap();
    lupe.append_child(&publisher().query_selector("article").unwrap().unwrap()).unwrap();
    wait(20).await;
    assert_eq!(lupe.query_selector_all("article").unwrap().length(), 1);
    assert_eq!(text(&lupe.query_selector("h1").unwrap().unwrap()), BLOCKS[0].1);
    assert!(lupe.query_selector("[data-ql-m]").unwrap().is_some());
    lupe.remove();
}

/// Each text node of the article in turn is taken away, by a page that knows nothing of us; then
/// everything is used.
#[wasm_bindgen_test]
fn the_page_takes_text_away() {
    let count = nodes(&with_reading().host)
        .iter()
        .filter(|node| node.node_type() == Node::TEXT_NODE)
        .count();
    for at in 0..count {
        let page = with_reading();
        let faults = Faults::watch();
        click(&page.trigger("1"));
        let texts: Vec<Node> =
            nodes(&page.host).into_iter().filter(|it| it.node_type() == Node::TEXT_NODE).collect();
        let gone = &texts[at];
        gone.parent_node().unwrap().remove_child(gone).unwrap();
        use_loosely(&page);
        drop(page);
        faults.none();
    }
}

#[wasm_bindgen_test]
fn the_page_empties_the_article_or_takes_it_away() {
    for act in [
        |article: &Element| article.set_text_content(None),
        |article: &Element| article.remove(),
        |article: &Element| article.normalize(),
        |article: &Element| article.parent_element().unwrap().set_text_content(None),
    ] {
        for open in [true, false] {
            let page = with_reading();
            let faults = Faults::watch();
            if open {
                click(&page.trigger("1"));
            }
            let (root, host) = (page.root(), page.host.clone());
            act(&page.all("article")[0]);
            use_tools(&root);
            press(&document().body().unwrap(), "Escape");
            drop(page);
            assert_eq!(host.query_selector("[data-ql-frame], [data-ql-mark]").unwrap(), None);
            faults.none();
        }
    }
}

fn with_reading() -> Page {
    let host = publisher();
    Page { handle: mount(host.clone(), options(&[("reading", reading())])).ok().unwrap(), host }
}

fn use_loosely(page: &Page) {
    for trigger in page.all("[data-ql-mark][role=button]") {
        click(&trigger);
        for key in ["Escape", "ArrowRight", "ArrowUp", "ArrowDown", "End", "Home", "Enter"] {
            press(&trigger, key);
        }
    }
    use_tools(&page.root());
}

fn use_tools(root: &ShadowRoot) {
    for selector in [
        "[data-do=on]",
        "[data-segment]",
        "[data-do=view-list]",
        ".list [data-do^=go-]",
        "[data-do=view-figures]",
        "[data-do=view-classroom]",
        "[data-do=next]",
        "[data-do=reveal]",
        "[data-do=view-text]",
        "[data-do=switch-figures]",
        "[data-do^=voice-]",
    ] {
        if let Some(tool) = root.query_selector(selector).unwrap() {
            click(&tool);
        }
    }
}

// ---------- helpers ----------

fn at_rest() -> JsValue {
    options(&[("openDelay", 0.into()), ("closeDelay", 0.into())])
}

/// A page's own article of this markup.
#[allow(clippy::disallowed_methods, reason = "the page's own markup")]
fn article_of(markup: &str) -> Element {
    let (host, article) = (host(), element("article"));
    article.set_inner_html(markup);
    host.append_child(&article).unwrap();
    host
}

/// All nodes inside, in order.
fn nodes(element: &Node) -> Vec<Node> {
    let list = element.child_nodes();
    let children = (0..list.length()).map(|at| list.item(at).unwrap());
    children.flat_map(|child| std::iter::once(child.clone()).chain(nodes(&child))).collect()
}

/// Errors that reach the window, since a listener's error reaches nobody else.
struct Faults(std::rc::Rc<Cell<u32>>);

impl Faults {
    fn watch() -> Faults {
        let count = std::rc::Rc::new(Cell::new(0));
        let into = count.clone();
        let listener = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| into.set(into.get() + 1));
        let window = web_sys::window().unwrap();
        window
            .add_event_listener_with_callback("error", listener.into_js_value().unchecked_ref())
            .unwrap();
        Faults(count)
    }

    #[track_caller]
    fn none(&self) {
        assert_eq!(self.0.get(), 0, "errors in listeners");
    }
}
