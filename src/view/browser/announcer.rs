//! Polite messages for the ear: two regions in turn, so that the same message is heard again.

use std::cell::Cell;

use web_sys::{Element, ShadowRoot};

use super::dom;

/// Two live regions.
pub struct Announcer {
    regions: [Element; 2],
    turn: Cell<usize>,
}

impl Announcer {
    /// Both regions, silent, in `root`.
    pub fn new(root: &ShadowRoot) -> Self {
        let region = || dom::element("div").class("spoken").with("aria-live", "polite").element();
        let regions = [region(), region()];
        for region in &regions {
            let _ = root.append_child(region);
        }
        Announcer { regions, turn: Cell::new(0) }
    }

    /// Says it.
    pub fn say(&self, message: &str) {
        let turn = self.turn.get();
        self.regions[turn].set_text_content(Some(message));
        self.regions[1 - turn].set_text_content(None);
        self.turn.set(1 - turn);
    }
}
