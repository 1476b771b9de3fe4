//! The rules of axe-core, in every state of the page: WCAG 2.0 to 2.2 at A and AA, and best
//! practices. <https://github.com/dequelabs/axe-core>; where it could not be installed these tests say `skipped`.

use std::{env, fs};

use serde_json::{Value, json};

use crate::browser::{Browser, complete};

/// What stands in the page and what is done there before the rules are checked.
struct State {
    name: &'static str,
    /// JavaScript in which `element` is the widget, `tool(s)` an element of its furniture,
    /// `mark(s)` one of the article.
    act: &'static str,
    /// A selector of the furniture that is to be seen then.
    shows: &'static str,
}

const STATES: &[State] = &[
    State { name: "the text with its marks", act: "", shows: ".strip" },
    State {
        name: "the card of a statement",
        act: "mark('[data-ql-m]').click()",
        shows: ":popover-open blockquote, :popover-open dl",
    },
    State {
        name: "the card of a person",
        act: "mark('[data-ql-e]').click()",
        shows: ":popover-open .track",
    },
    State {
        name: "the card of a figure",
        act: "mark('[data-ql-f]').click()",
        shows: ":popover-open dl",
    },
    State {
        name: "only one source",
        act: "tool('[data-do^=voice-]').click()",
        shows: "[data-do^=voice-][aria-pressed=true]",
    },
    State {
        name: "only what is verbatim",
        act: "tool('[data-do=verbatim]').click()",
        shows: "[data-only-verbatim]",
    },
    State { name: "the list", act: "tool('[data-do=view-list]').click()", shows: ".list table" },
    State {
        name: "the figures",
        act: "tool('[data-do=view-figures]').click()",
        shows: "[data-shows=figures]",
    },
    State {
        name: "the classroom",
        act: "tool('[data-do=view-classroom]').click()",
        shows: "[data-shows=classroom]",
    },
    State { name: "a question of the classroom", act: QUESTION, shows: ":popover-open h3" },
    State {
        name: "the answers of the classroom",
        act: "tool('[data-do=view-classroom]').click(); mark('[data-ql-m]').click(); tool('[data-do=reveal]').click()",
        shows: "[data-shows=classroom]",
    },
    State {
        name: "the settings",
        act: "tool('[popovertarget=settings]').click()",
        shows: ".settings:popover-open",
    },
];

const QUESTION: &str = "tool('[data-do=view-classroom]').click(); mark('[data-ql-m]').click()";

/// Around a publisher's article, with the bar over the foot of the window.
const AROUND: &[State] = &[
    State { name: "the bar", act: "", shows: ".bar [data-do=drawer]" },
    State {
        name: "the drawer",
        act: "tool('[data-do=drawer]').click()",
        shows: ".drawer:not([hidden])",
    },
    State {
        name: "the list behind the bar",
        act: "tool('[data-do=drawer]').click(); tool('[data-do=view-list]').click()",
        shows: ".list table",
    },
    State {
        name: "a card over the bar",
        act: "mark('[data-ql-m]').click()",
        shows: ":popover-open h3",
    },
    State { name: "the classroom over the bar", act: QUESTION, shows: ":popover-open h3" },
];

/// Beside one, which `mount` was given.
const BESIDE: &[State] = &[State {
    name: "the button before the marks",
    act: "document.querySelector('[data-ql-skip]').focus()",
    shows: ".bar [data-do=drawer]",
}];

#[test]
#[ignore = "needs a browser: tests/run"]
fn no_rule_is_broken_on_the_page() {
    check_all(STATES, |_| ());
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn no_rule_is_broken_around_a_publishers_article() {
    check_all(AROUND, put_publishers_article);
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn no_rule_is_broken_beside_a_publishers_article() {
    check_all(BESIDE, mount_beside_an_article);
}

#[track_caller]
fn check_all(states: &[State], prepare: fn(&Browser)) {
    let Some(axe) = axe() else { return };
    let browser = Browser::empty();
    for scheme in ["light", "dark"] {
        for state in states {
            browser.go("");
            browser.wait_for(&complete("document"));
            prepare(&browser);
            act(&browser, scheme, state);
            check(&browser, &axe, &format!("{}, {scheme}", state.name));
        }
    }
}

/// The page's own article, put in again as a publisher would: as an article inside the element.
pub fn put_publishers_article(browser: &Browser) {
    browser.run(
        "const old = document.querySelector('quellen-lupe'), blocks = [...old.querySelectorAll('article > *')];
        const element = document.createElement('quellen-lupe'), article = document.createElement('article');
        for (const { localName, textContent } of blocks) {
          const block = document.createElement(localName);
          block.textContent = textContent;
          article.append(block);
        }
        element.append(article);
        old.replaceWith(element)",
    );
    browser.wait_for("document.querySelector('[data-ql-docked] [data-ql-m]')");
    browser.wait_for(&complete("document"));
}

/// The same as a publisher would have it without our element.
pub fn mount_beside_an_article(browser: &Browser) {
    put_publishers_article(browser);
    browser.run(
        "const old = document.querySelector('quellen-lupe'), article = old.querySelector('article');
        old.replaceWith(article);
        // Firefox gives a driver's script a module of its own.
        return import('/pkg/quellenlupe.js').then(({ default: init, mount }) => init().then(() => void mount(article)))",
    );
    browser.wait_for(&complete("document"));
}

/// The measure itself: what is wrong is found, also inside our shadow root.
#[test]
#[ignore = "needs a browser: tests/run"]
fn a_broken_rule_is_found() {
    let Some(axe) = axe() else { return };
    let browser = Browser::at_page();
    browser.run("document.querySelector('quellen-lupe').shadowRoot.querySelector('[data-do^=view-]').textContent = ''");
    let broken = violations(&browser, &axe);
    assert!(broken.iter().any(|rule| rule.starts_with("button-name")), "{broken:?}");
}

#[track_caller]
fn act(browser: &Browser, scheme: &str, State { act, shows, name }: &State) {
    browser.run(&format!(
        "document.documentElement.style.colorScheme = '{scheme}';
        const element = document.querySelector('quellen-lupe, [data-ql-frame]');
        const tool = (selector) => element.shadowRoot.querySelector(selector);
        const mark = (selector) => document.querySelector(`article ${{selector}}[role=button]`);
        {act}"
    ));
    println!("{name}, {scheme}: {shows} is to be seen");
    let root = "document.querySelector('quellen-lupe, [data-ql-frame]').shadowRoot";
    browser.wait_for(&format!("{root}.querySelector('{shows}')?.getClientRects().length > 0"));
    // The card fades in; contrast is that of what stands still.
    browser.wait_for(&format!("!{root}.getAnimations().length"));
    hide_what_a_card_covers(browser, root);
}

/// What lies under a card cannot be reached, but axe takes it for a neighbour of what stands in it,
/// and which marks those are depends on where the lines break. In the other states they are checked.
fn hide_what_a_card_covers(browser: &Browser, root: &str) {
    browser.run(&format!(
        "for (const card of {root}.querySelectorAll('[role=dialog]:popover-open')) {{
          const over = card.getBoundingClientRect(), near = 24;
          const covered = (box) => box.right > over.left - near && box.left < over.right + near
            && box.bottom > over.top - near && box.top < over.bottom + near;
          for (const mark of document.querySelectorAll('[data-ql-mark][role=button]'))
            if ([...mark.getClientRects()].some(covered)) mark.style.visibility = 'hidden';
        }}"
    ));
}

#[track_caller]
fn check(browser: &Browser, axe: &str, state: &str) {
    let broken = violations(browser, axe);
    assert!(broken.is_empty(), "{state}:\n{}", broken.join("\n"));
    println!("{state}: no violation");
}

/// Each broken rule with the first place where it is.
#[track_caller]
fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    let tags =
        json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]);
    let found = browser.run(&format!(
        "{axe};
        return window.axe.run(document, {{ runOnly: {tags}, resultTypes: ['violations'] }}).then(({{ violations, passes }}) => [
          passes.length,
          violations.map(({{ id, nodes }}) => `${{id}}, ${{nodes.length}} places: ${{JSON.stringify(nodes[0].target)}} ${{nodes[0].failureSummary}}`),
        ])"
    ));
    assert!(found[0].as_u64() > Some(10), "axe has looked: {found}");
    let broken = found[1].as_array().unwrap_or_else(|| panic!("a list: {found}"));
    broken.iter().filter_map(Value::as_str).map(String::from).collect()
}

/// The source of axe-core, if it is there.
fn axe() -> Option<String> {
    let path = env::var("AXE_SOURCE").unwrap_or_default();
    let source = fs::read_to_string(&path).ok();
    if source.is_none() {
        println!("skipped: axe-core is not at {path:?}");
    }
    source
}
