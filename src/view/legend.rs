//! Who speaks: one row a voice, with number, count and share. A row filters.

use web_sys::Element;

use super::desk::Desk;
use super::dom::{self, Build};
use super::messages::fill;
use super::names;
use crate::view_model::{SourceRow, Voice};

/// The legend of an article.
pub fn legend(desk: &Desk) -> Element {
    let words = desk.words;
    let heading = dom::element("h2")
        .with("id", "legend")
        .text(words.who_speaks)
        .child(&dom::element("span").text(words.statements));
    let list = desk.model.rows().iter().fold(dom::element("ul"), |list, row| list.child(&item(desk, row)));
    dom::element("aside")
        .class("legend")
        .part("legend")
        .with("aria-labelledby", "legend")
        .child(&heading)
        .child(&super::toolbar::verbatim(desk).with("data-narrow", ""))
        .child(&list)
        .child(&dom::element("p").class("note").text(words.share_note))
}

fn item(desk: &Desk, row: &SourceRow) -> Element {
    let editorial = row.tag.voice == Voice::Editorial;
    let line = match editorial {
        true => dom::element("div"),
        false => dom::element("button")
            .with("type", "button")
            .with("aria-pressed", "false")
            .with("data-voice", &names::voice(row.tag.voice)),
    };
    let mut line = line
        .class("row")
        .part("row")
        .with("data-ql-s", &row.tag.hue.to_string())
        .child(&desk.disc(&row.tag, false))
        .child(&dom::element("span").class("name").with("lang", "de").text(&names::title(&row.tag, desk.words)))
        .child(&dom::element("span").class("count").text(&count(desk, row)))
        .child(&dom::element("span").class("kind").text(&kind(desk, row)));
    if row.share > 0.0 {
        let bar = dom::element("i").style("flex-basis", &dom::percent(row.bar));
        line = line.child(&dom::element("span").class("share").child(&bar).text(&desk.percent(row.share)));
    }
    dom::element("li").class(if editorial { "editorial" } else { "" }).child(&line)
}

fn count(desk: &Desk, row: &SourceRow) -> String {
    if row.tag.voice == Voice::Editorial { String::new() } else { desk.intl.number(row.statements as f64) }
}

/// What kind of voice a row is.
pub fn kind(desk: &Desk, row: &SourceRow) -> String {
    let words = desk.words;
    if !row.passed_on_by.is_empty() {
        let names: Vec<String> = row.passed_on_by.iter().map(|v| names::title(desk.model.tag(*v), words)).collect();
        return fill(words.passed_on_by, &[("names", &names.join(", "))]);
    }
    match (row.tag.voice, row.tag.kind) {
        (Voice::Editorial, _) => words.editorial_kind.into(),
        (Voice::Nobody, _) | (_, None) => words.nobody_kind.into(),
        (_, Some(kind)) => words.source_kind(kind).into(),
    }
}
