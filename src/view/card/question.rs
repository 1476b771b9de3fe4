//! The question of a statement in classroom mode, in place of its card.

use super::parts::{Content, head, steps_foot};
use crate::interaction::command::{Command, voice_name};
use crate::interaction::state::Steps;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::furniture::presenter::Presenter;
use crate::view::furniture::quiz_words::{button, state};
use crate::view::wording::labels::{self, list_words};
use crate::view_model::{Quiz, StatementId, Voice};

/// The question of a statement, in place of its card.
pub fn question(presenter: &Presenter, quiz: &Quiz, id: StatementId, steps: &Steps) -> Content {
    let words = presenter.words;
    let guess = quiz.guess(id);
    let said = dom::element("blockquote")
        .with("lang", "de")
        .text(&list_words(&presenter.model.statement_text(id)));
    let set = dom::element("fieldset").class("choices").with("aria-labelledby", "card-heading");
    let set = quiz
        .choices()
        .iter()
        .fold(set, |set, voice| set.child(&choice(presenter, id, *voice, guess == Some(*voice))));
    let answered = dom::element("span").with("data-answered", "").text(state(presenter, guess));
    let reveal = button(words.quiz_reveal, Command::Reveal).with("data-key", "reveal");
    let reveal = reveal.flag("hidden", quiz.score().open > 0);
    let left = dom::element("span").child(&answered).text(" ").child(&reveal);
    let heading = dom::element("h3").text(words.quiz_question);
    let pieces = vec![
        head(presenter, words.view_classroom, heading),
        said,
        set,
        steps_foot(presenter, left, steps),
    ];
    Content { pieces, hue: None }
}

fn choice(presenter: &Presenter, id: StatementId, voice: Voice, chosen: bool) -> DomRecipe {
    let name = voice_name(voice);
    let input =
        dom::element("input").with("type", "radio").with("name", "guess").with("value", &name);
    let input = input.does(Command::Answer(id, voice)).flag("checked", chosen);
    let label = dom::element("span")
        .with("lang", "de")
        .text(&labels::title(presenter.model.tag(voice), presenter.words));
    dom::element("label").child(&input.with("data-key", &format!("guess-{name}"))).child(&label)
}
