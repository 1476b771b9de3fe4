//! What hands do: pointer, touch and keyboard, told to the card's state. Few listeners, on the
//! article and on our root.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, KeyboardEvent, PointerEvent, Window};

use super::card_state::{Dismissal, Hold};
use super::dom;
use super::listeners::{Events, Listeners, Phase};
use super::marks::Overlay;
use super::names;
use super::placement::{Point, Rect};
use super::settings::Verbosity;
use super::toolbar::View;
use super::widget::Shared;
use crate::view_model::Mark;

/// What is remembered of the pointer.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pointer {
    /// Where it was last; `None` after the keyboard.
    pub at: Option<Point>,
    /// Where it was pressed.
    pressed: Option<Point>,
    /// Which kind was pressed: a click may not say it.
    kind: Kind,
}

impl Pointer {
    /// The same, nowhere: the keyboard acts.
    pub fn unplaced(self) -> Self {
        Pointer { at: None, ..self }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    None,
    Mouse,
    Touch,
}

/// Further than this, a press is a movement.
const STILL: f64 = 10.0;

/// Milliseconds of the page's clock.
pub(super) fn now(window: &Window) -> f64 {
    window.performance().map_or(0.0, |clock| clock.now())
}

/// What is heard on the article.
const ON_ARTICLE: Events = &[
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
const ON_ROOT: Events = &[
    ("focusout", |s, _| s.focus_out()),
    ("click", |s, e| s.furniture_click(e)),
    ("keydown", |s, e| s.strip_key(e.unchecked_ref())),
    ("change", |s, e| s.furniture_change(e)),
    ("pointerover", |s, e| s.furniture_over(e, true)),
    ("pointerout", |s, e| s.furniture_over(e, false)),
];

/// There, on the way down: it does not rise from its element.
const INTO_ROOT: Events = &[("beforetoggle", |s, e| s.settings_toggle(e))];

const ON_CARD: Events = &[
    ("pointerover", |s, e| s.card_over(e.unchecked_ref())),
    ("pointerout", |s, e| s.card_out(e.unchecked_ref())),
];

const ON_WINDOW: Events =
    &[("beforeprint", |s, _| s.build_list()), ("popstate", |s, _| s.follow_address())];

/// What a docked frame hears besides.
const DOCKED_ON_ROOT: Events = &[("keydown", |s, e| s.leave_dock(e.unchecked_ref()))];
const DOCKED_ON_WINDOW: Events = &[("resize", |s, _| s.arrange_dock())];
const DOCKED_ON_DOCUMENT: Events = &[("scroll", |s, _| s.arrange_dock())];

/// What only an open card needs. On the way down, so that a card hears Escape first.
const OPEN_ON_DOCUMENT: Events = &[
    ("keydown", |s, e| s.escape(e.unchecked_ref())),
    ("pointerdown", |s, e| s.press_elsewhere(e.unchecked_ref())),
    ("pointerup", |s, e| s.press_elsewhere(e.unchecked_ref())),
    ("pointermove", |s, e| s.pointer_move(e.unchecked_ref())),
    ("scroll", |s, e| s.scrolled(e)),
];
const OPEN_ON_WINDOW: Events = &[("resize", |s, _| s.resized())];

/// All listeners of a mounted widget.
pub(super) fn listen(shared: &Rc<Shared>) -> Listeners {
    let (article, root): (&EventTarget, &EventTarget) = (&shared.article, &shared.frame.root);
    let (card, window): (&EventTarget, &EventTarget) = (shared.card.element(), &shared.window);
    let docked: [(&EventTarget, Phase, Events); 3] = [
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
    groups.extend(docked.into_iter().filter(|_| shared.frame.is_docked()));
    Listeners::new(shared, &groups)
}

/// The listeners that only an open card needs, on the whole page.
pub(super) fn listen_while_open(shared: &Rc<Shared>) {
    let groups: [(&EventTarget, Phase, Events); 2] = [
        (&shared.document, Phase::Down, OPEN_ON_DOCUMENT),
        (&shared.window, Phase::Up, OPEN_ON_WINDOW),
    ];
    let before = shared.while_open.replace(Some(Listeners::new(shared, &groups)));
    drop(before);
}

impl Shared {
    /// Lets time pass in the card's state: does what is due and sets the clock for what comes.
    pub fn settle(self: &Rc<Self>) {
        let now = now(&self.window);
        let effects = self.state.borrow_mut().tick(now, || self.is_held());
        self.apply(effects);
        let wake = self.state.borrow().next_wake();
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
        let effects = self.state.borrow_mut().dismiss(by, now(&self.window));
        self.apply(effects);
        self.settle();
    }

    /// The trigger around an event's target that is switched on.
    fn trigger(&self, event: &Event) -> Option<(u32, Mark, Element)> {
        let element = dom::closest(event, "[data-ql-mark][role]")?;
        let number = self.marks.number_at(&element)?;
        let (mark, _) = self.marks.trigger(number)?;
        self.is_on(Overlay::of(*mark)).then_some((number, *mark, element))
    }

    fn pointer_over(self: &Rc<Self>, event: &PointerEvent) {
        if !hovers(event) {
            return;
        }
        let Some((number, mark, _)) = self.trigger(event) else { return };
        if matches!(mark, Mark::Statement(_)) {
            self.light(mark, "data-ql-hot", true);
        }
        self.remember(event);
        self.state.borrow_mut().enter_trigger(number, point(event), now(&self.window));
        self.settle();
    }

    fn pointer_out(self: &Rc<Self>, event: &PointerEvent) {
        let Some((number, mark, element)) = self.trigger(event) else { return };
        let to = dom::element_of(event.related_target());
        if to.is_some_and(|to| element.contains(Some(&to))) {
            return;
        }
        self.light(mark, "data-ql-hot", false);
        if hovers(event) {
            let card = self.card.is_shown().then(|| self.card.rect());
            self.state.borrow_mut().leave_trigger(number, point(event), now(&self.window), card);
            self.settle();
        }
    }

    fn pointer_move(self: &Rc<Self>, event: &PointerEvent) {
        if !hovers(event) || self.state.borrow().next_wake().is_none() {
            return;
        }
        self.remember(event);
        self.state.borrow_mut().moved(point(event), now(&self.window));
        self.settle();
    }

    fn pointer_down(self: &Rc<Self>, event: &PointerEvent) {
        let kind = if event.pointer_type() == "touch" { Kind::Touch } else { Kind::Mouse };
        self.pointer.set(Pointer { at: Some(point(event)), pressed: Some(point(event)), kind });
        if self.trigger(event).is_some() {
            self.state.borrow_mut().press_trigger();
        }
    }

    fn click(self: &Rc<Self>, event: &Event) {
        if dom::closest(event, "[data-ql-skip]").is_some() {
            return self.skip();
        }
        let Some((number, _, element)) = self.trigger(event) else { return };
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
            if pointer.kind == Kind::Mouse {
                return;
            }
            event.prevent_default();
        }
        self.activate(number, pointer.kind == Kind::None);
        self.pointer.update(|pointer| Pointer { kind: Kind::None, pressed: None, ..pointer });
    }

    fn activate(self: &Rc<Self>, number: u32, by_key: bool) {
        if by_key {
            self.pointer.update(|pointer| pointer.unplaced());
            // WebKit scrolls to what Tab has reached a moment later: the card would stand outside
            // the window, and end.
            if let Some((_, trigger)) =
                self.marks.trigger(number).filter(|(_, trigger)| self.is_scrolled_away(trigger))
            {
                self.bring_into_view(trigger);
            }
        }
        let effects = self.state.borrow_mut().activate(number, now(&self.window));
        self.apply(effects);
        if by_key && self.state.borrow().open().is_some() {
            self.card.focus(None);
        }
        self.settle();
    }

    fn key(self: &Rc<Self>, event: &KeyboardEvent) {
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
        if let Some((_, element)) = to.and_then(|number| self.marks.trigger(number)) {
            let _ = element.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    }

    /// Whether the keyboard gets to a mark: switched on, and not a marker that is to be silent.
    fn is_reachable(&self, mark: Mark) -> bool {
        let silent =
            self.verbosity.get() == Verbosity::Off && Overlay::of(mark) == Overlay::Sources;
        !silent && self.is_on(Overlay::of(mark))
    }

    /// The next trigger in reading order that is reachable and not another piece of the same mark.
    fn neighbour(&self, from: u32, step: i64) -> Option<u32> {
        let (here, _) = self.marks.trigger(from)?;
        let mut at = i64::from(from) + step;
        while let Some((mark, _)) = u32::try_from(at).ok().and_then(|at| self.marks.trigger(at)) {
            if mark != here && self.is_reachable(*mark) {
                return self.marks.number_of(*mark);
            }
            at += step;
        }
        None
    }

    fn edge(&self, step: i64) -> Option<u32> {
        let (first, last) = (0, self.marks.len().checked_sub(1)?);
        let edge = if step > 0 { first } else { last };
        let (mark, _) = self.marks.trigger(edge)?;
        if self.is_reachable(*mark) { Some(edge) } else { self.neighbour(edge, step) }
    }

    /// The mark around this one.
    fn outer(&self, mark: Mark) -> Option<u32> {
        let around = Mark::Statement(self.desk.model.part_of(mark)?.statement);
        self.marks.number_of(around).filter(|_| self.is_reachable(around))
    }

    /// The nearest mark inside the statement of this marker, looking back from it.
    fn inner(&self, from: u32, mark: Mark) -> Option<u32> {
        let Mark::Statement(id) = mark else { return None };
        (0..from).rev().find(|number| {
            let inside = self.marks.trigger(*number).filter(|(mark, _)| self.is_reachable(*mark));
            inside
                .and_then(|(mark, _)| self.desk.model.part_of(*mark))
                .is_some_and(|part| part.statement == id)
        })
    }

    fn focus_in(self: &Rc<Self>, event: &Event) {
        // The drawer must not stand over what has focus.
        self.open_drawer(false);
        if let Some((number, ..)) = self.trigger(event) {
            self.state.borrow_mut().focus_trigger(number, now(&self.window));
            self.settle();
        }
    }

    /// Focus has left something: a moment later it is known where it went.
    fn focus_out(self: &Rc<Self>) {
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

    fn follow_focus(self: &Rc<Self>) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        if self.document.active_element().is_none_or(|active| active.local_name() == "body") {
            return;
        }
        let on_trigger =
            dom::active(&trigger).is_some_and(|active| trigger.contains(Some(&active)));
        let outside = !on_trigger && !self.card.holds(self.frame.active().as_ref());
        if outside && self.document.has_focus().unwrap_or(true) {
            self.dismiss(Dismissal::FocusLeft);
        }
    }

    fn furniture_click(self: &Rc<Self>, event: &Event) {
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
                self.frame.all("#list").iter().for_each(dom::focus);
            }
        } else if let Some((name, _)) = attribute("data-go") {
            if let Some(mark) = names::parse(&name) {
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
            if let Some(mark) = names::parse(&name) {
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
    fn skip(&self) {
        self.frame.all("[data-end]").iter().for_each(dom::focus);
    }

    fn furniture_change(self: &Rc<Self>, event: &Event) {
        if let Some(input) = dom::closest(event, "[name=verbosity]") {
            self.choose_verbosity(&input.get_attribute("value").unwrap_or_default());
        }
        if let Some(input) = dom::closest(event, "[name=guess]") {
            self.choose(&input.get_attribute("value").unwrap_or_default());
        }
    }

    fn leave_dock(&self, event: &KeyboardEvent) {
        // The settings in the drawer close first, by themselves.
        let settings_open = !self.frame.all(".settings:popover-open").is_empty();
        let leaves =
            event.key() == "Escape" && !settings_open && dom::closest(event, ".dock").is_some();
        if leaves && self.leave_drawer() {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// Arrows walk the strip, which is one Tab stop.
    fn strip_key(&self, event: &KeyboardEvent) {
        let Some(segment) = dom::closest(event, "[data-segment]") else { return };
        let all = self.frame.all("[data-segment]");
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

    fn furniture_over(&self, event: &Event, on: bool) {
        if let Some(row) = dom::closest(event, "[data-voice]") {
            self.warm_voice(&row, on);
        }
    }

    fn card_over(self: &Rc<Self>, event: &PointerEvent) {
        if hovers(event) {
            self.state.borrow_mut().enter_card();
            self.settle();
        }
    }

    fn card_out(self: &Rc<Self>, event: &PointerEvent) {
        let to = dom::element_of(event.related_target());
        if hovers(event) && !self.card.holds(to.as_ref()) {
            self.state.borrow_mut().leave_card(now(&self.window));
            self.settle();
        }
    }

    fn escape(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            self.dismiss(Dismissal::Escape);
        }
    }

    fn press_elsewhere(self: &Rc<Self>, event: &PointerEvent) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        // A finger that goes down may be about to scroll: then it is not heard of when it goes up.
        if (event.pointer_type() == "touch") != (event.type_() == "pointerup") {
            return;
        }
        let path = event.composed_path();
        // A step leads on from what is open.
        if dom::element_of(path.get(0).dyn_into().ok())
            .is_some_and(|at| at.closest("[data-step]").is_ok_and(|a| a.is_some()))
        {
            return;
        }
        if !path.includes(&trigger, 0) && !path.includes(self.card.element(), 0) {
            self.dismiss(Dismissal::PressOutside);
        }
    }

    fn scrolled(self: &Rc<Self>, event: &Event) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        if self.is_scrolled_away(&trigger) {
            self.dismiss(Dismissal::ScrolledAway);
        } else if dom::element_of(event.target()).is_some() {
            // A box of the page's own: the card, which is above all boxes, follows its trigger.
            self.resized();
        }
    }

    fn is_scrolled_away(&self, trigger: &Element) -> bool {
        let at = dom::rect(trigger);
        let is_out = |(_, seen): (_, Rect)| at.bottom < seen.top || at.top > seen.bottom;
        !trigger.is_connected() || dom::scrollers(&self.window, trigger).into_iter().any(is_out)
    }

    fn resized(self: &Rc<Self>) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        let hold = self.state.borrow().open().map_or(Hold::Hover, |(_, hold)| hold);
        self.pointer.update(|pointer| pointer.unplaced());
        self.place(&trigger, hold);
    }

    fn remember(&self, event: &PointerEvent) {
        self.pointer.update(|pointer| Pointer { at: Some(point(event)), ..pointer });
    }
}

/// Whether this pointer can hover: a mouse, or a pen over the surface.
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
