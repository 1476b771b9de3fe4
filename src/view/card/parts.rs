//! The pieces that cards are made of. `data-key` names a control that stays the same when the content
//! changes.

use crate::interaction::command::Command;
use crate::interaction::state::Steps;
use crate::reading::EntityKind;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::furniture::presenter::Presenter;
use crate::view::wording::labels::{self, list_words};
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, MentionId, PartOf, Saying, StatementId, StatementLine, VoiceTag};

/// The content of one card.
pub struct Content {
    /// From head to foot.
    pub pieces: Vec<DomRecipe>,
    /// Colour of the top rule; `None`: no source.
    pub hue: Option<u8>,
}

/// The last line with the steps from a statement at its end.
pub fn steps_foot(presenter: &Presenter, left: DomRecipe, steps: &Steps) -> DomRecipe {
    let target = |id: Option<StatementId>| id.map(|id| Command::Go(Mark::Statement(id)));
    let targets = (target(steps.previous), target(steps.next));
    let names = (presenter.words.previous_statement, presenter.words.next_statement);
    let foot = dom::element("footer").class("foot").child(&left);
    foot.child(&stepper(names, targets, &presenter.position(steps.position)))
}

/// Eyebrow and heading, the close button for pinned and touched cards.
pub fn head(presenter: &Presenter, eyebrow: &str, heading: DomRecipe) -> DomRecipe {
    dom::element("header")
        .class("head")
        .child(&dom::element("p").class("eyebrow").text(eyebrow))
        .child(&heading.with("id", "card-heading"))
        .child(
            &dom::element("button")
                .class("close")
                .with("type", "button")
                .does(Command::CloseCard)
                .with("hidden", "")
                .with("aria-label", presenter.words.close),
        )
}

/// Facts as a list of terms; empty ones stay out.
pub(super) fn facts(rows: Vec<(&str, Option<DomRecipe>)>) -> Option<DomRecipe> {
    rows.into_iter().filter_map(|(term, value)| Some((term, value?))).fold(
        None,
        |list, (term, value)| {
            let list =
                list.unwrap_or_else(|| dom::element("dl")).child(&dom::element("dt").text(term));
            Some(list.child(&dom::element("dd").child(&value)))
        },
    )
}

pub(super) fn text(value: impl Into<Option<String>>) -> Option<DomRecipe> {
    value.into().filter(|text| !text.is_empty()).map(|text| dom::element("span").text(&text))
}

/// A section with its heading and count.
pub(super) fn section(title: &str, count: Option<usize>) -> DomRecipe {
    let heading = dom::element("h4").text(title);
    let heading = match count {
        Some(count) => heading.child(&dom::element("b").text(&format!(" {count}"))),
        None => heading,
    };
    dom::element("div").class("sec").child(&heading)
}

/// "‹ 3 von 5 ›": names of both buttons, where they lead, what stands between.
pub(super) fn stepper(
    names: (&str, &str),
    targets: (Option<Command>, Option<Command>),
    position: &str,
) -> DomRecipe {
    let button = |sign: &str, name: &str, key: &str, target: Option<Command>| {
        let button = dom::element("button")
            .with("type", "button")
            .with("aria-label", name)
            .with("data-key", key)
            .text(sign);
        match target {
            Some(target) => button.does(target),
            None => button.with("disabled", ""),
        }
    };
    dom::element("span")
        .class("step")
        .child(&button("‹", names.0, "previous", targets.0))
        .child(&dom::element("span").text(position))
        .child(&button("›", names.1, "next", targets.1))
}

/// Statements as lines that lead to them; the current one is shaded.
pub(super) fn lines(
    presenter: &Presenter,
    list: &[StatementLine],
    hue: u8,
    current: Option<usize>,
) -> DomRecipe {
    let class = if list.len() > 8 { "says long" } else { "says" };
    let mut items = dom::element("ul").class(class);
    for (at, line) in list.iter().enumerate() {
        let words = list_words(&line.text);
        let mut button = dom::element("button")
            .class("say")
            .with("type", "button")
            .with("data-ql-s", &hue.to_string())
            .with("data-ql-k", labels::nearness(line.look.nearness))
            .does(Command::Go(Mark::Statement(line.id)))
            .child(&dom::element("i"))
            .child(&dom::element("span").with("lang", "de").text(&words))
            .child(&dom::element("em").text(presenter.words.look(line.look)));
        if current == Some(at) {
            button = button.with("aria-current", "true");
        }
        items = items.child(&dom::element("li").child(&button));
    }
    items
}

/// The last line: how it was found, and what it is part of or a stepper.
pub(super) fn foot(left: &str, right: Option<DomRecipe>) -> DomRecipe {
    let foot = dom::element("footer").class("foot").child(&dom::element("span").text(left));
    match right {
        Some(right) => foot.child(&right),
        None => foot,
    }
}

/// "Teil einer Aussage von ...": shows that statement in place.
pub(super) fn part_of(presenter: &Presenter, part: Option<&PartOf>) -> Option<DomRecipe> {
    let part = part?;
    let name = short_name(presenter, &part.tag);
    let button = dom::element("button").class("link").with("type", "button");
    let button = button.does(Command::Peek(Mark::Statement(part.statement)));
    Some(button.text(&fill(presenter.words.part_of, &[("name", &name)])))
}

/// A person by the last name, everybody else as in the legend.
pub(super) fn short_name(presenter: &Presenter, tag: &VoiceTag) -> String {
    let title = labels::title(tag, presenter.words);
    let entity = tag.entity.map(|id| &presenter.model.reading().entities[id.0 as usize]);
    match entity {
        Some(entity) if entity.kind == EntityKind::Person => {
            title.split_whitespace().last().unwrap_or(&title).into()
        }
        _ => title,
    }
}

/// Voices with their kind of speech, each leading to its statement in place.
pub(super) fn sayings(
    presenter: &Presenter,
    list: &[Saying],
    with_look: bool,
) -> Option<DomRecipe> {
    if list.is_empty() {
        return None;
    }
    let mut shown = dom::element("span");
    for (at, saying) in list.iter().enumerate() {
        if at > 0 {
            shown = shown.text(", ");
        }
        shown = shown
            .child(&presenter.who(&saying.tag, Command::Peek(Mark::Statement(saying.statement))));
        if with_look {
            shown = shown.text(&format!(", {}", presenter.words.look(saying.look)));
        }
    }
    Some(shown)
}

/// Shorter marks under the same words, as buttons that show their card in place.
pub(super) fn marks_within(presenter: &Presenter, marks: &[Mark]) -> Option<DomRecipe> {
    let mut shown = None;
    for mark in marks {
        let reading = presenter.model.reading();
        let label = match mark {
            Mark::Mention(MentionId(id)) => {
                let entity = reading.mentions[*id as usize].entity;
                reading.entities[entity.0 as usize].label.clone()
            }
            Mark::Figure(id) => presenter.model.figure_card(*id).facts.words,
            Mark::Statement(_) => continue,
        };
        let before =
            shown.map_or_else(|| dom::element("span"), |before: DomRecipe| before.text(", "));
        let button =
            dom::element("button").class("link").with("type", "button").does(Command::Peek(*mark));
        shown = Some(before.child(&button.text(&label)));
    }
    shown
}
