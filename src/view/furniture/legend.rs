//! The legend: one row per voice, with number, count and share. A row filters. What is assigned to
//! nobody has no share: it may be the newsroom's, or a statement that was not recognised.

use super::presenter::Presenter;
use super::shadow_host::ShadowHost;
use super::stepper::stepper;
use super::switches::{show_all, verbatim};
use super::tables::head;
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels;
use crate::view_model::{SourceRow, Voice, VoiceKind};

/// The legend of an article, empty: it keeps its place until [`content`] is there.
pub fn legend(_: &Presenter) -> DomRecipe {
    dom::element("aside").class("legend").part("legend").with("aria-labelledby", "legend")
}

/// The content of the legend.
pub fn content(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let heading = dom::element("h2")
        .with("id", "legend")
        .child(&dom::element("slot").with("name", "legend-title").text(words.who_speaks))
        .child(&dom::element("span").text(words.statements));
    let list = presenter
        .model
        .rows()
        .iter()
        .fold(dom::element("ul"), |list, row| list.child(&item(presenter, row)));
    DomRecipe::default()
        .child(&heading)
        .child(&verbatim(presenter).with("data-narrow", ""))
        .child(&stepper(presenter).with("data-narrow", ""))
        .child(&list)
        .child(&dom::element("p").class("note").text(words.share_note))
        .child(&show_all(presenter))
        .child(&kinds(presenter))
}

/// Sources by kind, with their shares; a kind filters to all its voices.
fn kinds(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let head = head(&[words.by_kind, words.words, words.statements]);
    let kinds = presenter.model.voice_kinds();
    let kinds = kinds.iter().filter(|row| row.kind != VoiceKind::Editorial);
    let body = kinds.fold(dom::element("tbody"), |body, row| {
        let name = match row.kind {
            VoiceKind::Source(kind) => words.source_kind(kind),
            VoiceKind::Nobody | VoiceKind::Editorial => words.nobody,
        };
        let label = dom::element("button")
            .with("type", "button")
            .with("aria-pressed", "false")
            .does(Command::FilterKind(row.kind))
            .text(name);
        let badges =
            row.voices.iter().map(|voice| presenter.disc(presenter.model.tag(*voice), true));
        let badges = badges
            .fold(dom::element("span").class("badges").with("aria-hidden", "true"), |all, disc| {
                all.child(&disc)
            });
        let share = |share: f64| dom::element("td").text(&presenter.percent(share));
        let said = share(row.statement_share);
        let head = dom::element("th").with("scope", "row").child(&label).child(&badges);
        body.child(&dom::element("tr").child(&head).child(&share(row.share)).child(&said))
    });
    dom::element("table").class("kinds").part("kinds").child(&head).child(&body)
}

fn item(presenter: &Presenter, row: &SourceRow) -> DomRecipe {
    let words = presenter.words;
    let editorial = row.tag.voice == Voice::Editorial;
    let line = match editorial {
        true => dom::element("div"),
        false => dom::element("button")
            .with("type", "button")
            .with("aria-pressed", "false")
            .does(Command::FilterVoice(row.tag.voice)),
    };
    let mut line = line
        .class("row")
        .part("row")
        .with("data-ql-s", &row.tag.hue.to_string())
        .child(&presenter.disc(&row.tag, false))
        .child(
            &dom::element("span")
                .class("name")
                .with("lang", "de")
                .text(&labels::title(&row.tag, presenter.words)),
        )
        .child(
            &dom::element("span")
                .class("count")
                .text(&count(presenter, row))
                .child(&said(presenter, row)),
        )
        .child(&dom::element("span").class("kind").text(&presenter.kind(row)));
    // Of what is assigned to nobody it would look like the newsroom's.
    if row.share > 0.0 && !editorial {
        let bar = dom::element("i").style("flex-basis", &dom::percent(row.bar));
        line = line.child(
            &dom::element("span")
                .class("share")
                .child(&bar)
                .text(&presenter.percent(row.share))
                .child(&spoken(words.words)),
        );
    }
    dom::element("li").class(if editorial { "editorial" } else { "" }).child(&line)
}

fn count(presenter: &Presenter, row: &SourceRow) -> String {
    if row.tag.voice == Voice::Editorial {
        String::new()
    } else {
        presenter.formats.number(row.statements as f64)
    }
}

/// The noun of a count, for screen readers; readers see it in the column's head.
fn said(presenter: &Presenter, row: &SourceRow) -> DomRecipe {
    match row.statements {
        0 => spoken(""),
        1 => spoken(presenter.words.statement),
        _ => spoken(presenter.words.statements),
    }
}

fn spoken(text: &str) -> DomRecipe {
    dom::element("span").class("spoken").text(&format!(" {text} "))
}

/// Shows the legend, or hides it where the host wants none.
pub fn refresh(shadow: &ShadowHost, shown: bool) {
    for legend in shadow.all(".legend") {
        dom::flag(&legend, "hidden", !shown);
    }
}
