//! What the reader wants to see: switches for the three overlays, a filter of voices.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::state::Shared;
use crate::compact::Set;
use crate::interaction::choices::{Overlay, SWITCHES, View};
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::furniture::figures::figures;
use crate::view::furniture::list::list;
use crate::view::furniture::presenter::Presenter;
use crate::view::host::events::tell;
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
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
            for button in self.shadow.all(&format!("[data-switch={name}]")) {
                dom::set(&button, "aria-pressed", dom::truth(on));
            }
            match (switch, on) {
                (Overlay::Sources, true) => dom::unset(&self.article, "data-ql-sources"),
                (Overlay::Sources, false) => dom::set(&self.article, "data-ql-sources", "off"),
                _ => self.marks.enable(&self.presenter.model, overlay, on),
            }
        }
    }

    /// "Nur wörtlich" was pressed.
    pub fn toggle_verbatim(&self) {
        self.verbatim.set(!self.verbatim.get());
        self.filtered();
    }

    /// The article, its list, its figures, or classroom mode.
    pub fn show_view(self: &Rc<Self>, view: View) {
        self.complete();
        if self.view.get() == View::Classroom && view != View::Classroom {
            self.leave_classroom();
        }
        self.view.set(view);
        match view {
            View::Text => {}
            View::List => self.build_list(),
            View::Figures => self.build(".figures", figures),
            View::Classroom => self.enter_classroom(),
        }
        self.show_step();
        dom::flag(&self.article, "data-ql-hidden", !view.shows_article());
        for frame in self.shadow.all(".ql") {
            dom::set(&frame, "data-shows", view.name());
        }
        for button in self.shadow.all(".view[data-view]") {
            let pressed = button.get_attribute("data-view").as_deref() == Some(view.name());
            dom::set(&button, "aria-pressed", dom::truth(pressed));
        }
        if self.leave_drawer() {
            self.show_start();
        }
        self.arrange_dock();
    }

    /// Builds the list when it is first wanted: on the screen or on paper. While the sources are
    /// hidden, the worksheet.
    pub fn build_list(&self) {
        if self.is_veiled() {
            return self.build_worksheet();
        }
        self.build(".list", list);
    }

    fn build(&self, known: &str, make: fn(&Presenter) -> DomRecipe) {
        if self.shadow.all(known).is_empty() {
            for columns in self.shadow.all(".cols") {
                let _ = columns.append_child(&make(&self.presenter).element());
            }
            self.mark_out();
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
        self.filtered();
    }

    /// A kind of source was pressed: all its voices join the filter, or leave it where all were in
    /// it.
    pub fn toggle_kind(&self, number: &str) {
        let kinds = self.presenter.model.voice_kinds();
        let Some(kind) = number.parse().ok().and_then(|at: usize| kinds.get(at)) else { return };
        {
            let mut filter = self.filter.borrow_mut();
            if kind.voices.iter().all(|voice| filter.contains(voice)) {
                kind.voices.iter().for_each(|voice| {
                    filter.remove(voice);
                });
            } else {
                filter.extend(kind.voices.iter().copied());
            }
        }
        self.filtered();
    }

    /// "Alle zeigen" was pressed. The button is gone then, so focus goes to the switch of the view.
    pub fn show_all(&self) {
        self.filter.take();
        self.verbatim.set(false);
        self.filtered();
        for view in self.shadow.all(".view[aria-pressed=true]") {
            dom::focus(&view);
        }
    }

    /// All parts of a voice stand out while the pointer is over its row.
    pub fn warm_voice(&self, row: &Element, on: bool) {
        let Some(voice) = self.voice_of(row) else { return };
        for (id, part) in
            self.marks.parts().filter(|(id, _)| self.presenter.model.statement(*id).voice == voice)
        {
            let _ = id;
            dom::flag(part, "data-ql-hot", on);
        }
    }

    /// All parts of a mark's statement or entity stand out.
    pub fn light(&self, mark: Mark, name: &str, on: bool) {
        let model = &self.presenter.model;
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

    /// Shows what the filter says, and tells the reader and the host.
    fn filtered(&self) {
        let (filter, verbatim) = (self.filter.borrow().clone(), self.verbatim.get());
        dom::flag(&self.article, "data-ql-filter", !filter.is_empty());
        dom::flag(&self.article, "data-ql-verbatim", verbatim);
        for (id, part) in self.marks.parts() {
            dom::flag(
                part,
                "data-ql-in",
                filter.contains(&self.presenter.model.statement(*id).voice),
            );
        }
        for frame in self.shadow.all(".ql") {
            dom::flag(&frame, "data-only-verbatim", verbatim);
        }
        for button in self.shadow.all("[data-all]") {
            dom::flag(&button, "hidden", filter.is_empty() && !verbatim);
        }
        let press = |selector: &str, is_on: &dyn Fn(&Element) -> bool| {
            for button in self.shadow.all(selector) {
                dom::set(&button, "aria-pressed", dom::truth(is_on(&button)));
            }
        };
        press("[data-verbatim-only]", &|_| verbatim);
        press("[data-voice]", &|row| {
            self.voice_of(row).is_some_and(|voice| filter.contains(&voice))
        });
        let kinds = self.presenter.model.voice_kinds();
        press("[data-kind]", &|button| {
            let at = button.get_attribute("data-kind").and_then(|at| at.parse::<usize>().ok());
            at.and_then(|at| kinds.get(at))
                .is_some_and(|kind| kind.voices.iter().all(|voice| filter.contains(voice)))
        });
        self.mark_out();
        self.show_step();
        self.announcer.say(&self.filter_message(&filter, verbatim));
        let names = js_sys::Array::new();
        for row in self.presenter.model.rows().iter().filter(|row| filter.contains(&row.tag.voice))
        {
            names.push(&JsValue::from(labels::voice(row.tag.voice)));
        }
        tell(&self.host, "ql-filter", &[("sources", names.into()), ("verbatim", verbatim.into())]);
    }

    /// Marks what the filter leaves out, in strip, list and figures.
    fn mark_out(&self) {
        let kept: Vec<String> =
            self.filter.borrow().iter().map(|voice| labels::voice(*voice)).collect();
        for shown in self.shadow.all("[data-of]") {
            let of = shown.get_attribute("data-of");
            let is_out = !kept.is_empty() && !kept.iter().any(|voice| Some(voice) == of.as_ref());
            dom::flag(&shown, "data-out", is_out);
        }
    }

    /// "Sichtbar: Polizei, nur Wörtliches"
    fn filter_message(&self, filter: &Set<Voice>, verbatim: bool) -> String {
        let words = self.presenter.words;
        let rows = self.presenter.model.rows().iter().filter(|row| filter.contains(&row.tag.voice));
        let mut names: Vec<String> = rows.map(|row| labels::title(&row.tag, words)).collect();
        if verbatim {
            names.push(words.verbatim_on.into());
        }
        if names.is_empty() {
            words.filter_all.into()
        } else {
            fill(words.filter_some, &[("names", &names.join(", "))])
        }
    }

    fn voice_of(&self, row: &Element) -> Option<Voice> {
        let name = row.get_attribute("data-voice")?;
        self.presenter
            .model
            .rows()
            .iter()
            .map(|row| row.tag.voice)
            .find(|voice| labels::voice(*voice) == name)
    }
}
