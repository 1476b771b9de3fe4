//! The panel of what a reader may set. Nothing of it is stored.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::presenter::Presenter;
use super::shadow_host::ShadowHost;
use super::switches::{overlays, toggle};
use crate::interaction::choices::{VERBOSITIES, Verbosity};
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};

/// The button of the panel and the panel, empty, which the browser opens and closes (Escape, a
/// press elsewhere).
pub fn settings(presenter: &Presenter) -> [DomRecipe; 2] {
    let words = presenter.words;
    let button = dom::element("button")
        .class("view settings-button")
        .part("settings-button")
        .with("type", "button")
        .with("popovertarget", "settings")
        .text(words.settings);
    let panel = dom::element("div")
        .class("settings")
        .part("settings")
        .with("id", "settings")
        .with("popover", "")
        .with("role", "group")
        .with("aria-label", words.settings);
    [button, panel]
}

/// The content of the panel.
pub fn content(presenter: &Presenter, verbosity: Verbosity) -> DomRecipe {
    let words = presenter.words;
    let marks = overlays(presenter, fieldset(words.toolbar).with("data-narrow", ""));
    let spoken = [
        (words.verbosity_off, words.verbosity_off_about),
        (words.verbosity_short, words.verbosity_short_about),
        (words.verbosity_full, words.verbosity_full_about),
    ];
    let spoken = VERBOSITIES
        .iter()
        .zip(spoken)
        .fold(fieldset(words.verbosity), |set, ((name, level), texts)| {
            set.child(&choice(name, *level, texts, *level == verbosity))
        });
    let slow = fieldset(words.pace)
        .child(&toggle(words.slow, false, Command::ToggleSlow))
        .child(&dom::element("small").text(words.slow_about));
    DomRecipe::default().child(&marks).child(&spoken).child(&slow)
}

fn fieldset(title: &str) -> DomRecipe {
    dom::element("fieldset").child(&dom::element("legend").text(title))
}

fn choice(name: &str, level: Verbosity, (label, about): (&str, &str), checked: bool) -> DomRecipe {
    let input =
        dom::element("input").with("type", "radio").with("name", "verbosity").with("value", name);
    let input = input.does(Command::Speak(level)).flag("checked", checked);
    let text = dom::element("span").text(label).child(&dom::element("small").text(about));
    dom::element("label").child(&input).child(&text)
}

/// Chooses the level, and offers the list where the markers are silent.
pub fn refresh(shadow: &ShadowHost, verbosity: Verbosity) {
    for (_, level) in VERBOSITIES {
        for input in shadow.all_that_do(Command::Speak(level)) {
            input.unchecked_ref::<HtmlInputElement>().set_checked(level == verbosity);
        }
    }
    for button in shadow.all_that_do(Command::ShowListInstead) {
        dom::flag(&button, "hidden", verbosity != Verbosity::Off);
    }
}
