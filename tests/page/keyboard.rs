//! The page by keyboard alone, with real keys: every trigger, marker, legend row and panel is
//! reached, used and left again.

use crate::browser::Browser;
use crate::{CARD, ENTER, ESCAPE};

const TAB: char = '\u{E004}';
const RIGHT: char = '\u{E014}';

/// `active`: what has focus, also inside our shadow root; `stops(root)`: where Tab should stop in
/// it, in the order in which things are shown; `element`, `tool`, `card`.
const EYES: &str = "
    const element = document.querySelector('quellen-lupe'), tool = (selector) => element.shadowRoot.querySelector(selector);
    const card = tool('[role=dialog]'), triggers = [...element.querySelectorAll('[data-ql-mark][tabindex=\"0\"]')];
    const active = (() => {
      let found = document.activeElement;
      while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
      return found;
    })();
    const stops = (root) => {
      const found = [];
      const walk = (node) => {
        if (node.nodeType !== Node.ELEMENT_NODE || (node !== root && node.hasAttribute('popover'))) return;
        const seen = node.getClientRects().length > 0 && getComputedStyle(node).visibility === 'visible';
        if (seen && node.tabIndex >= 0 && !node.disabled && node.matches('button, a[href], input, [tabindex]')) found.push(node);
        const inside = node.shadowRoot ?? node;
        for (const child of node.localName === 'slot' ? node.assignedNodes() : inside.childNodes) walk(child);
      };
      walk(root);
      return found;
    };
    const name = (e) => e === document.body || !e ? 'the page' : e.getAttribute('aria-label') ?? e.dataset.qlMark ?? e.textContent.slice(0, 40);";

#[test]
#[ignore = "needs a browser: tests/run"]
fn tab_reaches_every_control_and_mark_in_order_and_back() {
    let browser = Browser::at_page();
    let all = look(&browser, "stops(element).map(name)");
    let all: Vec<&str> =
        all.as_array().expect("a list").iter().filter_map(|name| name.as_str()).collect();
    assert!(all.len() > 40, "{all:?}");
    let at = || look(&browser, "stops(element).indexOf(active)");
    // Firefox also stops at a box that scrolls, to let it be scrolled.
    let tab = |press: fn(&Browser, char)| {
        press(&browser, TAB);
        if look(
            &browser,
            "active.scrollHeight > active.clientHeight && getComputedStyle(active).overflowY === 'auto'",
        ) == true
        {
            press(&browser, TAB);
        }
    };
    for (wanted, name) in all.iter().enumerate() {
        tab(Browser::press);
        assert_eq!(at(), wanted, "Tab leads to {name}, not to {}", look(&browser, "name(active)"));
    }
    for (wanted, name) in all.iter().enumerate().rev().skip(1) {
        tab(Browser::press_with_shift);
        assert_eq!(at(), wanted, "Shift and Tab lead back to {name}");
    }
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn every_trigger_opens_its_card_and_gets_focus_back() {
    let browser = Browser::at_page();
    let count = look(&browser, "triggers.length").as_u64().expect("a number");
    assert!(count > 30, "{count} Tab stops in the article");
    look(&browser, "triggers[0].focus()");
    for at in 0..count {
        assert_eq!(look(&browser, "triggers.indexOf(active)"), at);
        browser.press(ENTER);
        let state = look(
            &browser,
            &format!(
                "`${{name(active)}}, ${{scrollY}}, ${{innerHeight}}, ${{JSON.stringify(triggers[{at}].getBoundingClientRect())}}`"
            ),
        );
        assert_eq!(
            look(&browser, "active === card && card.matches(':popover-open')"),
            true,
            "card {at}: {state}"
        );
        browser.press(ESCAPE);
        assert_eq!(
            look(&browser, "!card.matches(':popover-open') && triggers.indexOf(active)"),
            at,
            "focus returns"
        );
        browser.press(TAB);
    }
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn arrows_reach_every_mark_also_those_where_tab_does_not_stop() {
    let browser = Browser::at_page();
    look(&browser, "triggers[0].focus()");
    browser.press('\u{E011}');
    let all = "[...element.querySelectorAll('[data-ql-mark][role=button]')]";
    // A mark that inline markup or a nested mark divides is met once.
    let marks = look(&browser, &format!("[...new Set({all}.map((e) => e.dataset.qlMark))]"));
    for mark in marks.as_array().expect("a list") {
        assert_eq!(look(&browser, "active.dataset.qlMark"), *mark);
        browser.press(RIGHT);
    }
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn tab_walks_through_the_card_and_on_to_what_follows_its_trigger() {
    let browser = Browser::at_page();
    for kind in ["[data-ql-e]", "[data-ql-f]", "[data-ql-m]"] {
        look(&browser, &format!("element.querySelector('{kind}[tabindex=\"0\"]').focus()"));
        let from = look(&browser, "stops(element).indexOf(active)").as_u64().expect("a number");
        browser.press(ENTER);
        let inside = look(&browser, "stops(card).length").as_u64().expect("a number");
        assert!(inside >= 1, "the card of {kind} has controls");
        for at in 0..inside {
            browser.press(TAB);
            assert_eq!(look(&browser, "stops(card).indexOf(active)"), at, "in the card of {kind}");
        }
        browser.press(TAB);
        browser.wait_for(&format!("!{CARD}.matches(':popover-open')"));
        assert_eq!(
            look(&browser, "stops(element).indexOf(active)"),
            from + 1,
            "behind the card of {kind}"
        );
    }
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn tab_leads_from_a_trigger_into_its_open_card_and_shift_tab_back() {
    let browser = Browser::at_page();
    look(&browser, "element.querySelector('[data-ql-m]').focus()");
    browser.press(ENTER);
    look(&browser, "element.querySelector('[data-ql-m]').focus()");
    assert_eq!(
        look(&browser, "card.matches(':popover-open')"),
        true,
        "focus on its trigger keeps the card"
    );
    browser.press(TAB);
    assert_eq!(look(&browser, "stops(card).indexOf(active)"), 0, "into the card");
    browser.press_with_shift(TAB);
    assert_eq!(look(&browser, "active === element.querySelector('[data-ql-m]')"), true, "and back");
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_skip_button_leads_past_the_marks() {
    let browser = Browser::at_page();
    look(&browser, "tool('[data-do=skip]').focus()");
    assert_eq!(
        look(&browser, "tool('[data-do=skip]').getBoundingClientRect().width > 40"),
        true,
        "with focus it is seen"
    );
    browser.press(ENTER);
    browser.press(TAB);
    let last = look(
        &browser,
        "Boolean(triggers.at(-1).compareDocumentPosition(element) && active.closest('.legend, .cols'))",
    );
    assert_eq!(last, true, "the next stop is behind the article");
}

/// Where `mount` was given a publisher's article, before which nothing of ours may stand.
#[test]
#[ignore = "needs a browser: tests/run"]
fn beside_an_article_too_a_skip_button_comes_first() {
    let browser = Browser::at_page();
    crate::accessible::mount_beside_an_article(&browser);
    let active = |expression: &str| {
        browser.run(&format!(
            "const active = document.activeElement, frame = document.querySelector('[data-ql-frame]'); return {expression}"
        ))
    };
    browser.run("document.querySelector('.masthead').tabIndex = -1; document.querySelector('.masthead').focus()");
    browser.press(TAB);
    assert_eq!(
        active("active.matches('[data-ql-skip]') && active.getBoundingClientRect().width > 40"),
        true
    );
    browser.press(ENTER);
    assert_eq!(
        active("active === frame && frame.shadowRoot.activeElement.matches('[data-end]')"),
        true,
        "behind the text"
    );
    browser.press(TAB);
    assert_eq!(
        active("frame.shadowRoot.activeElement.matches('[data-do=drawer]')"),
        true,
        "the bar is next"
    );
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn every_legend_row_filters_and_gives_free_again() {
    let browser = Browser::at_page();
    let rows =
        look(&browser, "element.shadowRoot.querySelectorAll('button[data-do^=voice-]').length")
            .as_u64()
            .expect("a number");
    look(&browser, "tool('button[data-do^=voice-]').focus()");
    for row in 0..rows {
        for pressed in ["true", "false"] {
            browser.press(ENTER);
            assert_eq!(look(&browser, "active.ariaPressed"), pressed, "row {row}");
        }
        browser.press(TAB);
    }
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn every_panel_opens_and_closes_by_keyboard() {
    let browser = Browser::at_page();
    let panels = look(
        &browser,
        "[...element.shadowRoot.querySelectorAll('.tools [data-do^=view-]')].map((e) => e.dataset.do.replace('view-', ''))",
    );
    let panels: Vec<&str> =
        panels.as_array().expect("a list").iter().filter_map(|name| name.as_str()).collect();
    assert!(panels.len() >= 3, "{panels:?}");
    for panel in panels.iter().copied().rev() {
        look(&browser, &format!("tool('.tools [data-do=view-{panel}]').focus()"));
        browser.press(ENTER);
        assert_eq!(look(&browser, "tool('.ql').dataset.shows"), panel);
        assert_eq!(
            look(&browser, "active.dataset.do"),
            format!("view-{panel}"),
            "focus stays on the switch"
        );
    }
    look(&browser, "tool('[popovertarget=settings]').focus()");
    browser.press(ENTER);
    assert_eq!(look(&browser, "tool('#settings').matches(':popover-open')"), true);
    browser.press(TAB);
    assert_eq!(
        look(&browser, "tool('#settings').contains(active)"),
        true,
        "Tab leads into the settings"
    );
    browser.press(ESCAPE);
    assert_eq!(look(&browser, "tool('#settings').matches(':popover-open')"), false);
    assert_eq!(
        look(&browser, "active === tool('[popovertarget=settings]')"),
        true,
        "focus is back"
    );
}

#[test]
#[ignore = "needs a browser: tests/run"]
fn the_strip_is_one_stop_and_leads_to_its_statement() {
    let browser = Browser::at_page();
    look(&browser, "tool('[data-segment]').focus()");
    browser.press('\u{E010}');
    browser.press(ENTER);
    assert_eq!(
        look(&browser, "scrollY > 0 && active === card"),
        true,
        "the page scrolls to the last statement"
    );
    browser.press(ESCAPE);
    look(&browser, "tool('[data-segment]').focus()");
    browser.press(RIGHT);
    assert_eq!(
        look(
            &browser,
            "[...element.shadowRoot.querySelectorAll('[data-segment]')].indexOf(active)"
        ),
        1
    );
    browser.press(ENTER);
    assert_eq!(look(&browser, "active === card"), true);
    browser.press(ESCAPE);
    assert_eq!(look(&browser, "active.matches('[data-ql-m]')"), true, "focus is at the statement");
}

/// Escape closes the card and leaves the host's dialog around it open; the next one is the
/// dialog's.
#[test]
#[ignore = "needs a browser: tests/run"]
fn escape_leaves_a_dialog_of_the_page_open() {
    let browser = Browser::at_page();
    look(
        &browser,
        "(() => {
          const dialog = document.createElement('dialog');
          document.body.append(dialog);
          dialog.append(element);
          dialog.showModal();
        })()",
    );
    let dialog = "document.querySelector('dialog').open";
    look(&browser, "triggers[0].focus()");
    browser.press(ENTER);
    assert_eq!(look(&browser, "card.matches(':popover-open')"), true);
    browser.press(ESCAPE);
    assert_eq!(
        look(&browser, &format!("!card.matches(':popover-open') && {dialog}")),
        true,
        "the dialog is still open"
    );
    browser.press(ESCAPE);
    assert_eq!(look(&browser, dialog), false, "the next Escape is the page's");
}

/// The bar over the foot of the window is reached behind the article, used, and left.
#[test]
#[ignore = "needs a browser: tests/run"]
fn the_drawer_opens_by_keyboard_and_gives_focus_back() {
    let browser = Browser::at_page();
    crate::accessible::put_publishers_article(&browser);
    look(&browser, "triggers.at(-1).focus()");
    browser.press(TAB);
    assert_eq!(look(&browser, "active === tool('[data-do=drawer]')"), true, "behind the article");
    browser.press(ENTER);
    assert_eq!(look(&browser, "stops(tool('.drawer')).length > 5"), true, "it is open");
    browser.press_with_shift(TAB);
    assert_eq!(
        look(&browser, "tool('.drawer').contains(active)"),
        true,
        "the drawer stands before its button"
    );
    browser.press(ESCAPE);
    assert_eq!(
        look(&browser, "tool('.drawer').hidden && active === tool('[data-do=drawer]')"),
        true
    );
}

/// What an expression gives, with [`EYES`] open.
#[track_caller]
fn look(browser: &Browser, expression: &str) -> serde_json::Value {
    browser.run(&format!("{EYES}; return {expression}"))
}
