//! The real page, loaded over HTTP in one engine, read and used as a person would. `tests/run`
//! serves the page, and starts these tests in Chromium, Firefox and WebKit; `cargo test` leaves
//! them out.
#![cfg(not(target_arch = "wasm32"))]

mod accessible;
mod browser;
mod changes;
mod keyboard;
mod layout;
mod reflow;

use browser::{Browser, complete};

const ESCAPE: char = '\u{E00C}';
const ENTER: char = '\u{E007}';
const SEED: &str = include_str!("../../seeds/000_579ef2c398e3f881.txt");

const CARD: &str =
    "document.querySelector('quellen-lupe').shadowRoot.querySelector('[role=dialog]')";

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_article_stands_there_word_for_word() {
    let browser = Browser::at_page();
    let shown = words(&browser.text("document.querySelector('article').textContent"));
    for paragraph in SEED.split("\n\n").skip(1) {
        let paragraph = words(paragraph);
        assert!(shown.contains(&paragraph), "wanted: {paragraph}\nshown:  {shown}");
    }
    assert_eq!(
        browser.text("document.querySelector('article h1').textContent"),
        "Blinken erwartet Einsatz nordkoreanischer Soldaten"
    );
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_legend_tells_who_speaks_in_order_of_appearance() {
    let browser = Browser::at_page();
    let names = browser.run(
        "return [...document.querySelector('quellen-lupe').shadowRoot.querySelectorAll('button[part~=row] .name')].map(e => e.textContent)",
    );
    let names: Vec<&str> =
        names.as_array().expect("a list").iter().filter_map(|name| name.as_str()).collect();
    let wanted = ["Blinken", "US-Regierung", "UN-Diplomaten", "Geheimdienst", "Putin", "Rutte"];
    let in_order = wanted.iter().zip(&names).all(|(wanted, name)| name.contains(wanted));
    assert!(in_order && names.len() >= wanted.len(), "wanted {wanted:?}, shown {names:?}");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn a_person_opens_a_card_that_names_them() {
    check_card("[data-ql-e]", "Blinken", "Blinken");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn a_figure_opens_a_card_with_its_words() {
    check_card("[data-ql-f]", "rund 8.000", "8.000");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn a_marker_opens_a_card_that_names_the_source() {
    check_card("[data-ql-m]", "", "Blinken");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_keyboard_opens_a_card_and_returns() {
    let browser = Browser::at_page();
    let trigger = trigger("[data-ql-e]", "Blinken");
    browser.run(&format!("{trigger}.focus()"));
    assert_eq!(
        browser.text(&format!("{CARD}.matches(':popover-open')")),
        "false",
        "focus alone shows nothing"
    );
    browser.press(ENTER);
    browser.wait_for(&format!("{CARD}.matches(':popover-open')"));
    browser.press(ESCAPE);
    browser.wait_for(&format!("!{CARD}.matches(':popover-open')"));
    assert_eq!(
        browser.text(&format!("document.activeElement === {trigger}")),
        "true",
        "focus is back at the trigger"
    );
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_page_asks_for_nothing_but_its_own_files() {
    let browser = Browser::at_page();
    check_card_opens(&browser, "[data-ql-e]", "");
    let asked =
        browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)");
    let asked: Vec<&str> =
        asked.as_array().expect("a list").iter().filter_map(|name| name.as_str()).collect();
    let own = browser.text("location.origin + '/'");
    let foreign: Vec<_> = asked
        .iter()
        .filter(|address| !address.starts_with(&own) && !address.starts_with("data:"))
        .collect();
    assert!(foreign.is_empty(), "asked elsewhere: {foreign:?}");
    assert!(asked.iter().any(|address| address.ends_with(".wasm")), "the log works: {asked:?}");
    let count = |name: &str| asked.iter().filter(|address| address.ends_with(name)).count();
    assert_eq!((asked.len() < 10, count(".wasm")), (true, 1), "each file once: {asked:?}");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn nothing_is_stored() {
    let browser = Browser::at_page();
    let tool = |selector: &str| {
        format!("document.querySelector('quellen-lupe').shadowRoot.querySelector('{selector}')")
    };
    for selector in [
        "[data-do=slow]",
        "[name=verbosity][value=full]",
        "[data-do^=voice-]",
        "[data-do=view-classroom]",
    ] {
        browser.run(&format!("{}.click()", tool(selector)));
    }
    let stored =
        browser.run("return [document.cookie, localStorage.length, sessionStorage.length]");
    assert_eq!(stored, serde_json::json!(["", 0, 0]));
}

/// As `application/wasm` a browser compiles the module while it loads; with gzip it is less than half
/// as large.
#[test]
#[ignore = "needs a browser: tests/run"]
fn the_module_comes_compressed_and_by_its_name() {
    let browser = Browser::at_page();
    let found = browser.run(
        "return fetch('pkg/quellenlupe_bg.wasm').then(({ headers }) => ['content-type', 'content-encoding'].map((name) => headers.get(name)))",
    );
    assert_eq!(found, serde_json::json!(["application/wasm", "gzip"]));
}

/// The types that the package ships name the element, its events and what they tell.
#[test]
#[ignore = "needs a browser: tests/run"]
fn types_are_shipped_with_the_package() {
    let browser = Browser::at_page();
    let types = browser.run("return fetch('pkg/quellenlupe.d.ts').then((answer) => answer.text())");
    let types = types.as_str().expect("a text");
    for event in
        ["ql-ready", "ql-error", "ql-card-open", "ql-card-close", "ql-filter", "ql-navigate"]
    {
        assert!(types.contains(&format!("\"{event}\": CustomEvent<")), "{event}");
    }
    for line in
        ["\"quellen-lupe\": QuellenLupeElement", "mount(host: Element, options?: Options): Handle"]
    {
        assert!(types.contains(line), "{line} in\n{types}");
    }
}

/// A module that is there before the parser has come to the article: the element waits for it.
#[test]
#[ignore = "needs a browser: tests/run"]
fn an_element_waits_for_the_article_that_is_still_being_read() {
    let browser = Browser::empty();
    browser.go("page.css");
    let found = browser.run(
        "const frame = document.createElement('iframe');
        document.body.replaceChildren(frame);
        const inside = frame.contentDocument, rest = (time) => new Promise((done) => setTimeout(done, time));
        const script = \"import init from '/pkg/quellenlupe.js'; await init(); parent.defined = true;\";
        inside.open();
        inside.write(`<!doctype html><html lang=de><script type=module async>${script}<\\/script><body>`);
        return (async () => {
          // WebKit lets no module run here before the end.
          for (let tries = 0; !window.defined && tries < 100; tries++) await rest(20);
          inside.write('<quellen-lupe>');
          await rest(50);
          inside.write('<article><h1>Brücke wird teurer</h1>');
          await rest(50);
          inside.write('<p>„Zu viel“, sagte Otto Muster.</p></article></quellen-lupe>');
          inside.close();
          for (let tries = 0; !inside.querySelector('[data-ql-m]') && tries < 500; tries++) await rest(20);
          await rest(50);
          return [inside.querySelectorAll('article').length, inside.querySelector('h1').textContent, inside.querySelectorAll('[data-ql-m]').length];
        })()",
    );
    assert_eq!(found, serde_json::json!([1, "Brücke wird teurer", 1]));
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_glue_runs_no_text_as_code() {
    let browser = Browser::at_page();
    let glue = browser.run("return fetch('pkg/quellenlupe.js').then((answer) => answer.text())");
    let glue = glue.as_str().expect("a text");
    assert!(glue.contains("export"), "the glue is read");
    for forbidden in ["eval(", "new Function"] {
        assert!(!glue.contains(forbidden), "the glue has {forbidden}");
    }
}

/// The text and what stands over it come before anything is painted. What comes a frame later, the
/// legend above all, moves none of it.
#[test]
#[ignore = "needs a browser: tests/run"]
fn the_legend_comes_after_the_text_and_moves_nothing() {
    let browser = Browser::empty();
    browser.go("page.css");
    let found = browser.run(&with_module(
        "const lupe = document.createElement('quellen-lupe');
        lupe.setAttribute('sample', '');
        document.body.replaceChildren(lupe);
        glue.initSync({ module });
        await null;
        const boxes = () => JSON.stringify([...lupe.querySelectorAll('article > *')].map((e) => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return [x, y, width, height];
        }));
        const rows = () => lupe.shadowRoot.querySelectorAll('[data-do^=voice-]').length;
        const [early, before] = [rows(), boxes()];
        while (!rows()) await new Promise(requestAnimationFrame);
        return { early, late: rows(), still: before === boxes() };",
    ));
    assert_eq!(found, serde_json::json!({ "early": 0, "late": 6, "still": true }));
}

/// A script that has the package's `glue` and its compiled `module`, which nothing has run yet.
fn with_module(script: &str) -> String {
    format!(
        "return (async () => {{
          const glue = await import('/pkg/quellenlupe.js');
          const module = await WebAssembly.compile(await (await fetch('/pkg/quellenlupe_bg.wasm')).arrayBuffer());
          {script}
        }})()"
    )
}

/// The page in a frame of this width, since a window does not become so narrow in every engine. The
/// page itself lets no frames in, so the frame stands in another document of the server.
fn open_narrow(browser: &Browser, width: u32) {
    browser.go("page.css");
    browser.run(&format!(
        "const frame = document.createElement('iframe');
        frame.style = 'width: {width}px; height: 640px';
        frame.src = '/';
        document.body.replaceChildren(frame)"
    ));
    browser.wait_for(&complete("frames[0]?.document"));
}

/// Clicks on the first mark of a kind whose text has `text`: a card opens whose heading has
/// `heading`; Escape closes it.
#[track_caller]
fn check_card(kind: &str, text: &str, heading: &str) {
    let browser = Browser::at_page();
    let trigger = check_card_opens(&browser, kind, text);
    let shown = browser.text(&format!("{CARD}.querySelector('#card-heading').textContent"));
    assert!(shown.contains(heading), "the card's heading: wanted {heading}, shown {shown}");
    browser.press(ESCAPE);
    browser.wait_for(&format!("!{CARD}.matches(':popover-open')"));
    assert_eq!(browser.text(&format!("{trigger}.ariaExpanded")), "false");
}

#[track_caller]
fn check_card_opens(browser: &Browser, kind: &str, text: &str) -> String {
    let trigger = trigger(kind, text);
    browser.click(&trigger);
    browser.wait_for(&format!("{CARD}.matches(':popover-open')"));
    trigger
}

/// The first trigger of a kind whose text has `text`, as a JavaScript expression.
fn trigger(kind: &str, text: &str) -> String {
    format!(
        "[...document.querySelectorAll('article {kind}[role=button]')].find((e) => e.textContent.includes('{text}'))"
    )
}

/// The words of a text, whatever the white space between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
