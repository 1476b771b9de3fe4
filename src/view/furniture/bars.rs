//! Comparable figures as bars from a common zero: full end for exact, broken for about, hollow with
//! a thick limit for "at most".

use super::presenter::Presenter;
use crate::compact::capitalised;
use crate::interaction::command::{Command, voice_name};
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::messages::fill;
use crate::view_model::{Bar, BarShape, Mark, Scale, VoiceTag};

/// "Soldaten im Vergleich"
pub fn title(presenter: &Presenter, scale: &Scale) -> String {
    match &scale.caption {
        Some(what) => fill(presenter.words.compared, &[("what", &capitalised(what))]),
        None => presenter.words.compared_plain.into(),
    }
}

/// The groups of bars, each with its caption; `who` shows whose a bar is.
pub fn bars(
    presenter: &Presenter,
    scale: &Scale,
    into: DomRecipe,
    who: fn(&Presenter, &VoiceTag) -> DomRecipe,
) -> DomRecipe {
    scale.groups.iter().fold(into, |mut into, group| {
        if let Some(caption) = &group.caption {
            into = into.child(&dom::element("p").class("caption").text(&capitalised(caption)));
        }
        let list = dom::element("ol").class("scale");
        let list =
            group.bars.iter().fold(list, |list, bar| list.child(&item(presenter, scale, bar, who)));
        into.child(&list)
    })
}

fn item(
    presenter: &Presenter,
    scale: &Scale,
    bar: &Bar,
    who: fn(&Presenter, &VoiceTag) -> DomRecipe,
) -> DomRecipe {
    let words =
        dom::element("button").with("type", "button").does(Command::Go(Mark::Figure(bar.figure)));
    let item = dom::element("li")
        .with("data-of", &voice_name(bar.tag.voice))
        .child(&words.text(&bar.words))
        .child(&drawn(scale, bar))
        .child(&who(presenter, &bar.tag));
    if bar.current { item.with("aria-current", "true") } else { item }
}

/// The bar in a drawing whose width is 100 units, whatever it is on the page; strokes and gaps stay
/// in pixels.
fn drawn(scale: &Scale, bar: &Bar) -> DomRecipe {
    // Room at the right end for the open ends of "about" and "at least".
    let percent = |share: f64| dom::percent(share * 0.92);
    let zero = dom::svg("line")
        .class("zero")
        .with("x1", &percent(scale.zero))
        .with("x2", &percent(scale.zero));
    let drawing = dom::svg("svg")
        .with("data-ql-s", &bar.tag.hue.to_string())
        .with("aria-hidden", "true")
        .child(&zero.with("y1", "0").with("y2", "28"));
    let (start, end) = (bar.start.min(bar.end), bar.start.max(bar.end));
    let block = |class: &str, x: &str, width: &str| {
        dom::svg("rect")
            .class(class)
            .with("x", x)
            .with("width", width)
            .with("y", "9")
            .with("height", "10")
    };
    let length = percent(end - start);
    match bar.shape {
        BarShape::Exact | BarShape::Range => {
            drawing.child(&block("full", &percent(start), &length))
        }
        BarShape::Max => {
            let limit = block("full", &percent(end), "4").with("transform", "translate(-4 0)");
            drawing.child(&block("open", &percent(start), &length)).child(&limit)
        }
        BarShape::Approx | BarShape::Min => {
            // The end is left open: three ticks, before the value for "about", after it for "at
            // least".
            let offset = if bar.shape == BarShape::Approx { -14 } else { 3 };
            let mut solid = block("full", &percent(start), &length);
            if bar.shape == BarShape::Approx {
                solid = solid.style("width", &format!("max(0px, calc({length} - 14px))"));
            }
            (0..3).fold(drawing.child(&solid), |drawing, tick| {
                let shift = format!("translate({} 0)", offset + 3 + tick * 6);
                drawing.child(&block("full", &percent(end), "3").with("transform", &shift))
            })
        }
    }
}
