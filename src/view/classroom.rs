//! Classroom mode: the places of statements without their sources, a question for each, then the answers. While they are
//! hidden, what would give them away is not in the page at all. The score stays where it is: in this window, until it closes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashSet;
use web_sys::{Element, Node};

use super::card::Content;
use super::card_state::Dismissal;
use super::desk::Desk;
use super::dom::{self, Build};
use super::marks::Overlay;
use super::messages::fill;
use super::names;
use super::toolbar::{SWITCHES, View};
use super::widget::Shared;
use crate::view_model::{Mark, Quiz, StatementId, Verdict, Voice};

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
    off: RefCell<FxHashSet<Overlay>>,
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
        let revealed = self.class.quiz.borrow_mut().get_or_insert_with(|| Quiz::new(&self.desk.model)).is_revealed();
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
        for panel in self.frame.all(".quiz, .worksheet") {
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
        let Some(Mark::Statement(id)) = self.shown.get().filter(|_| self.is_veiled()) else { return };
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
                let open = self.class.quiz.borrow().as_ref().and_then(|quiz| quiz.next_open(self.last.get()));
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
        let (Some(quiz), true) = (quiz.as_ref(), self.frame.all(".worksheet").is_empty()) else { return };
        let (desk, words) = (&self.desk, self.desk.words);
        let choices: Vec<String> = quiz.choices().iter().map(|v| names::title(desk.model.tag(*v), words)).collect();
        let choices = fill(words.quiz_choices, &[("names", &choices.join(" · "))]);
        let lines = quiz.questions().fold(dom::element("ol"), |lines, id| {
            let said = super::card::list_words(&desk.model.statement_text(id));
            lines.child(&dom::element("li").child(&dom::element("span").class("said").with("lang", "de").text(&said)))
        });
        let sheet = dom::element("section").class("worksheet").with("aria-labelledby", "worksheet");
        let sheet = sheet.child(&dom::element("h2").with("id", "worksheet").text(words.quiz_title));
        let sheet = sheet.child(&dom::element("p").text(&choices)).child(&lines);
        for columns in self.frame.all(".cols") {
            let _ = columns.append_child(&sheet);
        }
    }

    /// The question of a statement, in place of its card.
    pub fn question(&self, id: StatementId) -> Content {
        let (desk, words) = (&self.desk, self.desk.words);
        let quiz = self.class.quiz.borrow();
        let (choices, guess, done) = match quiz.as_ref() {
            Some(quiz) => (quiz.choices().to_vec(), quiz.guess(id), quiz.score().open == 0),
            None => Default::default(),
        };
        let card = desk.model.statement_card(id);
        let quote = dom::element("blockquote").with("lang", "de").text(&super::card::list_words(&card.text));
        let set = dom::element("fieldset").class("choices").with("aria-labelledby", "card-heading");
        let set = choices.iter().fold(set, |set, voice| set.child(&choice(desk, *voice, guess == Some(*voice))));
        let state = if guess.is_some() { words.quiz_done } else { words.quiz_open };
        let state = dom::element("span").child(&dom::element("span").with("data-answered", "").text(state));
        let reveal = button(words.quiz_reveal, "reveal").with("data-key", "reveal");
        dom::flag(&reveal, "hidden", !done);
        let heading = dom::element("h3").text(words.quiz_question);
        let foot = super::card::steps_foot(desk, state.text(" ").child(&reveal), &self.steps_from(id));
        let pieces = vec![super::card::head(desk, words.view_classroom, heading), quote, set, foot];
        Content { pieces, hue: None }
    }

    /// What was answered and whether it is right, once the answers are shown.
    pub fn verdict(&self, id: StatementId) -> Option<String> {
        let quiz = self.class.quiz.borrow();
        let quiz = quiz.as_ref().filter(|_| self.view.get() == View::Classroom)?;
        Some(told(&self.desk, quiz, id, quiz.verdict(id)?))
    }

    /// "Aussage 3 von 12, noch offen": for the ear.
    pub fn veiled_label(&self, id: StatementId) -> String {
        let words = self.desk.words;
        let guess = self.class.quiz.borrow().as_ref().and_then(|quiz| quiz.guess(id));
        let position = self.desk.position(self.steps_from(id).position);
        let state = if guess.is_some() { words.quiz_done } else { words.quiz_open };
        fill(words.quiz_marker, &[("position", &position), ("state", state)])
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
            let place: Node = dom::element("span").with("hidden", "").into();
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
        let answered = self.class.quiz.borrow().as_ref().is_some_and(|quiz| quiz.guess(id).is_some());
        self.marks.label(id, if answered { "•" } else { "?" }, &self.veiled_label(id));
    }

    /// The panel in place of the legend; what it held before goes.
    fn put_panel(&self) {
        for old in self.frame.all(".quiz") {
            old.remove();
        }
        let quiz = self.class.quiz.borrow();
        let Some(quiz) = quiz.as_ref() else { return };
        let panel = panel(&self.desk, quiz);
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
                true => score(&self.desk, quiz),
                false => progress(&self.desk, quiz),
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
            let height = self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
            let at = dom::rect(&heading);
            if at.top < 0.0 || at.bottom > height {
                heading.scroll_into_view();
            }
        }
    }

    fn score(&self) -> String {
        self.class.quiz.borrow().as_ref().map_or_else(String::new, |quiz| score(&self.desk, quiz))
    }
}

fn choice(desk: &Desk, voice: Voice, chosen: bool) -> Element {
    let name = names::voice(voice);
    let input = dom::element("input").with("type", "radio").with("name", "guess").with("value", &name);
    dom::flag(&input, "checked", chosen);
    let label = dom::element("span").with("lang", "de").text(&names::title(desk.model.tag(voice), desk.words));
    dom::element("label").child(&input.with("data-key", &format!("guess-{name}"))).child(&label)
}

fn button(label: &str, what: &str) -> Element {
    dom::element("button").class("link").part("link").with("type", "button").with("data-quiz", what).text(label)
}

/// What is to be done, how far it is, and the way out; once the answers are shown, all of them.
fn panel(desk: &Desk, quiz: &Quiz) -> Element {
    let words = desk.words;
    let panel = dom::element("aside").class("quiz").part("quiz").with("aria-labelledby", "quiz");
    let heading = dom::element("h2").with("id", "quiz").with("tabindex", "-1");
    let actions = |list: &[(&str, &str)]| {
        let row = dom::element("p").class("actions");
        list.iter().fold(row, |row, (label, what)| row.child(&button(label, what)))
    };
    if quiz.score().all() == 0 {
        let none = dom::element("p").text(words.quiz_nothing);
        return panel.child(&heading.text(words.quiz_title)).child(&none).child(&actions(&[(words.quiz_end, "end")]));
    }
    if !quiz.is_revealed() {
        let first = [(words.quiz_next, "next"), (words.quiz_reveal, "reveal"), (words.quiz_end, "end")];
        return panel
            .child(&heading.text(words.quiz_title))
            .child(&dom::element("p").text(words.quiz_how))
            .child(&dom::element("p").class("progress").with("data-progress", ""))
            .child(&actions(&first))
            .child(&dom::element("p").class("note").text(words.quiz_local));
    }
    let list =
        quiz.questions().fold(dom::element("ol").class("answers"), |list, id| list.child(&answer(desk, quiz, id)));
    panel
        .child(&heading.with("data-progress", ""))
        .child(&list)
        .child(&actions(&[(words.quiz_again, "again"), (words.quiz_end, "end")]))
        .child(&dom::element("p").class("note").text(words.recognised))
}

/// A statement with its source, and how the answer turned out; leads there.
fn answer(desk: &Desk, quiz: &Quiz, id: StatementId) -> Element {
    let verdict = quiz.verdict(id).unwrap_or(Verdict::Open);
    let tag = desk.model.tag(desk.model.statement(id).voice);
    let sign = match verdict {
        Verdict::Right => "✓",
        Verdict::Wrong => "✗",
        Verdict::Open => "–",
    };
    let words = super::card::list_words(&desk.model.statement_text(id));
    let button = dom::element("button")
        .class("answer")
        .with("type", "button")
        .with("data-go", &names::of(Mark::Statement(id)))
        .child(&dom::element("b").with("aria-hidden", "true").text(sign))
        .child(&dom::element("span").class("said").with("lang", "de").text(&words))
        .child(&desk.disc(tag, true))
        .child(&dom::element("span").class("name").with("lang", "de").text(&names::title(tag, desk.words)))
        .child(&dom::element("em").text(&told(desk, quiz, id, verdict)));
    dom::element("li").child(&button)
}

/// "richtig", "gewählt: Otto Muster", "offen"
fn told(desk: &Desk, quiz: &Quiz, id: StatementId, verdict: Verdict) -> String {
    let words = desk.words;
    let guess = || quiz.guess(id).map(|voice| names::title(desk.model.tag(voice), words)).unwrap_or_default();
    match verdict {
        Verdict::Right => words.quiz_right.into(),
        Verdict::Wrong => fill(words.quiz_wrong, &[("name", &guess())]),
        Verdict::Open => words.quiz_open.into(),
    }
}

/// "3 von 12 zugeordnet"
fn progress(desk: &Desk, quiz: &Quiz) -> String {
    let score = quiz.score();
    let (done, all) = ((score.all() - score.open).to_string(), score.all().to_string());
    fill(desk.words.quiz_progress, &[("n", &done), ("of", &all)])
}

/// "9 von 12 richtig"
fn score(desk: &Desk, quiz: &Quiz) -> String {
    let score = quiz.score();
    fill(desk.words.quiz_score, &[("n", &score.right.to_string()), ("of", &score.all().to_string())])
}
