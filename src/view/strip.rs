//! The article as one line: a segment a statement, as high as it is near to the wording. One Tab
//! stop, arrows inside.

use super::desk::Desk;
use super::dom::{self, Draft};
use super::legend::show_all;
use super::names;
use crate::view_model::{Mark, Nearness, StripSegment};

/// The strip, empty, with the key to its heights, which are also the lines of the text.
pub fn strip(desk: &Desk) -> Draft {
    let words = desk.words;
    let list = dom::element("ol").class("line").with("aria-label", words.strip_label);
    let kinds = [Nearness::Direct, Nearness::Indirect, Nearness::Reported, Nearness::Editorial];
    let caption = dom::element("span").class("caption").text(words.strip).child(&show_all(desk));
    let key = dom::element("p").class("key").child(&caption).child(&super::steps::stepper(desk));
    let key = kinds.iter().fold(key, |key, kind| {
        key.child(&dom::element("span").child(&sample(*kind)).child(&desk.line(*kind)))
    });
    dom::element("div").class("strip").part("strip").child(&list).child(&key)
}

/// The segments of the strip. They take no room of their own.
pub fn content(desk: &Desk) -> Draft {
    let strip = desk.model.strip();
    strip
        .iter()
        .enumerate()
        .fold(Draft::default(), |all, (at, segment)| all.child(&item(desk, segment, at == 0)))
}

fn item(desk: &Desk, segment: &StripSegment, first: bool) -> Draft {
    let button = dom::element("button")
        .with("type", "button")
        .with("tabindex", if first { "0" } else { "-1" })
        .with("data-go", &names::of(Mark::Statement(segment.statement)))
        .with("data-segment", "")
        .with("aria-label", &names::marker_label(&segment.tag, segment.look, desk.words));
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
        .with("data-ql-k", names::nearness(segment.look.nearness))
        .with("data-statement", &names::of(Mark::Statement(segment.statement)))
        .with("data-of", &names::voice(segment.tag.voice))
        .style("left", &dom::percent(segment.start))
        .style("width", &dom::percent(segment.width))
        .child(&button)
        .flag("data-mixed", segment.look.mixed);
    if segment.numeral {
        let numeral = dom::element("b")
            .class(if segment.tight { "tight" } else { "" })
            .with("aria-hidden", "true");
        item = item.child(&numeral.text(&names::badge(segment.tag.badge)));
    }
    item
}

fn sample(kind: Nearness) -> Draft {
    dom::element("i").class(&format!("sample {}", names::nearness(kind)))
}
