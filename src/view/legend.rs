//! Who speaks: one row a voice, with number, count and share. A row filters.

use super::desk::Desk;
use super::dom::{self, Draft};
use super::list::head;
use super::messages::fill;
use super::names;
use crate::view_model::{SourceRow, Voice, VoiceKind};

/// The legend of an article, empty: it keeps its place until [`content`] is there.
pub fn legend() -> Draft {
    dom::element("aside").class("legend").part("legend").with("aria-labelledby", "legend")
}

/// What stands in the legend.
pub fn content(desk: &Desk) -> Draft {
    let words = desk.words;
    let heading = dom::element("h2")
        .with("id", "legend")
        .child(&dom::element("slot").with("name", "legend-title").text(words.who_speaks))
        .child(&dom::element("span").text(words.statements));
    let list =
        desk.model.rows().iter().fold(dom::element("ul"), |list, row| list.child(&item(desk, row)));
    Draft::default()
        .child(&heading)
        .child(&super::toolbar::verbatim(desk).with("data-narrow", ""))
        .child(&super::steps::stepper(desk).with("data-narrow", ""))
        .child(&list)
        .child(&dom::element("p").class("note").text(words.share_note))
        .child(&show_all(desk))
        .child(&kinds(desk))
}

/// "Alle zeigen", as long as something is left out.
pub fn show_all(desk: &Desk) -> Draft {
    let button = dom::element("button")
        .class("link")
        .part("link")
        .with("type", "button")
        .with("data-all", "");
    button.with("hidden", "").text(desk.words.show_all)
}

/// Sources by kind, with their shares; a kind filters to all its voices.
fn kinds(desk: &Desk) -> Draft {
    let words = desk.words;
    let head = head(&[words.by_kind, words.words, words.statements]);
    let kinds = desk.model.voice_kinds();
    let body = kinds.iter().enumerate().fold(dom::element("tbody"), |body, (at, row)| {
        let name = match row.kind {
            VoiceKind::Source(kind) => words.source_kind(kind),
            VoiceKind::Nobody => words.nobody,
            VoiceKind::Editorial => words.editorial,
        };
        let label = match row.kind {
            VoiceKind::Editorial => dom::element("span").text(name),
            _ => dom::element("button")
                .with("type", "button")
                .with("aria-pressed", "false")
                .with("data-kind", &at.to_string())
                .text(name),
        };
        let badges = row.voices.iter().map(|voice| desk.disc(desk.model.tag(*voice), true));
        let badges = badges
            .fold(dom::element("span").class("badges").with("aria-hidden", "true"), |all, disc| {
                all.child(&disc)
            });
        let share = |share: f64| dom::element("td").text(&desk.percent(share));
        let said = if row.kind == VoiceKind::Editorial {
            dom::element("td").text("–")
        } else {
            share(row.statement_share)
        };
        let head = dom::element("th").with("scope", "row").child(&label).child(&badges);
        body.child(&dom::element("tr").child(&head).child(&share(row.share)).child(&said))
    });
    dom::element("table").class("kinds").part("kinds").child(&head).child(&body)
}

fn item(desk: &Desk, row: &SourceRow) -> Draft {
    let words = desk.words;
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
        .child(
            &dom::element("span")
                .class("name")
                .with("lang", "de")
                .text(&names::title(&row.tag, desk.words)),
        )
        .child(&dom::element("span").class("count").text(&count(desk, row)).child(&said(desk, row)))
        .child(&dom::element("span").class("kind").text(&kind(desk, row)));
    if row.share > 0.0 {
        let bar = dom::element("i").style("flex-basis", &dom::percent(row.bar));
        line = line.child(
            &dom::element("span")
                .class("share")
                .child(&bar)
                .text(&desk.percent(row.share))
                .child(&spoken(words.words)),
        );
    }
    dom::element("li").class(if editorial { "editorial" } else { "" }).child(&line)
}

fn count(desk: &Desk, row: &SourceRow) -> String {
    if row.tag.voice == Voice::Editorial {
        String::new()
    } else {
        desk.intl.number(row.statements as f64)
    }
}

/// What the count counts, for the ear; the column's head says it to the eye.
fn said(desk: &Desk, row: &SourceRow) -> Draft {
    match row.statements {
        0 => spoken(""),
        1 => spoken(desk.words.statement),
        _ => spoken(desk.words.statements),
    }
}

fn spoken(text: &str) -> Draft {
    dom::element("span").class("spoken").text(&format!(" {text} "))
}

/// What kind of voice a row is.
pub fn kind(desk: &Desk, row: &SourceRow) -> String {
    let words = desk.words;
    if !row.passed_on_by.is_empty() {
        let names: Vec<String> =
            row.passed_on_by.iter().map(|v| names::title(desk.model.tag(*v), words)).collect();
        return fill(words.passed_on_by, &[("names", &names.join(", "))]);
    }
    match (row.tag.voice, row.tag.kind) {
        (Voice::Editorial, _) => words.editorial_kind.into(),
        (Voice::Nobody, _) | (_, None) => words.nobody_kind.into(),
        (_, Some(kind)) => words.source_kind(kind).into(),
    }
}
