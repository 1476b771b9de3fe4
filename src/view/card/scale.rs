//! Comparable figures as bars from a common zero: full end for exact, broken for about, hollow with a thick limit for "at most".

use web_sys::Element;

use crate::view::desk::Desk;
use crate::view::dom::{self, Build};
use crate::view::messages::fill;
use crate::view::names;
use crate::view_model::{Bar, BarShape, Mark, Scale};

pub(super) fn section(desk: &Desk, scale: &Scale) -> Element {
    let words = desk.words;
    let title = match &scale.caption {
        Some(what) => fill(words.compared, &[("what", &names::capitalised(what))]),
        None => words.compared_plain.into(),
    };
    let count = scale.groups.iter().map(|group| group.bars.len()).sum();
    let mut section = super::section(&title, Some(count));
    for group in &scale.groups {
        if let Some(caption) = &group.caption {
            section = section.child(&dom::element("p").class("caption").text(&names::capitalised(caption)));
        }
        let list =
            group.bars.iter().fold(dom::element("ol").class("scale"), |list, bar| list.child(&item(desk, scale, bar)));
        section = section.child(&list);
    }
    section
}

fn item(desk: &Desk, scale: &Scale, bar: &Bar) -> Element {
    let words = dom::element("button").with("type", "button").with("data-go", &names::of(Mark::Figure(bar.figure)));
    let mut item = dom::element("li").child(&words.text(&bar.words)).child(&drawn(scale, bar));
    let disc = desk.disc(&bar.tag, true);
    if !disc.text_content().unwrap_or_default().is_empty() {
        dom::set(&disc, "title", &names::title(&bar.tag, desk.words));
    }
    item = item.child(&disc);
    if bar.current { item.with("aria-current", "true") } else { item }
}

/// The bar in a drawing whose width is 100 units, whatever it is on the page; strokes and gaps stay in pixels.
fn drawn(scale: &Scale, bar: &Bar) -> Element {
    // Room at the right end for the open ends of "about" and "at least".
    let percent = |share: f64| dom::percent(share * 0.92);
    let zero = dom::svg("line").class("zero").with("x1", &percent(scale.zero)).with("x2", &percent(scale.zero));
    let drawing = dom::svg("svg")
        .with("data-ql-s", &bar.tag.hue.to_string())
        .with("aria-hidden", "true")
        .child(&zero.with("y1", "0").with("y2", "28"));
    let (start, end) = (bar.start.min(bar.end), bar.start.max(bar.end));
    let block = |class: &str, x: &str, width: &str| {
        dom::svg("rect").class(class).with("x", x).with("width", width).with("y", "9").with("height", "10")
    };
    let length = percent(end - start);
    match bar.shape {
        BarShape::Exact | BarShape::Range => drawing.child(&block("full", &percent(start), &length)),
        BarShape::Max => {
            let limit = block("full", &percent(end), "4").with("transform", "translate(-4 0)");
            drawing.child(&block("open", &percent(start), &length)).child(&limit)
        }
        BarShape::Approx | BarShape::Min => {
            // The end is left open: three ticks, before the value for "about", behind it for "at least".
            let offset = if bar.shape == BarShape::Approx { -14 } else { 3 };
            let solid = block("full", &percent(start), &length);
            if bar.shape == BarShape::Approx {
                dom::set_style(&solid, "width", &format!("max(0px, calc({length} - 14px))"));
            }
            (0..3).fold(drawing.child(&solid), |drawing, tick| {
                let shift = format!("translate({} 0)", offset + 3 + tick * 6);
                drawing.child(&block("full", &percent(end), "3").with("transform", &shift))
            })
        }
    }
}
