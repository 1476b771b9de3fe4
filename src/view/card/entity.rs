//! The card of a person, place or organisation: what it is here, where it is named, what it says.

use super::parts::{
    Content, facts, foot, head, lines, marks_within, part_of, section, stepper, text,
};
use crate::compact::{Collect, capitalised, order};
use crate::interaction::command::Command;
use crate::view::browser::dom::{self, DomRecipe};
use crate::view::furniture::presenter::Presenter;
use crate::view::wording::messages::fill;
use crate::view_model::{Certainty, EntityCard, Mark, Position, StatementLine};

/// Number of its statements in the card of an entity; more are a click away.
const LISTED: usize = 3;

pub(super) fn content(presenter: &Presenter, card: &EntityCard) -> Content {
    let words = presenter.words;
    let heading = dom::element("h3").text(&capitalised(&card.label));
    let mut head = head(presenter, words.entity_kind(card.kind), heading);
    if let (Some(tag), Some(first)) = (card.voices.first(), card.statements.first()) {
        let link = dom::element("button").class("as").with("type", "button");
        let link = link.does(Command::Peek(Mark::Statement(first.id)));
        head = head.child(&link.text(words.source).child(&presenter.disc(tag, false)));
    }
    let mut pieces = vec![head];
    pieces.extend(facts(vec![
        (words.role_here, text(card.role.clone())),
        (words.also_called, text(card.aliases.join(", "))),
        (words.long_name, text(card.facts.long_name.clone())),
        (words.capital, text(card.facts.capital.clone())),
        (words.iso, text(card.facts.iso.clone())),
        (words.also_marked, within(presenter, card)),
        (words.recognised_by, text(words.by_its_words.to_string())),
        (words.certain, text(words.certainty(Certainty::of_entity(card.kind)).to_string())),
    ]));
    pieces.push(mentions(presenter, card));
    pieces.extend(says(presenter, card));
    pieces.push(foot(words.recognised, part_of(presenter, card.part_of.as_ref())));
    Content { pieces, hue: card.voices.first().map(|tag| tag.hue) }
}

/// Shorter marks under the same words, as buttons.
fn within(presenter: &Presenter, card: &EntityCard) -> Option<DomRecipe> {
    marks_within(presenter, &card.within)
}

fn mentions(presenter: &Presenter, card: &EntityCard) -> DomRecipe {
    let words = presenter.words;
    let mut section = section(words.mentions, Some(card.mentions.len()));
    if card.mentions.len() > 1 {
        let go = |at: Option<usize>| Some(Command::Go(Mark::Mention(card.mentions.get(at?)?.id)));
        let targets = match card.current {
            Some(at) => (go(at.checked_sub(1)), go(Some(at + 1))),
            None => (None, go(Some(0))),
        };
        let position =
            Position { at: card.current.map_or(0, |at| at + 1), of: card.mentions.len() };
        section = section.child(&stepper(
            (words.previous_mention, words.next_mention),
            targets,
            &presenter.position(position),
        ));
    }
    let mut track = dom::element("div").class("track").with("aria-hidden", "true");
    for (at, mention) in card.mentions.iter().enumerate() {
        let tick = dom::element("i").does(Command::Go(Mark::Mention(mention.id)));
        let tick = tick.flag("data-on", card.current == Some(at));
        track = track.child(&tick.style("left", &dom::percent(mention.start)));
    }
    section.child(&track)
}

fn says(presenter: &Presenter, card: &EntityCard) -> Option<DomRecipe> {
    let (tag, first) = (card.voices.first()?, card.statements.first()?);
    let count = card.statements.len();
    let shown = nearest(&card.statements);
    let section = section(presenter.words.says_here, Some(count))
        .child(&lines(presenter, &shown, tag.hue, None));
    if count <= LISTED {
        return Some(section);
    }
    let more = dom::element("button").class("link").with("type", "button");
    let more = more.does(Command::Peek(Mark::Statement(first.id)));
    Some(
        section
            .child(&more.text(&fill(presenter.words.all_statements, &[("n", &count.to_string())]))),
    )
}

/// The few that are nearest to the wording, in reading order.
fn nearest(statements: &[StatementLine]) -> Vec<StatementLine> {
    let mut listed: Vec<usize> = (0..statements.len()).collect_vec();
    order::by_number(&mut listed, |at| {
        let look = statements[*at].look;
        order::descending(2 * look.nearness as usize + usize::from(look.mixed))
    });
    listed.truncate(LISTED);
    order::by_number(&mut listed, |at| *at as u64);
    listed.into_iter().map(|at| statements[at].clone()).collect_vec()
}
