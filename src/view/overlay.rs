//! What the reader wants to see: switches for the three overlays, a filter of voices.

use rustc_hash::FxHashSet;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::dom;
use super::events::tell;
use super::list::list;
use super::marks::Overlay;
use super::messages::fill;
use super::names;
use super::toolbar::{SWITCHES, View};
use super::widget::Shared;
use crate::view_model::{Mark, MentionId, Voice};

impl Shared {
    /// Whether an overlay is on.
    pub fn is_on(&self, overlay: Overlay) -> bool {
        !self.off.borrow().contains(&overlay)
    }

    /// The overlay's switch was pressed.
    pub fn toggle_overlay(&self, name: &str) {
        if let Some((overlay, _)) = SWITCHES.iter().find(|(_, known)| *known == name) {
            self.switch(*overlay, !self.is_on(*overlay));
        }
    }

    /// Switches an overlay on or off.
    pub fn switch(&self, overlay: Overlay, on: bool) {
        if on {
            self.off.borrow_mut().remove(&overlay);
        } else {
            self.off.borrow_mut().insert(overlay);
        }
        for (switch, name) in SWITCHES.iter().filter(|(switch, _)| *switch == overlay) {
            for button in self.frame.all(&format!("[data-switch={name}]")) {
                dom::set(&button, "aria-pressed", if on { "true" } else { "false" });
            }
            match (switch, on) {
                (Overlay::Sources, true) => dom::unset(&self.article, "data-ql-sources"),
                (Overlay::Sources, false) => dom::set(&self.article, "data-ql-sources", "off"),
                _ => self.marks.enable(&self.desk.model, overlay, on),
            }
        }
    }

    /// "Nur wörtlich" was pressed.
    pub fn toggle_verbatim(&self) {
        let on = !self.verbatim.get();
        self.verbatim.set(on);
        dom::flag(&self.article, "data-ql-verbatim", on);
        for frame in self.frame.all(".ql") {
            dom::flag(&frame, "data-only-verbatim", on);
        }
        for button in self.frame.all("[data-verbatim-only]") {
            dom::set(&button, "aria-pressed", if on { "true" } else { "false" });
        }
        self.show_step();
        let words = self.desk.words;
        self.announcer.say(if on { words.verbatim_on } else { words.filter_all });
    }

    /// Text or list.
    pub fn show_view(&self, view: View) {
        self.view.set(view);
        if view == View::List {
            self.build_list();
        }
        dom::flag(&self.article, "data-ql-hidden", view != View::Text);
        for frame in self.frame.all(".ql") {
            dom::set(&frame, "data-shows", view.name());
        }
        for button in self.frame.all("[data-view]") {
            let pressed = button.get_attribute("data-view").as_deref() == Some(view.name());
            dom::set(&button, "aria-pressed", if pressed { "true" } else { "false" });
        }
        if self.leave_drawer() {
            self.show_start();
        }
        self.arrange_dock();
    }

    /// Builds the list when it is first wanted: on the screen or on paper.
    pub fn build_list(&self) {
        if self.frame.all(".list").is_empty() {
            for columns in self.frame.all(".cols") {
                let _ = columns.append_child(&list(&self.desk));
            }
        }
    }

    /// A row of the legend was pressed: its voice joins or leaves the filter.
    pub fn toggle_voice(&self, row: &Element) {
        let Some(voice) = self.voice_of(row) else { return };
        {
            let mut filter = self.filter.borrow_mut();
            if !filter.remove(&voice) {
                filter.insert(voice);
            }
        }
        self.apply_filter();
    }

    /// All parts of a voice stand out while the pointer is over its row.
    pub fn warm_voice(&self, row: &Element, on: bool) {
        let Some(voice) = self.voice_of(row) else { return };
        for (id, part) in self.marks.parts().filter(|(id, _)| self.desk.model.statement(*id).voice == voice) {
            let _ = id;
            dom::flag(part, "data-ql-hot", on);
        }
    }

    /// All parts of a mark's statement or entity stand out.
    pub fn light(&self, mark: Mark, name: &str, on: bool) {
        let model = &self.desk.model;
        match mark {
            Mark::Statement(id) => {
                let belongs = |part| part == id || model.statement(part).fragment_of == Some(id);
                for (_, part) in self.marks.parts().filter(|(part, _)| belongs(*part)) {
                    dom::flag(part, name, on);
                }
            }
            Mark::Mention(MentionId(at)) => {
                let entity = model.reading().mentions[at as usize].entity.0.to_string();
                for (_, element) in self.marks.triggers() {
                    if element.get_attribute("data-ql-e").as_deref() == Some(entity.as_str()) {
                        dom::flag(element, name, on);
                    }
                }
            }
            Mark::Figure(_) => {}
        }
    }

    fn apply_filter(&self) {
        let filter = self.filter.borrow().clone();
        dom::flag(&self.article, "data-ql-filter", !filter.is_empty());
        for (id, part) in self.marks.parts() {
            dom::flag(part, "data-ql-in", filter.contains(&self.desk.model.statement(*id).voice));
        }
        for shown in self.frame.all("[data-of]") {
            let of = shown.get_attribute("data-of");
            let kept = filter.is_empty() || filter.iter().any(|voice| Some(names::voice(*voice)) == of);
            dom::flag(&shown, "data-out", !kept);
        }
        for row in self.frame.all("[data-voice]") {
            let pressed = self.voice_of(&row).is_some_and(|voice| filter.contains(&voice));
            dom::set(&row, "aria-pressed", if pressed { "true" } else { "false" });
        }
        self.show_step();
        self.announcer.say(&self.filter_message(&filter));
        let names = js_sys::Array::new();
        for row in self.desk.model.rows().iter().filter(|row| filter.contains(&row.tag.voice)) {
            names.push(&JsValue::from(names::voice(row.tag.voice)));
        }
        tell(&self.host, "ql-filter", &[("sources", names.into())]);
    }

    fn filter_message(&self, filter: &FxHashSet<Voice>) -> String {
        let words = self.desk.words;
        if filter.is_empty() {
            return words.filter_all.into();
        }
        let rows = self.desk.model.rows().iter().filter(|row| filter.contains(&row.tag.voice));
        let names: Vec<String> = rows.map(|row| names::title(&row.tag, words)).collect();
        fill(words.filter_some, &[("names", &names.join(", "))])
    }

    fn voice_of(&self, row: &Element) -> Option<Voice> {
        let name = row.get_attribute("data-voice")?;
        self.desk.model.rows().iter().map(|row| row.tag.voice).find(|voice| names::voice(*voice) == name)
    }
}
