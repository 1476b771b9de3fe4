//! Parts of the tables of list, figures and legend.

use super::presenter::Presenter;
use super::shadow_host::ShadowHost;
use crate::compact::Collect;
use crate::interaction::command::{Command, voice_name};
use crate::interaction::filter::Filter;
use crate::reading::BlockKind;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, Place};

/// The row of column heads.
pub fn head(columns: &[&str]) -> DomRecipe {
    let cell = |name: &&str| dom::element("th").with("scope", "col").text(name);
    let row = columns.iter().fold(dom::element("tr"), |row, name| row.child(&cell(name)));
    dom::element("thead").child(&row)
}

/// "Absatz 2", which leads there.
pub fn jump(presenter: &Presenter, mark: Mark, place: Place) -> DomRecipe {
    let name = presenter.words.block(place.block);
    let label = match place.block {
        BlockKind::Paragraph | BlockKind::Subheading => {
            fill(presenter.words.numbered, &[("what", name), ("n", &place.number.to_string())])
        }
        _ => name.into(),
    };
    dom::element("button").class("link").with("type", "button").does(Command::Go(mark)).text(&label)
}

/// Marks what the filter leaves out, in strip, list and figures.
pub fn refresh(shadow: &ShadowHost, filter: &Filter) {
    let kept: Vec<String> = filter.voices.iter().map(|voice| voice_name(*voice)).collect_vec();
    for shown in shadow.all("[data-of]") {
        let of = shown.get_attribute("data-of");
        let is_out = !kept.is_empty() && !kept.iter().any(|voice| Some(voice) == of.as_ref());
        dom::flag(&shown, "data-out", is_out);
    }
}
