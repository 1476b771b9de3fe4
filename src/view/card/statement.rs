//! The card of a statement: who, how near to the wording, recognised by what, and what else this
//! source says.

use super::parts::{Content, facts, head, lines, sayings, section, steps_foot, text};
use crate::interaction::state::Steps;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::furniture::presenter::Presenter;
use crate::view::wording::labels;
use crate::view::wording::messages::fill;
use crate::view_model::{Mark, StatementCard};

pub(super) fn content(
    presenter: &Presenter,
    card: &StatementCard,
    (steps, answer): (Steps, Option<String>),
) -> Content {
    let words = presenter.words;
    let kind = card.tag.kind.map_or(words.nobody_kind, |kind| words.source_kind(kind));
    let heading = dom::element("h3").child(&presenter.disc(&card.tag, false));
    let heading = heading.child(&dom::element("span").text(&labels::title(&card.tag, words)));
    let mut pieces = vec![head(presenter, &with_level(presenter, kind, &card.levels), heading)];
    let inferred = card.inferred.then(|| words.inferred_from.to_string());
    pieces.extend(facts(vec![
        (words.kind_of_speech, Some(presenter.look(card.look))),
        (words.recognised_by, text(presenter.evidence(&card.cue, card.evidence))),
        (
            words.certain,
            text(card.certainty.map(|certainty| words.certainty(certainty).to_string())),
        ),
        (words.inferred, text(inferred)),
        (words.quiz_answer, text(answer)),
        (words.note, text(card.review.as_ref().and_then(|review| review.note.clone()))),
        (words.according_to, sayings(presenter, &card.chain, false)),
        (words.contains, sayings(presenter, &card.contains, false)),
    ]));
    pieces.extend(quote(presenter, card));
    pieces.push(of_source(presenter, card));
    pieces.push(super::copy_row::offer(presenter));
    let origin = dom::element("span").text(presenter.origin(card.review.as_ref()));
    pieces.push(steps_foot(presenter, origin, &steps));
    Content { pieces, hue: Some(card.tag.hue) }
}

/// "Regierung · Ebene 2 von 2" where statements lie in each other.
fn with_level(presenter: &Presenter, kind: &str, levels: &[Mark]) -> String {
    let of = levels.len();
    if of < 2 {
        return kind.into();
    }
    let level = fill(presenter.words.level, &[("at", &of.to_string()), ("of", &of.to_string())]);
    format!("{kind} · {level}")
}

/// The words, where they are scattered or too short to be understood alone.
fn quote(presenter: &Presenter, card: &StatementCard) -> Option<DomRecipe> {
    if !card.has_gap && card.around.is_none() {
        return None;
    }
    let mut quote = dom::element("blockquote").with("lang", "de");
    if let Some(around) = &card.around {
        quote =
            quote.child(&dom::element("span").class("around").text(&spaced_end(&around.before)));
    }
    quote = presenter.runs(quote, &card.text);
    if let Some(around) = &card.around {
        quote =
            quote.child(&dom::element("span").class("around").text(&spaced_start(&around.after)));
    }
    Some(quote)
}

/// With the space that stood before the quote, unless a bracket or quotation mark opens there.
fn spaced_end(before: &str) -> String {
    if before.ends_with(['(', '„', '»', '‚', '"']) {
        before.into()
    } else {
        format!("{before} ")
    }
}

/// With the space that stood after the quote, unless a sign closes it.
fn spaced_start(after: &str) -> String {
    if after.starts_with(char::is_alphanumeric) { format!(" {after}") } else { after.into() }
}

fn of_source(presenter: &Presenter, card: &StatementCard) -> DomRecipe {
    let count = card.of_source.len();
    let section = section(presenter.words.statements_of_source, Some(count));
    if count > 1 {
        return section.child(&lines(presenter, &card.of_source, card.tag.hue, Some(card.current)));
    }
    let track =
        card.of_source.iter().fold(dom::element("div").class("track parts"), |track, line| {
            let part = dom::element("i").with("data-on", "");
            track.child(
                &part
                    .style("left", &dom::percent(line.start))
                    .style("width", &dom::percent(line.width)),
            )
        });
    section.child(&track.with("data-ql-s", &card.tag.hue.to_string()).with("aria-hidden", "true"))
}
