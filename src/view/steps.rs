//! Steps from statement to statement: which ones, and the stepper in the frame.

use std::rc::Rc;

use super::desk::Desk;
use super::dom::{self, Draft};
use super::messages::fill;
use super::names;
use super::widget::Shared;
use crate::view_model::{Mark, Nearness, Position, StatementId};

/// "‹ 14 Aussagen ›", and "‹ 3 von 14 ›" from the first step on.
pub(super) fn stepper(desk: &Desk) -> Draft {
    let words = desk.words;
    let count = desk.model.statements().len();
    let button = |sign: &str, name: &str, step: &str, is_end: bool| {
        let button = dom::element("button")
            .with("type", "button")
            .with("aria-label", name)
            .with("data-step", step);
        button.with("aria-disabled", dom::truth(is_end)).text(sign)
    };
    dom::element("span")
        .class("step")
        .part("steps")
        .with("role", "group")
        .with("aria-label", words.steps)
        .with("data-steps", "")
        .child(&button("‹", words.previous_statement, "-1", true))
        .child(&dom::element("span").text(&counted(desk, count)))
        .child(&button("›", words.next_statement, "1", count == 0))
}

fn counted(desk: &Desk, count: usize) -> String {
    desk.counted(count, (desk.words.statement, desk.words.statements))
}

/// What stands before and behind a statement in a list, and where in it the statement stands.
pub(super) struct Steps {
    pub previous: Option<StatementId>,
    pub next: Option<StatementId>,
    pub position: Position,
    /// In classroom mode what was answered, and whether it is right.
    pub verdict: Option<String>,
}

impl Shared {
    /// The statements that the filter leaves, in reading order.
    fn steps(&self) -> Vec<StatementId> {
        if let Some(questions) = self.questions() {
            return questions;
        }
        let (filter, verbatim) = (self.filter.borrow(), self.verbatim.get());
        let is_left = |id: &StatementId| {
            let facts = self.desk.model.statement(*id);
            let word_for_word = facts.look.mixed || facts.look.nearness == Nearness::Direct;
            (filter.is_empty() || filter.contains(&facts.voice)) && (word_for_word || !verbatim)
        };
        self.desk.model.statements().into_iter().filter(is_left).collect()
    }

    /// The steps from a statement: among those that the filter leaves, or among all where it is
    /// none of them.
    pub fn steps_from(&self, id: StatementId) -> Steps {
        let left = self.steps();
        let all = if left.contains(&id) { left } else { self.desk.model.statements() };
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
                let order = self.desk.model.statements();
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
        let (facts, words) = (self.desk.model.statement(id), self.desk.words);
        let label = names::marker_label(self.desk.model.tag(facts.voice), facts.look, words);
        let position = self.desk.position(self.steps_from(id).position);
        self.announcer.say(&fill(words.stepped, &[("position", &position), ("label", &label)]));
    }

    /// Shows in the frame's stepper where the reader is.
    pub fn show_step(&self) {
        let left = self.steps();
        let last = self.last.get().filter(|last| left.contains(last));
        let (text, first, end) = match last.map(|last| self.steps_from(last)) {
            Some(steps) => {
                (self.desk.position(steps.position), steps.previous.is_none(), steps.next.is_none())
            }
            None => (counted(&self.desk, left.len()), self.last.get().is_none(), left.is_empty()),
        };
        for steps in self.frame.all("[data-steps]") {
            if let Some(position) = steps.query_selector("span").ok().flatten() {
                position.set_text_content(Some(&text));
            }
        }
        // Not `disabled`: a step to the end would take focus away from its own button.
        for (selector, is_end) in [("[data-step='-1']", first), ("[data-step='1']", end)] {
            for button in self.frame.all(selector) {
                dom::set(&button, "aria-disabled", dom::truth(is_end));
            }
        }
    }
}
