//! The keyboard: arrows between marks and along the strip, Escape, and where focus goes.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::state::Shared;
use crate::interaction::choices::{Overlay, Verbosity};
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom::{self, now};
use crate::view_model::Mark;

impl Shared {
    pub fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        let presses = matches!(event.key().as_str(), "Enter" | " ");
        if presses && dom::closest(event, "[data-ql-skip]").is_some() {
            event.prevent_default();
            return self.skip();
        }
        let Some((number, mark, _)) = self.trigger(event) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let to = match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                return self.activate(number, true);
            }
            "ArrowLeft" => self.neighbour(number, -1),
            "ArrowRight" => self.neighbour(number, 1),
            "ArrowUp" => self.outer(mark),
            "ArrowDown" => self.inner(number, mark),
            "Home" => self.edge(1),
            "End" => self.edge(-1),
            _ => return,
        };
        event.prevent_default();
        if let Some((_, element)) = to.and_then(|number| self.marks().trigger(number)) {
            let _ = element.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    }

    /// Returns whether the keyboard gets to a mark: switched on, and not a marker that is to be
    /// silent.
    pub fn is_reachable(&self, mark: Mark) -> bool {
        let silent =
            self.state().verbosity() == Verbosity::Off && Overlay::of(mark) == Overlay::Sources;
        !silent && self.state().is_on(Overlay::of(mark))
    }

    /// The next trigger in reading order that is reachable and not another piece of the same mark.
    pub fn neighbour(&self, from: u32, step: i64) -> Option<u32> {
        let here = self.marks().mark(from)?;
        let mut at = i64::from(from) + step;
        while let Some(mark) = u32::try_from(at).ok().and_then(|at| self.marks().mark(at)) {
            if mark != here && self.is_reachable(mark) {
                return self.marks().number_of(mark);
            }
            at += step;
        }
        None
    }

    pub fn edge(&self, step: i64) -> Option<u32> {
        let (first, last) = (0, self.marks().len().checked_sub(1)?);
        let edge = if step > 0 { first } else { last };
        let mark = self.marks().mark(edge)?;
        if self.is_reachable(mark) { Some(edge) } else { self.neighbour(edge, step) }
    }

    /// The mark around this one.
    pub fn outer(&self, mark: Mark) -> Option<u32> {
        let around = Mark::Statement(self.presenter().model.part_of(mark)?.statement);
        self.marks().number_of(around).filter(|_| self.is_reachable(around))
    }

    /// The nearest mark inside the statement of this marker, looking back from it.
    pub fn inner(&self, from: u32, mark: Mark) -> Option<u32> {
        let Mark::Statement(id) = mark else { return None };
        (0..from).rev().find(|number| {
            let inside = self.marks().mark(*number).filter(|mark| self.is_reachable(*mark));
            inside
                .and_then(|mark| self.presenter().model.part_of(mark))
                .is_some_and(|part| part.statement == id)
        })
    }

    pub fn focus_in(self: &Rc<Self>, event: &Event) {
        // The drawer must not stand over what has focus.
        self.open_drawer(false);
        if let Some((number, ..)) = self.trigger(event) {
            self.timing.borrow_mut().focus_trigger(number, now(&self.window));
            self.settle();
        }
    }

    /// Focus has left something: a moment later it is known where it went.
    pub fn focus_out(self: &Rc<Self>) {
        if !self.card.is_shown() {
            return;
        }
        let weak = Rc::downgrade(self);
        let check = Timeout::new(0, move || {
            if let Some(shared) = weak.upgrade() {
                shared.follow_focus();
            }
        });
        let before = self.focus_check.replace(Some(check));
        drop(before);
    }

    pub fn follow_focus(self: &Rc<Self>) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        if self.document.active_element().is_none_or(|active| active.local_name() == "body") {
            return;
        }
        let on_trigger =
            dom::active(&trigger).is_some_and(|active| trigger.contains(Some(&active)));
        let outside = !on_trigger && !self.card.holds(self.shadow.active().as_ref());
        if outside && self.document.has_focus().unwrap_or(true) {
            self.dismiss(Dismissal::FocusLeft);
        }
    }

    pub fn leave_dock(self: &Rc<Self>, event: &KeyboardEvent) {
        // The settings in the drawer close first, by themselves.
        let settings_open = !self.shadow.all(".settings:popover-open").is_empty();
        let leaves =
            event.key() == "Escape" && !settings_open && dom::closest(event, ".dock").is_some();
        if leaves && self.leave_drawer() {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// Arrows walk the strip, which is one Tab stop.
    pub fn strip_key(&self, event: &KeyboardEvent) {
        let Some(segment) = dom::closest(event, "[data-segment]") else { return };
        let all = self.shadow.all("[data-segment]");
        let Some(at) = all.iter().position(|other| *other == segment) else { return };
        let to = match event.key().as_str() {
            "ArrowLeft" => at.checked_sub(1),
            "ArrowRight" => Some(at + 1),
            "Home" => Some(0),
            "End" => all.len().checked_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = to.and_then(|to| all.get(to)) {
            dom::set(&segment, "tabindex", "-1");
            dom::set(next, "tabindex", "0");
            dom::focus(next);
        }
    }

    pub fn escape(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            self.dismiss(Dismissal::Escape);
        }
    }

    /// Called when the settings popover toggles. Moves focus from the panel back to its button;
    /// browsers stop at the shadow host.
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
}
