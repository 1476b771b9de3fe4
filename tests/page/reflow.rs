//! Every width, zoom and preference: nothing runs out of the window, targets are large enough, and
//! marks stay marks.

use serde_json::{Value, json};

use crate::browser::{Browser, engine};
use crate::open_narrow;

/// States with more than the text, each a click on a piece of furniture or a mark.
const STATES: [(&str, &str); 7] = [
    ("the text", ""),
    ("the card of a statement", "mark('[data-ql-m]').click()"),
    ("the card of a figure", "mark('[data-ql-f]').click()"),
    ("the list", "tool('[data-do=view-list]').click()"),
    ("the figures", "tool('[data-do=view-figures]').click()"),
    ("the classroom", "tool('[data-do=view-classroom]').click()"),
    ("the settings", "tool('[popovertarget=settings]').click()"),
];

#[test]
#[ignore = "needs a browser: tests/run"]
fn nothing_runs_out_of_a_window_of_320_pixels_or_a_page_zoomed_to_200_percent() {
    let browser = Browser::empty();
    // 1280 pixels at 200 % are 640; 1280 at 400 % are 320.
    for width in [640, 320] {
        for (state, act) in STATES {
            open_narrow(&browser, width);
            let found = in_frame(
                &browser,
                act,
                "({ beyond: page.scrollWidth - page.clientWidth, out: out() })",
            );
            assert_eq!(found["beyond"], 0, "{state} at {width} px: {found}");
            assert_eq!(found["out"], json!([]), "{state} at {width} px");
        }
    }
}

/// Where the reader has set twice the size for text alone, lines grow and nothing is cut off.
#[test]
#[ignore = "needs a browser: tests/run"]
fn a_publishers_article_in_double_size_stays_in_its_column() {
    let browser = Browser::empty();
    open_narrow(&browser, 640);
    let found = in_frame(
        &browser,
        "element.querySelector('article').style.fontSize = '200%'",
        "({ beyond: page.scrollWidth - page.clientWidth, out: out() })",
    );
    assert_eq!(found, json!({ "beyond": 0, "out": [] }));
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_card_of_a_narrow_window_is_a_sheet_of_at_most_six_tenths() {
    let browser = Browser::empty();
    open_narrow(&browser, 360);
    let found = in_frame(
        &browser,
        "mark('[data-ql-m]').click()",
        "(() => {
          const sheet = tool('[role=dialog]').getBoundingClientRect(), word = mark('[data-ql-m]').getBoundingClientRect();
          const before = view.scrollY;
          view.scrollBy(0, 40);
          return {
            foot: Math.round(view.innerHeight - sheet.bottom), wide: Math.round(sheet.width - page.clientWidth),
            high: sheet.height <= view.innerHeight * 0.6 + 1, clear: word.bottom < sheet.top, scrolls: view.scrollY !== before,
          };
        })()",
    );
    assert_eq!(
        found,
        json!({ "foot": 0, "wide": 0, "high": true, "clear": true, "scrolls": true })
    );
}

/// WCAG 2.5.8. Names and figures in a sentence are exempt; the markers are not, and are large
/// enough.
#[test]
#[ignore = "needs a browser: tests/run"]
fn every_target_outside_a_sentence_is_24_pixels_large() {
    let browser = Browser::empty();
    for width in [1200, 360] {
        for (state, act) in STATES {
            open_narrow(&browser, width);
            let small = in_frame(&browser, act, SMALL);
            assert_eq!(small, json!([]), "{state} at {width} px");
        }
    }
}

/// The measure itself.
#[test]
#[ignore = "needs a browser: tests/run"]
fn a_small_target_is_seen() {
    let browser = Browser::empty();
    open_narrow(&browser, 1200);
    let shrink = "for (const e of root.querySelectorAll('.view')) e.style = 'min-height: 0; height: 12px; font-size: 6px; padding: 0'";
    let small = in_frame(&browser, shrink, SMALL);
    assert!(small.as_array().is_some_and(|small| small.len() > 1), "{small}");
}

/// Targets below 24 pixels whose circle of 24 pixels touches another target or its circle: what
/// WCAG 2.5.8 forbids.
const SMALL: &str = "(() => {
  const controls = [...root.querySelectorAll('button, a[href], input:not([type=radio], [type=checkbox]), label, [role=button]')];
  const markers = [...element.querySelectorAll('[data-ql-m][role=button]')];
  const seen = [...controls, ...markers]
    .filter((e) => e.getClientRects().length && view.getComputedStyle(e).visibility === 'visible' && !e.matches('.skip'))
    .map((e) => {
      const after = view.getComputedStyle(e, '::after'), box = e.getBoundingClientRect();
      // A segment of the strip is pressed by its larger ::after.
      return { e, box, high: Math.max(box.height, after.position === 'absolute' ? parseFloat(after.height) || 0 : 0) };
    });
  const name = ({ e, box, high }) => `${e.getAttribute('aria-label') ?? e.textContent.slice(0, 30)} ${e.className} ${Math.round(box.width)}x${Math.round(high)}`;
  const small = seen.filter(({ box, high }) => Math.round(box.width) < 24 || Math.round(high) < 24);
  const middle = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const near = (a, b) => {
    if (a.e === b.e || a.e.contains(b.e) || b.e.contains(a.e)) return false;
    const [x, y] = middle(a), { box } = b;
    if (small.includes(b)) return Math.hypot(x - middle(b)[0], y - middle(b)[1]) < 24;
    return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) < 12;
  };
  return small.filter((a) => !a.e.closest('[data-segment]') && seen.some((b) => near(a, b))).map(name);
})()";

#[test]
#[ignore = "needs a browser: tests/run"]
fn preferences_are_followed() {
    if engine() != "chromium" {
        return println!("skipped: only Chromium's driver sets preferences");
    }
    let browser = Browser::at_page();
    let style = |expression: &str| browser.text(expression);
    let card = format!("getComputedStyle({}).transitionDuration", crate::CARD);
    let line = "getComputedStyle(document.querySelector('[data-ql-st]')).textDecorationThickness";
    assert_eq!((style(&card), style(line)), ("0.12s".into(), "2px".into()));
    prefer(&browser, "prefers-reduced-motion", "reduce");
    assert_eq!(style(&card), "0s", "nothing moves");
    prefer(&browser, "prefers-contrast", "more");
    assert_eq!(style(line), "3px", "stronger lines");
    prefer(&browser, "forced-colors", "active");
    let mark = "getComputedStyle(document.querySelector('article p [data-ql-st]'))";
    assert_eq!(style(&format!("{mark}.textDecorationLine")), "underline", "the line stays");
    assert_eq!(style(&format!("{mark}.textDecorationStyle")), "dashed", "and its kind");
    let numeral = "getComputedStyle(document.querySelector('[data-ql-m]'), '::before')";
    let system = "(() => { const e = document.body.appendChild(document.createElement('i')); e.style.color = 'ButtonText'; const c = getComputedStyle(e).color; e.remove(); return c })()";
    assert_eq!(style(&format!("{numeral}.color")), style(system), "the number in a system colour");
    assert_eq!(style(&format!("{numeral}.borderTopStyle")), "solid");
}

/// Sets a media feature, in Chromium.
fn prefer(browser: &Browser, name: &str, value: &str) {
    browser.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": name, "value": value }] }),
    );
}

/// What an expression gives in the narrow frame after `act`: `element`, `root`, `tool`, `mark`,
/// `page` and `out`, which names the pieces of furniture that stand beyond the window.
#[track_caller]
fn in_frame(browser: &Browser, act: &str, expression: &str) -> Value {
    browser.run(&format!(
        "const view = frames[0], inside = view.document, page = inside.documentElement;
        const element = inside.querySelector('quellen-lupe'), root = element.shadowRoot;
        const tool = (selector) => root.querySelector(selector);
        const mark = (selector) => element.querySelector(selector + '[role=button]');
        const clipped = (e) => {{
          for (let up = e; up; up = up.parentElement) {{
            const style = view.getComputedStyle(up);
            if (style.clipPath !== 'none' || style.overflowX !== 'visible') return true;
          }}
          return false;
        }};
        const out = () => [...root.querySelectorAll('*'), ...element.querySelectorAll('*')]
          .filter((e) => e.getClientRects().length && !clipped(e))
          .filter((e) => e.getBoundingClientRect().right > page.clientWidth + 1 || e.getBoundingClientRect().left < -1)
          .filter((e) => !e.matches('[data-ql-m]'))
          .map((e) => `${{e.localName}}.${{e.className}} ${{e.textContent.slice(0, 20)}} ${{JSON.stringify(e.getBoundingClientRect())}}`);
        {act};
        // What fades or slides has come to rest.
        const resting = async () => {{
          do for (let frames = 0; frames < 3; frames++) await new Promise(view.requestAnimationFrame);
          while (root.getAnimations().length);
        }};
        return resting().then(() => {expression})"
    ))
}
