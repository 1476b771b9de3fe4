//! The card of a figure: what it means, what it counts, who says it, and what it may be set
//! against.

use super::parts::{Content, facts, foot, head, marks_within, part_of, sayings, text};
use super::scale;
use crate::view::browser::dom;
use crate::view::furniture::presenter::Presenter;
use crate::view_model::{Certainty, FigureCard};

pub(super) fn content(presenter: &Presenter, card: &FigureCard) -> Content {
    let words = presenter.words;
    let mut pieces = vec![head(
        presenter,
        words.figure_kind(card.facts.kind),
        dom::element("h3").text(&card.facts.words),
    )];
    let said = card.facts.said_by.as_slice();
    let rests_on = card.rests_on.as_slice();
    pieces.extend(facts(vec![
        (words.means, text(presenter.formats.figure(&card.facts, words))),
        (words.counted, text(card.facts.counted.clone())),
        (words.says, sayings(presenter, said, true)),
        (words.according_to, sayings(presenter, &card.chain, false)),
        (words.rests_on, sayings(presenter, rests_on, false)),
        (words.also_marked, marks_within(presenter, &card.within)),
        (words.recognised_by, text(words.by_its_form.to_string())),
        (words.certain, text(words.certainty(Certainty::of_figure(card.facts.kind)).to_string())),
    ]));
    pieces.extend(card.scale.as_ref().map(|scale| scale::section(presenter, scale)));
    pieces.push(foot(words.recognised, part_of(presenter, card.facts.said_by.as_ref())));
    Content { pieces, hue: card.facts.said_by.as_ref().map(|said| said.tag.hue) }
}
