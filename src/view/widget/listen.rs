//! The events that a widget hears, and the method of each. Few listeners, on the article and on our
//! root.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::EventTarget;

use super::state::Shared;
use crate::view::browser::listeners::{Events, Listeners, Phase};

/// The events heard on the article.
const ON_ARTICLE: Events<Shared> = &[
    ("pointerover", |s, e| s.pointer_over(e.unchecked_ref())),
    ("pointerout", |s, e| s.pointer_out(e.unchecked_ref())),
    ("pointermove", |s, e| s.pointer_move(e.unchecked_ref())),
    ("pointerdown", |s, e| s.pointer_down(e.unchecked_ref())),
    ("click", |s, e| s.click(e)),
    ("keydown", |s, e| s.key(e.unchecked_ref())),
    ("focusin", |s, e| s.focus_in(e)),
    ("focusout", |s, _| s.focus_out()),
];

/// On our own shadow root.
const ON_ROOT: Events<Shared> = &[
    ("ql-changed", |s, _| s.read_again()),
    ("focusout", |s, _| s.focus_out()),
    ("click", |s, e| s.furniture_click(e)),
    ("keydown", |s, e| s.strip_key(e.unchecked_ref())),
    ("change", |s, e| s.furniture_change(e)),
    ("pointerover", |s, e| s.furniture_over(e, true)),
    ("pointerout", |s, e| s.furniture_over(e, false)),
];

/// There, on the way down: it does not rise from its element.
const INTO_ROOT: Events<Shared> = &[("beforetoggle", |s, e| s.settings_toggle(e))];

const ON_CARD: Events<Shared> = &[
    ("pointerover", |s, e| s.card_over(e.unchecked_ref())),
    ("pointerout", |s, e| s.card_out(e.unchecked_ref())),
];

const ON_WINDOW: Events<Shared> =
    &[("beforeprint", |s, _| s.build_for_print()), ("popstate", |s, _| s.follow_address())];

/// The events that a docked widget hears besides.
const DOCKED_ON_ROOT: Events<Shared> = &[("keydown", |s, e| s.leave_dock(e.unchecked_ref()))];
const DOCKED_ON_WINDOW: Events<Shared> = &[("resize", |s, _| s.fit())];
const DOCKED_ON_DOCUMENT: Events<Shared> = &[("scroll", |s, _| s.arrange_dock())];

/// The events that only an open card needs. In the capture phase, so that a card hears Escape first.
const OPEN_ON_DOCUMENT: Events<Shared> = &[
    ("keydown", |s, e| s.escape(e.unchecked_ref())),
    ("pointerdown", |s, e| s.press_elsewhere(e.unchecked_ref())),
    ("pointerup", |s, e| s.press_elsewhere(e.unchecked_ref())),
    ("pointermove", |s, e| s.pointer_move(e.unchecked_ref())),
    ("scroll", |s, e| s.scrolled(e)),
];
const OPEN_ON_WINDOW: Events<Shared> = &[("resize", |s, _| s.resized())];

/// All listeners of a mounted widget.
pub(super) fn listen(shared: &Rc<Shared>) -> Listeners {
    let (article, root): (&EventTarget, &EventTarget) = (&shared.article, &shared.shadow.root);
    let (card, window): (&EventTarget, &EventTarget) = (shared.card.element(), &shared.window);
    let docked: [(&EventTarget, Phase, Events<Shared>); 3] = [
        (root, Phase::Up, DOCKED_ON_ROOT),
        (window, Phase::Up, DOCKED_ON_WINDOW),
        (&shared.document, Phase::Down, DOCKED_ON_DOCUMENT),
    ];
    let mut groups = vec![
        (article, Phase::Up, ON_ARTICLE),
        (root, Phase::Up, ON_ROOT),
        (root, Phase::Down, INTO_ROOT),
        (card, Phase::Up, ON_CARD),
        (window, Phase::Up, ON_WINDOW),
    ];
    groups.extend(docked.into_iter().filter(|_| shared.shadow.is_docked()));
    Listeners::new(shared, |shared| shared.complete(), &groups)
}

/// The listeners that only an open card needs, on the whole page.
pub(super) fn listen_while_open(shared: &Rc<Shared>) {
    let groups: [(&EventTarget, Phase, Events<Shared>); 2] = [
        (&shared.document, Phase::Down, OPEN_ON_DOCUMENT),
        (&shared.window, Phase::Up, OPEN_ON_WINDOW),
    ];
    let before = shared.while_open.replace(Some(Listeners::new(
        shared,
        |shared| shared.complete(),
        &groups,
    )));
    drop(before);
}
