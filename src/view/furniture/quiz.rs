//! The panel of classroom mode with its score, and the worksheet.
//! When, is `classroom`'s business.

use super::presenter::Presenter;
use super::quiz_words::{button, progress, state};
use super::shadow_host::ShadowHost;
use crate::compact::Collect;
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels::{self, list_words};
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, Position, Quiz, StatementId, Verdict, Voice};

/// The questions on paper, with a line for each answer.
pub fn worksheet(presenter: &Presenter, quiz: &Quiz) -> DomRecipe {
    let words = presenter.words;
    let choices: Vec<String> =
        quiz.choices().iter().map(|v| labels::title(presenter.model.tag(*v), words)).collect_vec();
    let choices = fill(words.quiz_choices, &[("names", &choices.join(" · "))]);
    let lines = quiz.questions().fold(dom::element("ol"), |lines, id| {
        let said = list_words(&presenter.model.statement_text(id));
        lines.child(
            &dom::element("li")
                .child(&dom::element("span").class("said").with("lang", "de").text(&said)),
        )
    });
    let sheet = dom::element("section").class("worksheet").with("aria-labelledby", "worksheet");
    let sheet = sheet.child(&dom::element("h2").with("id", "worksheet").text(words.quiz_title));
    sheet.child(&dom::element("p").text(&choices)).child(&lines)
}

/// The panel: the task, the progress and the way out; once the answers are shown, all of them.
pub fn panel(presenter: &Presenter, quiz: &Quiz) -> DomRecipe {
    let words = presenter.words;
    let panel = dom::element("aside").class("quiz").part("quiz").with("aria-labelledby", "quiz");
    let heading = dom::element("h2").with("id", "quiz").with("tabindex", "-1");
    let actions = |list: &[(&str, Command)]| {
        let row = dom::element("p").class("actions");
        list.iter().fold(row, |row, (label, command)| row.child(&button(label, *command)))
    };
    if quiz.score().all() == 0 {
        let none = dom::element("p").text(words.quiz_nothing);
        return panel
            .child(&heading.text(words.quiz_title))
            .child(&none)
            .child(&actions(&[(words.quiz_end, Command::EndQuiz)]));
    }
    if !quiz.is_revealed() {
        let first = [
            (words.quiz_next, Command::NextQuestion),
            (words.quiz_reveal, Command::Reveal),
            (words.quiz_end, Command::EndQuiz),
        ];
        return panel
            .child(&heading.text(words.quiz_title))
            .child(&dom::element("p").text(words.quiz_how))
            .child(&dom::element("p").class("progress").with("data-progress", ""))
            .child(&actions(&first))
            .child(&dom::element("p").class("note").text(words.quiz_local));
    }
    let list = quiz.questions().fold(dom::element("ol").class("answers"), |list, id| {
        list.child(&answer(presenter, quiz, id))
    });
    panel
        .child(&heading.with("data-progress", ""))
        .child(&list)
        .child(&actions(&[
            (words.quiz_again, Command::AskAgain),
            (words.quiz_end, Command::EndQuiz),
        ]))
        .child(&dom::element("p").class("note").text(words.recognised))
}

/// A statement with its source, and how the answer turned out; leads there.
fn answer(presenter: &Presenter, quiz: &Quiz, id: StatementId) -> DomRecipe {
    let verdict = quiz.verdict(id).unwrap_or(Verdict::Open);
    let tag = presenter.model.tag(presenter.model.statement(id).voice);
    let sign = match verdict {
        Verdict::Right => "✓",
        Verdict::Wrong => "✗",
        Verdict::Open => "–",
    };
    let words = list_words(&presenter.model.statement_text(id));
    let button = dom::element("button")
        .class("answer")
        .with("type", "button")
        .does(Command::Go(Mark::Statement(id)))
        .child(&dom::element("b").with("aria-hidden", "true").text(sign))
        .child(&dom::element("span").class("said").with("lang", "de").text(&words))
        .child(&presenter.disc(tag, true))
        .child(
            &dom::element("span")
                .class("name")
                .with("lang", "de")
                .text(&labels::title(tag, presenter.words)),
        )
        .child(&dom::element("em").text(&told(presenter, quiz, id, verdict)));
    dom::element("li").child(&button)
}

/// "richtig", "gewählt: Otto Muster", "offen"
pub fn told(presenter: &Presenter, quiz: &Quiz, id: StatementId, verdict: Verdict) -> String {
    let words = presenter.words;
    let guess = || {
        quiz.guess(id)
            .map(|voice| labels::title(presenter.model.tag(voice), words))
            .unwrap_or_default()
    };
    match verdict {
        Verdict::Right => words.quiz_right.into(),
        Verdict::Wrong => fill(words.quiz_wrong, &[("name", &guess())]),
        Verdict::Open => words.quiz_open.into(),
    }
}

/// Puts the panel where it belongs, or takes it away where classroom mode is not shown.
pub fn put(shadow: &ShadowHost, presenter: &Presenter, quiz: Option<&Quiz>) {
    for old in shadow.all(".quiz") {
        old.remove();
    }
    let Some(quiz) = quiz else { return };
    let panel = panel(presenter, quiz).element();
    for parent in shadow.all(if shadow.is_docked() { ".drawer" } else { ".cols" }) {
        let _ = parent.append_child(&panel);
    }
}

/// Says in the panel how far the reader is.
pub fn refresh(shadow: &ShadowHost, presenter: &Presenter, quiz: Option<&Quiz>) {
    let Some(text) = quiz.map(|quiz| progress(presenter, quiz)) else { return };
    for shown in shadow.all("[data-progress]") {
        shown.set_text_content(Some(&text));
    }
}

/// The sign and label of each question's marker, while sources are hidden: "?" for a question, a dot
/// for one that is answered.
pub fn markers(presenter: &Presenter, quiz: &Quiz) -> Vec<(StatementId, &'static str, String)> {
    let of = quiz.score().all();
    let marker = |(at, id): (usize, StatementId)| {
        let guess = quiz.guess(id);
        let label = marker_label(presenter, Position { at: at + 1, of }, guess);
        (id, if guess.is_some() { "•" } else { "?" }, label)
    };
    quiz.questions().enumerate().map(marker).collect_vec()
}

/// "Aussage 3 von 12, noch offen"
pub fn marker_label(presenter: &Presenter, position: Position, guess: Option<Voice>) -> String {
    let position = presenter.position(position);
    let values = [("position", position.as_str()), ("state", state(presenter, guess))];
    fill(presenter.words.quiz_marker, &values)
}
