//! What a reader may set, in a panel of the toolbar. Nothing of it is stored.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::desk::Desk;
use super::dom::{self, Draft};
use super::toolbar::{overlays, toggle};
use super::widget::Shared;

/// How much the marks say to the ear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verbosity {
    /// Markers are silent; the list is offered instead.
    Off,
    /// One button at the end of each statement.
    #[default]
    Short,
    /// Also where a statement begins, and of what kind names and figures are.
    Full,
}

/// All levels with their outer names.
pub const VERBOSITIES: [(&str, Verbosity); 3] =
    [("off", Verbosity::Off), ("short", Verbosity::Short), ("full", Verbosity::Full)];

/// So many times longer a card waits for a reader who wants more time.
const SLOWER: f64 = 2.0;

/// The button of the panel and the panel, empty, which the browser opens and closes (Escape, a
/// press elsewhere).
pub fn settings(desk: &Desk) -> [Draft; 2] {
    let words = desk.words;
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

/// What stands in the panel.
pub fn content(desk: &Desk, verbosity: Verbosity) -> Draft {
    let words = desk.words;
    let marks = overlays(desk, fieldset(words.toolbar).with("data-narrow", ""));
    let spoken = [
        (words.verbosity_off, words.verbosity_off_about),
        (words.verbosity_short, words.verbosity_short_about),
        (words.verbosity_full, words.verbosity_full_about),
    ];
    let spoken = VERBOSITIES
        .iter()
        .zip(spoken)
        .fold(fieldset(words.verbosity), |set, ((name, level), texts)| {
            set.child(&choice(name, texts, *level == verbosity))
        });
    let slow = fieldset(words.pace)
        .child(&toggle(words.slow, false).with("data-slow", ""))
        .child(&dom::element("small").text(words.slow_about));
    Draft::default().child(&marks).child(&spoken).child(&slow)
}

fn fieldset(title: &str) -> Draft {
    dom::element("fieldset").child(&dom::element("legend").text(title))
}

fn choice(name: &str, (label, about): (&str, &str), checked: bool) -> Draft {
    let input =
        dom::element("input").with("type", "radio").with("name", "verbosity").with("value", name);
    let input = input.flag("checked", checked);
    let text = dom::element("span").text(label).child(&dom::element("small").text(about));
    dom::element("label").child(&input).child(&text)
}

impl Shared {
    /// The reader chose how much is said.
    pub fn choose_verbosity(&self, name: &str) {
        if let Some((_, level)) = VERBOSITIES.iter().find(|(known, _)| *known == name) {
            self.set_verbosity(*level);
        }
    }

    /// The panel opens or closes. Focus in it goes back to its button: of itself it would come as
    /// far as our host.
    pub fn settings_toggle(&self, event: &Event) {
        if dom::closest(event, ".settings").is_none() {
            return;
        }
        let active = self.frame.active();
        let holds_focus = |panel: &Element| panel.contains(active.as_deref());
        if active.is_some() && self.frame.all(".settings:popover-open").iter().any(holds_focus) {
            self.frame.all(".settings-button").iter().for_each(dom::focus);
        }
    }

    /// "Mehr Zeit" was pressed.
    pub fn toggle_slow(&self) {
        let slow = !self.slow.get();
        self.slow.set(slow);
        for button in self.frame.all("[data-slow]") {
            dom::set(&button, "aria-pressed", dom::truth(slow));
        }
        self.set_delays(self.delays.get());
    }

    /// The host's waiting times, longer for a reader who wants more time.
    pub fn set_delays(&self, delays: super::card_state::Delays) {
        self.delays.set(delays);
        let factor = if self.slow.get() { SLOWER } else { 1.0 };
        self.state.borrow_mut().set_delays(delays.times(factor));
    }

    /// Says more or less.
    pub fn set_verbosity(&self, level: Verbosity) {
        self.verbosity.set(level);
        for (name, known) in VERBOSITIES {
            for input in self.frame.all(&format!("[name=verbosity][value={name}]")) {
                input.unchecked_ref::<web_sys::HtmlInputElement>().set_checked(known == level);
            }
        }
        self.marks.speak(&self.desk.model, self.desk.words, level);
        for button in self.frame.all("[data-instead]") {
            dom::flag(&button, "hidden", level != Verbosity::Off);
        }
    }
}
