//! The card of a figure: what it means, what it counts, who says it, and what it may be set
//! against.

use super::{Content, facts, foot, head, part_of, sayings, scale, text};
use crate::view::desk::Desk;
use crate::view::dom::{self, Draft};
use crate::view::names;
use crate::view_model::{Certainty, FigureCard, Mark, MentionId};

pub(super) fn content(desk: &Desk, card: &FigureCard) -> Content {
    let words = desk.words;
    let mut pieces = vec![head(
        desk,
        words.figure_kind(card.facts.kind),
        dom::element("h3").text(&card.facts.words),
    )];
    let said = card.facts.said_by.as_slice();
    let rests_on = card.rests_on.as_slice();
    pieces.extend(facts(vec![
        (words.means, text(desk.intl.figure(&card.facts, words))),
        (words.counted, text(card.facts.counted.clone())),
        (words.says, sayings(desk, said, true)),
        (words.according_to, sayings(desk, &card.chain, false)),
        (words.rests_on, sayings(desk, rests_on, false)),
        (words.also_marked, marks_within(desk, &card.within)),
        (words.recognised_by, text(words.by_its_form.to_string())),
        (words.certain, text(words.certainty(Certainty::of_figure(card.facts.kind)).to_string())),
    ]));
    pieces.extend(card.scale.as_ref().map(|scale| scale::section(desk, scale)));
    pieces.push(foot(words.recognised, part_of(desk, card.facts.said_by.as_ref())));
    Content { pieces, hue: card.facts.said_by.as_ref().map(|said| said.tag.hue) }
}

/// Shorter marks under the same words, as buttons that show their card in place.
pub(super) fn marks_within(desk: &Desk, marks: &[Mark]) -> Option<Draft> {
    let mut shown = None;
    for mark in marks {
        let reading = desk.model.reading();
        let label = match mark {
            Mark::Mention(MentionId(id)) => {
                let entity = reading.mentions[*id as usize].entity;
                reading.entities[entity.0 as usize].label.clone()
            }
            Mark::Figure(id) => desk.model.figure_card(*id).facts.words,
            Mark::Statement(_) => continue,
        };
        let before = shown.map_or_else(|| dom::element("span"), |before: Draft| before.text(", "));
        let button = dom::element("button")
            .class("link")
            .with("type", "button")
            .with("data-show", &names::of(*mark));
        shown = Some(before.child(&button.text(&label)));
    }
    shown
}
