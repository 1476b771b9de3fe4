//! The one place that a statement names.

use super::mark::{Mark, MentionId, StatementId};
use crate::compact::Map;
use crate::reading::{EntityId, EntityKind, MentionForm, Reading};

/// The place that a statement names, of those that name exactly one; derived forms ("russisch") do
/// not count.
pub(super) fn only_places(
    reading: &Reading,
    around: impl Fn(Mark) -> Option<StatementId>,
) -> Map<StatementId, EntityId> {
    let mut places: Map<StatementId, Option<EntityId>> = Map::default();
    for (at, mention) in reading.mentions.iter().enumerate() {
        if (mention.kind, mention.form) != (EntityKind::Location, MentionForm::Plain) {
            continue;
        }
        if let Some(inner) = around(Mark::Mention(MentionId(at as u32))) {
            let only = places.or_insert(inner, Some(mention.entity));
            *only = only.filter(|known| *known == mention.entity);
        }
    }
    places.into_iter().filter_map(|(statement, only)| Some((statement, only?))).collect()
}
