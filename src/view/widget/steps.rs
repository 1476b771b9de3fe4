//! Steps from statement to statement: which ones, and the stepper in the frame.

use std::rc::Rc;

use super::state::Shared;
use crate::view::browser::dom;
use crate::view::furniture::stepper::{Steps, counted};
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, Nearness, Position, StatementId};

impl Shared {
    /// The statements that the filter leaves, in reading order.
    fn steps(&self) -> Vec<StatementId> {
        if let Some(questions) = self.questions() {
            return questions;
        }
        let (filter, verbatim) = (self.filter.borrow(), self.verbatim.get());
        let is_left = |id: &StatementId| {
            let facts = self.presenter.model.statement(*id);
            let word_for_word = facts.look.mixed || facts.look.nearness == Nearness::Direct;
            (filter.is_empty() || filter.contains(&facts.voice)) && (word_for_word || !verbatim)
        };
        self.presenter.model.statements().into_iter().filter(is_left).collect()
    }

    /// The steps from a statement: among those that the filter leaves, or among all where it is
    /// none of them.
    pub fn steps_from(&self, id: StatementId) -> Steps {
        let left = self.steps();
        let all = if left.contains(&id) { left } else { self.presenter.model.statements() };
        let at = all.iter().position(|other| *other == id).unwrap_or(0);
        let previous = at.checked_sub(1).and_then(|at| all.get(at)).copied();
        Steps {
            previous,
            next: all.get(at + 1).copied(),
            position: Position { at: at + 1, of: all.len() },
            verdict: self.verdict(id),
        }
    }

    /// One step of the frame's stepper: on from the statement that was shown last.
    pub fn step(self: &Rc<Self>, back: bool) {
        let to = match self.last.get() {
            None => self.steps().first().copied(),
            Some(last) => {
                let left = self.steps();
                let order = self.presenter.model.statements();
                let place = |id: &StatementId| order.iter().position(|other| other == id);
                let here = place(&last);
                match back {
                    true => left.iter().rev().find(|id| place(id) < here).copied(),
                    false => left.iter().find(|id| place(id) > here).copied(),
                }
            }
        };
        if let Some(id) = to {
            self.go(Mark::Statement(id));
            self.say_step(id);
        }
    }

    /// "Aussage 3 von 14: Quelle 1: ..."
    pub fn say_step(&self, id: StatementId) {
        if self.is_veiled() {
            return self.announcer.say(&self.veiled_label(id));
        }
        let (facts, words) = (self.presenter.model.statement(id), self.presenter.words);
        let label = labels::marker_label(self.presenter.model.tag(facts.voice), facts.look, words);
        let position = self.presenter.position(self.steps_from(id).position);
        self.announcer.say(&fill(words.stepped, &[("position", &position), ("label", &label)]));
    }

    /// Shows in the frame's stepper where the reader is.
    pub fn show_step(&self) {
        let left = self.steps();
        let last = self.last.get().filter(|last| left.contains(last));
        let (text, first, end) = match last.map(|last| self.steps_from(last)) {
            Some(steps) => (
                self.presenter.position(steps.position),
                steps.previous.is_none(),
                steps.next.is_none(),
            ),
            None => {
                (counted(&self.presenter, left.len()), self.last.get().is_none(), left.is_empty())
            }
        };
        for steps in self.shadow.all("[data-steps]") {
            if let Some(position) = steps.query_selector("span").ok().flatten() {
                position.set_text_content(Some(&text));
            }
        }
        // Not `disabled`: a step to the end would take focus away from its own button.
        for (selector, is_end) in [("[data-step='-1']", first), ("[data-step='1']", end)] {
            for button in self.shadow.all(selector) {
                dom::set(&button, "aria-disabled", dom::truth(is_end));
            }
        }
    }
}
