//! The article's figures at a glance: comparable ones on one scale, dates on a line, then all of
//! them as a table.

use super::bars;
use super::presenter::Presenter;
use super::tables::{head, jump};
use crate::interaction::command::{Command, voice_name};
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
use crate::view_model::{
    FigureLine, Mark, Nearness, Scale, TimeLine, TimeLinePoint, TimeMention, TimeScale, Voice,
    VoiceTag,
};

/// The panel of all figures.
pub fn figures(presenter: &Presenter) -> DomRecipe {
    let words = presenter.words;
    let all = presenter.model.figures();
    let count = presenter.formats.number(all.len() as f64);
    let mut panel = dom::element("section")
        .class("figures tables")
        .part("figures")
        .with("aria-labelledby", "figures")
        // In place of the article, hence in place of its headline.
        .child(
            &dom::element("h2")
                .with("id", "figures")
                .with("aria-level", "1")
                .text(words.figures_title),
        )
        .child(&dom::element("p").class("summary").text(&format!(
            "{} · {}",
            fill(
                if all.len() == 1 { words.figures_one } else { words.figures_count },
                &[("n", &count)]
            ),
            words.recognised
        )));
    for scale in presenter.model.scales() {
        panel = panel.child(&compared(presenter, &scale));
    }
    if let Some(line) = presenter.model.time_line() {
        panel = panel.child(&time_line(presenter, &line));
    }
    if all.is_empty() { panel } else { panel.child(&table(presenter, &all)) }
}

fn section(class: &str, title: &str) -> DomRecipe {
    let heading = dom::element("h3").with("aria-level", "2").text(title);
    dom::element("section").class(class).child(&heading)
}

fn compared(presenter: &Presenter, scale: &Scale) -> DomRecipe {
    bars::bars(presenter, scale, section("compared", &bars::title(presenter, scale)), who)
}

/// Disc and name.
fn who(presenter: &Presenter, tag: &VoiceTag) -> DomRecipe {
    dom::element("span")
        .class("by")
        .child(&presenter.disc(tag, true))
        .text(&labels::title(tag, presenter.words))
}

fn time_line(presenter: &Presenter, line: &TimeLine) -> DomRecipe {
    let words = presenter.words;
    let list = line.points.iter().fold(dom::element("ol").class("days"), |list, point| {
        list.child(&day(presenter, line, point))
    });
    let section = section("compared", words.time_line).child(&list);
    match line.scale {
        TimeScale::Linear => section,
        TimeScale::Compressed => {
            section.child(&dom::element("p").class("caption").text(words.time_compressed))
        }
    }
}

fn day(presenter: &Presenter, line: &TimeLine, point: &TimeLinePoint) -> DomRecipe {
    let words = presenter.words;
    let when = dom::element("span").class("when").text(&presenter.formats.when(&point.value));
    let mut named = dom::element("span").class("named");
    if point.own {
        named = named.child(&dom::element("span").text(words.article_date));
    }
    named = point
        .mentions
        .iter()
        .fold(named, |named, mention| named.child(&mentioned(presenter, mention)));
    dom::element("li")
        .child(&when)
        .child(&dom::element("span").class("drawn").child(&drawn(line, point)))
        .child(&named)
        .flag("data-own", point.own)
}

fn mentioned(presenter: &Presenter, mention: &TimeMention) -> DomRecipe {
    let button = dom::element("button").class("link").with("type", "button").with("lang", "de");
    let button = button.does(Command::Go(Mark::Figure(mention.figure))).text(&mention.words);
    let shown = dom::element("span").with("data-of", &voice_name(mention.tag.voice)).child(&button);
    if mention.tag.voice == Voice::Editorial {
        shown
    } else {
        shown.child(&who(presenter, &mention.tag))
    }
}

/// A day as a dot, a period as a bar, the article's date as an upright line through all rows.
fn drawn(line: &TimeLine, point: &TimeLinePoint) -> DomRecipe {
    // Room at both ends for half a dot.
    let place = |share: f64| dom::percent(0.03 + share * 0.94);
    let drawing = dom::svg("svg").with("aria-hidden", "true");
    let across = dom::svg("line")
        .class("across")
        .with("x1", "0")
        .with("x2", "100%")
        .with("y1", "16")
        .with("y2", "16");
    let mut drawing = drawing.child(&across);
    if let Some(today) = line.article.map(place) {
        let upright = dom::svg("line").class("today").with("x1", &today).with("x2", &today);
        drawing = drawing.child(&upright.with("y1", "0").with("y2", "100%"));
    }
    // A colour only where one voice names it.
    let mut voices = point.mentions.iter().map(|mention| &mention.tag);
    if let Some(first) = voices.next().filter(|tag| tag.voice != Voice::Editorial)
        && voices.all(|tag| tag.voice == first.voice)
    {
        drawing = drawing.with("data-ql-s", &first.hue.to_string());
    }
    let shape = if point.end > point.start {
        let bar = dom::svg("rect")
            .class("full")
            .with("x", &place(point.start))
            .with("y", "11")
            .with("height", "10");
        // Never so short that it cannot be seen.
        bar.style(
            "width",
            &fill("max(4px, {n})", &[("n", &dom::percent((point.end - point.start) * 0.94))]),
        )
    } else {
        dom::svg("circle")
            .class("full")
            .with("cx", &place(point.start))
            .with("cy", "16")
            .with("r", "5")
    };
    drawing.child(&shape)
}

fn table(presenter: &Presenter, all: &[FigureLine]) -> DomRecipe {
    let words = presenter.words;
    let columns = [words.figure, words.means, words.counted, words.says, words.place];
    let body =
        all.iter().fold(dom::element("tbody"), |body, line| body.child(&row(presenter, line)));
    let caption = dom::element("caption").text(words.figures_caption);
    let table = dom::element("table").child(&caption).child(&head(&columns)).child(&body);
    section("all", words.figures_all).child(&table)
}

fn row(presenter: &Presenter, line: &FigureLine) -> DomRecipe {
    let facts = &line.facts;
    let cell = |text: &str| dom::element("td").text(text);
    let name =
        dom::element("th").class("said").with("scope", "row").with("lang", "de").text(&facts.words);
    let row = dom::element("tr")
        .with("data-of", &voice_name(line.tag.voice))
        .child(&name)
        .child(&cell(&presenter.formats.figure(facts, presenter.words)))
        .child(&cell(facts.counted.as_deref().unwrap_or_default()).with("lang", "de"))
        .child(&dom::element("td").child(&who(presenter, &line.tag)))
        .child(&dom::element("td").child(&jump(presenter, Mark::Figure(facts.id), facts.place)));
    let verbatim =
        facts.said_by.as_ref().is_some_and(|said| said.look.nearness == Nearness::Direct);
    row.flag("data-verbatim", verbatim)
}
