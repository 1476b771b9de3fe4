//! The content of the cards as DOM; one file per kind.

mod copy_row;
mod element;
mod entity;
mod figure;
mod parts;
mod question;
mod scale;
mod statement;

use crate::interaction::state::Steps;
use crate::view::furniture::presenter::Presenter;
use crate::view_model::{Mark, MentionId, StatementId};

pub use element::HoverCard;
pub use parts::Content;
pub use question::question;

/// The content of the card of a mark; `around` gives the steps from a statement, and what was
/// answered for it.
pub fn content(
    presenter: &Presenter,
    mark: Mark,
    around: impl Fn(StatementId) -> (Steps, Option<String>),
) -> Content {
    match mark {
        Mark::Statement(id) => {
            statement::content(presenter, &presenter.model.statement_card(id), around(id))
        }
        Mark::Figure(id) => figure::content(presenter, &presenter.model.figure_card(id)),
        Mark::Mention(id) => {
            let MentionId(at) = id;
            let entity = presenter.model.reading().mentions[at as usize].entity;
            entity::content(presenter, &presenter.model.entity_card(entity, Some(id)))
        }
    }
}
