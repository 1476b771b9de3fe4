//! What the cards say, as DOM. Buttons carry what they do: `data-go` jumps to a mark and shows its
//! card there, `data-show` shows a mark's card in place; `data-key` names a control that stays the
//! same when the content changes.

mod entity;
mod figure;
pub mod scale;
mod statement;

use super::desk::Desk;
use super::dom::{self, Draft};
use super::messages::fill;
use super::names;
use super::steps::Steps;
use crate::reading::EntityKind;
use crate::view_model::{
    Mark, MentionId, PartOf, Saying, StatementId, StatementLine, TextRun, VoiceTag,
};

/// The content of one card.
pub struct Content {
    /// From head to foot.
    pub pieces: Vec<Draft>,
    /// Colour of the top rule; `None`: no source.
    pub hue: Option<u8>,
}

/// The content of the card of a mark; `steps` from a statement.
pub fn content(desk: &Desk, mark: Mark, steps: impl Fn(StatementId) -> Steps) -> Content {
    match mark {
        Mark::Statement(id) => statement::content(desk, &desk.model.statement_card(id), &steps(id)),
        Mark::Figure(id) => figure::content(desk, &desk.model.figure_card(id)),
        Mark::Mention(id) => {
            let MentionId(at) = id;
            let entity = desk.model.reading().mentions[at as usize].entity;
            entity::content(desk, &desk.model.entity_card(entity, Some(id)))
        }
    }
}

/// The last line with the steps from a statement at its end.
pub fn steps_foot(desk: &Desk, left: Draft, steps: &Steps) -> Draft {
    let target = |id: Option<StatementId>| id.map(|id| names::of(Mark::Statement(id)));
    let targets = (target(steps.previous), target(steps.next));
    let names = (desk.words.previous_statement, desk.words.next_statement);
    let foot = dom::element("footer").class("foot").child(&left);
    foot.child(&stepper(names, targets, &desk.position(steps.position)))
}

/// Eyebrow and heading, the close button for pinned and touched cards.
pub fn head(desk: &Desk, eyebrow: &str, heading: Draft) -> Draft {
    dom::element("header")
        .class("head")
        .child(&dom::element("p").class("eyebrow").text(eyebrow))
        .child(&heading.with("id", "card-heading"))
        .child(
            &dom::element("button")
                .class("close")
                .with("type", "button")
                .with("data-close", "")
                .with("hidden", "")
                .with("aria-label", desk.words.close),
        )
}

/// Facts as a list of terms; empty ones stay out.
fn facts(rows: Vec<(&str, Option<Draft>)>) -> Option<Draft> {
    rows.into_iter().filter_map(|(term, value)| Some((term, value?))).fold(
        None,
        |list, (term, value)| {
            let list =
                list.unwrap_or_else(|| dom::element("dl")).child(&dom::element("dt").text(term));
            Some(list.child(&dom::element("dd").child(&value)))
        },
    )
}

fn text(value: impl Into<Option<String>>) -> Option<Draft> {
    value.into().filter(|text| !text.is_empty()).map(|text| dom::element("span").text(&text))
}

/// A section with its heading and count.
fn section(title: &str, count: Option<usize>) -> Draft {
    let heading = dom::element("h4").text(title);
    let heading = match count {
        Some(count) => heading.child(&dom::element("b").text(&format!(" {count}"))),
        None => heading,
    };
    dom::element("div").class("sec").child(&heading)
}

/// "‹ 3 von 5 ›": names of both buttons, where they lead, what stands between.
fn stepper(
    names: (&str, &str),
    targets: (Option<String>, Option<String>),
    position: &str,
) -> Draft {
    let button = |sign: &str, name: &str, key: &str, target: Option<String>| {
        let button = dom::element("button")
            .with("type", "button")
            .with("aria-label", name)
            .with("data-key", key)
            .text(sign);
        match target {
            Some(target) => button.with("data-go", &target),
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
fn lines(desk: &Desk, list: &[StatementLine], hue: u8, current: Option<usize>) -> Draft {
    let class = if list.len() > 8 { "says long" } else { "says" };
    let mut items = dom::element("ul").class(class);
    for (at, line) in list.iter().enumerate() {
        let words = list_words(&line.text);
        let mut button = dom::element("button")
            .class("say")
            .with("type", "button")
            .with("data-ql-s", &hue.to_string())
            .with("data-ql-k", names::nearness(line.look.nearness))
            .with("data-go", &names::of(Mark::Statement(line.id)))
            .child(&dom::element("i"))
            .child(&dom::element("span").with("lang", "de").text(&words))
            .child(&dom::element("em").text(desk.words.look(line.look)));
        if current == Some(at) {
            button = button.with("aria-current", "true");
        }
        items = items.child(&dom::element("li").child(&button));
    }
    items
}

/// A statement's words in one line.
pub fn list_words(runs: &[TextRun]) -> String {
    runs.iter()
        .map(|run| match run {
            TextRun::Plain(text) | TextRun::Wording(text) => text.as_str(),
            TextRun::Gap => " […] ",
        })
        .collect()
}

/// The last line: how it was found, and what it is part of or a stepper.
fn foot(left: &str, right: Option<Draft>) -> Draft {
    let foot = dom::element("footer").class("foot").child(&dom::element("span").text(left));
    match right {
        Some(right) => foot.child(&right),
        None => foot,
    }
}

/// "Teil einer Aussage von ...": shows that statement in place.
fn part_of(desk: &Desk, part: Option<&PartOf>) -> Option<Draft> {
    let part = part?;
    let name = short_name(desk, &part.tag);
    let button = dom::element("button").class("link").with("type", "button");
    let button = button.with("data-show", &names::of(Mark::Statement(part.statement)));
    Some(button.text(&fill(desk.words.part_of, &[("name", &name)])))
}

/// A person by the last name, everybody else as in the legend.
fn short_name(desk: &Desk, tag: &VoiceTag) -> String {
    let title = names::title(tag, desk.words);
    let entity = tag.entity.map(|id| &desk.model.reading().entities[id.0 as usize]);
    match entity {
        Some(entity) if entity.kind == EntityKind::Person => {
            title.split_whitespace().last().unwrap_or(&title).into()
        }
        _ => title,
    }
}

/// Voices with their kind of speech, each leading to its statement in place.
fn sayings(desk: &Desk, list: &[Saying], with_look: bool) -> Option<Draft> {
    if list.is_empty() {
        return None;
    }
    let mut shown = dom::element("span");
    for (at, saying) in list.iter().enumerate() {
        if at > 0 {
            shown = shown.text(", ");
        }
        shown = shown.child(
            &desk.who(&saying.tag, ("data-show", &names::of(Mark::Statement(saying.statement)))),
        );
        if with_look {
            shown = shown.text(&format!(", {}", desk.words.look(saying.look)));
        }
    }
    Some(shown)
}
