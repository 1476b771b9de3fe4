//! Classroom mode: the places of statements without their sources, a question for each, then the
//! answers. While they are hidden, what would give them away is not in the page at all. The score
//! stays where it is: in this window, until it closes.

use std::rc::Rc;

use super::state::Shared;
use crate::interaction::command::Command;
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom;
use crate::view::card::{Content, question};
use crate::view::furniture::{quiz, quiz_words};
use crate::view_model::{Mark, StatementId};

impl Shared {
    /// Returns whether the sources are hidden now.
    pub fn is_veiled(&self) -> bool {
        self.state().is_veiled()
    }

    /// A source was chosen for the statement of the open card.
    pub fn answer(self: &Rc<Self>, command: Command) {
        if !self.is_veiled() {
            return;
        }
        self.change(command);
        self.hold_card();
        let words = self.presenter().words;
        for foot in self.shadow.all("[data-answered]") {
            foot.set_text_content(Some(words.quiz_done));
        }
        if self.state().quiz().is_some_and(|quiz| quiz.score().open == 0) {
            for button in self.shadow.all(".card [data-do=reveal]") {
                dom::unset(&button, "hidden");
            }
            self.announcer.say(words.quiz_all_done);
        }
    }

    /// Opens the next question without an answer.
    pub fn next_question(self: &Rc<Self>) {
        let open = {
            let state = self.state();
            state.quiz().and_then(|quiz| quiz.next_open(state.last()))
        };
        if let Some(id) = open {
            self.jump(Mark::Statement(id));
            self.card.focus(None);
        }
    }

    /// Shows the answers and says the score.
    pub fn reveal(self: &Rc<Self>) {
        self.dismiss(Dismissal::Replaced);
        self.change(Command::Reveal);
        if let Some(quiz) = self.state().quiz() {
            self.announcer.say(&quiz_words::score(&self.presenter(), quiz));
        }
        self.focus_panel();
    }

    /// Begins again without answers.
    pub fn ask_again(self: &Rc<Self>) {
        self.dismiss(Dismissal::Replaced);
        self.change(Command::AskAgain);
        self.focus_panel();
    }

    /// The question of a statement, in place of its card.
    pub fn question(&self, id: StatementId) -> Option<Content> {
        let (state, presenter) = (self.state(), self.presenter());
        let quiz = state.quiz().filter(|_| state.is_veiled())?;
        Some(question(&presenter, quiz, id, &state.steps_from(id, &presenter.model)))
    }

    /// The answer given, and whether it is right, once the answers are shown.
    pub fn verdict(&self, id: StatementId) -> Option<String> {
        let state = self.state();
        let quiz = state.quiz()?;
        Some(quiz::told(&self.presenter(), quiz, id, quiz.verdict(id)?))
    }

    fn focus_panel(self: &Rc<Self>) {
        self.open_drawer(true);
        for heading in self.shadow.all("#quiz") {
            dom::focus(&heading);
            let height = self.window.inner_height().ok().and_then(|height| height.as_f64());
            let at = dom::rect(&heading);
            if at.top < 0.0 || at.bottom > height.unwrap_or(f64::MAX) {
                heading.scroll_into_view();
            }
        }
    }
}
