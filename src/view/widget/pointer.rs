//! The pointer: hovering, pressing and clicking, passed on to the card's state.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::state::{Pointer, PointerKind, Shared};
use crate::interaction::choices::Overlay;
use crate::interaction::command::{Command, mark_named};
use crate::interaction::geometry::{Point, Rect};
use crate::interaction::timing::{Dismissal, Hold};
use crate::view::browser::dom::{self, now};
use crate::view_model::Mark;

/// Distance in CSS pixels from which a press is a movement and no click.
const STILL: f64 = 10.0;

impl Shared {
    /// Lets time pass in the card's state: does what is due and sets the clock for what comes.
    pub fn settle(self: &Rc<Self>) {
        let now = now(&self.window);
        let effects = self.timing.borrow_mut().tick(now, || self.is_held());
        self.apply(effects);
        let wake = self.timing.borrow().next_wake();
        let timer = wake.map(|at| {
            let weak = Rc::downgrade(self);
            Timeout::new((at - now).max(0.0).ceil() as u32, move || {
                if let Some(shared) = weak.upgrade() {
                    shared.settle();
                }
            })
        });
        let before = self.wake.replace(timer);
        drop(before);
    }

    /// The card ends.
    pub fn dismiss(self: &Rc<Self>, by: Dismissal) {
        let effects = self.timing.borrow_mut().dismiss(by, now(&self.window));
        self.apply(effects);
        self.settle();
    }

    /// The trigger around an event's target that is switched on.
    pub fn trigger(&self, event: &Event) -> Option<(u32, Mark, Element)> {
        let element = dom::closest(event, "[data-ql-mark][role]")?;
        let number = self.marks().number_at(&element)?;
        let mark = self.marks().mark(number)?;
        self.state().is_on(Overlay::of(mark)).then_some((number, mark, element))
    }

    /// The statement whose coloured words an event is on, the innermost first.
    fn words(&self, event: &Event) -> Option<Mark> {
        let part = dom::closest(event, "[data-ql-st]")?;
        let mark = mark_named(&part.get_attribute("data-ql-mark")?)?;
        self.state().is_on(Overlay::of(mark)).then_some(mark)
    }

    pub fn pointer_over(self: &Rc<Self>, event: &PointerEvent) {
        if !hovers(event) {
            return;
        }
        let Some((number, mark, _)) = self.trigger(event) else {
            return self.touch_words(event, true);
        };
        if matches!(mark, Mark::Statement(_)) {
            self.highlight(mark, "data-ql-hot", true);
        }
        self.remember(event);
        self.timing.borrow_mut().enter_trigger(number, point(event), now(&self.window));
        self.settle();
    }

    pub fn pointer_out(self: &Rc<Self>, event: &PointerEvent) {
        let Some((number, mark, element)) = self.trigger(event) else {
            return self.touch_words(event, false);
        };
        let to = dom::element_of(event.related_target());
        if to.is_some_and(|to| element.contains(Some(&to))) {
            return;
        }
        self.highlight(mark, "data-ql-hot", false);
        if hovers(event) {
            let card = self.card.is_shown().then(|| self.card.rect());
            self.timing.borrow_mut().leave_trigger(number, point(event), now(&self.window), card);
            self.settle();
        }
    }

    /// All parts of a statement and the row of its source stand out while the pointer is on its words.
    fn touch_words(&self, event: &Event, on: bool) {
        if let Some(mark @ Mark::Statement(id)) = self.words(event) {
            self.highlight(mark, "data-ql-hot", on);
            let voice = self.presenter().model.statement(id).voice;
            for row in self.shadow.all_that_do(Command::FilterVoice(voice)) {
                dom::flag(&row, "data-on", on);
            }
        }
    }

    /// The number of the marker of the statement on whose words an event is, unless these are selected
    /// or in a control of the page.
    fn marker_of_words(&self, event: &Event) -> Option<u32> {
        let target = dom::element_of(event.target())?;
        let in_control = target.closest("a[href],button,summary,label").ok().flatten().is_some();
        let selects =
            self.window.get_selection().ok().flatten().is_some_and(|it| !it.is_collapsed());
        self.marks().number_of(self.words(event).filter(|_| !in_control && !selects)?)
    }

    pub fn pointer_move(self: &Rc<Self>, event: &PointerEvent) {
        if !hovers(event) || self.timing.borrow().next_wake().is_none() {
            return;
        }
        self.remember(event);
        self.timing.borrow_mut().moved(point(event), now(&self.window));
        self.settle();
    }

    pub fn pointer_down(self: &Rc<Self>, event: &PointerEvent) {
        let kind =
            if event.pointer_type() == "touch" { PointerKind::Touch } else { PointerKind::Mouse };
        self.pointer.set(Pointer { at: Some(point(event)), pressed: Some(point(event)), kind });
        if self.trigger(event).is_some() {
            self.timing.borrow_mut().press_trigger();
        }
    }

    pub fn click(self: &Rc<Self>, event: &Event) {
        if dom::closest(event, "[data-ql-skip]").is_some() {
            return self.skip();
        }
        let on_words = || Some((self.marker_of_words(event)?, dom::element_of(event.target())?));
        let trigger = self.trigger(event).map(|(number, _, element)| (number, element));
        let Some((number, element)) = trigger.or_else(on_words) else { return };
        let mouse: &web_sys::MouseEvent = event.unchecked_ref();
        let pointer = self.pointer.get();
        let moved = pointer.pressed.is_some_and(|from| {
            let at = Point { x: f64::from(mouse.client_x()), y: f64::from(mouse.client_y()) };
            mouse.detail() > 0 && (at.x - from.x).hypot(at.y - from.y) > STILL
        });
        let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
        if moved || modified || event.default_prevented() {
            return;
        }
        if element.closest("a[href]").ok().flatten().is_some() {
            // A mouse has seen the card by hovering and follows the link; a finger gets the card
            // first, with the link in it.
            if pointer.kind == PointerKind::Mouse {
                return;
            }
            event.prevent_default();
        } else if element.closest("summary,label,button").ok().flatten().is_some() {
            event.prevent_default();
        }
        self.activate(number, pointer.kind == PointerKind::None);
        self.pointer.update(|pointer| Pointer {
            kind: PointerKind::None,
            pressed: None,
            ..pointer
        });
    }

    pub fn activate(self: &Rc<Self>, number: u32, by_key: bool) {
        if by_key {
            self.pointer.update(|pointer| pointer.unplaced());
            // WebKit scrolls to what Tab has reached a moment later: the card would stand outside
            // the window, and end.
            if let Some((_, trigger)) =
                self.marks().trigger(number).filter(|(_, trigger)| self.is_scrolled_away(trigger))
            {
                self.bring_into_view(&trigger);
            }
        }
        let effects = self.timing.borrow_mut().activate(number, now(&self.window));
        self.apply(effects);
        if by_key && self.timing.borrow().open().is_some() {
            self.card.focus(None);
        }
        self.settle();
    }

    pub fn card_over(self: &Rc<Self>, event: &PointerEvent) {
        if hovers(event) {
            self.timing.borrow_mut().enter_card();
            self.settle();
        }
    }

    pub fn card_out(self: &Rc<Self>, event: &PointerEvent) {
        let to = dom::element_of(event.related_target());
        if hovers(event) && !self.card.holds(to.as_ref()) {
            self.timing.borrow_mut().leave_card(now(&self.window));
            self.settle();
        }
    }

    pub fn press_elsewhere(self: &Rc<Self>, event: &PointerEvent) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        // A finger that goes down may be about to scroll: then it is not heard of when it goes up.
        if (event.pointer_type() == "touch") != (event.type_() == "pointerup") {
            return;
        }
        let path = event.composed_path();
        // A step leads on from what is open.
        if dom::element_of(path.get(0).dyn_into().ok())
            .is_some_and(|at| at.closest("[data-do=back], [data-do=on]").is_ok_and(|a| a.is_some()))
        {
            return;
        }
        // A click on the words of the open statement ends its card, as one on its marker does.
        let same = self.marker_of_words(event).is_some_and(|number| {
            self.timing.borrow().open().is_some_and(|(open, _)| open == number)
        });
        if !same && !path.includes(&trigger, 0) && !path.includes(self.card.element(), 0) {
            self.dismiss(Dismissal::PressOutside);
        }
    }

    pub fn scrolled(self: &Rc<Self>, event: &Event) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        if self.is_scrolled_away(&trigger) {
            self.dismiss(Dismissal::ScrolledAway);
        } else if dom::element_of(event.target()).is_some() {
            // A box of the page's own: the card, which is above all boxes, follows its trigger.
            self.resized();
        }
    }

    pub fn is_scrolled_away(&self, trigger: &Element) -> bool {
        let at = dom::rect(trigger);
        let is_out = |(_, seen): (_, Rect)| at.bottom < seen.top || at.top > seen.bottom;
        !trigger.is_connected() || dom::scrollers(&self.window, trigger).into_iter().any(is_out)
    }

    pub fn resized(self: &Rc<Self>) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        let hold = self.timing.borrow().open().map_or(Hold::Hover, |(_, hold)| hold);
        self.pointer.update(|pointer| pointer.unplaced());
        self.place(&trigger, hold);
    }

    pub fn remember(&self, event: &PointerEvent) {
        self.pointer.update(|pointer| Pointer { at: Some(point(event)), ..pointer });
    }
}

/// Returns whether this pointer can hover: a mouse, or a pen over the surface.
fn hovers(event: &PointerEvent) -> bool {
    match event.pointer_type().as_str() {
        "touch" => false,
        "pen" => event.buttons() == 0,
        _ => true,
    }
}

fn point(event: &PointerEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}
