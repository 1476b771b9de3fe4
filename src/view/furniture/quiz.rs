//! What classroom mode shows: the question of a statement, the panel with its score, the worksheet.
//! When, is `classroom`'s business.

use super::presenter::Presenter;
use super::quiz_words::button;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels::{self, list_words};
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, Quiz, StatementId, Verdict};

/// The questions on paper, with a line for each answer.
pub fn worksheet(presenter: &Presenter, quiz: &Quiz) -> DomRecipe {
    let words = presenter.words;
    let choices: Vec<String> =
        quiz.choices().iter().map(|v| labels::title(presenter.model.tag(*v), words)).collect();
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

/// What is to be done, how far it is, and the way out; once the answers are shown, all of them.
pub fn panel(presenter: &Presenter, quiz: &Quiz) -> DomRecipe {
    let words = presenter.words;
    let panel = dom::element("aside").class("quiz").part("quiz").with("aria-labelledby", "quiz");
    let heading = dom::element("h2").with("id", "quiz").with("tabindex", "-1");
    let actions = |list: &[(&str, &str)]| {
        let row = dom::element("p").class("actions");
        list.iter().fold(row, |row, (label, what)| row.child(&button(label, what)))
    };
    if quiz.score().all() == 0 {
        let none = dom::element("p").text(words.quiz_nothing);
        return panel
            .child(&heading.text(words.quiz_title))
            .child(&none)
            .child(&actions(&[(words.quiz_end, "end")]));
    }
    if !quiz.is_revealed() {
        let first =
            [(words.quiz_next, "next"), (words.quiz_reveal, "reveal"), (words.quiz_end, "end")];
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
        .child(&actions(&[(words.quiz_again, "again"), (words.quiz_end, "end")]))
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
        .with("data-go", &labels::of(Mark::Statement(id)))
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

/// "3 von 12 zugeordnet"
pub fn progress(presenter: &Presenter, quiz: &Quiz) -> String {
    let score = quiz.score();
    let (done, all) = ((score.all() - score.open).to_string(), score.all().to_string());
    fill(presenter.words.quiz_progress, &[("n", &done), ("of", &all)])
}

/// "9 von 12 richtig"
pub fn score(presenter: &Presenter, quiz: &Quiz) -> String {
    let score = quiz.score();
    fill(
        presenter.words.quiz_score,
        &[("n", &score.right.to_string()), ("of", &score.all().to_string())],
    )
}
