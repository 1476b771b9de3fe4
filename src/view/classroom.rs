//! Classroom mode: the places of statements without their sources, a question for each, then the
//! answers. While they are hidden, what would give them away is not in the page at all. The score
//! stays where it is: in this window, until it closes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::compact::Set;
use web_sys::{Element, Node};

use super::card::Content;
use super::card_state::Dismissal;
use super::dom;
use super::marks::Overlay;
use super::messages::fill;
use super::names;
use super::quiz;
use super::toolbar::{SWITCHES, View};
use super::widget::Shared;
use crate::view_model::{Mark, Quiz, StatementId};

/// Furniture that names sources.
const TELLING: &str = ".strip, .legend, .list, .figures";

/// What classroom mode keeps while the article is open.
#[derive(Default)]
pub(super) struct Classroom {
    quiz: RefCell<Option<Quiz>>,
    /// Whether the answers are hidden now.
    veiled: Cell<bool>,
    /// Furniture taken out of the page, and what keeps its place.
    taken: RefCell<Vec<(Node, Element)>>,
    /// What was switched off before.
    off: RefCell<Set<Overlay>>,
    /// Where steps went on from before.
    last: Cell<Option<StatementId>>,
    /// What the dock's button said before.
    label: RefCell<Option<String>>,
}

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
            .get_or_insert_with(|| Quiz::new(&self.desk.model))
            .is_revealed();
        if !revealed {
            self.veil();
            self.announcer.say(self.desk.words.quiz_how);
        }
        self.put_panel();
    }

    /// Everything as it was before.
    pub fn leave_classroom(self: &Rc<Self>) {
        self.dismiss(Dismissal::Replaced);
        self.unveil();
        for panel in self.frame.all(".quiz") {
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
            let choice = quiz.choices().iter().copied().find(|voice| names::voice(*voice) == name);
            if let Some(voice) = choice {
                quiz.answer(id, voice);
            }
            quiz.score().open == 0
        };
        self.hold_card();
        self.veil_marker(id);
        self.show_progress();
        for foot in self.frame.all("[data-answered]") {
            foot.set_text_content(Some(self.desk.words.quiz_done));
        }
        if done {
            for button in self.frame.all(".card [data-quiz=reveal]") {
                dom::unset(&button, "hidden");
            }
            self.announcer.say(self.desk.words.quiz_all_done);
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
                for view in self.frame.all(".view[aria-pressed=true]") {
                    dom::focus(&view);
                }
            }
        }
    }

    /// The questions on paper, with a line for each answer.
    pub fn build_worksheet(&self) {
        let quiz = self.class.quiz.borrow();
        let (Some(quiz), true) = (quiz.as_ref(), self.frame.all(".worksheet").is_empty()) else {
            return;
        };
        let sheet = quiz::worksheet(&self.desk, quiz).element();
        for columns in self.frame.all(".cols") {
            let _ = columns.append_child(&sheet);
        }
    }

    /// The question of a statement, in place of its card.
    pub fn question(&self, id: StatementId) -> Option<Content> {
        let quiz = self.class.quiz.borrow();
        Some(quiz::question(
            &self.desk,
            quiz.as_ref().filter(|_| self.is_veiled())?,
            id,
            &self.steps_from(id),
        ))
    }

    /// What was answered and whether it is right, once the answers are shown.
    pub fn verdict(&self, id: StatementId) -> Option<String> {
        let quiz = self.class.quiz.borrow();
        let quiz = quiz.as_ref().filter(|_| self.view.get() == View::Classroom)?;
        Some(quiz::told(&self.desk, quiz, id, quiz.verdict(id)?))
    }

    /// "Aussage 3 von 12, noch offen": for the ear.
    pub fn veiled_label(&self, id: StatementId) -> String {
        let words = self.desk.words;
        let guess = self.class.quiz.borrow().as_ref().and_then(|quiz| quiz.guess(id));
        let position = self.desk.position(self.steps_from(id).position);
        fill(
            words.quiz_marker,
            &[("position", &position), ("state", quiz::state(&self.desk, guess))],
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
        for element in self.frame.all(TELLING) {
            let place: Node = dom::element("span").with("hidden", "").element().into();
            if let Some(parent) = element.parent_node() {
                let _ = parent.replace_child(&place, &element);
                self.class.taken.borrow_mut().push((place, element));
            }
        }
        dom::flag(&self.article, "data-ql-quiz", true);
        self.marks.veil(true);
        self.marks.speak(&self.desk.model, self.desk.words, self.verbosity.get());
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
        for sheet in self.frame.all(".worksheet") {
            sheet.remove();
        }
        for (place, element) in self.class.taken.take() {
            if let Some(parent) = place.parent_node() {
                let _ = parent.replace_child(&element, &place);
            }
        }
        dom::unset(&self.article, "data-ql-quiz");
        self.marks.veil(false);
        self.marks.show_statements(&self.desk.model, self.desk.words);
        self.marks.speak(&self.desk.model, self.desk.words, self.verbosity.get());
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
        for old in self.frame.all(".quiz") {
            old.remove();
        }
        let quiz = self.class.quiz.borrow();
        let Some(quiz) = quiz.as_ref() else { return };
        let panel = quiz::panel(&self.desk, quiz).element();
        let place = if self.frame.is_docked() { ".drawer" } else { ".cols" };
        for parent in self.frame.all(place) {
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
                true => quiz::score(&self.desk, quiz),
                false => quiz::progress(&self.desk, quiz),
            }
        };
        for shown in self.frame.all("[data-progress]") {
            shown.set_text_content(Some(&text));
        }
        self.label_dock(Some(&text));
    }

    /// The dock's button says how far the reader is, or again what it said before.
    fn label_dock(&self, text: Option<&str>) {
        for button in self.frame.all("[data-dock]") {
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
        for heading in self.frame.all("#quiz") {
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
            .map_or_else(String::new, |quiz| quiz::score(&self.desk, quiz))
    }
}
