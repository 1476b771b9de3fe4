//! What a reader may set, in a panel of the toolbar. Nothing of it is stored.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::state::Shared;
use crate::interaction::choices::{VERBOSITIES, Verbosity};
use crate::view::browser::dom;

/// So many times longer a card waits for a reader who wants more time.
const SLOWER: f64 = 2.0;

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
        let active = self.shadow.active();
        let holds_focus = |panel: &Element| panel.contains(active.as_deref());
        if active.is_some() && self.shadow.all(".settings:popover-open").iter().any(holds_focus) {
            self.shadow.all(".settings-button").iter().for_each(dom::focus);
        }
    }

    /// "Mehr Zeit" was pressed.
    pub fn toggle_slow(&self) {
        let slow = !self.slow.get();
        self.slow.set(slow);
        for button in self.shadow.all("[data-slow]") {
            dom::set(&button, "aria-pressed", dom::truth(slow));
        }
        self.set_delays(self.delays.get());
    }

    /// The host's waiting times, longer for a reader who wants more time.
    pub fn set_delays(&self, delays: crate::interaction::timing::Delays) {
        self.delays.set(delays);
        let factor = if self.slow.get() { SLOWER } else { 1.0 };
        self.state.borrow_mut().set_delays(delays.times(factor));
    }

    /// Says more or less.
    pub fn set_verbosity(&self, level: Verbosity) {
        self.verbosity.set(level);
        for (name, known) in VERBOSITIES {
            for input in self.shadow.all(&format!("[name=verbosity][value={name}]")) {
                input.unchecked_ref::<web_sys::HtmlInputElement>().set_checked(known == level);
            }
        }
        self.marks.speak(&self.presenter.model, self.presenter.words, level);
        for button in self.shadow.all("[data-instead]") {
            dom::flag(&button, "hidden", level != Verbosity::Off);
        }
    }
}
