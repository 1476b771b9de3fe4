//! What classroom mode shows: the question of a statement, the panel with its score, the worksheet.
//! When, is `classroom`'s business.

use super::card::{Content, head, list_words, steps_foot};
use super::desk::Desk;
use super::dom::{self, Draft};
use super::messages::fill;
use super::names;
use super::steps::Steps;
use crate::view_model::{Mark, Quiz, StatementId, Verdict, Voice};

/// The question of a statement, in place of its card.
pub(super) fn question(desk: &Desk, quiz: &Quiz, id: StatementId, steps: &Steps) -> Content {
    let words = desk.words;
    let guess = quiz.guess(id);
    let said = dom::element("blockquote")
        .with("lang", "de")
        .text(&list_words(&desk.model.statement_text(id)));
    let set = dom::element("fieldset").class("choices").with("aria-labelledby", "card-heading");
    let set = quiz
        .choices()
        .iter()
        .fold(set, |set, voice| set.child(&choice(desk, *voice, guess == Some(*voice))));
    let answered = dom::element("span").with("data-answered", "").text(state(desk, guess));
    let reveal = button(words.quiz_reveal, "reveal").with("data-key", "reveal");
    let reveal = reveal.flag("hidden", quiz.score().open > 0);
    let left = dom::element("span").child(&answered).text(" ").child(&reveal);
    let heading = dom::element("h3").text(words.quiz_question);
    let pieces =
        vec![head(desk, words.view_classroom, heading), said, set, steps_foot(desk, left, steps)];
    Content { pieces, hue: None }
}

/// "zugeordnet", "noch offen"
pub(super) fn state(desk: &Desk, guess: Option<Voice>) -> &'static str {
    if guess.is_some() { desk.words.quiz_done } else { desk.words.quiz_open }
}

/// The questions on paper, with a line for each answer.
pub(super) fn worksheet(desk: &Desk, quiz: &Quiz) -> Draft {
    let words = desk.words;
    let choices: Vec<String> =
        quiz.choices().iter().map(|v| names::title(desk.model.tag(*v), words)).collect();
    let choices = fill(words.quiz_choices, &[("names", &choices.join(" · "))]);
    let lines = quiz.questions().fold(dom::element("ol"), |lines, id| {
        let said = list_words(&desk.model.statement_text(id));
        lines.child(
            &dom::element("li")
                .child(&dom::element("span").class("said").with("lang", "de").text(&said)),
        )
    });
    let sheet = dom::element("section").class("worksheet").with("aria-labelledby", "worksheet");
    let sheet = sheet.child(&dom::element("h2").with("id", "worksheet").text(words.quiz_title));
    sheet.child(&dom::element("p").text(&choices)).child(&lines)
}

fn choice(desk: &Desk, voice: Voice, chosen: bool) -> Draft {
    let name = names::voice(voice);
    let input =
        dom::element("input").with("type", "radio").with("name", "guess").with("value", &name);
    let input = input.flag("checked", chosen);
    let label = dom::element("span")
        .with("lang", "de")
        .text(&names::title(desk.model.tag(voice), desk.words));
    dom::element("label").child(&input.with("data-key", &format!("guess-{name}"))).child(&label)
}

fn button(label: &str, what: &str) -> Draft {
    dom::element("button")
        .class("link")
        .part("link")
        .with("type", "button")
        .with("data-quiz", what)
        .text(label)
}

/// What is to be done, how far it is, and the way out; once the answers are shown, all of them.
pub(super) fn panel(desk: &Desk, quiz: &Quiz) -> Draft {
    let words = desk.words;
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
    let list = quiz
        .questions()
        .fold(dom::element("ol").class("answers"), |list, id| list.child(&answer(desk, quiz, id)));
    panel
        .child(&heading.with("data-progress", ""))
        .child(&list)
        .child(&actions(&[(words.quiz_again, "again"), (words.quiz_end, "end")]))
        .child(&dom::element("p").class("note").text(words.recognised))
}

/// A statement with its source, and how the answer turned out; leads there.
fn answer(desk: &Desk, quiz: &Quiz, id: StatementId) -> Draft {
    let verdict = quiz.verdict(id).unwrap_or(Verdict::Open);
    let tag = desk.model.tag(desk.model.statement(id).voice);
    let sign = match verdict {
        Verdict::Right => "✓",
        Verdict::Wrong => "✗",
        Verdict::Open => "–",
    };
    let words = list_words(&desk.model.statement_text(id));
    let button = dom::element("button")
        .class("answer")
        .with("type", "button")
        .with("data-go", &names::of(Mark::Statement(id)))
        .child(&dom::element("b").with("aria-hidden", "true").text(sign))
        .child(&dom::element("span").class("said").with("lang", "de").text(&words))
        .child(&desk.disc(tag, true))
        .child(
            &dom::element("span")
                .class("name")
                .with("lang", "de")
                .text(&names::title(tag, desk.words)),
        )
        .child(&dom::element("em").text(&told(desk, quiz, id, verdict)));
    dom::element("li").child(&button)
}

/// "richtig", "gewählt: Otto Muster", "offen"
pub(super) fn told(desk: &Desk, quiz: &Quiz, id: StatementId, verdict: Verdict) -> String {
    let words = desk.words;
    let guess = || {
        quiz.guess(id).map(|voice| names::title(desk.model.tag(voice), words)).unwrap_or_default()
    };
    match verdict {
        Verdict::Right => words.quiz_right.into(),
        Verdict::Wrong => fill(words.quiz_wrong, &[("name", &guess())]),
        Verdict::Open => words.quiz_open.into(),
    }
}

/// "3 von 12 zugeordnet"
pub(super) fn progress(desk: &Desk, quiz: &Quiz) -> String {
    let score = quiz.score();
    let (done, all) = ((score.all() - score.open).to_string(), score.all().to_string());
    fill(desk.words.quiz_progress, &[("n", &done), ("of", &all)])
}

/// "9 von 12 richtig"
pub(super) fn score(desk: &Desk, quiz: &Quiz) -> String {
    let score = quiz.score();
    fill(
        desk.words.quiz_score,
        &[("n", &score.right.to_string()), ("of", &score.all().to_string())],
    )
}
