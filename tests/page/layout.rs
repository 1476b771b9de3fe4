//! That nothing moves when the widget comes or goes, in a publisher's page painted a second before.

use serde_json::{Value, json};

use crate::browser::{Browser, engine};

/// Frames stand in for windows, which do not become so narrow in every engine.
const WIDTHS: [u32; 7] = [300, 450, 600, 750, 900, 1050, 1200];

/// How a page lays out what stands beside the article; `* + *` is how many pages space their
/// blocks.
const STYLES: [&str; 3] = [
    "body > * + * { margin-block-start: 24px }",
    "body { display: grid; gap: 24px; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) } header { grid-column: 1 / -1 }",
    "body { display: flex; flex-wrap: wrap; gap: 24px } header, footer { flex: 1 0 100% } article, quellen-lupe { flex: 2 0 0; min-width: 0 }",
];

/// An article that is longer than the window, and so much of it that what follows is in view.
const ARTICLE: &str = include_str!("../../seeds/unfall.txt");
const LENGTHS: [usize; 2] = [3, usize::MAX];

#[test]
#[ignore = "needs a browser: tests/run"]
fn an_element_around_an_article_moves_nothing() {
    check_still("<quellen-lupe>", "</quellen-lupe>", "");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn a_widget_beside_an_article_moves_nothing() {
    check_still("", "", "window.lupe = mount(document.querySelector('article'))");
}

/// The measure itself: a bar that takes room is seen to move the page.
#[test]
#[ignore = "needs a browser: tests/run"]
fn a_bar_over_the_article_is_seen_to_move_it() {
    let browser = Browser::empty();
    let found =
        mounted(&browser, "<quellen-lupe bar='top'>", "</quellen-lupe>", "", LENGTHS[0], STYLES[0]);
    for found in &found {
        assert_ne!(found["moved"], json!([]), "{found}");
    }
    // Not at every width: with wide letters, what follows the article is out of view in the narrow
    // ones.
    let is_shifted = |found: &Value| found["shift"].as_f64() > Some(0.01);
    assert!(found.iter().any(is_shifted) || engine() != "chromium", "{found:?}");
}

/// In each width and style: no layout shift, every box where it was, the same text; after `destroy`
/// the same DOM.
#[track_caller]
fn check_still(before: &str, after: &str, act: &str) {
    let browser = Browser::empty();
    for (style, length) in STYLES.iter().flat_map(|style| LENGTHS.map(|length| (style, length))) {
        for found in mounted(&browser, before, after, act, length, style) {
            let seen = format!("{style}\n{found}");
            assert!(found["marks"].as_u64() > Some(3), "the article is marked: {seen}");
            assert_eq!(found["moved"], json!([]), "boxes move: {seen}");
            assert_eq!(found["same_text"], true, "another text: {seen}");
            assert_eq!(found["same_dom"], true, "after destroy another DOM: {seen}");
            if engine() == "chromium" {
                assert_eq!(found["shift"], 0, "layout shift: {seen}");
            }
        }
    }
}

/// What was measured at each of the widths. The article stands between `before` and `after`; `act`
/// is what the page does when the module is there, a second after the article was painted.
#[track_caller]
fn mounted(
    browser: &Browser,
    before: &str,
    after: &str,
    act: &str,
    length: usize,
    style: &str,
) -> Vec<Value> {
    let blocks: Vec<String> = ARTICLE
        .split("\n\n")
        .enumerate()
        .take(length)
        .map(
            |(at, block)| {
                if at == 0 { format!("<h1>{block}</h1>") } else { format!("<p>{block}</p>") }
            },
        )
        .collect();
    let page = format!(
        "<!doctype html><html lang='de'><style>body {{ margin: 16px }} {style}</style>
        <header>Die Zeitung von hier</header>{before}<article>{}</article>{after}
        <aside>Mehr zum Thema</aside><footer>Über uns</footer>
        <script type='module'>
          import init, {{ mount }} from '/pkg/quellenlupe.js';
          window.act = async () => {{ await init(); {act} }};
        </script>",
        blocks.concat()
    );
    browser.go("page.css");
    let found = browser.run(&format!(
        "const page = {}, widths = {WIDTHS:?};
        document.body.replaceChildren();
        return Promise.all(widths.map(async (width) => {{
          const frame = document.createElement('iframe');
          frame.style = `position: absolute; left: 0; top: 0; border: 0; width: ${{width}}px; height: 800px`;
          frame.srcdoc = page;
          document.body.append(frame);
          await new Promise((done) => frame.onload = done);
          const inside = frame.contentDocument, article = inside.querySelector('article');
          const element = inside.querySelector('quellen-lupe'), ours = element ?? inside.body;
          const all = [...inside.body.querySelectorAll('*')];
          const boxes = () => all.map((e) => [e.getBoundingClientRect()].map((r) => `${{e.localName}} ${{r.x}} ${{r.y}} ${{r.width}} ${{r.height}}`)[0]);
          const nodes = () => {{
            const walk = inside.createTreeWalker(ours), list = [];
            while (walk.nextNode()) list.push(walk.currentNode);
            return list;
          }};
          let shift = 0, start = Infinity;
          if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {{
            // What the page itself moved while it was read is not ours.
            const watch = (list) => list.getEntries().forEach((entry) => shift += entry.startTime < start ? 0 : entry.value);
            new frame.contentWindow.PerformanceObserver(watch).observe({{ type: 'layout-shift', buffered: true }});
          }}
          const painted = async () => {{
            for (let frames = 0; frames < 2; frames++) await new Promise((done) => frame.contentWindow.requestAnimationFrame(done));
          }};
          // Not a limit: what the page itself moves is over by then.
          await new Promise((done) => setTimeout(done, 1000));
          await painted();
          const [text, at, dom, list] = [article.textContent, boxes(), ours.outerHTML, nodes()];
          start = frame.contentWindow.performance.now();
          await frame.contentWindow.act();
          // All of it is there when the settings are, a frame after the text; the page is then left to come to rest.
          const whole = () => [...inside.querySelectorAll('*')].some((e) => e.shadowRoot?.querySelector('.settings fieldset'));
          while (!whole()) await painted();
          for (let rest = 0; rest < 5; rest++) await painted();
          const marks = article.querySelectorAll('[data-ql-mark]').length;
          const moved = boxes().flatMap((box, i) => box === at[i] ? [] : [[at[i], box]]), same = article.textContent === text, shifted = shift;
          // The element gives its article back when it leaves the page.
          if (element) element.remove(); else frame.contentWindow.lupe.destroy();
          const given_back = article.textContent === text, again = nodes();
          const same_dom = ours.outerHTML === dom && again.length === list.length && again.every((node, i) => node === list[i]);
          frame.remove();
          return {{ width, shift: shifted, marks, moved, same_text: same && given_back, same_dom }};
        }}))",
        serde_json::to_string(&page).expect("a text")
    ));
    let found = found.as_array().unwrap_or_else(|| panic!("a list: {found}")).clone();
    assert_eq!(found.len(), WIDTHS.len());
    found
}
