//! The same facts without the text: a heading for each source, a table of its statements. Also the
//! print appendix.

use super::presenter::Presenter;
use super::tables::{head, jump};
use crate::compact::Collect;
use crate::interaction::command::voice_name;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
use crate::view_model::{Badge, ListRow, Mark, Nearness, SourceList, Voice};

/// The list of all sources and statements.
pub fn list(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let section = dom::element("section")
        .class("list tables")
        .part("list")
        .with("aria-labelledby", "list")
        // In place of the article, hence in place of its headline.
        .child(
            &dom::element("h2")
                .with("id", "list")
                .with("tabindex", "-1")
                .with("aria-level", "1")
                .text(words.list_title),
        )
        .child(&summary(presenter));
    let section =
        presenter.model.list().iter().enumerate().fold(section, |section, (at, source)| {
            section.child(&of_source(presenter, source, at))
        });
    match unanchored(presenter) {
        Some(lost) => section.child(&lost),
        None => section,
    }
}

/// An editor's corrections that fit nowhere: listed, so that none is lost.
fn unanchored(presenter: &Presenter) -> Option<DomRecipe> {
    let words = presenter.words;
    let lost = presenter.model.unanchored();
    let entries = lost.iter().fold(dom::element("ul"), |list, lost| {
        let why = if lost.ambiguous { words.unanchored_many } else { words.unanchored_none };
        let said = dom::element("span")
            .class("said")
            .with("lang", "de")
            .text(&words.quoted(&lost.statement));
        let note = lost.note.as_ref().map_or(String::new(), |note| format!(" · {note}"));
        list.child(&dom::element("li").child(&said).text(&format!(" – {why}{note}")))
    });
    let heading = dom::element("h3").with("aria-level", "2").text(words.unanchored);
    let section = dom::element("section").with("data-ql-s", "0").with("data-unanchored", "");
    (!lost.is_empty()).then(|| section.child(&heading).child(&entries))
}

/// "Brücke wird teurer", "6 Quellen, 14 Aussagen · automatisch erkannt"
fn summary(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let named = presenter
        .model
        .rows()
        .iter()
        .filter(|row| matches!(row.tag.badge, Badge::Number(_)))
        .count();
    let counts = format!(
        "{}, {} · {}",
        presenter.counted(named, (words.source, words.sources)),
        presenter.counted(presenter.model.statements().len(), (words.statement, words.statements)),
        words.recognised
    );
    let headline =
        dom::element("b").with("lang", "de").text(&presenter.model.headline().unwrap_or_default());
    dom::element("p")
        .class("summary")
        .child(&headline)
        .text(" ")
        .child(&dom::element("span").text(&counts))
}

fn of_source(presenter: &Presenter, list: &SourceList, number: usize) -> DomRecipe {
    let words = presenter.words;
    let row = &list.source;
    let id = format!("list-{number}");
    let mut heading = dom::element("h3")
        .with("id", &id)
        .with("aria-level", "2")
        .child(&presenter.disc(&row.tag, false))
        .child(&dom::element("span").with("lang", "de").text(&labels::title(&row.tag, words)));
    heading = heading.child(&dom::element("small").text(&facts(presenter, list)));
    let section = dom::element("section")
        .with("data-ql-s", &row.tag.hue.to_string())
        .with("data-of", &voice_name(row.tag.voice))
        .child(&heading);
    if row.tag.voice == Voice::Editorial {
        return section.child(&dom::element("p").class("rest").text(words.editorial_rest));
    }
    let columns = [words.statement, words.kind_of_speech, words.recognised_by, words.place];
    let body =
        list.rows.iter().fold(dom::element("tbody"), |body, row| body.child(&line(presenter, row)));
    let caption = fill(words.list_caption, &[("name", &labels::title(&row.tag, words))]);
    let caption = dom::element("caption").text(&caption);
    section.child(&dom::element("table").child(&caption).child(&head(&columns)).child(&body))
}

/// "Regierung · 7 Aussagen (50 %) · 41 % der Wörter"
fn facts(presenter: &Presenter, list: &SourceList) -> String {
    let words = presenter.words;
    let mut facts = vec![presenter.kind(&list.source)];
    let count = list.rows.len();
    if count > 0 {
        let share = presenter.percent(count as f64 / presenter.model.statements().len() as f64);
        facts.push(format!(
            "{} ({share})",
            presenter.counted(count, (words.statement, words.statements))
        ));
    }
    if list.source.share > 0.0 && list.source.tag.voice != Voice::Editorial {
        facts.push(fill(words.of_words, &[("n", &presenter.percent(list.source.share))]));
    }
    facts.join(" · ")
}

fn line(presenter: &Presenter, row: &ListRow) -> DomRecipe {
    let words = presenter.words;
    let cell = || dom::element("td");
    let mut by = presenter.evidence(&row.cue, row.evidence);
    if row.inferred {
        by = format!("{by} ({})", words.inferred_short);
    }
    if row.review.is_some() {
        by = format!("{by} ({})", presenter.origin(row.review.as_ref()));
    }
    let mut said = presenter.runs(
        dom::element("th").class("said").with("scope", "row").with("lang", "de"),
        &row.line.text,
    );
    if !row.chain.is_empty() {
        let names: Vec<String> =
            row.chain.iter().map(|outer| labels::title(&outer.tag, words)).collect_vec();
        let according = format!("{} {}", words.according_to, names.join(", "));
        said = said.child(&dom::element("small").with("lang", words.locale).text(&according));
    }
    dom::element("tr")
        .child(&said)
        .child(&cell().child(&presenter.look(row.line.look)))
        .child(&cell().text(&by))
        .child(&cell().child(&jump(presenter, Mark::Statement(row.line.id), row.line.place)))
        .flag("data-verbatim", row.line.look.mixed || row.line.look.nearness == Nearness::Direct)
}
