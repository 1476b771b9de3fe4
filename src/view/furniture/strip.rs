//! The article as one line: a segment a statement, as high as it is near to the wording. One Tab
//! stop, arrows inside.

use super::presenter::Presenter;
use super::stepper::stepper;
use super::switches::show_all;
use crate::interaction::command::{Command, mark_name, voice_name};
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels;
use crate::view_model::{Mark, Nearness, StripSegment};

/// The strip, empty, with the key to its heights, which are also the lines of the text.
pub fn strip(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let list = dom::element("ol").class("line").with("aria-label", words.strip_label);
    let kinds = [Nearness::Direct, Nearness::Indirect, Nearness::Reported, Nearness::Editorial];
    let caption =
        dom::element("span").class("caption").text(words.strip).child(&show_all(presenter));
    let key = dom::element("p").class("key").child(&caption).child(&stepper(presenter));
    let key = kinds.iter().fold(key, |key, kind| {
        key.child(&dom::element("span").child(&sample(*kind)).child(&presenter.line(*kind)))
    });
    dom::element("div").class("strip").part("strip").child(&list).child(&key)
}

/// The segments of the strip. They take no room of their own.
pub fn content(presenter: &Presenter) -> DomRecipe {
    let strip = presenter.model.strip();
    strip.iter().enumerate().fold(DomRecipe::default(), |all, (at, segment)| {
        all.child(&item(presenter, segment, at == 0))
    })
}

fn item(presenter: &Presenter, segment: &StripSegment, first: bool) -> DomRecipe {
    let button = dom::element("button")
        .with("type", "button")
        .with("tabindex", if first { "0" } else { "-1" })
        .does(Command::Go(Mark::Statement(segment.statement)))
        .with("data-segment", "")
        .with("aria-label", &labels::marker_label(&segment.tag, segment.look, presenter.words));
    let button = segment.steps.iter().fold(button, |button, (start, width)| {
        let step = dom::element("i")
            .style("left", &dom::percent(*start))
            .style("width", &dom::percent(*width));
        button.child(&step)
    });
    let mut item = dom::element("li")
        .class(if segment.nested { "seg nested" } else { "seg" })
        .part("segment")
        .with("data-ql-s", &segment.tag.hue.to_string())
        .with("data-ql-k", labels::nearness(segment.look.nearness))
        .with("data-statement", &mark_name(Mark::Statement(segment.statement)))
        .with("data-of", &voice_name(segment.tag.voice))
        .style("left", &dom::percent(segment.start))
        .style("width", &dom::percent(segment.width))
        .child(&button)
        .flag("data-mixed", segment.look.mixed);
    if segment.numeral {
        let numeral = dom::element("b")
            .class(if segment.tight { "tight" } else { "" })
            .with("aria-hidden", "true");
        item = item.child(&numeral.text(&labels::badge(segment.tag.badge)));
    }
    item
}

fn sample(kind: Nearness) -> DomRecipe {
    dom::element("i").class(&format!("sample {}", labels::nearness(kind)))
}
