//! Clicks and changes on our own controls.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Event;

use super::state::Shared;
use crate::interaction::choices::View;
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom;
use crate::view::wording::labels;
use crate::view_model::Mark;

impl Shared {
    pub fn furniture_click(self: &Rc<Self>, event: &Event) {
        let attribute = |name: &str| {
            let element = dom::closest(event, &format!("[{name}]"))?;
            Some((element.get_attribute(name)?, element))
        };
        if attribute("data-dock").is_some() {
            self.toggle_drawer();
        } else if attribute("data-undock").is_some() {
            self.close_dock();
        } else if let Some((name, _)) = attribute("data-switch") {
            self.toggle_overlay(&name);
        } else if let Some((_, row)) = attribute("data-voice") {
            self.toggle_voice(&row);
        } else if let Some((number, _)) = attribute("data-kind") {
            self.toggle_kind(&number);
        } else if attribute("data-all").is_some() {
            self.show_all();
        } else if attribute("data-verbatim-only").is_some() {
            self.toggle_verbatim();
        } else if let Some((name, _)) = attribute("data-view") {
            self.dismiss(Dismissal::PressOutside);
            self.show_view(View::named(&name).unwrap_or_default());
            if attribute("data-instead").is_some() {
                // The button has gone with the text.
                self.shadow.all("#list").iter().for_each(dom::focus);
            }
        } else if let Some((name, _)) = attribute("data-go") {
            if let Some(mark) = labels::parse(&name) {
                let by_key = event.unchecked_ref::<web_sys::MouseEvent>().detail() == 0;
                let was_open = self.card.is_shown();
                self.go(mark);
                match mark {
                    _ if by_key && !was_open => self.card.focus(None),
                    Mark::Statement(id) if attribute("data-key").is_some() => self.say_step(id),
                    _ => {}
                }
            }
        } else if let Some((name, _)) = attribute("data-show") {
            if let Some(mark) = labels::parse(&name) {
                self.swap(mark);
            }
        } else if let Some((what, _)) = attribute("data-quiz") {
            self.classroom(&what);
        } else if let Some((step, _)) = attribute("data-step") {
            self.step(step == "-1");
        } else if let Some((what, button)) = attribute("data-copy") {
            self.copy(&what, &button);
        } else if attribute("data-skip").is_some() {
            self.skip();
        } else if attribute("data-slow").is_some() {
            self.toggle_slow();
        } else if attribute("data-close").is_some() {
            self.dismiss(Dismissal::CloseButton);
        }
    }

    /// Focus goes behind the article.
    pub fn skip(&self) {
        self.shadow.all("[data-end]").iter().for_each(dom::focus);
    }

    pub fn furniture_change(self: &Rc<Self>, event: &Event) {
        if let Some(input) = dom::closest(event, "[name=verbosity]") {
            self.choose_verbosity(&input.get_attribute("value").unwrap_or_default());
        }
        if let Some(input) = dom::closest(event, "[name=guess]") {
            self.choose(&input.get_attribute("value").unwrap_or_default());
        }
    }

    pub fn furniture_over(&self, event: &Event, on: bool) {
        if let Some(row) = dom::closest(event, "[data-voice]") {
            self.warm_voice(&row, on);
        }
    }
}
