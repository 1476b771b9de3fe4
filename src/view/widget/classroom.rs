//! Classroom mode: the places of statements without their sources, a question for each, then the
//! answers. While they are hidden, what would give them away is not in the page at all. The score
//! stays where it is: in this window, until it closes.

use std::rc::Rc;

use web_sys::Node;

use super::state::Shared;
use crate::interaction::choices::{Overlay, SWITCHES, View};
use crate::interaction::timing::Dismissal;
use crate::view::browser::dom;
use crate::view::card::{Content, question};
use crate::view::furniture::{quiz, quiz_words};
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, Quiz, StatementId};

/// Furniture that names sources.
const TELLING: &str = ".strip, .legend, .list, .figures";

impl Shared {
    /// Whether the sources are hidden now.
    pub fn is_veiled(&self) -> bool {
        self.class.veiled.get()
    }

    /// Classroom mode begins, or goes on where it was left.
    pub fn enter_classroom(self: &Rc<Self>) {
        self.dismiss(Dismissal::Replaced);
        let revealed = self
            .class
            .quiz
            .borrow_mut()
            .get_or_insert_with(|| Quiz::new(&self.presenter.model))
            .is_revealed();
        if !revealed {
            self.veil();
            self.announcer.say(self.presenter.words.quiz_how);
        }
        self.put_panel();
    }

    /// Everything as it was before.
    pub fn leave_classroom(self: &Rc<Self>) {
        self.dismiss(Dismissal::Replaced);
        self.unveil();
        for panel in self.shadow.all(".quiz") {
            panel.remove();
        }
        self.label_dock(None);
    }

    /// The statements that are asked for, in classroom mode.
    pub fn questions(&self) -> Option<Vec<StatementId>> {
        let asked = || self.class.quiz.borrow().as_ref().map(|quiz| quiz.questions().collect());
        (self.view.get() == View::Classroom).then(asked).flatten()
    }

    /// A source was chosen for the statement of the open card.
    pub fn choose(self: &Rc<Self>, name: &str) {
        let Some(Mark::Statement(id)) = self.shown.get().filter(|_| self.is_veiled()) else {
            return;
        };
        let done = {
            let mut quiz = self.class.quiz.borrow_mut();
            let Some(quiz) = quiz.as_mut() else { return };
            let choice = quiz.choices().iter().copied().find(|voice| labels::voice(*voice) == name);
            if let Some(voice) = choice {
                quiz.answer(id, voice);
            }
            quiz.score().open == 0
        };
        self.hold_card();
        self.veil_marker(id);
        self.show_progress();
        for foot in self.shadow.all("[data-answered]") {
            foot.set_text_content(Some(self.presenter.words.quiz_done));
        }
        if done {
            for button in self.shadow.all(".card [data-quiz=reveal]") {
                dom::unset(&button, "hidden");
            }
            self.announcer.say(self.presenter.words.quiz_all_done);
        }
    }

    /// A button of the panel or of a question.
    pub fn classroom(self: &Rc<Self>, what: &str) {
        match what {
            "next" => {
                let open = self
                    .class
                    .quiz
                    .borrow()
                    .as_ref()
                    .and_then(|quiz| quiz.next_open(self.last.get()));
                if let Some(id) = open {
                    self.jump(Mark::Statement(id));
                    self.card.focus(None);
                }
            }
            "reveal" => {
                self.dismiss(Dismissal::Replaced);
                if let Some(quiz) = self.class.quiz.borrow_mut().as_mut() {
                    quiz.reveal();
                }
                self.unveil();
                self.put_panel();
                self.announcer.say(&self.score());
                self.focus_panel();
            }
            "again" => {
                self.dismiss(Dismissal::Replaced);
                if let Some(quiz) = self.class.quiz.borrow_mut().as_mut() {
                    quiz.again();
                }
                self.veil();
                self.put_panel();
                self.focus_panel();
            }
            _ => {
                self.show_view(View::Text);
                for view in self.shadow.all(".view[aria-pressed=true]") {
                    dom::focus(&view);
                }
            }
        }
    }

    /// The questions on paper, with a line for each answer.
    pub fn build_worksheet(&self) {
        let quiz = self.class.quiz.borrow();
        let (Some(quiz), true) = (quiz.as_ref(), self.shadow.all(".worksheet").is_empty()) else {
            return;
        };
        let sheet = quiz::worksheet(&self.presenter, quiz).element();
        for columns in self.shadow.all(".cols") {
            let _ = columns.append_child(&sheet);
        }
    }

    /// The question of a statement, in place of its card.
    pub fn question(&self, id: StatementId) -> Option<Content> {
        let quiz = self.class.quiz.borrow();
        Some(question(
            &self.presenter,
            quiz.as_ref().filter(|_| self.is_veiled())?,
            id,
            &self.steps_from(id),
        ))
    }

    /// What was answered and whether it is right, once the answers are shown.
    pub fn verdict(&self, id: StatementId) -> Option<String> {
        let quiz = self.class.quiz.borrow();
        let quiz = quiz.as_ref().filter(|_| self.view.get() == View::Classroom)?;
        Some(quiz::told(&self.presenter, quiz, id, quiz.verdict(id)?))
    }

    /// "Aussage 3 von 12, noch offen": for the ear.
    pub fn veiled_label(&self, id: StatementId) -> String {
        let words = self.presenter.words;
        let guess = self.class.quiz.borrow().as_ref().and_then(|quiz| quiz.guess(id));
        let position = self.presenter.position(self.steps_from(id).position);
        fill(
            words.quiz_marker,
            &[("position", &position), ("state", quiz_words::state(&self.presenter, guess))],
        )
    }

    fn veil(&self) {
        if self.class.veiled.replace(true) {
            return;
        }
        let before = self.off.borrow().clone();
        self.class.off.replace(before);
        self.switch(Overlay::Sources, true);
        self.switch(Overlay::Entities, false);
        self.switch(Overlay::Figures, false);
        for element in self.shadow.all(TELLING) {
            let place: Node = dom::element("span").with("hidden", "").element().into();
            if let Some(parent) = element.parent_node() {
                let _ = parent.replace_child(&place, &element);
                self.class.taken.borrow_mut().push((place, element));
            }
        }
        dom::flag(&self.article, "data-ql-quiz", true);
        self.marks.veil(true);
        self.marks.speak(&self.presenter.model, self.presenter.words, self.verbosity.get());
        let asked = self.questions_of_quiz();
        self.marks.hide_statements(&asked);
        for id in asked {
            self.veil_marker(id);
        }
        self.class.last.set(self.last.take());
    }

    fn unveil(&self) {
        if !self.class.veiled.replace(false) {
            return;
        }
        for sheet in self.shadow.all(".worksheet") {
            sheet.remove();
        }
        for (place, element) in self.class.taken.take() {
            if let Some(parent) = place.parent_node() {
                let _ = parent.replace_child(&element, &place);
            }
        }
        dom::unset(&self.article, "data-ql-quiz");
        self.marks.veil(false);
        self.marks.show_statements(&self.presenter.model, self.presenter.words);
        self.marks.speak(&self.presenter.model, self.presenter.words, self.verbosity.get());
        let off = self.class.off.take();
        for (overlay, _) in SWITCHES {
            self.switch(overlay, !off.contains(&overlay));
        }
        self.last.set(self.class.last.take());
        self.show_step();
    }

    fn questions_of_quiz(&self) -> Vec<StatementId> {
        self.class.quiz.borrow().as_ref().map(|quiz| quiz.questions().collect()).unwrap_or_default()
    }

    /// "?" for a question, a dot for one that is answered.
    fn veil_marker(&self, id: StatementId) {
        let answered =
            self.class.quiz.borrow().as_ref().is_some_and(|quiz| quiz.guess(id).is_some());
        self.marks.label(id, if answered { "•" } else { "?" }, &self.veiled_label(id));
    }

    /// The panel in place of the legend; what it held before goes.
    fn put_panel(&self) {
        for old in self.shadow.all(".quiz") {
            old.remove();
        }
        let quiz = self.class.quiz.borrow();
        let Some(quiz) = quiz.as_ref() else { return };
        let panel = quiz::panel(&self.presenter, quiz).element();
        let place = if self.shadow.is_docked() { ".drawer" } else { ".cols" };
        for parent in self.shadow.all(place) {
            let _ = parent.append_child(&panel);
        }
        self.show_progress();
    }

    /// How far the reader is: in the panel, and on the dock's button.
    fn show_progress(&self) {
        let text = {
            let quiz = self.class.quiz.borrow();
            let Some(quiz) = quiz.as_ref() else { return };
            match quiz.is_revealed() {
                true => quiz::score(&self.presenter, quiz),
                false => quiz::progress(&self.presenter, quiz),
            }
        };
        for shown in self.shadow.all("[data-progress]") {
            shown.set_text_content(Some(&text));
        }
        self.label_dock(Some(&text));
    }

    /// The dock's button says how far the reader is, or again what it said before.
    fn label_dock(&self, text: Option<&str>) {
        for button in self.shadow.all("[data-dock]") {
            let before = self.class.label.borrow().clone().or_else(|| button.text_content());
            match text {
                Some(_) => self.class.label.replace(before.clone()),
                None => self.class.label.take(),
            };
            button.set_text_content(text.or(before.as_deref()));
        }
    }

    fn focus_panel(&self) {
        self.open_drawer(true);
        for heading in self.shadow.all("#quiz") {
            dom::focus(&heading);
            let height = self
                .window
                .inner_height()
                .ok()
                .and_then(|height| height.as_f64())
                .unwrap_or(f64::MAX);
            let at = dom::rect(&heading);
            if at.top < 0.0 || at.bottom > height {
                heading.scroll_into_view();
            }
        }
    }

    fn score(&self) -> String {
        self.class
            .quiz
            .borrow()
            .as_ref()
            .map_or_else(String::new, |quiz| quiz::score(&self.presenter, quiz))
    }
}
