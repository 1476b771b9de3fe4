//! Steps from statement to statement.

use std::rc::Rc;

use super::state::Shared;
use crate::view::furniture::quiz;
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, StatementId};

impl Shared {
    /// One step of the stepper beside the article: on from the statement that was shown last.
    pub fn step(self: &Rc<Self>, back: bool) {
        let to = self.state().step(back, &self.presenter().model);
        if let Some(id) = to {
            self.go(Mark::Statement(id));
            self.say_step(id);
        }
    }

    /// Announces a step: "Aussage 3 von 14: Quelle 1: ..."
    pub fn say_step(&self, id: StatementId) {
        let (state, presenter) = (self.state(), self.presenter());
        let position = state.steps_from(id, &presenter.model).position;
        if let Some(quiz) = state.quiz().filter(|_| state.is_veiled()) {
            return self.announcer.say(&quiz::marker_label(&presenter, position, quiz.guess(id)));
        }
        let (facts, words) = (presenter.model.statement(id), presenter.words);
        let label = labels::marker_label(presenter.model.tag(facts.voice), facts.look, words);
        let position = presenter.position(position);
        self.announcer.say(&fill(words.stepped, &[("position", &position), ("label", &label)]));
    }
}
