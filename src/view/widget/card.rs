//! Showing, moving and hiding the card, as the card's state says.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::listen;
use super::state::Shared;
use crate::interaction::choices::{Overlay, View};
use crate::interaction::command::Command;
use crate::interaction::state::Changed;
use crate::interaction::timing::{Dismissal, Effect, Hold};
use crate::view::browser::dom::{self, now};
use crate::view::card;
use crate::view::host::events::tell;
use crate::view_model::Mark;

impl Shared {
    /// Does what the card's state asks for.
    pub fn apply(self: &Rc<Self>, effects: Vec<Effect>) {
        for effect in effects.into_iter().take_while(|_| !self.closed.get()) {
            match effect {
                Effect::Show(trigger, hold) => self.show(trigger, hold),
                Effect::Hide(trigger, by) => self.hide(trigger, by),
            }
        }
    }

    /// Returns whether focus or a text selection inside the card keeps it.
    pub fn is_held(&self) -> bool {
        self.card.has_selection(&self.window, &self.shadow.root)
            || self.card.holds(self.shadow.active().as_ref())
    }

    fn show(self: &Rc<Self>, number: u32, hold: Hold) {
        let Some((mark, trigger)) = self.marks().trigger(number) else { return };
        let shown = self.shown.get().is_some();
        if shown {
            self.card.closable(hold == Hold::Pinned || self.card.is_sheet());
            return;
        }
        if !tell(&self.host, "ql-card-open", &detail(mark, &trigger)) {
            let _ = self.timing.borrow_mut().dismiss(Dismissal::Replaced, now(&self.window));
            return;
        }
        if self.closed.get() {
            return;
        }
        self.put(mark, &trigger);
        self.blocks.replace(around(&trigger, &self.article));
        self.card.show(&trigger);
        self.mark_open(&trigger, true);
        self.place(&trigger, hold);
        listen::listen_while_open(self);
    }

    /// Focus to the trigger; where the page has taken it away meanwhile, to the nearest block that
    /// held it and is still there.
    fn return_focus(&self, trigger: &Element) {
        dom::focus(trigger);
        if trigger.matches(":focus").unwrap_or(false) {
            return;
        }
        let blocks = self.blocks.borrow().clone();
        if let Some(block) = blocks.into_iter().find(|block| self.article.contains(Some(block))) {
            if !block.has_attribute("tabindex") {
                dom::set(&block, "tabindex", "-1");
                self.focusable.borrow_mut().push(block.clone());
            }
            dom::focus(&block);
        }
    }

    fn hide(&self, number: u32, by: Dismissal) {
        let Some((mark, trigger)) = self.marks().trigger(number) else { return };
        let had_focus = self.card.holds(self.shadow.active().as_ref());
        if let Some(mark) = self.shown.take() {
            self.highlight_open(mark, false);
        }
        let listeners = self.while_open.take();
        drop(listeners);
        self.card.hide();
        self.mark_open(&trigger, false);
        use Dismissal::{CloseButton, Escape, ScrolledAway, TriggerAgain};
        let returns = matches!(by, Escape | CloseButton | TriggerAgain | ScrolledAway);
        if had_focus && returns {
            self.return_focus(&trigger);
        }
        tell(&self.host, "ql-card-close", &detail(mark, &trigger));
    }

    /// Shows the card of a mark where it stands, scrolling there.
    pub fn jump(self: &Rc<Self>, mark: Mark) {
        let place = self.presenter().model.trigger(mark);
        let Some(number) = self.marks().number_of(place) else { return };
        let Some((_, trigger)) = self.marks().trigger(number) else { return };
        if !self.state().is_on(Overlay::of(place)) {
            self.change(Command::Switch(Overlay::of(place)));
        }
        if !self.state().view().shows_article() {
            self.show_view(View::Text);
        }
        if self.closed.get() {
            return;
        }
        // Which would stand over it.
        self.open_drawer(false);
        let focused = self.focused_key();
        self.pointer.update(|pointer| pointer.unplaced());
        self.bring_into_view(&trigger);
        if let Some((_, old)) = self.open_trigger() {
            self.mark_open(&old, false);
            self.timing.borrow_mut().move_to(number);
            self.move_card(mark, &trigger, Hold::Pinned, focused);
        } else {
            let effects = self.timing.borrow_mut().activate(number, now(&self.window));
            self.apply(effects);
        }
        tell(&self.host, "ql-navigate", &detail(mark, &trigger));
    }

    /// Puts the open card to another trigger; `focused` is the control that has focus in it.
    pub fn move_card(
        &self,
        mark: Mark,
        trigger: &Element,
        hold: Hold,
        focused: Option<Option<String>>,
    ) {
        self.put(mark, trigger);
        self.card.show(trigger);
        self.mark_open(trigger, true);
        self.place(trigger, hold);
        if let Some(key) = focused {
            self.card.focus(key.as_deref());
        }
    }

    /// Shows another card's content in place.
    pub fn swap(self: &Rc<Self>, mark: Mark) {
        let Some((_, trigger)) = self.open_trigger() else { return };
        let focused = self.focused_key();
        self.put(mark, &trigger);
        self.timing.borrow_mut().pin();
        self.place(&trigger, Hold::Pinned);
        if let Some(key) = focused {
            self.card.focus(key.as_deref());
        }
    }

    /// The trigger of the open card.
    pub fn open_trigger(&self) -> Option<(u32, Element)> {
        let (number, _) = self.timing.borrow().open()?;
        Some((number, self.marks().trigger(number)?.1))
    }

    /// Puts the card where it belongs after its size or the window's has changed.
    pub fn place(&self, trigger: &Element, hold: Hold) {
        let column = dom::rect(&self.article);
        // A little over the edge of a narrow column is better than far from the word.
        let column = (column.left, column.right + 40.0);
        self.card.closable(hold == Hold::Pinned);
        let statement = self.statement_height();
        self.card.place(&self.window, trigger, self.pointer.get().at, statement, column);
    }

    /// Top and bottom of the words of the statement that the card shows.
    fn statement_height(&self) -> Option<(f64, f64)> {
        let Some(Mark::Statement(id)) = self.shown.get() else { return None };
        let marks = self.marks();
        let parts = marks.parts().filter(|(part, _)| *part == id);
        parts
            .map(|(_, part)| dom::rect(part))
            .map(|part| (part.top, part.bottom))
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// The card stays from now on, whatever it was opened by: the reader has pressed something in
    /// it.
    pub fn hold_card(&self) {
        self.timing.borrow_mut().pin();
        self.card.closable(true);
    }

    /// Puts the open card where it belongs after its content has changed.
    pub fn place_again(&self) {
        if let Some((_, trigger)) = self.open_trigger() {
            self.place(&trigger, Hold::Pinned);
        }
    }

    /// Fills the card; the host's own link around the trigger is its first action.
    fn put(&self, mark: Mark, trigger: &Element) {
        self.complete();
        if let Some(before) = self.shown.replace(Some(mark)) {
            self.highlight_open(before, false);
        }
        if let Mark::Statement(id) = mark {
            self.update(|state| state.set_last(id));
            self.refresh(Changed::STEPS);
        }
        let question = match mark {
            Mark::Statement(id) => self.question(id),
            _ => None,
        };
        let content = question.unwrap_or_else(|| {
            let (presenter, state) = (self.presenter(), self.state());
            let steps = |id| (state.steps_from(id, &presenter.model), self.verdict(id));
            card::content(&presenter, mark, steps)
        });
        self.card.fill(content);
        if let Some(link) = trigger.closest("a[href]").ok().flatten() {
            self.card.offer_link(&link, self.presenter().words.link);
        }
        self.highlight_open(mark, true);
    }

    /// The name of the focused control of the card, if focus is in the card at all; `None` inside: it
    /// has no name.
    pub fn focused_key(&self) -> Option<Option<String>> {
        let focused = self.shadow.active().filter(|active| self.card.holds(Some(active)))?;
        Some(focused.get_attribute("data-key"))
    }

    fn mark_open(&self, trigger: &Element, open: bool) {
        dom::set(trigger, "aria-expanded", dom::truth(open));
    }

    /// Scrolls so that an element stands in the upper part of what it scrolls in, with room for its
    /// card.
    pub fn bring_into_view(&self, element: &Element) {
        for (of, seen) in dom::scrollers(&self.window, element) {
            let (at, height) = (dom::rect(element), seen.height());
            if at.top < seen.top + f64::min(120.0, height * 0.2)
                || at.bottom > seen.top + height * 0.6
            {
                dom::scroll(&of, at.top - seen.top - height * 0.3);
            }
        }
    }
}

fn detail(mark: Mark, trigger: &Element) -> [(&'static str, JsValue); 3] {
    let (kind, id) = match mark {
        Mark::Statement(id) => ("statement", id.0),
        Mark::Mention(id) => ("entity", id.0),
        Mark::Figure(id) => ("figure", id.0),
    };
    [("kind", kind.into()), ("index", id.into()), ("trigger", trigger.into())]
}

/// The elements around a trigger, from the nearest to the article.
fn around(trigger: &Element, article: &Element) -> Vec<Element> {
    let mut next = trigger.parent_element();
    let mut found = Vec::new();
    while let Some(element) = next {
        next = element.parent_element().filter(|_| element != *article);
        if !element.has_attribute("data-ql-mark") {
            found.push(element);
        }
    }
    found
}
